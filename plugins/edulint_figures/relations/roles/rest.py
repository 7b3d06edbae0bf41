"""What is left of a count: 90个问题已整改60个，其余30个正在推进."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edulint.api import pattern
from edulint_figures.relations.judge import Wanted, only_one, repairs_of, rounding_slack
from edulint_figures.relations.reading import Reading
from edulint_figures.relations.reckoning import difference_of, sum_of
from edulint_figures.relations.relation import Verdict, relation_of
from edulint_figures.relations.tokens import Figure, Line

_REST = pattern(r"^(?:但|而|尚|还)?(?:其余|剩余|余下|剩下)的?[^,。;0-9]{0,8}$")
# 除2个在建外，其余18个: the whole is not told.
_EXCEPT = pattern(r"除[^。;]{0,60}外")
_MOST_PARTS = 8


def relations_in(line: Line) -> Iterator[Reading]:
    """Yield a whole with its parts, the last of which is called the rest, in one sentence."""
    for rest in line.figures:
        if rest is None or rest.letter != "L" or not rest.is_exact or not _REST.search(rest.label):
            continue
        start = line.letters.rfind(".", 0, rest.place) + 1
        if _EXCEPT.search(line.passage.text, line.starts[start], rest.quantity.span.start):
            continue
        kin = [
            one
            for one in reversed(line.before(rest.place, start))
            if one.letter == "L" and one.quantity.is_kin(rest.quantity)
        ]
        if 2 <= len(kin) <= _MOST_PARTS and all(one.is_exact for one in kin):
            yield from _judged(kin, rest)


def _judged(before: Sequence[Figure], rest: Figure) -> Iterator[Reading]:
    for start in range(len(before) - 1):
        whole, parts = before[start], [*before[start + 1 :], rest]
        quantities, total = [one.quantity for one in parts], whole.quantity
        missing, slack = total.value - sum(one.value for one in quantities), rounding_slack([*quantities, total])
        verdict, repair = Verdict.HOLDS, None
        if abs(missing) > slack:
            # Where more than one part stands between, one may be a part of another.
            if len(before) > 2 or quantities[0].value >= total.value:
                continue
            wanted = [Wanted(total, total.value - missing - slack, total.value - missing + slack)]
            wanted += [Wanted(one, one.value + missing - slack, one.value + missing + slack) for one in quantities]
            repairs = repairs_of(wanted)
            verdict, repair = Verdict.LIKELY_WRONG if repairs else Verdict.UNKNOWN, only_one(repairs)
        difference = difference_of(sum(one.value for one in quantities), total)
        reckoning = sum_of(quantities, total)
        relation = relation_of(
            total, quantities, verdict, reckoning, form="parts", repair=repair, difference=difference
        )
        yield Reading.of(relation, 100 * verdict.distance)
        if verdict is Verdict.HOLDS:
            return
