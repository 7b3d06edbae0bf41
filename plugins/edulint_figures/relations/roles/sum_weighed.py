"""Parts and the whole that they miss, with what speaks for a wrong figure."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from edulint.api import CLAUSE_ENDS, Wording
from edulint_figures.quantities.quantity import ONE, Dimension, Quantity
from edulint_figures.relations.judge import (
    Repair,
    chance,
    only_one,
    repairs_of,
    rounding_slack,
    unit_slip,
    wanted_in_sum,
)
from edulint_figures.relations.labels import names_of
from edulint_figures.relations.reading import Match
from edulint_figures.relations.roles.part_lists import Parts, are_numbered
from edulint_figures.relations.roles.told_with import former_make_theirs, mended_by_growth, shares_make_a_whole
from edulint_figures.relations.sides import are_complements, are_disjoint, is_mould, make_a_whole, name_a_whole, overlap
from edulint_figures.relations.tokens import Figure

_MOST_POSSIBLE = 8
# So near to their whole, as a share of it, figures are its parts.
_NEAR = 0.12
_MOST_REPAIRED = 61
_FEWEST_COUNTED = 3
_LONGEST_CLAUSE = 60


class Sum(Struct, frozen=True):
    """Parts and a whole that they miss, with what speaks for a wrong figure.

    ``makes_all`` says that the shares told of the parts make 100, ``is_complete`` that these or the names are all there
    is (城镇 and 乡村), ``is_named`` that the whole's own words name them (进出口), ``is_disjoint`` that they are cast in one mould or divide
    by one property, ``may_exceed`` that the parts surely have nothing in common, so that they can't make more than the
    whole. ``grown`` is the repair that the growth told of parts and whole confirms. ``luck`` is the chance that one
    digit would mend an innocent deviation.
    """

    match: Match
    parts: Parts
    whole: Figure
    names: list[str]
    computed: int
    repairs: list[Repair]
    grown: Repair | None
    slip: Wording | None
    luck: float
    is_complete: bool
    makes_all: bool
    is_named: bool
    is_disjoint: bool
    is_strict: bool
    may_exceed: bool

    @property
    def is_stated_total(self) -> bool:
        """Tell whether 合计 or 共 sums the parts."""
        return self.match.phrasing.form == "total" and self.match.phrasing.confidence == "stated"

    @property
    def is_possible(self) -> bool:
        """Tell whether the words hardly say that the figures belong together."""
        return self.match.phrasing.confidence == "possible"

    @property
    def opening(self) -> str:
        """The letter of the token with which the words that lead the parts in begin: z is 其中, v 按…分."""
        return self.match.line.letters[self.match.start]

    @property
    def off(self) -> float:
        """By how much the parts miss their whole, as a share of the larger of both."""
        total = self.whole.quantity.value
        return abs(total - self.computed) / max(total, self.computed, 1)

    @property
    def exceeds(self) -> bool:
        """Tell whether the parts make more than their whole."""
        return self.computed > self.whole.quantity.value

    @property
    def is_swap(self) -> bool:
        """Tell whether two swapped digits would mend it: that is less often chance."""
        return bool(self.repairs) and self.repairs[0].is_swap

    @property
    def repair(self) -> Wording | None:
        """The words for the only repair."""
        return only_one([self.grown] if self.grown else self.repairs)


def weighed(match: Match, parts: Parts, whole: Figure, *, is_nearest: bool) -> Sum | None:
    """Return parts and their whole with what speaks for a wrong figure, or None where they hardly belong together."""
    quantities, total = parts.quantities, whole.quantity
    computed, slack = sum(one.value for one in quantities), rounding_slack([*quantities, total])
    wanted = wanted_in_sum(total, quantities, slack)
    repairs = repairs_of(wanted) if len(wanted) <= _MOST_REPAIRED else []
    is_short = len(wanted) <= _MOST_POSSIBLE or match.phrasing.form == "bare"
    # 18个乡镇设施建成，54个乡镇加紧建设: what nothing joins to its whole is no part where all are larger.
    may_belong = is_short and bool(repairs) and any(one.value <= total.value for one in quantities)
    if match.phrasing.confidence == "possible" and not may_belong:
        return None
    are_former = former_make_theirs(match.line, parts.figures, whole)
    if are_former is False:
        return None
    names = names_of(dict.fromkeys(parts.figures), match.line)
    is_strict = parts.is_regular and are_disjoint(names)
    is_named = parts.is_regular and name_a_whole(names, _clause_of(match, whole))
    makes_all = are_former is True or shares_make_a_whole(match.line, parts.figures)
    is_complete = makes_all or is_named or _are_all(match, parts, names)
    if is_complete and repairs:
        repairs, slack = _finer(repairs, slack, quantities, total)
    most = max(total.value, computed, 1)
    # 投入2860万元 is near enough to 1450, 620 and 780. Of 1560人次 round figures far off may leave some out.
    luck = chance([*quantities, total], slack, most, in_tens=abs(total.value - computed) > _NEAR * most)
    return Sum(
        match=match,
        parts=parts,
        whole=whole,
        names=names,
        computed=computed,
        repairs=repairs,
        grown=mended_by_growth(match.line, parts.figures, whole, repairs, luck) if repairs else None,
        slip=unit_slip(wanted),
        luck=luck / (2 if repairs and repairs[0].is_swap else 1),
        is_complete=is_complete,
        makes_all=makes_all,
        is_named=is_named,
        is_disjoint=is_strict or _are_apart(parts, names),
        is_strict=is_strict,
        may_exceed=is_strict and is_nearest and (match.line.holds(whole) or match.line.head is whole),
    )


def _are_all(match: Match, parts: Parts, names: Sequence[str]) -> bool:
    """Tell whether the list, its names or the count of its parts say that these are all parts there are."""
    are_all = parts.are_all or are_complements(names)
    return are_all or (parts.is_regular and (make_a_whole(names) or _are_counted(match, parts)))


def _are_apart(parts: Parts, names: Sequence[str]) -> bool:
    """Tell whether the parts are numbered, or named in one mould, so that nothing is counted twice."""
    return are_numbered(parts.figures) or (parts.is_regular and is_mould(names) and not overlap(names))


def _finer(
    repairs: list[Repair], slack: int, quantities: Sequence[Quantity], total: Quantity
) -> tuple[list[Repair], int]:
    """Return the repairs, and by how much the sum may miss, as if all figures were as exact as the most exact one.

    Beside 8.79万亿元, 13万亿元 is 13.00 more often than not. Where that leaves no repair, those given are returned.
    """
    finest = min((*quantities, total), key=lambda one: one.half)
    finer = rounding_slack([finest] * (len(quantities) + 1))
    finely = repairs_of(wanted_in_sum(total, quantities, finer)) if finer < slack else []
    return (finely, finer) if finely else (repairs, slack)


def _clause_of(match: Match, whole: Figure) -> str:
    """Return the words of a whole's clause before it, with those that 、 joins."""
    if not match.line.holds(whole):
        return whole.label
    text, at = match.line.passage.text, whole.quantity.span.start
    low = max(match.line.passage.span.start, at - _LONGEST_CLAUSE)
    return text[max(low, *(text.rfind(mark, low, at) + 1 for mark in CLAUSE_ENDS)) : at]


def _are_counted(match: Match, parts: Parts) -> bool:
    """Tell whether the sentence says how many parts there are: 涉及12个乡镇，分别是…."""
    if match.line.letters[match.start] != "z":
        return False
    start = match.line.sentence_start(match.start)
    count = next(iter(match.line.before(match.start, start)), None)
    is_count = count is not None and count.letter == "L" and count.quantity.dimension is Dimension.COUNT
    return is_count and count is not None and count.quantity.value == len(parts.figures) * ONE >= _FEWEST_COUNTED * ONE
