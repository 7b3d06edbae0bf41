"""Figures that contradict each other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from edulint.api import Check, FolderCheck, hookimpl


@hookimpl
def edulint_checks() -> Iterable[type[Check] | type[FolderCheck[Any]]]:
    """Return the checks of this pack."""
    from edulint_figures.parts_and_whole import PartsAndWhole
    from edulint_figures.rate_and_counts import RateAndCounts
    from edulint_figures.unit_price import UnitPrice

    return [PartsAndWhole, RateAndCounts, UnitPrice]
