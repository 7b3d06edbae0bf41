"""What an ordinal is, in each style, and how it is written with another number."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from edulint.text.numerals import full_width, int_to_han
from edulint.text.spans import Span


class OrdinalStyle(Enum):
    """The style in which an ordinal is written; the value is the style shown with its first number."""

    REPORT = "篇一"
    PART = "第一部分"
    CHAPTER = "第一章"
    DIVISION = "第一节"
    ARTICLE = "第一条"
    HAN_COMMA = "一、"
    HAN_DOT = "一."
    HAN_PAREN = "（一）"
    HAN_HALF_PAREN = "一）"
    DECIMAL_ONE = "1"
    DECIMAL = "1.1"
    DECIMAL_THREE = "1.1.1"
    DECIMAL_FOUR = "1.1.1.1"
    DIGIT_COMMA = "1、"
    DIGIT_DOT = "1."
    DIGIT_PAREN = "（1）"
    DIGIT_HALF_PAREN = "1）"
    CIRCLED = "①"
    POINT = "一是"
    FIRST = "第一，"
    WORD = "首先"

    # An Enum's own hash is Python code and takes the name's; each member is there once, also after pickling.
    __hash__ = object.__hash__


# How many parts the numbers of GB/T 1.1 have: 1 above 1.1 above 1.1.1. Their count tells the depth.
DECIMAL_PARTS = {
    OrdinalStyle.DECIMAL_ONE: 1,
    OrdinalStyle.DECIMAL: 2,
    OrdinalStyle.DECIMAL_THREE: 3,
    OrdinalStyle.DECIMAL_FOUR: 4,
}


class Ordinal(Struct, frozen=True):
    """The number of a heading or of a point in an enumeration.

    ``value`` counts from 1. It is None where the number cannot be told: masked (``x.``) or open (``最后``).
    ``text`` is the ordinal as written, marks included: ``（三）``, ``3、``, ``三是``. ``digits`` is the span of the number
    alone, which is what a renumbering replaces; of a decimal (``1.2``) it is the last part, which counts the siblings.
    """

    span: Span
    style: OrdinalStyle
    value: int | None
    text: str
    digits: Span

    @property
    def path(self) -> tuple[int, ...]:
        """The parts of a decimal (``1.2`` is 1, 2), a masked one (``x.2``) as 0; empty for every other style."""
        if self.style not in DECIMAL_PARTS:
            return ()
        parts = self.text.replace("．", ".").rstrip("、.").split(".")
        return tuple(int(part) if part.isdecimal() else 0 for part in parts)

    @property
    def parts(self) -> tuple[str, str, str]:
        """The text before the number (``digits``), the number itself, and the text behind it: （, 三 and ）."""
        start, end = self.digits.start - self.span.start, self.digits.end - self.span.start
        return self.text[:start], self.text[start:end], self.text[end:]


_FILLED = 0x2776
_RANGES = {
    # first code point: (first value, how many, style)
    0x2460: (1, 20, OrdinalStyle.CIRCLED),
    0x3251: (21, 15, OrdinalStyle.CIRCLED),
    0x32B1: (36, 15, OrdinalStyle.CIRCLED),
    _FILLED: (1, 10, OrdinalStyle.CIRCLED),
    0x2474: (1, 20, OrdinalStyle.DIGIT_PAREN),
    0x2488: (1, 20, OrdinalStyle.DIGIT_DOT),
    0x3220: (1, 10, OrdinalStyle.HAN_PAREN),
}
# Ordinals of a single character, each with its value and style.
SINGLE_CHARACTERS = {
    chr(first + step): (value + step, style)
    for first, (value, count, style) in _RANGES.items()
    for step in range(count)
}
# No ordinal is written in Han numerals from here on.
_PAST_HAN = 1000


def renumbered(ordinal: Ordinal, value: int) -> str | None:
    """Return what to write in place of ``ordinal.digits`` to give it another value, in its own style.

    None where the style has no such number: words, and single characters past their range.
    """
    _, written, _ = ordinal.parts
    if ordinal.style is OrdinalStyle.WORD:
        return None
    if written in SINGLE_CHARACTERS:
        return _single_character(written, value)
    # A mask (x) is written in the numerals of its style.
    if not any(character.isdecimal() for character in written + ordinal.style.value):
        return int_to_han(value) if 0 < value < _PAST_HAN else None
    return full_width(value) if any("０" <= character <= "９" for character in written) else str(value)


def _single_character(written: str, value: int) -> str | None:
    style = SINGLE_CHARACTERS[written][1]
    is_filled = ord(written) in range(_FILLED, _FILLED + 10)
    for character, (number, other) in SINGLE_CHARACTERS.items():
        if number == value and other is style and (ord(character) in range(_FILLED, _FILLED + 10)) == is_filled:
            return character
    return None
