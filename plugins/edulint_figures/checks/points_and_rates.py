"""FI108: a change in percentage points that the counts of both years do not give."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from edulint.api import Severity, Wording
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.quantity import ONE, Dimension, Quantity, decimal
from edulint_figures.relations import rates
from edulint_figures.relations.compare import Repairs, compare, repairs_among
from edulint_figures.relations.relation import Relation, RelationCheck, Verdict, spans


class PointsAndRates(RelationCheck):
    """What it finds:
        zh: 比率升降的百分点，与由两年人数推算的不符。
        en: A change in percentage points that differs from what the counts and their changes give.

    Why it matters:
        zh: 人数、增减数、比率、百分点四者互相决定，有一个错了就圆不上。
        en: Counts, their changes, rates and points determine each other.

    Example:
        共有7420人报名，比上年减少86人；上线6130人，比上年增加95人，上线率82.6%，提高3.2个百分点。

    Instead:
        共有7420人报名，比上年减少86人；上线6130人，比上年增加95人，上线率82.6%，提高2.2个百分点。

    Options:
        zh: 无。
        en: None.

    Source:
        zh: 原始稿件中所见；百分点可能由四舍五入后的比率相减得出，故放宽一个末位单位。
        en: Seen in raw drafts; points may be differences of rounded rates, so one unit of the last digit is allowed.
    """

    code = "FI108"
    name = "points-and-rates"
    severity = Severity.WARNING
    summary = Wording(zh="百分点与两年数据不符", en="Percentage points that the counts of both years do not give")
    messages: ClassVar[dict[str, Wording]] = {
        "contradiction": Wording(zh="{reckoning}，与“{stated}”不符{repair}", en="{reckoning}, not “{stated}”{repair}")
    }

    def relations_in(self, passage: Passage) -> Iterator[Relation]:
        """Yield the rates whose counts state their changes, and which state their own in points."""
        for index, rate in enumerate(passage.quantities):
            if rate.dimension is not Dimension.PERCENT or rate.change or not rate.value:
                continue
            points = _following(passage, rate)
            counts = rates.counts_of(passage, index) if points and points.dimension is Dimension.POINTS else None
            if points is None or counts is None:
                continue
            part, whole = counts
            part_change, whole_change = _following(passage, part), _following(passage, whole)
            if part_change is None or whole_change is None:
                continue
            if part_change.unit_class != part.unit_class or whole_change.unit_class != whole.unit_class:
                continue
            relation = _judged(rate, (part, part_change), (whole, whole_change), points)
            if relation:
                yield relation


def _following(passage: Passage, quantity: Quantity) -> Quantity | None:
    """Return the change stated in the clause behind a figure."""
    index = passage.first_at(quantity.span.end)
    if index >= len(passage.quantities):
        return None
    following = passage.quantities[index]
    is_own = following.change and following.is_exact and following.clause == quantity.clause + 1
    return following if is_own and following.sentence == quantity.sentence else None


def _judged(
    rate: Quantity, part: tuple[Quantity, Quantity], whole: tuple[Quantity, Quantity], points: Quantity
) -> Relation | None:
    part_before = part[0].value - part[1].change * part[1].value
    whole_before = whole[0].value - whole[1].change * whole[1].value
    if part_before <= 0 or whole_before <= 0:
        return None
    now = part[0].value * 100 * ONE // whole[0].value
    before = part_before * 100 * ONE // whole_before
    moved = (now - before) * points.change

    def repairs() -> Repairs:
        return repairs_among([(points, moved)])

    doubt = 0 if points.step == rate.step else points.half
    comparison = compare(moved, points, points.half + 2 * rate.half, repairs, doubt=doubt)
    if comparison is None:
        return None
    return Relation(
        span=points.span,
        operands=spans([part[0], part[1], whole[0], whole[1]]),
        verdict=comparison.verdict,
        reckoning=(
            f"{decimal(part[0].value)}÷{decimal(whole[0].value)}-{decimal(part_before)}÷{decimal(whole_before)}"
            f"={decimal((now - before), ONE, 2)}个百分点"
        ),
        values={"stated": points.words},
        repair=comparison.repair if comparison.verdict is not Verdict.HOLDS else None,
    )
