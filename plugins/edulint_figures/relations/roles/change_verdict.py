"""What follows from a stated change and the change that its levels give."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from edulint.api import Wording, pattern
from edulint_figures.quantities.quantity import Dimension, Quantity
from edulint_figures.relations.judge import Wanted, bounds, meet, only_one, repairs_of
from edulint_figures.relations.reading import Match, Reading
from edulint_figures.relations.relation import Verdict, relation_of

_BALANCE = pattern(r"余额|存款|贷款")


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
