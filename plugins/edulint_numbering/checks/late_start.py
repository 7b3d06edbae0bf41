"""The check ``late-start``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from edulint.api import Check, Document, Finding, OrdinalStyle, Severity, Wording
from edulint_numbering.faults import Fault, FaultKind, faults
from edulint_numbering.quoting import numbered_like, quoted
from edulint_numbering.renumbering import renumbering

# So many articles at the most are lost at the beginning.
_MOST_LOST = 5


class LateStart(Check):
    """What it finds:
        zh: 一个序列不从“一”开始。
        en: A sequence that doesn't begin at one.

    Why it matters:
        zh: 开头的一条丢了，或者从别处摘抄时没有重新编号。
        en: Its first part was lost, or the passage was taken from elsewhere and not renumbered.

    Example:
        一、加强队伍建设
        （二）抓好培训
        （三）抓好交流
        二、改善办学条件

    Instead:
        一、加强队伍建设
        （一）抓好培训
        （二）抓好交流
        二、改善办学条件

    Options:
        zh: 无。
        en: None.

    Source:
        zh: 实际工作中的惯例；原始稿件中所见。
        en: Practice; seen in raw drafts.
    """

    code = "NU105"
    name = "late-start"
    severity = Severity.WARNING
    summary = Wording(zh="编号不从“一”开始", en="A sequence doesn't begin at one")
    messages: ClassVar[Mapping[str, Wording]] = {
        "late": Wording(
            zh="编号从{item}开始，前面没有{first}", en="The numbers begin at {item}; there is no {first} before it"
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding at the first number of each sequence that begins late."""
        for fault in faults(document):
            if fault.kind is FaultKind.LATE_START and not _is_excerpt(fault):
                yield self.finding(
                    fault.item.ordinal.span,
                    "late",
                    fix=renumbering(document, fault.sequence),
                    item=quoted(fault.item),
                    first=numbered_like(fault.item, 1),
                )


def _is_excerpt(fault: Fault) -> bool:
    """Tell whether articles begin so late that the draft quotes a part of a longer text."""
    return fault.item.ordinal.style is OrdinalStyle.ARTICLE and (fault.item.value or 0) > _MOST_LOST
