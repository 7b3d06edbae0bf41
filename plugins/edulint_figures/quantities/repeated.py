"""Figures of a draft that are told again with other digits.

Two figures are of one thing where the same noun stands with them: before both (学生1036人, 学生1063人), behind both
(87所学校, 78所学校), or before one and behind the other.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from edulint.api import is_han, pattern
from edulint_figures.quantities.apart import are_of_other_times
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.quantity import ADDABLE, Dimension, Quantity

# 学生共有1036人
_VERB = pattern("(?:现有|共有|只有|仅有|已有|达到|合计|总计|共计|[共有为达仅已是约近计])++$")
_LAST_OF_VERBS = frozenset("有到计共为达仅是已约近")
# Behind a number: 名学生中，; 中 belongs to no name.
_WHOLE = pattern("(?P<name>[\u4e00-\u9fff“”]{2,10}?)中(?=[,有为已仅尚评])")
_ALL = pattern("(?P<name>[\u4e00-\u9fff]{2,10}?)(?=已?全部|均已|都已|(?:每[校所村个家])|年底前全部)")
_NAME = pattern("[\u4e00-\u9fff]{2,8}")
_POINTING = ("全部", "上述", "以上这", "这", "该")
# What a whole stands behind: the beginning of a clause, or words that no name ends with.
_BEGINS = frozenset("。,;:、\n对前保部述这该")
_LONGEST_NAME = 8
_SHORTEST_BESIDE, _SHORTEST_BEHIND, _SHORTEST_BEFORE = 2, 3, 4
_FEWEST_DIGITS, _MANY_DIGITS = 2, 4
# So many of one group are compared with each, and so many figures are remembered: a folder may be one file.
_NEXT, _REMEMBERED = 30, 600
# With so many values one name is that of several things: each school of a list has its 学生.
_SEVERAL_VALUES = 3


_Placed = tuple[Passage, Quantity]


class Repeated(Struct, frozen=True):
    """A figure, the one that contradicts it, and what both are of."""

    place: Quantity
    other: Quantity
    name: str


class _Told(Struct, frozen=True):
    """A figure with the words before it in its clause, without 共有, and those right behind it."""

    passage: Passage
    quantity: Quantity
    before: str
    behind: str


def _with_its_nouns(passage: Passage, quantity: Quantity) -> _Told:
    label = quantity.label
    if label[-1:] in _LAST_OF_VERBS:
        label = _VERB.sub("", label)
    start = len(label)
    while start and len(label) - start < _LONGEST_NAME and is_han(label[start - 1]):
        start -= 1
    match = _NAME.match(passage.text, quantity.span.end, passage.span.end)
    return _Told(passage, quantity, label[start:], match[0] if match else "")


def swapped_digits(passages: Sequence[Passage]) -> Iterator[Repeated]:
    """Yield the figures of one name whose digits are the same in another order; the one that is told less often."""
    levels = [
        (passage, one)
        for passage in passages
        for one in passage.quantities
        if one.dimension in ADDABLE and one.is_exact and one.is_level
    ]
    counts = Counter((one.unit_class, one.value) for _, one in levels)
    values = dict[str, dict[str, set[int]]]()
    for group in _of_the_same_digits(levels):
        alike = [_with_its_nouns(passage, one) for passage, one in group]
        # What is told again in the same words is asked of once.
        apart = {(told.quantity.value, told.before, told.behind): told for told in reversed(alike)}
        for first, second in _pairs_of_places(sorted(apart.values(), key=lambda told: told.quantity.span)):
            one, other = first.quantity, second.quantity
            is_near = first.passage is second.passage and one.sentence == other.sentence
            if one.value == other.value or is_near or not _may_share_name(first, second):
                continue
            times = [counts[told.unit_class, told.value] for told in (one, other)]
            is_long = len(one.digits) >= _MANY_DIGITS
            # 23名学生 and 32名学生 may be of two things; so is hardly one that is told twice, or so many digits.
            is_telling = is_long or max(times) > 1
            is_asked = is_telling or len(one.digits) > _FEWEST_DIGITS
            name = _common_name(first, second, is_telling=is_telling) if is_asked else ""
            if not name or (not is_long and are_of_other_times(first.passage.text, one, other)):
                continue
            if one.unit_class not in values:
                values[one.unit_class] = _values_by_name(passages, one.unit_class)
            if len(values[one.unit_class][name]) < _SEVERAL_VALUES:
                yield Repeated(one, other, name) if times[0] < times[1] else Repeated(other, one, name)


def _of_the_same_digits(levels: Sequence[_Placed]) -> Iterator[list[_Placed]]:
    """Yield the levels of one unit that have the same digits, but not all the same value."""
    groups: defaultdict[tuple[object, ...], list[tuple[str, _Placed]]] = defaultdict(list)
    for placed in levels:
        one, digits = placed[1], placed[1].digits
        if len(digits) >= _FEWEST_DIGITS:
            kind = one.unit_class, one.scale, one.decimals, "".join(sorted(digits))
            groups[kind].append((digits, placed))
    for group in groups.values():
        if len(group) > 1 and any(digits != group[0][0] for digits, _ in group):
            yield [placed for _, placed in group]


def _values_by_name(passages: Sequence[Passage], unit_class: str) -> dict[str, set[int]]:
    """Return the values that figures of a unit have by the words that end before them, and that begin behind them."""
    values: defaultdict[str, set[int]] = defaultdict(set)
    for told in (
        _with_its_nouns(passage, one)
        for passage in passages
        for one in passage.quantities
        if one.unit_class == unit_class
    ):
        before = (told.before[start:] for start in range(len(told.before) - 1))
        for name in (*before, *(told.behind[:stop] for stop in range(_SHORTEST_BESIDE, len(told.behind) + 1))):
            values[name].add(told.quantity.value)
    return values


def _pairs_of_places(group: list[_Told]) -> Iterator[tuple[_Told, _Told]]:
    for index, first in enumerate(group):
        for second in group[index + 1 : index + 1 + _NEXT]:
            yield first, second


def changed_wholes(passages: Sequence[Passage]) -> Iterator[Repeated]:
    """Yield the wholes (13所学校中, 全部148处工程) that were another number where they were told before."""
    before: deque[_Placed] = deque(maxlen=_REMEMBERED)
    for passage in passages:
        for one in passage.quantities:
            if one.dimension is not Dimension.COUNT or not one.is_exact:
                continue
            name, is_among = _name_of_whole(passage, one)
            other = _other_of_name(before, one, name, is_among=is_among) if name else None
            if other is not None:
                yield Repeated(one, other, name)
            before.append((passage, one))


def _other_of_name(before: Iterable[_Placed], one: Quantity, name: str, *, is_among: bool) -> Quantity | None:
    """Return the last figure of a name that was told before with another value; None where one had the same."""
    kin = [_with_its_nouns(*placed) for placed in before if placed[1].unit_class == one.unit_class]
    same = [told.quantity for told in kin if _is_named_so(told, name, not is_among)]
    # 首批25家智库名录，这25家智库几乎…: where a name ends is not told. 45个重点项目…45个项目中: nor where it begins.
    begun = (told.quantity for told in kin if name[:_SHORTEST_BESIDE] in told.behind)
    if any(other.value == one.value for other in (*same, *begun)):
        return None
    # 抽查村7个 … 7个村民小组中: the number may have been told under another name. 审计反映177个问题，巡察反馈284个问题。219个问题中: the
    # draft counts several such groups.
    is_new = is_among and all(other.value != one.value for _, other in before)
    is_new = is_new and len({other.value for other in same}) == 1
    return next((other for other in reversed(same) if is_new or _is_alike(one, other)), None)


def _name_of_whole(passage: Passage, one: Quantity) -> tuple[str, bool]:
    """Return what a number of things is of that were told before, and whether some among them follow (13所学校中).

    The name is empty where they may be told for the first time.
    """
    text, start, end = passage.text, one.span.start, one.span.end
    if start > passage.span.start and text[start - 1] not in _BEGINS:
        return "", False
    match = _WHOLE.match(text, end, passage.span.end)
    if match:
        return match["name"], True
    match = _ALL.match(text, end, passage.span.end)
    if match is None and len(one.digits) >= _FEWEST_DIGITS and text.endswith(_POINTING, passage.span.start, start):
        match = _NAME.match(text, end, passage.span.end)
        return (match[0] if match else ""), False
    return (match["name"] if match else ""), False


def _is_named_so(told: _Told, name: str, is_open: bool) -> bool:
    # 这149处隐患要整改: where the name ends is not told.
    if any(told.before.endswith(name[:length]) for length in range(_SHORTEST_BESIDE, len(name))) and is_open:
        return True
    ends = tuple(name[start:] for start in range(max(1, len(name) - _SHORTEST_BEHIND + 1)))
    return told.behind.startswith(name) or told.before.endswith(ends)


def _is_alike(one: Quantity, other: Quantity) -> bool:
    """Tell whether one digit is another one, or the digits stand in another order."""
    first, second = one.digits, other.digits
    if len(first) != len(second):
        return False
    return sorted(first) == sorted(second) or sum(a != b for a, b in zip(first, second, strict=True)) == 1


def _may_share_name(one: _Told, other: _Told) -> bool:
    """Tell whether a name may be common to two figures: what stands behind one begins behind or before the other.

    Asked of many pairs, most of which have nothing in common.
    """
    if one.behind and (one.behind[:2] in other.before or one.behind[0] == other.behind[:1]):
        return True
    return one.before == other.before or (other.behind != "" and other.behind[:2] in one.before)


def _common_name(one: _Told, other: _Told, *, is_telling: bool) -> str:
    """Return the name that two figures have in common; empty where it is too short to be of one thing.

    A name of two characters is enough where the figures are ``is_telling``.
    """
    # 1860名职工, 职工体检1680人: that so many digits are the same by chance is rare.
    is_long = len(one.quantity.digits) >= _MANY_DIGITS
    for first, second in ((one, other), (other, one)):
        shortest = _SHORTEST_BESIDE if is_telling else _SHORTEST_BEHIND
        for length in range(min(len(first.behind), len(second.before)), shortest - 1, -1):
            if second.before.endswith(first.behind[:length]):
                return first.behind[:length]
        if is_long and len(first.behind) >= _SHORTEST_BESIDE and first.behind[:2] in second.before:
            return first.behind[:2]
    behind = _common_beginning(one.behind, other.behind)
    # 运动员获得106个世界冠军。残疾人运动员获得160个世界冠军: one sentence behind the other a noun alone is of two things.
    is_of_one = is_telling or one.passage is not other.passage or one.before == other.before
    if len(behind) >= _SHORTEST_BEHIND and is_of_one:
        return behind
    is_counted = one.quantity.dimension is Dimension.COUNT
    shortest = _SHORTEST_BESIDE if is_counted else _SHORTEST_BEFORE
    # 培训32名教师 and 培训23名校长 are no one thing.
    is_same = one.before == other.before and len(one.before) >= shortest and one.behind[:1] == other.behind[:1]
    return one.before if is_same else ""


def _common_beginning(one: str, other: str) -> str:
    length = 0
    while length < min(len(one), len(other)) and one[length] == other[length]:
        length += 1
    return one[:length]
