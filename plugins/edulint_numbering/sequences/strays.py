"""Numbers inside paragraphs that belong to no enumeration: strays, which a heading sequence may lack."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from edulint.api import RANKS, Document, Ordinal, OrdinalStyle
from edulint_numbering.sequences.items import Item, NumberedSequence, follows_semicolon, follows_sentence

_LARGEST_GAP = 3
_MOST_LOST = 10


class Strays:
    """The strays of a draft (numbers inside paragraphs that belong to no enumeration), found by style and place."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._by_style: dict[OrdinalStyle, list[Item]] = {}
        for item in sorted(items, key=lambda item: item.start):
            self._by_style.setdefault(item.ordinal.style, []).append(item)

    def between(self, like: Ordinal, start: int, end: int, first: int, last: int) -> list[Item]:
        """Return the strays in the style of ``like`` in a stretch of text that count from ``first`` to at most
        ``last``.
        """
        items = self._by_style.get(like.style, [])
        wanted, taken = first, []
        at = bisect_left(items, start, key=lambda item: item.start)
        while at < len(items) and items[at].start < end and wanted <= last:
            if items[at].value == wanted and items[at].ordinal.path[:-1] == like.path[:-1]:
                taken.append(items[at])
                wanted += 1
            at += 1
        return taken

    def go_on_from(self, item: Item) -> bool:
        """Tell whether the paragraph that an item begins holds the number after it."""
        return any(stray.value == item.number + 1 for stray in self.further(item))

    def further(self, last: Item, document: Document | None = None) -> list[Item]:
        """Return the strays after one in the same block and style that count on from it, over a gap of at most two.

        In a document, a number that is doubled behind a semicolon is one of them, and behind a full stop where numbers
        before it count on.
        """
        taken = [last]
        items = self._by_style.get(last.ordinal.style, [])
        for at in range(bisect_right(items, last.start, key=lambda item: item.start), len(items)):
            item = items[at]
            if item.block != last.block:
                break
            further = item.number - taken[-1].number
            # Where a number was passed over between the two, another list may have begun.
            is_next = len(taken) > 1 and items[at - 1] is taken[-1]
            is_doubled = (
                further == 0
                and document is not None
                and (follows_semicolon(document, item) or (is_next and follows_sentence(document, item)))
            )
            if is_doubled or 0 < further <= _LARGEST_GAP:
                taken.append(item)
        return taken[1:]

    def lists(self, found: Sequence[NumberedSequence], inline: Sequence[Item]) -> Iterator[tuple[Item, ...]]:
        """Yield lists whose first number is lost: of two bracketed numbers or more in one block, in no heading
        sequence.

        ``inline`` are all numbers inside blocks, in reading order.
        """
        taken = {item.start for sequence in found for item in sequence.items}
        for style, items in self._by_style.items():
            if RANKS[style] < RANKS[OrdinalStyle.DIGIT_PAREN]:
                continue
            alike = [item for item in inline if item.ordinal.style is style]
            last = {item.start: before.value for before, item in pairwise(alike)}
            for members in _rising([item for item in items if item.start not in taken]):
                # The marks of notes (“四早”（26）) count on through the whole draft; a list does not lose that many numbers.
                first = members[0].number
                if last.get(members[0].start) == first - 1 or first > _MOST_LOST:
                    continue
                if any(left.number + 1 == right.value for left, right in pairwise(members)):
                    yield tuple(members)


def _rising(items: Sequence[Item]) -> list[list[Item]]:
    """Return the items of each block in stretches of rising numbers."""
    stretches: list[list[Item]] = []
    for item in items:
        last = stretches[-1][-1] if stretches else None
        if last is None or last.block != item.block or last.number >= item.number:
            stretches.append([])
        stretches[-1].append(item)
    return stretches
