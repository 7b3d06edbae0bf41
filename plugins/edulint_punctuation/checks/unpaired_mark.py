"""PU104: quotes and brackets without mate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from edulint.api import (
    Check,
    Document,
    Edit,
    Finding,
    Fix,
    Genre,
    Related,
    Severity,
    Span,
    Wording,
    is_han,
    line_around,
    pattern,
)
from edulint_punctuation.document_numbers import document_numbers
from edulint_punctuation.mangled import mangled_marks
from edulint_punctuation.pairs import MATES, Fault, faults_of

# A draft with more is damaged as a whole; a list of them helps nobody.
_MOST = 100
# Where characters were lost in a conversion, so were marks, and what looks like a mark is none. U+E5E5 is a space.
_DAMAGED = pattern("[\ufffd\ue000-\ue5e4\ue5e6-\uf8ff]")
_OPENER_OF = {closer: opener for opener, closer in MATES.items()}


class UnpairedMark(Check):
    """What it finds:
        zh: 引号、括号、书名号有头无尾、有尾无头、前后不一致、方向写反，或互相交叉。一对标点可以跨段。
        en: Quotes and brackets that are never closed, never opened, of two kinds, face the wrong way, or cross. A pair
        may run over paragraphs.

    Why it matters:
        zh: 读者分不清引用、注释到哪里为止；往往是删改或截断留下的。
        en: The reader can't tell where a quotation or note ends; often something was cut off there.

    Example:
        印发了《关于加强校园安全工作的通知。

    Instead:
        印发了《关于加强校园安全工作的通知》。

    Source:
        zh: GB/T 15834-2011 4.8、4.9、4.15；原始稿件中所见。
        en: GB/T 15834-2011, 4.8, 4.9 and 4.15; seen in raw drafts.
    """

    code = "PU104"
    name = "unpaired-mark"
    severity = Severity.WARNING
    # An amendment quotes whole paragraphs: each opens with “, only the last one closes.
    silent_in = frozenset({Genre.LAW})
    summary = Wording(zh="引号、括号或书名号不成对", en="quotes or brackets that don't pair")
    messages = {
        "unclosed": Wording(zh="{mark} 后面没有与它配对的 {mate}", en="{mark} is never closed by {mate}"),
        "unopened": Wording(zh="{mark} 前面没有与它配对的 {mate}", en="{mark} was never opened by {mate}"),
        "half-width": Wording(
            zh="半角引号应写作 {mate} ，与 {mark} 配对",
            en="this half-width quote is the mate of {mark}; write {mate}",
        ),
        "reversed": Wording(
            zh="引号 {mark} 写反了，应为 {mate}", en="the quote {mark} faces the wrong way; write {mate}"
        ),
        "crossing": Wording(
            zh="{mark} 与 {mate} 这一对和另一对标点交叉", en="the pair {mark} {mate} crosses another pair"
        ),
        "mismatched": Wording(
            zh="{mark} 与 {other} 不是一对，应为 {mate}", en="{mark} is no mate of {other}; write {mate}"
        ),
        "of-two-uses": Wording(
            zh="{other} 与 {mark} 不是一对，请把其中一个改成另一个的配对",
            en="{other} and {mark} are no pair; make one of them the mate of the other",
        ),
        "many": Wording(zh="引号、括号、书名号有{count}处不成对", en="{count} quotes or brackets don't pair"),
        "mate": Wording(zh="与这里配对", en="its mate"),
        "here": Wording(zh="此处", en="here"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each fault."""
        damaged = _DAMAGED.search(document.text) is not None
        # What ends in a spaced-off row of dots is the cut-off teaser of another text.
        spans = [
            block.span.bounds
            for block in document.blocks
            if not document.folded.endswith((" ...", " ……"), *block.span.bounds)
            and not (damaged and _DAMAGED.search(document.text, *block.span.bounds))
        ]
        # document-number-brackets tells of those of a document's number.
        spared = {mark.start for mark in mangled_marks(document)}
        spared |= {number.start(side) for number in document_numbers(document) for side in ("open", "close")}
        faults = _outside_code(document, faults_of(document.prose, spans, spared))
        if len(faults) > _MOST:
            places = [Span(fault.mark.at, fault.mark.at + 1) for fault in faults]
            related = [Related(place, self.messages["here"]) for place in places[:_MOST]]
            yield self.finding(places[0], "many", related=related, count=len(faults))
            return
        for fault in faults:
            yield self._fault(fault, _half_width_mate(document.prose, fault))

    def _fault(self, fault: Fault, half_width: Span | None) -> Finding:
        span = Span(fault.mark.at, fault.mark.at + 1)
        written = fault.mark.mark
        # Of “甲’ the first mark tells what the second one should be.
        paired = fault.other.mark if fault.other and fault.kind != "crossing" else written
        mate = MATES.get(paired) or _OPENER_OF[paired]
        related, fix = [], None
        if half_width:
            related = [Related(span, self.messages["mate"])]
            fix = Fix((Edit(half_width, mate),), safe=True)
            return self.finding(half_width, "half-width", related=related, fix=fix, mark=written, mate=mate)
        if fault.other:
            related = [Related(Span(fault.other.at, fault.other.at + 1), self.messages["mate"])]
        if fault.kind in ("reversed", "mismatched"):
            fix = Fix((Edit(span, mate),))
        return self.finding(span, fault.kind, related=related, fix=fix, mark=written, other=paired, mate=mate)


def _outside_code(document: Document, faults: Iterable[Fault]) -> list[Fault]:
    """Leave out the brackets of half width that stand in a block of several signs without Chinese: "Records":[."""

    # A block is read once, whatever number of brackets it holds.
    @cache
    def is_code(span: Span) -> bool:
        return not any(map(is_han, document.slice(span)))

    def stands_in_code(at: int) -> bool:
        block = document.block_at(at) if document.text[at] in "()[]" else None
        return block is not None and is_code(block.span)

    return [fault for fault in faults if not stands_in_code(fault.mark.at)]


def _half_width_mate(prose: str, fault: Fault) -> Span | None:
    """Return where a half-width quote stands that is the mate of a quote without one: the only one of its line."""
    at = fault.mark.at
    start, end = line_around(prose, at, at)
    if (fault.kind, fault.mark.mark) == ("unclosed", "“"):
        start = at
    elif (fault.kind, fault.mark.mark) == ("unopened", "”"):
        end = at
    else:
        return None
    found = prose.find('"', start, end)
    return Span(found, found + 1) if prose.count('"', start, end) == 1 else None
