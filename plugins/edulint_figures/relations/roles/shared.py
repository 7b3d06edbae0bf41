"""Sums of the parts that shares were found to be of one base: 甲类12件，占40%；乙类18件，占60% of 30件."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from edulint_figures.quantities.quantity import Quantity
from edulint_figures.relations.judge import rounding_slack
from edulint_figures.relations.reading import Memory, Reading
from edulint_figures.relations.reckoning import sum_of
from edulint_figures.relations.relation import Verdict, relation_of


def relations_of(memory: Memory) -> Iterator[Reading]:
    """Yield what the shares of the paragraph that was read tell together, and forget them."""
    shared = sorted(memory.shared, key=lambda pair: (pair[0].quantity.span, pair[1].quantity.span))
    memory.shared = []
    for base, pairs in groupby(shared, key=lambda pair: pair[0].quantity):
        parts = list(dict.fromkeys(part.quantity.span for _, part in pairs))
        told = {part.quantity.span: part.quantity for _, part in shared if part.quantity.is_kin(base)}
        yield from _divisions(base, [told[span] for span in parts if span in told])


def _divisions(base: Quantity, parts: list[Quantity]) -> Iterator[Reading]:
    """Yield the runs of parts that make their base, each from where the one before ended."""
    run: list[Quantity] = []
    for part in parts:
        run.append(part)
        missing = base.value - sum(one.value for one in run)
        if len(run) > 1 and abs(missing) <= rounding_slack([*run, base]):
            yield Reading.of(relation_of(base, run, Verdict.HOLDS, sum_of(run, base), form="parts"))
        if missing <= 0:
            run = []
