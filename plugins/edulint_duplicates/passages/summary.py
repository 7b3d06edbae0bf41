"""What stands above a text and is said again in it: its summary, or the words that the text then reports."""

from __future__ import annotations

from collections.abc import Sequence

from edulint.api import Block, Document, pattern
from edulint_duplicates.passages.normalise import Compact
from edulint_duplicates.passages.passage import Passage

# A summary stands among so many blocks, its title and author with them.
_OPENING = 12
# So much of a paragraph must be said again: by several paragraphs, or by one that is so much longer.
_SAID_AGAIN, _SEVERAL, _LONGER = 0.5, 2, 1.25
# A passage so much longer than the paragraph goes on with the next one: it was pasted.
_PASTED = 1.5
# 校长在会上指出，…: who says the rest of a paragraph, and in how many characters at most.
_SPEAKER = pattern(r"[^,。:;“”\n]{2,16}(?:(?:指出|强调|表示|要求|认为|说|道)[,:])")


def summarised(compact: Compact, passages: Sequence[Passage]) -> frozenset[int]:
    """Return the numbers of the blocks above a text that sum it up: other paragraphs below say them again."""
    document = compact.document
    said: dict[int, list[Passage]] = {}
    for passage in passages:
        index = _block_above(compact, passage)
        if index < _OPENING and not document.blocks[index].heading:
            said.setdefault(index, []).append(passage)
    return frozenset(index for index, again in said.items() if _sums_up(compact, document.blocks[index], again))


def is_of_summary(compact: Compact, passage: Passage, summaries: frozenset[int]) -> bool:
    """Tell whether a passage stands in the summary at first, and in the text then."""
    return _block_above(compact, passage) in summaries or _is_run_together(compact, passage)


def is_reported(compact: Compact, passage: Passage) -> bool:
    """Tell whether the draft reports what stands above: each paragraph of the later place says who says it."""
    document = compact.document
    blocks = list(compact.blocks(compact.span(passage.start, passage.end)))
    return bool(blocks) and all(_SPEAKER.match(document.folded, *block.span.bounds) for block in blocks)


def _sums_up(compact: Compact, block: Block, again: Sequence[Passage]) -> bool:
    """Tell whether the passages are most of a block, and other paragraphs below have them among other words."""
    document, size = compact.document, _letters(compact.document, block)
    again = [passage for passage in again if passage.end - passage.start < _PASTED * size]
    said = {place for passage in again for place in range(passage.earlier, passage.earlier_end)}
    below = {document.block_index(compact.offset((passage.start + passage.end) // 2)) for passage in again}
    is_elsewhere = len(below) >= _SEVERAL or any(
        _letters(document, document.blocks[index]) >= _LONGER * size for index in below
    )
    return is_elsewhere and len(said) >= _SAID_AGAIN * size


def _is_run_together(compact: Compact, passage: Passage) -> bool:
    """Tell whether several lines above a text are one paragraph in it."""
    first, last, here, end = (
        compact.document.block_index(compact.offset(place))
        for place in (passage.earlier, passage.earlier_end - 1, passage.start, passage.end - 1)
    )
    return first < _OPENING and last - first > end - here == 0


def _block_above(compact: Compact, passage: Passage) -> int:
    """Return the number of the block that has the middle of the earlier place: its edges may be alike by chance."""
    return compact.document.block_index(compact.offset((passage.earlier + passage.earlier_end) // 2))


def _letters(document: Document, block: Block) -> int:
    return sum(map(str.isalnum, document.slice(block.span)))
