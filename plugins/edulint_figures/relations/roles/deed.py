"""Counts with rates of one name, all of one whole: 参考5120人，语文及格4096人，及格率80%；数学及格2867人，及格率56%."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from edulint.api import pattern
from edulint_figures.relations.reading import Reading
from edulint_figures.relations.relation import Verdict
from edulint_figures.relations.roles.rate_deeds import OF_ALL
from edulint_figures.relations.roles.share_bases import is_part
from edulint_figures.relations.roles.share_verdict import NAMED, judged
from edulint_figures.relations.tokens import Figure, Line

_RATE = pattern(r"(?P<deed>[^,。;:、()0-9的]{2})率(?:也|均|已|约|高)?(?:达到|达|为|是)?(?:了)?$")
_MOST_PAIRS, _MOST_WHOLES = 40, 6


class _Pair(Struct, frozen=True):
    """A count and the rate of the same name beside it."""

    count: Figure
    rate: Figure


def relations_in(line: Line) -> Iterator[Reading]:
    """Yield the rates that the counts of their names give by one whole, and those that don't where another one does."""
    pairs = list(_counts_with_rates(line))[:_MOST_PAIRS]
    if len(pairs) < 2:
        return
    counts = {pair.count.place for pair in pairs}
    left = pairs
    before = line.before(pairs[-1].count.place)
    wholes = [one for one in before if is_part(one) and one.place not in counts][:_MOST_WHOLES]
    for whole in wholes:
        own = [pair for pair in left if _may_be_whole_of(pair, whole)]
        holding = [
            reading for pair in own if (reading := _rate_of_whole(pair, whole)).relation.verdict is Verdict.HOLDS
        ]
        if not holding:
            continue
        yield from holding
        if len(own) > 1 and 2 * len(holding) >= len(own):
            yield from (
                one for pair in own if (one := _rate_of_whole(pair, whole)).relation.verdict is not Verdict.HOLDS
            )
        left = [pair for pair in left if pair not in own]


def _counts_with_rates(line: Line) -> Iterator[_Pair]:
    for rate in line.figures:
        named = _RATE.search(rate.label) if rate.letter == "P" and rate.is_exact else None
        if named is None or rate.label.startswith(OF_ALL):
            continue
        near = (*line.before(rate.place, max(0, rate.place - 4))[:1], *line.between(rate.place + 1, rate.place + 4)[:1])
        counts = (one for one in near if is_part(one) and _is_so_called(one, named["deed"], rate))
        count = next((one for one in counts if one.sentence == rate.sentence and one.segment == rate.segment), None)
        if count is not None:
            yield _Pair(count, rate)


def _is_so_called(count: Figure, deed: str, rate: Figure) -> bool:
    """Tell whether a count is called as its rate is; 净利润 is not what 营业利润率 is of."""
    more, said = count.label.removesuffix(deed), rate.label.partition(deed)[0]
    return count.label.endswith(deed) and (not more or not said or said.endswith(more))


def _may_be_whole_of(pair: _Pair, whole: Figure) -> bool:
    is_before = whole.place < min(pair.count.place, pair.rate.place)
    return is_before and whole.quantity.is_kin(pair.count.quantity) and whole.quantity.value > pair.count.quantity.value


def _rate_of_whole(pair: _Pair, whole: Figure) -> Reading:
    return next(iter(judged(pair.count.quantity, whole.quantity, pair.rate.quantity, surety=NAMED)))
