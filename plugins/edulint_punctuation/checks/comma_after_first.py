"""PU113: 、 after 第一 and 首先."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Edit, Finding, Fix, Severity, Span, Wording, WordList, occurrences

_WORDS = WordList(__file__, "comma_after_first.txt")

# A draft that writes so many with 、 does so throughout.
_MANY = 3


class CommaAfterFirst(Check):
    """What it finds:
        zh: 句首的“第一”“首先”“其次”后面用了顿号。
        en: An enumeration comma after 第一, 首先 or 其次 at the head of a sentence.

    Why it matters:
        zh: “第一”“首先”是词语形式的序次语，后面用逗号；顿号只用在“一、”这样的汉字数字之后。
        en: These words take a comma ，; only plain Han numerals such as 一 take 、.

    Example:
        第一、加强组织领导。

    Instead:
        第一，加强组织领导。

    Source:
        zh: GB/T 15834-2011 附录B.3.1。
        en: GB/T 15834-2011, B.3.1.
    """

    code = "PU113"
    name = "comma-after-first"
    severity = Severity.WARNING
    summary = Wording(zh="“第一”“首先”后面应用逗号", en="、 after 第一 or 首先")
    messages = {
        "comma": Wording(zh="“{word}”后面用逗号，不用顿号，共{count}处", en="{word} takes ， not 、 ({count} place(s))")
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for all such words; where a draft writes many so, and none otherwise, it is a habit."""
        prose, order = document.prose, _WORDS.section("order")
        places = sorted(_places(prose, order))
        if not places:
            return
        commas = [Span(place.end - 1, place.end) for place in places]
        habit = len(places) >= _MANY and not any(f"{word}，" in prose for word in order)
        yield self.gathered(
            places,
            "comma",
            severity=Severity.INFO if habit else Severity.WARNING,
            fix=Fix(tuple(Edit(comma, "，") for comma in commas), safe=True),
            word=prose[places[0].start : places[0].end - 1],
        )


def _places(prose: str, order: tuple[str, ...]) -> Iterator[Span]:
    """Yield such words at the head of a sentence, each with its comma."""
    for word in order:
        for at in occurrences(prose, f"{word}、"):
            end = at + len(word) + 1
            # 质量第一、效益优先 does not open a sentence.
            if not prose[max(0, at - 1) : at].isalnum() and not prose.startswith(_WORDS.section("list"), end):
                yield Span(at, end)
