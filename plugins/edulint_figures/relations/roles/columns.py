"""What is told beside each part of a sum, as beside its whole: 共受理412件，审结380件，其中甲类302件，审结288件；乙类110件，审结92件."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edulint_figures.relations.judge import rounding_slack
from edulint_figures.relations.labels import core
from edulint_figures.relations.relation import Relation, Verdict
from edulint_figures.relations.settled_sums import SUMS
from edulint_figures.relations.sums import weighed_sum
from edulint_figures.relations.tokens import Figure, Line

_LEAST_PARTS = 2
# Chance may offer the digit that a column lacks so often at most.
_MOST_LUCK = 0.15


def relations_in(lines: Sequence[Line], told: Sequence[Relation]) -> Iterator[Relation]:
    """Yield the sums of the figures that stand beside the parts of the sums that hold."""
    holding = [one for one in told if one.form in SUMS and one.verdict is Verdict.HOLDS]
    holding = [one for one in holding if len(one.operands) >= _LEAST_PARTS and one.span < min(one.operands)]
    known = {span for one in holding for span in one.operands}
    for line in lines if holding else ():
        figures = {one.quantity.span: one for one in line.figures}
        for one in holding:
            parts = [figures[span] for span in sorted(one.operands) if span in figures]
            if len(parts) == len(one.operands) and one.span in figures:
                found = _sum_of_column(line, figures[one.span], parts)
                if found is not None and found.operands[0] not in known:
                    yield found


def _sum_of_column(line: Line, whole: Figure, parts: Sequence[Figure]) -> Relation | None:
    """Return the sum of what stands alone beside each part, with what stands so beside their whole."""
    stops = [*(one.place for one in parts[1:]), line.segment_stop(parts[-1].place)]
    rows = [_kin_behind(line, part, stop) for part, stop in zip(parts, stops, strict=True)]
    wholes = _kin_behind(line, whole, parts[0].place)
    if not wholes or any(len(row) != 1 for row in rows):
        return None
    column = [row[0] for row in rows]
    quantities = [one.quantity for one in column]
    made = sum(one.value for one in quantities)
    for one in wholes:
        if abs(one.quantity.value - made) <= rounding_slack([*quantities, one.quantity]):
            return weighed_sum(one.quantity, quantities, form="parts").relation
    name = core(wholes[0].label)
    are_alike = bool(name) and all(core(one.label) == name for one in column)
    if len(wholes) > 1 or not are_alike:
        return None
    return weighed_sum(wholes[0].quantity, quantities, form="parts", luck=_MOST_LUCK).relation


def _kin_behind(line: Line, first: Figure, stop: int) -> list[Figure]:
    """Return the exact levels of a figure's kind behind it, up to a place."""
    told = line.between(first.place + 1, stop)
    kin = [one for one in told if one.letter == "L" and one.quantity.is_kin(first.quantity)]
    return kin if all(one.is_exact for one in kin) else []
