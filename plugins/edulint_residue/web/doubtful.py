"""What may be a page's or a newspaper's, and may be the draft's own, where nothing else tells of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edulint.api import Block, Document, Span, pattern
from edulint_residue.web.above import AT_TOP
from edulint_residue.web.bylines import bylines_of_paper, may_head
from edulint_residue.web.lines import words_of

# 01-21 10:43, 2021-03-04: a report's own day is 2021年3月4日.
_STAMP = pattern(
    r"(?P<day>20[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2})|(?:20[0-9]{2}[-/.年])?[0-9]{1,2}[-/.月][0-9]{1,2}日?[ ]{1,4}[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
)
_OWN_DAY = pattern("[0-9]{1,2}月[0-9]{1,2}日")
_SHORTEST_TEXT = 40


def doubtful_bylines(document: Document, blocks: Sequence[Block]) -> Iterator[tuple[Span, Span]]:
    """Yield who told a text, and when, as a newspaper or a site says it, each with its paragraph."""
    folded = document.folded
    yield from bylines_of_paper(folded, blocks)
    top = range(1, min(AT_TOP, len(blocks) - 1))
    stamps = [index for index in top if _STAMP.fullmatch(words_of(folded, blocks[index]))]
    if len(stamps) != 1 or len(blocks[stamps[0] + 1].span) < _SHORTEST_TEXT:
        return
    stamp = blocks[stamps[0]].span
    has_clock = folded.find(":", *stamp.bounds) >= 0
    if may_head(words_of(folded, blocks[stamps[0] - 1])) and (has_clock or _OWN_DAY.search(folded)):
        yield stamp, stamp
