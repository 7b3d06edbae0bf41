"""What one year has on an average: 五年来累计招聘812人，年均162.4人; 由2013年的212万人增加到2023年的309万人，年均增长3.8%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from edulint.api import han_to_int, pattern
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.phrases import YEAR
from edulint_figures.quantities.quantity import ADDABLE, ONE, PERCENT, Dimension, Quantity, decimal
from edulint_figures.relations.judge import Range, bounds, meet, only_one, repairs_of, verdict_on, wanted_for
from edulint_figures.relations.relation import Relation, Verdict, relation_of

_YEARLY_GROWTH = pattern(r"年(?:均|平均)(?:复合)?(?:增长|增速|增幅|递增|增加|上升|下降|递减|减少)[^0-9]{0,4}$")
# At constant prices the amounts do not give the growth.
_OTHER_GROWTH = pattern(r"可比|实际|不变价|生产总值|GDP|增加值|产值")
_LED, _LONGEST = pattern(r"[由从自]"), 80
_MOST_YEARS = 60
_YEARS, _YEARLY = (
    pattern(r"([一二两三四五六七八九十]{1,2}|[0-9]{1,2})年(?:来|间|内|共)?(?:累计|共|总计|合计)"),
    pattern(r"(?:^|期间|以?来)年均[^0-9,。;]{0,6}$"),
)


def growth_in(passage: Passage) -> Iterator[Relation]:
    """Yield each mean growth that the levels of two years, told right before it, give."""
    found = passage.quantities
    for index, rate in enumerate(found):
        if rate.dimension is not Dimension.PERCENT or not rate.is_exact or not _YEARLY_GROWTH.search(rate.label):
            continue
        pair = _levels_of_two_years(found[:index], rate)
        if pair is not None and (relation := _judged(passage, pair, rate)) is not None:
            yield relation


def _levels_of_two_years(before: Sequence[Quantity], rate: Quantity) -> tuple[Quantity, Quantity] | None:
    """Return the last two levels of a sentence, with nothing but changes behind them."""
    told = [one for one in before[-4:] if one.in_sentence_of(rate) and one.is_exact]
    levels = [one for one in told if not one.change]
    is_pair = len(levels) >= 2 and levels[-2].is_kin(levels[-1]) and levels[-1].dimension in ADDABLE
    return (levels[-2], levels[-1]) if is_pair and all(one.value for one in levels[-2:]) else None


def _judged(passage: Passage, pair: tuple[Quantity, Quantity], rate: Quantity) -> Relation | None:
    start = max(passage.start_behind("。;", pair[0].span.start), pair[0].span.start - _LONGEST)
    told = passage.text[start : pair[1].span.start]
    years = [int(one) for one in YEAR.findall(told) if one.isdecimal()] if _LED.search(told) else []
    if len(years) != 2 or not 1 < years[1] - years[0] <= _MOST_YEARS:
        return None
    number = years[1] - years[0]
    computed = _growth_compounded(pair, number)
    sign = -1 if "降" in rate.label or "减" in rate.label else 1
    stated = sorted(sign * one for one in bounds(rate))
    shown = decimal(sum(computed) // 2, ONE, rate.decimals + 1)
    reckoning = f"({pair[1].words}÷{pair[0].words})^(1/{number})-1={shown}%"
    if meet(computed, (stated[0], stated[1])):
        return relation_of(rate, pair, Verdict.HOLDS, reckoning, form="change")
    others = (_growth_compounded(pair, other) for other in (number - 1, number + 1))
    is_counted_otherwise = any(
        meet(other, (stated[0], stated[1])) for other in (*others, _growth_divided(pair, number))
    )
    is_amount = pair[0].dimension is not Dimension.MONEY and not _OTHER_GROWTH.search(told + rate.label)
    repairs = repairs_of([wanted_for(rate, *sorted(sign * one for one in computed))])
    if is_counted_otherwise or not is_amount or not repairs:
        return None
    return relation_of(rate, pair, Verdict.LIKELY_WRONG, reckoning, form="change", repair=only_one(repairs))


def _growth_compounded(pair: tuple[Quantity, Quantity], number: int) -> Range:
    """Return the least and the greatest yearly growth in so many years, in millionths of a percent."""
    (low_first, high_first), (low_last, high_last) = map(bounds, pair)
    low, high = low_last / high_first, high_last / low_first
    return int((low ** (1 / number) - 1) * PERCENT) - 1, int((high ** (1 / number) - 1) * PERCENT) + 1


def _growth_divided(pair: tuple[Quantity, Quantity], number: int) -> Range:
    """Return the same for all growth divided by the years."""
    low, high = _growth_compounded(pair, 1)
    return low // number, -(-high // number)


def amounts_in(passage: Passage) -> Iterator[Relation]:
    """Yield what several years have on an average: 五年来累计招聘812人，年均162.4人."""
    neighbours = pairwise(passage.quantities)
    for total, average in (two for one, other in neighbours for two in ((one, other), (other, one))):
        years = _YEARS.search(total.label)
        is_told = years is not None and _YEARLY.search(average.label) is not None and total.in_sentence_of(average)
        if years is None or not is_told or not total.is_kin(average) or not (total.is_exact and average.is_exact):
            continue
        number = han_to_int(years[1].replace("两", "二")) or (int(years[1]) if years[1].isdecimal() else 0)
        if not number:
            continue
        low, high, room = total.value // number, -(-total.value // number), average.half or average.step // 2
        given, wanted = (low - total.half, high + total.half), (wanted_for(average, low, high, slack=room),)
        verdict, repair = verdict_on(bounds(average, room), given, wanted)
        reckoning = f"{total.words}÷{number}={decimal(low, average.scale, 2)}"
        yield relation_of(average, (total,), verdict, reckoning, form="product", repair=repair)
