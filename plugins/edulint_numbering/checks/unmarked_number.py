"""The check ``unmarked-number``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from edulint.api import BlockKind, Check, Document, Edit, Finding, Fix, Severity, Span, Wording, han_to_int, pattern
from edulint_numbering.unmarked import LONGEST_TITLE, SHORTEST_TITLE, counts, unmarked_numbers

# The next number of a row stands so near, in paragraphs.
_NEAR = 12


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
            if match is None or counts(match["title"]):
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
        for head, number, written in unmarked_numbers(document):
            # The mark behind the number is what the row has there: 、 of 2、.
            behind = written.partition(document.slice(number))[2]
            edit = Edit(Span(number.end, number.end), behind)
            fix = Fix((edit,), safe=False) if written == document.slice(number) + behind else None
            yield self.finding(head, "last", fix=fix, words=document.slice(head), number=written)

    def _told(self, row: list[tuple[int, re.Match[str]]]) -> Iterator[Finding]:
        if len(row) < 2:
            return
        first = row[0][1]
        places = [Span.of(match, "head") for _, match in row]
        yield self.gathered(places, "unmarked", words=first["head"], number=first["number"])


@cache
def _head() -> re.Pattern[str]:
    title = rf"[\u4e00-\u9fff“”]{{{SHORTEST_TITLE},{LONGEST_TITLE}}}"
    return pattern(rf"(?P<head>(?P<number>[一二三四五六七八九]|十[一二三四五六七八九]?)(?P<title>{title}))(?:[。:,]|$)")
