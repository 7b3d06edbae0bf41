"""Compares a change in points with the one that the counts of both years give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edulint.api import Span
from edulint_figures.quantities.quantity import ONE, PERCENT, Quantity, decimal
from edulint_figures.relations.judge import bounds, verdict_on, wanted_for
from edulint_figures.relations.reading import Reading
from edulint_figures.relations.relation import Relation, Verdict, relation_of
from edulint_figures.relations.tokens import Figure, Line

# How far a change may be from what was reckoned, in halves of its last digit, before the figures are of another kind.
_MOST_OFF = 3 * ONE


def read(line: Line, rate: Figure, operands: Sequence[Span]) -> Iterator[Reading]:
    """Yield the change of a rate in points, where part and whole state how they have changed."""
    change = _next(line, rate, "D")
    if change is None or len(operands) != 2:
        return
    places = [span.start for span in operands]
    found = {one.quantity.span.start: one for one in line.before(rate.place) if one.quantity.span.start in places}
    if len(found) != 2:
        return
    part, whole = (found[place] for place in places)
    part_change, whole_change = _next(line, part, "C"), _next(line, whole, "C")
    if part_change is None or whole_change is None:
        return
    if (
        part_change.quantity.unit_class != part.quantity.unit_class
        or whole_change.quantity.unit_class != whole.quantity.unit_class
    ):
        return
    relation = _judged(
        rate.quantity, (part.quantity, part_change.quantity), (whole.quantity, whole_change.quantity), change.quantity
    )
    if relation is not None:
        yield Reading(relation, frozenset({change.quantity.span.start, *places}), relation.verdict.distance)


def _next(line: Line, figure: Figure, letter: str) -> Figure | None:
    """Return the change stated in the clause behind a figure."""
    behind = next(iter(line.between(figure.place + 1, figure.place + 6)), None)
    if behind is None or behind.letter != letter or behind.sentence != figure.sentence or not behind.is_exact:
        return None
    return None if ";" in line.letters[figure.place : behind.place] else behind


def _judged(
    rate: Quantity, part: tuple[Quantity, Quantity], whole: tuple[Quantity, Quantity], points: Quantity
) -> Relation | None:
    part_before = part[0].value - part[1].change * part[1].value
    whole_before = whole[0].value - whole[1].change * whole[1].value
    if part_before <= 0 or whole_before <= 0:
        return None
    now, before = part[0].value * PERCENT // whole[0].value, part_before * PERCENT // whole_before
    moved = (now - before) * points.change
    slack = points.half + 2 * rate.half
    unmended = Verdict.LIKELY_WRONG if abs(moved - points.value) <= _MOST_OFF else Verdict.UNKNOWN
    given, doubt = (moved - 2 * rate.half, moved + 2 * rate.half), points.half if points.step != rate.step else 0
    wanted = (wanted_for(points, moved, slack=slack),)
    verdict, repair = verdict_on(bounds(points), given, wanted, doubt=doubt, unmended=unmended)
    reckoning = (
        f"{decimal(part[0].value)}÷{decimal(whole[0].value)}-{decimal(part_before)}÷{decimal(whole_before)}"
        f"={decimal((now - before), ONE, 2)}个百分点"
    )
    return relation_of(points, (*part, *whole), verdict, reckoning, form="points", repair=repair)
