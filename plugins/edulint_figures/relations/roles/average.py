"""The average of a count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edulint.api import pattern
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.quantity import ONE, Dimension, Quantity, decimal
from edulint_figures.quantities.units import unit_class_of
from edulint_figures.relations.judge import Wanted, only_one, quotient, repairs_of
from edulint_figures.relations.relation import Relation, Verdict, spans

# So many figures before an average may be what it is the average of.
_MOST_TERMS = 6
_MEAN = pattern(
    r"平均每(?:个|一)?[一-鿿]{0,3}?([期次场所校班个村乡镇户家组队处站])(?:的)?(?:人口|人数|规模)?"
    r"(?:有|约|为|达|培训|参加|参训|服务)?[^0-9,。;]{0,4}$"
)


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
        unit = unit_class_of(per[1])
        near = [one for one in found[max(0, index - 6) : index] if one.in_sentence_of(average) and one.is_exact]
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
        yield Relation(
            span=average.span,
            operands=spans((total, count)),
            verdict=Verdict.HOLDS if holds else Verdict.DOUBTFUL if is_rounded else Verdict.LIKELY_WRONG,
            reckoning=f"{total.words}÷{count.words}={decimal(low, ONE, 2)}",
            form="product",
            values={"stated": average.words},
            repair=None if holds else only_one(repairs_of(wanted)),
        )


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
                yield Relation(
                    span=average.span,
                    operands=spans((total, count)),
                    verdict=Verdict.HOLDS,
                    reckoning=f"{total.words}÷{count.words}={decimal(low, ONE, 2)}",
                    form="product",
                    values={"stated": average.words},
                )
                return
