"""Adds up the numbers of a structure a:b:c: they make 100."""

from __future__ import annotations

from collections.abc import Iterator

from edulint_figures.quantities.quantity import ONE, PERCENT, decimal
from edulint_figures.relations.reading import Match, Memory, Reading
from edulint_figures.relations.relation import Relation, Verdict
from edulint_figures.relations.roles.one import FAR, LEAD, STRUCTURED
from edulint_figures.relations.tokens import Ratio

# How far a structure that is called so may be from 100.
_FAR_OFF = 50 * ONE


def read(match: Match, memory: Memory) -> Iterator[Reading]:
    """Yield a structure, 三次产业结构为8.7:42.8:48.5, whose numbers make 100."""
    del memory
    ratio = match.line.ratios[match.found.start("ratio")]
    excess = sum(ratio.values) - PERCENT
    start = ratio.span.start
    before = match.line.passage.text[max(match.line.passage.span.start, start - LEAD) : start]
    # What has signs of its own, 62%:48%, says that it is of shares.
    has_signs = match.line.passage.text.find("%", *ratio.span.bounds) >= 0
    is_called = has_signs or STRUCTURED.search(before) is not None
    halves = sum(ONE // 10**places // 2 for places in ratio.places)
    count = len(ratio.values)
    if abs(excess) <= halves:
        if count >= 3 or is_called or (match.phrasing.confidence == "stated" and all(ratio.places)):
            yield _relation(ratio, Verdict.HOLDS, excess)
        return
    has_decimals = all(ratio.places)
    is_stated = match.phrasing.confidence == "stated"
    is_near = abs(excess) <= (_FAR_OFF if is_called else FAR)
    if (count >= 3 and is_near and (has_decimals or is_called)) or (
        count == 2 and is_stated and (has_decimals or has_signs) and abs(excess) <= 20 * ONE
    ):
        yield _relation(ratio, Verdict.LIKELY_WRONG, excess)


def _relation(ratio: Ratio, verdict: Verdict, excess: int) -> Reading:
    reckoning = "+".join(f"{value / ONE:.{places}f}" for value, places in zip(ratio.values, ratio.places, strict=True))
    relation = Relation(
        span=ratio.span,
        operands=(),
        verdict=verdict,
        reckoning=f"{reckoning}={decimal(PERCENT + excess)}",
        form="one",
    )
    return Reading.of(relation)
