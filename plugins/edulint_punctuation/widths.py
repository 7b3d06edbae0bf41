"""Half-width marks beside Chinese characters, and the edits that make them full-width."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edulint.api import HAN_NUMERALS, Edit, Span, ends_with_dots, holds_any, is_han, line_around, pattern
from edulint_punctuation.characters import is_chinese

_FULL = dict(zip(",;:?!()", "，；：？！（）", strict=True))
_MARKS = ",;:?!"
_MARK = pattern(f"[{_MARKS}]")
_STOP = pattern(r"\.(?=[ \t]*(?:[\r\n]|\Z))")
# A stop between clauses: 抓落实.全年…. Names of foreigners have one for a middle dot: 约翰.史密斯.
_STOP_INSIDE = pattern(r"\.(?<=[\u4e00-\u9fff]{4}\.)(?=(?![万亿千百]?[元人吨亩个])[\u4e00-\u9fff]{4})")
# 召开座谈会4场.现反馈如下, 增长7.6%.其中税收: behind a value; 第3章.概述 is the number of a heading.
_STOP_BEHIND_VALUE = pattern(r"\.(?<=[\u4e00-\u9fff%‰]\.)(?=[“《]?[\u4e00-\u9fff]{3})")
_VALUE = pattern(r"(?<![第图表.0-9])[0-9][0-9,]*(?:\.[0-9]+)?(?:[%‰]|[余多]?[万亿]?[\u4e00-\u9fff]{1,2})$")
_LONGEST_VALUE, _SHORTEST_BEFORE_VALUE = 14, 6
_OF_NAMES = frozenset(
    "阿巴贝本比伯布查达戴丹德迪恩尔法费弗戈格古哈赫基加杰卡凯科克肯拉莱兰朗劳勒雷里利林列龙卢鲁路罗洛马玛迈曼梅米莫姆纳"
    "奈内尼诺皮普奇乔琼瑞萨塞森沙莎什史斯丝苏索塔泰汤特提托瓦韦维温翰沃乌西希夏歇休雅亚耶伊约詹珍兹"
)
# A question mark that stands for a character lost in a conversion, or for a lost number: 幸福院?所.
_LOST = pattern(
    r"\?(?:(?<=[?、，；：（《“].)|(?=[?，。、；])|(?=[余多]?[万亿]?"
    r"(?:[个所家名人次件户场处项元吨亩座条份篇米]|公[里斤]|平方米|[人批场]次)?(?<!\?)[,，。、;；（(]))"
)
_NUMERALS = frozenset(f"第{HAN_NUMERALS}")
_BEFORE_STOP = "）)”》"
_ENDS = frozenset(')"')
_SHARES = frozenset("%‰")
_CLAUSE_MARKS = "，；："
# Compiled only where the draft has such marks.
_BRACKET = r"[()（）\n]"
# The mark, what stands between two of it, and the marks that they become. Some write '甲“, of which no pair can be made.
_QUOTES = (('"', r"[^\"\n]*", "“", "”"), ("'", "[^'\"“”‘’，。,;；\n]{1,20}", "‘", "’"))
_SPACES = pattern(r"[ \u3000\u00a0]+(?=[^\s\u3000])")
_ENTITY = r"&#?[0-9a-zA-Z]{2,8}\Z"
_LOCANT = pattern("[0-9,]{1,5}['′]?-|[NOSP]-")
_NUMBER_TAIL = r"[0-9xX*]+号"


def widenings(prose: str) -> list[Edit]:
    """Return the edits, in order: each begins with the half-width mark that it replaces."""
    edits = [*_marks(prose), *_brackets(prose), *_quotes(prose), *_stops(prose), *_stops_inside(prose)]
    return sorted(edits, key=lambda edit: edit.span.start)


def _marks(prose: str) -> Iterator[Edit]:
    for match in _MARK.finditer(prose) if holds_any(prose, _MARKS) else ():
        at = match.start()
        before, after = prose[at - 1 : at], prose[at + 1 : at + 2]
        if _LOST.match(prose, at):
            continue
        if match.group() == "!" and after == "[":
            continue  # ![图](…)
        if match.group() == ";" and re.search(_ENTITY, prose[max(0, at - 9) : at]):
            continue  # &nbsp; is a web page's code
        if (
            is_chinese(before)
            or is_chinese(after)
            or (before in _ENDS and is_han(prose[at - 2 : at - 1]))
            or (before in _SHARES and _has_han(prose[max(0, at - 10) : at]))
        ):
            yield _widened(prose, at)


def _widened(prose: str, at: int) -> Edit:
    """Return the edit that makes a mark full-width; the space after it then goes."""
    spaces = _SPACES.match(prose, at + 1)
    return Edit(Span(at, spaces.end() if spaces else at + 1), _FULL[prose[at]])


def _brackets(prose: str) -> Iterator[Edit]:
    opened: list[int] = []
    for match in re.finditer(_BRACKET, prose) if holds_any(prose, "()") else ():
        if match.group() in "(（":
            opened.append(match.start())
        elif match.group() == "\n":
            opened.clear()
        elif opened:
            start, end = opened.pop(), match.start()
            if _is_chinese_pair(prose, start, end):
                yield from (Edit(Span(at, at + 1), _FULL[prose[at]]) for at in (start, end) if prose[at] in "()")


def _is_chinese_pair(prose: str, start: int, end: int) -> bool:
    before = prose[start - 1 : start]
    # 2-(4-异丁基苯基)丙酸: the name of a compound
    if before == "-" and prose[start - 2 : start - 1].isdecimal() and _LOCANT.match(prose, start + 1):
        return False
    if prose[start] + prose[end] != "()" or _has_han(prose[start:end]):
        return True
    if before.isascii() and before.isalnum():
        return False  # f(x)
    if re.match(_NUMBER_TAIL, prose[end + 1 : end + 8]):
        return False  # the number of a document, which takes other brackets
    # A number and its title may have a mark between them, (2),改善办学条件, or stand on two lines.
    is_number = prose[start + 1 : end].isdecimal()
    behind = prose[end + 1 : end + 3] if is_number else prose[end + 1 : end + 2]
    if is_number and before in ("", "\n") and not behind.strip():
        behind = prose[end + 1 : end + 8].lstrip()[:1]
    return end > start + 1 and (is_han(before) or _has_han(behind))


def _quotes(prose: str) -> Iterator[Edit]:
    for mark, inside, opener, closer in _QUOTES:
        line, are_paired = (0, 0), True
        for match in re.finditer(f"{mark}{inside}{mark}", prose) if mark in prose else ():
            start, end = match.start(), match.end() - 1
            if start >= line[1]:
                line = line_around(prose, start, end)
                are_paired = prose.count(mark, *line) % 2 == 0
            if are_paired and (_has_han(match.group()) or is_han(prose[end + 1 : end + 2])):
                yield Edit(Span(start, start + 1), opener)
                yield Edit(Span(end, end + 1), closer)


def _stops(prose: str) -> Iterator[Edit]:
    for match in _STOP.finditer(prose):
        at = match.start()
        before = prose[max(0, at - 5) : at].rstrip(_BEFORE_STOP)
        # 二十一. at the end of a line is an ordinal, and 18个. may be a line of a list; behind clauses they end a sentence.
        is_of_words = len(before) > 2 and all(map(is_han, before[-3:])) and not _NUMERALS.issuperset(before[-3:])
        may_end = is_han(before[-1:]) or before[-1:] in _SHARES
        if is_of_words or (may_end and holds_any(prose[prose.rfind("\n", 0, at) + 1 : at], _CLAUSE_MARKS)):
            yield Edit(Span(at, match.end()), "。")


def _stops_inside(prose: str) -> Iterator[Edit]:
    for match in _STOP_INSIDE.finditer(prose):
        at = match.start()
        # 的.各项: the mark of a copying site, which is taken out
        if prose[at - 1] == "的" and not ends_with_dots(prose):
            continue
        if prose[prose.rfind("\n", 0, at) + 1 : at].lstrip().startswith("["):
            continue  # [1] 国家统计局.统计年鉴: a reference
        if not _OF_NAMES.issuperset(prose[at - 1] + prose[at + 1]):
            yield Edit(Span(at, at + 1), "。")
    for match in _STOP_BEHIND_VALUE.finditer(prose):
        at, start = match.start(), prose.rfind("\n", 0, match.start()) + 1
        value = _VALUE.search(prose, max(start, at - _LONGEST_VALUE), at)
        if value and value.start() - start >= _SHORTEST_BEFORE_VALUE:
            yield Edit(Span(at, at + 1), "。")


def _has_han(text: str) -> bool:
    return any(map(is_han, text))
