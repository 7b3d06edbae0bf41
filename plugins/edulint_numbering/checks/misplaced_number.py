"""The check ``misplaced-number``."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Document, Finding, Severity, Wording
from edulint_numbering.fault_check import FaultCheck
from edulint_numbering.faults import FaultKind, faults
from edulint_numbering.renumbering import renumbering


class MisplacedNumber(FaultCheck):
    """What it finds:
        zh: 同一序列里编号的先后颠倒，或者一个编号与前后都接不上。
        en: Numbers of one sequence in the wrong order, or one that fits neither its neighbour before nor after.

    Why it matters:
        zh: 多半是调整了段落的位置而没有改编号，也可能是数字打错了。
        en: Parts were moved and the numbers not adjusted, or a number was mistyped.

    Example:
        一是抓排查，三是抓整改，二是抓演练。

    Instead:
        一是抓排查，二是抓整改，三是抓演练。

    Source:
        zh: GB/T 15834-2011 附录 B.3；原始稿件中所见。
        en: GB/T 15834-2011, appendix B.3; seen in raw drafts.
    """

    code = "NU103"
    name = "misplaced-number"
    severity = Severity.ERROR
    summary = Wording(zh="编号的先后顺序不对", en="a number is out of order")
    messages = {
        "before": Wording(zh="{item}排在{other}前面，顺序颠倒", en="{item} stands before {other}: out of order"),
        "after": Wording(zh="{item}排在{other}后面，顺序不对", en="{item} stands after {other}: out of order"),
        "stray": Wording(
            zh="{item}与前后编号接不上，按顺序应为{expected}",
            en="{item} doesn't fit its neighbours; in order it would be {expected}",
        ),
        "other": Wording(zh="与它颠倒或相邻的编号", en="the number it is out of order with"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding at each number that is not in its place."""
        for fault in faults(document):
            if fault.kind is not FaultKind.MISPLACED or fault.partner is None:
                continue
            message = "after"
            if fault.partner.start > fault.item.start:
                message = "before" if fault.partner.value == fault.expected else "stray"
            yield self.told(fault, message, fix=renumbering(document, fault.sequence))
