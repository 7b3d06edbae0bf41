"""Numerals: the value of Han numerals and of what stands behind 万 and 亿."""

from __future__ import annotations

import re

from edulint.api import pattern

HAN_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
MULTIPLIERS = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
# What may follow 万 or 亿 before the unit: 2万5千, 两万五千三百, 1亿2千万.
REST = pattern(
    r"(?P<digits>[0-9]{1,4})(?P<times>[百千]?万?)|(?P<han>[一二三四五六七八九][一二三四五六七八九零〇十百千]*)(?P<more>万?)"
)
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}


def han_value(numeral: str) -> int | None:
    """Return the value of a Han numeral below 10,000 (``三千二百``, ``两``); None for 三四 and what is no numeral."""
    total, digit, smallest = 0, None, 10_000
    for character in numeral:
        if character in HAN_DIGITS:
            if digit:
                return None
            digit = HAN_DIGITS[character]
            continue
        unit = _HAN_UNITS[character]
        if unit >= smallest:
            return None
        total, digit, smallest = total + (1 if digit is None else digit) * unit, None, unit
    return total + (digit or 0)


def rest_value(rest: re.Match[str]) -> int:
    """Return the value of what follows 万 or 亿: 5千 of 2万5千."""
    value = int(rest["digits"]) if rest["digits"] else han_value(rest["han"]) or 0
    for character in rest["times"] or rest["more"] or "":
        value *= MULTIPLIERS[character]
    return value
