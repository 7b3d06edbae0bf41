"""Reads by how many points one rate is above another: 失业率5.4%，比全国平均水平5.2%高0.2个百分点."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edulint.api import pattern
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.quantity import ONE, Dimension, Quantity, decimal
from edulint_figures.relations.judge import bounds, verdict_on, wanted_for
from edulint_figures.relations.relation import Relation, Verdict, relation_of

_ABOVE, _BELOW = r"高于|快于|好于|优于|大于|领先于?|超过|高出|快|高", r"低于|慢于|小于|落后于?|慢|低"
_SUBJECT = r",(?:增速|增幅|涨幅|占比)?(?:均|也|都|仍|但|却|又|并|继续|明显|大幅|略)*"
# These words stand between a rate and the one it is compared with, and those between that one and the points.
_THAN = pattern(
    rf"(?:\([^()]*\))?{_SUBJECT}(?:比|较|(?P<above>{_ABOVE})|(?P<below>{_BELOW}))(?:了)?[^,。;0-9()]{{0,14}}\(?"
)
_VERB = pattern(rf"\)?(?:的?(?:水平|增速|增幅))?(?:(?P<above>{_ABOVE})|(?P<below>{_BELOW}))?(?:出|了)?")
# 农村居民收入增速快于城镇: the other rate is named.
_NAMED = pattern(
    r"(?:(?P<own>(?!增[速幅]|涨幅)[^,。;:0-9]{2,14}?)?的?(?:增速|增幅|涨幅)?(?:均|也|都|仍|明显)?)?"
    r"(?:(?P<above>高于|快于|好于|优于|高出|领先于?)|(?P<below>低于|慢于|落后于?)|[比较])"
    r"(?:全部|全体|所有)?(?P<other>[^,。;:0-9(]{2,10}?)(?:平均)?(?:水平|增速|增幅)?(?:(?P<more>[高快])|(?P<less>[低慢]))?(?:出|了)?"
)
# These words only say since when a rate has changed.
_BARE = pattern(
    r"^(?:比上年|比去年|较上年|同比|实际|名义|分别|累计|[,、])*+(?:增长|下降|上涨|提高|增加|减少|上升)(?:了)?"
)
_NEAR = 2 * ONE
_MOST_RATES = 6
# The rate that points name may stand so many figures before them.
_MOST_NAMED = 14
# A name of so many characters says which rate is meant.
_LEAST_NAMED = 3


def relations_in(passage: Passage) -> Iterator[Relation]:
    """Yield the differences in points of two rates that a comparison tells of."""
    found = passage.quantities
    for index, points in enumerate(found):
        if index and points.dimension is Dimension.POINTS and points.is_exact:
            relation = _gap_to_rate_before(passage, found, index) or _gap_of_named_rates(found, index)
            if relation is not None:
                yield relation


def _is_rate(one: Quantity) -> bool:
    return one.dimension is Dimension.PERCENT and one.is_exact


def _rate_before(found: Sequence[Quantity], index: int, depth: int) -> Quantity | None:
    """Return the figure before a place at a depth of brackets, if it is a rate."""
    own = next((one for one in reversed(found[max(0, index - _MOST_RATES) : index]) if one.depth == depth), None)
    return own if own is not None and _is_rate(own) else None


def _gap_to_rate_before(passage: Passage, found: Sequence[Quantity], index: int) -> Relation | None:
    """Return the difference to a rate that is told right before the points, plain or in brackets."""
    points, other = found[index], found[index - 1]
    own = _rate_before(found, index - 1, points.depth)
    if own is None or not _is_rate(other) or not own.sentence == other.sentence == points.sentence:
        return None
    than = _THAN.fullmatch(passage.text[own.span.end : other.span.start].replace(" ", ""))
    verb = _VERB.fullmatch(passage.text[other.span.end : points.span.start].replace(" ", ""))
    if than is None or verb is None:
        return None
    is_above, is_below = than["above"] or verb["above"], than["below"] or verb["below"]
    if bool(is_above) == bool(is_below):
        return None
    return judged(own, other, points, 1 if is_above else -1, is_sure=True)


def _gap_of_named_rates(found: Sequence[Quantity], index: int) -> Relation | None:
    """Return the difference of two rates that are named by the comparison: 农村增速快于城镇2.3个百分点.

    They stand in its sentence or, under telling names, in the one before.
    """
    points = found[index]
    named = _NAMED.fullmatch(points.label.replace(" ", ""))
    start = max(0, index - _MOST_NAMED)
    rates = [(one, _name_of(found, at)) for at, one in enumerate(found[start:index], start) if _is_of_change(one)]
    is_near = named is not None and len(named["other"]) >= _LEAST_NAMED
    rates = [(one, name) for one, name in rates if one.depth == points.depth and _is_near(one, points, is_near)]
    if named is None or len(rates) < 2:
        return None
    is_above, is_below = named["above"] or named["more"], named["below"] or named["less"]
    if bool(is_above) == bool(is_below):
        return None
    subject, direction = named["own"], 1 if is_above else -1
    others = [one for one, name in rates if named["other"] in name]
    owns = [(one, name) for one, name in rates if one not in others]
    if subject:
        owns = [(one, name) for one, name in owns if subject in name or name.startswith(subject[:2])]
    else:
        # 制造业下降5%，低于采矿业19个百分点: what the segment speaks of is compared.
        owns = [(one, name) for one, name in owns if one.segment == points.segment][-1:]
    if len(owns) != 1 or len(others) != 1:
        return None
    is_sure = bool(subject) or len(named["other"]) >= _LEAST_NAMED
    return judged(owns[0][0], others[0], points, direction, is_sure=is_sure)


def _is_of_change(one: Quantity) -> bool:
    return _is_rate(one) and bool(one.change)


def _is_near(one: Quantity, points: Quantity, is_named: bool) -> bool:
    return one.sentence == points.sentence or (is_named and one.sentence == points.sentence - 1)


def _name_of(found: Sequence[Quantity], index: int) -> str:
    """Return what a rate is called, by the level right before it where that has grown: 城镇居民收入48120元，增长5.1%."""
    rate, before = found[index], found[index - 1] if index else None
    is_next = before is not None and rate.in_sentence_of(before) and rate.clause - before.clause <= 1
    return before.label if is_next and before is not None and before.is_level and _is_bare(rate) else rate.label


def _is_bare(rate: Quantity) -> bool:
    return _BARE.fullmatch(rate.label.replace(" ", "")) is not None


def judged(own: Quantity, other: Quantity, points: Quantity, direction: int, *, is_sure: bool) -> Relation:
    """Return the points by which one rate is told to be above (``direction`` 1) or below another, with its verdict."""
    values = [one.value * (one.change or 1) for one in (own, other)]
    moved, slack = (values[0] - values[1]) * direction, own.half + other.half
    room = slack + points.half
    wanted = (
        wanted_for(points, moved, slack=room),
        wanted_for(own, (values[1] + points.value * direction) * (own.change or 1), slack=room),
        wanted_for(other, (values[0] - points.value * direction) * (other.change or 1), slack=room),
    )
    likely = Verdict.LIKELY_WRONG if is_sure else Verdict.UNKNOWN
    unmended = likely if abs(moved - points.value) <= _NEAR else Verdict.UNKNOWN
    given = (moved - slack, moved + slack)
    verdict, repair = verdict_on(bounds(points), given, wanted, doubt=points.half, mended=likely, unmended=unmended)
    shown = [decimal(value) for value in values]
    subtracted = f"({shown[1]})" if values[1] < 0 else shown[1]
    reckoning = f"{shown[0]}-{subtracted}={decimal(values[0] - values[1])}个百分点"
    return relation_of(points, (own, other), verdict, reckoning, form="change", repair=repair)
