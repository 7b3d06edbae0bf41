"""Reads averages per day: a total, divided by what is told for a day, must give a whole number of days."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import pattern
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.quantity import ADDABLE, ONE, Quantity, decimal
from edulint_figures.relations.judge import only_one, quotient, repairs_of, wanted_for
from edulint_figures.relations.labels import ALIKE, agreement
from edulint_figures.relations.relation import Relation, Verdict, relation_of

_DAILY = pattern(r"(?:日均|平均每[天日]|每[天日]平均|平均日)(?P<of>[^,。;:0-9]{0,10})$")
# Days of the periods that a paragraph may name: how few, how many.
_WEEK, _QUARTER, _HALF, _YEAR = (7, 7), (90, 92), (181, 184), (365, 366)
# So many days of a year are worked, with and without Saturdays.
_WORKED = (range(240, 258), range(296, 316))
_MONTHS = (31, (28, 29), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_PERIOD = pattern(
    r"(?P<week>第[0-9一二三四五六七八九十]+周|[本上]周)"
    r"|(?<![0-9])(?:(?P<first>1)[-—~至到]|(?<![-—~至到]))(?P<month>1[0-2]|[1-9])月份?(?![0-9]{1,2}日|末|底|初)"
    r"|(?P<quarter>(?:第?[一二三四1-4]|本)季度)|(?P<half>[上下]半年)"
    r"|(?P<days>(?<![0-9])[1-9][0-9]{0,2})天(?![内前后])|(?P<year>(?<![0-9个])全年(?![0-9]))"
)
_TOLD = pattern(r"[0-9]天")
# The total of a day's average stands so many figures before it at most.
_MOST_BEFORE = 4
_LEAST_DIGITS = 3
_MOST_DAYS = 366


def relations_in(passage: Passage) -> Iterator[Relation]:
    """Yield what is told for a day with the total before it: 11月份受理77190件，日均2573件."""
    found = passage.quantities
    for index, average in enumerate(found):
        told = _DAILY.search(average.label) if average.dimension in ADDABLE and average.is_exact else None
        if told is None or average.change or not average.value:
            continue
        total = _total_before(found[max(0, index - _MOST_BEFORE) : index], average, told["of"])
        before = passage.text[passage.span.start : average.span.start]
        period = _days_of_period(before) if total is not None else None
        is_told = period is not None and f"{period[0]}天" in before
        if total is None or period is None or len(average.digits) < _LEAST_DIGITS - is_told:
            continue
        relation = _judged(total, average, period, is_told=is_told)
        if relation is not None:
            yield relation


def _total_before(before: tuple[Quantity, ...], average: Quantity, name: str) -> Quantity | None:
    """Return the level right before an average that is of its kind, and of its name if it has one."""
    kin = [one for one in before if one.is_kin(average) and one.in_sentence_of(average) and one.is_level]
    total = kin[-1] if kin else None
    is_fit = total is not None and total.is_exact and total.value > average.value and not _DAILY.search(total.label)
    is_named = total is not None and (
        len(name) <= 1
        or _TOLD.search(total.label) is not None
        or agreement(total.label, name) >= ALIKE
        or name in total.label
    )
    return total if is_fit and is_named else None


def _days_of_period(before: str) -> tuple[int, int] | None:
    """Return how few and how many days the last period has that a text names, or None if it names none."""
    periods = list(_PERIOD.finditer(before))
    if not periods:
        return None
    found = periods[-1]
    if found["days"]:
        return int(found["days"]), int(found["days"])
    if found["year"]:
        return _YEAR
    if found["week"] or found["quarter"] or found["half"]:
        return _WEEK if found["week"] else _QUARTER if found["quarter"] else _HALF
    last = int(found["month"])
    months = _MONTHS[0 if found["first"] else last - 1 : last]
    bounds = [one if isinstance(one, tuple) else (one, one) for one in months]
    return sum(low for low, _ in bounds), sum(high for _, high in bounds)


def _judged(total: Quantity, average: Quantity, period: tuple[int, int], *, is_told: bool) -> Relation | None:
    """Return the average of the days of a period; None where the figures give another whole number of days.

    Working days, or days until now, may be meant.
    """
    room = average.half or average.step // 2
    least, most = average.value - room, average.value + room
    low, high = quotient(total, (least, most), ONE)
    fewest, days = -(-low // ONE), high // ONE
    reckoning = f"{total.words}÷{average.words}={decimal(total.value * ONE // average.value, ONE, 1)}天"
    if fewest <= period[1] and period[0] <= days:
        return relation_of(average, (total,), Verdict.HOLDS, reckoning, form="product")
    # Where the number of days itself is told, no other is meant.
    may_be_others = not is_told and (
        any(one in range(fewest, days + 1) for one in ([*_WORKED[0], *_WORKED[1]])) or period != _YEAR
    )
    if fewest <= days <= _MOST_DAYS and may_be_others:
        return None
    computed = decimal(total.value // period[1], average.scale, max(average.decimals, 1))
    reckoning = f"{total.words}÷{period[1]}天={computed}{average.unit}"
    wanted = [wanted_for(average, total.value // period[1], total.value // period[0], slack=room)]
    wanted.append(wanted_for(total, least * period[0], most * period[1], slack=total.half))
    repairs = repairs_of(wanted)
    verdict = Verdict.LIKELY_WRONG if repairs else Verdict.UNKNOWN
    return relation_of(average, (total,), verdict, reckoning, form="product", repair=only_one(repairs))
