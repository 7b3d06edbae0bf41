"""Compares what was reckoned with what is stated: agreement within rounding, near misses, and what would repair them.

A figure that is far off is more often a figure of something else than a mistake, so only near misses count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import gcd

from msgspec import Struct

from edulint.api import Wording
from edulint_figures.quantities.quantity import Quantity
from edulint_figures.relations.judge import Wanted, power_between, power_told, told, unit_slip
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


class Repairs(Struct, frozen=True):
    """Whether some single figure could be mended, and the words for it where only one way comes to mind.

    ``is_swap`` says that two neighbouring digits were exchanged, ``is_slip`` that a unit was mistaken.
    """

    exist: bool = False
    wording: Wording | None = None
    is_swap: bool = False
    is_slip: bool = False


def compare(
    computed: int,
    stated: Quantity,
    slack: int,
    repairs: Callable[[], Repairs],
    *,
    evidence: int = CERTAIN,
    doubt: int | None = None,
) -> Comparison | None:
    """Return whether a computed value agrees with the stated one; None where they are too far apart to belong together.

    ``slack`` is the deviation that rounding explains, ``repairs`` looks for a change of one figure that would help,
    and is asked only when there is a deviation. ``evidence`` is how much speaks for the figures belonging together:
    ``CERTAIN`` where the words say so, else how many digits they really carry. With few digits some single digit
    repairs almost anything, and a list may simply leave something out; two digits swapped are less often chance.
    ``doubt`` is how much more than the slack is only doubted, half a unit of the stated figure's last digit if not
    given: figures are cut off as well as rounded.
    """
    difference = abs(computed - stated.value)
    if difference <= slack:
        return Comparison(Verdict.HOLDS)
    base = max(abs(stated.value), 1)
    if difference <= slack + (stated.half if doubt is None else doubt):
        return Comparison(Verdict.DOUBTFUL)
    mended = repairs()
    evidence += mended.is_swap
    percent = difference * 100
    if percent <= _NEAR * base or (mended.exist and percent <= _REPAIRABLE * base and evidence >= 3):
        return Comparison(Verdict.WRONG, mended.wording)
    if mended.is_slip:
        return Comparison(Verdict.WRONG, mended.wording)
    power = power_between(computed, stated.value)
    if power:
        return Comparison(Verdict.WRONG, power_told(power))
    is_close = percent <= (_REPAIRABLE if mended.exist else _CLOSE) * base
    if (mended.exist and evidence >= CERTAIN) or (is_close and evidence >= 2):
        return Comparison(Verdict.LIKELY_WRONG, mended.wording)
    is_doubtful = mended.is_swap and evidence >= 3 and percent <= _DOUBTFUL * base
    return Comparison(Verdict.DOUBTFUL, mended.wording) if is_doubtful else None


def significant_digits(quantities: Sequence[Quantity]) -> int:
    """Return how many digits the largest figure has, counted in the largest step that all are multiples of.

    500, 200 and 100 have one digit, and so have 50, 20 and 15: a count of 12 steps or fewer says little.
    """
    values = [quantity.value for quantity in quantities if quantity.value]
    return len(str(max(values) // gcd(*values) * 4 // 5)) if values else 0


def repairs_among(candidates: Iterable[tuple[Quantity, int]]) -> Repairs:
    """Return how one digit, or two swapped ones, of one figure would mend a reckoning.

    Each figure comes with the value it would have to have. Two swapped digits are the likelier slip; beyond that, only
    a repair that is the only one is worth telling.
    """
    swapped: list[Wording] = []
    changed: list[Wording] = []
    for quantity, wanted in candidates:
        digits, written = quantity.digits, _digits_of(quantity, wanted)
        if not written or len(written) != len(digits):
            continue
        if _swapped(digits, written):
            swapped.append(_repair(quantity, wanted))
        elif _one_digit_off(digits, written):
            changed.append(_repair(quantity, wanted))
    told = swapped or changed
    return Repairs(exist=bool(told), wording=told[0] if len(told) == 1 else None, is_swap=bool(swapped))


def wrong_unit(candidates: Iterable[tuple[Quantity, int]]) -> Repairs:
    """Return the figure that would be right with 万 more or less in its unit: 110元 for 110万元."""
    wording = unit_slip(Wanted(quantity, value, value) for quantity, value in candidates)
    return Repairs(exist=True, wording=wording, is_slip=True) if wording else Repairs()


def slips_of(quantity: Quantity) -> Iterator[int]:
    """Yield the values that a figure would have with one digit changed or two neighbours swapped."""
    digits = quantity.digits
    # 0.52 may be meant by 1.52, but not 052 by 152.
    first = "" if quantity.numeral[1:2] in (".", "。") else "0"
    for place, digit in enumerate(digits):
        for other in "0123456789":
            if other != digit and not (place == 0 and other == first):
                yield int(digits[:place] + other + digits[place + 1 :]) * quantity.step
        if place + 1 < len(digits) and digits[place + 1] not in (digit, first if place == 0 else ""):
            yield int(digits[:place] + digits[place + 1] + digit + digits[place + 2 :]) * quantity.step


def mending(quantity: Quantity, agrees: Callable[[int], bool]) -> Iterator[tuple[Quantity, int]]:
    """Yield a figure with each value, one slip away, with which a reckoning would agree."""
    return ((quantity, value) for value in slips_of(quantity) if value and agrees(value))


def _digits_of(quantity: Quantity, wanted: int) -> str:
    """Return the digits of a value at the precision of a figure, or nothing if it can't be written so."""
    digits = quantity.digits
    if not digits or wanted <= 0 or (quantity.half == 0 and wanted % quantity.step):
        return ""
    steps = (wanted * 2 + quantity.step) // (2 * quantity.step)
    return str(steps).rjust(len(digits), "0")


def _repair(quantity: Quantity, wanted: int) -> Wording:
    return told(quantity.words, quantity.rendered(wanted))


def _one_digit_off(digits: str, wanted: str) -> bool:
    return sum(one != other for one, other in zip(digits, wanted, strict=True)) == 1


def _swapped(digits: str, wanted: str) -> bool:
    places = [place for place, (one, other) in enumerate(zip(digits, wanted, strict=True)) if one != other]
    if len(places) != 2:
        return False
    first, second = places
    return second == first + 1 and digits[first] == wanted[second] and digits[second] == wanted[first]
