"""DA103: a range of dates that ends before it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edulint.api import Check, Document, Finding, Severity, Span, Wording, holds_any, pattern
from edulint_dates.dates import Date
from edulint_dates.ranges import ranges

# 2025年至2023年, 2025—2021年.
_YEARS = pattern(
    r"(?P<first>[12](?<![0-9][12])(?:(?<=1)9|(?<=2)0)[0-9]{2})年?(?:至|到|—{1,2}|–|-{1,2}|~)(?P<last>(?:19|20)[0-9]{2})年"
)
# 12月上旬至11月下旬, 5月底至5月初
_PARTS = {"上旬": 1, "初": 1, "中旬": 2, "中": 2, "下旬": 3, "底": 3, "末": 3}
_GATE = ("月上旬", "月中旬", "月下旬", "月初", "月底", "月末")
_PART = "(?:上旬|中旬|下旬|初|底|末|中)"
_PART_RANGE = pattern(
    rf"(?P<first>[0-9](?<![0-9][0-9])[0-9]?)月(?P<begin>{_PART})[ ]?[至到—~-]{{1,2}}[ ]?(?:(?P<last>[0-9]{{1,2}})月)?(?P<end>{_PART})(?!断|等|期)"
)
# 14:30—12:00; 14时30分至12时
_CLOCKS = (
    pattern(
        r"(?P<begin>[0-9](?<![0-9.][0-9])(?<![0-9]:[0-9])[0-9]?):(?P<begin_minute>[0-5][0-9])[ ]?[至—~-]{1,2}[ ]?"
        r"(?P<end>[0-9]{1,2}):(?P<end_minute>[0-5][0-9])(?![0-9:])"
    ),
    pattern(
        r"(?P<begin>[0-9](?<![0-9.][0-9])[0-9]?)[时点](?:(?P<begin_minute>[0-9]{1,2})分)?[至到—~-]{1,2}"
        r"(?P<end>[0-9]{1,2})[时点](?:(?P<end_minute>[0-9]{1,2})分)?"
    ),
)
_HOURS, _MINUTES = 24, 60
# A night shift goes on until the next day; nothing that has an end goes on for longer than so many hours.
_LONGEST_SHIFT = 16
# Without its year the last month may be next year's; but no range leaves out only so few months of a year.
_LEFT_OUT = 3


class BackwardRange(Check):
    """What it finds:
        zh: 起止日期、钟点倒置：从5月18日起至5月13日止，5月18日至13日，2023年5月至2022年3月，14:30—12:00。10月至3月
            这样跨年的、22:00—6:00这样过夜的不算。
        en: Ranges that end before they begin: dates, and hours of a day. A range over the turn of the year, October to
            March, is none, and no night shift.

    Why it matters:
        zh: 起止时间有一个写错了，照着执行就会出差错。
        en: One of the two dates is wrong, and whoever follows them goes wrong, too.

    Example:
        培训从5月18日起至5月13日止。

    Instead:
        培训从5月13日起至5月18日止。

    Source:
        zh: 主管部门通报的差错。
        en: Mistakes that authorities published.
    """

    code = "DA103"
    name = "backward-range"
    severity = Severity.WARNING
    summary = Wording(zh="起止日期倒置", en="ranges of dates that run backwards")
    messages = {
        "range": Wording(
            zh="“{words}”：结束的日期在开始之前，请核对", en="“{words}”: it ends before it begins; please check"
        ),
        "hours": Wording(
            zh="“{words}”：结束的钟点在开始之前，请核对", en="“{words}”: it ends before it begins; please check"
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each range."""
        folded = document.folded
        for years in _YEARS.finditer(folded):
            if years["first"] > years["last"]:
                yield self._told(document, Span.of(years))
        for found in ranges(document):
            if _runs_backwards(found.first, found.last):
                yield self._told(document, found.span)
        if holds_any(folded, _GATE):
            for match in _PART_RANGE.finditer(folded):
                if _parts_run_backwards(match):
                    yield self._told(document, Span.of(match))

        for clock in _CLOCKS:
            for match in clock.finditer(folded):
                if _clock_runs_backwards(match):
                    yield self._told(document, Span.of(match), "hours")

    def _told(self, document: Document, span: Span, message: str = "range") -> Finding:
        return self.finding(span, message, words=document.slice(span))


def _parts_run_backwards(match: re.Match[str]) -> bool:
    first = int(match["first"])
    last = int(match["last"] or first)
    if first == last:
        return _PARTS[match["begin"]] > _PARTS[match["end"]]
    return first - _LEFT_OUT <= last < first


def _clock_runs_backwards(match: re.Match[str]) -> bool:
    begin = int(match["begin"]) * _MINUTES + int(match["begin_minute"] or 0)
    end = int(match["end"]) * _MINUTES + int(match["end_minute"] or 0)
    is_clock = begin <= _HOURS * _MINUTES
    return is_clock and end < begin and end + _HOURS * _MINUTES - begin > _LONGEST_SHIFT * _MINUTES


def _runs_backwards(first: Date, last: Date) -> bool:
    if first.year is not None and last.year is not None:
        begin, end = (first.year, first.month), (last.year, last.month)
    elif last.year is None and first.month == last.month:
        begin = end = (0, first.month)
    else:
        # Without its year the last month may be next year's.
        return False
    if begin != end:
        return begin > end
    return first.day is not None and last.day is not None and first.day > last.day
