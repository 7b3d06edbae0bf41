"""Numbers with a stroke behind them: 14.6/10万 of a population, 2/3."""

from __future__ import annotations

from msgspec import Struct

from edulint.api import pattern

# Birth and death rates are stated per so many people.
_PER_POPULATION = pattern(r"/(10万|十万|万|千)(?![元人])")
_POPULATIONS = {"10万": 10**5, "十万": 10**5, "万": 10**4, "千": 1000}
_DIVIDED = pattern(r"/([0-9]+)(?![0-9.])")
_LARGEST_DIVISOR, _MOST_DIGITS = 10, 2


class Divided(Struct, frozen=True):
    """A number over another one: where it ends, the part and the whole.

    A whole of 0 says that it is no share: 12/25 is a date.
    """

    stop: int
    part: int
    whole: int


def divided_at(numeral: str, folded: str, stop: int) -> Divided | None:
    """Return what stands behind a number that ends at ``stop`` with the number, or None where nothing divides it."""
    if (per := _PER_POPULATION.match(folded, stop)) is not None:
        if not numeral.isascii() or "," in numeral:
            return Divided(per.end(), 0, 0)
        whole, _, fraction = numeral.partition(".")
        return Divided(per.end(), int(whole + fraction), _POPULATIONS[per[1]] * 10 ** len(fraction))
    if (match := _DIVIDED.match(folded, stop)) is not None:
        divisor = int(match[1]) if len(match[1]) <= _MOST_DIGITS else 0
        is_proper = numeral.isdigit() and 0 < int(numeral) < divisor <= _LARGEST_DIVISOR
        return Divided(match.end(), int(numeral) if is_proper else 0, divisor if is_proper else 0)
    return None
