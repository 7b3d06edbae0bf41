"""What a page puts behind the text of its paragraphs: a site's slogan, again and again; the bar of a forum's cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from edulint.api import Block, Span, pattern

_LONGEST, _SHORTEST_BEFORE = 20, 10
_LEAST_TIMES = 2
# 青文汇,办公文档之家
_SITE = ("网", "文库", "之家", "网站", "论坛", "公众号")
_STOPS = frozenset("。!?;")
# So many lines of a text end in a bar at the most, where no table's cells do.
_MOST_BARS = 3
# 青文汇 www.qingmi.com, behind a paragraph or alone
_NAMED_SITE = pattern(r"(?P<name>[\u4e00-\u9fff]{2,6}) www\.[a-z0-9-]{2,20}\.(?:com|cn|net|org)")


def row_ends(folded: str, blocks: Sequence[Block]) -> Iterator[tuple[int, Span]]:
    """Yield what stands behind the last blank of paragraphs and is the page's, each with the index of its block.

    A site's slogan stands behind two paragraphs, and once behind a full stop: a column of a table does not.
    """
    if "www." in folded:
        yield from _named_sites(folded, blocks)
    ends: list[tuple[int, Span]] = []
    slogans: Counter[str] = Counter()
    are_cells = folded.count("|\n") > _MOST_BARS
    behind_stop: set[str] = set()
    for index, block in enumerate(blocks):
        low, high = block.span.start + _SHORTEST_BEFORE, block.span.end
        blank = folded.rfind(" ", max(low, high - _LONGEST), high)
        words = folded[blank + 1 : high] if blank >= 0 else ""
        # Alone on its line the slogan has two parts.
        if block.heading is None and len(block.span) <= _LONGEST and folded.find(",", *block.span.bounds) > 0:
            blank, words = block.span.start - 1, folded[block.span.start : high]
        # A row of a table has more than one bar; cells one below the other have one each.
        is_bar = words == "|" and not are_cells and folded.count("|", block.span.start, high) == 1
        if words.endswith(_SITE) or is_bar:
            ends.append((index, Span(blank + 1, high)))
            slogans[words] += 1
            if blank < block.span.start or folded[blank - 1] in _STOPS:
                behind_stop.add(words)
    for index, span in ends:
        words = folded[span.start : span.end]
        if words == "|" or (slogans[words] >= _LEAST_TIMES and words in behind_stop):
            yield index, span


def _named_sites(folded: str, blocks: Sequence[Block]) -> Iterator[tuple[int, Span]]:
    """Yield a site's name with its address at the ends of paragraphs, and short lines that begin with such a name."""
    found = {
        index: match
        for index, block in enumerate(blocks)
        for match in _NAMED_SITE.finditer(folded, *block.span.bounds)
        if match.end() == block.span.end and (match.start() == block.span.start or folded[match.start() - 1] == " ")
    }
    yield from ((index, Span.of(match)) for index, match in found.items())
    names = tuple(match["name"] for match in found.values())
    for index, block in enumerate(blocks) if names else ():
        if index not in found and len(block.span) <= _LONGEST and folded.startswith(names, block.span.start):
            yield index, block.span
