"""Judges a share against its part and its base."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from edulint.api import Wording
from edulint_figures.quantities.quantity import ONE, PERCENT, Quantity
from edulint_figures.relations.judge import (
    Repair,
    bounds,
    gives_share,
    meet,
    only_one,
    quotient,
    repairs_of,
    wanted_for,
)
from edulint_figures.relations.reading import Reading
from edulint_figures.relations.reckoning import percentage
from edulint_figures.relations.relation import Relation, Verdict, relation_of
from edulint_figures.relations.tokens import Figure

# How sure it is of what a figure is a share: nothing tells it, its place does, names do, words state all three figures,
# or the share is named after what was done to the part.
UNTOLD, PLACED, NAMED, STATED, DONE_SO = range(5)
_POINT = ONE
_MOST_FITTED = 10
_TELLING_DIGITS = 3
# So many shares of one base are not all wrong.
_SHARE, _OPERANDS, _LEAST_MISSING = "share", 2, 3


def judged(part: Quantity, whole: Quantity, share: Quantity, *, surety: int) -> Iterator[Reading]:
    """Yield a share with its part and base; ``surety`` is one of ``UNTOLD`` to ``DONE_SO``."""
    if not whole.value:
        # Of 0 there are no shares.
        return
    verdict, repairs = Verdict.HOLDS, list[Repair]()
    if not gives_share(part, whole, share):
        verdict, repairs = _verdict_on_miss(part, whole, share, surety)
    yield reading_of((part, whole), share, verdict, _reckoning(part, whole, share), only_one(repairs))


def share_given(part: Quantity, whole: Quantity, share: Quantity) -> Reading | None:
    """Return a share with its part and base if they give it, and None if they don't."""
    if not whole.value or not gives_share(part, whole, share):
        return None
    return reading_of((part, whole), share, Verdict.HOLDS, _reckoning(part, whole, share), None)


def _verdict_on_miss(part: Quantity, whole: Quantity, share: Quantity, surety: int) -> tuple[Verdict, list[Repair]]:
    """Return how likely a share is wrong that its part and base don't give, and which digits would mend it."""
    (low, high), (least, most) = quotient(part, whole, PERCENT), bounds(share)
    if meet((low, high), (least, most), apart=share.half):
        return Verdict.DOUBTFUL, []
    if surety == UNTOLD or (part.value == whole.value and surety < DONE_SO):
        # Two equal figures are hardly a part and its whole.
        return Verdict.UNKNOWN, []
    wanted = [wanted_for(share, low, high)]
    if least > 0:
        low_part, high_part = bounds(part)
        low_whole, high_whole = bounds(whole)
        wanted.append(wanted_for(part, least * low_whole // PERCENT, most * high_whole // PERCENT))
        wanted.append(wanted_for(whole, low_part * PERCENT // most, high_part * PERCENT // least))
    # With a share as coarse as 四分之一 a change of one digit would nearly always make it hold.
    repairs = repairs_of(wanted) if share.half <= share.step else []
    off = min(abs(low - share.value), abs(high - share.value))
    is_near = off <= _POINT and len(share.digits) >= 2
    is_close = off * 100 <= 12 * share.value
    if (repairs and (surety >= 2 or is_close)) or (is_near and surety >= 2):
        return Verdict.WRONG, repairs
    if (
        (repairs and len(share.digits) >= 3)
        or surety >= STATED
        or (surety == NAMED and part.value < whole.value and off * 2 <= share.value)
        or (off * 100 <= 3 * share.value and len(share.digits) >= 3)
    ):
        return Verdict.LIKELY_WRONG, repairs
    return Verdict.UNKNOWN, repairs


def _reckoning(part: Quantity, whole: Quantity, share: Quantity) -> str:
    computed = percentage(part.value, whole.value, share.decimals)
    if computed == share.words:
        computed = percentage(part.value, whole.value, share.decimals + 2)
    return f"{part.words}÷{whole.words}={computed}"


def reading_of(
    operands: Sequence[Quantity], share: Quantity, verdict: Verdict, reckoning: str, repair: Wording | None
) -> Reading:
    """Return the relation of a share with the figures that give it."""
    return Reading.of(relation_of(share, operands, verdict, reckoning, form="share", repair=repair))


def fitting(part: Figure, bases: Iterable[Figure], share: Figure) -> Iterator[Reading]:
    """Yield the first base that gives the share, where nothing but the figures says that it is the base.

    A share of two digits fits one base in a hundred by chance, so it proves nothing unless the base is the first one.
    """
    seen: set[int] = set()
    for base in bases:
        start = base.quantity.span.start
        is_fit = base.is_exact and base.quantity.is_kin(part.quantity) and base.quantity.value > part.quantity.value
        if start in seen or not is_fit:
            continue
        seen.add(start)
        if len(seen) > (_MOST_FITTED if len(share.quantity.digits) >= _TELLING_DIGITS else 1):
            return
        if (found := share_given(part.quantity, base.quantity, share.quantity)) is not None:
            yield found
            return


def best(part: Figure, bases: Sequence[Figure], share: Figure, surety: int) -> Iterator[Reading]:
    """Yield the first base that gives the share; if none does, the nearest is judged."""
    failing: list[Reading] = []
    larger = [base for base in bases if base.quantity.value > part.quantity.value]
    for base in larger or bases:
        for reading in judged(part.quantity, base.quantity, share.quantity, surety=surety):
            if reading.relation.verdict is Verdict.HOLDS:
                yield reading
                return
            failing.append(reading)
    yield from failing[:1]


def without_shares_of_others(relations: Sequence[Relation], text: str) -> list[Relation]:
    """Return relations of a text with those shares unknown that are hardly of the part or the base they were bound to.

    企业12家，占60%；店铺8家，占40%。⏎从业人员中，企业占71%: the part of another paragraph has its share there.
    """
    told = {one.operands[0] for one in relations if one.form == _SHARE and one.verdict is Verdict.HOLDS}
    return [
        replace(one, verdict=Verdict.UNKNOWN)
        if _is_wrong_share(one)
        and one.operands[0] in told
        and "\n" in text[one.operands[0].end : max(one.span.start, one.operands[0].end)]
        else one
        for one in _without_another_base(relations, text)
    ]


def _is_wrong_share(one: Relation) -> bool:
    return one.form == _SHARE and one.verdict in (Verdict.WRONG, Verdict.LIKELY_WRONG)


def _without_another_base(relations: Sequence[Relation], text: str) -> list[Relation]:
    """Return relations of a text with those shares unknown that all miss one rounded base, of which a digit mends none.

    眼科7461万元（占48.8%），骨科2609万元（占17.03%），外科2098万元（占13.7%) of 1.53亿元, where 1.54亿元 is told.
    """
    shares = [one for one in relations if one.form == _SHARE and len(one.operands) == _OPERANDS]
    missing = Counter(one.operands[1] for one in shares if _is_wrong_share(one))
    given = {one.operands[1] for one in shares if one.verdict in (Verdict.HOLDS, Verdict.DOUBTFUL) or one.repair}
    others = {base for base, count in missing.items() if count >= _LEAST_MISSING and base not in given}
    # 5767件 is a count, and shares that miss it show that it is wrong.
    others = {base for base in others if "." in text[base.start : base.end]}
    return [
        replace(one, verdict=Verdict.UNKNOWN) if one.form == _SHARE and one.operands[-1] in others else one
        for one in relations
    ]
