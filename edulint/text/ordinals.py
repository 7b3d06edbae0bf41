"""Ordinals: the numbers that stand before headings, items and points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache

from msgspec import Struct

from edulint.text.numerals import han_to_int, int_to_han
from edulint.text.spans import Span


class OrdinalStyle(Enum):
    """The manner in which an ordinal is written; the value is the manner shown with its first number."""

    REPORT = "篇一"
    PART = "第一部分"
    CHAPTER = "第一章"
    DIVISION = "第一节"
    ARTICLE = "第一条"
    HAN_COMMA = "一、"
    HAN_DOT = "一."
    HAN_PAREN = "（一）"
    HAN_HALF_PAREN = "一）"
    DECIMAL = "1.1"
    DIGIT_COMMA = "1、"
    DIGIT_DOT = "1."
    DIGIT_PAREN = "（1）"
    DIGIT_HALF_PAREN = "1）"
    CIRCLED = "①"
    POINT = "一是"
    FIRST = "第一，"
    WORD = "首先"


class Ordinal(Struct, frozen=True):
    """The number of a heading or of a point in an enumeration.

    ``value`` counts from 1. It is None where the number cannot be told: masked (``x.``) or open (``最后``).
    ``text`` is the ordinal as written, marks included: ``（三）``, ``3、``, ``三是``. ``digits`` is the span of the number
    alone, which is what a renumbering replaces.
    """

    span: Span
    style: OrdinalStyle
    value: int | None
    text: str
    digits: Span


_HAN = "[〇零一二三四五六七八九十百]{1,5}"
_MASK = "[xX×*]"
_FILLED = 0x2776
_WIDE = {ord("0") + digit: chr(0xFF10 + digit) for digit in range(10)}
_SINGLE_CHARACTERS = {
    # first code point: (first value, how many, style)
    0x2460: (1, 20, OrdinalStyle.CIRCLED),
    0x3251: (21, 15, OrdinalStyle.CIRCLED),
    0x32B1: (36, 15, OrdinalStyle.CIRCLED),
    _FILLED: (1, 10, OrdinalStyle.CIRCLED),
    0x2474: (1, 20, OrdinalStyle.DIGIT_PAREN),
    0x2488: (1, 20, OrdinalStyle.DIGIT_DOT),
    0x3220: (1, 10, OrdinalStyle.HAN_PAREN),
}
_SINGLE = {
    chr(first + step): (value + step, style)
    for first, (value, count, style) in _SINGLE_CHARACTERS.items()
    for step in range(count)
}
_WORDS = {"首先": 1, "其次": 2, "再次": 3, "最后": None}
_DIVISIONS = {
    "部分": OrdinalStyle.PART,
    "编": OrdinalStyle.PART,
    "篇": OrdinalStyle.REPORT,
    "章": OrdinalStyle.CHAPTER,
    "节": OrdinalStyle.DIVISION,
    "条": OrdinalStyle.ARTICLE,
}
_HAN_MARKS = {"、": OrdinalStyle.HAN_COMMA, ")": OrdinalStyle.HAN_HALF_PAREN, ".": OrdinalStyle.HAN_DOT}
_DIGIT_MARKS = {"、": OrdinalStyle.DIGIT_COMMA, ")": OrdinalStyle.DIGIT_HALF_PAREN, ".": OrdinalStyle.DIGIT_DOT}

# Matched against folded text, where brackets, dots and digits are half-width. The last group to match tells the
# alternative; the number itself is the group whose name ends in "_n".
_ALTERNATIVES = rf"""(?:
      第[ ]?(?P<division_n>{_HAN}|\d{{1,3}})[ ]?(?P<division>
          部分(?![是为主的,。、])|[篇编](?![文幅章报])|章(?![程鱼])|节(?![课目约])|条(?=[ :\r\n]|$))
    | \(\s{{0,6}}(?P<han_paren_n>{_HAN})\s{{0,6}}(?P<han_paren>\)[、.:]?)
    | \(\s{{0,6}}(?P<digit_paren_n>\d{{1,2}}|{_MASK})\s{{0,6}}(?P<digit_paren>\)[、.:]?)
    | (?P<han_n>{_HAN})[ ]?(?P<han>[、)]|\.(?!\d))
    | (?P<decimal_n>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?P<decimal>(?=[ ]+[^\W\d]))
    | (?P<digit_n>\d{{1,2}}|{_MASK})[ ]?(?P<digit>[、.)](?![\dxX×*_%])|[、.](?=(?:19|20)[\dxX×*_]{{2}}[ ]?年))
    | (?P<single_n>[{"".join(_SINGLE)}])(?P<single>[、.]?)
    | (?P<point_n>{_HAN})(?P<point>是|要(?![求点素闻件]))
    | 第(?P<first_n>{_HAN}|\d{{1,2}})(?P<first>[,、:])
    | (?P<word_n>首先|其次|再次|最后)(?P<word>[,、:]?)
    )"""
_AT_START = re.compile(_ALTERNATIVES, re.VERBOSE)


@cache
def _at_clause() -> re.Pattern[str]:
    # Compiled when first asked for: not every draft has enumerations, and the pattern is a large one.
    return re.compile(r"(?<=[。;:,!?…\s”\"])" + _ALTERNATIVES, re.VERBOSE)


@cache
def _doubtful() -> re.Pattern[str]:
    # What only its neighbours can tell to be an ordinal: 1、xx学校, 21.5+2就业之家, 第三条 run into its text, 二、三项工作.
    return re.compile(
        rf"(?P<digit_n>\d{{1,2}})(?P<digit>[、.)])(?=[\dxX×*_])|第(?P<division_n>{_HAN}|\d{{1,3}})(?P<division>条)"
        rf"|(?P<han_n>{_HAN})(?P<han>、)"
    )


# 一、二年级 and 三、四月份 are joint numbers, but 一、二十大精神 and 二、三个坚持 are headings.
_NEXT_NUMERAL = re.compile(rf"({_HAN})(?![个大次条])")


def ordinal_at(text: str, folded: str, start: int, end: int) -> Ordinal | None:
    """Return the ordinal that stands at ``start``, or None.

    ``folded`` is ``text`` after :func:`edulint.text.fold.fold`; ``end`` bounds the block. Dates (``6.26``), decimals
    (``1.2万``) and joint numbers (``一、二年级``) are no ordinals.
    """
    match = _AT_START.match(folded, start, end)
    return _read(text, match) if match else None


def doubtful_ordinal_at(text: str, folded: str, start: int, end: int) -> Ordinal | None:
    """Return what stands at ``start`` and would be an ordinal if its neighbours were its predecessor and successor."""
    match = _doubtful().match(folded, start, end)
    return _read(text, match, certain=False) if match else None


def ordinals_in(text: str, folded: str, start: int, end: int) -> Iterator[Ordinal]:
    """Yield the ordinals at the start of the stretch and of the clauses inside it, in order."""
    first = ordinal_at(text, folded, start, end)
    if first:
        yield first
        start = first.span.end
    for match in _at_clause().finditer(folded, start, end):
        ordinal = _read(text, match)
        if ordinal:
            yield ordinal


def _read(text: str, match: re.Match[str], certain: bool = True) -> Ordinal | None:
    kind = match.lastgroup or ""
    number, mark = match[f"{kind}_n"], match[kind]
    value: int | None
    match kind:
        case "division":
            style, value = _DIVISIONS[mark], _value(number)
        case "han_paren":
            style, value = OrdinalStyle.HAN_PAREN, han_to_int(number)
        case "digit_paren":
            style, value = OrdinalStyle.DIGIT_PAREN, _value(number)
        case "han":
            style, value = _HAN_MARKS[mark], han_to_int(number)
            if certain and _is_joint(value, match):
                return None
        case "decimal":
            style, value = OrdinalStyle.DECIMAL, int(number.rpartition(".")[2])
        case "digit":
            style, value = _DIGIT_MARKS[mark], _value(number)
        case "single":
            value, style = _SINGLE[number]
        case "point":
            style, value = OrdinalStyle.POINT, han_to_int(number)
        case "first":
            style, value = OrdinalStyle.FIRST, _value(number)
            if mark == "、" and _is_joint(value, match):
                return None
        case _:
            style, value = OrdinalStyle.WORD, _WORDS[number]
    if value == 0 or (value is None and number[0] in "〇零一二三四五六七八九十百"):
        return None
    return Ordinal(
        span=Span(match.start(), match.end()),
        style=style,
        value=value,
        text=text[match.start() : match.end()],
        digits=Span(*match.span(f"{kind}_n")),
    )


def _is_joint(value: int | None, match: re.Match[str]) -> bool:
    following = _NEXT_NUMERAL.match(match.string, match.end())
    return bool(value and following and han_to_int(following[1]) == value + 1 and match[0].endswith("、"))


def _value(number: str) -> int | None:
    if number.isdecimal():
        return int(number)
    return han_to_int(number)


def renumbered(ordinal: Ordinal, value: int) -> str | None:
    """Return what to write in place of ``ordinal.digits`` to give it another value, in its own manner.

    None where the manner has no such number: words, and single characters past their range.
    """
    written = ordinal.text[ordinal.digits.start - ordinal.span.start : ordinal.digits.end - ordinal.span.start]
    if ordinal.style is OrdinalStyle.WORD:
        return None
    if written in _SINGLE:
        return _single_character(written, value)
    if not any(character.isdecimal() for character in written) and ordinal.value is not None:
        return int_to_han(value)
    # Of a decimal (1.2) only the last part counts the siblings.
    kept = max(written.rfind("."), written.rfind("．")) + 1
    is_wide = any("０" <= character <= "９" for character in written)
    return written[:kept] + (str(value).translate(_WIDE) if is_wide else str(value))


def _single_character(written: str, value: int) -> str | None:
    style = _SINGLE[written][1]
    is_filled = ord(written) in range(_FILLED, _FILLED + 10)
    for character, (number, other) in _SINGLE.items():
        if number == value and other is style and (ord(character) in range(_FILLED, _FILLED + 10)) == is_filled:
            return character
    return None
