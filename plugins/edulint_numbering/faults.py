"""Finds the faults in a sequence: each once, and none that only follows from another."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache

from msgspec import Struct

from edulint.api import Document, OrdinalStyle, derived, pattern
from edulint_numbering.openings import ends_line_above, heads_lines_above, is_counted_otherwise
from edulint_numbering.sequences import sequences
from edulint_numbering.sequences.items import Item, NumberedSequence, is_structural, stands_in

# How far above a list its opening words may stand, in characters.
_REACH = 2000
_OPENERS = ("首先", "第一,", "第一、", "第一是", "第一要", "其一", "一方面", "一来", "一则", "一是", "一要")


class FaultKind(Enum):
    """How a number departs from its sequence."""

    SKIPPED = "skipped"
    REPEATED = "repeated"
    MISPLACED = "misplaced"
    LATE_START = "late-start"


class Fault(Struct, frozen=True):
    """A number that is not what its place asks for.

    ``partner`` is the item it collides with or follows; ``expected`` the number that should stand here; ``lost_at`` the
    item before which a lost heading probably stood; ``like`` the item whose chapter the number should have (1.4 for
    2.3 before it).
    """

    kind: FaultKind
    sequence: NumberedSequence
    item: Item
    expected: int
    partner: Item | None = None
    lost_at: Item | None = None
    like: Item | None = None


@derived
def faults(document: Document) -> tuple[Fault, ...]:
    """Return the faults of all sequences of a draft."""
    begun_again: dict[int, Item] = {}
    for sequence in sequences(document):
        if sequence.begins_again and sequence.parent is not None and not sequence.items[0].given:
            begun_again.setdefault(sequence.parent, sequence.items[0])
    last_inline = {
        (sequence.items[-1].ordinal.style, sequence.items[-1].block): sequence.items[-1].value
        for sequence in sequences(document)
        if not sequence.is_headings
    }
    found: list[Fault] = []
    last_word: int | None = None
    last_chapter: int | None = None
    for sequence in sequences(document):
        # 第一、 and 第二、 go on over the headings of a list between them.
        before_word = last_word
        if sequence.items[0].ordinal.style is OrdinalStyle.FIRST:
            last_word = sequence.items[-1].value
        # Chapters go on over the parts of a plan or law: 第二篇 may begin with 第四章.
        before_chapter = last_chapter
        if sequence.items[0].ordinal.style is OrdinalStyle.CHAPTER:
            last_chapter = sequence.items[-1].value
        for fault in _Examination(sequence, begun_again).faults:
            item = fault.item
            if not sequence.is_headings:
                goes_on = item.ordinal.style is OrdinalStyle.FIRST and before_word == item.number - 1
                is_there = (fault.kind is FaultKind.LATE_START and goes_on) or _is_there_otherwise(document, fault)
            else:
                # 一、…二、…三、… in one paragraph and 四、 at the head of the next.
                inline = last_inline.get((item.ordinal.style, item.block - 1))
                chapter = before_chapter if item.ordinal.style is OrdinalStyle.CHAPTER else None
                is_there = fault.kind is FaultKind.LATE_START and (
                    item.number - 1 in (inline, chapter)
                    or heads_lines_above(document, item)
                    or ends_line_above(document, item)
                )
            if not is_there:
                found.append(fault)
    return tuple(found)


def _is_there_otherwise(document: Document, fault: Fault) -> bool:
    """Tell whether the points that seem missing are there in other words or in mid-clause: 同时三是加强督查."""
    if fault.kind is FaultKind.LATE_START:
        return _is_opened_otherwise(document, fault)
    if fault.kind is not FaultKind.SKIPPED or fault.partner is None or fault.item.value is None:
        return False
    between = document.folded[fault.partner.ordinal.span.end : fault.item.start]
    if "…" in between and _omission().search(between):
        return True
    return all(stands_in(between, fault.item, value) for value in range(fault.expected, fault.item.value))


@cache
def _omission() -> re.Pattern[str]:
    """What stands for points that a quotation leaves out: dots instead of a sentence, right before the next point."""
    return pattern(r"[。;:,.]\s{0,4}…+[.。;,\s]{0,4}$")


def _is_opened_otherwise(document: Document, fault: Fault) -> bool:
    """Tell whether the first point is there in other words: 首先…，二是…; 其次 alone means no more than also."""
    ordinal = fault.item.ordinal
    if ordinal.style is OrdinalStyle.WORD:
        return True
    if is_structural(ordinal.style):
        start = max(document.blocks[fault.item.block].span.start, ordinal.span.start - _REACH)
        return stands_in(document.folded[start : ordinal.span.start], fault.item, 1)
    start = max(document.blocks[max(0, fault.item.block - 1)].span.start, ordinal.span.start - _REACH)
    before = document.folded[start : ordinal.span.start]
    return any(word in before for word in _OPENERS) or is_counted_otherwise(document, fault.item)


def faults_in(sequence: NumberedSequence) -> tuple[Fault, ...]:
    """Return the faults of one sequence by itself."""
    return tuple(_Examination(sequence, {}).faults)


class _Examination:
    """Walks along a sequence with the number that should come next."""

    def __init__(self, sequence: NumberedSequence, begun_again: dict[int, Item]) -> None:
        self.sequence = sequence
        self.items = sequence.items
        self.values = [item.value for item in sequence.items]
        self.begun_again = begun_again
        self.faults: list[Fault] = []
        # Where each value stands last, to tell what is missing from what is merely late.
        self._last_place = {value: place for place, value in enumerate(self.values)}
        self._seen: dict[int, int] = {}
        # How often in a row one number has been repeated, and where last.
        self._again, self._repeated_at = 0, -2
        self._run()

    def _run(self) -> None:
        expected, at = 1, 0
        while at < len(self.items):
            value = self.values[at]
            if value is None:
                # A masked number keeps its place; an open one (最后) ends the sequence.
                expected += self.items[at].ordinal.style is not OrdinalStyle.WORD
            elif value == expected:
                if self._is_of_other_chapter(at):
                    self._record(FaultKind.MISPLACED, at, expected, partner=at + 1, like=self.items[at + 1])
                expected += 1
            else:
                expected, at = self._departure(at, value, expected)
            self._see(at)
            at += 1

    def _is_of_other_chapter(self, at: int) -> bool:
        """Tell whether a decimal names another chapter than its neighbours, which agree: 2.3 between 1.2 and 1.4."""
        if not self.items[at].ordinal.path or not 0 < at < len(self.items) - 1:
            return False
        before, chapter, behind = (item.ordinal.path[:-1] for item in self.items[at - 1 : at + 2])
        return before == behind != chapter

    def _departure(self, at: int, value: int, expected: int) -> tuple[int, int]:
        """Record a fault; return the number expected next and the place to go on from."""
        following = self.values[at + 1] if at + 1 < len(self.values) else None
        if value > expected:
            if following == expected and self._goes_on(at + 2, value + 1):
                self._record(FaultKind.MISPLACED, at, expected, partner=at + 1)
                return value + 1, at + 1
            if following == expected + 1:
                kind = FaultKind.REPEATED if value == following else FaultKind.MISPLACED
                self._record(kind, at, expected, partner=at + 1)
                return expected + 1, at
            if self._last_place.get(expected, -1) > at:
                # The number comes later: that one is out of place, and is told of there.
                return value + 1, at
            kind = FaultKind.LATE_START if at == 0 else FaultKind.SKIPPED
            self._record(kind, at, expected, partner=at - 1 if at else None)
            return value + 1, at
        earlier = self._seen.get(value)
        if earlier is None:
            self._record(FaultKind.MISPLACED, at, expected, partner=at - 1)
            # A stretch that was moved goes on by itself: 五、六、三、四、.
            return (following if following in (expected + 1, value + 1) else expected), at
        # 三、三、三、: the last should be the fifth.
        self._again = self._again + 1 if self._repeated_at == at - 1 and self.values[at - 1] == value else 0
        self._repeated_at = at
        self._record(FaultKind.REPEATED, at, expected + self._again, partner=earlier)
        return (following if following in (expected + 1, expected + self._again + 1) else expected), at

    def _goes_on(self, at: int, value: int) -> bool:
        return at >= len(self.values) or self.values[at] in (value, None) or (self.values[at] or 0) > value

    def _see(self, at: int) -> None:
        # A fault may pass over two items at once, so the item before is remembered as well.
        for place in (at - 1, at):
            value = self.values[place] if place >= 0 else None
            if value is not None:
                self._seen[value] = place

    def _record(self, kind: FaultKind, at: int, expected: int, partner: int | None, like: Item | None = None) -> None:
        if self.items[at].given:
            return
        other = self.items[partner] if partner is not None else None
        lost_at = None
        if kind is FaultKind.SKIPPED and self.sequence.is_headings and other is not None:
            lost_at = self.begun_again.get(other.start)
        self.faults.append(Fault(kind, self.sequence, self.items[at], expected, other, lost_at, like))
