"""Finds a part that is larger than its whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edulint_figures.quantities.phrases import AVERAGE
from edulint_figures.quantities.quantity import Quantity
from edulint_figures.relations.reading import Reading
from edulint_figures.relations.relation import Relation, Verdict
from edulint_figures.relations.tokens import Figure, Line

_MOST_LARGER = 10
# What no parts make: units of which a whole has the mean of its parts, and the word for it in a name.
_AVERAGED, _PRICE = frozenset(("point", "age", "rain", "concentration", "temperature", "noise")), "价"
_MARKS, _CLAUSE_ENDS = frozenset(",。;、()"), ",。;"
# A name of so many characters tells what is counted; a shorter one may be a noun alone.
_LONG_NAME = 4
# A number behind these words counts where the things are: 分布在12个行业, 发生于12个村.
_PLACED = ("在", "于")
# What came in less what went out, of which a part may be more than the whole, and what was before.
_NO_WHOLES = ("净", "顺差", "逆差", "差额", "结余", "盈余", "赤字", "去年", "上年", "同期", "其余", "价")


def counts_more(line: Line, place: int) -> bool:
    """Tell whether 包括 begins a statement of its own: 产值70亿元；包括村办企业为75亿元 counts more than before.

    So it does with a subject: 三条环线；“四横”包括长城、长江等四条公路.
    """
    # n is a noun: 包括 has its subject where one stands between the mark and it.
    before = line.letters[max(place - 2, 0) : place]
    return line.words(place) in ("包括", "包含") and (before[-1:] in (";", ".") or before in (",n", ";n", ".n"))


def may_be_mean(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Tell whether a score, an age, a price or the like lies between others: 满意度73分，其中城镇77分，农村68分."""
    values = [one.quantity.value for one in parts]
    is_mean = len(values) > 1 and min(values) <= whole.quantity.value <= max(values)
    return is_mean and (whole.quantity.unit_class in _AVERAGED or _PRICE in whole.label)


def _is_average(line: Line, whole: Quantity) -> bool:
    """Tell whether the clause of a level says that it is a mean: 年均开班由前五年的83期增加到92期，其中今年开班96期."""
    text, at = line.passage.text, whole.span.start
    start = max(text.rfind(mark, line.passage.span.start, at) for mark in _CLAUSE_ENDS)
    return AVERAGE.search(text, max(start, line.passage.span.start), at) is not None


def _are_places(line: Line, whole: Figure, part: Figure) -> bool:
    """Tell whether a level counts where the things are that a part is of: 事件48起，分布在12个行业中。其中，甲业13个."""
    if not whole.label.endswith(_PLACED) or not line.holds(whole):
        return False
    things = line.before(whole.place, line.sentence_start(whole.place))
    return any(one.letter == "L" and one.quantity.value >= part.quantity.value for one in things)


def larger(line: Line, parts: Sequence[Figure], wholes: Iterator[Figure] | Sequence[Figure]) -> Iterator[Reading]:
    """Yield the first part if it is more than any total before it, though not by so much that it is one of another."""
    found = [whole for whole in wholes if parts and whole.quantity.is_kin(parts[0].quantity)]
    # A figure with the very name of the whole is no part of it: it is often that of another year (丙类点位共147个).
    if any(whole.label == parts[0].label and len(whole.label) >= _LONG_NAME for whole in found):
        return
    if not found or not all(one.is_exact for one in (parts[0], *found)):
        return
    if any(_are_places(line, whole, parts[0]) for whole in found):
        return
    told = [one.quantity.value for one in found if line.holds(one) and one.sentence == parts[0].sentence]
    if len(told) > 1 and sum(told) >= parts[0].quantity.value:
        # The part is one of both levels together: 沪市解禁63.9亿股，深市63.3亿股，其中大非106.5亿股.
        return
    part, whole = parts[0].quantity, max((one.quantity for one in found), key=lambda one: one.value)
    if part.unit_class == "thing" and line.passage.after(part, 1) not in _MARKS:
        # The noun behind 个 says that another thing is counted: 考点6个，其中一中42个考场.
        return
    if (
        whole.unit_class in _AVERAGED
        or whole.change
        or _is_average(line, whole)
        or any(word in whole.label or word in part.label for word in _NO_WHOLES)
        or not whole.value < part.value < _MOST_LARGER * whole.value
    ):
        return
    relation = Relation(
        span=part.span,
        operands=(whole.span,),
        verdict=Verdict.LIKELY_WRONG,
        reckoning=f"{part.words}>{whole.words}",
        form="parts",
        message="larger",
        values={"part": part.words, "whole": whole.words},
    )
    yield Reading.of(relation, 350)
