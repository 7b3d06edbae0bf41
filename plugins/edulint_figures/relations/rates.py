"""Finds rates with the two counts they come from: ``排查2952项，整改2912项，整改率98.6%``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from edulint.api import pattern
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.quantity import ADDABLE, ONE, Dimension, Quantity
from edulint_figures.relations.compare import CERTAIN, Comparison, Repairs, compare, mending, repairs_among
from edulint_figures.relations.reckoning import percentage
from edulint_figures.relations.relation import Relation, Verdict, spans

_WINDOW = 12
_WINDOW_AFTER = 2
# Figures of two digits divide to almost any rate.
_COARSE = 60
_RATE = pattern(r"([^,。;:、()“”的及和与]{1,6})率(?:也|均|已|约|高)?(?:达到|达|为|是|[::(]|均为)?(?:了)?$")
_SHARE = pattern(r"占|比例|比重|百分比")
_OF = pattern(r"(?:占|完成|达到?|为|是|相当于)[^,。;:、()0-9]{0,14}$")
_OF_ALL = pattern(r"(?:[^,。;:、()0-9]{0,8}所)?占(?:比|总数的?|总人数的?|总量的?|全部的?|比重|比例)?(?:为|达|达到)?")
_OF_NAMED = pattern(
    r"占(?:全[国县市区校镇乡省州])?([^,。;:、()0-9的]{2,8}?)(?:总数|总人数|总量|总额|人数)?的(?:比例为?|比重为?)?"
)
_OF_PLAN = pattern(r"(?:完成|占)(?:了)?(?:年度|全年|年初)?(?:计划|任务|目标|预算)(?:数|任务|总数)?的")
_PLAN = pattern(r"计划|任务|目标|预算|应")
_WHOLE = pattern(r"共|总|应|全部")
_MARK = pattern(r"[,。;:、()]")
_DIVIDED = 120
# More counts of one kind in a sentence divide to almost any rate.
_MOST_COUNTS = 3
_OF_COUNT = pattern(r"[^,。;:0-9()]{0,12}的$")
# Growth, completion of a plan and the like are no shares of a count that stands beside them.
_NO_SHARE = pattern(
    r"增长|增速|同比|环比|增幅|降幅|涨|完成率|增加|下降|提高|上年|去年|利率|税率|汇率|年均|比.{0,8}[高低快慢]"
)
_COMMON = frozenset("的了达为率数人名全市县区共计有在是上中总合均已各所个项不年月级学校大小")


def relations_in(passage: Passage) -> Iterator[Relation]:
    """Yield the rates of a paragraph with the counts that give them, or that should."""
    found = passage.quantities
    if len(found) < 3:
        return
    for index, rate in enumerate(found):
        if rate.dimension is not Dimension.PERCENT or rate.change or not rate.is_exact or not rate.value:
            continue
        before = _counts_before(passage, index)
        after = [
            one
            for one in found[index + 1 : index + 1 + _WINDOW_AFTER]
            if _is_count(one) and one.sentence == rate.sentence
        ]
        match = _matching(rate, before, after)
        against = _contradicted(passage, index, rate, before)
        # Two counts of other sentences may give the rate by chance.
        is_by_chance = match and against and against.verdict is Verdict.WRONG and match[1].sentence != rate.sentence
        if match and not is_by_chance:
            part, whole = match
            yield _relation(rate, part, whole, Comparison(Verdict.HOLDS))
        elif against:
            yield against


def counts_of(passage: Passage, index: int) -> tuple[Quantity, Quantity] | None:
    """Return part and whole of the rate at an index, or None if no two counts before it give it."""
    rate, before = passage.quantities[index], _counts_before(passage, index)
    match = _matching(rate, before, ())
    return (match[0][0], match[1]) if match and len(match[0]) == 1 else None


def _counts_before(passage: Passage, index: int) -> list[Quantity]:
    before = passage.quantities[max(0, index - 2 * _WINDOW) : index]
    return [one for one in before if _is_count(one)][-_WINDOW:]


def _is_count(quantity: Quantity) -> bool:
    is_level = not quantity.change and not quantity.is_reference
    return is_level and quantity.dimension in ADDABLE and quantity.is_exact and quantity.value > 0


def _matching(
    rate: Quantity, before: Sequence[Quantity], after: Sequence[Quantity]
) -> tuple[tuple[Quantity, ...], Quantity] | None:
    """Return the counts whose quotient is the rate; the part may be the sum of two neighbours."""
    counts = [*before, *after]
    for whole in reversed(counts):
        same = [one for one in counts if one is not whole and one.unit_class == whole.unit_class]
        for part in reversed(same):
            if _agrees(part.value, part.half, whole, rate):
                return (part,), whole
        for one, other in pairwise(same):
            if _agrees(one.value + other.value, one.half + other.half, whole, rate):
                return (one, other), whole
    return None


def _agrees(part: int, part_half: int, whole: Quantity, rate: Quantity) -> bool:
    """Tell whether ``part / whole`` is the rate, within the rounding of all three."""
    is_fine = part <= whole.value and (part_half + whole.half) * _COARSE <= whole.value
    return is_fine and _gives(part, part_half, whole.value, whole.half, rate)


def _gives(part: int, part_half: int, whole: int, whole_half: int, rate: Quantity) -> bool:
    low, high = (part - part_half) * 100 * ONE, (part + part_half) * 100 * ONE
    return low <= (rate.value + rate.half) * (whole + whole_half) and high >= (rate.value - rate.half) * (
        whole - whole_half
    )


def _contradicted(passage: Passage, index: int, rate: Quantity, before: Sequence[Quantity]) -> Relation | None:
    """Return the rate with the counts it can come from, if these nearly give it."""
    stated = _stated_base(passage, rate, before) or _divided(passage, rate, before) or _in_bracket(passage, index, rate)
    stated = stated or _of_plan(rate, before)
    pairs = [stated] if stated else _likely_pairs(passage, index, rate, before)
    best: tuple[Comparison, Quantity, Quantity] | None = None
    for part, whole in pairs:
        comparison = _compared(part, whole, rate, is_stated=stated is not None)
        # Of several wholes only one that all but fits is meant.
        if comparison is None or (len(pairs) > 2 and comparison.verdict is Verdict.LIKELY_WRONG):
            continue
        if best is None or comparison.verdict.distance < best[0].verdict.distance:
            best = comparison, part, whole
    return _relation(rate, (best[1],), best[2], best[0]) if best else None


def _divided(passage: Passage, rate: Quantity, before: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """Return part and whole of ``教师640人，其中女教师312人，占48.8%``."""
    if not before or not _OF_ALL.fullmatch(rate.label) or not _follows(passage, before[-1], rate):
        return None
    part = before[-1]
    marker = passage.text.rfind("其中", max(passage.span.start, part.span.start - _DIVIDED), part.span.start)
    if marker < 0:
        return None
    wholes = [one for one in before if one.span.end <= marker and one.unit_class == part.unit_class]
    if not wholes or wholes[-1].sentence < part.sentence - 1 or wholes[-1].depth != part.depth:
        return None
    return (part, wholes[-1]) if wholes[-1].value > part.value else None


def _stated_base(passage: Passage, rate: Quantity, before: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """Return part and whole of ``180人，占全县教师600人的30%``, where the words say what is divided.

    The whole may be counted elsewhere in the sentence: ``180人，占教师总数的30%，教师总数为600人``.
    """
    if before and _OF.search(before[-1].label) and _OF_COUNT.fullmatch(passage.between(before[-1], rate)):
        whole = before[-1]
        same = (
            one
            for one in reversed(before[:-1])
            if one.unit_class == whole.unit_class and one.sentence == rate.sentence and one.depth == rate.depth
        )
        part = next(same, None)
        return (part, whole) if part and whole.depth == rate.depth else None
    named = _OF_NAMED.fullmatch(rate.label)
    if not before or not named or not _follows(passage, before[-1], rate):
        return None
    part = before[-1]
    place = passage.first_at(rate.span.start)
    near = passage.quantities[max(0, place - _WINDOW) : place + 1 + _WINDOW_AFTER]
    wholes = [
        one
        for one in near
        if one is not part
        and _is_count(one)
        and one.unit_class == part.unit_class
        and rate.sentence - one.sentence <= 1
        and named[1] in one.label
    ]
    return (part, wholes[0]) if len(wholes) == 1 and wholes[0].value > part.value else None


def _follows(passage: Passage, part: Quantity, rate: Quantity) -> bool:
    """Tell whether a rate stands right behind a figure, or behind how much that has changed."""
    if part.sentence != rate.sentence:
        return False
    between = passage.quantities[passage.first_at(part.span.end) : passage.first_at(rate.span.start)]
    return rate.clause <= part.clause + 1 or (bool(between) and all(one.change for one in between))


def _of_plan(rate: Quantity, before: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """Return what was done and what was planned: ``计划培训1200人，实际培训1326人，完成计划的110.5%``."""
    if not _OF_PLAN.fullmatch(rate.label) or len(before) < 2:
        return None
    plan, done = before[-2:]
    is_told = _PLAN.search(plan.label) and plan.unit_class == done.unit_class and plan.sentence == rate.sentence
    return (done, plan) if is_told and done.clause + 1 == rate.clause else None


def _in_bracket(passage: Passage, index: int, rate: Quantity) -> tuple[Quantity, Quantity] | None:
    """Return the counts in the brackets behind a rate: ``巩固率95.2%（毕业4618人，入学4851人）``, or the whole alone."""
    inside = passage.quantities[index + 1 : index + 4]
    is_opened = passage.text.startswith("(", rate.span.end) and _RATE.search(rate.label)
    if not is_opened or not inside:
        return None
    if len(inside) == 1 or inside[1].depth <= rate.depth:
        # 入住368套，入住率92%（共400套）.
        part, whole = passage.quantities[index - 1], inside[0]
        is_whole = _WHOLE.search(whole.label) and _is_count(part) and _is_count(whole)
        is_whole = is_whole and whole.unit_class == part.unit_class and _follows(passage, part, rate)
        return (part, whole) if is_whole else None
    if len(inside) == 3 and inside[2].depth > rate.depth:
        return None
    first, second = inside[:2]
    if first.depth != rate.depth + 1 or second.depth != first.depth or first.unit_class != second.unit_class:
        return None
    if not _is_count(first) or not _is_count(second):
        return None
    return (first, second) if first.value <= second.value else (second, first)


def _likely_pairs(
    passage: Passage, index: int, rate: Quantity, before: Sequence[Quantity]
) -> list[tuple[Quantity, Quantity]]:
    """Return counts of the sentence as part and whole, when there are few and the rate is named after the part.

    The smaller is the part; but if the mistake is in the larger, it may be the other way round.
    """
    match = _RATE.search(rate.label) or _OF_ALL.fullmatch(rate.label)
    near = [one for one in before if one.sentence == rate.sentence and one.depth <= rate.depth]
    if match is None or _NO_SHARE.search(rate.label) or not near:
        return []
    part = near[-1]
    stem = set(match[1][-4:]) - _COMMON if match.re.groups else set()
    same = [one for one in near if one.unit_class == part.unit_class]
    if len(same) == 1 and match.re.groups and match[1][-2:] in part.label:
        # 共有8761人报名。上线8045人，上线率达91.8%: the only count of the sentence before is the whole.
        earlier = [one for one in before if one.sentence == rate.sentence - 1 and one.unit_class == part.unit_class]
        same = [*earlier, part] if len(earlier) == 1 and earlier[0].value > part.value else same
    if not 2 <= len(same) <= _MOST_COUNTS or not _follows(passage, part, rate):
        return []
    inside = passage.quantities[passage.first_at(same[-2].span.start) : index]
    if any(one.dimension is Dimension.PERCENT for one in inside):
        return []
    if passage.is_masked(same[-2].span.start, rate.span.start):
        return []
    if match.re.groups == 0:
        # 占比95.9%, of whatever was counted before.
        whole = same[-2]
        return [(part, whole)] if part.value < whole.value and part.clause == whole.clause + 1 else []
    # Money is divided in many ways, and what 、 joins stands side by side: the rate must be that of the very deed
    # (已支付4932万元，支付率90%), not of all (建议395件、提案495件，办复率100%).
    is_joined = "、" in passage.between(same[-2], part)
    fewest = 2 if is_joined or part.dimension is not Dimension.COUNT else 1
    if fewest == 1 and len(near) == 2 and part.value < same[0].value:
        # Nothing else is counted in the sentence.
        return [(part, same[0])]
    pairs = [(part, whole) for whole in reversed(same[:-1])]
    if len(same) == 2:
        pairs.append((same[0], part))
        pairs.sort(key=lambda pair: pair[0].value > pair[1].value)
    return [(one, whole) for one, whole in pairs if len(stem & set(one.label + _noun_behind(passage, one))) >= fewest]


def _noun_behind(passage: Passage, one: Quantity) -> str:
    return _MARK.split(passage.after(one, 4), maxsplit=1)[0]


def _compared(part: Quantity, whole: Quantity, rate: Quantity, *, is_stated: bool) -> Comparison | None:
    computed = part.value * 100 * ONE // whole.value
    slack = rate.half + (part.half * 100 * ONE + whole.half * rate.value) // whole.value

    def repairs() -> Repairs:
        parts = mending(part, lambda value: _gives(value, part.half, whole.value, whole.half, rate))
        wholes = mending(whole, lambda value: _gives(part.value, part.half, value, whole.half, rate))
        return repairs_among([(rate, computed), *parts, *wholes])

    return compare(computed, rate, slack, repairs, evidence=CERTAIN if is_stated else len(rate.digits) + 1)


def _relation(rate: Quantity, part: tuple[Quantity, ...], whole: Quantity, comparison: Comparison) -> Relation:
    sum_value = sum(one.value for one in part)
    written = "+".join(one.words for one in part)
    written = f"({written})" if len(part) > 1 else written
    computed = percentage(sum_value, whole.value, rate.decimals)
    if computed == rate.words:
        computed = percentage(sum_value, whole.value, rate.decimals + 2)
    return Relation(
        span=rate.span,
        operands=spans([*part, whole]),
        verdict=comparison.verdict,
        reckoning=f"{written}÷{whole.numeral}{whole.unit}={computed}",
        values={"stated": rate.words},
        repair=comparison.repair,
    )
