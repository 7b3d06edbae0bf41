"""Totals whose parts stand in sentences or paragraphs of their own: 普通高中在校生…；职业高中在校生…。全县学生总数…."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence

from msgspec import Struct

from edulint.api import pattern
from edulint_figures.relations.judge import chance, only_one, repairs_of, rounding_slack, wanted_in_sum
from edulint_figures.relations.labels import core
from edulint_figures.relations.reckoning import sum_of
from edulint_figures.relations.relation import Relation, Verdict, relation_of
from edulint_figures.relations.sides import overlap
from edulint_figures.relations.sums import sum_relation
from edulint_figures.relations.tokens import Figure, Line

_TOTAL = pattern(r"总|共|合计|全[国省市县区州镇乡校]|义务教育|高中阶段")
_SUMMED = pattern(r"总数|总人数|总计|合计")
_IDLE = pattern(r"总[额量数值]?|[额量数值]$")
_MOST_ROWS, _MOST_ORDINAL, _FEWEST = 8, 2, 2
_FEWEST_DIGITS = 3
# A sum that is found among so many is hardly chance where it is so many times as large as its rounding.
_TELLING, _TELLING_BY_NAME = 400, 100
_NAME = 2
# What is told though it doesn't hold: how many parts at most, how likely chance may offer a digit that mends it.
_MOST_PARTS, _MOST_LUCK, _MOST_OFF = 3, 0.02, 0.5


class _Row(Struct, frozen=True):
    """The exact levels of one segment, and its line."""

    line: Line
    levels: list[Figure]

    def kin(self, whole: Figure) -> list[Figure]:
        """Return the levels of a whole's kind."""
        kind, dimension = whole.quantity.unit_class, whole.quantity.dimension
        found = [one for one in self.levels if one.quantity.unit_class == kind]
        return [one for one in found if one.quantity.dimension is dimension]


def relations_in(lines: Sequence[Line], told: Container[int]) -> Iterator[Relation]:
    """Yield the totals that one figure of each sentence or segment before or behind them makes.

    ``lines`` are the first lines of all paragraphs that have figures; totals at the places ``told`` are passed over.
    """
    rows = [row for line in lines for row in _rows_of(line)]
    for at, row in enumerate(rows):
        for whole in row.levels:
            is_total = whole.quantity.span.start not in told and _TOTAL.search(whole.label) is not None
            if is_total and len(whole.quantity.digits) >= _FEWEST_DIGITS:
                sides = (rows[max(0, at - _MOST_ROWS) : at][::-1], rows[at + 1 : at + 1 + _MOST_ROWS])
                found = [relation for side in sides for relation in _totals(whole, row, side)]
                found.sort(key=lambda relation: relation.verdict.distance)
                yield from found[:1]


def _rows_of(line: Line) -> Iterator[_Row]:
    rows = ([one for one in row if one.letter == "L" and one.is_exact] for row in line.segments())
    yield from (_Row(line, row) for row in rows if row)


def _totals(whole: Figure, own: _Row, rows: Sequence[_Row]) -> Iterator[Relation]:
    """Yield a whole with the figures of rows, one each, of its name, or at its place among its row's."""
    name, place = core(whole.label)[-_NAME:], own.kin(whole).index(whole)
    kin = [(row, row.kin(whole)) for row in rows]
    if len(name) == _NAME:
        run = _first_chosen(kin, lambda levels: [one for one in levels if core(one.label).endswith(name)])
        yield from _holding(whole, [one for _, one in run], _TELLING_BY_NAME) or _nearly_made(whole, run)
    if place < _MOST_ORDINAL:
        run = _first_chosen(kin, lambda levels: levels[place : place + 1])
        missed = _nearly_made(whole, run) if _SUMMED.search(whole.label) else []
        yield from _holding(whole, [one for _, one in run], _TELLING) or missed


def _first_chosen(
    rows: Sequence[tuple[_Row, list[Figure]]], chosen: Callable[[list[Figure]], list[Figure]]
) -> list[tuple[_Row, Figure]]:
    """Return what is first chosen of each row, from the first that has it to the last one before one that has not."""
    run: list[tuple[_Row, Figure]] = []
    for row, levels in rows:
        if found := chosen(levels):
            run.append((row, found[0]))
        elif run:
            break
    return run


def _holding(whole: Figure, run: Sequence[Figure], telling: int) -> list[Relation]:
    """Return the first figures of a run that make a whole."""
    total, computed, worst = whole.quantity, 0, whole.quantity.half
    for stop, last in enumerate(run, 1):
        computed, worst = computed + last.quantity.value, worst + last.quantity.half
        if stop < _FEWEST or abs(computed - total.value) > worst:
            continue
        parts = sorted((one.quantity for one in run[:stop]), key=lambda one: one.span)
        slack = rounding_slack([*parts, total])
        if abs(computed - total.value) <= slack:
            is_telling = max(2 * slack, total.step) * telling <= total.value
            # 零售总额1317亿元 is not what 进出口总额917亿元 and 预算收入400亿元 make; what rounding hides is no part.
            is_told = is_telling and _is_named_after(whole, run[:stop]) and min(one.value for one in parts) > slack
            reckoning = sum_of(parts, total)
            return [relation_of(total, parts, Verdict.HOLDS, reckoning, form="parts")] if is_told else []
    return []


def _is_named_after(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Tell whether a whole's own words, if it has any, are those of half of its parts or more."""
    words = set(_IDLE.sub("", core(whole.label)))
    return not words or 2 * sum(not words.isdisjoint(core(one.label)) for one in parts) >= len(parts)


def _nearly_made(whole: Figure, run: Sequence[tuple[_Row, Figure]]) -> list[Relation]:
    """Return a whole that all figures of its name miss by what one digit makes; doubtful where it has another name."""
    is_sum = _SUMMED.search(whole.label) is not None
    if not _FEWEST <= len(run) <= (_MOST_ROWS if is_sum else _MOST_PARTS):
        return []
    if any(row.line.letters.startswith("z", row.line.sentence_start(one.place)) for row, one in run):
        # One of the rows is a part of the other: 新开工面积695万平方米。其中，住宅新开工面积336万平方米.
        return []
    if overlap([one.label for _, one in run]):
        # 制造业贷款、涉农贷款、普惠贷款: one loan may be two of these.
        return []
    total, parts = whole.quantity, sorted((one.quantity for _, one in run), key=lambda one: one.span)
    slack, missing = rounding_slack([*parts, total]), total.value - sum(one.value for one in parts)
    is_near = slack < abs(missing) <= _MOST_OFF * total.value and max(one.value for one in parts) < total.value
    repairs = repairs_of(wanted_in_sum(total, parts, slack)) if is_near else []
    luck = chance([*parts, total], slack, total.value) if repairs else 1
    if luck > _MOST_LUCK:
        return []
    verdict = Verdict.LIKELY_WRONG if _is_named_after(whole, [one for _, one in run]) else Verdict.DOUBTFUL
    return [sum_relation(parts, total, verdict, only_one(repairs), form="parts")]
