"""The checks of this pack, by their codes."""

from __future__ import annotations

from edulint.api import Check
from edulint_figures.checks.amount_in_words import AmountInWords
from edulint_figures.checks.announced_count import AnnouncedCount
from edulint_figures.checks.change_direction import ChangeDirection
from edulint_figures.checks.former_value import FormerValue
from edulint_figures.checks.impossible_percentage import ImpossiblePercentage
from edulint_figures.checks.impossible_share import ImpossibleShare
from edulint_figures.checks.misshapen_number import MisshapenNumber
from edulint_figures.checks.missing_percent_sign import MissingPercentSign
from edulint_figures.checks.negative_change import NegativeChange
from edulint_figures.checks.parts_and_whole import PartsAndWhole
from edulint_figures.checks.percent_or_points import PercentOrPoints
from edulint_figures.checks.points_and_rates import PointsAndRates
from edulint_figures.checks.range_unit import RangeUnit
from edulint_figures.checks.rate_and_counts import RateAndCounts
from edulint_figures.checks.respective_lists import RespectiveLists
from edulint_figures.checks.run_total import RunTotal
from edulint_figures.checks.shares_of_whole import SharesOfWhole
from edulint_figures.checks.stated_change import StatedChange
from edulint_figures.checks.subgroup_rates import SubgroupRates
from edulint_figures.checks.table_and_text import TableAndText
from edulint_figures.checks.table_percentage import TablePercentage
from edulint_figures.checks.table_total import TableTotal
from edulint_figures.checks.two_values import TwoValues
from edulint_figures.checks.unit_price import UnitPrice
from edulint_figures.checks.vague_twice import VagueTwice

ALL: tuple[type[Check], ...] = (
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
    MisshapenNumber,
    AmountInWords,
    MissingPercentSign,
    AnnouncedCount,
    RespectiveLists,
    TableTotal,
    TablePercentage,
    TableAndText,
    FormerValue,
)
