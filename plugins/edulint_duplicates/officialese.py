"""What may stand anywhere: slogans, titles in 《》, names in quotation marks, fixed formulas."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from edulint.api import Block, BlockKind, Span, sentence_spans
from edulint_duplicates.normalise import Compact, han_count

_QUOTED = re.compile(
    r"《[^《》\n]*》|“[^“”\n]*”|「[^「」\n]*」|\([^()\n]*\)|\[[^\[\]\n]*\]|〔[^〔〕\n]*〕" + r'|"[^"\n]*"'
)
_HEADINGS = (BlockKind.HEADING, BlockKind.TITLE)
# A list of five names in one order is itself copied; one or two names only name something.
_NAMES_ALLOWED = 2
# Forms have short cells in every copy: 学校名称, 学生人数. A sentence in a cell is the author's own.
_SHORTEST_CELL = 15
# Above this length quotations and formulas can't be what makes two passages alike.
_LONGEST_WEIGHED = 400


@cache
def _formulas() -> re.Pattern[str]:
    lines = Path(__file__).with_name("formulas.txt").read_text(encoding="utf-8").splitlines()
    phrases = sorted({line for line in lines if line and not line.startswith("#")}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, phrases)))


def own_han(compact: Compact, start: int, end: int) -> int:
    """Return how many Han characters of ``compact.text[start:end]`` are the author's own words.

    Left out: formulas, the two longest quotations, headings, short table cells.
    """
    if end - start > _LONGEST_WEIGHED:
        return han_count(compact.text[start:end])
    document = compact.document
    span = compact.span(start, end)
    own = 0
    quoted: list[int] = []
    for block in compact.blocks(span):
        part = Span(max(span.start, block.span.start), min(span.end, block.span.end))
        if not _is_own(block, document.slice(part)):
            continue
        rest, at = [], part.start
        # The whole block is read, since a quotation may begin before the passage.
        for match in _QUOTED.finditer(document.folded, block.span.start, block.span.end):
            left, right = max(match.start(), at), min(match.end(), part.end)
            if left < right:
                rest.append(document.folded[at:left])
                quoted.append(han_count(document.folded[left:right]))
                at = right
        rest.append(document.folded[at : part.end])
        own += han_count(_formulas().sub("", "".join(rest)))
    return own + sum(sorted(quoted)[:-_NAMES_ALLOWED])


def _is_own(block: Block, words: str) -> bool:
    if block.kind in _HEADINGS:
        return False
    return block.cell is None or (not block.cell.header and han_count(words) >= _SHORTEST_CELL)


def holds_sentence(compact: Compact, start: int, end: int) -> bool:
    """Tell whether a passage inside one block holds a whole sentence of it."""
    span = compact.span(start, end)
    block = compact.document.block_at(span.start)
    if block is None:
        return False
    sentences = sentence_spans(compact.document.text, block.span.start, block.span.end)
    ranges = (compact.range(sentence) for sentence in sentences)
    return any(start <= first < last <= end for first, last in ranges)
