"""The checks of this pack, each beside its cases."""

from edulint_terms.checks.house_pattern import HousePattern
from edulint_terms.checks.house_term import HouseTerm
from edulint_terms.checks.names_in_order import NamesInOrder

ALL = (HouseTerm, HousePattern, NamesInOrder)
