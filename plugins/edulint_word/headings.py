"""Which of Word's headings are believed: authors set a style here and forget it there, but they read their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from edulint.api import RANKS, Block, BlockKind, Ordinal, OrdinalStyle, fold, ordinal_at, ordinal_of

_POINT = RANKS[OrdinalStyle.POINT]


def settled(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with one title at the most in a row, and levels only where they agree with the numbers."""
    folded = fold(text)
    ordinals = [_ordinal(text, folded, block) for block in blocks]
    titled = _with_titles([_unlisted(*pair) for pair in zip(blocks, ordinals, strict=True)], ordinals)
    if _agree(titled, ordinals):
        return titled
    return [replace(block, level=0) if block.level else block for block in titled]


def _ordinal(text: str, folded: str, block: Block) -> Ordinal | None:
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM):
        return None
    if block.label:
        return ordinal_of(block.label)
    return ordinal_at(text, folded, *block.span.bounds)


def _unlisted(block: Block, ordinal: Ordinal | None) -> Block:
    """Return the block; a number behind a bullet, which is often an invisible one, heads a part as any other does."""
    return replace(block, kind=BlockKind.PARAGRAPH) if ordinal and block.kind is BlockKind.LIST_ITEM else block


def _with_titles(blocks: Sequence[Block], ordinals: Sequence[Ordinal | None]) -> list[Block]:
    """Return the blocks; a title of several paragraphs is one, and many write it as the one first-level heading."""
    found = list(blocks)
    for index, (before, block) in enumerate(pairwise(blocks), start=1):
        if before.kind is block.kind is BlockKind.TITLE:
            found[index] = replace(block, kind=BlockKind.PARAGRAPH)
    topmost = [
        index
        for index, (block, ordinal) in enumerate(zip(blocks, ordinals, strict=True))
        if block.level == 1 and ordinal is None and not block.label
    ]
    if topmost == [0]:
        found[0] = replace(found[0], kind=BlockKind.TITLE, level=0)
    return found


def _agree(blocks: Sequence[Block], ordinals: Sequence[Ordinal | None]) -> bool:
    """Tell whether all headings of a manner have a style or none has, and the manners stand in their usual order."""
    levels: dict[int, set[int]] = {}
    for block, ordinal in zip(blocks, ordinals, strict=True):
        if ordinal is not None and RANKS[ordinal.style] < _POINT:
            levels.setdefault(RANKS[ordinal.style], set()).add(block.level)
    deepest = 0
    for _, found in sorted(levels.items()):
        if 0 in found:
            # Manners without a style stand below all that have one.
            if len(found) > 1:
                return False
            deepest = 10
        elif min(found) <= deepest:
            return False
        else:
            deepest = max(found)
    return True
