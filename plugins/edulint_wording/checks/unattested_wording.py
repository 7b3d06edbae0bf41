"""WO106: a character that earlier reports never have there."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import ArchiveCheck, Document, Finding, Severity, Span, Wording, WordList

_WORDS = WordList(__file__, "unattested_wording.txt")

# The name of a place, school or company ends so many characters on at the most.
_NAME = 4
_QUOTES = (("“", "”"), ("‘", "’"), ("《", "》"))


class UnattestedWording(ArchiveCheck):
    """What it finds:
        zh: 档案库里的旧稿从来没有这样写过、换成一个音近或形近的字却多处写过的地方（--archive 指定档案库；需要 numpy）。名称、引号里的话和一再出现的写法不报。
        en: A character that no earlier report of the archive has there, where one that is alike stands in several
        passages (--archive names the archive; needs numpy). Names, quotations and what the draft repeats are left
        alone.

    Why it matters:
        zh: 本单位历年的行文习惯就是最好的校对依据；输入法选错的字，词表里查不到，旧稿里看得出。
        en: What an office has written over the years judges its wording best; no list has every slip of an input
        method.

    Example:
        全面提升教雪质量。

    Instead:
        全面提升教学质量。

    Source:
        zh: 与已存旧稿的三字、五字连用比对；不改动、只提示核对。
        en: The three and five characters in a row of the reports kept; a hint, never a repair.
    """

    code = "WO106"
    name = "unattested-wording"
    severity = Severity.INFO
    summary = Wording(zh="旧稿中没有的写法", en="a wording that earlier reports don't have")
    messages = {
        "likely": Wording(
            zh="旧稿从未写过“{words}”，多处写作“{likely}”，请核对“{character}”字",
            en="no earlier report has {words}, several have {likely}; please check {character}",
        ),
    }

    def compared(self, document: Document, texts: Iterator[str]) -> Iterator[Finding]:
        """Yield a finding for each place."""
        import importlib.util

        if importlib.util.find_spec("numpy") is None:
            return
        from edulint_wording.attested import doubts

        prose = document.prose
        for doubt in doubts(prose, texts):
            if _is_exempt(prose, doubt.at, doubt.likely):
                continue
            # A place in doubt has two Han characters on either side.
            before, after = prose[doubt.at - 2 : doubt.at], prose[doubt.at + 1 : doubt.at + 3]
            yield self.finding(
                Span(doubt.at, doubt.at + 1),
                "likely",
                blames=[Span(doubt.at, doubt.at + 1)],
                words=before + prose[doubt.at] + after,
                likely=before + doubt.likely + after,
                character=prose[doubt.at],
            )


def _is_exempt(prose: str, at: int, likely: str) -> bool:
    """Tell whether the wording is likely right though nobody wrote it before: a name, a quotation, a habit."""
    words = prose[at - 1 : at + 2]
    following = prose[at + 1 : at + 1 + _NAME]
    return (
        prose.count(words) > 1
        or any({prose[at], likely} <= set(pair) for pair in _WORDS.section("alternating"))
        or any(tail in following for tail in _WORDS.section("name"))
        or prose[at] in _WORDS.section("place")
        or _is_quoted(prose, at)
    )


def _is_quoted(prose: str, at: int) -> bool:
    """Tell whether quotation marks or title marks stand open at a place of a line."""
    line = prose[prose.rfind("\n", 0, at) + 1 : at]
    return any(line.count(opening) > line.count(closing) for opening, closing in _QUOTES)
