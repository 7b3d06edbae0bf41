"""Paragraphs of clauses that a draft ends without a mark as its way: the cells of a plan or of an assessment."""

from __future__ import annotations

from collections.abc import Sequence

from edulint.api import Block

# So many of them, and no fewer than end with one, are a draft's way.
_LEAST = 3
_SEMICOLONS = ("；", ";")
_BULLETS = ("- ", "* ", "• ", "· ", "● ")


def ends_plainly(text: str, block: Block) -> bool:
    """Tell whether a paragraph is a row of clauses without a sentence among them, and has no mark at its end."""
    words = text[block.span.start : block.span.end]
    return words[-1].isalnum() and "。" not in words and any(mark in words for mark in _SEMICOLONS)


def is_way_of_draft(text: str, blocks: Sequence[Block]) -> bool:
    """Tell whether most of the paragraphs with semicolons end without a mark."""
    rows = [block for block in blocks if any(text.find(mark, *block.span.bounds) >= 0 for mark in _SEMICOLONS)]
    plain = sum(ends_plainly(text, block) for block in rows)
    return plain >= _LEAST and 2 * plain >= len(rows)


def is_bullet_of_plain(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Tell whether a paragraph is an item behind a bullet, as one beside it is, both without a mark at the end."""
    beside = (one for one in (index - 1, index + 1) if 0 <= one < len(blocks))
    return _is_plain_bullet(text, blocks[index]) and any(_is_plain_bullet(text, blocks[one]) for one in beside)


def _is_plain_bullet(text: str, block: Block) -> bool:
    start = text.rfind("\n", 0, block.span.start) + 1
    head = text[start : block.span.end].lstrip()
    return head.startswith(_BULLETS) and text[block.span.end - 1].isalnum()
