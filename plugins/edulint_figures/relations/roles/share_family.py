"""Settles of what the shares of several paragraphs are: together they tell which is wrong, or that their base is.

立案5032件。⏎经济类2133件，占42.6%；⏎政治类419件，占8.4%；⏎文化类459件，占9.2%: all are of 5002件.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from msgspec.structs import replace

from edulint_figures.quantities.quantity import Quantity
from edulint_figures.relations.judge import chance, only_one, repairs_of, wanted_for
from edulint_figures.relations.relation import Relation, Verdict
from edulint_figures.relations.roles.share_agreement import Pair, are_alike, is_open, pairs_in
from edulint_figures.relations.roles.share_bases import is_part
from edulint_figures.relations.roles.share_verdict import NAMED, judged
from edulint_figures.relations.tokens import Figure, Line

_SHARE, _OF_A_LEVEL = "share", 2
_FEWEST = 2
# So many paragraphs back the base of shares may stand, and so many levels are asked.
_PARAGRAPHS, _MOST_LEVELS = 4, 16
# Chance may offer a digit for the base so often at most.
_MOST_LUCK = 0.2


def relations_in(paragraphs: Sequence[Sequence[Line]], told: Iterable[Relation]) -> Iterator[Relation]:
    """Yield the shares that are not of the base that those around them have, and bases that have a wrong digit.

    ``paragraphs`` are the lines of each paragraph that has figures; ``told`` are the relations found so far.
    """
    shares = {one.span: one for one in told if one.form == _SHARE and one.verdict is not Verdict.UNKNOWN}
    bound = {span for span, one in shares.items() if _is_of_a_level(one)}
    if not any(is_open(one, bound) for lines in paragraphs for line in lines for one in line.figures):
        return
    for first, family in _families(paragraphs):
        told_of = [shares.get(pair.share.quantity.span) for pair in family]
        if any(one is not None and one.verdict is not Verdict.HOLDS for one in told_of):
            continue
        before = paragraphs[max(0, first - _PARAGRAPHS) : first + 1]
        unbound = [pair for pair, one in zip(family, told_of, strict=True) if not _is_of_a_level(one)]
        if unbound:
            yield from list(_of_a_wrong_base(family, before)) or _of_a_wrong_base(unbound, before)


def _families(paragraphs: Sequence[Sequence[Line]]) -> Iterator[tuple[int, list[Pair]]]:
    """Yield the pairs that follow one another, alike in name and kind, with the number of their first paragraph."""
    family: list[Pair] = []
    first = last = 0
    for index, lines in enumerate(paragraphs):
        for pair in (pair for line in lines if "P" in line.letters for pair in pairs_in(line)):
            if family and (index - last > 1 or not are_alike(family[-1], pair)):
                yield from [(first, family)] if len(family) >= _FEWEST else []
                family = []
            first = first if family else index
            family, last = [*family, pair], index
    yield from [(first, family)] if len(family) >= _FEWEST else []


def _is_of_a_level(one: Relation | None) -> bool:
    """Tell whether a share was found to be of a level, and not only to agree with the shares beside it."""
    return one is not None and len(one.operands) == _OF_A_LEVEL


def _of_a_wrong_base(family: Sequence[Pair], before: Sequence[Sequence[Line]]) -> Iterator[Relation]:
    telling = [pair for pair in family if pair.is_telling]
    if len(telling) < _FEWEST:
        return
    least, most = max(pair.implied[0] for pair in family), min(pair.implied[1] for pair in family)
    largest = max((pair.part.quantity for pair in family), key=lambda part: part.value)
    levels = _levels_before(family[0], before, largest)
    if least > most:
        return
    if any(least - one.quantity.half <= one.quantity.value <= most + one.quantity.half for one in levels):
        return
    wanted = {one.quantity.span: repairs_of([wanted_for(one.quantity, least, most, slack=0)]) for one in levels}
    mended = [one for one in levels if wanted[one.quantity.span]]
    if len({one.quantity.value for one in mended}) != 1:
        return
    base = mended[0].quantity
    luck = chance([base], max(base.half, (most - least) // 2), base.value) * len(levels)
    if luck <= _MOST_LUCK:
        for reading in judged(telling[0].part.quantity, base, telling[0].share.quantity, surety=NAMED):
            repair = only_one(wanted[base.span])
            yield replace(reading.relation, verdict=Verdict.LIKELY_WRONG, repair=repair)


def _levels_before(first: Pair, paragraphs: Sequence[Sequence[Line]], part: Quantity) -> list[Figure]:
    """Return the exact levels of a part's kind before the first share's, the nearest first, if not far less than it."""
    at = first.part.quantity.span
    told = (one for lines in reversed(paragraphs) for line in lines for one in reversed(line.figures))
    kin = (one for one in told if one.letter == "L" and is_part(one) and one.quantity.is_kin(part))
    before = (one for one in kin if one.quantity.span < at and 2 * one.quantity.value > part.value)
    return list(islice(before, _MOST_LEVELS))
