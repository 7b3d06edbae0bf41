"""Finds unit prices with the counts and the totals they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from edulint.api import pattern
from edulint_figures.compare import Comparison, Repairs, compare, repairs_among
from edulint_figures.passages import Passage
from edulint_figures.quantity import ONE, Dimension, Quantity, decimal
from edulint_figures.relation import Relation, Verdict, spans

_PERIODS = 12
# How far count and price may stand from the total, in figures and in sentences.
_WINDOW = 14
_SENTENCES = 2
_MOST_PRICES = 6
_PER_CLASSES = {
    **dict.fromkeys(("人", "生", "名", "位", "学生", "幼儿", "教师"), ("person", "person-time")),
    "户": ("household",),
    "亩": ("mu",),
    "班": ("class", "thing"),
    "校": ("school", "school-short"),
    "套": ("set",),
    "台": ("machine",),
    "件": ("piece",),
    "吨": ("weight",),
    "斤": ("weight",),
    "公斤": ("weight",),
    "册": ("volume",),
    "平方米": ("area",),
    "所": ("school",),
    "村": ("village", "thing"),
    "家": ("family",),
    "座": ("seat",),
    "间": ("room",),
    "辆": ("vehicle",),
    "头": ("animal",),
    "株": ("tree",),
    "场": ("round",),
    "个": ("thing",),
}
_REPEATED = pattern(r"每(?:个)?(?:月|天|日|周|季|次|期|学期)|/ ?(?:月|天|日|次|期|学期)")
_VAGUE = pattern(r"均|每(?:个)?(?:月|天|日|周|季|次|期|学期)|/ ?(?:月|天|日|次|期|学期)")


def relations_in(passage: Passage) -> Iterator[Relation]:
    """Yield the products of a paragraph: each total of money near a price and a count."""
    found = passage.quantities
    if len(found) < 3 or not any(one.dimension is Dimension.PRICE for one in found):
        return
    for index, total in enumerate(found):
        if total.dimension is not Dimension.MONEY or total.unit_class != "yuan" or not total.is_exact or total.change:
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
    counts = [one for one in near if _is_counted_by(one, prices[0])]
    for most in (1, _PERIODS):
        for price in prices:
            for count in counts:
                if _is_product(count, price, total, most):
                    yield _relation(((count, price),), total, Comparison(Verdict.HOLDS))
                    return
    parallel = _parallel(total, prices, counts)
    if parallel:
        comparison = _compared(parallel, total)
        if comparison.verdict is not None:
            yield _relation(parallel, total, comparison)
        return
    here = [one for one in counts if one.sentence == total.sentence]
    if len(prices) != 1 or len(here) != 1 or prices[0].sentence != total.sentence:
        return
    money = [one for one in near if one.dimension is Dimension.MONEY and one.sentence == total.sentence]
    if len(money) != 1 or here[0].segment != total.segment or prices[0].segment != total.segment:
        return
    pair = (here[0], prices[0])
    comparison = _compared((pair,), total)
    if comparison.verdict is not None and not passage.is_masked(pair[0].span.start, total.span.start):
        is_wrong = comparison.verdict in (Verdict.WRONG, Verdict.LIKELY_WRONG)
        if is_wrong and _VAGUE.search(pair[1].label + passage.after(pair[1], 6)):
            # An average may be rounded roughly, and months that are not told may be part of the total.
            verdict = Verdict.LIKELY_WRONG if comparison.repair else Verdict.DOUBTFUL
            comparison = Comparison(verdict, comparison.repair)
        yield _relation((pair,), total, comparison)


def _is_counted_by(quantity: Quantity, price: Quantity) -> bool:
    wanted = _PER_CLASSES.get(price.per, ())
    return quantity.unit_class in wanted and quantity.is_exact and not quantity.change and quantity.value > 0


def _is_product(count: Quantity, price: Quantity, total: Quantity, most: int) -> bool:
    """Tell whether the total is the product, or that of up to ``most`` months or terms."""
    if most > 1 and not _REPEATED.search(price.label + price.unit):
        return False
    product, half = _product(count, price), total.half + _product_half(count, price)
    return any(abs(product * times - total.value) <= half * times for times in range(1, most + 1))


def _product(count: Quantity, price: Quantity) -> int:
    # 元/斤 is a price for half of the class's base, the kilogram.
    measure = {"斤": 500_000, "吨": 1000 * ONE}.get(price.per, ONE)
    return count.value * price.value // measure


def _product_half(count: Quantity, price: Quantity) -> int:
    return (count.half * price.value + price.half * count.value) // ONE


def _parallel(
    total: Quantity, prices: Sequence[Quantity], counts: Sequence[Quantity]
) -> tuple[tuple[Quantity, Quantity], ...] | None:
    """Return counts and prices that go together by their labels: 小学2810名…小学每人500元."""
    here = [price for price in prices if price.sentence == total.sentence]
    if len(here) < 2:
        return None
    pairs = []
    for price in here:
        name = re.split(r"每|人均|生均|户均", price.label)[0].removesuffix("阶段").strip("(、,和")[-4:]
        named = [one for one in counts if len(name) >= 2 and name[:2] in one.label and one.sentence == total.sentence]
        if len(named) != 1:
            return None
        pairs.append((named[0], price))
    return tuple(pairs) if len({id(count) for count, _ in pairs}) == len(pairs) else None


def _compared(pairs: Sequence[tuple[Quantity, Quantity]], total: Quantity) -> Comparison:
    computed = sum(_product(count, price) for count, price in pairs)
    slack = total.half + sum(_product_half(count, price) for count, price in pairs)
    missing = total.value - computed

    def repairs() -> Repairs:
        wanted = [(total, computed)]
        for count, price in pairs:
            rest = _product(count, price) + missing
            wanted += [(price, rest * ONE // count.value), (count, rest * ONE // price.value)]
        return repairs_among((one, _whole(one, value)) for one, value in wanted)

    return compare(computed, total, slack, repairs)


def _whole(quantity: Quantity, value: int) -> int:
    """Return the value itself where the figure can be written so, else one that can't."""
    return value if quantity.half or value % quantity.step == 0 else 0


def _relation(pairs: Sequence[tuple[Quantity, Quantity]], total: Quantity, comparison: Comparison) -> Relation:
    computed = sum(_product(count, price) for count, price in pairs)
    written = "+".join(f"{decimal(count.value)}×{decimal(price.value)}" for count, price in pairs)
    times = total.value // computed if comparison.verdict is Verdict.HOLDS and computed else 1
    unit = total.unit
    return Relation(
        span=total.span,
        operands=spans([one for pair in pairs for one in pair]),
        verdict=comparison.verdict or Verdict.DOUBTFUL,
        reckoning=f"{written}{f'×{times}' if times > 1 else ''}={decimal(computed * max(times, 1), total.scale, 4)}{unit}",
        values={"stated": total.numeral + unit},
        repair=comparison.repair,
    )
