"""Dates with which a report can't be signed: too early for the time that it is on, or long after it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from edulint.api import Document, Report, Span, han_to_int, pattern
from edulint_residue.report_years import WORDS, names, sums_up, title_of

# A line that is a date and nothing else: under the title or the signature.
_SIGNED = pattern(
    r"[ \t(]*(?P<year>20[0-9]{2}|二[〇零][〇零一二三四五六七八九]{2})年"
    r"(?P<month>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月[0-9一二三四五六七八九十]{1,3}日[ \t)]*"
)
_HAN_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_FIRST_MONTHS = (1, 2)
# A report may be written some years later: 关于2020年度审计整改情况的报告.
_LONGEST_WRITTEN = 4
_ANY_YEAR = pattern("20[0-9]{2}")
_TIME = pattern(
    r"(?P<year>20[0-9]{2})年度?(?:(?P<half>上半年)|第?(?P<quarter>[一二三四1-4])季度|(?P<three>前三季度)"
    r"|1月?(?:[-—~]{1,2}|至)(?P<month>[0-9]{1,2})月|(?P<whole>))"
    r"|(?P<first>20[0-9]{2})年?(?:[-—~]{1,2}|至)(?P<last>20[0-9]{2})学年"
)
_MONTHS, _MONTHS_OF_QUARTER, _MONTHS_OF_HALF, _LAST_OF_SCHOOL_YEAR = 12, 3, 6, 7
# What was done in a part of a year is told before as many months have gone by.
_LONGEST_TOLD = 6


class TitleTime(Struct, frozen=True):
    """The time in a title: where it stands, its last month (from the year 0 on), and whether it is a whole year."""

    span: Span
    last_month: int
    is_whole: bool


def wrong_signatures(document: Document, report: Report, own: Span) -> Iterator[re.Match[str]]:
    """Yield the dates with which a report can't be signed; ``own`` is where it says its year."""
    year = int(document.folded[own.start : own.start + 4])
    for signed in _signatures(document, report):
        is_late = _month_of(signed) // _MONTHS > year + _LONGEST_WRITTEN
        if is_late or (sums_up(document, report) and _is_too_early(document, report, own, signed)):
            yield signed


def signatures_against_title(document: Document, report: Report) -> Iterator[tuple[re.Match[str], TitleTime]]:
    """Yield the dates that do not fit the time in the title: below a plan, when that is over; below a report on a part
    of a year, before its end or long after it.
    """
    time, title = _time_of_title(document, report), title_of(document, report)
    is_plan = title.endswith(WORDS.section("planned")) and not names(title, "told")
    if time is None or not (is_plan or (names(title, "told") and not time.is_whole)):
        return
    for signed in _signatures(document, report):
        months = _month_of(signed) - time.last_month
        if months > 0 if is_plan else not 0 <= months <= _LONGEST_TOLD:
            yield signed, time


def _signatures(document: Document, report: Report) -> Iterator[re.Match[str]]:
    for line in report.blocks:
        signed = _SIGNED.fullmatch(document.folded, *line.span.bounds)
        if signed:
            yield signed


def _month_of(signed: re.Match[str]) -> int:
    """Return the month of a date, counted from that of the year 0."""
    month = signed["month"]
    number = int(month) if month.isdecimal() else han_to_int(month) or 1
    return int(signed["year"].translate(_HAN_DIGITS)) * _MONTHS + number - 1


def _time_of_title(document: Document, report: Report) -> TitleTime | None:
    """Return the time that a title says; None if it says none, or several."""
    if report.title is None:
        return None
    start, end = report.title.span.bounds
    match = _TIME.search(document.folded, start, end)
    if match is None or len(_ANY_YEAR.findall(document.folded, start, end)) != (2 if match["last"] else 1):
        return None
    year, month = int(match["last"] or match["year"]), _MONTHS
    if match["last"]:
        month = _LAST_OF_SCHOOL_YEAR
    elif match["half"]:
        month = _MONTHS_OF_HALF
    elif match["quarter"] or match["three"]:
        quarter = match["quarter"] or "三"
        month = _MONTHS_OF_QUARTER * (int(quarter) if quarter.isdecimal() else han_to_int(quarter) or 1)
    elif match["month"]:
        month = int(match["month"])
    return TitleTime(Span.of(match), year * _MONTHS + month - 1, match["whole"] is not None)


def _is_too_early(document: Document, report: Report, own: Span, signed: re.Match[str]) -> bool:
    """Tell whether a report was signed before its year, or in the first weeks of the whole year that it sums up."""
    year, (stated, month) = int(document.folded[own.start : own.start + 4]), divmod(_month_of(signed), _MONTHS)
    if stated != year or month + 1 not in _FIRST_MONTHS:
        return stated < year
    # 2024年春运工作总结 is written in February: what is over within weeks stands between the year and 工作.
    is_titled = report.title is not None and own.start < report.title.span.end
    words = WORDS.section("whole year") if is_titled else ","
    is_of_year = document.folded.startswith(words, own.end)
    return is_of_year and not names(title_of(document, report), "part of a year")
