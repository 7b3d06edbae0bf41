"""Judges a stated change by the change that its levels give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from edulint.api import Wording, pattern
from edulint_figures.quantities.quantity import ONE, PERCENT, Dimension, Quantity
from edulint_figures.relations.judge import Wanted, bounds, meet, only_one, repairs_of, wanted_for
from edulint_figures.relations.reading import Match, Reading
from edulint_figures.relations.relation import Verdict, relation_of
from edulint_figures.relations.tokens import Line

_BALANCE = pattern(r"余额|存款|贷款")
# Growth of these is told at constant prices.
_REAL = pattern(r"生产总值|增加值|GDP")
# So many characters before a former level say what it is the level of.
_LONGEST_SUBJECT = 60
_TEN = 10 * ONE


class Outcome(Struct):
    """The change that the levels give.

    ``low`` and ``high`` are the least and the greatest change that the rounding of the levels allows, in the units of
    ``Quantity.value``; a stated change outside them by ``doubt`` at most is doubtful. ``wanted`` are the values of
    single figures that would make the statement hold.
    """

    low: int
    high: int
    wanted: Sequence[Wanted]
    reckoning: str
    doubt: int = 0


def judged(match: Match, outcome: Outcome, stated: Quantity, operands: Sequence[Quantity], *, is_sure: bool) -> Reading:
    """Return the reading of a stated change; unless ``is_sure``, one that does not hold is unknown."""
    verdict, repair = verdict_of(outcome, stated, operands, is_sure=is_sure)
    return reading_of(match, stated, operands, verdict, outcome.reckoning, repair=repair)


def verdict_of(
    outcome: Outcome, stated: Quantity, operands: Sequence[Quantity], *, is_sure: bool
) -> tuple[Verdict, Wording | None]:
    """Return the verdict on a stated change, and what would mend it; unless ``is_sure``, a wrong one is unknown."""
    given, told = (outcome.low, outcome.high), bounds(stated)
    middle = (outcome.low + outcome.high) // 2
    if meet(given, told):
        return (Verdict.DOUBTFUL if _is_odd_difference(outcome, stated) else Verdict.HOLDS), None
    if not is_sure:
        return Verdict.UNKNOWN, None
    if outcome.doubt and meet(given, told, apart=outcome.doubt):
        return Verdict.DOUBTFUL, None
    if _BALANCE.search(operands[0].label) and abs(middle - stated.value) * 20 <= stated.value:
        # Banks count growth from a base that was counted anew.
        return Verdict.UNKNOWN, None
    repairs = repairs_of(outcome.wanted)
    is_near = abs(middle - stated.value) * 100 <= 12 * abs(stated.value)
    return (Verdict.WRONG if is_near or repairs else Verdict.LIKELY_WRONG), only_one(repairs)


def rounded(quantity: Quantity) -> Quantity:
    """Return an amount in whole yuan as one that was rounded to them, which incomes and prices mostly are."""
    is_whole = quantity.dimension in (Dimension.MONEY, Dimension.PRICE) and not quantity.half
    return replace(quantity, half=quantity.step // 2) if is_whole else quantity


def doubt_of(growth: Quantity) -> int:
    """Return by how much a growth may miss what gives it before it is surely wrong: 增幅达40% may be 39.4%."""
    return growth.half if growth.step == ONE and growth.value % _TEN == 0 else 0


def is_of_real_growth(line: Line, then: Quantity) -> bool:
    """Tell whether the sentence of a former level speaks of what grows at constant prices: 生产总值突破30亿元，由23亿元增加到…."""
    passage, at = line.passage, then.span.start
    start = max(passage.start_behind("。;", at), at - _LONGEST_SUBJECT)
    return _REAL.search(passage.text, start, at) is not None


def wanted_of_growth(now: Quantity, difference: Quantity, growth: Quantity) -> Iterator[Wanted]:
    """Yield the values of a difference and of the level it led to that a growth gives with the other."""
    low_rate, high_rate = bounds(growth)
    low_now, high_now = bounds(now)
    low_by, high_by = bounds(difference)
    sign = difference.change
    if low_rate <= 0 or PERCENT + sign * low_rate <= 0 or PERCENT + sign * high_rate <= 0:
        return
    # by = now · r ÷ (1 ± r), now = by · (1 ± r) ÷ r.
    low, high = (
        low_now * low_rate // (PERCENT + sign * low_rate),
        high_now * high_rate // (PERCENT + sign * high_rate),
    )
    yield wanted_for(difference, low, high)
    low = low_by * (PERCENT + sign * high_rate) // high_rate
    high = high_by * (PERCENT + sign * low_rate) // low_rate
    yield wanted_for(now, low, high)


def _is_odd_difference(outcome: Outcome, stated: Quantity) -> bool:
    """Tell whether points differ from the difference of the rates as shown: 98.6-98.1 is 0.5, rounding may give 0.6."""
    is_exact = stated.dimension is Dimension.POINTS and not outcome.doubt
    return is_exact and 2 * abs(outcome.low + outcome.high - 2 * stated.value) > stated.step


def reading_of(
    match: Match,
    stated: Quantity,
    operands: Sequence[Quantity],
    verdict: Verdict,
    reckoning: str,
    *,
    repair: Wording | None = None,
) -> Reading:
    """Return a change with its verdict."""
    relation = relation_of(stated, operands, verdict, reckoning, form="change", repair=repair)
    return Reading.of(relation, 2 * verdict.distance + (match.phrasing.form in ("change", "since", "apart")))
