"""Finds what the shares of a row are of: one level of all, a level for each, or one with a wrong digit."""

from __future__ import annotations

from collections.abc import Sequence

from edulint.api import pattern
from edulint_figures.quantities.quantity import decimal
from edulint_figures.relations.judge import only_one, repairs_of, wanted_for
from edulint_figures.relations.reading import Memory, Reading
from edulint_figures.relations.relation import Verdict
from edulint_figures.relations.roles.share_bases import is_part
from edulint_figures.relations.roles.share_verdict import NAMED, judged, reading_of
from edulint_figures.relations.tokens import Figure, Line

# 分别占比16.9%、15.7%; 占比分别为68.4%和59.3%: shares whose base is not named.
_BARE = pattern(r"(?:分别)?占?(?:比|比重|比例)(?:分别)?(?:为|达到?|是)?|分别占(?:总[数量额])?的?")
# So many levels before a row may be what it is of, and so many sentences back.
_MOST_BEFORE, _MOST_BACK = 8, 1
# A share of so many digits hardly fits a level by chance.
_TELLING_DIGITS = 3
# The values that rows of shares leave for their base are this near to one another, as one part in so many.
_NARROW = 200


def of_each(line: Line, amounts: Sequence[Figure], shares: Sequence[Figure]) -> list[Reading]:
    """Return the shares of a row, if one level before gives them all, or one for each does.

    Where all but one hold, that one is judged by the level that gives the others.
    """
    told = shares[0].label if shares else ""
    if not 2 <= len(amounts) == len(shares) or not _BARE.fullmatch(told) or not all(map(is_part, amounts)):
        return []
    if not all(one.is_exact and len(one.quantity.digits) >= 2 for one in shares):
        return []
    before = [one for one in line.before(amounts[0].place) if amounts[0].sentence - one.sentence <= _MOST_BACK]
    levels = [one for one in before if is_part(one)][:_MOST_BEFORE]
    rows = [[base] * len(amounts) for base in levels if all(base.quantity.is_kin(one.quantity) for one in amounts)]
    # A row of as many levels stands before: 病例和死亡分别为1929万例、996万例，其中我国分别为457万例、300万例，分别占比23.7%、30%.
    before_each = levels[: len(amounts)][::-1]
    each = [before_each] if len(before_each) == len(amounts) else []
    nearly: list[Reading] = []
    for bases in each + rows:
        found = [
            reading
            for amount, base, share in zip(amounts, bases, shares, strict=True)
            for reading in judged(amount.quantity, base.quantity, share.quantity, surety=NAMED)
        ]
        held = [at for at, one in enumerate(found) if one.relation.verdict is Verdict.HOLDS]
        if len(held) == len(found):
            return found
        digits = sum(len(shares[at].quantity.digits) for at in held)
        is_one_wrong = len(held) == len(found) - 1 and any(one.relation.verdict is Verdict.WRONG for one in found)
        if not nearly and is_one_wrong and digits >= _TELLING_DIGITS:
            nearly = found
    return nearly


def slip_of(
    amounts: Sequence[Figure], shares: Sequence[Figure], wholes: Sequence[tuple[int, int]], memory: Memory
) -> Reading | None:
    """Return that the level which is divided has a wrong digit, where all shares of its parts are of another value.

    ``wholes`` are the least and the greatest value of the base that each share allows.
    """
    low, high = max(one[0] for one in wholes), min(one[1] for one in wholes)
    supposed = memory.supposed.get(amounts[0].quantity.span.start, ())
    kin = [one for one in supposed if is_part(one) and one.quantity.is_kin(amounts[0].quantity)]
    if len(kin) != 1 or (high - low) * _NARROW > low:
        return None
    base = kin[0].quantity
    repairs = repairs_of([wanted_for(base, low, high)])
    if low <= base.value <= high or not repairs:
        return None
    first, share = amounts[0].quantity, shares[0].quantity
    told = f"{first.words}÷{share.words}={decimal((low + high) // 2, base.scale, base.decimals)}{base.unit}"
    operands = [one.quantity for one in (*amounts, *shares)]
    return reading_of(operands, base, Verdict.WRONG, told, only_one(repairs))
