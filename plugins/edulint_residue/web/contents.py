"""Lists of a text's headings, which a page puts above the text."""

from __future__ import annotations

from collections.abc import Sequence

from edulint.api import Block
from edulint_residue.web.lines import words_of
from edulint_residue.web.phrases import SHORT_LINE, words_at

_LEAST_HEADINGS, _MOST_CONTENTS = 3, 60


def take_contents(folded: str, blocks: Sequence[Block], index: int, whole: set[int]) -> None:
    """Add a page's list of a text's headings, from the line that announces it to the dots that end it."""
    if not words_of(folded, blocks[index]).startswith(words_at("contents")):
        return
    for last in range(index + 1, min(index + _MOST_CONTENTS, len(blocks))):
        words = words_of(folded, blocks[last])
        if not words.strip("….·"):
            whole.update(range(index + 1, last + 1))
            return
        if len(words) > SHORT_LINE:
            return


def take_outline(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add a page's list of the headings of its text, which stands above the title; the first comes again below."""
    last = 0
    while last < len(blocks) and blocks[last].heading is not None and len(blocks[last].span) <= SHORT_LINE:
        last += 1
    first = words_of(folded, blocks[0]) if last >= _LEAST_HEADINGS else ""
    if first and any(words_of(folded, block) == first for block in blocks[last : last + _MOST_CONTENTS]):
        whole.update(range(last))
