"""Dates are read as the calendar has them, whatever they are written with."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from edulint.api import int_to_han
from edulint.testing import words_found
from edulint_dates.checks import ALL
from edulint_dates.checks.backward_range import BackwardRange
from edulint_dates.checks.impossible_date import ImpossibleDate
from edulint_dates.checks.wrong_weekday import WrongWeekday

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))
HAN = str.maketrans("0123456789", "〇一二三四五六七八九")


def written(day: date) -> list[str]:
    return [
        f"{day.year}年{day.month}月{day.day}日",
        f"{str(day.year).translate(HAN)}年{int_to_han(day.month)}月{int_to_han(day.day)}日",
    ]


@given(DAYS)
def test_a_day_of_the_calendar_is_silent(day: date) -> None:
    for words in written(day):
        for check in ALL:
            assert words_found(check(), f"{words}召开会议。") == []


@given(st.integers(1900, 2099), st.integers(0, 99), st.integers(0, 99))
def test_every_other_day_is_told(year: int, month: int, day: int) -> None:
    words = f"{year}年{month}月{day}日"
    try:
        date(year, month, day)
    except ValueError:
        assert words_found(ImpossibleDate(), f"{words}召开会议。") == [words]


@given(DAYS, st.integers(0, 6))
def test_of_seven_weekdays_one_is_right(day: date, weekday: int) -> None:
    for words in written(day):
        text = f"{words}（星期{'一二三四五六日'[weekday]}）召开会议。"
        assert bool(words_found(WrongWeekday(), text)) == (day.weekday() != weekday)


@given(DAYS, st.integers(-400, 400))
def test_a_range_with_years_runs_backwards_or_not(day: date, days: int) -> None:
    last = day + timedelta(days=days)
    for first, second in zip(written(day), written(last), strict=True):
        assert bool(words_found(BackwardRange(), f"自{first}起至{second}止。")) == (days < 0)
