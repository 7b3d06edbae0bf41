"""DA106: another number of days than a range of dates has."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from edulint.api import Check, Document, Finding, Severity, Span, Wording, han_to_int, holds_any, pattern
from edulint_dates.dates import Date, calendar_day
from edulint_dates.ranges import DateRange, ranges

_GATE = ("为期", "历时", "连续", "持续", "共")
# 5月6日至12日（周一至周日）组织开展了为期7天的活动.
_STATED = pattern(
    r"(?:\([^()\n]{0,12}\))?"
    r"(?:[^,。;:()\n0-9]{0,16},?[^,。;:()\n0-9]{0,8}?(?:为期|历时|连续|持续|共计?)|(?P<far>[^。;()\n0-9]{0,48}?,(?:为期|历时)))"
    r"(?P<days>[0-9]{1,3}|[一二两三四五六七八九十]{1,3})天(?![内左以多]|(?:时间)?[左以])(?(far)(?=[,。;]))"
)
# Where a range ends in the next year; where neither date names one, February may have 29 days.
_ANY_YEAR = 2024
_WEEK, _WORKING_DAYS = 7, 5


class StatedDays(Check):
    """What it finds:
        zh: 写明的天数与起止日期不符：5月6日至12日，却说“为期10天”。算头不算尾、只算工作日的不报。
        en: A number of days that the dates do not give: 6 to 12 May, and 为期10天. That the last day or the weekends
            are not counted is allowed for.

    Why it matters:
        zh: 改了日期没有改天数，或者相反，读的人不知道哪一个对。
        en: The dates were changed and the number was not, or the other way round; nobody knows which is right.

    Example:
        5月6日至12日开展为期10天的集中宣传。

    Instead:
        5月6日至12日开展为期7天的集中宣传。

    Source:
        zh: 日历。
        en: The calendar.
    """

    code = "DA106"
    name = "stated-days"
    severity = Severity.WARNING
    summary = Wording(zh="天数与起止日期不符", en="a number of days that the dates do not give")
    messages = {
        "days": Wording(
            zh="“{dates}”是{days}天，这里写的是“{stated}”，请核对",
            en="{dates} makes {days} days, but this says {stated}; please check",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each number of days behind a range."""
        folded = document.folded
        if "天" not in folded or not holds_any(folded, _GATE):
            return
        for found in ranges(document):
            match = _STATED.match(folded, found.span.end)
            days = _days_of(found)
            if match is None or days is None:
                continue
            stated = int(match["days"]) if match["days"].isdigit() else han_to_int(match["days"].replace("两", "二"))
            if stated is not None and not _fewest(days) <= stated <= days:
                span = Span(match.start("days"), match.end("days") + 1)
                yield self.finding(
                    span, "days", dates=document.slice(found.span), days=days, stated=document.slice(span)
                )


def _days_of(found: DateRange) -> int | None:
    """Return how many days a range has, its last one counted; None where it runs backwards or names no days."""
    begin, end = _day(found.first, found.first.year), _day(found.last, found.last.year or found.first.year)
    if begin is None or end is None:
        return None
    if end < begin and found.last.year is None and found.last.month != found.first.month:
        end = _day(found.last, end.year + 1)
    return (end - begin).days + 1 if end is not None and end >= begin else None


def _day(date: Date, year: int | None) -> datetime.date | None:
    if date.day is None or not date.is_possible:
        return None
    return calendar_day(year or _ANY_YEAR, date.month, date.day)


def _fewest(days: int) -> int:
    """Return how many days of so many one may count: without the last one, or without any weekend."""
    return min(days - 1, days * _WORKING_DAYS // _WEEK - 1)
