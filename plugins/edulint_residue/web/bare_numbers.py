"""The bare numbers of pages, which copying leaves between the halves of sentences."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from edulint.api import Block, is_han, parts_word, pattern
from edulint_residue.web.lines import words_of

BARE = pattern("[0-9]{1,3}")
_LEAST_BEFORE = 20
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


def _parts_sentence(folded: str, blocks: Sequence[Block]) -> bool:
    before, number, after = (words_of(folded, block) for block in blocks)
    if not BARE.fullmatch(number) or blocks[2].heading is not None:
        return False
    runs = len(before) >= _LEAST_BEFORE and "," in before and "," in after
    return runs and is_han(before[-1]) and (is_han(after[0]) or after[0].isdecimal())


def _parts_word(folded: str, blocks: Sequence[Block], index: int) -> bool:
    # 整改问题⏎4⏎36个: two numbers in a row
    if words_of(folded, blocks[index + 1])[0].isdecimal():
        return True
    return parts_word(words_of(folded, blocks[index - 1]), words_of(folded, blocks[index + 1]))
