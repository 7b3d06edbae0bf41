"""RE113: marks of Markdown in a text that nothing will set: ** and # from a chat program."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edulint.api import Check, Document, Finding, Genre, Severity, Span, Wording, line_around, pattern
from edulint_residue.fixes import deletion

# ## 三、主要做法, ###（一）检修: a blank or a number behind the marks; #话题# has neither, and its fellow at the end.
_HEADING = pattern(
    r"^[ \t]*(?P<marks>#{1,6}(?:[ \t]+(?=[^\s#])|(?=[(（]?[0-9一二三四五六七八九十]{1,3}[、.．)）])))[^\r\n#]*$",
    re.MULTILINE,
)
_RUN = pattern(r"\*{2,}")
_LONGEST_PHRASE = 80
_OPENERS = " \t\r\n([{（“‘\"'《【「，。、；：！？,;:!?—-"
_CLOSERS = " \t\r\n)]}）”’\"'》】」，。、；：！？,.;:!?—-"
# Inside a sentence a phrase in bold looks like a masked name; of so many pairs one does not.
_SHARE_APART = 3
# A phrase set in bold may hold the mark behind it: **检修情况：**
_PHRASE_ENDS = "：:。！？；"


class MarkdownMarks(Check):
    """What it finds:
        zh: Word 稿和纯文本里留着的 Markdown 记号：标题前的“##”，成对的“**”。扩展名是 .md 的稿件不查。
        en: Marks of Markdown in Word files and plain text: ## before headings, pairs of **. A .md draft may have them.

    Why it matters:
        zh: 这些记号在 Word 里不会变成标题和粗体，只显示为井号和星号；一看便知是从写作软件里复制来的。
        en: Word shows them as they are, instead of headings and bold type: it is plain that an answer was pasted.

    Example:
        ## 一、检修情况

        **加强领导。**压实责任。

    Instead:
        一、检修情况

        加强领导。压实责任。

    Source:
        zh: 写作软件生成的稿件中所见。
        en: Seen in drafts that chat programs wrote.
    """

    code = "RE113"
    name = "markdown-marks"
    severity = Severity.WARNING
    summary = Wording(zh="Markdown 记号没有去掉", en="marks of Markdown left in the text")
    messages = {
        "marks": Wording(
            zh="文中有{count}处“{mark}”这样的 Markdown 记号，Word 不认，会原样显示，请删去",
            en="{count} mark(s) of Markdown such as {mark} stand in the text; Word shows them as they are; delete them",
        )
    }
    silent_in = frozenset({Genre.PROGRAM})

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for all the marks of a draft."""
        if document.format == "markdown" and not document.path.lower().endswith((".txt", ".text")):
            return
        text = document.text
        headings = [Span.of(match, "marks") for match in _HEADING.finditer(text)] if "#" in text else []
        bold = list(_bold_marks(text)) if "**" in text else []
        marks = sorted([*headings, *bold])
        if marks:
            # Headings alone may be what turns a page into text writes: a title, in what is kept as Markdown.
            severity = None if bold or document.format == "word" else Severity.INFO
            mark = document.slice(marks[0]).strip()
            yield self.gathered(marks, "marks", severity=severity, fix=deletion(marks, safe=True), mark=mark)


def _bold_marks(text: str) -> Iterator[Span]:
    """Yield the marks around phrases in bold; none where a run of stars is something else: **县 is a masked name."""
    runs = [run for run in map(Span.of, _RUN.finditer(text)) if not _is_rule(text, run)]
    if len(runs) % 2 or any(len(run) > 3 for run in runs):
        return
    pairs = list(zip(runs[::2], runs[1::2], strict=True))
    apart = sum(_stand_apart(text, one, other) for one, other in pairs)
    if apart * _SHARE_APART >= len(pairs) and all(_is_phrase(text[one.end : other.start]) for one, other in pairs):
        yield from runs


def _is_rule(text: str, run: Span) -> bool:
    """Tell whether a run of stars has a line of its own: a rule, drawn between two parts of a text."""
    start, end = line_around(text, *run.bounds)
    return text[start:end].strip() == text[run.start : run.end]


def _is_phrase(words: str) -> bool:
    is_one = 1 < len(words) <= _LONGEST_PHRASE and "\n" not in words
    return is_one and words[0] not in _CLOSERS and (words[-1] not in _OPENERS or words[-1] in _PHRASE_ENDS)


def _stand_apart(text: str, one: Span, other: Span) -> bool:
    """Tell whether a pair of marks stands where a phrase begins and ends: a masked name goes on behind its marks."""
    before, after = text[one.start - 1 : one.start] or "\n", text[other.end : other.end + 1] or "\n"
    return before in _OPENERS and (after in _CLOSERS or text[other.start - 1] in _PHRASE_ENDS)
