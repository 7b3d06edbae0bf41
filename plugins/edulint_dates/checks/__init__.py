"""The checks of this pack, each beside its cases."""

from edulint_dates.checks.backward_range import BackwardRange
from edulint_dates.checks.impossible_date import ImpossibleDate
from edulint_dates.checks.wrong_weekday import WrongWeekday
from edulint_dates.checks.zero_in_year import ZeroInYear

ALL = (ImpossibleDate, WrongWeekday, BackwardRange, ZeroInYear)
