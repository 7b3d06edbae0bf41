"""Where a number or a year may be lost, and the words that the readers of such places share."""

from __future__ import annotations

from edulint.api import Document, WordList
from edulint_placeholders.masks.context import SENTENCE_MARKS

WORDS = WordList(__file__, "lost.txt").sections
CLASSIFIERS = WordList(__file__, "classifiers.txt").sections
# Behind one of these, a unit has its number or needs none.
NUMERALS = frozenset(
    "0123456789一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟〇零○两第个余多廿卅卌俩仨"
) | frozenset(WORDS["determiner"])


def word_at(words: tuple[str, ...], folded: str, start: int) -> str:
    """Return the first of the words that stands at ``start``, or the empty string."""
    # One look at all words together is quick; at most places stands none of them.
    if not folded.startswith(words, start):
        return ""
    return next(word for word in words if folded.startswith(word, start))


def word_before(words: tuple[str, ...], folded: str, end: int) -> str:
    """Return the first of the words that ends at ``end``, or the empty string."""
    if not folded.endswith(words, 0, end):
        return ""
    return next(word for word in words if folded.endswith(word, 0, end))


def in_prose(document: Document, at: int) -> bool:
    """Tell whether ``at`` lies in prose."""
    block = document.block_at(at)
    return block is not None and block.is_prose


def in_sentence(document: Document, at: int) -> bool:
    """Tell whether ``at`` lies inside a sentence of prose: elsewhere, a bare unit is the head of a column."""
    block = document.block_at(at)
    if block is None or not block.is_prose or block.span.start == at:
        return False
    around = document.folded[max(block.span.start, at - 60) : min(block.span.end, at + 60)]
    return not SENTENCE_MARKS.isdisjoint(around)
