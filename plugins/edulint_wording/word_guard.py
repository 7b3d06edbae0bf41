"""Whether a form stands in a sentence as a word, or only where two words meet: 可以经济, 预防犯罪."""

from __future__ import annotations

import os
from functools import cache

from edulint.api import (
    CLOSERS,
    OPENERS,
    STRAIGHT_QUOTES,
    WordList,
    division_cost,
    is_frequent_word,
    is_han,
    occurrences,
    pattern,
    word_borders_around,
)

_WORDS = WordList(__file__, "word_guard.txt")
_SHORTEST_ROW = 5
_PAIR, _NAME = 2, 3
# What a person does whose name and title stand before it; others stand beside him: 书记关剑伟说.
_BEHIND_NAMES = frozenset("说表指介告带等和与、")
# So near, a short form that is alike stands before: 党建带群建社建.
_NEAR = 8
# So many characters to each side of a place tell how its clause is divided.
_AROUND = 6
# What a word costs that the list of frequent words doesn't have.
_RARE_WORD = 12.0
# How much likelier the corrected clause must be, in natural logarithms: little where the form's ends are borders of
# words already, much where the likeliest division of the written clause cuts across them (抓实事求事 is 抓|实事|求|事).
_LEAST_GAIN = 2.0
_LEAST_GAIN_ACROSS = 9.5
# And than the clause in which a rarer word crosses one of its ends.
_LEAST_GAIN_CROSSED = 4.0
# So many characters on, the right form may stand beside a wrong one that is spoken of.
_BESIDE = 30
# 采虹北路, 高源村高源自然村21号, 新农花苑8幢
_IN_ADDRESS = pattern(
    "[东南西北中][路街]|[路街村巷弄](?:[0-9]|自然村|委会|民小组|[一二三四五六七八九十]{1,3}[组队社])|自然村|[0-9]{1,4}[幢栋弄室]"
)
_PLACES, _SMALLER = frozenset("省市县区州镇乡"), frozenset("市县区镇乡村")
# 全县的巷村 is no place by the name 的巷村.
_NO_PLACE = frozenset("全各本我该的和与及等内")
# So many characters a place's name has at the most before what it ends with.
_LONGEST_PLACE = 2
# A word of two that no dictionary has is the draft's own where it stands so often.
_OFTEN = 3
# 马某乙经抢救无效
_STEMS = frozenset("甲乙丙丁戊己庚辛")
_QUOTES = (OPENERS | CLOSERS | STRAIGHT_QUOTES) - frozenset("（）()[]［］〔〕")


def is_misspelt_word(prose: str, start: int, end: int, right: str) -> bool:
    """Tell whether ``prose[start:end]`` is a word that ought to be ``right``.

    The clause is divided into words as it is written and with ``right`` as one word in it; the second must be likelier.
    """
    first, last = start, end
    while first > 0 and start - first < _AROUND and is_han(prose[first - 1]):
        first -= 1
    while last < len(prose) and last - end < _AROUND and is_han(prose[last]):
        last += 1
    before, behind = prose[first:start], prose[end:last]
    corrected = division_cost(before) + division_cost(behind) + min(division_cost(right), _RARE_WORD)
    crossed = _cost_if_crossed(before, prose[start:end], behind)
    if crossed is not None and crossed - corrected < _LEAST_GAIN_CROSSED:
        return False
    gain = division_cost(prose[first:last]) - corrected
    if gain >= _LEAST_GAIN_ACROSS:
        return True
    return gain >= _LEAST_GAIN and word_borders_around(prose, start, end).issuperset((start, end))


def _cost_if_crossed(before: str, form: str, behind: str) -> float | None:
    """Return what a clause costs if a rarer word crosses an end of a form of two: 促 and 尽责 in 问责促尽责."""
    if len(form) != _PAIR:
        return None
    costs = []
    if _is_word(form[1] + behind[:1]):
        costs.append(division_cost(before) + division_cost(form[0]) + division_cost(behind[1:]))
    if _is_word(before[-1:] + form[0]):
        costs.append(division_cost(before[:-1]) + division_cost(form[1]) + division_cost(behind))
    return min(costs) + _RARE_WORD if costs else None


def _is_word(pair: str) -> bool:
    """Tell of words that are no frequent ones and may begin or end inside a form: 测温 in 对测温结果.

    The script ``tools/crossing_words.py`` lists them.
    """
    if len(pair) < _PAIR:
        return False
    lines, first = _crossing(), f"\n{pair[0]} ".encode(errors="replace")
    at = lines.find(first)
    return at >= 0 and pair[1].encode(errors="replace") in lines[at + len(first) : lines.find(b"\n", at + 1)]


@cache
def _crossing() -> bytes:
    """Return the lines as they stand in the file: by its first character what makes a rarer word with it.

    To divide the list into its lines takes longer than to find a few of them.
    """
    with open(os.path.join(os.path.dirname(__file__), "crossing_words.txt"), "rb") as file:
        return b"\n" + file.read()


def is_spoken_of(prose: str, start: int, end: int, right: str) -> bool:
    """Tell whether a form is an example: alone in quotation marks, with the right one beside it (“布署”应为“部署”)."""
    if start == 0 or prose[start - 1] not in _QUOTES or prose[end : end + 1] not in _QUOTES:
        return False
    return right in prose[max(0, start - _BESIDE) : start] or right in prose[end : end + _BESIDE]


def is_in_row_of_abbreviations(prose: str, start: int, end: int) -> bool:
    """Tell whether a form is a part of such a row, which may have 、 in it: 产学研、才政介 is no misspelt 财政."""
    row = {*_WORDS.section("abbreviations"), "、"}
    if not row.issuperset(prose[start:end]):
        return False
    first, last = start, end
    while first > 0 and prose[first - 1] in row and last - first < _SHORTEST_ROW:
        first -= 1
    while last < len(prose) and prose[last] in row and last - first < _SHORTEST_ROW:
        last += 1
    return last - first >= _SHORTEST_ROW


def is_of_doubled_wording(prose: str, start: int, end: int) -> bool:
    """Tell whether a form ends one word and begins another that is like it: 实再 in 抓实再抓实, 建社 in 群建社建."""
    if prose[max(0, start - 1) : start + 1] == prose[end : end + _PAIR]:
        return True
    # 党建带群建社建
    is_between = end - start == _PAIR and prose[start] == prose[end : end + 1]
    return is_between and prose[start] in prose[max(0, start - _NEAR) : start]


def is_of_persons_name(prose: str, start: int, end: int) -> bool:
    """Tell whether a form of two characters is a part of a person's name: 陈建全 in a list, 尤如风, 主任郑栅洁受….

    The name stands alone, as in a list of persons, behind a title, behind another name, or before the office that the
    person was given.
    """
    if end - start != _PAIR:
        return False
    return (
        any(_is_name_alone(prose, first) for first in (start - 1, start) if first >= 0)
        or _is_behind_title(prose, start)
        or any(_is_behind_another_name(prose, at) for at in occurrences(prose, prose[start:end]))
        or _is_appointed(prose, start)
    )


def _is_behind_another_name(prose: str, start: int) -> bool:
    """Tell whether a form begins or ends a name that follows another one in a row: 李小二、高源等人, 陶小岸、郭大棹组成的."""
    first = next((at for at in (start, start - 1) if prose[at - 1 : at] == "、"), 0)
    if not first or prose[first] not in _surnames():
        return False
    other = prose[max(0, first - 1 - _NAME - 1) : first - 1]
    alone = next((at for at in range(len(other) - 1, -1, -1) if not is_han(other[at])), -1) + 1
    return _may_be_name(other[alone:])


def _may_be_name(words: str) -> bool:
    """Tell whether two or three characters have a surname, or at least no frequent word in them."""
    if not _PAIR <= len(words) <= _NAME:
        return False
    has_word = any(is_frequent_word(words[at : at + _PAIR]) for at in range(len(words) - 1))
    return not has_word or (words[0] in _surnames() and len(words) == _NAME)


def _is_appointed(prose: str, start: int) -> bool:
    """Tell whether a clause begins with a surname, and the form is the given name and 为: ，邹萍为全国渔协副主任."""
    return (
        prose[start + 1] == "为"
        and prose[start - 1 : start] in _surnames()
        and not is_han(prose[start - 2 : start - 1])
    )


@cache
def _surnames() -> frozenset[str]:
    return frozenset((*_WORDS.section("surnames"), *_WORDS.section("surnames that are words")))


def _is_name_alone(prose: str, first: int) -> bool:
    """Tell whether a surname and two more characters stand alone."""
    name = prose[first : first + _NAME]
    if name[0] not in _surnames():
        return False
    beside = prose[max(0, first - 1) : first], prose[first + _NAME : first + _NAME + 1]
    return len(name) == _NAME and all(map(is_han, name)) and not any(map(is_han, beside))


def _is_behind_title(prose: str, start: int) -> bool:
    """Tell whether a character ends a name of three behind a title, or is the first one of its given name."""
    surnames = _surnames()
    for first in (start - 2, start):
        title = prose[max(0, first - 1) : max(0, first)]
        is_name = first < start or prose[start + _NAME : start + _NAME + 1] in _BEHIND_NAMES
        if is_name and title in _WORDS.section("ends of titles") and prose[first] in surnames:
            return not is_frequent_word(title + prose[first])
    # 分析师王蓬博分析…王蓬博认为: wherever the draft has the form, it is the same person's. 任何 is no title with 何.
    form, name = prose[start : start + _PAIR], prose[max(0, start - 1) : start + _PAIR]
    if name[0] not in surnames:
        return False
    # 64岁的赵才富
    if prose.endswith("岁的", 0, start - 1):
        return True
    titles = (title for title in _WORDS.section("ends of titles") if not is_frequent_word(title + name[0]))
    return any(f"{title}{name}" in prose for title in titles) and prose.count(name) == prose.count(form)


def is_part_of_name(prose: str, start: int, end: int, right: str) -> bool:
    """Tell whether a form belongs to a name: 行长余振东, 健立公司, and 对伍月 beside 伍月 elsewhere.

    The character that is wrong, of which ``right`` has another, is the one that the name has. So is one that firms,
    persons and peoples are called by and no other word has: 鑫型公司, 彝药.
    """
    rare = _WORDS.section("in names alone")
    if any(one in rare and one not in right for one in prose[start:end]):
        return True
    # 健立公司, 四海逸家社区
    if prose.startswith(_WORDS.section("behind names"), end):
        return True
    if end - start != _PAIR:
        return False
    if any(_is_in_row_of_names(prose, at) for at in occurrences(prose, prose[start:end])):
        return True
    if not is_han(prose[end : end + 1]):
        return False
    if prose[start] in _WORDS.section("surnames") and prose[start] == right[0]:
        return prose[max(0, start - 1) : start] in _WORDS.section("ends of titles")
    # 给于某担保, 问侯某乙: a surname, and 某 for the rest of the name.
    if prose[end] == "某" and prose[start] == right[0] and prose[end + 1 : end + 2] not in _WORDS.section("behind 某"):
        return True
    name = prose[end - 1 : end + 1]
    if name[0] not in _WORDS.section("surnames") or prose[end - 1] != right[-1]:
        return False
    return any(prose[max(0, at - 1) : at] not in (prose[start], right[0]) for at in occurrences(prose, name))


def is_of_place(prose: str, start: int, end: int) -> bool:
    """Tell whether a form of two stands in an address or between two places: 高源村21号, 双涧镇赵巷村, 衡阳市常宁市."""
    if end - start != _PAIR:
        return False
    if any(_IN_ADDRESS.match(prose, at + _PAIR) for at in occurrences(prose, prose[start:end])):
        return True
    behind = prose[end : end + _LONGEST_PLACE]
    if prose[start] in _PLACES and not _SMALLER.isdisjoint(behind) and prose[start + 1] not in _NO_PLACE:
        return prose[start - 1 : start] not in _NO_PLACE and is_han(prose[start - 2 : start - 1])
    if prose[start + 1] not in _SMALLER:
        return False
    names = (prose[at - 1 : start] for at in (start - 1, start - 2) if prose[at - 1 : at] in _PLACES)
    return any(_NO_PLACE.isdisjoint(name[1:]) for name in names)


def ends_own_word(prose: str, start: int, end: int, right: str) -> bool:
    """Tell whether the first character of a form ends a person's name, or a word that the draft has elsewhere, too.

    Such are 马某|乙经抢救, …、张仁|元因, 宗传|存拆了 beside 宗传存 in other sentences, and 甪|直后 beside 甪直 in many.
    """
    if end - start != _PAIR or start < _PAIR:
        return False
    if prose[start - 1] == "某" and prose[start] in _STEMS:
        return True
    name = prose[start - _PAIR : start + 1]
    if not all(map(is_han, name)):
        return False
    if prose[start] != right[0] and prose[start - 3 : start - 2] == "、" and name[0] in _WORDS.section("surnames"):
        return True
    return _goes_on_otherwise(prose, name, start - _PAIR) >= 1 or (
        not is_frequent_word(name[1:]) and _goes_on_otherwise(prose, name[1:], start - 1) >= _OFTEN
    )


def _goes_on_otherwise(prose: str, name: str, start: int) -> int:
    """Return how often the draft has a name elsewhere than at ``start``, before a character that is no part of it."""
    own = prose[start + len(name)]
    others = (prose[at + len(name) : at + len(name) + 1] for at in occurrences(prose, name) if at != start)
    return sum(other != own and is_han(other) and not is_frequent_word(name[-1] + other) for other in others)


def _is_in_row_of_names(prose: str, start: int) -> bool:
    """Tell whether a form of two is a person's name, or a given name, beside another person's: 严俊、苏平（…, 陆文芳、程勇跃."""
    surnames, end = _WORDS.section("surnames"), start + _PAIR
    if prose[end : end + 1] == "、" and prose[end + 1 : end + 2] in surnames:
        lengths = (length for length in (2, 3) if not is_han(prose[end + 1 + length : end + 2 + length]))
        if any(prose[end + 1 : end + 1 + length].isalpha() for length in lengths):
            return True
    others = (prose[start - 2 - length : start - 2] for length in (2, 3))
    return prose[start - 2 : start - 1] == "、" and any(other[:1] in surnames and other.isalpha() for other in others)


def is_pun(wrong: str, right: str) -> bool:
    """Tell whether the characters that differ are such as slogans play with."""
    return any(one != other and one in _WORDS.section("puns") for one, other in zip(wrong, right, strict=True))
