"""Word's number formats: how an automatic number is written.

What Word writes where ECMA-376 part 1, 17.18.59, is silent was measured with Word 16.112
(docling-project/docling#4336).
"""

from __future__ import annotations

from collections.abc import Callable

from edulint.api import full_width, pattern

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
# Letters and Roman numbers grow with the value; a list beyond this is written in digits.
_LARGEST = 999
# From here on Word writes nothing in these.
_MILLION = 1_000_000
_ENDING = frozenset(("chineseCountingThousand", "chineseLegalSimplified", "japaneseCounting"))
_PADDED = pattern(r"(0*)1, 0*2, 0*3")


def written(value: int, number_format: str) -> str:
    """Return a number as a format writes it; in digits where the format is unknown or has no such number."""
    if number_format == "none":
        return ""
    if number_format in _WIDE and 0 < value < _MILLION:
        return _WIDE[number_format](value)
    if number_format in _ENDING and value >= _MILLION:
        return ""
    padded = _PADDED.match(number_format)
    if padded:
        return f"{value:0{len(padded[1]) + 1}}"
    return _FORMATS.get(number_format, str)(value) if 0 < value <= _LARGEST else str(value)


def _roman(value: int) -> str:
    letters = ""
    for worth, letter in _ROMAN:
        letters += letter * (value // worth)
        value %= worth
    return letters


def _letter(value: int) -> str:
    """Return a to z, then aa to zz, then aaa."""
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _digit_by_digit(digits: str) -> Callable[[int], str]:
    return lambda value: "".join(digits[int(digit)] for digit in str(value))


def _counted(digits: str, units: str, *, ten: bool = True, zero: bool = True, one: bool = True) -> Callable[[int], str]:
    """Return what writes a number with units (十百千万).

    ``ten`` is true where 10 to 19 begin with 十, ``zero`` where a gap is told by a zero (一百〇一), ``one`` where 100 has
    its 一.
    """

    def below(value: int) -> str:
        text, gap = "", False
        for power in (3, 2, 1, 0):
            digit = value // 10**power % 10
            if not digit:
                gap = bool(text)
                continue
            text += digits[0] if gap and zero else ""
            gap = False
            text += (digits[digit] if one or digit > 1 or power == 0 else "") + (units[power - 1] if power else "")
        return text

    def write(value: int) -> str:
        high, low = divmod(value, 10_000)
        text = below(low)
        if high:
            gap = digits[0] if zero and low and low < 1000 else ""
            text = below(high) + units[3] + gap + text
        head = digits[1] + units[0]
        return text.removeprefix(digits[1]) if ten and text.startswith(head) else text

    return write


def _counting(value: int) -> str:
    # 十, 二十一, but 一○一.
    return _thousand(value) if value < 100 else _digit_by_digit("○" + _DIGITS[1:])(value)


def _characters(first: str, count: int) -> Callable[[int], str]:
    """Return what writes a number as one of the characters that follow one another from ``first``."""
    return lambda value: chr(ord(first) + value - 1) if value <= count else str(value)


def _listed(characters: str) -> Callable[[int], str]:
    return lambda value: characters[value - 1] if value <= len(characters) else str(value)


def _cycle_of_sixty(value: int) -> str:
    return _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12]


def _ordinal(value: int) -> str:
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_thousand = _counted(_DIGITS, "十百千万")
# Formats that Word itself writes to a million.
_WIDE: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalFullWidth": full_width,
    "decimalFullWidth2": full_width,
    "decimalZero": lambda value: f"{value:02}",
    "numberInDash": lambda value: f"- {value} -",
    "ordinal": _ordinal,
    "hex": lambda value: f"{value:X}",
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": _thousand,
    "taiwaneseCountingThousand": _counted("零" + _DIGITS[1:], "十百千萬"),
    "chineseLegalSimplified": _counted(_LEGAL, "拾佰仟万", ten=False),
    "ideographLegalTraditional": _counted("零壹貳參肆伍陸柒捌玖", "拾佰仟萬", ten=False),
    "japaneseCounting": _counted(_DIGITS, "十百千万", zero=False, one=False),
    "japaneseLegal": _counted("〇壱弐参四伍六七八九", "拾百阡萬", ten=False, zero=False),
    "ideographDigital": _digit_by_digit(_DIGITS),
    "japaneseDigitalTenThousand": _digit_by_digit(_DIGITS),
    "taiwaneseDigital": _digit_by_digit("○" + _DIGITS[1:]),
}
_FORMATS: dict[str, Callable[[int], str]] = {
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda value: _letter(value).upper(),
    "lowerLetter": _letter,
    "ideographTraditional": _listed(_STEMS),
    "ideographZodiac": _listed(_BRANCHES),
    "ideographZodiacTraditional": _cycle_of_sixty,
    "decimalEnclosedCircle": _characters("①", 20),
    "decimalEnclosedCircleChinese": _characters("①", 20),
    "decimalEnclosedParen": _characters("⑴", 20),
    "decimalEnclosedFullstop": _characters("⒈", 20),
    "ideographEnclosedCircle": _characters("㊀", 10),
}
