"""Reads a total of one figure and of what is added to it: 收入64万元，…。加上补助48万元、结转3万元，收入总计115万元."""

from __future__ import annotations

from collections.abc import Sequence

from edulint.api import pattern
from edulint_figures.relations.reading import Reading
from edulint_figures.relations.relation import Verdict
from edulint_figures.relations.sums import weighed_sum
from edulint_figures.relations.tokens import Figure, Line

# 加上补助, 加上级补助, but 加工.
_ADDED = pattern(r"(?:^|(?<=[,;。:\n]))(?:再)?加(?![工快强大])")
_ALL = pattern(r"(?:合计|总计|总量|总额|总数)(?:为|是|达到?)?$|(?:累计|共)[^,。;0-9]{2,16}$")
_MOST_BASES, _MOST_ADDED, _SENTENCES = 4, 14, 2
# 加上 and 合计 state the sum, so that chance may be large.
_MOST_LUCK = 0.3


def added_up(line: Line, total: Figure) -> list[Reading] | None:
    """Return a total with what stands behind 加上 and the one figure before it that fits; None where nothing is added.

    收入64万元，其中税收40万元，加上补助48万元、结转3万元，收入总计115万元: the 40 are a part.
    """
    segment = line.letters.rfind(";", 0, total.place) + 1
    start = line.starts[max(segment, line.sentence_start(total.place))]
    added_at = (
        list(_ADDED.finditer(line.passage.text, start, total.quantity.span.start)) if _ALL.search(total.label) else []
    )
    if not added_at:
        return None
    at = added_at[0].start()
    told = [one for one in line.before(total.place) if one.letter == "L" and one.is_exact]
    told = [one for one in told if one.quantity.is_kin(total.quantity)]
    added = [one.quantity for one in told if one.quantity.span.start > at][::-1]
    near = [one for one in told if one.quantity.span.start < at and total.sentence - one.sentence <= _SENTENCES]
    bases = {one.quantity.value: one.quantity for one in reversed(near[:_MOST_BASES])}
    is_other = any(_ALL.search(one.label) for one in told if one.quantity.span.start > at)
    if is_other or not added or not bases or len(added) > _MOST_ADDED:
        return []
    found = [weighed_sum(total.quantity, [one, *added], form="total", luck=_MOST_LUCK) for one in bases.values()]
    holding = [one for one in found if one.relation.verdict is Verdict.HOLDS]
    failing = [one for one in found if one.relation.verdict is Verdict.LIKELY_WRONG]
    # Where two of them could be mended, nothing tells which one is meant.
    return holding[:1] or (failing if len(failing) == 1 else [])


def undivided(parts: Sequence[Figure], line: Line) -> list[Figure]:
    """Return the figures that 其中 does not lead in within their segment; none where it leads in none."""
    starts = {one.segment: one.place for one in reversed(parts)}
    outer = [one for one in parts if "z" not in line.letters[starts[one.segment] : one.place]]
    return outer if len(outer) < len(parts) else []
