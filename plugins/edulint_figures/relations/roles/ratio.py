"""Compares ratios with what they come from: a structure with its values, a quotient with two levels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from edulint.api import Span, pattern
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.quantity import ONE, PERCENT, Dimension, Quantity, decimal
from edulint_figures.relations.judge import is_one_digit_off, meet, only_one, quotient, repairs_of, wanted_for
from edulint_figures.relations.labels import INDUSTRIES
from edulint_figures.relations.reading import Match, Memory, Reading
from edulint_figures.relations.relation import Relation, Verdict, relation_of, spans
from edulint_figures.relations.roles.industries import industries_of_row
from edulint_figures.relations.tokens import Figure, Line, Ratio

_CITY = pattern(r"城镇|城市")
_COUNTRY = pattern(r"农村|乡村|农民")
_INCOME_RATIO = pattern(r"收入(?:之)?(?:比|差距|倍差)")
_OTHER_RATIO = pattern(r"男女|性别|行业|地区|区域|最高")
_INCOME = pattern(r"可支配收入|纯收入|人均收入|居民收入")
_SPENT_RATIO, _SPENT = pattern(r"消费(?:支出)?(?:之)?比"), pattern(r"人均(?:生活)?消费")
_OTHER_INCOME = pattern(r"中位数|工资|经营|财产|转移|(?<!均)(?<!生活)消费|低收入|贫困|脱贫")
# 由2018年的5.7:49.3:45.0优化为…: the structure before. 最终核算2021年…结构为: one of another year than the values.
_FORMER = pattern(r"[由从] ?(?:[12][0-9]{3} ?年|上年|去年)?[^,。;]{0,8}$")
_LONGEST_FORMER = 20
_YEAR = pattern(r"20[0-9]{2}(?= ?年)")
_BIRTHS, _DEATHS, _GROWTH = pattern(r"出生率"), pattern(r"死亡率"), pattern(r"自然增长率")


def read(match: Match, memory: Memory) -> Iterator[Reading]:
    """Yield a ratio with the levels that it should be the ratio of."""
    line = match.line
    if match.phrasing.form == "ratio":
        ratio = line.ratios[match.found.start("ratio")]
        if line.letters[match.found.end() :][:2].startswith("dR"):
            return
        if len(ratio.values) == 3:
            yield from _industries(line, ratio, memory)
        elif len(ratio.values) == 2 and ratio.values[1] == ONE:
            half = ONE // 10 ** ratio.places[0] // 2
            yield from _quotient(line, ratio.span, ratio.values[0], half, memory, decimals=ratio.places[0])
        return
    times = match.one("times").quantity
    half = times.half or times.step // 2
    yield from _quotient(line, times.span, times.value, half, memory, decimals=times.decimals)


def _lines(line: Line, memory: Memory) -> Iterator[Line]:
    yield line
    yield from reversed(memory.recent)


def _industries(line: Line, ratio: Ratio, memory: Memory) -> Iterator[Reading]:
    """Yield the shares of three industries against their values, found by their names in one paragraph."""
    text, at = line.passage.text, ratio.span.start
    if _FORMER.search(text, max(line.passage.span.start, at - _LONGEST_FORMER), at):
        return
    for told in _lines(line, memory):
        found: list[Figure] = []
        for industry in INDUSTRIES:
            named = [one for one in told.figures if one.letter == "L" and industry.search(one.label) and one.is_exact]
            named = [one for one in named if one.quantity.span.start < ratio.span.start] or named
            # Of 从171.5亿元增加到269.7亿元 the later one is divided.
            found += [_now(told, one) for one in named[:1]]
        found = found if len({one.place for one in found}) == len(INDUSTRIES) else industries_of_row(told) or found
        if (
            len(found) < 3
            or len({one.quantity.unit.strip() for one in found}) > 1
            or len({one.place for one in found}) < 3
        ):
            continue
        if not any(one.quantity.value for one in found):
            continue
        if _is_of_another_year(told.passage, found[0].quantity.span.start, text, at):
            return
        held = memory.whole_of.get(found[0].quantity.span.start) if memory.have_one_whole(found) else None
        yield _structure(ratio, [one.quantity for one in found], held)
        return


def _is_of_another_year(values: Passage, first: int, text: str, at: int) -> bool:
    """Tell whether the sentence of a structure names a year that the paragraph of the values does not before them."""
    years = _YEAR.findall(values.text, values.span.start, first)
    own = _YEAR.findall(text, text.rfind("。", 0, at) + 1, at)
    return bool(years and own) and own[-1] not in years


def _structure(ratio: Ratio, values: Sequence[Quantity], whole: Figure | None) -> Reading:
    """Return a structure with the values that it comes from, and with what these make where the text tells it."""
    total, half = sum(one.value for one in values), sum(one.half for one in values)
    wrong: list[tuple[int, str]] = []
    shown, is_cut = [], False
    for stated, places, one in zip(ratio.values, ratio.places, values, strict=True):
        low, high = quotient(one, (total - half, total + half), PERCENT)
        step = ONE // 10**places
        shown.append(decimal(one.value * PERCENT // total, ONE, places))
        # Shares are often mended by one unit of the last digit, so that they make 100.
        if low > stated + step or high < stated - step:
            wrong.append((stated, shown[-1]))
        is_cut = is_cut or low > stated + step // 2 or high < stated - step // 2
    # Where they don't make 100, nothing was mended.
    is_cut = is_cut and sum(ratio.values) != PERCENT
    reckoning = ":".join(decimal(one.value, one.scale) for one in values) + "=" + ":".join(shown)
    verdict = Verdict.WRONG if wrong else Verdict.DOUBTFUL if is_cut else Verdict.HOLDS
    if len(wrong) == 3:
        is_likely = any(abs(float(one) - stated / ONE) < 1 for stated, one in wrong) or _fit_two(ratio, values)
        verdict = Verdict.LIKELY_WRONG if is_likely else Verdict.UNKNOWN
    text = ":".join(f"{stated / ONE:.{places}f}" for stated, places in zip(ratio.values, ratio.places, strict=True))
    relation = Relation(
        span=ratio.span,
        operands=spans([*values, *([whole.quantity] if whole is not None else [])]),
        verdict=verdict,
        reckoning=reckoning,
        form="share",
        values={"stated": text},
    )
    return Reading.of(relation)


def _fit_two(ratio: Ratio, values: Sequence[Quantity]) -> bool:
    """Tell whether two of three values stand to one another as the ratio says, so that the third is wrong."""
    wholes = [
        quotient(one, (stated - ONE // 10**places // 2, stated + ONE // 10**places // 2), PERCENT)
        for stated, places, one in zip(ratio.values, ratio.places, values, strict=True)
    ]
    pairs = list(combinations(wholes, 2))
    return sum(meet(one, other) for one, other in pairs) == 1


def _quotient(line: Line, span: Span, value: int, half: int, memory: Memory, *, decimals: int) -> Iterator[Reading]:
    """Yield the ratio of the incomes of town and country, found by their names.

    ``value`` and ``half`` are the ratio and what rounding allows, in steps of ``ONE``.
    """
    text = line.passage.text
    clause = text[max(line.passage.span.start, span.start - 24) : span.start]
    is_named, is_spent = _INCOME_RATIO.search(clause) is not None, _SPENT_RATIO.search(clause) is not None
    if not (is_named or is_spent) or _OTHER_RATIO.search(clause):
        return
    for told in _lines(line, memory):
        pairs = _of_town_and_country(told, _SPENT if is_spent else _INCOME)
        if not pairs:
            if _tells_amounts(line, span):
                return
            continue
        quotients = [quotient(one, other, ONE) for one, other in pairs]
        fitting = [index for index, given in enumerate(quotients) if meet(given, (value - half, value + half))]
        above, below = pairs[fitting[0] if fitting else -1]
        low, high = quotients[fitting[0] if fitting else -1]
        is_slip = is_one_digit_off(value, (low + high) // 2, decimals)
        is_near = len(pairs) == 1 and (is_slip or abs(low - value) * 100 <= 30 * value)
        verdict = Verdict.HOLDS if fitting else Verdict.WRONG if is_near else Verdict.UNKNOWN
        if verdict is Verdict.WRONG and meet((low, high), (value, value), apart=2 * half):
            verdict = Verdict.DOUBTFUL
        relation = Relation(
            span=span,
            operands=spans((above, below)),
            verdict=verdict,
            reckoning=f"{above.words}÷{below.words}={decimal(above.value * ONE // max(below.value, 1), ONE, 2)}",
            form="share",
            values={"stated": text[span.start : span.end]},
        )
        yield Reading.of(relation)
        return


def _of_town_and_country(line: Line, name: re.Pattern[str]) -> list[tuple[Quantity, Quantity]]:
    """Return each income of a town with each of the country that a line tells, or what is spent, as ``name`` says."""
    city: list[Quantity] = []
    country: list[Quantity] = []
    for one in line.figures:
        if one.letter not in "HL" or not one.is_exact:
            continue
        if one.quantity.dimension not in (Dimension.PRICE, Dimension.MONEY):
            continue
        is_city, is_country = _CITY.search(one.label) is not None, _COUNTRY.search(one.label) is not None
        if not name.search(one.label) or _OTHER_INCOME.search(one.label):
            continue
        if is_city != is_country:
            (city if is_city else country).append(_now(line, one).quantity)
        elif line.letters.startswith(("/H", "/L"), one.place + 1):
            # 城乡居民人均可支配收入分别为3万元和2万元
            city.append(one.quantity)
            country += [other.quantity for other in line.between(one.place + 2, one.place + 3)]
    return [(one, other) for one in city[-4:] for other in country[-4:] if other.value]


def _tells_amounts(line: Line, ratio: Span) -> bool:
    """Tell whether the sentence of a ratio has two amounts before it, which are then what it is of, however named."""
    start = line.passage.text.rfind("。", line.passage.span.start, ratio.start)
    found = [one for one in line.figures if start < one.quantity.span.start < ratio.start]
    return sum(one.quantity.dimension in (Dimension.PRICE, Dimension.MONEY) for one in found) >= 2


def _now(line: Line, figure: Figure) -> Figure:
    """Return the later of two figures: 自然增长率由上年的5.2‰上升为6.1‰."""
    behind = next(iter(line.between(figure.place + 1, figure.place + 4)), None)
    return behind if behind is not None and line.letters[figure.place + 1 : behind.place] == "d" else figure


def natural_growth(line: Line) -> Iterator[Reading]:
    """Yield 自然增长率 against 出生率 and 死亡率 of one paragraph."""
    rates = [one for one in line.figures if one.letter in "PG" and one.is_exact]
    found = []
    for name in (_BIRTHS, _DEATHS, _GROWTH):
        named = [_now(line, one).quantity for one in rates if name.search(one.label)]
        if not named or (len(named) > 1 and name is not _GROWTH):
            return
        found += named
    births, deaths, *growths = found
    growths.sort(key=lambda one: one.span)
    growth = next((one for one in growths if abs(births.value - deaths.value) == one.value), growths[-1])
    computed, slack = births.value - deaths.value, births.half + deaths.half + growth.half
    off = min(abs(computed - growth.value), abs(computed + growth.value))
    wanted = [
        wanted_for(growth, abs(computed), slack=slack),
        wanted_for(births, growth.value + deaths.value, slack=slack),
        wanted_for(deaths, births.value - growth.value, slack=slack),
    ]
    verdict, repair = Verdict.HOLDS, None
    if off > slack:
        repair = only_one(repairs_of(wanted))
        verdict = Verdict.WRONG if len(growths) == 1 else Verdict.UNKNOWN
    reckoning = f"{births.numeral}-{deaths.numeral}={decimal(computed, growth.scale)}{growth.unit}"
    yield Reading.of(relation_of(growth, (births, deaths), verdict, reckoning, form="change", repair=repair))
