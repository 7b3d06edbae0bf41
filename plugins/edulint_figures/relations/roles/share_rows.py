"""Reads amounts and shares in parallel rows: one whole must fit all pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edulint.api import pattern
from edulint_figures.quantities.quantity import PERCENT, Quantity, decimal
from edulint_figures.relations.judge import bounds, meet, only_one, quotient, repairs_of, rounding_slack, wanted_for
from edulint_figures.relations.reading import Match, Memory, Reading
from edulint_figures.relations.reckoning import percentage
from edulint_figures.relations.relation import Verdict
from edulint_figures.relations.roles import share_row_bases
from edulint_figures.relations.roles.share_doubts import are_of_years
from edulint_figures.relations.roles.share_verdict import NAMED, judged, reading_of
from edulint_figures.relations.sides import are_complements
from edulint_figures.relations.tokens import Figure

_LEAST_DIGITS = 2
# A reckoning shows so many other amounts.
_MOST_SHOWN = 3
_LEAST_PAIRS, _PAIR = 3, 2
# 同比 and 比上年 speak of growth: 同比分别增长15.2%、9%、8%和7.1%.
_OF_SHARES = pattern("占|份额|比(?<![同环]比)(?![上去]年|年初)")
_RATE = pattern(r"(?P<deed>[一-鿿]{2})率(?:分别|依次)(?:为|达到?|是)?$")


def read(match: Match, memory: Memory) -> Iterator[Reading]:
    """Yield amounts and shares in parallel rows: one whole must fit all pairs; if all but one, that one is wrong."""
    pairs = match.all("pairs") if match.has("pairs") else [*match.all("a"), *match.all("p")]
    if match.has("pairs") or len(pairs) == 2 * _PAIR:
        yield from _of_their_sum(pairs)
    amounts, shares = _amounts_and_shares(match)
    if bases := _whole_of(amounts, shares, memory):
        for amount, base, share in zip(amounts, bases, shares, strict=True):
            yield from judged(amount.quantity, base.quantity, share.quantity, surety=NAMED)
    elif of_each := share_row_bases.of_each(match.line, amounts, shares):
        yield from of_each
    elif _may_agree(match, amounts, shares):
        yield from _of_one_whole(amounts, shares, memory)


def _of_one_whole(amounts: Sequence[Figure], shares: Sequence[Figure], memory: Memory) -> Iterator[Reading]:
    """Yield shares of the whole that fits the most pairs; a level that it is found to be is told in its place."""
    wholes = [
        quotient(amount.quantity, share.quantity, PERCENT) if share.quantity.value else (0, 0)
        for amount, share in zip(amounts, shares, strict=True)
    ]
    least = max((one[0] for one in wholes), key=lambda whole: _fitting(wholes, whole))
    many = _fitting(wholes, least)
    fitting = [one for one in wholes if one[0] <= least <= one[1]]
    if many < len(wholes) and any(
        _fitting(wholes, whole) >= many and any(not low <= whole <= high for low, high in fitting)
        for whole, _ in wholes
    ):
        # Where another whole fits as many pairs, nothing tells which of both is the base.
        return
    known = next((one for one in memory.proved_bases(amounts[0]) if _is_in_all(one, fitting)), None)
    if known is not None:
        for amount, share in zip(amounts, shares, strict=True):
            yield from judged(amount.quantity, known.quantity, share.quantity, surety=NAMED)
    elif many == len(wholes) and (slip := share_row_bases.slip_of(amounts, shares, wholes, memory)) is not None:
        yield slip
    else:
        middle = (max(one[0] for one in fitting) + min(one[1] for one in fitting)) // 2
        for amount, share, (low, high) in zip(amounts, shares, wholes, strict=True):
            whole_told = decimal(middle, amount.quantity.scale, amount.quantity.decimals)
            told = f"{amount.quantity.numeral}÷{whole_told}={percentage(amount.quantity.value, max(middle, 1))}"
            verdict = Verdict.HOLDS if low <= middle <= high else Verdict.WRONG
            reading = reading_of((amount.quantity,), share.quantity, verdict, told, None)
            # A base that the text tells is told in its place.
            yield Reading(reading.relation, reading.figures, reading.rank + 1)


def _is_in_all(base: Figure, wholes: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a level is among the values that each of some wholes may have."""
    return all(low <= base.quantity.value <= high for low, high in wholes)


def _of_their_sum(pairs: Sequence[Figure]) -> Iterator[Reading]:
    """Yield shares that make 100, of amounts that give them by their sum: 男192314人，占51.0%；女184906人，占49.0%."""
    amounts, shares = ([one.quantity for one in pairs if one.letter == letter] for letter in "LP")
    if len(amounts) != len(shares) or not all(one.is_exact and one.is_kin(amounts[0]) for one in amounts):
        return
    if not any(one.value for one in amounts):
        return
    excess = sum(one.value for one in shares) - PERCENT
    if abs(excess) > rounding_slack(shares) or not all(one.decimals for one in shares):
        return
    whole = (sum(one.value - one.half for one in amounts), sum(one.value + one.half for one in amounts))
    readings = []
    for amount, share in zip(amounts, shares, strict=True):
        others = [one for one in amounts if one is not amount]
        told = "+".join(one.numeral for one in (amount, *others[:_MOST_SHOWN])) + ("+…" if others[_MOST_SHOWN:] else "")
        computed = percentage(amount.value, sum(one.value for one in amounts), share.decimals + 1)
        if meet(quotient(amount, whole, PERCENT), bounds(share)):
            readings.append(
                reading_of((amount, *others), share, Verdict.HOLDS, f"{amount.numeral}÷({told})={computed}", None)
            )
    if len(readings) == len(shares):
        yield from readings
    elif len(amounts) == _PAIR and are_complements([one.label for one in pairs if one.letter == "L"]):
        yield from _of_two_sides(amounts, shares[0])


def _of_two_sides(amounts: Sequence[Quantity], share: Quantity) -> Iterator[Reading]:
    """Yield the share of one of two sides that together are all, if a digit would mend it."""
    one, other = amounts
    whole = one.value + other.value
    rest = PERCENT - share.value
    if not whole or not share.value or rest <= 0:
        return
    low, high = quotient(one, (whole - one.half - other.half, whole + one.half + other.half), PERCENT)
    least, most = share.value - share.half, share.value + share.half
    wanted = (
        wanted_for(share, low, high),
        wanted_for(one, other.value * least // (PERCENT - least), other.value * most // (PERCENT - most)),
        wanted_for(other, one.value * (PERCENT - most) // most, one.value * (PERCENT - least) // max(least, 1)),
    )
    repairs = repairs_of(wanted)
    if repairs:
        told = f"{one.numeral}÷({one.numeral}+{other.numeral})={percentage(one.value, whole, share.decimals)}"
        yield reading_of((one, other), share, Verdict.LIKELY_WRONG, told, only_one(repairs))


def _amounts_and_shares(match: Match) -> tuple[list[Figure], list[Figure]]:
    """Return the amounts and the shares; none of either where the shares are no row."""
    if not match.has("pairs"):
        return match.all("a"), match.all("p")
    if len(match.all("pairs")) < 2 * _LEAST_PAIRS:
        return [], []
    pairs = match.all("pairs")
    amounts, shares = ([one for one in pairs if one.letter == letter] for letter in "LP")
    are_telling = all(len(one.quantity.digits.lstrip("0")) >= _LEAST_DIGITS for one in shares)
    # 占总量的15%，占出口的20% are shares of two wholes; 0.01% fits almost any.
    return (amounts, shares) if are_telling and len({one.label for one in shares}) == 1 else ([], [])


def _may_agree(match: Match, amounts: Sequence[Figure], shares: Sequence[Figure]) -> bool:
    """Tell whether there are three exact pairs or more, of one unit and of one year."""
    figures = (*amounts, *shares)
    if not 3 <= len(amounts) == len(shares) or not all(one.quantity.value and one.is_exact for one in figures):
        return False
    text, first = match.line.passage.text, amounts[0]
    told = text[first.quantity.span.end : shares[-1].quantity.span.start]
    named = _RATE.search(shares[0].label)
    # 及格人数分别为703人、594人、668人，及格率分别为80.6%、68.0%、76.5%.
    is_of_deed = named is not None and named["deed"] in first.label
    if not is_of_deed and not _OF_SHARES.search(told):
        return False
    return not are_of_years(match.line, first) and len({one.quantity.unit.strip() for one in amounts}) == 1


def _whole_of(amounts: Sequence[Figure], shares: Sequence[Figure], memory: Memory) -> list[Figure]:
    """Return the whole that all amounts were found to make, for each: 甲类13.79万、乙类1.96万、…，占比分别为82.0%、11.7%、…."""
    whole = memory.whole_of.get(amounts[0].quantity.span.start) if len(amounts) == len(shares) > 1 else None
    is_of_it = whole is not None and memory.have_one_whole(amounts) and _OF_SHARES.search(shares[0].label) is not None
    return [whole] * len(amounts) if whole is not None and is_of_it else []


def _fitting(wholes: Sequence[tuple[int, int]], whole: int) -> int:
    """Return how many pairs a whole fits."""
    return sum(low <= whole <= high for low, high in wholes)
