"""Figures that contradict each other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from edulint.api import Check, FolderCheck, hookimpl

if TYPE_CHECKING:
    import click


@hookimpl
def edulint_commands() -> Iterable[click.Command]:
    """Return ``edulint figures``."""
    from edulint_figures.command import figures

    return [figures]


@hookimpl
def edulint_checks() -> Iterable[type[Check] | type[FolderCheck[Any]]]:
    """Return the checks of this pack."""
    from edulint_figures.announced_count import AnnouncedCount
    from edulint_figures.change_direction import ChangeDirection
    from edulint_figures.impossible_percentage import ImpossiblePercentage
    from edulint_figures.impossible_share import ImpossibleShare
    from edulint_figures.negative_change import NegativeChange
    from edulint_figures.parts_and_whole import PartsAndWhole
    from edulint_figures.percent_or_points import PercentOrPoints
    from edulint_figures.points_and_rates import PointsAndRates
    from edulint_figures.range_unit import RangeUnit
    from edulint_figures.rate_and_counts import RateAndCounts
    from edulint_figures.respective_lists import RespectiveLists
    from edulint_figures.run_total import RunTotal
    from edulint_figures.shares_of_whole import SharesOfWhole
    from edulint_figures.stated_change import StatedChange
    from edulint_figures.subgroup_rates import SubgroupRates
    from edulint_figures.table_percentage import TablePercentage
    from edulint_figures.table_total import TableTotal
    from edulint_figures.two_values import TwoValues
    from edulint_figures.unit_price import UnitPrice
    from edulint_figures.vague_twice import VagueTwice

    return [
        PartsAndWhole,
        RateAndCounts,
        UnitPrice,
        RunTotal,
        StatedChange,
        ChangeDirection,
        SharesOfWhole,
        PointsAndRates,
        SubgroupRates,
        ImpossibleShare,
        ImpossiblePercentage,
        PercentOrPoints,
        VagueTwice,
        RangeUnit,
        NegativeChange,
        TwoValues,
        AnnouncedCount,
        RespectiveLists,
        TableTotal,
        TablePercentage,
    ]
