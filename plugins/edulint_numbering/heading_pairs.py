"""Headings with the headings right above them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from edulint.api import Document
from edulint_numbering.odd_headings import odd_headings
from edulint_numbering.sequences import sequences
from edulint_numbering.sequences.items import Item


def heading_pairs(document: Document) -> Iterator[tuple[int, Item, Item]]:
    """Yield the report's number, a heading, and the first heading of each sequence below it.

    Skip headings that mixed-numbering reports, those behind a heading swallowed by its paragraph, and decimals, whose
    parts tell their level.
    """
    headings: dict[int, Item] = {}
    swallowed: list[int] = []
    for sequence in sequences(document):
        if sequence.is_headings:
            odd = {item.start for item in odd_headings(sequence)[1]}
            headings.update((item.start, item) for item in sequence.items if item.start not in odd and not item.given)
            swallowed += (item.start for item in sequence.items if item.swallowed)
    swallowed.sort()
    for sequence in sequences(document):
        outer = headings.get(sequence.parent) if sequence.parent is not None else None
        if outer is not None and not sequence.items[0].given:
            inner = next((item for item in sequence.items if item.start in headings), sequence.items[0])
            is_decimal = outer.ordinal.path or inner.ordinal.path
            if not is_decimal and bisect_left(swallowed, outer.start) == bisect_left(swallowed, inner.start):
                yield sequence.report, outer, inner
