"""FI105: a stated difference or growth that the figures before and after do not give."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from edulint.api import Severity, Wording, pattern
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.quantity import ADDABLE, ONE, Dimension, Quantity, decimal
from edulint_figures.relations.changes import Change, changes_in, grown_in
from edulint_figures.relations.compare import Comparison, Repairs, compare, mending, repairs_among
from edulint_figures.relations.reckoning import percentage
from edulint_figures.relations.relation import Relation, RelationCheck, Verdict, spans

# Growth of these is stated at constant prices, so that the amounts do not give it.
_REAL_GROWTH = pattern(r"生产总值|增加值|GDP|产值|可支配收入|实际")


class StatedChange(RelationCheck):
    """What it finds:
        zh: 从A到B的差额、增幅与文中写的不符。
        en: A difference or growth that differs from what the figures before and after give.

    Why it matters:
        zh: 前后两个数和差额只要改了一个，三者就对不上。
        en: When one of the three figures is changed, the others are easily forgotten.

    Example:
        服务业比重由46.9%提高到48.2%，提高2.3个百分点。

    Instead:
        服务业比重由46.9%提高到48.2%，提高1.3个百分点。

    Options:
        zh: 无。
        en: None.

    Source:
        zh: 公开报告中“由……提高到……，提高……个百分点”的写法。
        en: The way published reports write 由…提高到…，提高…个百分点.
    """

    code = "FI105"
    name = "stated-change"
    severity = Severity.ERROR
    summary = Wording(zh="差额或增幅与前后两个数不符", en="A change that the figures before and after do not give")
    messages: ClassVar[dict[str, Wording]] = {
        "contradiction": Wording(zh="{reckoning}，与“{stated}”不符{repair}", en="{reckoning}, not “{stated}”{repair}")
    }

    def relations_in(self, passage: Passage) -> Iterator[Relation]:
        """Yield the changes that say by how much."""
        for change in changes_in(passage):
            if change.is_exact:
                relations = (_judged(change, stated) for stated in change.differences)
                yield from (relation for relation in relations if relation)
        for level, difference, growth in grown_in(passage):
            if difference.is_exact and growth.is_exact and level.dimension in ADDABLE:
                yield from _grown(level, difference, growth)


def _judged(change: Change, stated: Quantity) -> Relation | None:
    before, after = change.before, change.after
    moved = abs(after.value - change.before_value)
    shown_before, shown_after = (decimal(value, after.scale) for value in (change.before_value, after.value))
    larger, smaller = (shown_after, shown_before) if after.value >= before.value else (shown_before, shown_after)
    percents = Dimension.PERCENT in (before.dimension, after.dimension)
    if stated.dimension is Dimension.POINTS and percents:
        computed, halves = moved, before.half + after.half
        reckoning = f"{larger}-{smaller}={decimal(moved)}个百分点"
    elif stated.dimension is Dimension.PERCENT and after.dimension in ADDABLE and before.value:
        computed = moved * 100 * ONE // before.value
        # Both roundings move the quotient: (B-A)/A.
        halves = (after.half + before.half * after.value // before.value) * 100 * ONE // before.value
        reckoning = f"({larger}-{smaller})÷{shown_before}={percentage(moved, before.value)}"
    elif stated.unit_class == after.unit_class and stated.dimension in (*ADDABLE, Dimension.BARE):
        computed, halves = moved, before.half + after.half
        reckoning = f"{decimal(max(before.value, after.value), stated.scale)}-{decimal(min(before.value, after.value), stated.scale)}={decimal(moved, stated.scale)}{stated.unit}"
    else:
        return None
    comparison = _compared(change, stated, computed, halves)
    moves = (after.value > change.before_value) - (after.value < change.before_value)
    if moves * stated.change < 0 <= moves * change.direction:
        # Where the verb between the two figures is wrong, its own check says so.
        comparison = Comparison(Verdict.WRONG)
        reckoning = f"{shown_before}{'<' if moves > 0 else '>'}{shown_after}"
    return Relation(
        span=stated.span,
        operands=spans([before, after]),
        verdict=comparison.verdict,
        reckoning=reckoning,
        values={"stated": stated.words},
        repair=comparison.repair,
    )


def _compared(change: Change, stated: Quantity, computed: int, halves: int) -> Comparison:
    before, after = change.before, change.after
    sign = 1 if after.value >= before.value else -1

    def repairs() -> Repairs:
        if stated.dimension is not Dimension.PERCENT or after.dimension not in ADDABLE:
            values = [(after, before.value + sign * stated.value), (before, after.value - sign * stated.value)]
            return repairs_among([(stated, computed), *values])
        slack = stated.half + halves
        later = mending(after, lambda value: _is_growth(before.value, value, stated, slack))
        earlier = mending(before, lambda value: _is_growth(value, after.value, stated, slack))
        return repairs_among([(stated, computed), *later, *earlier])

    # Differences of figures that show the same digits miss by one of these at most, and that is in the halves.
    is_alike = before.step == after.step == stated.step
    comparison = compare(computed, stated, stated.half + halves, repairs, doubt=0 if is_alike else stated.half)
    if comparison is None:
        # The words say that they belong together, however far apart they are.
        comparison = Comparison(Verdict.LIKELY_WRONG)
    if comparison.verdict is Verdict.HOLDS:
        return comparison
    if stated.dimension is Dimension.PERCENT and _REAL_GROWTH.search(before.label + after.label + stated.label):
        return Comparison(Verdict.DOUBTFUL if comparison.verdict is Verdict.WRONG else Verdict.HOLDS, comparison.repair)
    return comparison


def _grown(level: Quantity, difference: Quantity, growth: Quantity) -> Iterator[Relation]:
    """Yield the growth that level and difference give: 128 of 1200 is 11.9% of the 1072 before."""
    before = level.value - difference.change * difference.value
    if before <= 0:
        return
    computed = difference.value * 100 * ONE // before
    halves = (difference.half + computed * (level.half + difference.half) // (100 * ONE)) * 100 * ONE // before

    slack = growth.half + halves

    def is_growth(now: int, moved: int) -> bool:
        return _is_growth(now - difference.change * moved, now, growth, slack)

    def repairs() -> Repairs:
        levels = mending(level, lambda value: is_growth(value, difference.value))
        differences = mending(difference, lambda value: is_growth(level.value, value))
        growths = mending(growth, lambda value: abs(value - computed) <= slack)
        return repairs_among([*growths, *levels, *differences])

    comparison = compare(computed, growth, slack, repairs)
    if comparison is None:
        return
    verdict = comparison.verdict
    if verdict is not Verdict.HOLDS and _REAL_GROWTH.search(level.label + growth.label):
        verdict = Verdict.DOUBTFUL if verdict is Verdict.WRONG else Verdict.HOLDS
    shown = decimal(before, level.scale)
    yield Relation(
        span=growth.span,
        operands=spans([level, difference]),
        verdict=verdict,
        reckoning=f"{decimal(difference.value, level.scale)}÷{shown}={percentage(difference.value, before)}",
        values={"stated": growth.words},
        repair=comparison.repair,
    )


def _is_growth(before: int, after: int, growth: Quantity, slack: int) -> bool:
    """Tell whether a growth is the one from an earlier value to a later one."""
    return before > 0 and abs(abs(after - before) * 100 * ONE // before - growth.value) <= slack
