"""The check ``skipped-number``."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import (
    BlockKind,
    Document,
    Edit,
    Finding,
    Fix,
    Related,
    Severity,
    Span,
    Wording,
    line_around,
    renumbered,
)
from edulint_numbering.fault_check import ADD_OR_RENUMBER, FaultCheck
from edulint_numbering.faults import Fault, FaultKind, faults
from edulint_numbering.mistyped import sign_for_number
from edulint_numbering.renumbering import renumbering
from edulint_numbering.unmarked import unmarked_numbers

# What is typed or scanned for a number: = and ニ for 二, ≡ for 三, Z for 2.
_FOR_NUMBERS = frozenset("=≡ニ工彡ミ-—–ー_ZzSsOo")


class SkippedNumber(FaultCheck):
    """What it finds:
        zh: 同一层次的标题编号中间缺了一个或几个。
        en: One or more numbers missing among the headings of one level.

    Why it matters:
        zh: 要么漏了一段，要么编号没有改过来；读者首先看到的就是编号。
        en: Either a part is missing or the numbers were not adjusted; numbers are what a reader sees first.

    Example:
        一、加强队伍建设
        二、改善办学条件
        四、确保校园安全

    Instead:
        一、加强队伍建设
        二、改善办学条件
        三、确保校园安全

    Source:
        zh: GB/T 9704-2012 7.3.3；原始稿件中所见。
        en: GB/T 9704-2012, 7.3.3; seen in raw drafts.
    """

    code = "NU101"
    name = "skipped-number"
    severity = Severity.ERROR
    summary = Wording(zh="标题的编号中间有缺漏", en="a number is missing among the headings")
    messages = {
        "skipped": ADD_OR_RENUMBER,
        "unread": Wording(
            zh="{item}前面缺少{missing}：很可能误写成了别的符号，请改正",
            en="{missing} is missing before {item}: another sign was probably typed for it",
        ),
        "lost": Wording(
            zh="{item}前面缺少{missing}：标题很可能在重新编号的{lost}之前丢失了",
            en="{missing} is missing before {item}: the heading was probably lost before {lost}, where the numbers "
            "begin again",
        ),
        "other": Wording(zh="前一个编号", en="the number before it"),
        "mistyped": Wording(zh="这里的符号应是缺少的编号", en="this sign was typed for the missing number"),
        "lost-here": Wording(zh="编号在这里重新开始", en="the numbers begin again here"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding at each number that follows a gap."""
        for fault in faults(document):
            if fault.kind is not FaultKind.SKIPPED or not fault.sequence.is_headings or fault.partner is None:
                continue
            # NU120 tells of 三抓学习 between 二、 and 四、.
            if fault.item.number - fault.expected == 1 and _is_unmarked(document, fault):
                continue
            if fault.lost_at:
                lost_here = Related(fault.lost_at.ordinal.span, self.messages["lost-here"])
                yield self.told(fault, "lost", related=[lost_here])
                continue
            sign = _sign_for_missing(document, fault)
            number = renumbered(fault.item.ordinal, fault.expected) if sign else None
            if sign and number:
                mistyped = Related(sign, self.messages["mistyped"])
                yield self.told(fault, "unread", related=[mistyped], fix=Fix((Edit(sign, number),), safe=False))
                continue
            if not _are_marks_of_list(document, fault):
                yield self.told(fault, "skipped", fix=renumbering(document, fault.sequence))


def _are_marks_of_list(document: Document, fault: Fault) -> bool:
    """Tell whether the missing numbers are the marks of a list of Markdown, between others that are none: 2．, 3., 4．."""
    # 二、 is missing above whatever list counts 1., 2., 3..
    if fault.partner is None or fault.item.given or not fault.item.ordinal.text[:1].isdecimal():
        return False
    marks = set()
    for block in document.blocks[fault.partner.block + 1 : fault.item.block]:
        if block.kind is BlockKind.LIST_ITEM:
            line, _ = line_around(document.text, *block.span.bounds)
            marks.add(document.text[line : block.span.start].strip(" .)"))
    return marks.issuperset(map(str, range(fault.expected, fault.item.number)))


def _sign_for_missing(document: Document, fault: Fault) -> Span | None:
    """Return the sign between two headings that was typed for the one number missing there: =、 between 一、 and 三、."""
    if fault.partner is None or fault.item.given or fault.item.number - fault.expected != 1:
        return None
    return sign_for_number(
        document, fault.item, document.blocks[fault.partner.block + 1 : fault.item.block], _FOR_NUMBERS
    )


def _is_unmarked(document: Document, fault: Fault) -> bool:
    """Tell whether the one number missing between two headings stands there without its mark."""
    if fault.partner is None:
        return False
    low, high = fault.partner.start, fault.item.start
    return any(low < head.start < high for head, _, _ in unmarked_numbers(document))
