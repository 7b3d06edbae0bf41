"""A total and the figures that should add up to it: what 其中 lists, 合计 and table totals share."""

from __future__ import annotations

from collections.abc import Sequence

from edulint_figures.compare import (
    CERTAIN,
    Comparison,
    Repairs,
    compare,
    repairs_among,
    rounding_slack,
    significant_digits,
    wrong_unit,
)
from edulint_figures.quantity import Quantity
from edulint_figures.reckoning import difference_of, sum_of
from edulint_figures.relation import Relation, Verdict, spans


def compared_sum(
    parts: Sequence[Quantity], total: Quantity, tolerance: int = 0, *, is_complete: bool = False
) -> Comparison:
    """Compare a sum with its total.

    ``tolerance`` is in units of the total's last digit; ``is_complete`` says that the parts are surely all there are.
    """
    computed = sum(part.value for part in parts)
    missing = total.value - computed
    figures = [*parts, total]

    def repairs() -> Repairs:
        candidates = [(total, computed), *((part, part.value + missing) for part in parts)]
        slip = wrong_unit(candidates)
        return slip if slip.exist else repairs_among(candidates)

    slack = rounding_slack(figures) + tolerance * total.step
    return compare(computed, total, slack, repairs, evidence=CERTAIN if is_complete else significant_digits(figures))


def sum_relation(parts: Sequence[Quantity], total: Quantity, comparison: Comparison) -> Relation:
    """Return the relation of a total with its parts."""
    computed = sum(part.value for part in parts)
    return Relation(
        span=total.span,
        operands=spans(parts),
        verdict=comparison.verdict or Verdict.DOUBTFUL,
        reckoning=sum_of(parts, total),
        values={"stated": total.words, "difference": difference_of(computed, total)},
        repair=comparison.repair,
    )
