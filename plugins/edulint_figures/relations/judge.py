"""Judges a reckoning: whether it holds, which change of one digit would make it hold, and how likely that is by chance.

All values are in millionths of the base of a figure's unit class, as in ``Quantity``. A figure stands for all values
that its rounding allows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import isqrt

from msgspec import Struct

from edulint.api import Wording
from edulint_figures.quantities.quantity import ONE, PERCENT, Quantity
from edulint_figures.relations.relation import Verdict

# Factors between a unit and another that was written for it: 元 for 万元, 元 for 亿元.
_SLIPS = (10, 100, 1000, 10_000, 100_000, 1_000_000, 10**8)
# The least and the greatest of some values, in millionths.
Range = tuple[int, int]


class Wanted(Struct, frozen=True):
    """A figure and the values, as it would show them, with which a reckoning would hold."""

    quantity: Quantity
    low: int
    high: int


def wanted_for(quantity: Quantity, low: int, high: int | None = None, *, slack: int | None = None) -> Wanted:
    """Return the values of a figure that show ``low``, or what lies between ``low`` and ``high``.

    They may miss it by ``slack``; where none is given, by the figure's own rounding.
    """
    slack = quantity.half if slack is None else slack
    return Wanted(quantity, low - slack, (low if high is None else high) + slack)


def wanted_in_sum(
    total: Quantity, added: Sequence[Quantity], slack: int, taken: Sequence[Quantity] = ()
) -> list[Wanted]:
    """Return the values with which one of the figures would make a sum true within ``slack``, the total's first.

    The total is what was ``added`` without what was ``taken``.
    """
    missing = total.value - sum(one.value for one in added) + sum(one.value for one in taken)
    signs = (((total,), -missing), (added, missing), (taken, -missing))
    return [wanted_for(one, one.value + change, slack=slack) for figures, change in signs for one in figures]


def wanted_in_quotient(stated: Quantity, above: Quantity, below: Quantity, scale: int) -> list[Wanted]:
    """Return the values with which one of the figures would make a quotient true, the stated one's first.

    It is that of ``above`` and ``below``, times ``scale``.
    """
    low, high = quotient(above, below, scale)
    least, most = bounds(stated)
    return [
        wanted_for(stated, low, high),
        wanted_for(above, least * below.value // scale, most * below.value // scale),
        wanted_for(below, above.value * scale // max(most, 1), above.value * scale // max(least, 1)),
    ]


class Repair(Struct, frozen=True):
    """One figure with another value, one digit or two swapped ones away."""

    quantity: Quantity
    value: int
    is_swap: bool = False

    @property
    def wording(self) -> Wording:
        """Say what would mend the reckoning."""
        return told(self.quantity.words, self.quantity.rendered(self.value))


def rounding_slack(quantities: Iterable[Quantity]) -> int:
    """Return by how much a sum of rounded figures may miss a rounded total.

    The worst case adds all half units. From four figures on a multiple of the standard deviation of rounding errors,
    which are uniform, is a tighter bound: half units of six addends would let 977 pass for 980. With three deviations
    one right sum of five figures in two hundred would be told, as rounding makes it two units too large or too small.
    """
    worst = squares = 0
    for quantity in quantities:
        worst += quantity.half
        squares += quantity.half * quantity.half
    # The variance of each is a third of its half unit squared; these are 3.42 deviations.
    return min(worst, isqrt(39 * squares // 10))


def repairs_of(wanted: Iterable[Wanted]) -> list[Repair]:
    """Return how one digit, or two swapped ones, of one figure would mend a reckoning; swaps first."""
    swaps, changes = [], []
    # The parts of a sum all lack the same, and most are rounded alike: each such question is answered once.
    known: dict[tuple[int, int, int], bool] = {}
    for one in wanted:
        least, most, step = one.low - one.quantity.value, one.high - one.quantity.value, one.quantity.step
        asked = (least, most, step)
        if asked not in known:
            known[asked] = _may_mend(least, most, step)
        if not known[asked]:
            continue
        swap, changed = _swap(one), _one_digit(one)
        # 54-48.5 is 5.5: for 6.5 nobody would rather have 5.6, though rounding allows it.
        middle = (one.low + one.high) // 2
        if swap and not (changed and abs(changed - middle) < abs(swap - middle)):
            swaps.append(Repair(one.quantity, swap, is_swap=True))
        elif changed:
            changes.append(Repair(one.quantity, changed))
    return swaps + changes


def only_one(repairs: Sequence[Repair]) -> Wording | None:
    """Return the words for a repair where only one comes to mind: two swapped digits are the likelier slip."""
    swaps = [repair for repair in repairs if repair.is_swap]
    likely = swaps or repairs
    return likely[0].wording if len(likely) == 1 else None


def is_one_digit_off(stated: int, computed: int, decimals: int) -> bool:
    """Tell whether two values, in millionths, differ in one digit as they are shown with so many decimals."""
    told, shown = f"{stated / ONE:.{decimals}f}", f"{computed / ONE:.{decimals}f}"
    return len(told) == len(shown) and sum(one != other for one, other in zip(told, shown, strict=True)) == 1


def may_mend(figures: Iterable[Quantity], missing: int, slack: int) -> bool:
    """Tell whether one digit, or two swapped ones, of some figure may make up for what is missing within ``slack``."""
    steps = {figure.step for figure in figures}
    return any(_may_mend(missing - slack, missing + slack, step) for step in steps)


def _may_mend(least: int, most: int, step: int) -> bool:
    """Tell whether one digit or two swapped ones, of whatever number with this step, can make a change in these bounds.

    One digit makes a change of 1 to 9 of its places, two swapped ones 9 times as much. Where neither lies within the
    bounds, the digits need not be looked at.
    """
    if least <= 0 <= most:
        return True
    if most < 0:
        least, most = -most, -least
    place = step
    # Places too low for nine times nine of them are passed over.
    while 0 < 81 * place < least:
        place *= 10
    while 0 < place <= most:
        for unit in (place, 9 * place):
            if -(-least // unit) <= min(most // unit, 9):
                return True
        place *= 10
    return False


def _one_digit(wanted: Wanted) -> int:
    """Return the value nearest to the middle of what is wanted that differs in one digit; 0 if there is none."""
    quantity, best, off = wanted.quantity, 0, -1
    place, middle = quantity.step, (wanted.low + wanted.high) // 2
    digits = quantity.digits
    for index, digit in enumerate(reversed(digits)):
        low, high = -((quantity.value - wanted.low) // place), (wanted.high - quantity.value) // place
        if low <= high:
            # The first digit is no 0, unless it is all that stands before the point.
            least = 1 if index == len(digits) - 1 and len(digits) - quantity.decimals > 1 else 0
            low, high = max(low, least - int(digit)), min(high, 9 - int(digit))
        likeliest = min(max((2 * (middle - quantity.value) + place) // (2 * place), low), high)
        for steps in {low, high, likeliest} if low <= high else ():
            value = quantity.value + steps * place
            if steps and value > 0 and (off < 0 or abs(value - middle) < off):
                best, off = value, abs(value - middle)
        place *= 10
    return best


def _swap(wanted: Wanted) -> int:
    """Return the value with two neighbouring digits swapped that is among those wanted; 0 if there is none."""
    quantity, digits = wanted.quantity, wanted.quantity.digits
    place = quantity.step
    for index in range(len(digits) - 1, 0, -1):
        value = quantity.value + (int(digits[index - 1]) - int(digits[index])) * place * (1 - 10)
        is_short = index == 1 and digits[1] == "0" and len(digits) - quantity.decimals > 1
        if value != quantity.value and not is_short and wanted.low <= value <= wanted.high:
            return value
        place *= 10
    return 0


def chance(figures: Sequence[Quantity], slack: int, whole: int, *, in_tens: bool = False) -> float:
    """Return how probable it is that one digit would mend an innocent deviation.

    That is the number of different one-digit deviations of all figures times the width of the tolerance, out of
    twice the whole. With ``in_tens``, figures that all end in zeros deviate by tens or hundreds.
    """
    step = min(quantity.step for quantity in figures)
    while in_tens and all(quantity.value % (10 * step) == 0 for quantity in figures) and step < whole:
        step *= 10
    shown = {(quantity.step, len(quantity.digits)) for quantity in figures}
    places = {place for first, count in shown for index in range(count) if (place := first * 10**index) >= step}
    width = max(2 * slack, step)
    return 18 * len(places) * width / (2 * max(whole, 1))


def unit_slip(wanted: Iterable[Wanted]) -> Wording | None:
    """Return what would be right with 万 more or less in its unit (110元 for 110万元), or nothing."""
    for one in wanted:
        middle = (one.low + one.high) // 2
        if middle > 0 and power_between(one.quantity.value, middle) == 10**4:
            more = middle > one.quantity.value
            if more == ("万" not in one.quantity.unit):
                unit = "万" + one.quantity.unit if more else one.quantity.unit.replace("万", "", 1)
                return told(one.quantity.words, one.quantity.numeral + unit)
    return None


def power_between(one: int, other: int) -> int:
    """Return the power of ten by which two values differ, as when 万元 was written for 元; 0 if by none."""
    small, large = sorted((abs(one), abs(other)))
    if large < 9 * small:
        return 0
    # Rounding may have cut the digits of one of them.
    return next((slip for slip in _SLIPS if small and abs(small * slip - large) * 200 <= large), 0)


def power_told(power: int) -> Wording:
    """Return the advice to check the units of two figures."""
    return Wording(zh=f"；两数恰好相差{power}倍，请核对单位", en=f"; one is {power} times the other: check the units")


def told(old: str, new: str) -> Wording:
    """Return the words for a repair."""
    return Wording(zh=f"；若“{old}”应为“{new}”，则相符", en=f"; it would agree if “{old}” were “{new}”")


def quotient(part: Quantity | Range, whole: Quantity | Range, scale: int) -> Range:
    """Return the least and the greatest quotient of two figures times ``scale``, within their rounding."""
    low, high = bounds(part) if isinstance(part, Quantity) else part
    least, most = bounds(whole) if isinstance(whole, Quantity) else whole
    least = max(least, 1)
    return low * scale // max(most, 1), -(-high * scale // least)


def bounds(quantity: Quantity, half: int | None = None) -> Range:
    """Return the least and the greatest value that a figure may stand for, within its rounding or ``half``."""
    half = quantity.half if half is None else half
    return quantity.value - half, quantity.value + half


def meet(one: Range, other: Range, apart: int = 0) -> bool:
    """Tell whether two ranges have a value in common, or lie ``apart`` by so much at most."""
    return one[0] - apart <= other[1] and other[0] - apart <= one[1]


def verdict_on(
    told: Range,
    given: Range,
    wanted: Iterable[Wanted],
    *,
    doubt: int = 0,
    mended: Verdict = Verdict.LIKELY_WRONG,
    unmended: Verdict = Verdict.UNKNOWN,
) -> tuple[Verdict, Wording | None]:
    """Return the verdict on what a text tells by what other figures give, and the words for its only repair.

    Both agree where they meet; where they lie ``doubt`` apart at most, that is doubtful. What one digit would mend has
    the verdict ``mended``, and anything else ``unmended``.
    """
    if meet(told, given):
        return Verdict.HOLDS, None
    if doubt and meet(told, given, apart=doubt):
        return Verdict.DOUBTFUL, None
    repairs = repairs_of(wanted)
    return (mended if repairs else unmended), only_one(repairs)


def gives_share(part: Quantity, whole: Quantity, share: Quantity) -> bool:
    """Tell whether a share in percent is that of a part in a whole, within the rounding of all three."""
    return meet(quotient(part, whole, PERCENT), bounds(share))
