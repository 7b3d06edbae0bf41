"""PU110: years with two digits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from edulint.api import Check, Document, Edit, Finding, Fix, Severity, Span, Wording

# 十年以来 is a duration, 90年代 a decade, 判刑10年6月 a sentence: only what can be nothing but a year counts.
_SHORT = re.compile("年(?<=[0-9]{2}年)(?<![0-9]{3}年)")
_AFTER = {
    "since": ("以来", "起", "开始", "底", "年底", "初", "年初"),
    "season": ("度", "春季", "秋季", "上半年", "下半年"),
}
_MONTH = "(?:[1-9]|1[0-2])月(?!龄|余|多|以)"
_NO_YEAR_BEFORE = {
    "month": frozenset(".．：:/~～—–-－刑徒期达近约满龄限"),
    "season": frozenset(".．：:/~～—–-－近约达共第"),
}
_SINCE = frozenset("从自于在至到")


class TwoDigitYear(Check):
    """What it finds:
        zh: 年份只写了两位，如“从96年以来”“23年3月”。
        en: A year with two digits, like 96年以来 or 23年3月.

    Why it matters:
        zh: 年份简写有歧义，存档后尤其分不清；“23年”还会读成二十三年的时长。
        en: A short year is ambiguous, above all in an archive; 23年 also reads as a duration.

    Example:
        从98年起实施危房改造工程。

    Instead:
        从1998年起实施危房改造工程。

    Options:
        zh: 无。
        en: None.

    Source:
        zh: GB/T 15835-2011 5.1；原始稿件中所见。
        en: GB/T 15835-2011, 5.1; seen in raw drafts.
    """

    code = "PU110"
    name = "two-digit-year"
    severity = Severity.WARNING
    summary = Wording(zh="年份只写了两位", en="year with two digits")
    messages: ClassVar[Mapping[str, Wording]] = {
        "year": Wording(zh="年份“{short}年”应写全：{full}年", en="write the year {short}年 in full: {full}年")
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each two-digit year."""
        prose = document.prose
        for match in _SHORT.finditer(prose):
            start, end = match.start() - 2, match.end()
            kind = _kind(prose, end)
            before, decade = prose[start - 1 : start], prose[start]
            if kind == "since":
                if before not in _SINCE or decade < "5":
                    continue
            elif not kind or before in _NO_YEAR_BEFORE[kind] or (kind == "season" and decade not in "0129"):
                continue
            digits = Span(start, start + 2)
            short = document.slice(digits)
            full = ("19" if int(short) >= 50 else "20") + short
            yield self.finding(Span(start, end), "year", fix=Fix((Edit(digits, full),)), short=short, full=full)


def _kind(prose: str, end: int) -> str:
    """Return what the words behind a year say of it: since when, in which season, in which month; or nothing."""
    for kind, words in _AFTER.items():
        if prose.startswith(words, end) and not prose.startswith("度假", end):
            return kind
    return "month" if re.match(_MONTH, prose[end : end + 4]) else ""
