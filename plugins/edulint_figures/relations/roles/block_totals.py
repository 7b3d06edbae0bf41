"""Totals of a paragraph or sentence that those behind it make, name by name: 中小学30所，教师2384人。⏎小学17所，…⏎初中13所，…."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from itertools import groupby, pairwise
from math import log10
from operator import attrgetter

from msgspec import Struct

from edulint_figures.quantities.phrases import AVERAGE
from edulint_figures.relations.judge import chance, only_one, repairs_of, rounding_slack, wanted_in_sum
from edulint_figures.relations.labels import core
from edulint_figures.relations.relation import Relation, Verdict
from edulint_figures.relations.sides import common_end
from edulint_figures.relations.sums import sum_relation
from edulint_figures.relations.tokens import Figure, Line

_FEWEST, _MOST = 2, 8
# So many totals must add up, and together be so unlikely (as a power of ten) to do so by chance, before a division is
# seen; one alone that is the first figure of so many paragraphs, and has the same name in all.
_LEAST_HOLDING, _LEAST_TELLING, _SURELY_TELLING = 2, 3.5, 4.5
_LEAST_ALONE, _LEAST_TELLING_ALONE = 4, 2
# How likely chance may offer the digit that mends one name more, and where two names and more add up.
_MOST_LUCK, _MOST_LUCK_OF_MANY = 0.3, 2
_NAME, _AMOUNT = 2, frozenset("量数额")
# The exact levels of a paragraph by the ends of their names and their units, each with its name; the first figure has
# another key without an end.
_Levels = dict[tuple[str, str], list[tuple[str, Figure]]]


class _Block(Struct, frozen=True):
    """A paragraph or a sentence: its line and its figures."""

    line: Line
    figures: list[Figure]

    @property
    def shape(self) -> list[str]:
        """The units of its first two levels: sentences that divide one before them tell the same in one order."""
        return [one.quantity.unit_class for one in self.figures if one.letter == "L"][:_FEWEST]

    @property
    def units(self) -> set[str]:
        """The units of its exact levels."""
        return {one.quantity.unit_class for one in self.figures if one.letter == "L" and one.is_exact}

    @property
    def is_leading(self) -> bool:
        """Tell whether its paragraph ends in a colon."""
        text = self.line.passage
        return text.text.endswith(":", 0, text.span.end)

    @property
    def is_led_in(self) -> bool:
        """Tell whether it is a sentence that begins with 其中."""
        start = self.line.sentence_start(self.figures[0].place) if self.figures else 0
        return self.line.letters.startswith("z", start)


class _Tables(dict[int, _Levels]):
    """The levels of blocks by the block's place, worked out when they are first asked for."""

    def __init__(self, blocks: Sequence[_Block]) -> None:
        super().__init__()
        self._blocks = blocks

    def __missing__(self, place: int) -> _Levels:
        levels = self[place] = _levels_by_name(self._blocks[place].figures)
        return levels


class _Column(Struct, frozen=True):
    """A total and what each paragraph behind it tells by the same name, as far as all do."""

    whole: Figure
    parts: list[Figure]

    def slack(self, count: int) -> int:
        """Return by how much rounding lets the first parts miss the total."""
        return rounding_slack([*(one.quantity for one in self.parts[:count]), self.whole.quantity])

    def missing(self, count: int) -> int:
        """Return what the first parts lack."""
        signed = (one.quantity.value * (one.quantity.change or 1) for one in self.parts[:count])
        return self.whole.quantity.value * (self.whole.quantity.change or 1) - sum(signed)

    def fits(self, count: int) -> bool:
        """Tell whether the total is more than each of the first parts."""
        return max(one.quantity.value for one in self.parts[:count]) < self.whole.quantity.value

    def holds(self, count: int) -> bool:
        """Tell whether the first parts make the total."""
        return abs(self.missing(count)) <= self.slack(count)

    def tells(self, count: int) -> float:
        """Return how unlikely it is, as a power of ten, that chance makes the total; 0 if the parts don't."""
        width = max(2 * self.slack(count), self.whole.quantity.step)
        return log10(max(self.whole.quantity.value / width, 1)) if self.holds(count) else 0


def relations_in(lines: Sequence[Line], told: Container[int]) -> Iterator[Relation]:
    """Yield the totals of each paragraph that those behind it make.

    ``lines`` are the first lines of all paragraphs that have figures; totals at the places ``told`` are passed over.
    """
    # Names are worked out only where three paragraphs, or sentences of several figures, stand together.
    if len(lines) > _FEWEST:
        yield from _relations([_Block(line, line.figures) for line in lines], told)
    for line in lines:
        sentences = [_Block(line, list(one)) for _, one in groupby(line.figures, key=attrgetter("sentence"))]
        shapes = [one.shape for one in sentences[1:]] if len(sentences) > _FEWEST else []
        if any(len(set(one)) > 1 and one == other for one, other in pairwise(shapes)):
            yield from _relations(sentences, told)


def _relations(blocks: Sequence[_Block], told: Container[int]) -> Iterator[Relation]:
    units = [block.units for block in blocks]
    tables = _Tables(blocks)
    for at in range(len(blocks) - _FEWEST):
        # Names take long to work out: first of all, what is divided has the units of its parts.
        if units[at].isdisjoint(units[at + 1] & units[at + 2]):
            continue
        lead, first, second = (tables[place] for place in range(at, at + 1 + _FEWEST))
        if not any(key in first and key in second for key in lead):
            continue
        behind = [tables[place] for place in range(at + 1, min(at + 1 + _MOST, len(blocks)))]
        columns = [_column_of(name, one, key, behind, lead) for key, listed in lead.items() for name, one in listed]
        columns = [one for one in columns if len(one.parts) >= _FEWEST]
        is_led_in = blocks[at].is_leading or blocks[at + 1].is_led_in
        count, holding = _size_of_division(columns, is_led_in=is_led_in)
        if not count:
            continue
        divided = list({one.whole.place: one for one in columns if len(one.parts) >= count}.values())
        divided += _changes([block.line for block in blocks[at : at + count + 1]], divided)
        asked = [one for one in divided if one.whole.quantity.span.start not in told]
        found = [one for column in asked if (one := _judged(column, count, holding)) is not None]
        # Where the figures behind make one level, they do not make the plan beside it: 营业收入18.36亿元，完成预算17.5亿元.
        made = {one.operands for one in found if one.verdict is Verdict.HOLDS}
        yield from (one for one in found if one.verdict is Verdict.HOLDS or one.operands not in made)


def _levels_by_name(figures: Sequence[Figure]) -> _Levels:
    found: _Levels = defaultdict(list)
    for place, one in enumerate(figures):
        if one.letter == "L" and one.is_exact:
            name = core(one.label)
            if ("均" in name or "每" in name or "中位" in name) and AVERAGE.search(one.label):
                continue
            if name[-1:] in _AMOUNT:
                # 粮食总产 is 粮食总产量.
                name = name[:-1]
            if one is figures[0]:
                found["", one.quantity.unit_class].append((name, one))
            if not name:
                # Figures without a name are found by their places: 货运量、周转量分别完成2.9亿吨和2061亿吨公里.
                found[str(place), one.quantity.unit_class].append((name, one))
            if len(name) >= _NAME:
                found[name[-_NAME:], one.quantity.unit_class].append((name, one))
    return found


def _size_of_division(columns: Sequence[_Column], *, is_led_in: bool) -> tuple[int, int]:
    """Return how many paragraphs divide the one before them, and how many of its totals they make; 0 if none do.

    ``is_led_in`` says that the one before ends in a colon, or that they begin with 其中.
    """
    for count in range(_FEWEST, max((len(one.parts) for one in columns), default=0) + 1):
        told: dict[int, list[float]] = defaultdict(list)
        for one in columns:
            if len(one.parts) >= count and (power := one.tells(count)):
                told[one.whole.place].append(power)
        power = sum(map(max, told.values()))
        is_alone = len(told) == 1 and count >= _LEAST_ALONE and sum(map(len, told.values())) > 1
        is_told = power >= (_LEAST_TELLING_ALONE if is_alone or is_led_in else _LEAST_TELLING)
        if is_told and (is_alone or is_led_in or len(told) >= _LEAST_HOLDING or power >= _SURELY_TELLING):
            return count, len(told)
    return 0, 0


def _column_of(
    name: str, whole: Figure, key: tuple[str, str], tables: Sequence[_Levels], lead: Container[tuple[str, str]]
) -> _Column:
    """Return a total with what each paragraph behind tells by the name that is most like its own.

    Of one that has no such name, the only figure of its unit under a name that ``lead`` has not: 在园幼儿 of 在校生.
    """
    parts: list[Figure] = []
    for table in tables:
        told = table.get(key)
        if told is None and key[0]:
            left = {other: listed for other, listed in table.items() if other[1] == key[1] and other not in lead}
            told = next(iter(left.values())) if len(left) == 1 else None
        if not told:
            break
        parts.append((max(told, key=lambda named: common_end((named[0], name))) if len(told) > 1 else told[0])[1])
    return _Column(whole, parts)


def _changes(lines: Sequence[Line], columns: Sequence[_Column]) -> Iterator[_Column]:
    """Yield the changes of totals with those of their parts, where each tells its own."""
    from edulint_figures.relations.roles.told_with import own_change

    for column in columns:
        changes: list[Figure] = []
        for line, one in zip(lines, (column.whole, *column.parts), strict=False):
            change = own_change(line, one)
            if change is None or not change.is_exact:
                break
            changes.append(change)
        if len(changes) == len(lines):
            yield _Column(changes[0], changes[1:])


def _judged(column: _Column, count: int, holding: int) -> Relation | None:
    """Return a total with its parts; None where they miss it by what no single digit, or chance, may make."""
    # Two of three villages may make one total and all three another: 房屋倒塌87户 beside 受灾20480户.
    made = next((more for more in range(count, len(column.parts) + 1) if column.holds(more)), count)
    total, parts = column.whole.quantity, [one.quantity for one in column.parts[:made]]
    if column.holds(made):
        return sum_relation(parts, total, Verdict.HOLDS, form="parts")
    slack = column.slack(count)
    luck = chance([*parts, total], slack, total.value)
    is_signed = any(one.change not in (0, total.change) for one in parts)
    repairs = [] if is_signed else repairs_of(wanted_in_sum(total, parts, slack))
    if not repairs or luck > (_MOST_LUCK_OF_MANY if holding >= _LEAST_HOLDING else _MOST_LUCK):
        return None
    return sum_relation(parts, total, Verdict.LIKELY_WRONG, only_one(repairs), form="parts")
