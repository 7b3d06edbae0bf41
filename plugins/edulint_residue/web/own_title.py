"""The title of the text itself, which stays where lines of a page stand all around it."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from edulint.api import Block
from edulint_residue.web.evidence import LEAST_SHARE_OF_FORM, evidence_of
from edulint_residue.web.lines import words_of
from edulint_residue.web.titles import SHORTEST_TITLE, is_title

# No page has more lines above its text.
_LONGEST_HEAD = 80
_SHORTEST, _BELOW = SHORTEST_TITLE + 2, 4


def leave_title(folded: str, blocks: Sequence[Block], whole: set[int], known: AbstractSet[int]) -> None:
    """Take the title of the text out of ``whole`` where all lines above the text were added to it.

    A page says the title more than once; the last line that says it is the text's own: 首页⏎渔港举办推介会⏎渔港举办推介会⏎
    2026-03-01 18:26⏎来源:…. ``known`` are the lines that are the page's by their own words.
    """
    text = next((index for index in range(len(blocks)) if index not in whole), 0)
    if not 1 < text <= _LONGEST_HEAD:
        return
    head = [words_of(folded, block) for block in blocks[:text]]
    below = [words_of(folded, block) for block in blocks[text : text + _BELOW]]
    for index in range(text - 1, 0, -1):
        words = head[index]
        is_plain = evidence_of(words).share < LEAST_SHARE_OF_FORM
        if index not in known and len(words) >= _SHORTEST and is_title(words) and is_plain:
            if words in head[:index] and not any(words in line or (is_title(line) and line in words) for line in below):
                whole.discard(index)
            return
