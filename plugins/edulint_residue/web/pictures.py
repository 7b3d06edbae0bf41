"""Pictures of a Markdown draft: its own, but for those that a page showed among its lines."""

from __future__ import annotations

from collections.abc import Sequence

from edulint.api import Block, Document, pattern
from edulint_residue.web.lines import is_no_sentence, words_of

_TARGET = r"\((?:[^()\n]|\([^()\n]*\))*\)"
# ![渡口](https://www.example.com/1.png), and one that leads somewhere: [![渡口](1.png)](https://www.example.com)
_PICTURE = pattern(rf"(?:\[?!\[[^\n\[\]]*\]{_TARGET}(?:[^\n\[\]]*\]{_TARGET})?[ ]*)+")


_NUMBERED = pattern(r"\([0-9]{1,2}\)$")
# The title, of so many characters, is one of so many first lines; for pictures it stands twice more at least.
_AT_TOP, _LEAST_TIMES, _SHORTEST, _LONGEST = 4, 2, 12, 60


def pictures_of(document: Document, blocks: Sequence[Block]) -> frozenset[int]:
    """Return the indices of the lines of a Markdown draft that are nothing but pictures."""
    text = document.text
    if document.format != "markdown" or "![" not in text:
        return frozenset()
    return frozenset(index for index, block in enumerate(blocks) if _PICTURE.fullmatch(text, *block.span.bounds))


def take_pictures(pictures: frozenset[int], whole: set[int]) -> None:
    """Leave in ``whole``, the indices of paragraphs of a page, of the pictures only those below another line of it.

    A picture right above a page's lines is the last one of the text, unless it is the first line of all.
    """
    whole -= pictures
    for index in sorted(pictures):
        if index - 1 in whole or (index == 0 and 1 in whole):
            whole.add(index)


def take_repeated_lines(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add the lines that repeat the title below paragraphs of its text, or with a number: what stood for pictures."""
    first = next((index for index, block in enumerate(blocks[:_AT_TOP]) if _may_repeat(folded, block)), None)
    if first is None:
        return
    title = _NUMBERED.sub("", words_of(folded, blocks[first]))
    again = [
        index
        for index in range(first + 1, len(blocks))
        if _may_repeat(folded, blocks[index]) and _NUMBERED.sub("", words_of(folded, blocks[index])) == title
    ]
    below = [
        index
        for index in again
        if folded[blocks[index - 1].span.end - 1] in "。!?" or _is_numbered(folded, blocks[index])
    ]
    if len(below) >= _LEAST_TIMES:
        whole.update(below)


def _may_repeat(folded: str, block: Block) -> bool:
    is_line = _SHORTEST <= len(block.span) <= _LONGEST and block.heading is None and block.level == 0
    return is_line and is_no_sentence(words_of(folded, block)) and folded[block.span.end - 1] not in ":,、"


def _is_numbered(folded: str, block: Block) -> bool:
    return _NUMBERED.search(words_of(folded, block)) is not None
