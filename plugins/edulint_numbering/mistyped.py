"""Signs that were typed, or scanned, for the number of a paragraph: -、 for 一、, =、 for 二、, (l) for (1)."""

from __future__ import annotations

from collections.abc import Iterable

from edulint.api import Block, Document, Span, fold
from edulint_numbering.sequences.items import Item


def sign_for_number(document: Document, item: Item, blocks: Iterable[Block], signs: frozenset[str]) -> Span | None:
    """Return the first of some signs that heads one of some paragraphs with the marks of an item's number around it."""
    ordinal = item.ordinal
    begin, end = ordinal.digits.start - item.start, ordinal.digits.end - item.start
    before, after = fold(ordinal.text[:begin]), fold(ordinal.text[end:])
    for block in blocks:
        at = block.span.start + len(before)
        head = document.folded[block.span.start : at + 1 + len(after)]
        if (
            len(head) == len(before) + 1 + len(after)
            and head[len(before)] in signs
            and head == before + head[len(before)] + after
        ):
            return Span(at, at + 1)
    return None
