"""Totals whose parts stand in sentences or paragraphs of their own: 普通高中在校生…；职业高中在校生…。全县学生总数…."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from itertools import groupby

from edulint.api import pattern
from edulint_figures.quantities.quantity import Quantity
from edulint_figures.relations.judge import rounding_slack
from edulint_figures.relations.labels import core
from edulint_figures.relations.reckoning import sum_of
from edulint_figures.relations.relation import Relation, Verdict, relation_of
from edulint_figures.relations.tokens import Figure, Line

_TOTAL = pattern(r"总|共|合计|全[国省市县区州镇乡校]|义务教育|高中阶段")
_IDLE = pattern(r"总[额量数值]?|[额量数值]$")
_MOST_ROWS, _MOST_ORDINAL = 8, 2
_FEWEST_DIGITS = 3
# A sum that is found among so many is hardly chance where it is so many times as large as its rounding.
_TELLING, _TELLING_BY_NAME = 400, 100
_NAME, _FEWEST = 2, 2

_Row = list[Figure]


def relations_in(lines: Sequence[Line], told: Container[int]) -> Iterator[Relation]:
    """Yield the totals that one figure of each sentence or segment before or behind them makes.

    ``lines`` are the first lines of all paragraphs that have figures; totals at the places ``told`` are passed over.
    """
    rows = [row for line in lines for row in _rows(line)]
    for at, row in enumerate(rows):
        for whole in row:
            is_total = len(whole.quantity.digits) >= _FEWEST_DIGITS and _TOTAL.search(whole.label)
            if is_total and whole.quantity.span.start not in told:
                sides = (rows[max(0, at - _MOST_ROWS) : at][::-1], rows[at + 1 : at + 1 + _MOST_ROWS])
                parts = next((found for side in sides if (found := _parts(whole, row, side))), None)
                if parts is not None:
                    yield relation_of(whole.quantity, parts, Verdict.HOLDS, sum_of(parts, whole.quantity), form="parts")


def _rows(line: Line) -> Iterator[_Row]:
    levels = (one for one in line.figures if one is not None and one.letter == "L" and one.is_exact)
    yield from (list(row) for _, row in groupby(levels, key=lambda one: one.segment))


def _parts(whole: Figure, own: _Row, rows: Sequence[_Row]) -> list[Quantity] | None:
    """Return the figures of rows, one each, that make a whole; those of its name, or those at its place in its row."""
    kin = _kin_in(own, whole)
    name, place = core(whole.label)[-_NAME:], kin.index(whole)
    if len(name) == _NAME:
        named = _sum(whole, rows, lambda row: [one for one in row if core(one.label).endswith(name)][:1])
        if named:
            return named
    if place < _MOST_ORDINAL:
        return _sum(whole, rows, lambda row: row[place : place + 1], _TELLING)
    return None


def _sum(
    whole: Figure, rows: Sequence[_Row], chosen: Callable[[_Row], _Row], telling: int = _TELLING_BY_NAME
) -> list[Quantity] | None:
    total, parts, named = whole.quantity, list[Quantity](), list[bool]()
    words = set(_IDLE.sub("", core(whole.label)))
    for row in rows:
        found = chosen(_kin_in(row, whole))
        if not found and parts:
            return None
        parts += [one.quantity for one in found]
        named += [not words or not words.isdisjoint(core(one.label)) for one in found]
        if len(parts) < _FEWEST:
            continue
        slack, computed = rounding_slack([*parts, total]), sum(one.value for one in parts)
        if abs(computed - total.value) <= slack:
            is_telling = max(2 * slack, total.step) * telling <= total.value
            # 零售总额1317亿元 is not what 进出口总额917亿元 and 预算收入400亿元 make.
            # What rounding hides is no part of it.
            is_told = is_telling and 2 * sum(named) >= len(named) and min(one.value for one in parts) > slack
            return sorted(parts, key=lambda one: one.span) if is_told else None
        if computed > total.value + slack:
            return None
    return None


def _kin_in(row: _Row, whole: Figure) -> _Row:
    return [one for one in row if one.quantity.is_kin(whole.quantity)]
