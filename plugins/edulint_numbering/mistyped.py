"""Signs that were typed, or scanned, for the number of a paragraph: -、 for 一、, =、 for 二、, (l) for (1)."""

from __future__ import annotations

from collections.abc import Iterable

from edulint.api import Block, Document, Span, fold
from edulint_numbering.sequences.items import Item


def sign_for_number(document: Document, item: Item, blocks: Iterable[Block], signs: frozenset[str]) -> Span | None:
    """Return the first of some signs that heads one of some paragraphs with the marks of an item's number around it."""
    before, _, after = map(fold, item.ordinal.parts)
    if not before + after:
        # Of a number without marks (②) nothing tells a sign from the first character of a sentence.
        return None
    for block in blocks:
        at = block.span.start + len(before)
        sign = document.folded[at : at + 1]
        if sign in signs and document.folded.startswith(f"{before}{sign}{after}", block.span.start):
            return Span(at, at + 1)
    return None
