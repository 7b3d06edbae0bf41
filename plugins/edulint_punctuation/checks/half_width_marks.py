"""PU101: half-width marks in Chinese text."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Edit, Finding, Fix, Severity, Span, Wording
from edulint_punctuation.mangled import mangled_marks
from edulint_punctuation.widths import widenings

# A few marks are slips where the draft otherwise writes such marks full-width; else they are a habit. Brackets are a
# habit of their own: many who write ， write ().
_FEW = 12
_SLIP_SHARE = 0.15
_SLIP_FULL = 5
# The lines of a title, with which only a kind of text ends, and the marks of a sentence.
_TITLES, _OTHER_MARKS = 2, frozenset(",;:。!?、")
_KINDS_OF_TEXT = (
    "总结",
    "汇报",
    "报告",
    "计划",
    "方案",
    "体会",
    "讲话",
    "发言",
    "致辞",
    "通知",
    "材料",
    "词",
    "稿",
    "书",
)
_KINDS = ("，；：？！", "。", "（）")


class HalfWidthMarks(Check):
    """What it finds:
        zh: 汉字旁边的半角标点（, ; : ? ! ( ) 和直引号）。全文只报一条，列出处数和每一处的位置。
        en: Half-width marks beside Chinese characters (, ; : ? ! ( ) and straight quotes): one finding for the whole
        draft, with the number and every place.

    Why it matters:
        zh: 中文标点应占一个字的位置，半角标点挤在字间，全角半角混用尤其显得不经心。习惯用半角的稿件只作提示；通篇全角而夹着个别半角，多半是手误，给出警告。
        en: Chinese marks take the room of one character. A draft written half-width throughout gets a mere hint; a few
        half-width marks in a full-width draft are slips and get a warning.

    Example:
        今年以来,全县新建学校3所(含幼儿园1所)。

    Instead:
        今年以来，全县新建学校3所（含幼儿园1所）。

    Source:
        zh: GB/T 15834-2011 5.1；原始稿件中所见。
        en: GB/T 15834-2011, 5.1; seen in raw drafts.
    """

    code = "PU101"
    name = "half-width-marks"
    severity = Severity.INFO
    summary = Wording(zh="汉字旁边用了半角标点", en="half-width marks beside Chinese characters")
    messages = {
        "habit": Wording(
            zh="中文里用了半角标点，共{count}处，应改为全角",
            en="{count} half-width mark(s) in Chinese text; write them full-width",
        ),
        "slip": Wording(
            zh="全角标点中夹着半角标点，共{count}处，应改为全角",
            en="{count} half-width mark(s) in a draft that otherwise writes full-width ones",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for all the half-width marks."""
        prose = document.prose
        # Of two single quotes for a double one another check tells.
        spared = {at for mark in mangled_marks(document) if len(mark) > 1 for at in range(*mark.bounds)}
        edits = [
            edit
            for edit in widenings(prose)
            if edit.span.start not in spared and not (edit.text == "。" and _ends_title(document, edit.span.start))
        ]
        if not edits:
            return
        slip = _is_slip(prose, edits)
        yield self.gathered(
            [Span(edit.span.start, edit.span.start + 1) for edit in edits],
            "slip" if slip else "habit",
            fix=Fix(tuple(edits), safe=True),
            severity=Severity.WARNING if slip else Severity.INFO,
        )


def _ends_title(document: Document, at: int) -> bool:
    """Tell whether a dot ends a line that is no sentence: 市政府全体会议主持词."""
    block = document.block_at(at)
    if block is None or at + 1 != block.span.end or block not in document.blocks[:_TITLES]:
        return False
    title = document.folded[block.span.start : at]
    return title.endswith(_KINDS_OF_TEXT) and _OTHER_MARKS.isdisjoint(title)


def _is_slip(prose: str, edits: list[Edit]) -> bool:
    if len(edits) > _FEW:
        return False
    for kind in _KINDS:
        half = sum(edit.text in kind for edit in edits)
        full = sum(map(prose.count, kind))
        if half and full >= _SLIP_FULL and half <= _SLIP_SHARE * (half + full):
            return True
    return False
