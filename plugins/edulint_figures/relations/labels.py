"""The names of what figures count: how well two names agree, and whether names divide a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from edulint.api import WordList, pattern
from edulint_figures.relations.tokens import Figure, Line

_LABEL_WORDS = WordList(__file__, "label_words.txt")
_REST_WORDS = WordList(__file__, "rest_words.txt")
_COMPLEMENTS = WordList(__file__, "complements.txt")
_DIVISIONS = WordList(__file__, "divisions.txt")
_OVERLAPPING_WORDS = WordList(__file__, "overlapping_words.txt")
_OTHER_SIGNS = pattern(r"[^一-鿿A-Za-z0-9]+")
_HAN = pattern(r"[一-鿿]")
_FOOTNOTE = pattern(r"\[[0-9]{1,3}\]")
_DATES = pattern(r"^(?:[0-9]{4}年|[0-9]{1,2}月份?|[0-9]{1,2}日|[0-9一二三四]+季度|[-—至到~])+")
_BEHIND = pattern(r"[一-鿿A-Za-z]{1,10}")
_LEADING = pattern(r"^(?:其中|包括|包含|分别[为是]|有|一是|二是|三是|四是)+")
_TRAILING = pattern(r"(?:[为有共是达约计占各均]|分别|达到|投入|完成|安排|落实)+$")
# 第一产业完成增加值 is 第一产业增加值; GDP goes by its Chinese name.
_INSIDE = pattern(r"(?<=[一-鿿]{2})(?:累计)?(?:预计)?(?:完成|实现)(?=[一-鿿]{2})")
# How well two names agree, as ``agreement`` tells it.
ALIKE, THE_SAME = 2, 3
_MOST_COMMON = 3
# It holds 出口 alone, but means 进口, too.
_BOTH_SIDES = "进出口"
_ONE_SIDE = pattern("进口|出口")
# 生产总值 without 总值 would be a name like any other.
PRODUCT = "生产总值"
# What is called by other words.
_SAID_FOR = {
    "GDP": PRODUCT,
    "经济总量": PRODUCT,
    "货物贸易进出口": "进出口",
    "外贸进出口": "进出口",
    "外贸": "进出口",
    # Until 2014 it was called so.
    "公共财政预算": "一般公共预算",
}
# 外贸出口 is 出口.
_OTHER_WORDS = pattern(rf"(?:{'|'.join(_SAID_FOR)})(?!出口|进口)|(?P<of_one_side>外贸)(?=出口|进口)")
_LONGEST_NAME = 14
# What may stand between the figures behind 分别, and between the names before it.
_JOINING = frozenset(("", "和", "与", "及"))
_JOINTS = pattern(r"[、和与及]")
_INDUSTRIES = pattern(r"第?一、第?二、第?三次?产业|三次产业")
_LONGEST_LIST = 80
# The part of a name that tells it from the others has so many characters at least.
_LEAST_HEAD = 2
# Whose money it is: 省财政补助, 市本级投入, 县区配套.
_LEVEL = pattern(
    r"(中央|省|自治区|市|州|县|区|乡|镇|村)(?:县|区|镇)?(?:本级|级|财政|补助|配套|投入|安排|自?筹|下达|承担|负担|专项|资金)"
)
# What districts, trades and grades end in.
_KINDS = frozenset("区县市省州镇乡村业级组")
# The longest line of complements.txt has so many words.
_MOST_SIDES = 6
# The beginning of a segment is sought so many tokens back: a paragraph without marks may have thousands.
_SEGMENT = 120


@cache
def _idle_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words that a label may begin and end with, the longest first."""
    leading, trailing = _LABEL_WORDS.rows
    return tuple(sorted(leading, key=len, reverse=True)), tuple(sorted(trailing, key=len, reverse=True))


@lru_cache(maxsize=4096)
def core(label: str) -> str:
    """Return a label without what stands before any sign in it, dates and idle words: 全年实现财政支出 is 财政支出."""
    name = _INSIDE.sub(
        "", _last_words(_OTHER_WORDS.sub(lambda found: "" if found["of_one_side"] else _SAID_FOR[found[0]], label))
    )
    leading, trailing = _idle_words()
    while name:
        date = _DATES.match(name)
        shorter = name[date.end() :] if date else name
        # One look at all words together is quick; most labels have none of them.
        if shorter.startswith(leading):
            shorter = shorter[len(next(word for word in leading if shorter.startswith(word))) :]
        if shorter.endswith(trailing) and not shorter.endswith(PRODUCT):
            shorter = shorter[: -len(next(word for word in trailing if shorter.endswith(word)))]
        if shorter == name:
            break
        name = shorter
    return name


@lru_cache(maxsize=4096)
def _last_words(label: str) -> str:
    """Return the last run of words of a label: 保费收入 of 保费收入[8], as a footnote's number is no word."""
    pieces = _OTHER_SIGNS.split(_FOOTNOTE.sub("", label) if "[" in label else label)
    return next((piece for piece in reversed(pieces) if _HAN.search(piece)), "")


def names_of(figures: Iterable[Figure], line: Line) -> list[str]:
    """Return what figures are the numbers of: the words before each, or those behind it (20个预期性指标).

    Where all are named alike (出口…，以美元计价为5亿美元), the first words of their segments tell.
    """
    listed = list(figures)
    names = _named_before(listed, line) or [_name(figure, line) for figure in listed]
    if len(set(names)) < len(names):
        first = [segment_name(figure, line) for figure in listed]
        names = first if len(set(first)) == len(first) else names
    return names


def _named_before(figures: Sequence[Figure], line: Line) -> list[str]:
    """Return the names that a clause lists before 分别 and its figures: 城镇、乡村就业分别为20人、12人."""
    first = figures[0] if figures else None
    if first is None or len(figures) < 2 or any(one.label not in _JOINING for one in figures[1:]):
        return []
    text, at = line.passage.text, first.quantity.span.start
    start = max(line.passage.span.start, at - _LONGEST_LIST)
    clause = max(start - 1, *(text.rfind(mark, start, at) for mark in ",;:。"))
    told, is_list, _ = text[clause + 1 : at].partition("分别")
    pieces = _JOINTS.split(_INDUSTRIES.sub("第一产业、第二产业、第三产业", told)) if is_list else []
    return pieces if len(pieces) == len(figures) else []


def _name(figure: Figure, line: Line) -> str:
    name = _bare(figure.label)
    if not name and (behind := _BEHIND.match(line.passage.text, figure.quantity.span.end, line.passage.span.end)):
        name = behind[0]
    return name


@lru_cache(maxsize=4096)
def _bare(label: str) -> str:
    return _TRAILING.sub("", _LEADING.sub("", _last_words(label)))


def segment_name(figure: Figure, line: Line) -> str:
    """Return the first words of a figure's segment, or behind 其中."""
    low = max(0, figure.place - _SEGMENT)
    start = max(low - 1, *(line.letters.rfind(mark, low, figure.place) for mark in ".;z:"))
    place = line.letters.find("n", start + 1, figure.place)
    return line.words(place) if place >= 0 else ""


@lru_cache(maxsize=4096)
def agreement(one: str, other: str) -> int:
    """Return how well two names agree: ``THE_SAME``, ``ALIKE`` where one holds the other, 1 where much agrees, or 0."""
    one, other = core(one), core(other)
    if len(one) < 2 or len(other) < 2:
        return 0
    if one == other:
        return THE_SAME
    if (_BOTH_SIDES in one) != (_BOTH_SIDES in other) and _ONE_SIDE.search((one + other).replace(_BOTH_SIDES, "")):
        return 0
    short, long = sorted((one, other), key=len)
    if short in long or ("总" in short + long and _is_within(short.replace("总", ""), long.replace("总", ""))):
        return ALIKE
    for start in range(len(short) - _MOST_COMMON + 1):
        if short[start : start + _MOST_COMMON] in long and len(short) < 2 * _MOST_COMMON:
            return 1
    return 0


def _is_within(one: str, other: str) -> bool:
    """Tell whether one of two names holds the other: 纸板总产量 and 纸板产量 are one."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _MOST_COMMON and short in long


def make_a_whole(names: Sequence[str]) -> bool:
    """Tell whether groups are all there are: 城镇 and 农村 are, X and 非X; 小学 and 初中 may not be, unless 其他 follows."""
    return bool(names and _rest().search(names[-1])) or are_complements(names)


@cache
def _rest() -> re.Pattern[str]:
    """Return the pattern of words for all the rest; 计算机、通信和其他电子设备制造业 is the name of one industry."""
    return pattern(rf"^(?:.{{0,4}}(?<![和及与]))?(?:{'|'.join(sorted(_REST_WORDS.words))})|及以下")


def are_complements(names: Sequence[str]) -> bool:
    """Tell whether groups are the sides of one division: 公办 and 民办, X and 非X."""
    return len(names) <= _MOST_SIDES and _are_sides(tuple(names))


def is_one_side(whole: str, names: Sequence[str]) -> bool:
    """Tell whether a whole is itself one of the two sides that names are of: 出口总额 has no 进口额 among its parts."""
    name = whole.replace(_BOTH_SIDES, "")
    if len(names) != 2:
        return False
    return any((one in name) != (other in name) and _are_of((one, other), names) for one, other in _pairs_of_sides())


@cache
def _pairs_of_sides() -> tuple[tuple[str, str], ...]:
    """Return the divisions of two sides, but those of one character: 男 and 女 stand in many names."""
    return tuple((one, other) for one, other in _divisions_by_length().get(2, ()) if min(len(one), len(other)) > 1)


def _are_of(sides: Sequence[str], names: Sequence[str]) -> bool:
    """Tell whether two names are of two sides, each of one."""
    return any(all(side in name for side, name in zip(sides, order, strict=True)) for order in (names, names[::-1]))


@cache
def _divisions_by_length() -> dict[int, list[tuple[str, ...]]]:
    found: dict[int, list[tuple[str, ...]]] = {}
    for sides in _COMPLEMENTS.rows:
        found.setdefault(len(sides), []).append(sides)
    return found


@lru_cache(maxsize=4096)
def _are_sides(names: tuple[str, ...]) -> bool:
    if len(names) == 2 and all(names):
        for one, other in (names, names[::-1]):
            if other.startswith("非") and (one.startswith(other[1:]) or other[1:].startswith(one)):
                return True
    together = "\n".join(names)
    return any(
        all(side in together for side in sides) and all(any(side in name for side in sides) for name in names)
        for sides in _divisions_by_length().get(len(names), ())
    )


@cache
def _sides() -> tuple[str, ...]:
    """Return the sides of all divisions, the longest first and those of one length always in the same order."""
    sides = {side for division in _COMPLEMENTS.rows for side in division}
    return tuple(sorted(sides, key=lambda side: (-len(side), side)))


def may_divide(whole: str, names: Iterable[str]) -> bool:
    """Tell whether parts may be of what a label names: 城镇 and 农村 may, 城镇就业 and 农村就业 are no parts of 贫困人口."""
    things = []
    for name in names:
        thing = core(name)
        for side in [side for side in _sides() if side in thing]:
            thing = thing.replace(side, "")
        things.append(thing)
    return not any(things) or any(set(thing) & set(whole) for thing in things)


def name_a_whole(names: Sequence[str], whole: str) -> bool:
    """Tell whether the words of a whole name its parts: 公路水路发送旅客 of 公路 and 水路, 小学、初中在校生 of 小学 and 初中."""
    alike = common_end(names)
    for cut in range(alike, max(-1, alike - _LEAST_HEAD), -1):
        heads = [core(name[: len(name) - cut]) for name in names]
        if len(set(heads)) == len(names) and all(len(head) >= _LEAST_HEAD and head in whole for head in heads):
            return True
    # 进出口 of 进口 and 出口, 工农业 of 工业 and 农业.
    heads, end = [core(name[: len(name) - alike]) for name in names], names[0][len(names[0]) - alike :][:1]
    are_two = len(names) == 2 and all(heads) and bool(end)
    return are_two and any(f"{one}{other}{end}" in whole for one, other in (heads, heads[::-1]))


def are_disjoint(names: Sequence[str]) -> bool:
    """Tell whether groups have nothing in common: their names are cast in one mould, or divide by one property."""
    if len(set(names)) < len(names) or not all(0 < len(name) <= _LONGEST_NAME for name in names):
        return False
    return _have_nothing_in_common(tuple(names))


@lru_cache(maxsize=4096)
def _have_nothing_in_common(names: tuple[str, ...]) -> bool:
    if make_a_whole(names):
        return True
    if overlap(names):
        return False
    lengths = [len(name) for name in names]
    # 发明授权 and 软件著作权 end alike by chance, 海淀区 and 门头沟区 don't.
    alike = 2 if names[0][-1] in _KINDS else 1
    if max(lengths) - min(lengths) < min(alike * common_end(names), 2):
        return True
    levels = {found[1] for name in names if (found := _LEVEL.search(name))}
    return len(levels) == len(names) or any(_divides(line, names) for line in _DIVISIONS.rows)


def overlap(names: Sequence[str]) -> bool:
    """Tell whether names speak of properties that one thing may have together."""
    # 党员 in all names (教师党员, 学生党员) is what is divided, in one of them (女教师, 党员教师) a property.
    return any(0 < sum(word in name for name in names) < len(names) for word in _OVERLAPPING_WORDS.words)


def is_mould(names: Sequence[str]) -> bool:
    """Tell whether names have their last two characters in common, and each its own beginning."""
    alike = common_end(names)
    start = common_end([name[::-1] for name in names])
    names = [name[start:] for name in names]
    return (
        alike >= 2 and len({name[:-alike] for name in names}) == len(names) and all(len(name) > alike for name in names)
    )


def common_end(names: Sequence[str]) -> int:
    """Return how many characters at their ends names have in common."""
    alike = 0
    for letters in zip(*(reversed(name) for name in names), strict=False):
        if len(set(letters)) > 1:
            break
        alike += 1
    return alike


def _divides(division: Sequence[str], names: Sequence[str]) -> bool:
    """Tell whether each name holds a group of its own."""
    taken = [max((group for group in division if group in name), key=len, default="") for name in names]
    return all(taken) and len(set(taken)) == len(taken)
