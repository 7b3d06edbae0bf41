"""Whole numbers as Chinese writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edulint.text.numerals import han_to_int, int_to_han


@given(st.integers(min_value=0, max_value=9999))
def test_a_number_survives_being_written(value: int) -> None:
    assert han_to_int(int_to_han(value)) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二十一", 21),
        ("一百零一", 101),
        ("二一", 21),
        ("二〇", 20),
        ("九十九", 99),
        ("一百一十二", 112),
        ("三千二百", 3200),
        ("两千零五", 2005),
        ("两", 2),
    ],
)
def test_numbers_as_reports_write_them(written: str, value: int) -> None:
    assert han_to_int(written) == value


@pytest.mark.parametrize("written", ["", "十百", "年", "一年", "三四十", "千千"])
def test_what_is_no_number_has_no_value(written: str) -> None:
    assert han_to_int(written) is None


@pytest.mark.parametrize("value", [-1, 10_000])
def test_a_number_out_of_range_is_named(value: int) -> None:
    with pytest.raises(ValueError, match=str(value)):
        int_to_han(value)


@given(st.text(alphabet="〇零一二两三四五六七八九十百千", max_size=6))
def test_any_run_of_numerals_is_read_or_refused(written: str) -> None:
    value = han_to_int(written)
    assert value is None or value >= 0
