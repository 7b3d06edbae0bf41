"""The check ``caption-number``."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Document, Finding, Severity, Wording
from edulint_numbering.captions import caption_sequences, captions
from edulint_numbering.fault_check import MISSING, REPEATED, FaultCheck
from edulint_numbering.faults import Fault, FaultKind, faults_in
from edulint_numbering.references import references
from edulint_numbering.renumbering import renumbering
from edulint_numbering.sequences.items import NumberedSequence

_MISSING = (FaultKind.SKIPPED, FaultKind.LATE_START)
# Where more figures are missing and the next are there, their captions stand in the pictures.
_MOST_MISSING = 2
_NUMBER = "0123456789-—.一二三四五六七八九十 、:"


class CaptionNumber(FaultCheck):
    """What it finds:
        zh: 图、表、附件以及“篇一”“篇二”的编号有缺漏、重复或颠倒，包括“表1-1”这样分章的编号。
        en: Numbers of figures, tables, attachments or parts (篇一) that are missing, doubled or out of order, also in the style of 表1-1.

    Why it matters:
        zh: 正文按编号引用图表和附件，编号错了就找不到。
        en: The text refers to them by number; with a wrong number they can't be found.

    Example:
        表1 教师队伍情况
        表3 办学条件情况

    Instead:
        表1 教师队伍情况
        表2 办学条件情况

    Source:
        zh: 实际工作中的惯例。
        en: Practice.
    """

    code = "NU117"
    name = "caption-number"
    severity = Severity.ERROR
    summary = Wording(zh="图、表、附件的编号有误", en="a figure, table or attachment is wrongly numbered")
    messages = {
        "skipped": MISSING,
        "late-start": Wording(
            zh="编号从{item}开始，前面没有{expected}", en="the numbers begin at {item}; there is no {expected}"
        ),
        "repeated": REPEATED,
        "misplaced": Wording(
            zh="{item}的位置与编号顺序不符，按顺序应为{expected}", en="{item} is out of order; it would be {expected}"
        ),
        "other": Wording(zh="相邻或相同的编号", en="the number beside it or the same one"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding at each caption whose number is not the one its place asks for."""
        for sequence in caption_sequences(document):
            for fault in faults_in(sequence):
                if fault.kind not in _MISSING or _is_missed(document, sequence, fault):
                    yield self.told(fault, fault.kind.value, fix=renumbering(document, sequence))


def _is_missed(document: Document, sequence: NumberedSequence, fault: Fault) -> bool:
    """Tell whether a caption is wanting.

    A number may be there in two (附件4-1 and 附件4-2), in the report before, or in a picture, as many figures are. A draft
    may quote a single table of a longer work, unless the text refers to one before it.
    """
    first, kind, value = sequence.items[0], fault.item.word.rstrip(_NUMBER), fault.item.number
    alike = [caption for caption in captions(document) if caption.kind == kind]
    divided = {caption.prefix for caption in alike}
    wanting = range(fault.expected, value)
    if "-" not in fault.item.word and all(f"{number}-" in divided for number in wanting):
        return False
    goes_on = any(item.value == value + 1 for item in sequence.items)
    if kind == "图" and len(wanting) > _MOST_MISSING and goes_on:
        return False
    if fault.kind is FaultKind.SKIPPED:
        return True
    if kind in "图表" and any(caption.value == value - 1 and caption.item.start < first.start for caption in alike):
        return False
    if first.block == 0:
        # A file that begins with 附件2 is that attachment.
        return False
    return len(sequence.items) > 1 or any(
        reference.kind == kind and reference.value < value for reference in references(document)
    )
