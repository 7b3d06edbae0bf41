"""Numbered lists of notices to whoever downloads a text, which a library puts above it."""

from __future__ import annotations

from collections.abc import Sequence

from edulint.api import Block, pattern
from edulint_residue.web.evidence import is_item_of_notice, speaks_to_reader
from edulint_residue.web.lines import without_list_mark, words_of

_ITEM = pattern("[0-9]{1,2}[.、:]")
# A list of notices begins within so many lines, or within more below lines of the page.
_AT_TOP, _LATEST_NOTICES = 4, 60


def take_notices(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add a numbered list above the text of which most items are said to whoever downloads it, and its head."""
    last = -1
    for first in range(min(_LATEST_NOTICES, len(blocks))):
        # A list of notices stands at the very top, or below lines of the page.
        is_below = first < _AT_TOP or not whole.isdisjoint(range(first - _AT_TOP, first))
        if first > last and is_below and _is_item(folded, blocks[first]):
            last = _take_list_of_notices(folded, blocks, first, whole)


def _take_list_of_notices(folded: str, blocks: Sequence[Block], first: int, whole: set[int]) -> int:
    """Add a list that begins with the block ``first`` if it is one of notices; return the index behind it."""
    last = first
    while last < len(blocks) and _is_item(folded, blocks[last]):
        last += 1
    items = [words_of(folded, block) for block in blocks[first:last]]
    # Beside a certain one, others need not name their reader.
    if any(map(is_item_of_notice, items)) and sum(map(speaks_to_reader, items)) * 2 >= last - first > 1:
        has_head = first > 0 and folded[blocks[first - 1].span.end - 1] == ":"
        whole.update(range(first - has_head, last))
    return last


def _is_item(folded: str, block: Block) -> bool:
    return _ITEM.match(without_list_mark(words_of(folded, block))) is not None
