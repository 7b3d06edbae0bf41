"""Paragraphs of clauses that a draft ends without a mark as its way: the cells of a plan or of an assessment."""

from __future__ import annotations

from collections.abc import Sequence

from edulint.api import Block

# So many of them, and no fewer than end with one, are a draft's way.
_LEAST = 3
_SEMICOLONS = ("；", ";")


def ends_plainly(text: str, block: Block) -> bool:
    """Tell whether a paragraph is a row of clauses without a sentence among them, and has no mark at its end."""
    words = text[block.span.start : block.span.end]
    return words[-1].isalnum() and "。" not in words and any(mark in words for mark in _SEMICOLONS)


def is_way_of_draft(text: str, blocks: Sequence[Block]) -> bool:
    """Tell whether most of the paragraphs with semicolons end without a mark."""
    rows = [block for block in blocks if any(text.find(mark, *block.span.bounds) >= 0 for mark in _SEMICOLONS)]
    plain = sum(ends_plainly(text, block) for block in rows)
    return plain >= _LEAST and 2 * plain >= len(rows)
