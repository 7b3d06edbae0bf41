"""Reads totals whose parts stand in sentences of their own before them."""

from __future__ import annotations

from collections.abc import Iterator

from edulint_figures.relations.reading import Match, Memory, Reading
from edulint_figures.relations.roles.part_lists import Parts
from edulint_figures.relations.roles.sum_holding import holding

_MOST_RUN = 14


def read(match: Match, memory: Memory) -> Iterator[Reading]:
    """Yield a total whose parts stand in sentences of their own before it, if they give it."""
    whole = match.one("whole")
    if match.line.words(match.start) in ("共", "共有") or not whole.is_exact:
        return
    before = match.line.before(match.start)
    figures = [one for one in before if one.letter == "L" and one.quantity.is_kin(whole.quantity)][:_MOST_RUN][::-1]
    # What a list divides counts once: 64万元，其中甲34万元、乙30万元，加上48万元，总计112万元.
    undivided = [one for one in figures if one.quantity.span.start not in memory.whole_of]
    for run in (figures, undivided):
        found = holding(match, Parts(tuple(run), "", is_regular=True), [whole], memory) if len(run) >= 2 else None
        if found is not None:
            yield found
            return
