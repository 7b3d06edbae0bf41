"""The check ``skipped-point``."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Document, Finding, Severity, Wording
from edulint_numbering.fault_check import ADD_OR_RENUMBER, FaultCheck
from edulint_numbering.faults import FaultKind, faults
from edulint_numbering.renumbering import renumbering


class SkippedPoint(FaultCheck):
    """What it finds:
        zh: “一是、二是”“第一，第二，”“①②”“（1）（2）”等要点中间缺了一个或几个，分在几段、断在行中的也算。
        en: One or more points missing in an enumeration (一是, 第一，, ①, （1）), in one paragraph or over several.

    Why it matters:
        zh: 改稿时删去一条而没有改后面的序数，念稿时当场就听得出来。
        en: A point was cut and the rest not adjusted; when the report is read aloud, everybody hears it.

    Example:
        一是抓排查，二是抓演练，四是抓整改。

    Instead:
        一是抓排查，二是抓演练，三是抓整改。

    Source:
        zh: GB/T 15834-2011 附录 B.3.7；原始稿件中所见。
        en: GB/T 15834-2011, appendix B.3.7; seen in raw drafts.
    """

    code = "NU104"
    name = "skipped-point"
    severity = Severity.ERROR
    summary = Wording(zh="列举的要点中间有缺漏", en="a point is missing in an enumeration")
    messages = {
        "skipped": ADD_OR_RENUMBER,
        "other": Wording(zh="前一点", en="the point before it"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding at each point that follows a gap."""
        for fault in faults(document):
            if fault.kind is FaultKind.SKIPPED and not fault.sequence.is_headings:
                yield self.told(fault, "skipped", fix=renumbering(document, fault.sequence))
