"""Compares a stated change (difference, growth, percentage points) with the levels before and after it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from edulint.api import pattern
from edulint_figures.quantities.context import change_words
from edulint_figures.quantities.phrases import BOUND_BEHIND, LAST_YEAR
from edulint_figures.quantities.quantity import PERCENT, Dimension, Quantity, decimal
from edulint_figures.relations.judge import bounds, quotient, wanted_for
from edulint_figures.relations.reading import Match, Memory, Reading
from edulint_figures.relations.reckoning import percentage
from edulint_figures.relations.relation import Verdict
from edulint_figures.relations.roles.change_verdict import (
    Outcome,
    doubt_of,
    is_of_real_growth,
    judged,
    reading_of,
    rounded,
    wanted_of_growth,
)
from edulint_figures.relations.roles.subject import is_same_subject, is_since_another, is_since_the_same, larger_before
from edulint_figures.relations.tokens import Figure, Line

# Growth of these is stated at constant prices or as a mean, so that the amounts do not give it.
_OTHER_GROWTH = pattern(
    r"年均|月均|平均增|复合|可比|实际(?!情况|完成|收|支|到位|执行|入库|征|使用|利用|投入|发)|不变价|现价|剔除|同口径|扣除|累计增长|两年平均"
)
_REAL_GROWTH = pattern(r"生产总值|增加值|GDP|产值|业务总量|可支配收入由|人均可支配收入从")
_MEAN = pattern("[年月]均")
# An increase larger than the level it led to is wrong; one so many times larger is rather given in another unit.
_MOST_GROWN = 10
# A balance may have been less than nothing a year before.
_MAY_BE_NEGATIVE = pattern("结余|利润|盈余|盈利|损益|净额|收益|差额|顺差|现金流")
# 贷款余额2191亿元，增长13%，少增62亿元: by how much less it has grown than a year before.
_GROWN_MORE = pattern(r"[多少][增减降](?:加|少|长)?(?:了)?$")
_NO_LEVEL = pattern(r"预期(?!目标|寿命)|位次|排名|名次|位列|排位|亏损|赤字率?由|逆差|第$|位居")
_YEAR_BEFORE = pattern("而?(?:[上去]年|上学年|上期|年初|期初|同期)")
_LONGEST_SUBJECT = 60  # so many characters before a former level say what it is the level of
_GROWTH_RATE = pattern(
    r"^(?:[比较]上年|同比)?(?:增长|增加|上升|下降|减少|增减|涨|降)率(?:也|均|约|高)?(?:为|达到?|是)$"
)
_COMPARED = pattern(r"(?:而)?(?:与|同|较|比)")


def read(match: Match, memory: Memory) -> Iterator[Reading]:
    """Yield what a phrasing says of a change."""
    form = match.phrasing.form
    if form == "change":
        yield from _growth_of_level(match, memory)
    elif match.has("diff"):
        yield from _grown_from(match)
    elif form != "move" or "f" not in match.line.letters[match.one("after").place : match.one("by").place]:
        # 甲由780元提高到830元，乙由66元提高到72元，分别提高6.4%和9.1%: a row is of all moves before it.
        yield from _change_of_move(match)


def _growth_of_level(match: Match, memory: Memory) -> Iterator[Reading]:
    level, by, rate = (match.one(role) for role in ("level", "by", "rate"))
    level = larger_before(match.line, level, by) or level
    first, last = sorted((by.place, rate.place))
    is_certain = is_same_subject(match.line, level, last) and is_since_the_same(match.line, level.place, first, last)
    yield from grown_to(match, level, by, rate, is_certain=is_certain)
    # 面积112220千公顷（168329万亩），减少815千公顷（1222万亩），下降0.7%: the same in another unit.
    told, changed = memory.beside(level), memory.beside(by)
    if told is not None and changed is not None and told.quantity.is_kin(changed.quantity):
        change = replace(changed, quantity=replace(changed.quantity, change=by.quantity.change))
        for reading in grown_to(match, told, change, rate, is_certain=is_certain):
            # Pointed at where it stands, it is not taken for another reading of the figures before the brackets.
            operands = (told.quantity.span, rate.quantity.span)
            yield replace(reading, relation=replace(reading.relation, span=changed.quantity.span, operands=operands))


def grown_to(match: Match, level: Figure, by: Figure, rate: Figure, *, is_certain: bool) -> Iterator[Reading]:
    """Yield the growth that level and difference give: 128 of 1200 is 11.9% of the 1072 before.

    ``is_certain`` says that the words between speak of the level alone.
    """
    now, difference, growth = rounded(level.quantity), rounded(by.quantity), rate.quantity
    # 增幅 and 增长率 say the direction with the amount before them.
    if rate.letter == "P" and not _GROWTH_RATE.search(rate.label):
        return
    if now.unit_class != difference.unit_class or not growth.value or _GROWN_MORE.search(by.label):
        return
    if growth.change not in (0, difference.change) or not (level.is_close and by.is_exact and rate.is_exact):
        return
    before = now.value - difference.change * difference.value
    is_certain = is_certain and level.is_exact
    if before <= 0:
        # Of what did not exist a year before, offices write that it has grown by 100%.
        is_new = before == 0 and growth.value == PERCENT
        if is_certain and not is_new and _is_too_little(level, difference):
            reckoning = f"{difference.words}{'>' if before else '='}{now.words}"
            yield reading_of(match, growth, (now, difference), Verdict.LIKELY_WRONG, reckoning)
        return
    low, high = _growth_of(now, difference)
    outcome = Outcome(
        low,
        high,
        [wanted_for(growth, low, high), *wanted_of_growth(now, difference, growth)],
        f"{decimal(difference.value, now.scale)}÷{decimal(before, now.scale)}={percentage(difference.value, before)}",
        doubt_of(growth),
    )
    # The growth of a mean is that of its own amounts: 月均收入4432元.
    said = _MEAN.sub("", level.label) + by.label + rate.label
    yield judged(match, outcome, growth, (now, difference), is_sure=is_certain and not is_other_growth(said))


def _is_too_little(level: Figure, difference: Quantity) -> bool:
    """Tell whether a level can't have grown by a difference that is larger: it is near it, and never below zero."""
    is_near = difference.value < _MOST_GROWN * rounded(level.quantity).value
    return is_near and not _MAY_BE_NEGATIVE.search(level.label)


def _growth_of(now: Quantity, difference: Quantity) -> tuple[int, int]:
    """Return the least and the greatest growth, in percent, that a level and its difference give."""
    found = []
    for side in (-1, 1):
        moved = difference.value + side * difference.half
        before = now.value - side * now.half - difference.change * moved
        found.append(quotient((moved,) * 2, (before,) * 2, PERCENT))
    return found[0][0], found[1][1]


def _grown_from(match: Match) -> Iterator[Reading]:
    """Yield the growth that a former level and a difference give: 比上年同期的1200人增加96人，增长8%."""
    before, by, rate = (match.one(role) for role in ("before", "diff", "rate"))
    then, difference, growth = before.quantity, by.quantity, rate.quantity
    if not then.is_kin(difference) or not then.value or growth.change != difference.change:
        return
    if not (before.is_exact and by.is_exact and rate.is_exact):
        return
    low, high = quotient(difference, then, PERCENT)
    (least, most), (least_by, most_by), (least_then, most_then) = map(bounds, (growth, difference, then))
    wanted = [wanted_for(growth, low, high)]
    wanted.append(wanted_for(difference, least * least_then // PERCENT, most * most_then // PERCENT))
    if least > 0:
        wanted.append(wanted_for(then, least_by * PERCENT // most, most_by * PERCENT // least))
    computed = percentage(difference.value, then.value)
    outcome = Outcome(low, high, wanted, f"{difference.words}÷{then.words}={computed}")
    line = match.line
    # The difference and the growth are since different times in 比2015年的100人增加20人，同比增长5%.
    is_since_then = LAST_YEAR.search(before.label) or "y" not in line.letters[by.place : rate.place]
    is_certain = bool(is_since_then) and is_same_subject(line, before, rate.place)
    # 生产总值达到137亿元，较五年前的93亿元增加44亿元，增长34%: the level before says that it is real growth.
    start = line.starts[line.sentence_start(before.place)]
    told = line.passage.text[max(start, then.span.start - _LONGEST_SUBJECT) : growth.span.start]
    is_sure = is_certain and not is_other_growth(told)
    yield judged(match, outcome, growth, (then, difference), is_sure=is_sure)


def is_other_growth(words: str) -> bool:
    """Tell whether growth that these words state need not follow from the amounts beside it."""
    return _OTHER_GROWTH.search(words) is not None or _REAL_GROWTH.search(words) is not None


def _change_of_move(match: Match) -> Iterator[Reading]:
    """Yield a difference, growth or change in points against the levels before and after."""
    after = match.one("level" if match.has("level") else "after")
    by = match.one("by")
    before = match.one("before")
    is_year_before = _YEAR_BEFORE.match(before.label)
    if after.place < by.place < before.place and not is_year_before:
        # 120人，增加5人，2015年为90人: since when it has grown is not told.
        return
    # 比上年决算数1300人, 上年因疫情仅730.4万人次: such a clause names the level that a change is of.
    is_compared = after.place < before.place < by.place and (is_year_before or _COMPARED.match(before.label))
    is_certain = is_same_subject(match.line, before if is_compared else after, by.place)
    yield from change_of(match, before, after, by, is_certain=is_certain)


def change_of(match: Match, before: Figure, after: Figure, by: Figure, *, is_certain: bool) -> Iterator[Reading]:
    """Yield a change against the levels before and after; ``is_certain`` says that it is surely theirs."""
    line = match.line
    now, then, stated = after.quantity, before.quantity, by.quantity
    if not (after.is_exact and before.is_exact and by.is_exact) or not stated.change:
        return
    if not then.may_become(now) or _NO_LEVEL.search(after.label) or _NO_LEVEL.search(before.label):
        return
    if before.place > after.place and BOUND_BEHIND.match(line.passage.text, now.span.end, line.passage.span.end):
        return
    since = line.passage.text[line.starts[match.start] : then.span.start] + before.label
    told = line.passage.text[now.span.end : stated.span.start] if stated.span.start > now.span.end else ""
    is_form_move = match.phrasing.form == "move"
    if is_form_move and is_since_another(since, line.passage.between(then, now), told):
        return
    if is_form_move and _OTHER_GROWTH.search(told + by.label):
        return
    value = then.value
    if then.dimension is Dimension.BARE and now.dimension is not Dimension.BARE:
        value = then.value * now.scale // then.scale
    outcome = difference_of_levels(then, value, now, stated)
    if outcome is None:
        return
    if not is_certain and line.letters.startswith(",d", by.place + 1):
        # The change is that of another subject, whose level follows: 甲省由37%下降到12%，乙省下降35个百分点，降至9%.
        return
    is_other = by.letter == "G" and (
        is_other_growth(before.label + after.label + by.label) or is_of_real_growth(line, then)
    )
    is_sure = is_certain and not is_other
    moves = (now.value > value) - (now.value < value)
    if is_form_move and is_sure and moves * stated.change < 0 and _verb_direction(line, before, after) in (0, moves):
        # Where the verb between the two figures is wrong, its own check says so.
        shown = f"{decimal(value, now.scale)}{'<' if moves > 0 else '>'}{decimal(now.value, now.scale)}"
        yield reading_of(match, stated, (then, now), Verdict.WRONG, shown)
        return
    yield judged(match, outcome, stated, (then, now), is_sure=is_sure)


def _verb_direction(line: Line, before: Figure, after: Figure) -> int:
    """Return 1 if the words between two figures say that they rise, -1 if they fall, 0 if neither."""
    words = line.passage.text[before.quantity.span.end : after.quantity.span.start]
    rises, falls = change_words()
    if any(verb in words for verb in falls.split("|")):
        return -1
    return int(any(verb in words for verb in rises.split("|")))


def difference_of_levels(then: Quantity, value: int, now: Quantity, stated: Quantity) -> Outcome | None:
    """Return the change that two levels give, in the terms in which it is stated; None where the units don't fit.

    ``value`` is that of ``then``, in steps of ``now``.
    """
    is_of_rates = Dimension.PERCENT in (then.dimension, now.dimension)
    has_growth = value > 0 and not is_of_rates and now.dimension is not Dimension.BARE
    if stated.dimension is Dimension.PERCENT and has_growth:
        return _growth(then, value, now, stated)
    return _difference(then, value, now, stated, is_of_rates=is_of_rates)


def _growth(then: Quantity, value: int, now: Quantity, stated: Quantity) -> Outcome:
    """Return by how many percent a level has moved; ``value`` is the former one in steps of the present one's."""
    sign = 1 if now.value >= value else -1
    low_then, high_then = value - then.half, value + then.half
    low_now, high_now = bounds(now)
    if sign > 0:
        low, high = (
            (low_now - high_then) * PERCENT // high_then,
            -(-(high_now - low_then) * PERCENT // max(low_then, 1)),
        )
    else:
        low, high = (
            (low_then - high_now) * PERCENT // max(low_then, 1),
            -(-(high_then - low_now) * PERCENT // high_then),
        )
    low_rate, high_rate = bounds(stated)
    wanted = [wanted_for(stated, low, high)]
    factors = sorted((PERCENT + sign * low_rate, PERCENT + sign * high_rate))
    if factors[0] > 0:
        wanted.append(wanted_for(now, low_then * factors[0] // PERCENT, high_then * factors[1] // PERCENT))
        wanted.append(wanted_for(then, low_now * PERCENT // factors[1], high_now * PERCENT // factors[0]))
    moved = percentage(abs(now.value - value), value)
    reckoning = f"({_subtraction(value, now.value, now.scale)})÷{decimal(value, now.scale)}={moved}"
    return Outcome(low, high, wanted, reckoning, stated.half)


def _difference(then: Quantity, value: int, now: Quantity, stated: Quantity, *, is_of_rates: bool) -> Outcome | None:
    """Return by how much a level, or by how many points a rate, has moved; None where the units don't fit."""
    moved = abs(now.value - value)
    sign = 1 if now.value >= value else -1
    halves = then.half + now.half
    is_bare = then.dimension is now.dimension is Dimension.BARE
    if stated.dimension is Dimension.POINTS and (is_of_rates or is_bare):
        reckoning = f"{_subtraction(value, now.value, now.scale)}={decimal(moved)}个百分点"
    elif stated.unit_class == now.unit_class and not is_of_rates and stated.dimension is not Dimension.PERCENT:
        reckoning = f"{_subtraction(value, now.value, stated.scale)}={decimal(moved, stated.scale)}{stated.unit}"
    else:
        return None
    slack = halves + stated.half
    wanted = [
        wanted_for(stated, moved, slack=slack),
        wanted_for(now, value + sign * stated.value, slack=slack),
    ]
    if value == then.value:
        wanted.append(wanted_for(then, now.value - sign * stated.value, slack=slack))
    # Differences of figures that show the same digits miss by one of these at most, and that is in the halves.
    is_alike = then.step == now.step == stated.step
    return Outcome(moved - halves, moved + halves, wanted, reckoning, 0 if is_alike else stated.half)


def _subtraction(one: int, other: int, scale: int) -> str:
    """Return the smaller of two values taken from the larger one, as it is written: 5-(-2)."""
    smaller = decimal(min(one, other), scale)
    return f"{decimal(max(one, other), scale)}-{f'({smaller})' if min(one, other) < 0 else smaller}"
