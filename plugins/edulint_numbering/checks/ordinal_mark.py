"""The check ``ordinal-mark``."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Edit, Finding, Fix, OrdinalStyle, Severity, Span, Wording, fold
from edulint_numbering.odd_headings import odd_headings
from edulint_numbering.quoting import quoted
from edulint_numbering.sequences import sequences
from edulint_numbering.sequences.items import Item

_BRACKETED = (OrdinalStyle.HAN_PAREN, OrdinalStyle.DIGIT_PAREN, OrdinalStyle.CIRCLED)
# What should follow a number of each style, where something else does.
_PROPER = {
    OrdinalStyle.DIGIT_COMMA: ".",
    OrdinalStyle.DIGIT_DOT: ".",
    OrdinalStyle.HAN_COMMA: "、",
    OrdinalStyle.HAN_DOT: "、",
    **dict.fromkeys(_BRACKETED, ""),
}
_MARKS = frozenset("、.:,。")


class OrdinalMark(Check):
    """What it finds:
        zh: 序号后面的标点不合规范：“（一）、”多了顿号，“1、”应为“1.”，“一.”应为“一、”，“一是，”不用逗号。
        en: The wrong mark after a number: （一）、 for （一）, 1、 for 1., 一. for 一、, 一是， for 一是.

    Why it matters:
        zh: 国家标准有明确规定；上级机关审核公文时会逐一挑出来。
        en: The national standard is explicit, and reviewers look for it.

    Example:
        （一）、加强队伍建设
        （二）、改善办学条件

    Instead:
        （一）加强队伍建设
        （二）改善办学条件

    Source:
        zh: GB/T 15834-2011 附录 B.3.2～B.3.7。
        en: GB/T 15834-2011, appendix B.3.2 to B.3.7.
    """

    code = "NU114"
    name = "ordinal-mark"
    severity = Severity.INFO
    summary = Wording(zh="序号后面的标点不合规范", en="the mark after a number is not the proper one")
    messages = {
        "one": Wording(zh="{item}应写作“{instead}”", en="{item} should be written “{instead}”"),
        "many": Wording(
            zh="{item}应写作“{instead}”，全文这样的序号有 {count} 处",
            en="{item} should be written “{instead}”; the draft has {count} such numbers",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each style of number, at the first one; its fix mends them all."""
        wrong: dict[tuple[OrdinalStyle, str], list[tuple[Item, Edit]]] = {}
        for sequence in sequences(document):
            # Where two styles are mixed, mixed-numbering says which one to write.
            odd = {item.start for item in odd_headings(sequence)[1]}
            for item in sequence.items:
                # A masked number is told of as such.
                is_masked = item.value is None and item.ordinal.style is not OrdinalStyle.WORD
                is_told = is_masked or item.given or item.start in odd
                edit = None if is_told else _edit(document, item)
                if edit:
                    mark = fold(document.text[edit.span.end - 1])
                    wrong.setdefault((item.ordinal.style, mark), []).append((item, edit))
        for found in wrong.values():
            item, edit = found[0]
            head = document.text[item.start : edit.span.start]
            yield self.finding(
                Span(item.start, max(item.ordinal.span.end, edit.span.end)),
                "one" if len(found) == 1 else "many",
                fix=Fix(tuple(edit for _, edit in found), safe=True),
                item=_quoted(document, item, edit),
                instead="".join(head.split()) + edit.text,
                count=len(found),
            )


def _quoted(document: Document, item: Item, edit: Edit) -> Wording:
    if edit.span.end <= item.ordinal.span.end:
        return quoted(item)
    words = "".join(document.text[item.start : edit.span.end].split())
    return Wording(zh=f"“{words}”", en=f"“{words}”")


def _edit(document: Document, item: Item) -> Edit | None:
    """Return the edit that puts the proper mark after a number, or None where it stands there."""
    ordinal, folded = item.ordinal, document.folded
    end = ordinal.span.end
    if ordinal.style is OrdinalStyle.POINT:
        # Behind 三是。 at a paragraph's end the point itself is lost.
        is_lost = folded[end + 1 : end + 2] in ("", "\n")
        return Edit(Span(end, end + 1), "") if folded[end : end + 1] in _MARKS and not is_lost else None
    if ordinal.style is OrdinalStyle.HAN_HALF_PAREN:
        # 一） has lost its first bracket.
        return Edit(ordinal.span, f"（{document.slice(ordinal.digits)}）")
    if ordinal.style not in _PROPER:
        return None
    mark = folded[end - 1]
    proper = _PROPER[ordinal.style]
    if ordinal.style is OrdinalStyle.DIGIT_COMMA and folded[end : end + 1].isdecimal():
        # 1.2022年 would be read as a decimal.
        return None
    if mark == fold(proper) or mark not in _MARKS:
        return None
    return Edit(Span(end - 1, end), proper)
