"""The words of web pages, and where a page's other articles begin behind a draft."""

from __future__ import annotations

import re
from functools import cache

from edulint.api import Block, Document, Span, lines_beside

SHORT_LINE = 40
_SHORT_TAIL = 12
_PART = r"篇[ ]?[一二三四五六七八九十0-9]{1,3}\Z"


@cache
def phrases(where: str) -> tuple[tuple[str, ...], ...]:
    """Return the entries of one kind (``anywhere``, ``line``, ``tail``): the words, then what must not follow."""
    lines = (line.split() for line in lines_beside(__file__, "web_page.txt"))
    return tuple(tuple(words) for place, *words in lines if place == where)


def web_tail(document: Document) -> Span | None:
    """Return where a list of other articles stands: to the end, or to the next text of a collection; worked out once."""
    return document.derived(_web_tail)


def _web_tail(document: Document) -> Span | None:
    words = tuple(entry[0] for entry in phrases("tail"))
    folded = document.folded
    if not any(word in folded for word in words):
        return None
    blocks = [block for block in document.blocks if block.is_prose]
    first = next((index for index, block in enumerate(blocks) if _is_head(folded, block, words)), None)
    if first is None:
        return None
    end = next((index for index in range(first, len(blocks)) if _is_part(folded, blocks[index])), len(blocks))
    return Span(blocks[first].span.start, blocks[end - 1].span.end)


def _is_head(folded: str, block: Block, words: tuple[str, ...]) -> bool:
    text = folded[block.span.start : block.span.end]
    return len(text) <= _SHORT_TAIL and text.strip(" :>-—=【】[]") in words


def _is_part(folded: str, block: Block) -> bool:
    return len(block.span) <= SHORT_LINE and re.search(_PART, folded[block.span.start : block.span.end]) is not None
