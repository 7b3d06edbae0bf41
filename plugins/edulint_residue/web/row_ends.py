"""What a page puts behind the text of its paragraphs: a site's slogan, again and again; the bar of a forum's cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from edulint.api import Block, Span

_LONGEST, _SHORTEST_BEFORE = 20, 10
_LEAST_TIMES = 2
# 青文汇,办公文档之家
_SITE = ("网", "文库", "之家", "网站", "论坛", "公众号")
_STOPS = frozenset("。!?;")


def _ends(block: Block) -> tuple[int, int]:
    return block.span.start, block.span.end


def row_ends(folded: str, blocks: Sequence[Block]) -> Iterator[tuple[int, Span]]:
    """Yield what stands behind the last blank of paragraphs and is the page's, each with the index of its block.

    A site's slogan stands behind two paragraphs, and once behind a full stop: a column of a table does not.
    """
    ends: list[tuple[int, Span]] = []
    slogans: Counter[str] = Counter()
    behind_stop: set[str] = set()
    for index, block in enumerate(blocks):
        low, high = block.span.start + _SHORTEST_BEFORE, block.span.end
        blank = folded.rfind(" ", max(low, high - _LONGEST), high)
        words = folded[blank + 1 : high] if blank >= 0 else ""
        # Alone on its line the slogan has two parts.
        if block.heading is None and len(block.span) <= _LONGEST and folded.find(",", *_ends(block)) > 0:
            blank, words = block.span.start - 1, folded[block.span.start : high]
        # A row of a table has more than one bar.
        if words.endswith(_SITE) or (words == "|" and folded.count("|", block.span.start, high) == 1):
            ends.append((index, Span(blank + 1, high)))
            slogans[words] += 1
            if blank < block.span.start or folded[blank - 1] in _STOPS:
                behind_stop.add(words)
    for index, span in ends:
        words = folded[span.start : span.end]
        if words == "|" or (slogans[words] >= _LEAST_TIMES and words in behind_stop):
            yield index, span
