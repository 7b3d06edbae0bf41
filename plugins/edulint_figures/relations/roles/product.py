"""Multiplies a price and a count, and compares the amount of money that they should make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec import structs

from edulint.api import Wording, WordList, pattern
from edulint_figures.quantities.context import UNIT_PRICE
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.quantity import ONE, Dimension, Quantity, decimal
from edulint_figures.quantities.units import unit_class_of, unit_named
from edulint_figures.relations.judge import Wanted, only_one, power_between, power_told, repairs_of, wanted_for
from edulint_figures.relations.relation import Relation, Verdict, relation_of

_LEARNER_WORDS = WordList(__file__, "learner_words.txt")
_PERIODS = 12
# How far count and price may stand from the total, in figures and in sentences.
_WINDOW = 14
_SENTENCES = 2
_MOST_PRICES = 6
_BESIDE = 14
# What a price is per, where that is not itself the unit of the count. What one person gets is counted in persons, too.
_PER_CLASSES = {
    **dict.fromkeys(("人", "生", "名", "位", "学生", "幼儿", "教师"), ("person", "person-time")),
    "班": ("class", "thing"),
    "校": ("school", "school-short"),
    "村": ("village", "thing"),
    "套": ("set", "person"),
    "件": ("piece", "person"),
    "份": ("copy", "person"),
}
_OFTEN = "person-time"
_REPEATED = pattern(r"月[人生户]?均|每(?:个)?(?:月|周|季|次|期|学期)|/ ?(?:月|次|期|学期)")
_YEAR = pattern(r"全年|年度|一年|每年|年发放")
_HALF_YEAR = pattern(r"[上下]半年|半年")
_MONTHS = pattern(r"(?<![0-9年])([1-9]|1[0-2])个月")
_DAYS = pattern(r"(?<![0-9])([1-9][0-9]{0,2})[天日](?!前|内|后)")
_DAILY = pattern(r"每[天日]|/ ?[天日]|[天日]均")
_MONTHLY = pattern(r"每(?:个)?月|/ ?月|月[人生户]?均|月(?:租金?|工资|薪)")
# These words say that a total holds something else, too: 68万元（含设备维护）.
_MORE = pattern(r"[,(]?(?:其中)?(?:不?含|包括|扣除)")
# 均价8500元，50平方米，首付加上装修12万元: what else is paid, or not yet.
_OF_OTHERS = pattern("首付|定金|加上|连同")
_AVERAGE = pattern(r"均")
_OF_A_YEAR, _SUMMED_UP = pattern(r"年人?均|每年|月人?均|每月"), pattern(r"累计|以来|年来")
_INCOME = pattern(r"收入|产值|生产总值|增收")
_AVERAGE_PRICE, _NOUN = pattern(r"均价|单价"), 2
_PER = pattern(r"每|人均|生均|户均")


def relations_in(passage: Passage) -> Iterator[Relation]:
    """Yield the products of a paragraph: each total of money near a price and a count."""
    found = passage.quantities
    if len(found) < 3:
        return
    for index, total in enumerate(found):
        if total.dimension is not Dimension.MONEY or total.unit_class != "yuan" or not total.is_exact or total.change:
            continue
        is_written_out = passage.text[total.span.start - 1 : total.span.start] == "=" and passage.holds("×", "*")
        if is_written_out or passage.after(total, 1) == "/":
            # 分红1万元/村 is a price per village; all factors of 4万亩×2次×18元=144万元 stand before it.
            continue
        near = [
            one
            for one in found[max(0, index - _WINDOW) : index + _WINDOW]
            if abs(one.sentence - total.sentence) <= _SENTENCES
        ]
        prices = [one for one in near if one.dimension is Dimension.PRICE and one.is_exact][-_MOST_PRICES:]
        if prices:
            yield from _products(passage, total, prices, near)


def _products(
    passage: Passage, total: Quantity, prices: Sequence[Quantity], near: Sequence[Quantity]
) -> Iterator[Relation]:
    pairs = [(count, price) for price in prices for count in _counts_for(price, near)]
    for most in (1, _PERIODS):
        for pair in pairs:
            if most > 1 and pair[0].segment != pair[1].segment != total.segment:
                # 低保标准每人每月400元；安排2000万元，为1万名残疾人…: five months would make them agree by chance.
                continue
            if _is_product(*pair, total, most):
                yield _relation((pair,), total, Verdict.HOLDS, None)
                return
    parallel = _parallel(total, [price for price in prices if price.sentence == total.sentence], near)
    together = _judged(parallel, total) if parallel else None
    if parallel and together and together[0] is not Verdict.UNKNOWN:
        yield _relation(parallel, total, *together)
        return
    own = [one for one in prices if one.segment == total.segment]
    money = [one for one in near if one.dimension is Dimension.MONEY and one.segment == total.segment]
    counts = [one for one in _counts_for(own[0], near) if one.segment == total.segment] if len(own) == 1 else []
    if not counts and len(own) == 1 and _AVERAGE_PRICE.search(own[0].label):
        # 快递业务量7558万件；快递业务收入29130万元，平均单价3.85元/件: what is so called was counted in the segment before.
        beside = (one for one in _counts_for(own[0], near) if one.segment == total.segment - 1)
        counts = [one for one in beside if one.label[:_NOUN] == total.label[:_NOUN]]
    # 53491人，累计保障628007人次，月人均56.61元: what is paid again and again is paid that often.
    often = [one for one in counts if one.unit_class == _OFTEN]
    counts = often if often and _REPEATED.search(own[0].label) else counts
    if len(counts) == len(money) == 1:
        yield from _only_product(passage, counts[0], own[0], total)


def _only_product(passage: Passage, count: Quantity, price: Quantity, total: Quantity) -> Iterator[Relation]:
    """Yield the product of the only count and price of a clause with the only amount of money there."""
    pair = (count, price)
    times = _periods(passage, price, total)
    verdict, repair = _judged((pair,), total, times or 1)
    if verdict is Verdict.HOLDS:
        yield _relation((pair,), total, verdict, None, times or 1)
        return
    if passage.is_masked(pair[0].span.start, total.span.start) or _MORE.match(passage.text, total.span.end):
        return
    if _OF_OTHERS.search(passage.text, pair[0].span.end, total.span.start):
        return
    words = price.label + passage.after(price, 6)
    if _INCOME.search(words):
        return
    if _OF_A_YEAR.search(words) and _SUMMED_UP.search(total.label + count.label) and count.unit_class != _OFTEN:
        # 累计195万人享受，累计支出624亿元，年人均支出1.4万元: the average is that of one year.
        return
    if (_AVERAGE.search(words) or price.label.endswith("=")) and _is_mean(pair, total):
        yield _relation((pair,), total, Verdict.HOLDS, None)
        return
    is_rough = verdict is Verdict.WRONG and _AVERAGE.search(words)
    is_repeated = verdict is Verdict.LIKELY_WRONG and not times and (_REPEATED.search(words) or _DAILY.search(words))
    if is_rough or is_repeated:
        # An average may be rounded roughly, and months that are not told may be part of the total.
        computed = _product(*pair) * (times or 1)
        is_near = abs(computed - total.value) * 100 <= 3 * total.value
        verdict = Verdict.DOUBTFUL if is_near and is_rough else Verdict.LIKELY_WRONG if repair else Verdict.UNKNOWN
    yield _relation((pair,), total, verdict, repair, times or 1)


def _is_mean(pair: tuple[Quantity, Quantity], total: Quantity) -> bool:
    """Tell whether a price is the mean of a total within its last digit: 6.07亿元 for 4310人 are 14.1万元 for each."""
    count, price = pair
    return abs(_product(*pair) - total.value) * ONE <= price.step // 2 * count.value


def _periods(passage: Passage, price: Quantity, total: Quantity) -> int:
    """Return for how many months or days a price is paid, as the words of the sentence say; 0 if they don't."""
    words = price.label + price.unit
    is_daily = _DAILY.search(words) is not None
    if not is_daily and not _MONTHLY.search(words):
        return 0
    stretch = passage.text[min(price.span.start, total.span.start) : max(price.span.end, total.span.end)] + total.label
    told = (_DAYS if is_daily else _MONTHS).search(stretch)
    if told:
        return int(told[1])
    return 0 if is_daily else 12 if _YEAR.search(stretch) else 6 if _HALF_YEAR.search(stretch) else 0


def _counts_for(price: Quantity, near: Sequence[Quantity]) -> list[Quantity]:
    """Return what a price may be paid for, in units of what it is per."""
    return [_in_units_of(one, price) for one in near if _is_counted_by(one, price)]


def _is_counted_by(quantity: Quantity, price: Quantity) -> bool:
    is_count = quantity.dimension in (Dimension.COUNT, Dimension.MEASURE)
    if not is_count or not quantity.is_exact or quantity.change or quantity.value <= 0:
        return False
    # 单价 is the price of whatever was counted.
    wanted = _PER_CLASSES.get(price.per) or (unit_class_of(price.per),)
    return price.per == UNIT_PRICE or quantity.unit_class in wanted


def _in_units_of(count: Quantity, price: Quantity) -> Quantity:
    """Return a count in units of what the price is per: 28.4公里 at 50万元 每公里 are 28.4, at 500元 每米 28400."""
    # 单价 is the price of one unit as the count has it.
    unit = count.unit.strip() if price.per == UNIT_PRICE else price.per
    scale = unit_named(unit).scale
    if scale == ONE:
        return count
    value, step, half, shown = (number * ONE // scale for number in (count.value, count.step, count.half, count.scale))
    return structs.replace(count, value=value, step=step, half=half, scale=shown)


def _is_product(count: Quantity, price: Quantity, total: Quantity, most: int) -> bool:
    """Tell whether the total is the product, or that of up to ``most`` months or terms."""
    if most > 1 and not _REPEATED.search(price.label + price.unit):
        return False
    product, half = _product(count, price), total.half + _product_half(count, price)
    return any(abs(product * times - total.value) <= half * times for times in range(1, most + 1))


def _product(count: Quantity, price: Quantity) -> int:
    return count.value * price.value // ONE


def _product_half(count: Quantity, price: Quantity) -> int:
    return (count.half * price.value + price.half * count.value) // ONE


def _parallel(
    total: Quantity, prices: Sequence[Quantity], near: Sequence[Quantity]
) -> tuple[tuple[Quantity, Quantity], ...] | None:
    """Return counts and prices that go together: by their place (382名、每人500元，146名、每人1000元) or their names."""
    if len(prices) < 2:
        return None
    here = [one for one in near if one.sentence == total.sentence]
    counts = [_counts_for(price, here) for price in prices]
    found = [_count_before(price, counted) for price, counted in zip(prices, counts, strict=True)]
    if not all(found):
        found = [_named_like(price, counted) for price, counted in zip(prices, counts, strict=True)]
    pairs = tuple((count, price) for count, price in zip(found, prices, strict=True) if count)
    is_told = len(pairs) == len(prices) and len({count.span for count, _ in pairs}) == len(pairs)
    return pairs if is_told else None


def _count_before(price: Quantity, counts: Sequence[Quantity]) -> Quantity | None:
    """Return the count right before a price."""
    last = max((one for one in counts if one.span.end <= price.span.start), key=lambda one: one.span, default=None)
    is_beside = last and last.depth == price.depth and price.span.start - last.span.end <= _BESIDE
    return last if is_beside else None


def _named_like(price: Quantity, counts: Sequence[Quantity]) -> Quantity | None:
    """Return the only count whose name has the last words before 每生 in it: 小学每生650元 … 小学在校生12400人."""
    name = _PER.split(price.label)[0].removesuffix("阶段").rstrip("按(、,和")
    # 小学生每人400元 is the price for 小学3140名.
    learners = (word for word in _LEARNER_WORDS.words if name.endswith(word) and len(name) >= len(word) + 2)
    name = name.removesuffix(max(learners, key=len, default=""))
    for length in (4, 3, 2):
        named = [one for one in counts if len(name) >= length and name[-length:] in one.label]
        if named:
            return named[0] if len(named) == 1 else None
    return None


def _judged(
    pairs: Sequence[tuple[Quantity, Quantity]], total: Quantity, times: int = 1
) -> tuple[Verdict, Wording | None]:
    computed = sum(_product(count, price) for count, price in pairs) * times
    slack = total.half + sum(_product_half(count, price) for count, price in pairs) * times
    off = abs(computed - total.value)
    if off <= slack:
        return Verdict.HOLDS, None
    if off <= slack + total.half:
        return Verdict.DOUBTFUL, None
    missing, room = (total.value - computed) // times, slack // times
    wanted = [wanted_for(total, computed, slack=slack)]
    for count, price in pairs:
        low, high = _product(count, price) + missing - room, _product(count, price) + missing + room
        # What is multiplied by nothing can have any value.
        if count.value:
            wanted.append(Wanted(price, low * ONE // count.value, -(-high * ONE // count.value)))
        if price.value:
            wanted.append(Wanted(count, low * ONE // price.value, -(-high * ONE // price.value)))
    repairs = repairs_of(wanted)
    power = power_between(computed, total.value)
    if power and not repairs:
        return Verdict.WRONG, power_told(power)
    base = max(total.value, 1)
    if off * 100 <= 3 * base or (repairs and off * 100 <= 12 * base):
        return Verdict.WRONG, only_one(repairs)
    if repairs or off * 100 <= 6 * base:
        return Verdict.LIKELY_WRONG, only_one(repairs)
    return Verdict.UNKNOWN, None


def _relation(
    pairs: Sequence[tuple[Quantity, Quantity]],
    total: Quantity,
    verdict: Verdict,
    repair: Wording | None,
    times: int = 1,
) -> Relation:
    computed = sum(_product(count, price) for count, price in pairs)
    written = "+".join(f"{decimal(count.value)}×{decimal(price.value)}" for count, price in pairs)
    if verdict is Verdict.HOLDS and computed:
        times = total.value // computed
    factor = f"×{times}" if times > 1 else ""
    made = decimal(computed * max(times, 1), total.scale, 4)
    reckoning = f"{written}{factor}={made}{total.unit}"
    return relation_of(total, chain.from_iterable(pairs), verdict, reckoning, form="product", repair=repair)
