"""Whole numbers as Chinese writes them."""

from __future__ import annotations

from functools import lru_cache

# The digits from 1 to 9, each at its value less one.
HAN_DIGITS = "一二三四五六七八九"
# Every character that a number below 10,000 is written with, but for 两.
HAN_NUMERALS = f"〇零{HAN_DIGITS}十百千"

_DIGITS = {"〇": 0, "零": 0, "两": 2, **{character: value for value, character in enumerate(HAN_DIGITS, start=1)}}
# From an ASCII character to its full-width form.
_TO_FULL_WIDTH = 0xFEE0
_UNITS = {"十": 10, "百": 100, "千": 1000}


@lru_cache(maxsize=1000)
def han_to_int(numeral: str) -> int | None:
    """Return the value of a Han numeral below 10,000 (``二十一``, ``两千三百``), or None if it is not one.

    Digits without units between them are read one by one, as years and room numbers are: ``二一`` is 21.
    """
    if not numeral:
        return None
    if not any(unit in numeral for unit in _UNITS):
        return int("".join(str(_DIGITS[character]) for character in numeral)) if set(numeral) <= set(_DIGITS) else None
    return _with_units(numeral)


def _with_units(numeral: str) -> int | None:
    total, digit = 0, 0
    smallest = 10_000
    for character in numeral:
        if character in _DIGITS:
            if digit:
                # 三四十 is a vague number, not a numeral.
                return None
            digit = _DIGITS[character]
            continue
        unit = _UNITS.get(character)
        if unit is None or unit >= smallest:
            return None
        total, digit, smallest = total + (digit or 1) * unit, 0, unit
    return total + digit


def full_width(value: int) -> str:
    """Return a number in full-width digits: 12 is ``１２``."""
    return "".join(chr(ord(digit) + _TO_FULL_WIDTH) for digit in str(value))


def int_to_han(value: int) -> str:
    """Return a number from 0 to 9999 as an ordinal writes it: 10 is ``十``, 12 ``十二``, 21 ``二十一``, 101 ``一百零一``.

    Raises:
        ValueError: the number is out of range.
    """
    if not 0 <= value <= 9999:
        raise ValueError(f"no Han ordinal for {value}")
    if value < 10:
        return f"零{HAN_DIGITS}"[value]
    if value < 20:
        return "十" + (HAN_DIGITS[value - 11] if value > 10 else "")
    unit, name = next((unit, name) for name, unit in reversed(_UNITS.items()) if value >= unit)
    first, rest = divmod(value, unit)
    written = HAN_DIGITS[first - 1] + name
    if not rest:
        return written
    if rest < unit // 10:
        written += "零"
    # Behind a hundred, eleven is 一十一.
    return written + ("一" if 10 <= rest < 20 else "") + int_to_han(rest)
