"""Averages with their total and count, and totals with a count and what each of those counted has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from edulint.api import Span, pattern
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.quantity import ONE, Dimension, Quantity, decimal
from edulint_figures.quantities.units import unit_class_of
from edulint_figures.relations.judge import Wanted, only_one, quotient, repairs_of
from edulint_figures.relations.relation import Relation, Verdict, relation_of

# So many figures before an average may be what it is the average of.
_MOST_TERMS = 6
_MEAN = pattern(
    r"(?:平均每(?:个|一)?[一-鿿]{0,3}?(?P<each>[期次场所校班个村乡镇户家组队处站])(?:的)?(?:人口|人数|规模)?"
    r"(?:有|约|为|达|培训|参加|参训|服务)?[^0-9,。;]{0,4}|(?:^|[^日月年季])(?P<mean>[期次场校班村镇户队站批])均[^0-9,。;]{0,6})$"
)
# What each of those counted has: 人均听课25节, 每村2名.
_EACH = pattern(r"([人生户校班村师])均[^0-9,。;]{0,8}$|每[个名位所]?([人生户校班村])[^0-9,。;]{0,8}$")
_PEOPLE = frozenset("人生师")
# A total this near, in percent, is a slip and not a total of something else.
_NEAR = 12
_TOGETHER = pattern(r"^[,;]?(?:共计?|合计|总计|累计)[^0-9,。;]{0,6}$")


def averages_in(passage: Passage) -> Iterator[Relation]:
    """Yield an average of a count: 举办培训班24期，培训3600人次，平均每期150人."""
    found = passage.quantities
    for index, average in enumerate(found):
        per = _MEAN.search(average.label)
        if (
            index < 2
            or per is None
            or not average.is_exact
            or average.dimension is not Dimension.COUNT
            or average.change
        ):
            continue
        unit = unit_class_of(per["each"] or per["mean"])
        near = [
            one for one in found[max(0, index - _MOST_TERMS) : index] if one.in_sentence_of(average) and one.is_exact
        ]
        terms = [one for one in near if one.unit_class == unit and one.is_level]
        totals = [
            one
            for one in near
            if one.is_level and one.unit_class.partition("-")[0] == average.unit_class.partition("-")[0]
        ]
        if len(terms) != 1 or len(totals) != 1 or not terms[0].value or terms[0] is totals[0]:
            yield from _average_of_several(found[max(0, index - _MOST_TERMS) : index], average, unit)
            continue
        count, total = terms[0], totals[0]
        low, high = quotient(total, count, ONE)
        room = average.half or average.step // 2
        holds = low <= average.value + room and average.value - room <= high
        wanted = [
            Wanted(average, low - room, high + room),
            Wanted(total, (average.value - room) * count.value // ONE, (average.value + room) * count.value // ONE),
        ]
        is_rounded = abs(low - average.value) <= average.step
        verdict = Verdict.HOLDS if holds else Verdict.DOUBTFUL if is_rounded else Verdict.LIKELY_WRONG
        reckoning = f"{total.words}÷{count.words}={decimal(low, ONE, 2)}"
        repair = None if holds else only_one(repairs_of(wanted))
        yield relation_of(average, (total, count), verdict, reckoning, form="product", repair=repair)


def totals_in(passage: Passage) -> Iterator[Relation]:
    """Yield what all have together, where it is said what each has: 24名教师人均听课25节，共计600节."""
    found = passage.quantities
    reckoned: set[Span] = set()
    for index, (each, total) in enumerate(pairwise(found)):
        per = _EACH.search(each.label)
        is_told = per and _TOGETHER.search(total.label) and each.is_kin(total) and each.in_sentence_of(total)
        if per is None or not is_told or not (_is_count(each) and _is_count(total) and each.value):
            continue
        before = found[max(0, index - _MOST_TERMS) : index]
        counts = [one for one in before if one.in_sentence_of(each) and _is_of(passage, one, per[1] or per[2])]
        if len(counts) != 1:
            continue
        count, computed = counts[0], counts[0].value * each.value // ONE
        wanted = (
            Wanted(total, computed, computed),
            Wanted(each, total.value * ONE // count.value, -(-total.value * ONE // count.value)),
            Wanted(count, total.value * ONE // each.value, -(-total.value * ONE // each.value)),
        )
        verdict, repairs = Verdict.HOLDS, repairs_of(wanted)
        if computed != total.value:
            # Between the count and what each has, another count may have begun.
            is_beside = count is found[index - 1] or count.span in reckoned
            is_near = abs(computed - total.value) * 100 <= _NEAR * total.value
            verdict = Verdict.LIKELY_WRONG if is_beside and (repairs or is_near) else Verdict.UNKNOWN
        else:
            reckoned.add(count.span)
        reckoning = f"{count.words}×{each.words}={decimal(computed)}{total.unit}"
        repair = None if verdict is Verdict.HOLDS else only_one(repairs)
        yield relation_of(total, (count, each), verdict, reckoning, form="product", repair=repair)


def _is_count(quantity: Quantity) -> bool:
    return quantity.dimension is Dimension.COUNT and quantity.is_exact and quantity.is_level and not quantity.half


def _is_of(passage: Passage, count: Quantity, counted: str) -> bool:
    """Tell whether a count is of what each is said of: 24名教师 of 人均, 12个村 of 每村."""
    if not _is_count(count) or not count.value:
        return False
    if counted in _PEOPLE:
        return count.unit_class == "person"
    is_named = count.unit_class == "thing" and counted in passage.after(count, 4)
    return is_named or count.unit_class == unit_class_of(counted)


def _average_of_several(before: Sequence[Quantity], average: Quantity, unit: str) -> Iterator[Relation]:
    """Yield an average where several counts might be meant, if two of them give it."""
    levels = [one for one in before if one.is_exact and one.is_level and one.value]
    terms = [one for one in levels if one.unit_class == unit]
    for count in terms:
        for total in levels:
            is_kin = total.unit_class.partition("-")[0] == average.unit_class.partition("-")[0]
            if not is_kin or total is count or total.value <= count.value:
                continue
            low, high = quotient(total, count, ONE)
            room = average.half or average.step // 2
            if len(average.digits) >= 2 and low <= average.value + room and average.value - room <= high:
                reckoning = f"{total.words}÷{count.words}={decimal(low, ONE, 2)}"
                yield relation_of(average, (total, count), Verdict.HOLDS, reckoning, form="product")
                return
