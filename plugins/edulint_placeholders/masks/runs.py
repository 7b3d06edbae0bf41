"""The placeholders of a draft that consist of masking signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edulint.api import Block, Document, derived
from edulint_placeholders.masks import context, signs
from edulint_placeholders.masks.emphasis import is_emphasis
from edulint_placeholders.masks.mask import mask_at
from edulint_placeholders.masks.placeholder import Placeholder
from edulint_placeholders.masks.readers import read

# A longer row of stars parts two passages.
_LONGEST_STARS = 20


def masked(document: Document) -> Iterator[Placeholder]:
    """Yield the placeholders that consist of masking signs, in the order of their places."""
    for start, end in _outside_addresses(document):
        block = document.block_at(start) or document.block_at(end)
        if block and block.is_prose and not is_no_mask(document, block, start, end):
            found = read(mask_at(document, block, start, end))
            if found:
                yield found


def _outside_addresses(document: Document) -> Iterator[tuple[int, int]]:
    """Yield the runs of signs that are no part of a web address or a file's name."""
    word_end, is_address = 0, False
    for start, end in signs.runs(document.folded):
        # A long word may hold many runs: it is looked at once.
        if start >= word_end:
            low, word_end = signs.ascii_word(document.text, start)
            is_address = signs.is_address(document.text[low:word_end])
        if start >= word_end or not is_address:
            yield start, end


def is_no_mask(document: Document, block: Block, start: int, end: int) -> bool:
    """Tell whether the signs at ``[start, end)`` decorate, emphasise, number or withhold something."""
    folded = document.folded
    return (
        signs.is_decoration(folded, block.span.start, block.span.end)
        or (signs.in_latin(folded, start, end) and not _is_amount(folded, block, start, end))
        or signs.is_withheld(folded, start, end)
        # σxx, τxy: the letters are the directions of a stress.
        or "α" <= folded[start - 1 : start] <= "ω"
        or (end - start > _LONGEST_STARS and folded[start] in signs.STARS)
        # _x000D_, which a spreadsheet writes for a line's end
        or (folded[start] == "_" and folded.startswith("_x000", start))
        # 党建工作总结_医院党建总结: a page sets its titles apart.
        or (folded[start:end] == "_" and folded.endswith(context.WORDS["text"], block.span.start, start))
        # What follows does not concern letters, the most frequent signs.
        or (folded[start] not in signs.LETTERS and _is_mark(document, block, start, end))
    )


def _is_amount(folded: str, block: Block, start: int, end: int) -> bool:
    """Tell whether several letters behind a Latin word stand for an amount: GDPXX亿元."""
    noun, stop = context.noun_at(folded, end, block.span.end, start)
    return end - start > 1 and noun == "unit" and context.is_plain_unit(folded[end:stop].strip(" "))


def _is_mark(document: Document, block: Block, start: int, end: int) -> bool:
    """Tell whether a run is a zero, a bullet, a mark of emphasis or of a footnote."""
    folded = document.folded
    noun = context.masked_noun_at(folded, end, block.span.end)
    return (
        signs.is_numeral(folded, start, end)
        or signs.is_bullet(folded, block.span.start, start, end, noun)
        # 20**、20**年 are two years.
        or (
            folded[start - 2 : start] not in ("19", "20")
            and (is_emphasis(document, block, start, end) or _is_footnote_mark(document, block, start, end))
        )
    )


def _is_footnote_mark(document: Document, block: Block, start: int, end: int) -> bool:
    folded = document.folded
    run = folded[start:end]
    if run.strip("*") or (end < block.span.end and folded[end] not in ",。;:、)”》 "):
        return False
    # 0.037(**): how sure a number is
    if folded[start - 1 : start] == "(" and folded[start - 2 : start - 1].isdecimal() and folded[end : end + 1] == ")":
        return True
    return folded[start - 1 : start].isdecimal() or (start > block.span.start and run in _footnotes(document))


@derived
def _footnotes(document: Document) -> frozenset[str]:
    """Return the stars with which the footnotes of a draft begin."""
    return frozenset(re.findall(r"^ *(\*+)(?: |注)", document.folded, re.MULTILINE))
