"""Holds parts and the whole that they miss, with what speaks for a wrong figure."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from edulint.api import CLAUSE_ENDS, Wording, pattern
from edulint_figures.quantities.quantity import ONE, Dimension, Quantity
from edulint_figures.relations.judge import (
    Repair,
    Wanted,
    chance,
    may_mend,
    only_one,
    repairs_of,
    rounding_slack,
    unit_slip,
    wanted_in_sum,
)
from edulint_figures.relations.labels import names_of
from edulint_figures.relations.reading import Match
from edulint_figures.relations.roles.part_lists import Parts, are_numbered
from edulint_figures.relations.roles.told_with import (
    former_make_theirs,
    mended_by_growth,
    proved_by_shares,
    shares_make_a_whole,
)
from edulint_figures.relations.sides import (
    are_complements,
    are_disjoint,
    common_end,
    is_mould,
    make_a_whole,
    name_a_whole,
    overlap,
)
from edulint_figures.relations.tokens import Figure

_MOST_POSSIBLE = 8
# Figures that lack no more than this share of a whole are its parts.
_NEAR = 0.12
_MOST_REPAIRED = 61
_FEWEST_COUNTED = 3
_LONGEST_CLAUSE = 60
_DEGREE, _GRADUATES = pattern("[博硕]士"), pattern("研究生|学位|学历|[博硕][士导]|导师")
_GATHERED = ("构成", "组成")


class Sum(Struct, frozen=True, dict=True):
    """Parts and a whole that they miss, with what speaks for a wrong figure: each is worked out when it is asked for.

    ``is_next`` says that no other whole stands nearer, ``is_nearest`` that no other may be meant.
    """

    match: Match
    parts: Parts
    whole: Figure
    is_nearest: bool = False
    is_next: bool = False

    @cached_property
    def figures(self) -> list[Quantity]:
        """The parts and, as the last one, the whole."""
        return [*self.parts.quantities, self.whole.quantity]

    @cached_property
    def computed(self) -> int:
        """What the parts make."""
        return sum(one.value for one in self.parts.quantities)

    @cached_property
    def missing(self) -> int:
        """What the parts lack; below 0 where they make more than their whole."""
        return self.whole.quantity.value - self.computed

    @cached_property
    def slack(self) -> int:
        """By how much rounding lets the parts miss their whole."""
        return rounding_slack(self.figures)

    @property
    def may_be_cut_off(self) -> bool:
        """Tell whether figures that were cut off, and not rounded, may miss their whole by so much.

        Two parts with the decimals of their whole can't miss it by two of its last digit: 1.95 and 1.97 of 3.94.
        """
        return -2 * self.whole.quantity.half < self.missing < 2 * sum(one.half for one in self.parts.quantities)

    @property
    def _most(self) -> int:
        return max(self.whole.quantity.value, self.computed, 1)

    @property
    def off(self) -> float:
        """The part that is missing, of the whole or of what the parts make, whichever is more."""
        return abs(self.missing) / self._most

    @cached_property
    def names(self) -> list[str]:
        """What the parts are called; what is said of several things (各1所) is called so once."""
        figures = self.parts.figures
        return names_of(
            [one for index, one in enumerate(figures) if not index or one is not figures[index - 1]], self.match.line
        )

    @cached_property
    def whole_words(self) -> str:
        """The words of the whole's clause before it, with those that 、 joins: 文、理科上线考生."""
        return _clause_before(self.match, self.whole)

    @cached_property
    def _wanted(self) -> list[Wanted]:
        return self._unproved(wanted_in_sum(self.whole.quantity, self.parts.quantities, self.slack))

    def _unproved(self, wanted: list[Wanted]) -> list[Wanted]:
        """Leave out what a share told of it proves: 投资43.16亿元，其中住宅24.13亿元，占55.9%: neither of both is wrong."""
        return [one for one in wanted if not any(one.quantity is proved for proved in self._proved)]

    @cached_property
    def _proved(self) -> list[Quantity]:
        return proved_by_shares(self.match.line, self.parts.figures, self.whole)

    @cached_property
    def _coarse_repairs(self) -> list[Repair]:
        may_be_mended = len(self.figures) <= _MOST_REPAIRED and may_mend(self.figures, self.missing, self.slack)
        return repairs_of(self._wanted) if may_be_mended else []

    @cached_property
    def _fine_repairs(self) -> tuple[list[Repair], int]:
        """What would mend a sum of all there is, and within which rounding: beside 8.79万亿元, 13万亿元 is often 13.00."""
        finest = min(self.figures, key=lambda one: one.half)
        slack = rounding_slack([finest] * len(self.figures))
        is_finer = bool(self._coarse_repairs) and self.is_complete and slack < self.slack
        wanted = wanted_in_sum(self.whole.quantity, self.parts.quantities, slack) if is_finer else []
        repairs = repairs_of(self._unproved(wanted))
        return (repairs, slack) if repairs else (self._coarse_repairs, self.slack)

    @property
    def repairs(self) -> list[Repair]:
        """How one digit, or two swapped ones, would mend the sum."""
        return self._fine_repairs[0] if self._coarse_repairs else []

    @property
    def is_swap(self) -> bool:
        """Tell whether two swapped digits would mend it: that is less often chance."""
        return bool(self.repairs) and self.repairs[0].is_swap

    @cached_property
    def slip(self) -> Wording | None:
        """What would be right with 万 more or less in a unit: without it nearly all of one figure is missing."""
        is_far = 100 * abs(self.missing) >= 99 * min(one.value for one in self.figures)
        return unit_slip(self._wanted) if is_far else None

    @cached_property
    def _chance(self) -> float:
        # 投入2860万元 is near enough to 1450, 620 and 780. Of 1560人次 round figures far off may leave some out.
        is_far = abs(self.missing) > _NEAR * self._most
        return chance(self.figures, self._fine_repairs[1], self._most, in_tens=is_far)

    @property
    def luck(self) -> float:
        """The chance that one digit would mend an innocent deviation."""
        return self._chance / (2 if self.is_swap else 1)

    @cached_property
    def grown(self) -> Repair | None:
        """The repair that the growth told of parts and whole confirms."""
        if not self.repairs:
            return None
        return mended_by_growth(self.match.line, self.parts.figures, self.whole, self.repairs, self._chance)

    @property
    def repair(self) -> Wording | None:
        """The words for the only repair."""
        return only_one([self.grown] if self.grown else self.repairs)

    @property
    def are_apart(self) -> bool:
        """Tell whether the parts hardly belong to the whole."""
        # 18个乡镇设施建成，54个乡镇加紧建设: what nothing joins to its whole is no part where all are larger.
        is_short = len(self.figures) <= _MOST_POSSIBLE or self.match.phrasing.form == "bare"
        is_larger = all(one.value > self.whole.quantity.value for one in self.parts.quantities)
        if self.is_possible and not (is_short and not is_larger and self.repairs):
            return True
        return self._are_former is False

    @cached_property
    def _are_former(self) -> bool | None:
        return former_make_theirs(self.match.line, self.parts.figures, self.whole)

    @cached_property
    def makes_all(self) -> bool:
        """Tell whether the shares told of the parts make 100, or what they led from what the whole led from."""
        return shares_make_a_whole(self.match.line, self.parts.figures) or self._are_former is True

    @cached_property
    def is_named(self) -> bool:
        """Tell whether the whole's own words name the parts (进出口)."""
        return self.parts.is_regular and name_a_whole(self.names, self.whole_words)

    @cached_property
    def is_complete(self) -> bool:
        """Tell whether what is told of the parts, or their names, say that these are all there is (城镇 and 乡村)."""
        return (
            self.makes_all
            or self.parts.are_all
            or self._are_sides
            or self.is_named
            or (self.parts.is_regular and _are_counted(self.match, self.parts))
            or self.is_gathered
        )

    @property
    def _are_sides(self) -> bool:
        """Tell whether the names are all there is; of 医生47人 some have no degree, so that 博士4人 and 硕士23人 are not."""
        if any(map(_DEGREE.search, self.names)) and not _GRADUATES.search(self.whole_words):
            return False
        return are_complements(self.names) or (self.parts.is_regular and make_a_whole(self.names))

    @property
    def is_gathered(self) -> bool:
        """Tell whether the whole is said to be of the parts: 总财力186万元，由收入11万元，加上级补助175万元构成."""
        last = self.parts.figures[-1].quantity
        return self.parts.figures[0].label.startswith("由") and self.match.line.passage.after(last, 2) in _GATHERED

    @cached_property
    def is_strict(self) -> bool:
        """Tell whether the names surely have nothing in common."""
        return self.parts.is_regular and are_disjoint(self.names)

    @cached_property
    def is_disjoint(self) -> bool:
        """Tell whether the parts are cast in one mould, divide by one property, or are numbered."""
        is_mould_of_one = self.parts.is_regular and is_mould(self.names) and not overlap(self.names)
        return self.is_strict or is_mould_of_one or are_numbered(self.parts.figures)

    @property
    def may_exceed(self) -> bool:
        """Tell whether the parts surely have nothing in common, so that they can't make more than their whole."""
        is_near = self.is_nearest and (self.match.line.holds(self.whole) or self.match.line.head is self.whole)
        return is_near and self.is_strict

    @property
    def are_within(self) -> bool:
        """Tell whether parts may be among each other: 38个行业中，有28个利润增长，有21个两位数增长."""
        are_told_of = all(one.label.endswith("有") for one in self.parts.figures)
        return self.opening == "i" and are_told_of and common_end(self.names) > 1

    @property
    def goes_on_apart(self) -> bool:
        """Tell whether only the first part stands in the whole's segment: 国有80家，其中央企70家；民营90家."""
        first, second = self.parts.figures[:2]
        return self.whole.segment == first.segment != second.segment

    @property
    def exceeds(self) -> bool:
        """Tell whether the parts make more than their whole."""
        return self.missing < 0

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


def _clause_before(match: Match, whole: Figure) -> str:
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
