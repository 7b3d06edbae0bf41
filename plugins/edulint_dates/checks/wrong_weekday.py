"""DA102: a weekday that is not its date's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edulint.api import Check, Document, Edit, Finding, Fix, Severity, Span, Wording, pattern
from edulint_dates.dates import Date, calendar_day, dates

# 2月18日（正月初九，星期日）: the moon's date may stand between.
_WEEKDAY = pattern(
    r"(?:\((?:农历)?(?:正|腊|冬|[二三四五六七八九十]{1,2})月[初一二三四五六七八九十廿卅]{2,3}[,、 ])?[ (,]{0,2}(?:星期|周|礼拜)(?P<name>[一二三四五六日天])(?![一二三四五六日天至到、])"
)
# 星期三（5月18日）; but of 周一至周五（5月15日至19日） the days are several, and 每周五（5月19日起） is any.
_WEEKDAY_BEFORE = pattern(r"(?<![至到、—~-])(?<!每)(?<!逢)(?:星期|周|礼拜)(?P<name>[一二三四五六日天])[ ]?\($")
_LONGEST_BEFORE, _GOES_ON = 6, frozenset("至到、—~-起和与")
_NAMES = "一二三四五六日"
# In so many lines at its beginning, blank ones among them, a bulletin says when it appears.
_LINES_OF_HEAD = 6
_YEAR = pattern("(?<![0-9])20[0-9]{2}(?=年)")


class WrongWeekday(Check):
    """What it finds:
        zh: 日期后面的星期几不是那一天。日期没有写年份的，按标题、刊头或落款的年份计，前后各一年也都不符才报。
        en: A weekday that isn't its date's. A date without a year is read in the year of the title, of the head or of
        the date at the end, and reported only if the weekday fits neither that year nor the ones before and after it.

    Why it matters:
        zh: 日期和星期总有一个是错的，开会、报送就会有人来错日子。
        en: Either the date or the weekday is wrong, and somebody comes on the wrong day.

    Example:
        2022年6月8日（星期五）召开。

    Instead:
        2022年6月8日（星期三）召开。

    Source:
        zh: 日历；主管部门通报的差错。
        en: The calendar; mistakes that authorities published.
    """

    code = "DA102"
    name = "wrong-weekday"
    severity = Severity.WARNING
    summary = Wording(zh="日期与星期不符", en="a weekday that is not its date's")
    messages = {
        "weekday": Wording(
            zh="{date}是星期{right}，不是星期{wrong}", en="{date} is weekday {number} (星期{right}), not 星期{wrong}"
        ),
        "own-year": Wording(
            zh="{date}在{year}年是星期{right}，不是星期{wrong}",
            en="in {year} {date} is weekday {number} (星期{right}), not 星期{wrong}",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each weekday."""
        for date in dates(document):
            match = _weekday_beside(document.folded, date.span) if date.day and date.is_possible else None
            if match is None:
                continue
            year = date.year or _own_year(document, date)
            if year is None:
                continue
            wrong = match["name"].replace("天", "日")
            possible = {year} if date.year else _possible_years(document, year)
            if any(_weekday(date, one) in ("", wrong) for one in possible):
                continue
            right = _weekday(date, year)
            name = Span.of(match, "name")
            yield self.finding(
                Span(min(date.span.start, match.start()), max(date.span.end, name.end)),
                "weekday" if date.year else "own-year",
                # The date may be what is wrong.
                fix=Fix((Edit(name, right),)),
                date=document.slice(date.span),
                year=year,
                right=right,
                wrong=wrong,
                number=_NAMES.index(right) + 1,
            )


def _weekday_beside(folded: str, date: Span) -> re.Match[str] | None:
    """Return the weekday behind a date, or before one in brackets."""
    if match := _WEEKDAY.match(folded, date.end):
        return match
    if folded[date.start - 1 : date.start] != "(" or folded[date.end : date.end + 1] in _GOES_ON:
        return None
    return _WEEKDAY_BEFORE.search(folded, max(0, date.start - _LONGEST_BEFORE), date.start)


def _weekday(date: Date, year: int) -> str:
    """Return the weekday's name; empty for 29 February of a year that has none."""
    day = calendar_day(year, date.month, date.day or 1)
    return _NAMES[day.weekday()] if day else ""


def _own_year(document: Document, date: Date) -> int | None:
    """Return the year in the title of the report that a date stands in, else that of its head or of its end."""
    folded, report = document.folded, document.reports[document.report_index(date.span.start)]
    if report.title and (named := _YEAR.search(folded, *report.title.span.bounds)):
        return int(named.group())
    own = [one for one in dates(document) if report.span.contains(one.span)]
    # A bulletin's head: 第9期　××局　2024年5月13日.
    heads = (one.year for one in own if one.year and one.day and _ends_line(folded, one.span))
    if (head := next(heads, None)) is not None:
        return head
    last = own[-1] if own else date
    return last.year if folded[last.span.end : report.span.end].strip() == "" else None


def _ends_line(folded: str, date: Span) -> bool:
    """Tell whether a date ends one of a text's first lines, which is no sentence."""
    line = folded[folded.rfind("\n", 0, date.start) + 1 : date.start]
    is_last = folded.startswith(("\n", "\r"), date.end)
    return is_last and folded.count("\n", 0, date.start) < _LINES_OF_HEAD and "。" not in line


def _possible_years(document: Document, own: int) -> set[int]:
    """Return the years that a date without one may be of: the report's own, the ones beside it, all that are named."""
    return {own - 1, own, own + 1}.union(date.year for date in dates(document) if date.year)
