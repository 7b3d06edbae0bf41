"""What would mend a reckoning, and how likely chance would offer that."""

from __future__ import annotations

import pytest

from edulint.api import fold
from edulint_figures.quantities.quantity import ONE, Quantity, decimal
from edulint_figures.quantities.reading import quantities
from edulint_figures.relations.judge import (
    Wanted,
    chance,
    only_one,
    power_between,
    quotient,
    repairs_of,
    rounding_slack,
    unit_slip,
)


def figure(text: str) -> Quantity:
    return next(quantities(text, fold(text), 0, len(text)))


def repaired(text: str, low: float, high: float) -> list[str]:
    one = figure(text)
    wanted = Wanted(one, round(low * one.scale), round(high * one.scale))
    return [decimal(repair.value, one.scale) for repair in repairs_of([wanted])]


@pytest.mark.parametrize(
    ("text", "low", "high", "values"),
    [
        ("354人", 355, 355, ["355"]),
        ("354人", 345, 345, ["345"]),
        ("354人", 365, 365, []),
        ("705.56亿元", 105.5, 105.6, ["105.56"]),
        ("434.2万人", 464.1, 464.5, ["464.2"]),
        ("0.52亿元", 1.52, 1.52, ["1.52"]),
        ("152人", 52, 52, []),
        ("12人", 12, 12, []),
    ],
)
def test_one_digit_or_two_swapped_ones_mend_within_rounding(
    text: str, low: float, high: float, values: list[str]
) -> None:
    assert repaired(text, low, high) == values


def test_swapped_digits_come_before_changed_ones() -> None:
    one, other = figure("354人"), figure("120人")
    repairs = repairs_of([Wanted(other, 129 * ONE, 129 * ONE), Wanted(one, 345 * ONE, 345 * ONE)])
    assert [repair.is_swap for repair in repairs] == [True, False]
    told = only_one(repairs)
    assert told is not None
    assert "“354人”应为“345人”" in told.zh


def test_of_two_like_repairs_neither_is_told() -> None:
    one, other = figure("354人"), figure("120人")
    assert only_one(repairs_of([Wanted(one, 355 * ONE, 355 * ONE), Wanted(other, 121 * ONE, 121 * ONE)])) is None


def test_five_digits_are_hardly_mended_by_chance_three_often_are() -> None:
    fine = [figure(text) for text in ("12345万元", "20301万元", "32646万元")]
    coarse = [figure(text) for text in ("123万元", "203万元", "326万元")]
    assert chance(fine, rounding_slack(fine), fine[-1].value) < 0.005
    assert 0.05 < chance(coarse, rounding_slack(coarse), coarse[-1].value) < 0.3


def test_a_quotient_has_the_bounds_that_rounding_leaves() -> None:
    low, high = quotient(figure("6.5万件"), figure("12.8万件"), 100 * ONE)
    assert low < 50.8 * ONE < high
    assert high - low < 1.2 * ONE
    # Both bounds give way: a third is more than 3 tenths and less than 4.
    assert quotient((1, 1), (3, 3), 10) == (3, 4)


def test_a_mistaken_unit_is_told() -> None:
    told = unit_slip([Wanted(figure("110元"), 1_100_000 * ONE, 1_100_000 * ONE)])
    assert told is not None
    assert "110万元" in told.zh


@pytest.mark.parametrize(
    ("one", "other", "power"),
    [
        *[(325, 3_250_000, 10_000), (325, 326, 0), (0, 325, 0), (50, 5, 10), (12, 1200, 100), (3123, 31_000, 0)],
        # Rounding may have cut the digits of one of them.
        *[(3_254_999, 325, 10_000), (325, 3_400_000, 0)],
    ],
)
def test_values_a_power_of_ten_apart(one: int, other: int, power: int) -> None:
    assert power_between(one, other) == power


def test_exact_counts_have_no_slack() -> None:
    assert rounding_slack([figure("12人"), figure("15人")]) == 0


def test_six_rounded_figures_have_less_slack_than_the_worst_case() -> None:
    assert rounding_slack([figure("1.0%")] * 6) < 6 * figure("1.0%").half
