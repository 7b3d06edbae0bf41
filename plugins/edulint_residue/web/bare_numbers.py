"""The bare numbers of pages, which copying leaves between the halves of sentences."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from edulint.api import Block, BlockKind, is_han, parts_word, pattern
from edulint_residue.web.lines import words_of

BARE = pattern("[0-9]{1,3}")
_LEAST_BEFORE, _LEAST_AROUND, _LEAST_BROKEN = 20, 8, 3
# 开展行动⏎1⏎次, 达⏎1⏎亿元: a figure whose line was broken
_COUNTED = frozenset("个项次年月日名人家户条件万亿千百余多位所座台处篇份场期类级号米吨亩元")
_BEFORE_FIGURE = frozenset("约达共到计超近第为有了之")
# From so many on, that they go up is proof.
_LEAST_PAGES = 3


def take_bare_numbers(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add the bare numbers of pages between the two halves of a sentence: …家长满意⏎5⏎度不断提高，….

    They go up; a single one parts a word. Others are numbers whose lines were broken: 达到百分之⏎75⏎左右.
    """
    found = [index for index in range(1, len(blocks) - 1) if _parts_sentence(folded, blocks[index - 1 : index + 2])]
    numbers = [int(words_of(folded, blocks[index])) for index in found]
    if all(one < other for one, other in pairwise(numbers)):
        whole.update(index for index in found if len(found) >= _LEAST_PAGES or _parts_word(folded, blocks, index))


def take_numbers_of_pages(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add the numbers of pages, 1 and on, in a text of broken lines, or where the sentence goes on below them."""
    found = [index for index in range(1, len(blocks) - 1) if _is_bare(folded, blocks[index])]
    found = [index for index in found if index not in whole]
    if not found or [int(words_of(folded, blocks[index])) for index in found] != list(range(1, len(found) + 1)):
        return
    if any(_counts(folded, blocks[index - 1], blocks[index + 1]) for index in found):
        return
    long = [block for block in blocks if len(block.span) >= _LEAST_BEFORE]
    broken = sum(is_han(folded[block.span.end - 1]) for block in long)
    is_broken = broken >= _LEAST_BROKEN and broken * 2 > len(long)
    if is_broken or all(_is_cut(folded, blocks[index - 1], blocks[index + 1]) for index in found):
        whole.update(found)


def _is_bare(folded: str, block: Block) -> bool:
    """Tell whether all of a paragraph is a number; a cell's is a figure of its table."""
    return block.kind is not BlockKind.TABLE_CELL and BARE.fullmatch(words_of(folded, block)) is not None


def _counts(folded: str, before: Block, after: Block) -> bool:
    """Tell whether a number between two lines may be a figure of theirs, or of a table's."""
    is_short = min(len(before.span), len(after.span)) < _LEAST_AROUND
    return is_short or folded[after.span.start] in _COUNTED or folded[before.span.end - 1] in _BEFORE_FIGURE


def _is_cut(folded: str, before: Block, after: Block) -> bool:
    """Tell whether a sentence goes on below the number of a page: …统筹性和⏎1⏎战略性."""
    is_long = len(before.span) >= _LEAST_BEFORE
    return is_long and is_han(folded[before.span.end - 1]) and is_han(folded[after.span.start])


def _parts_sentence(folded: str, blocks: Sequence[Block]) -> bool:
    if not _is_bare(folded, blocks[1]) or blocks[2].heading is not None:
        return False
    before, _, after = (words_of(folded, block) for block in blocks)
    runs = len(before) >= _LEAST_BEFORE and "," in before and "," in after
    return runs and is_han(before[-1]) and (is_han(after[0]) or after[0].isdecimal())


def _parts_word(folded: str, blocks: Sequence[Block], index: int) -> bool:
    # 整改问题⏎4⏎36个: two numbers in a row
    if words_of(folded, blocks[index + 1])[0].isdecimal():
        return True
    return parts_word(words_of(folded, blocks[index - 1]), words_of(folded, blocks[index + 1]))
