"""Months and days that have lost their number: 于月日召开, 4月日, 2023年月2日, 今年月份."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edulint.api import Document, Span
from edulint_placeholders.lost import WORDS, in_prose

_FROM = "".join((*WORDS["from"], "—("))
_NAMED = "".join(WORDS["named-year"])
_MARKS = ",。;:、"
# What is searched for comes first, and what must stand before it behind it: a search is quick with its first characters.
_PLACES = tuple(
    re.compile(pattern)
    for pattern in (
        # 于月日, 4月日, 今年月日
        rf"月日(?:(?<=[{_FROM}{_MARKS}\d]..)|(?<=[\d{_NAMED}]年..))",
        # 自年月日, and the same at the foot of a draft
        rf"年月日(?:(?<=[{_FROM}\d]...)|(?<=[\r\n]...)(?=[\r\n]|\Z))",
        # 2023年月5日, 2023年月底; 5月至月; 至月5日
        rf"月(?:(?<=\d年.)(?=[\d至份底初中上下,。)])|(?<=\d月[至到—-].)(?![底末初中上下旬])|(?<=[{_FROM}{_MARKS}\r\n].)(?=\d+日|至\d))",
        # 4月5日至日
        r"日(?<=\d日[至到—-].)",
        # 。月，今年月份, 今年月12日
        rf"月(?:(?<=[。;!?].)(?=,)|(?<=[{_NAMED}]年.)(?=[,份]|\d{{1,2}}日))",
        # 自年月起
        rf"年月(?<=[{_FROM}]..)(?=[起份底,])",
    )
)


def lost_days(document: Document) -> Iterator[Span]:
    """Yield the places where a date has lost the number of its month or day, in no order."""
    folded = document.folded
    for pattern in _PLACES:
        for match in pattern.finditer(folded):
            is_other_word = folded.startswith(WORDS["day-word"], match.end() - 1)
            if not is_other_word and in_prose(document, match.start()):
                yield Span(*match.span())
