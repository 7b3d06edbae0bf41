"""Finds the names of what figures count, and tells how well two names agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from edulint.api import WordList, pattern
from edulint_figures.quantities.phrases import IN_BRACKETS
from edulint_figures.relations.tokens import Figure, Line

_LABEL_WORDS = WordList(__file__, "label_words.txt")
_OTHER_SIGNS = pattern(r"[^一-鿿A-Za-z0-9]+")
_HAN = pattern(r"[一-鿿]")
_FOOTNOTE = pattern(r"\[[0-9]{1,3}\]")
_DATES = pattern(r"^(?:[0-9]{4}年|[0-9]{1,2}月份?|[0-9]{1,2}日|前?[0-9一二三四]+(?:季度|个月)|[-—至到~])+")
_BEHIND = pattern(r"[一-鿿A-Za-z]{1,10}")
_LEADING = pattern(r"^(?:其中|包括|包含|分别[为是]|有|一是|二是|三是|四是)+")
_TRAILING = pattern(r"(?:[为有共是达约计占各均]|分别|达到|投入|完成|安排|落实)+$")
# 第一产业完成增加值 is 第一产业增加值, 沿海地区进出口 is 沿海进出口; GDP goes by its Chinese name.
_INSIDE = pattern(r"(?<=[一-鿿]{2})(?:(?:累计)?(?:预计)?(?:完成|实现)|地区)(?=[一-鿿]{2})")
# 天津市外贸 is 天津外贸.
_OF_A_PLACE = pattern(r"(?<=^[一-鿿]{2})[省市](?=[一-鿿]{2})")
# How well two names agree, as ``agreement`` tells it.
ALIKE, THE_SAME = 2, 3
_MOST_COMMON = 3
# It holds 出口 alone, but means 进口, too.
BOTH_SIDES = "进出口"
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
# What may stand between the figures behind 分别, and between the names before it.
_JOINING = frozenset(("", "和", "与", "及"))
_JOINTS, _EACH = pattern(r"[、和与及]"), pattern(r"分别|依次|先后")
# The three industries, by all their names.
INDUSTRIES = (pattern(r"第一产业|(?<![二三])一产"), pattern(r"第二产业|二产"), pattern(r"第三产业|三产"))
_INDUSTRIES = pattern(r"第?一、第?二、第?三次?产业|三次产业")
_LONGEST_LIST = 80
_NOT = "非"
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
    name = _last_words(_OTHER_WORDS.sub(lambda found: "" if found["of_one_side"] else _SAID_FOR[found[0]], label))
    # Asked of every level; few names hold these words.
    if "完成" in name or "实现" in name or "地区" in name:
        name = _INSIDE.sub("", name)
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
    return _OF_A_PLACE.sub("", name) if name[2:3] in ("省", "市") else name


@lru_cache(maxsize=4096)
def _last_words(label: str) -> str:
    """Return the last run of words of a label: 保费收入 of 保费收入[8], as a footnote's number is no word."""
    if "(" in label:
        # 沿海地区（含甲市）进出口: where the paragraph has no other figure, its brackets are not taken out.
        label = IN_BRACKETS.sub("", label)
    if "[" in label:
        label = _FOOTNOTE.sub("", label)
    if _OTHER_SIGNS.search(label) is None:
        return label if _HAN.search(label) else ""
    return next((piece for piece in reversed(_OTHER_SIGNS.split(label)) if _HAN.search(piece)), "")


def names_of(figures: Iterable[Figure], line: Line) -> list[str]:
    """Return what figures are the numbers of: the words before each, or those behind it (20个预期性指标).

    Where all are named alike (出口…，以美元计价为5亿美元), the first words of their segments tell.
    """
    listed = list(figures)
    names = _named_before(listed, line) or [_words_naming(figure, line) for figure in listed]
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
    told = _EACH.split(text[clause + 1 : at], maxsplit=1)
    pieces = _JOINTS.split(_INDUSTRIES.sub("第一产业、第二产业、第三产业", told[0])) if len(told) > 1 else []
    return pieces if len(pieces) == len(figures) else []


def _words_naming(figure: Figure, line: Line) -> str:
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
    if (BOTH_SIDES in one) != (BOTH_SIDES in other) and _ONE_SIDE.search((one + other).replace(BOTH_SIDES, "")):
        return 0
    short, long = sorted((one, other), key=len)
    if short in long or ("总" in short + long and _is_within(short.replace("总", ""), long.replace("总", ""))):
        return ALIKE
    for start in range(len(short) - _MOST_COMMON + 1):
        if short[start : start + _MOST_COMMON] in long and len(short) < 2 * _MOST_COMMON:
            return 1
    return 0


def share_a_word(one: str, other: str) -> bool:
    """Tell whether names have two characters in a row in common: 事故起数 and 发生特大交通事故."""
    return any(one[start : start + 2] in other for start in range(len(one) - 1))


def _is_within(one: str, other: str) -> bool:
    """Tell whether one of two names holds the other: 纸板总产量 and 纸板产量 are one."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _MOST_COMMON and short in long


def is_other_side(label: str, name: str) -> bool:
    """Tell whether a label is of what is not so named: 非税收入 holds 税收 and is the other side."""
    return core(label).startswith(_NOT) and not name.startswith(_NOT)
