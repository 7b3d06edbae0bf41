"""By how many points parts pull the growth of a whole, and which part of that growth each contributes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from edulint.api import pattern
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.quantity import ONE, PERCENT, Dimension, Quantity, decimal
from edulint_figures.relations.judge import gives_share, only_one, repairs_of, rounding_slack, wanted_in_sum
from edulint_figures.relations.relation import Relation, Verdict, relation_of

_PULLS = pattern(r"(?:拉动|[上下]拉)[^,。;0-9]{0,14}$")
_DOWN = pattern(r"下拉|负拉动")
_CONTRIBUTES = pattern(r"贡献率[^,。;0-9]{0,4}$")
_ONLY_JOINED = pattern(r" ?[、和与,及] ?")
# Parts that are surely all there are.
_ALL = (
    ("三次产业",),
    ("一、二", "三次产业"),
    ("一二三产业",),
    ("第一产业", "第二产业", "第三产业"),
    ("采矿业", "制造业", "供应业"),
    ("最终消费", "资本形成", "净出口"),
)
_MOST_PARTS = 8
_MOST_BEFORE = 16
_LEAST = 3
# What is pulled is no part itself.
_PART = pattern(r"产业|[一二三]产|[采制造供应服务]业")


def relations_in(passage: Passage) -> Iterator[Relation]:
    """Yield the pulls with the growth that they make, and the contributions that are pull by growth."""
    found = passage.quantities
    passed = -1
    for index, first in enumerate(found):
        if index <= passed or not _is_pull(first):
            continue
        row = _joined_to(passage, found, index)
        growths = [one for one in found[max(0, index - _MOST_BEFORE) : index] if _is_growth(one, first)]
        growths = [one for one in growths if not _is_of_a_part(passage, one)]
        column = (
            [first] if len(row) > 1 else [one for one in found[index:] if _is_pull(one) and one.in_sentence_of(first)]
        )
        growths = growths or _growths_behind(passage, found, column[-1])
        if not growths or row[-1].dimension is not Dimension.POINTS:
            continue
        passed = found.index(column[-1])
        pulls = row if len(row) > 1 else [_with_its_sign(one) for one in column]
        made = [
            one
            for one in growths
            if abs(one.value - sum(pull.value for pull in pulls)) <= rounding_slack([*pulls, one])
        ]
        growth = made[0] if made else growths[0]
        if len(pulls) >= _LEAST and (made or growth.sentence >= first.sentence - 1):
            yield from _growth_made_by(passage, pulls, growth)
        told = found[index + len(row) : index + len(row) + 1]
        if len(row) > 1 and told and told[0].in_sentence_of(first) and _CONTRIBUTES.search(told[0].label):
            shares = _joined_to(passage, found, index + len(row))
        else:
            shares = [share for pull in column if (share := _share_beside(found, pull)) is not None]
        if len(shares) == len(pulls) and growth.change > 0:
            yield from _contributions(shares, pulls, growth)


def _is_pull(one: Quantity) -> bool:
    return one.dimension in (Dimension.POINTS, Dimension.BARE) and _PULLS.search(one.label) is not None


def _with_its_sign(pull: Quantity) -> Quantity:
    """Return a pull with its sign: 下拉1.2个百分点 is less."""
    return replace(pull, value=-abs(pull.value)) if _DOWN.search(pull.label) else pull


def _share_beside(found: Sequence[Quantity], pull: Quantity) -> Quantity | None:
    """Return the contribution that is told beside a pull: 贡献率为60%，拉动增长3.1个百分点."""
    near = (one for one in found if one.segment == pull.segment and abs(one.clause - pull.clause) == 1)
    return next((one for one in near if _CONTRIBUTES.search(one.label) and one.depth == pull.depth), None)


def _is_growth(one: Quantity, pull: Quantity) -> bool:
    is_rate = one.dimension is Dimension.PERCENT and one.change != 0 and one.is_exact and one.value > 0
    return is_rate and one.depth == pull.depth and not _PART.search(one.label) and bool(one.label)


def _is_of_a_part(passage: Passage, growth: Quantity) -> bool:
    """Tell whether a segment speaks of a part before it tells a growth: 第一产业增加值48亿元，增长4.4%，拉动0.1个百分点."""
    start = passage.start_behind("。;:", growth.span.start)
    return _PART.search(passage.text, start, growth.span.start) is not None


def _growths_behind(passage: Passage, found: Sequence[Quantity], last: Quantity) -> list[Quantity]:
    """Return the first growth behind the last pull of a sentence: …，第三产业拉动2.8个百分点，生产总值增长6.2%."""
    told = (one for one in found if one.span > last.span and one.in_sentence_of(last) and _is_growth(one, last))
    return [one for one in told if not _PART.search(passage.text, last.span.end, one.span.start)][:1]


def _joined_to(passage: Passage, found: Sequence[Quantity], index: int) -> list[Quantity]:
    """Return a figure with those joined to it by nothing but 、 or 和."""
    row = [found[index]]
    for one in found[index + 1 : index + _MOST_PARTS]:
        if not _ONLY_JOINED.fullmatch(passage.between(row[-1], one)):
            break
        row.append(one)
    return row


def _growth_made_by(passage: Passage, pulls: Sequence[Quantity], growth: Quantity) -> Iterator[Relation]:
    computed, slack = sum(one.value for one in pulls), rounding_slack([*pulls, growth])
    missing = growth.value - computed
    verdict, repair = Verdict.HOLDS, None
    if abs(missing) > slack:
        repairs = repairs_of(wanted_in_sum(growth, pulls, slack))
        start = max(passage.span.start, passage.text.rfind("。", passage.span.start, pulls[0].span.start) + 1)
        told = passage.text[start : pulls[-1].span.start]
        is_all = any(all(word in told for word in words) for words in _ALL)
        if not repairs or not is_all:
            return
        verdict, repair = Verdict.LIKELY_WRONG, only_one(repairs)
    shown = "+".join(decimal(one.value) for one in pulls).replace("+-", "-")
    yield relation_of(growth, pulls, verdict, f"{shown}={decimal(computed)}个百分点", form="change", repair=repair)


def _contributions(shares: Sequence[Quantity], pulls: Sequence[Quantity], growth: Quantity) -> Iterator[Relation]:
    """Yield each contribution that its pull and the growth give; one that they don't, where all others are."""
    wrong = []
    for share, pull in zip(shares, pulls, strict=True):
        if gives_share(pull, growth, share):
            yield _contribution(pull, growth, share, Verdict.HOLDS)
        else:
            wrong.append((share, pull))
    if len(wrong) == 1 and len(shares) >= _LEAST:
        yield _contribution(wrong[0][1], growth, wrong[0][0], Verdict.LIKELY_WRONG)


def _contribution(pull: Quantity, growth: Quantity, share: Quantity, verdict: Verdict) -> Relation:
    computed = decimal(pull.value * PERCENT // growth.value, ONE, 1)
    reckoning = f"{decimal(pull.value)}÷{decimal(growth.value)}={computed}%"
    return relation_of(share, (pull, growth), verdict, reckoning, form="share")
