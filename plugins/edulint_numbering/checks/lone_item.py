"""The check ``lone-item``."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Finding, OrdinalStyle, Severity, Wording, pattern
from edulint_numbering.announcements import announcements
from edulint_numbering.quoting import numbered_like, quoted
from edulint_numbering.sequences import sequences

_MASKED_SECOND = pattern(r"二[是要][ ]?[*_xX×…]")
_NAMED_ALONE = (OrdinalStyle.REPORT, OrdinalStyle.WORD)


class LoneItem(Check):
    """What it finds:
        zh: 只有“一”没有“二”的序列。
        en: A sequence of a single item.

    Why it matters:
        zh: 只有一项就不必编号；有编号，读者会以为后面少了内容。
        en: A single item needs no number; with one, the reader takes the rest to be lost.

    Example:
        二、存在的问题
        （一）经费不足。
        三、下一步打算

    Instead:
        二、存在的问题
        主要是经费不足。
        三、下一步打算

    Source:
        zh: 实际工作中的惯例；原始稿件中所见。
        en: Practice; seen in raw drafts.
    """

    code = "NU106"
    name = "lone-item"
    severity = Severity.INFO
    summary = Wording(zh="序列里只有一项", en="a sequence has a single item")
    messages = {
        "lone": Wording(zh="只有{item}，后面没有{second}", en="there is {item} but no {second} after it"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding at each item that begins a sequence and ends it."""
        # Where the numbers below begin again, the second heading was lost: lost-heading tells of it.
        split = {sequence.parent for sequence in sequences(document) if sequence.begins_again}
        announced = {found.sequence.items[0].start for found in announcements(document)}
        for sequence in sequences(document):
            item = sequence.items[0]
            if len(sequence.items) > 1 or item.value != 1 or item.ordinal.style in _NAMED_ALONE:
                continue
            if _MASKED_SECOND.search(document.folded, item.start, document.blocks[item.block].span.end):
                # 一是…，二是****: the second is there, its words are masked.
                continue
            if item.start not in announced and item.start not in split and not sequence.begins_again:
                yield self.finding(item.ordinal.span, "lone", item=quoted(item), second=numbered_like(item, 2))
