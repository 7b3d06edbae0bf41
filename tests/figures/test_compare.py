"""Agreement within rounding, near misses, and what would repair them."""

from __future__ import annotations

import pytest

from edulint.api import fold
from edulint_figures.quantities.quantity import ONE, Quantity
from edulint_figures.quantities.reading import quantities
from edulint_figures.relations.compare import Comparison, compare, significant_digits
from edulint_figures.relations.relation import Verdict
from edulint_figures.relations.sums import compared_sum


def figures(*texts: str) -> list[Quantity]:
    return [next(quantities(text, fold(text), 0, len(text))) for text in texts]


def verdict_of(comparison: Comparison | None) -> Verdict | None:
    return comparison.verdict if comparison else None


@pytest.mark.parametrize(
    ("total", "parts", "verdict"),
    [
        ("857人", ["189人", "668人"], Verdict.HOLDS),
        ("858人", ["189人", "668人"], Verdict.WRONG),
        ("980万元", ["100万元", "372万元", "100万元", "300万元", "105万元"], Verdict.WRONG),
        ("978万元", ["100万元", "372万元", "100万元", "300万元", "105万元"], Verdict.HOLDS),
        ("2.38万亿元", ["1.55万亿元", "8300亿元"], Verdict.HOLDS),
        ("38550人", ["25693人", "7473人"], None),
        ("560万元", ["300万元", "260元"], Verdict.WRONG),
        ("560万元", ["300万元", "210元"], None),
        ("4718名", ["3123名", "1595万名"], Verdict.WRONG),
        ("5600万元", ["300万元", "260万元"], Verdict.WRONG),
        ("562元", ["300亿元", "262亿元"], Verdict.WRONG),
    ],
)
def test_sums(total: str, parts: list[str], verdict: Verdict | None) -> None:
    assert verdict_of(compared_sum(figures(*parts), figures(total)[0])) is verdict


def test_up_to_one_unit_is_a_doubt() -> None:
    (rate,) = figures("84.3%")
    assert verdict_of(compare(round(84.356 * ONE), rate, rate.half, ())) is Verdict.DOUBTFUL
    assert verdict_of(compare(round(84.31 * ONE), rate, rate.half, ())) is Verdict.HOLDS


def test_zeros_that_all_figures_end_in_carry_nothing() -> None:
    assert significant_digits(figures("500人", "200人", "100人")) == 1
    assert significant_digits(figures("512人", "200人", "100人")) == 3
    assert significant_digits(figures("0人")) == 0
    assert significant_digits(figures("50人", "20人", "15人")) == 1
