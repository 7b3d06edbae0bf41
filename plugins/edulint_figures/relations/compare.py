"""Compares what was reckoned with what is stated: agreement within rounding, near misses, and what would repair them.

A figure that is far off is more often a figure of something else than a mistake, so only near misses count.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd

from msgspec import Struct

from edulint.api import Wording
from edulint_figures.quantities.quantity import Quantity
from edulint_figures.relations.judge import Wanted, only_one, power_between, power_told, repairs_of
from edulint_figures.relations.relation import Verdict

# Evidence, in digits, where the words themselves say that the figures belong together.
CERTAIN = 4
# Deviations in percent of the stated value. A near one is wrong whatever its figures look like; a close one is probably
# wrong; up to the next one digit may have been mistaken; beyond that only two swapped digits raise a doubt.
_NEAR = 3
_CLOSE = 6
_REPAIRABLE = 12
_DOUBTFUL = 30


class Comparison(Struct, frozen=True):
    """The outcome of a comparison, and the change of one figure that would make it agree."""

    verdict: Verdict
    repair: Wording | None = None


def compare(
    computed: int, stated: Quantity, slack: int, wanted: Sequence[Wanted], *, evidence: int = CERTAIN
) -> Comparison | None:
    """Return whether a computed value agrees with the stated one; None where they are too far apart to belong together.

    ``slack`` is the deviation that rounding explains; up to half a unit of the stated figure's last digit more is a
    doubt, as figures are cut off as well as rounded. ``wanted`` are the values with which single figures would make the
    reckoning hold. ``evidence`` is how much speaks for the figures belonging together: ``CERTAIN`` where the words say
    so, else how many digits they really carry. With few digits a change of one digit repairs almost anything, and a
    list may simply leave something out; two swapped digits are less often chance.
    """
    difference = abs(computed - stated.value)
    if difference <= slack:
        return Comparison(Verdict.HOLDS)
    base = max(abs(stated.value), 1)
    if difference <= slack + stated.half:
        return Comparison(Verdict.DOUBTFUL)
    repairs = repairs_of(wanted)
    repair = only_one(repairs)
    is_swap = any(one.is_swap for one in repairs)
    evidence += is_swap
    percent = difference * 100
    if percent <= _NEAR * base or (repairs and percent <= _REPAIRABLE * base and evidence >= 3):
        return Comparison(Verdict.WRONG, repair)
    power = power_between(computed, stated.value)
    if power:
        return Comparison(Verdict.WRONG, power_told(power))
    is_close = percent <= (_REPAIRABLE if repairs else _CLOSE) * base
    if (repairs and evidence >= CERTAIN) or (is_close and evidence >= 2):
        return Comparison(Verdict.LIKELY_WRONG, repair)
    is_doubtful = is_swap and evidence >= 3 and percent <= _DOUBTFUL * base
    return Comparison(Verdict.DOUBTFUL, repair) if is_doubtful else None


def significant_digits(quantities: Sequence[Quantity]) -> int:
    """Return how many digits the largest figure has, counted in the largest step that all are multiples of.

    500, 200 and 100 have one digit, and so have 50, 20 and 15: a count of 12 steps or fewer says little.
    """
    values = [quantity.value for quantity in quantities if quantity.value]
    return len(str(max(values) // gcd(*values) * 4 // 5)) if values else 0
