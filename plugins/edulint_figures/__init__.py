"""Figures that contradict each other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from edulint.api import Check, FolderCheck, hookimpl


@hookimpl
def edulint_checks() -> Iterable[type[Check] | type[FolderCheck[Any]]]:
    """Return the checks of this pack."""
    from edulint_figures.change_direction import ChangeDirection
    from edulint_figures.parts_and_whole import PartsAndWhole
    from edulint_figures.points_and_rates import PointsAndRates
    from edulint_figures.rate_and_counts import RateAndCounts
    from edulint_figures.run_total import RunTotal
    from edulint_figures.stated_change import StatedChange
    from edulint_figures.unit_price import UnitPrice

    return [PartsAndWhole, RateAndCounts, UnitPrice, RunTotal, StatedChange, ChangeDirection, PointsAndRates]
