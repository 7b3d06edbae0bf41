"""Finds the list of parts, or the stretch of one, that gives its whole within rounding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import isqrt

from edulint_figures.quantities.quantity import Quantity
from edulint_figures.relations.judge import rounding_slack
from edulint_figures.relations.labels import names_of
from edulint_figures.relations.reading import Match, Memory, Reading
from edulint_figures.relations.relation import Verdict
from edulint_figures.relations.roles.part_lists import Parts, are_numbered
from edulint_figures.relations.roles.sum_verdict import reading_of
from edulint_figures.relations.sides import make_a_whole
from edulint_figures.relations.tokens import Figure

# Every stretch of a list is tried where it has no more figures.
_FEW = 14


def holding(match: Match, parts: Parts, wholes: Sequence[Figure], memory: Memory) -> Reading | None:
    """Return the first whole that the list gives, or its longest stretch from the beginning, within rounding."""
    quantities, columns = parts.quantities, _running_sums(parts.quantities)
    is_total = match.phrasing.form in ("total", "run")
    for whole in wholes:
        total, tolerance = whole.quantity, memory.settings.tolerance * whole.quantity.step
        for start, stop, missing, worst in _fitting(columns, total, tolerance, is_total=is_total):
            if not whole.is_close or not all(figure.is_exact for figure in parts.figures[start:stop]):
                return None
            is_cut = start > 0 and not is_total
            stretch = quantities[start:stop]
            if _is_told_finer(wholes, total, stretch):
                continue
            is_near = start == 0 and stop < len(quantities) and bool(missing)
            if is_near and not is_total and not _is_telling(stretch, total, is_cut=False):
                # Some of the parts may make a near figure by chance: three of 15.5亿元，分别为5.9、5.0、4.5和1.0亿元 make 15.4.
                continue
            if (is_cut or match.phrasing.confidence == "possible") and not _is_telling(stretch, total, is_cut=is_cut):
                # Round figures that name all there is belong together: 50项，已整改40项，正在整改10项.
                names = names_of(parts.figures[start:stop], match.line)
                is_told = not is_cut and whole.segment == parts.figures[start].segment and make_a_whole(names)
                if not is_told and not (start == 0 and stop == len(quantities) and are_numbered(parts.figures)):
                    continue
            memory.divided(whole, parts.figures[start:stop])
            # Two rounded figures that must both lie at the very end of their rounding hardly make an exact one.
            is_edge = missing > 0 and missing == worst and not total.half
            # Beside exact figures a coarse one hides what is missing: 5万4千6百人, of them 3万 and 24000.
            coarse = max(stretch, key=lambda one: one.half)
            is_edge = is_edge or (len(coarse.digits) == 1 and missing > worst - coarse.half)
            verdict = Verdict.DOUBTFUL if is_edge else Verdict.HOLDS
            return reading_of(match, parts.figures[start:stop], whole, verdict, rank=100 * is_edge)
    return None


def _is_told_finer(wholes: Sequence[Figure], total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Tell whether another whole has the very sum of parts, of which a rounder one is the plan: 14.27亿元, 为预算14亿元的101.9%."""
    if total.half <= max(one.half for one in parts):
        return False
    made = sum(one.value for one in parts)
    return total.value != made and any(one.quantity.value == made and one.quantity.is_kin(total) for one in wholes)


# What the first figures of a list make together: their values, half units and squares of these.
_Columns = tuple[list[int], list[int], list[int]]


def _running_sums(quantities: Sequence[Quantity]) -> _Columns:
    halves = [one.half for one in quantities]
    values, squares = [one.value for one in quantities], [half * half for half in halves]
    return [0, *accumulate(values)], [0, *accumulate(halves)], [0, *accumulate(squares)]


def _fitting(
    columns: _Columns, total: Quantity, tolerance: int, *, is_total: bool
) -> Iterator[tuple[int, int, int, int]]:
    """Yield the stretches that give a total: where they begin and end, what they miss, and what they may miss at worst.

    Other indicators may stand before or behind the parts.
    """
    values, halves, squares = columns
    count = len(values) - 1
    for start in range(count - 1 if is_total or count <= _FEW else 1):
        sought, half = total.value + values[start], total.half - halves[start]
        for stop in (count,) if is_total else range(count, start + 1, -1):
            missing, worst = abs(sought - values[stop]), halves[stop] + half
            if missing > worst + tolerance:
                continue
            if missing <= isqrt(3 * (squares[stop] - squares[start] + total.half * total.half)) + tolerance:
                yield start, stop, missing, worst


def _is_telling(parts: Sequence[Quantity], whole: Quantity, *, is_cut: bool) -> bool:
    """Tell whether figures are fine enough that their sum is hardly chance: 5+5=10 may be."""
    width = max(2 * rounding_slack([*parts, whole]), whole.step)
    return width * (100 if is_cut or len(parts) == 2 else 50) <= whole.value
