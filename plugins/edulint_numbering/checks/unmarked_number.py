"""The check ``unmarked-number``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from edulint.api import (
    BlockKind,
    Check,
    Document,
    Finding,
    Ordinal,
    Severity,
    Span,
    Wording,
    han_to_int,
    int_to_han,
    pattern,
)

# A title is so long, in characters; its next number stands so near, in paragraphs.
_SHORTEST, _SHORTEST_BETWEEN, _LONGEST = 4, 3, 20
_NEAR = 12
# 一年, 二季度, 一等奖: what is counted follows the number, and no title.
_COUNTED = frozenset("年月日天季周个项条名位所家次种类级等届期批号楼班组线产手心方是要则来切")
# What a figure at the head of a paragraph counts, besides
_MEASURED = frozenset("万亿元亩吨户台套辆公里米点时分余多大本份例处座艘口人")
# 三部门, 三峡
_NAMES = ("部门", "部委", "峡")
_LEAST_ABOVE = 2


class UnmarkedNumber(Check):
    """What it finds:
        zh: 段首的编号后面没有顿号、括号等标记，如“一播种情况”“二收割情况”。
        en: Numbers at the head of paragraphs without the mark that makes them one: 一播种情况, 二收割情况.

    Why it matters:
        zh: 多半是括号或顿号在转换格式时丢了，编号与标题连在一起，不成层次。
        en: The bracket or comma was lost in conversion; number and title run together.

    Example:
        一播种情况。面积稳中有增。
        二收割情况。机收率提高。

    Instead:
        （一）播种情况。面积稳中有增。
        （二）收割情况。机收率提高。

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "NU120"
    name = "unmarked-number"
    severity = Severity.WARNING
    summary = Wording(zh="段首的编号缺少标记", en="a number at the head of a paragraph lacks its mark")
    messages = {
        "unmarked": Wording(
            zh="“{words}”等 {count} 处编号后面缺少标记，应写作“{number}、”或“（{number}）”",
            en="{count} numbers lack their mark, the first in “{words}”: write “{number}、” or “（{number}）”",
        ),
        "last": Wording(
            zh="“{words}”的编号后面缺少标记，应写作“{number}”",
            en="the number of “{words}” lacks its mark: write “{number}”",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each row of numbers that counts from one without marks."""
        row: list[tuple[int, re.Match[str]]] = []
        for index, block in enumerate(document.blocks):
            match = None
            if block.kind is BlockKind.PARAGRAPH and block.heading is None:
                match = _head().match(document.folded, *block.span.bounds)
            if match is None or _counts(match["title"]):
                continue
            value = han_to_int(match["number"])
            is_next = value == len(row) + 1 and (not row or index - row[-1][0] <= _NEAR)
            # 一组 and 二组, 一看 and 二看 are counted alike.
            if not is_next or any(other["title"][0] == match["title"][0] for _, other in row):
                yield from self._told(row)
                row = []
            if value == len(row) + 1:
                row.append((index, match))
        yield from self._told(row)
        yield from self._last_ones(document)

    def _last_ones(self, document: Document) -> Iterator[Finding]:
        """Yield the last number of a row that has its marks before, or one that has them around it: 1、…⏎2、…⏎3抓造林."""
        above: Ordinal | None = None
        ordinals = [block.heading.ordinal for block in document.blocks if block.heading and block.heading.ordinal]
        at = 0
        for block in document.blocks:
            if block.heading is not None:
                above = block.heading.ordinal or above
                at += block.heading.ordinal is not None
                continue
            if above is None or block.kind is not BlockKind.PARAGRAPH:
                continue
            goes_on = any(
                one.style is above.style and one.value == (above.value or 0) + 2 for one in ordinals[at : at + 1]
            )
            if (above.value or 0) < _LEAST_ABOVE and not goes_on:
                continue
            match = _last().match(document.folded, *block.span.bounds)
            # 2抓落实 between 1. and 3.: what stands between two is short, too.
            if match and not goes_on and len(match["title"]) < _SHORTEST:
                continue
            if match is None or _counts(match["title"]) or match["title"][0] in _MEASURED:
                continue
            is_digit = match["number"].isdecimal()
            value = int(match["number"]) if is_digit else han_to_int(match["number"])
            before, told, after = above.parts
            # 一抓粮食。⏎二抓林果。⏎三抓畜牧。 below 二、: each of a row says what it grips.
            is_of_row = value is not None and f"\n{int_to_han(value - 1)}{match['title'][0]}" in document.folded
            if value == (above.value or 0) + 1 and told.isdecimal() == is_digit and before + after and not is_of_row:
                words = document.slice(Span.of(match, "head"))
                yield self.finding(
                    Span.of(match, "head"), "last", words=words, number=f"{before}{match['number']}{after}"
                )

    def _told(self, row: list[tuple[int, re.Match[str]]]) -> Iterator[Finding]:
        if len(row) < 2:
            return
        first = row[0][1]
        places = [Span.of(match, "head") for _, match in row]
        yield self.gathered(places, "unmarked", words=first["head"], number=first["number"])


def _counts(title: str) -> bool:
    """Tell whether a number counts what follows it and begins no title."""
    return title[0] in _COUNTED or title.startswith(_NAMES)


@cache
def _last() -> re.Pattern[str]:
    title = rf"[\u4e00-\u9fff“]{{{_SHORTEST_BETWEEN},{_LONGEST}}}"
    return pattern(rf"(?P<head>(?P<number>[2-9]|1[0-9]|[二三四五六七八九])(?P<title>{title}))(?:[。:]|$)")


@cache
def _head() -> re.Pattern[str]:
    title = rf"[\u4e00-\u9fff“”]{{{_SHORTEST},{_LONGEST}}}"
    return pattern(rf"(?P<head>(?P<number>[一二三四五六七八九]|十[一二三四五六七八九]?)(?P<title>{title}))(?:[。:,]|$)")
