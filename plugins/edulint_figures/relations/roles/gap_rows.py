"""By how many points several rates are above one: 分别增长10.6%和9.1%，增速分别比规模以上工业快4.6和3.1个百分点."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from edulint.api import pattern
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.quantity import Dimension, Quantity
from edulint_figures.relations.relation import Relation, Verdict
from edulint_figures.relations.roles.gap import judged

_THAN = pattern(
    r"(?:[^,。;:0-9]{0,8})分别(?:(?P<above>高于|快于|高出|领先于?)|(?P<below>低于|慢于|落后于?)|[比较])"
    r"(?P<other>[^,。;:0-9(]{2,14}?)(?:平均)?(?:水平|增速|增幅)?(?:(?P<more>[高快])|(?P<less>[低慢]))?(?:出|了)?"
)
_JOINT = pattern(r"个?[、和与及]")
_MOST_BACK = 24
_LEAST_NAMED = 4


def relations_in(passage: Passage) -> Iterator[Relation]:
    """Yield the differences in points of several rates to one that is named, where at least one of them holds."""
    found = passage.quantities
    for index, points in enumerate(found):
        if points.dimension is not Dimension.POINTS or not points.is_exact:
            continue
        row = _row_ending_at(passage, found, index, (Dimension.POINTS, Dimension.BARE))
        label = row[0].label.replace(" ", "") if len(row) > 1 else ""
        named = _THAN.fullmatch(label) if label else None
        if named is None:
            continue
        is_above, is_below = named["above"] or named["more"], named["below"] or named["less"]
        start = index + 1 - len(row)
        rates = _row_ending_at(passage, found, start - 1, (Dimension.PERCENT,)) if start else ()
        other = _named(found[max(0, start - _MOST_BACK) : start - len(rates)], named["other"])
        if bool(is_above) == bool(is_below) or len(rates) != len(row) or other is None:
            continue
        yield from _told(rates, other, [_as_points(one, points) for one in row], 1 if is_above else -1)


def _told(rates: Sequence[Quantity], other: Quantity, row: Sequence[Quantity], direction: int) -> Iterator[Relation]:
    sign = rates[0].change
    owns = [replace(rate, change=rate.change or sign) for rate in rates]
    told = [judged(own, other, one, direction, is_sure=True) for own, one in zip(owns, row, strict=True)]
    if any(one.verdict is Verdict.HOLDS for one in told):
        yield from told


def _as_points(one: Quantity, last: Quantity) -> Quantity:
    """Return a number of a row as points, which only the last one is called."""
    return replace(one, dimension=Dimension.POINTS, half=one.half or last.half)


def _row_ending_at(
    passage: Passage, found: Sequence[Quantity], index: int, kinds: tuple[Dimension, ...]
) -> tuple[Quantity, ...]:
    """Return the figures of some kinds that 、 or 和 joins, the last of which is at an index."""
    start = index
    while start > 0 and found[start - 1].dimension in kinds:
        between = passage.text[found[start - 1].span.end : found[start].span.start].replace(" ", "")
        if _JOINT.fullmatch(between) is None:
            break
        start -= 1
    return tuple(found[start : index + 1]) if found[index].dimension in kinds else ()


def _named(before: Sequence[Quantity], name: str) -> Quantity | None:
    """Return the last rate whose label tells the name: 规模以上工业增加值同比增长 for 规模以上工业."""
    if len(name) < _LEAST_NAMED:
        return None
    rates = (one for one in reversed(before) if one.dimension is Dimension.PERCENT and one.change)
    return next((one for one in rates if name in one.label and one.is_exact), None)
