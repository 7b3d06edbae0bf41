"""By how many points parts pull the growth of a whole, and which part of that growth each contributes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edulint.api import pattern
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.quantity import ONE, PERCENT, Dimension, Quantity, decimal
from edulint_figures.relations.judge import only_one, quotient, repairs_of, rounding_slack, wanted_in_sum
from edulint_figures.relations.relation import Relation, Verdict, relation_of

_PULLS = pattern(r"拉动[^,。;0-9]{0,14}$")
_CONTRIBUTES = pattern(r"贡献率[^,。;0-9]{0,4}$")
_ONLY_JOINED = pattern(r" ?[、和与,及] ?")
# Parts that are surely all there are.
_ALL = pattern(
    r"三次产业|[一二]、?二、?三次?产业|第一产业.{1,60}第二产业.{1,60}第三产业|采矿业.{1,20}制造业.{1,40}供应业"
)
_MOST_PARTS = 8
_MOST_BEFORE = 16
_LEAST = 3
# What is pulled is no part itself.
_PART = pattern(r"产业|[一二三]产|[采制造供应服务]业")


def relations_in(passage: Passage) -> Iterator[Relation]:
    """Yield the pulls with the growth that they make, and the contributions that are pull by growth."""
    found = passage.quantities
    for index, first in enumerate(found):
        if not _PULLS.search(first.label) or first.dimension not in (Dimension.POINTS, Dimension.BARE):
            continue
        pulls = _row(passage, found, index)
        growths = [one for one in found[max(0, index - _MOST_BEFORE) : index] if _is_growth(one, first)]
        if not growths or pulls[-1].dimension is not Dimension.POINTS:
            continue
        made = [
            one
            for one in growths
            if abs(one.value - sum(pull.value for pull in pulls)) <= rounding_slack([*pulls, one])
        ]
        growth = made[0] if made else growths[0]
        if len(pulls) >= _LEAST and (made or growth.sentence >= first.sentence - 1):
            yield from _sum(passage, pulls, growth)
        told = found[index + len(pulls) : index + len(pulls) + 1]
        if told and told[0].in_sentence_of(first) and _CONTRIBUTES.search(told[0].label) and growth.change > 0:
            row = _row(passage, found, index + len(pulls))
            if len(row) == len(pulls) > 1:
                yield from _contributions(row, pulls, growth)


def _is_growth(one: Quantity, pull: Quantity) -> bool:
    is_rate = one.dimension is Dimension.PERCENT and one.change != 0 and one.is_exact and one.value > 0
    return is_rate and one.depth == pull.depth and not _PART.search(one.label) and bool(one.label)


def _row(passage: Passage, found: Sequence[Quantity], index: int) -> list[Quantity]:
    """Return a figure with those joined to it by nothing but 、 or 和."""
    row = [found[index]]
    for one in found[index + 1 : index + _MOST_PARTS]:
        if not _ONLY_JOINED.fullmatch(passage.between(row[-1], one)):
            break
        row.append(one)
    return row


def _sum(passage: Passage, pulls: Sequence[Quantity], growth: Quantity) -> Iterator[Relation]:
    computed, slack = sum(one.value for one in pulls), rounding_slack([*pulls, growth])
    missing = growth.value - computed
    verdict, repair = Verdict.HOLDS, None
    if abs(missing) > slack:
        repairs = repairs_of(wanted_in_sum(growth, pulls, slack))
        start = passage.text.rfind("。", passage.span.start, pulls[0].span.start) + 1
        is_all = _ALL.search(passage.text, max(start, passage.span.start), pulls[0].span.start) is not None
        if not repairs or not is_all:
            return
        verdict, repair = Verdict.LIKELY_WRONG, only_one(repairs)
    shown = "+".join(decimal(one.value) for one in pulls)
    yield relation_of(growth, pulls, verdict, f"{shown}={decimal(computed)}个百分点", form="change", repair=repair)


def _contributions(shares: Sequence[Quantity], pulls: Sequence[Quantity], growth: Quantity) -> Iterator[Relation]:
    """Yield each contribution that its pull and the growth give; one that they don't, where all others are."""
    wrong = []
    for share, pull in zip(shares, pulls, strict=True):
        low, high = quotient(pull, growth, PERCENT)
        if low <= share.value + share.half and share.value - share.half <= high:
            yield _share(pull, growth, share, Verdict.HOLDS)
        else:
            wrong.append((share, pull))
    if len(wrong) == 1 and len(shares) >= _LEAST:
        yield _share(wrong[0][1], growth, wrong[0][0], Verdict.LIKELY_WRONG)


def _share(pull: Quantity, growth: Quantity, share: Quantity, verdict: Verdict) -> Relation:
    computed = decimal(pull.value * PERCENT // growth.value, ONE, 1)
    reckoning = f"{decimal(pull.value)}÷{decimal(growth.value)}={computed}%"
    return relation_of(share, (pull, growth), verdict, reckoning, form="share")
