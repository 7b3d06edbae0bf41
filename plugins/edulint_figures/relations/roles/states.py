"""How far things have come, with how many there are: 24个小区，…，已完工13个，在建8个，未开工3个."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edulint_figures.relations.labels import names_of
from edulint_figures.relations.reading import Reading
from edulint_figures.relations.relation import Verdict
from edulint_figures.relations.sides import are_states
from edulint_figures.relations.sums import weighed_sum
from edulint_figures.relations.tokens import Figure, Line

_MOST, _LEAST = 4, 3
# Chance may offer the digit that is missing so often at most.
_MOST_LUCK = 0.5


def relations_in(line: Line) -> Iterator[Reading]:
    """Yield each list of states with the level of its sentence that it divides, if it divides one only."""
    for states in _lists_of(line):
        first = states[0]
        before = (one for one in line.before(first.place, line.sentence_start(first.place)) if one.letter == "L")
        least = max(one.quantity.value for one in states)
        wholes = [one for one in before if _may_be_whole(one, first) and one.quantity.value >= least]
        readings = [_weighed(one, states) for one in wholes]
        held = [one for one in readings if one.relation.verdict is Verdict.HOLDS]
        if held or len(readings) == 1:
            yield (held or readings)[0]


def _may_be_whole(whole: Figure, part: Figure) -> bool:
    return whole.is_exact and whole.quantity.is_kin(part.quantity) and whole.quantity.unit == part.quantity.unit


def _lists_of(line: Line) -> Iterator[list[Figure]]:
    """Yield the stretches of levels in a row that are called by how far they have come."""
    figures = line.figures
    for index in range(len(figures) - _LEAST + 1):
        for count in (_MOST, _LEAST):
            states = figures[index : index + count]
            if len(states) == count and _are_in_a_row(line, states) and are_states(names_of(states, line)):
                yield states
                break


def _are_in_a_row(line: Line, states: Sequence[Figure]) -> bool:
    """Tell whether nothing but a mark and the name of the next one stands between figures of one unit."""
    first = states[0].quantity
    are_alike = all(
        one.letter == "L" and one.is_exact and one.quantity.is_kin(first) and one.quantity.unit == first.unit
        for one in states
    )
    return are_alike and set(line.letters[states[0].place + 1 : states[-1].place]) <= set("L,/;n")


def _weighed(whole: Figure, states: Sequence[Figure]) -> Reading:
    parts = [one.quantity for one in states]
    # No more can have come so far than there are.
    is_more = sum(one.value for one in parts) > whole.quantity.value
    unmended = Verdict.LIKELY_WRONG if is_more else Verdict.UNKNOWN
    return weighed_sum(whole.quantity, parts, form="parts", unmended=unmended, luck=1 if is_more else _MOST_LUCK)
