"""Whole numbers as Chinese writes them."""

from __future__ import annotations

from functools import lru_cache

HAN_DIGITS = "〇零一二三四五六七八九"
HAN_NUMERAL = "[〇零一二三四五六七八九十百]"

_DIGITS = {"〇": 0, "零": 0, **{character: value for value, character in enumerate("一二三四五六七八九", start=1)}}
_UNITS = {"十": 10, "百": 100}


@lru_cache(maxsize=1000)
def han_to_int(numeral: str) -> int | None:
    """Return the value of a Han numeral below 1000 (``二十一`` or ``二一``), or None if it is not one."""
    if not numeral:
        return None
    if not any(unit in numeral for unit in _UNITS):
        return int("".join(str(_DIGITS[character]) for character in numeral)) if set(numeral) <= set(_DIGITS) else None
    total, digit = 0, 0
    smallest = 1000
    for character in numeral:
        if character in _DIGITS:
            digit = _DIGITS[character]
            continue
        unit = _UNITS.get(character)
        if unit is None or unit >= smallest:
            return None
        total, digit, smallest = total + (digit or 1) * unit, 0, unit
    return total + digit


def int_to_han(value: int) -> str:
    """Return a number from 0 to 999 as an ordinal writes it: 10 is ``十``, 12 ``十二``, 21 ``二十一``, 101 ``一百零一``.

    Raises:
        ValueError: the number is out of range.
    """
    if not 0 <= value <= 999:
        raise ValueError(f"no Han ordinal for {value}")
    if value < 10:
        return "零一二三四五六七八九"[value]
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    written = f"{int_to_han(hundreds)}百" if hundreds else ""
    if tens:
        written += ("" if tens == 1 and not hundreds else int_to_han(tens)) + "十"
    elif hundreds and ones:
        written += "零"
    return written + (int_to_han(ones) if ones else "")
