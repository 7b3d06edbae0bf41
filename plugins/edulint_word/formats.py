"""Word's number formats: how an automatic number is written."""

from __future__ import annotations

from collections.abc import Callable

from edulint.api import int_to_han

_HAN = "〇一二三四五六七八九"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
# A list beyond this is written in digits, as Word does sooner or later in every format.
_LARGEST = 999


def written(value: int, number_format: str) -> str:
    """Return a number as a format writes it; in digits where the format is unknown or has no such number."""
    if number_format == "none":
        return ""
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


def _digit_by_digit(value: int) -> str:
    return "".join("○" if digit == "0" else _HAN[int(digit)] for digit in str(value))


def _counting(value: int) -> str:
    # 十, 二十一, but 一○一.
    return int_to_han(value) if value < 100 else _digit_by_digit(value)


def _japanese(value: int) -> str:
    return int_to_han(value).replace("零", "").replace("一百", "百").replace("一千", "千")


def _characters(first: str, count: int) -> Callable[[int], str]:
    """Return what writes a number as one of the characters that follow one another from ``first``."""
    return lambda value: chr(ord(first) + value - 1) if value <= count else str(value)


def _cycle(characters: str) -> Callable[[int], str]:
    return lambda value: characters[(value - 1) % len(characters)]


def _legal(value: int) -> str:
    return int_to_han(value).translate(str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟"))


def _full_width(value: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(value))


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02}",
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda value: _letter(value).upper(),
    "lowerLetter": _letter,
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": int_to_han,
    "taiwaneseCountingThousand": int_to_han,
    "chineseLegalSimplified": _legal,
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "japaneseCounting": _japanese,
    "ideographTraditional": _cycle("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _cycle("子丑寅卯辰巳午未申酉戌亥"),
    "decimalEnclosedCircle": _characters("①", 20),
    "decimalEnclosedCircleChinese": _characters("①", 20),
    "decimalEnclosedParen": _characters("⑴", 20),
    "decimalEnclosedFullstop": _characters("⒈", 20),
    "ideographEnclosedCircle": _characters("㊀", 10),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "numberInDash": lambda value: f"- {value} -",
}
