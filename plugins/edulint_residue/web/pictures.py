"""Pictures of a Markdown draft: its own, but for those that a page showed among its lines."""

from __future__ import annotations

from collections.abc import Sequence

from edulint.api import Block, Document, pattern
from edulint_residue.web.lines import is_no_sentence, words_of

_TARGET = r"\((?:[^()\n]|\([^()\n]*\))*\)"
# ![渡口](https://www.example.com/1.png), and one that leads somewhere: [![渡口](1.png)](https://www.example.com)
_PICTURE = pattern(rf"(?:\[?!\[[^\n\[\]]*\]{_TARGET}(?:[^\n\[\]]*\]{_TARGET})?[ ]*)+")


_NUMBERED = pattern(r"\([0-9]{1,2}\)$")
# A line that stands for each picture of a page, of so many characters; three times it is no title.
_LEAST_TIMES, _SHORTEST, _LONGEST = 3, 12, 60


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
    """Add the lines that repeat a title between the paragraphs of a text: what stood for its pictures."""
    places: dict[str, list[int]] = {}
    for index, block in enumerate(blocks):
        if _SHORTEST <= len(block.span) <= _LONGEST and block.heading is None and block.level == 0:
            # 渔港检修(1), 渔港检修(2)
            places.setdefault(_NUMBERED.sub("", words_of(folded, block)), []).append(index)
    for words, found in places.items():
        if len(found) >= _LEAST_TIMES and is_no_sentence(words) and words[-1] not in ":,、":
            whole.update(found[1:])
