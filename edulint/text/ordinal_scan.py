"""Reads ordinals: the numbers that stand before headings, items and points."""

from __future__ import annotations

import re
from functools import cache

from edulint.text.characters import is_han
from edulint.text.fold import fold
from edulint.text.numerals import han_to_int
from edulint.text.ordinals import DECIMAL_PARTS, SINGLE_CHARACTERS, Ordinal, OrdinalStyle
from edulint.text.patterns import pattern
from edulint.text.spans import Span

_HAN = frozenset("〇零一二三四五六七八九十百")
_DIGITS = frozenset("0123456789")
_MASKS = frozenset("xX×*")
_WORDS = {"首先": 1, "其次": 2, "再次": 3, "最后": None}
# What a number after 第 divides, and what may not follow: 第一部分是, 第二篇文章, 第三章程, 第一节课.
_DIVISIONS = {
    "部分": (OrdinalStyle.PART, frozenset("是为主的,。、")),
    "编": (OrdinalStyle.PART, frozenset("文幅")),
    "篇": (OrdinalStyle.REPORT, frozenset("文幅章报")),
    "章": (OrdinalStyle.CHAPTER, frozenset("程鱼")),
    "节": (OrdinalStyle.DIVISION, frozenset("课目约")),
}
_HAN_MARKS = {"、": OrdinalStyle.HAN_COMMA, ")": OrdinalStyle.HAN_HALF_PAREN, ".": OrdinalStyle.HAN_DOT}
_DIGIT_MARKS = {"、": OrdinalStyle.DIGIT_COMMA, ")": OrdinalStyle.DIGIT_HALF_PAREN, ".": OrdinalStyle.DIGIT_DOT}
# What a slip of the hand puts in place of the mark: 三： between 二、 and 四、.
_WRONG_MARKS = frozenset(":,。")
_NOT_AFTER_YAO = frozenset("求点素闻件")
_NOT_AFTER_DIGIT = frozenset("0123456789xX×*_%")
_NOT_AFTER_JOINT = frozenset("个大次条")
# 三、四月份, 一、二年级: joint numbers whatever stands around them; 二、三年目标 may be a heading.
_COUNTED_JOINTLY = frozenset("年月季等线类级产期楼班号日天周届")
_PLANNED = pattern("(?:年|季度)(?:目标|规划|计划|行动|工作|打算|重点|任务)")
# Behind a year: 2022年, and without its 年 before whose award it was, 2011省优质课二等奖.
_BEHIND_YEAR = frozenset("年省市县区")
_OPENING = frozenset('“‘"《【(')
_LONGEST_HAN, _LONGEST_SPACE = 5, 6
# The styles of decimals by the number of their parts.
_DECIMALS = tuple(DECIMAL_PARTS)
_PARTS = frozenset("条款项章节编卷册期届批轮次场集站课")
FIRSTS = _HAN | SINGLE_CHARACTERS.keys() | frozenset("(第0123456789首其再最")
_FIRST_OR_MASK = FIRSTS | _MASKS


def ordinal_at(text: str, folded: str, start: int, end: int) -> Ordinal | None:
    """Return the ordinal that stands at ``start``, or None.

    ``folded`` is ``text`` after :func:`edulint.text.fold.fold`; ``end`` bounds the block. Dates (``6.26``), decimals
    (``1.2万``) and joint numbers (``一、二年级``) are no ordinals.
    """
    # Most blocks begin with none.
    return _Scan(text, folded, start, end).ordinal() if folded[start : start + 1] in _FIRST_OR_MASK else None


def ordinal_of(label: str) -> Ordinal | None:
    """Return the ordinal that a label before a title is, though no part of the text; its spans are the label's.

    ``1.2`` is one there, though nothing follows it that tells it from a figure.
    """
    titled = f"{label} 题"
    return ordinal_at(titled, fold(titled), 0, len(titled)) if label else None


def doubtful_ordinal_at(text: str, folded: str, start: int, end: int) -> Ordinal | None:
    """Return what stands at ``start`` and would be an ordinal if its neighbours were its predecessor and successor.

    Such are ``1、xx学校``, ``21.5+2就业之家``, ``第三条`` run into its text, ``二、三项工作``, ``三：``.
    """
    is_possible = folded[start : start + 1] in _FIRST_OR_MASK
    return _Scan(text, folded, start, end, certain=False).ordinal() if is_possible else None


def decimal_at(text: str, folded: str, start: int, end: int) -> Ordinal | None:
    """Return the decimal (``1``, ``1.1``, ``1.1.1``) that stands at ``start`` and would be an ordinal among its like.

    A single number needs space behind it; others may be run into their titles (``1.1编写目的``).
    """
    if folded[start : start + 1] not in _DIGITS:
        return None
    scan = _Scan(text, folded, start, end)
    return scan.decimal()


@cache
def _measure() -> re.Pattern[str]:
    return pattern(
        "[多余]?[十百千]?[万亿]|[%％‰℃年]|元(?!数|素|宇)|倍(?!增|率)|个(?!人|性|体|别|案)|吨|亩|米|公[里斤顷]|平方|立方|千[瓦米克]"
        "|月[底初末中份日至0-9]|日[至前起]?[,。;]"
    )


class _Scan:
    """Reads an ordinal character by character: a pattern for all styles takes longer to compile than drafts to read."""

    def __init__(self, text: str, folded: str, start: int, end: int, certain: bool = True) -> None:
        self.text = text
        self.folded = folded
        self.start = start
        self.end = min(end, len(folded))
        self.certain = certain

    def ordinal(self) -> Ordinal | None:
        first = self._at(self.start)
        if first == "(":
            return self._bracketed()
        if first == "第":
            return self._divided()
        if first in _HAN:
            return self._han()
        if first in _DIGITS or first in _MASKS:
            return self._digits()
        if first == "其" and self._at(self.start + 1) in _HAN:
            return self._first()
        if first in SINGLE_CHARACTERS:
            value, style = SINGLE_CHARACTERS[first]
            after = self.start + 1
            return self._made(style, value, self.start, after, after + (self._at(after) in ("、", ".")))
        word = self.folded[self.start : min(self.start + 2, self.end)]
        if word in _WORDS:
            after = self.start + 2
            return self._made(
                OrdinalStyle.WORD, _WORDS[word], self.start, after, after + (self._at(after) in (",", "、", ":"))
            )
        return None

    def decimal(self) -> Ordinal | None:
        """Return the decimal at the start, even where it is run into its title."""
        return self._decimal(self._past_number(self.start), run_in=True)

    def _bracketed(self) -> Ordinal | None:
        begin = self._past_space(self.start + 1, _LONGEST_SPACE)
        after = self._past_number(begin)
        close = self._past_space(after, _LONGEST_SPACE)
        if after == begin or self._at(close) != ")":
            return None
        number = self.folded[begin:after]
        is_han = number[0] in _HAN
        if not is_han and len(number) > 2:
            return None
        style = OrdinalStyle.HAN_PAREN if is_han else OrdinalStyle.DIGIT_PAREN
        return self._made(style, _value(number), begin, after, close + 1 + (self._at(close + 1) in ("、", ".", ":")))

    def _divided(self) -> Ordinal | None:
        begin = self._past_space(self.start + 1, 1)
        after = self._past_number(begin)
        number = self.folded[begin:after]
        if not number or number in _MASKS:
            return None
        value = _value(number)
        if self._at(after) == "是" and number[0] in _HAN:
            return self._first()
        if self._at(after) in (",", "、", ":"):
            # 第一、二产业 and 第一、第三产业 name two things, 第六、七、九条 three.
            at = after + 1
            is_joint = self._at(after) == "、" and (
                self._at(at) == "第" or self._is_joint(value, at) or self._names_parts(at)
            )
            return (
                None if is_joint or len(number) > 5 else self._made(OrdinalStyle.FIRST, value, begin, after, after + 1)
            )
        at = self._past_space(after, 1)
        if self._at(at) == "条":
            # 第三条铁路 is no article; 第三条 run into its text is told by its neighbours.
            is_article = not self.certain or self._at(at + 1) in ("", " ", ":", "\r", "\n")
            return self._made(OrdinalStyle.ARTICLE, value, begin, after, at + 1) if is_article else None
        word = "部分" if self.folded.startswith("部分", at, self.end) else self._at(at)
        if word not in _DIVISIONS:
            return None
        style, excluded = _DIVISIONS[word]
        done = at + len(word)
        return None if self._at(done) in excluded else self._made(style, value, begin, after, done)

    def _first(self) -> Ordinal | None:
        """Return an ordinal like ``其一，`` or ``第一是``."""
        begin = self.start + 1
        after = self._past_number(begin)
        is_marked = self._at(after) in (",", "、", ":", "是")
        value = han_to_int(self.folded[begin:after])
        return self._made(OrdinalStyle.FIRST, value, begin, after, after + 1) if is_marked else None

    def _han(self) -> Ordinal | None:
        after = self._past_number(self.start)
        words, mark = self.folded[self.start : after], self._at(after)
        # 一一是: scanning has doubled the figure.
        value = None if mark == "是" and words == words[0] * 2 else han_to_int(words)
        if mark == "是" or (mark == "要" and self._at(after + 1) not in _NOT_AFTER_YAO):
            return self._made(OrdinalStyle.POINT, value, self.start, after, after + 1)
        at = self._past_space(after, 1)
        mark = self._at(at)
        if mark in _WRONG_MARKS and not self.certain and self._at(at + 1) not in _DIGITS:
            return self._made(OrdinalStyle.HAN_COMMA, value, self.start, after, at + 1)
        if mark not in _HAN_MARKS or (mark == "." and self._at(at + 1) in _DIGITS and not self._is_year(at + 1)):
            return None
        if mark == "、" and self._is_joint(value, at + 1):
            joint = self._past_number(at + 1)
            if self.certain or (self._at(joint) in _COUNTED_JOINTLY and not _PLANNED.match(self.folded, joint)):
                return None
        return self._made(_HAN_MARKS[mark], value, self.start, after, at + 1)

    def _digits(self) -> Ordinal | None:
        after = self._past_number(self.start)
        # Callers that ask for doubtful ordinals have settled the decimals before.
        if self.certain and self._at(after) == "." and self._at(after + 1) in _DIGITS:
            decimal = self._decimal(after)
            if decimal:
                return decimal
        at = self._past_space(after, 1)
        mark, following = self._at(at), self._at(at + 1)
        if mark in _WRONG_MARKS and not self.certain and following not in _DIGITS and after - self.start <= 2:
            value = _value(self.folded[self.start : after])
            return self._made(OrdinalStyle.DIGIT_DOT, value, self.start, after, at + 1)
        if after - self.start > 2 or mark not in _DIGIT_MARKS:
            return None
        if following and following in _NOT_AFTER_DIGIT:
            is_told_by_neighbours = not self.certain and following != "%" and at == after
            if not is_told_by_neighbours and not (mark != ")" and self._is_year(at + 1)):
                return None
        number = self.folded[self.start : after]
        return self._made(_DIGIT_MARKS[mark], _value(number), self.start, after, at + 1)

    def _decimal(self, after: int, run_in: bool = False) -> Ordinal | None:
        """Return an ordinal like ``1.2``; a mark or space must part it from its title unless ``run_in``. 1.2万 is none."""
        if after - self.start > 2:
            return None
        begin, parts = self.start, 1
        while self._at(after) == "." and self._at(after + 1) in _DIGITS and parts < len(_DECIMALS):
            begin, after, parts = after + 1, self._past_number(after + 1), parts + 1
        if after - begin > 2 or self._at(after) in _DIGITS:
            return None
        end = after + (parts > 1 and self._at(after) in ("、", "."))
        title = self._past_space(end, self.end - end)
        is_parted = title > after and (parts > 1 or title > end)
        if not (is_parted or (run_in and parts > 1 and is_han(self._at(title)))):
            return None
        # 1.3 2025年，新建学校3所 begins with the year.
        begins_title = self._at(title).isalpha() or self._at(title) in _OPENING or (is_parted and self._is_year(title))
        if not begins_title or self._is_measure(title):
            return None
        return self._made(_DECIMALS[parts - 1], int(self.folded[begin:after]), begin, after, end)

    def _is_measure(self, at: int) -> bool:
        """Tell whether a unit of measure follows, which makes a figure of the number: 1.2亿元, 3.5个百分点."""
        return _measure().match(self.folded, at, self.end) is not None

    def _is_year(self, at: int) -> bool:
        """Tell whether a year follows (2022年, 20xx年, 2011省级奖): 1.2022年 is the first of a list."""
        century, rest = self.folded[at : at + 2], self.folded[at + 2 : at + 4]
        is_told = self._at(self._past_space(at + 4, 1)) in _BEHIND_YEAR
        return century in ("19", "20") and all(c in _NOT_AFTER_DIGIT for c in rest) and is_told

    def _is_joint(self, value: int | None, at: int) -> bool:
        """Tell whether the next number follows: 一、二年级 and 三、四月份, but not 一、二十大精神 and 二、三个坚持."""
        after = self._past_number(at)
        number = self.folded[at:after]
        if value is None or not number or number[0] not in _HAN or self._at(after) in _NOT_AFTER_JOINT:
            return False
        return han_to_int(number) == value + 1

    def _names_parts(self, at: int) -> bool:
        """Tell whether further numbers follow and what they number: the end of 第六、七、九条."""
        while (after := self._past_number(at)) > at and self._at(after) == "、":
            at = after + 1
        return after > at and self._at(after) in _PARTS

    def _at(self, index: int) -> str:
        return self.folded[index] if index < self.end else ""

    def _past_space(self, index: int, most: int) -> int:
        limit = min(index + most, self.end)
        while index < limit and self.folded[index].isspace():
            index += 1
        return index

    def _past_number(self, index: int) -> int:
        """Return where a number ends that begins at ``index``: Han numerals, up to three digits, or one mask."""
        first = self._at(index)
        if not first or first in _MASKS:
            return index + bool(first)
        if first in _HAN:
            limit = min(index + _LONGEST_HAN, self.end)
            while index < limit and self.folded[index] in _HAN:
                index += 1
            return index
        limit = min(index + 3, self.end)
        while index < limit and self.folded[index] in _DIGITS:
            index += 1
        return index

    def _made(self, style: OrdinalStyle, value: int | None, begin: int, after: int, end: int) -> Ordinal | None:
        """Return the ordinal, unless its number is zero or can't be read."""
        if value == 0 or (value is None and self.folded[begin] in _HAN):
            return None
        return Ordinal(Span(self.start, end), style, value, self.text[self.start : end], Span(begin, after))


def _value(number: str) -> int | None:
    return int(number) if number.isdecimal() else han_to_int(number) if number[0] in _HAN else None
