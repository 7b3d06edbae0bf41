"""A total of income or expense behind 加上: 收入64万元，…。加上补助48万元、结转3万元，收入总计115万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edulint.api import pattern
from edulint_figures.quantities.quantity import Quantity
from edulint_figures.relations.reading import Reading
from edulint_figures.relations.relation import Verdict
from edulint_figures.relations.sums import weighed_sum
from edulint_figures.relations.tokens import Line

WORD = "加上"
_TOTAL = pattern(r"(?:合计|总计|总量|总额)(?:为|是|达到?)?$")
_MOST_BASES = 4
_MOST_ADDED = 14
# 加上 and 合计 state the sum, so that chance may be large.
_MOST_LUCK = 0.3
_SENTENCES = 2


def relations_in(line: Line) -> Iterator[Reading]:
    """Yield each total with what stands before and behind 加上, the nearest figure before it that fits first."""
    text = line.passage.text
    for figure in line.figures:
        if figure.letter != "L" or not figure.is_exact or not _TOTAL.search(figure.label):
            continue
        at = text.rfind(WORD, line.passage.span.start, figure.quantity.span.start)
        before = [one for one in line.before(figure.place) if one.letter == "L" and one.is_exact]
        kin = [one for one in before if one.quantity.is_kin(figure.quantity)]
        added = [one for one in kin if one.quantity.span.start > at][::-1]
        bases = [one for one in kin if one.quantity.span.start < at and figure.sentence - one.sentence <= _SENTENCES]
        is_other = any(_TOTAL.search(one.label) for one in added)
        if at < 0 or is_other or not added or not bases or len(added) > _MOST_ADDED:
            continue
        yield from _of(figure.quantity, [one.quantity for one in added], [one.quantity for one in bases[:_MOST_BASES]])


def _of(total: Quantity, added: Sequence[Quantity], bases: Sequence[Quantity]) -> Iterator[Reading]:
    values = {base.value: base for base in reversed(bases)}
    readings = [weighed_sum(total, [base, *added], form="total", luck=_MOST_LUCK) for base in values.values()]
    holding = [one for one in readings if one.relation.verdict is Verdict.HOLDS]
    failing = [one for one in readings if one.relation.verdict is Verdict.LIKELY_WRONG]
    # Where two of them could be mended, nothing tells which one is meant.
    yield from holding[:1] or (failing if len(failing) == 1 else [])
