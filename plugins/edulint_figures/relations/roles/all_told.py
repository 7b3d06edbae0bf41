"""A paragraph that tells its total first, then its parts: 投资3245亿元，增长3%。铁路803亿元。公路2190亿元；水运252亿元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edulint_figures.relations.judge import chance, rounding_slack
from edulint_figures.relations.relation import Relation, Verdict
from edulint_figures.relations.settled_sums import SUMS
from edulint_figures.relations.sums import sum_relation
from edulint_figures.relations.tokens import Line

_LEAST, _MOST = 4, 16
# Words that divide only some of what is told.
_DIVIDING = frozenset("zivt")
# The parts may make their total by chance so often at most.
_MOST_LUCK = 0.1


def relations_in(lines: Sequence[Line], told: Sequence[Relation]) -> Iterator[Relation]:
    """Yield the sum of a paragraph's levels behind the first, if they make it and nothing else told so.

    That they make it is all that says so: no sum that they do not make is told.
    """
    line = lines[0]
    levels = [one for one in line.figures if one.letter == "L"]
    if not _LEAST <= len(levels) <= _MOST or not _DIVIDING.isdisjoint(line.letters):
        return
    first, *others = levels
    parts = [one.quantity for one in others if one.quantity.is_kin(first.quantity)]
    if len(parts) < _LEAST - 1 or len({one.sentence for one in others}) < 2 or not all(one.is_exact for one in levels):
        return
    slack = rounding_slack([first.quantity, *parts])
    are_all = abs(first.quantity.value - sum(one.value for one in parts)) <= slack
    is_known = any(one.form in SUMS and one.span == first.quantity.span for one in told)
    if are_all and not is_known and chance([first.quantity, *parts], slack, first.quantity.value) <= _MOST_LUCK:
        yield sum_relation(parts, first.quantity, Verdict.HOLDS, form="parts")
