"""Paragraphs that are a web page's because of what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from edulint.api import Block, Span, pattern
from edulint_residue.web.evidence import evidence_of, is_trail
from edulint_residue.web.lines import is_collection, is_no_sentence, is_stamp
from edulint_residue.web.phrases import SHORT_LINE, words_at

_SHORT_VALUE = 20
_LEAST_SHARE = 0.5
# What a page says of itself stands within so many lines from the top or the end.
_AT_END = 12
# A site's essay on how to write reports is as long as this between a collection's title and its first text.
_LONGEST_ESSAY = 8
_FIRST_TEXT = pattern(r"[(\[【]?(?:第[ ]?(?:一|1)[ ]?篇|.{0,36}篇[ ]?(?:一|1)(?![0-9一二三四五六七八九十])).{0,40}")
_DATE = pattern(r"20[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?")


def take_neighbours(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add to ``whole``, the indices of paragraphs of a page, those that are so only beside others."""
    for index in sorted(whole):
        _take_around(folded, blocks, index, whole)
        _take_essay(folded, blocks, index, whole)
    _fill_gaps(folded, blocks, whole)


def _take_around(folded: str, blocks: Sequence[Block], index: int, whole: set[int]) -> None:
    """Add what is furniture only beside other: 大, 中, 小, >, a value below its label."""
    before = index - 1
    while before >= 0 and before not in whole:
        if _is_beside(folded, blocks[before].span):
            whole.add(before)
            before -= 1
        elif (
            before
            and _is_value(folded, *blocks[before - 1 : before + 1])
            and _is_beside(folded, blocks[before - 1].span)
        ):
            whole |= {before - 1, before}
            before -= 2
        else:
            break
    after = index + 1
    while after < len(blocks) and after not in whole:
        if not _is_beside(folded, blocks[after].span) and not _is_value(folded, *blocks[after - 1 : after + 1]):
            break
        whole.add(after)
        after += 1


def _take_essay(folded: str, blocks: Sequence[Block], index: int, whole: set[int]) -> None:
    """Add what stands between the title of a collection and the heading of its first text."""
    title = _words(folded, blocks[index])
    if index >= _LONGEST_ESSAY or not is_collection(title.strip()):
        return
    if index + 1 < len(blocks) and _words(folded, blocks[index + 1]) == title:
        whole.add(index + 1)
    for first in range(index + 1, min(index + _LONGEST_ESSAY, len(blocks))):
        words = _words(folded, blocks[first])
        if len(words) <= SHORT_LINE and _FIRST_TEXT.fullmatch(words):
            whole.update(range(index + 1, first))
            return


def _fill_gaps(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add short lines between two lines of a page at the top or at the end: a site's name, a slogan, a date.

    The title of the report may stand there, too: it is longer, or names a kind of text.
    """
    found = sorted(whole)
    for one, other in pairwise(found):
        if other - one not in (2, 3) or (other > _AT_END and one < len(blocks) - _AT_END):
            continue
        between = range(one + 1, other)
        if all(_is_filling(_words(folded, blocks[index])) for index in between):
            whole.update(between)


def _is_filling(words: str) -> bool:
    return len(words) <= _SHORT_VALUE and is_no_sentence(words) and not words.endswith(words_at("title"))


def _is_value(folded: str, label: Block, block: Block) -> bool:
    """Tell whether a paragraph is what the label above it announces: 来源：⏎青川日报."""
    is_label = folded.endswith(words_at("value"), label.span.start, label.span.end)
    words = _words(folded, block)
    return is_label and len(words) <= _SHORT_VALUE and is_no_sentence(words)


def _is_beside(folded: str, span: Span) -> bool:
    words = folded[span.start : span.end].removeprefix("- ")
    if len(words) > SHORT_LINE or not is_no_sentence(words):
        return False
    if is_stamp(words) or _DATE.fullmatch(words) or is_trail(words, at_edge=True):
        return True
    told = evidence_of(words)
    if told.kinds and told.share >= _LEAST_SHARE and "," not in words:
        return True
    label, colon, _ = words.partition(":")
    return len(words) <= _SHORT_VALUE and (
        words in words_at("beside") or (colon != "" and f"{label}:" in words_at("beside"))
    )


def _words(folded: str, block: Block) -> str:
    return folded[block.span.start : block.span.end]
