"""The dates of a draft, in digits or in Han numerals."""

from __future__ import annotations

import datetime

from msgspec import Struct

from edulint.api import Document, Span, derived, han_to_int, matches_from, pattern

_HAN = "〇零○一二三四五六七八九十"
_DATE = pattern(
    r"(?<![0-9./])(?<![0-9]:)(?:(?P<year>(?:1[89]|20)[0-9]{2})年 ?)?(?P<month>[0-9]{1,2})月"
    r"(?: ?(?P<day>[0-9]{1,2})(?:日|号(?![楼院线馆门桥井地])))?"
    rf"|(?<![{_HAN}百])(?:(?P<han_year>[一二][〇零○一二三四五六七八九]{{3}})年)?"
    r"(?P<han_month>[一二三四五六七八九十]{1,3})月(?P<han_day>[一二三四五六七八九十]{1,3})日"
    r"|(?<![0-9A-Za-z./:-])(?P<iso_year>20[0-9]{2})(?P<mark>[-/.])(?P<iso_month>[0-9]{1,2})(?P=mark)"
    r"(?P<iso_day>[0-9]{1,2})(?![0-9A-Za-z./:-])"
)
# Most numbers have neither 年 nor 月 nor a mark behind them, and are told apart before the long pattern is tried.
_FIRST = pattern(rf"[0-9一二三四五六七八九十](?<![0-9./][0-9])(?<![0-9]:[0-9])(?=[0-9{_HAN}]{{0,3}}[年月./-])")
# 2022/23/24财年 are years.
_YEARS = pattern("[财学]?年")
# The moon's months have thirty days, and neither the calendar's leap days nor its names.
_LUNAR = ("农历", "阴历", "旧历", "夏历", "古历")
# A year of 366 days, for dates that name none.
_ANY_YEAR = 2024
_MONTHS = 12


class Date(Struct, frozen=True):
    """A date as it is written; ``year`` and ``day`` are None where they are not, and no number need be possible."""

    span: Span
    year: int | None
    month: int
    day: int | None

    @property
    def has_month(self) -> bool:
        """Tell whether there is such a month."""
        return 1 <= self.month <= _MONTHS

    @property
    def days_of_month(self) -> int:
        """How many days the month has; 29 for the second one of a year that isn't told."""
        from calendar import monthrange

        return monthrange(self.year or _ANY_YEAR, self.month)[1]

    @property
    def is_possible(self) -> bool:
        """Tell whether the calendar has the date."""
        return self.has_month and (self.day is None or 1 <= self.day <= self.days_of_month)


@derived
def dates(document: Document) -> tuple[Date, ...]:
    """Return the dates of a draft's prose by the sun, in reading order."""
    folded, prose = document.folded, document.prose
    found: list[Date] = []
    for match in matches_from(_FIRST, _DATE, folded):
        start = match.start()
        if match["mark"] == "/" and _YEARS.match(folded, match.end()):
            continue
        if prose[start] == "\0" or folded.endswith(_LUNAR, max(0, start - 4), start):
            continue
        kind = "iso_" if match["iso_year"] else "han_" if match["han_month"] else ""
        year, month, day = (_value(match[f"{kind}{part}"]) for part in ("year", "month", "day"))
        # Han numerals that stand for a vague number (二三月) are no date.
        if month is not None and (match[f"{kind}day"] is None or day is not None):
            found.append(Date(Span.of(match), year, month, day))
    return tuple(found)


def calendar_day(year: int, month: int, day: int) -> datetime.date | None:
    """Return a day of the calendar; None where it has no such day."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _value(written: str | None) -> int | None:
    if written is None:
        return None
    return int(written) if written.isdecimal() and written.isascii() else han_to_int(written.replace("○", "〇"))
