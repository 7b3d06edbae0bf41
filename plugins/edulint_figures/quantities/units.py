"""Units: what the words behind a number count or measure."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from edulint.api import WordList, pattern
from edulint_figures.quantities.quantity import ONE, Dimension


class Unit(Struct):
    """What a word for a unit means; ``scale`` is in millionths of the base of its class."""

    unit_class: str
    dimension: Dimension
    scale: int


_WORDS = WordList(__file__, "units.txt")
_MULTIPLIERS = "十百千万亿"
_NO_UNIT = Unit("", Dimension.BARE, ONE)
# 总诊疗人次84.7亿, 参保人数1.2亿: the noun before a number says what it counts.
_COUNTED = pattern(r"(?:(人次|件次|车次)|([人户件])数)(?:达到?|为|是|共)?$")
_LONGEST_COUNTED = 4


@cache
def _units() -> dict[str, Unit]:
    units = {}
    for name, written in _WORDS.sections.items():
        unit_class, dimension, scale = name.split()
        whole, _, rest = scale.partition(".")
        value = int(whole) * ONE + (int(rest) * ONE // 10 ** len(rest) if rest else 0)
        units.update(dict.fromkeys(written, Unit(unit_class, Dimension(dimension), value)))
    return units


@cache
def _units_by_first() -> dict[str, list[tuple[str, Unit]]]:
    """Return the units by their first character, longest first."""
    units: dict[str, list[tuple[str, Unit]]] = {}
    for word in sorted(_units(), key=len, reverse=True):
        units.setdefault(word[0], []).append((word, _units()[word]))
    return units


@cache
def unit_firsts() -> frozenset[str]:
    """Return the characters that units begin with."""
    return frozenset(_units_by_first())


def unit_class_of(word: str) -> str:
    """Return the class of a unit, or the word itself if it is none."""
    return unit_named(word).unit_class or word


def unit_named(word: str) -> Unit:
    """Return what a word for a unit means, also with 万 or the like before it (万吨); a count of ones if it is none."""
    return _units().get(word) or _units().get(word.lstrip(_MULTIPLIERS)) or _NO_UNIT


def unit_at(folded: str, at: int) -> tuple[Unit, int]:
    """Return the unit that begins at an offset and its length; one without words, of length 0, if there is none."""
    for word, unit in _units_by_first().get(folded[at : at + 1], ()):
        if len(word) > 1 and not folded.startswith(word, at):
            continue
        if word == "个" and not folded.startswith("个", at + 1):
            # 6358个科次 counts 科次.
            inner, inner_length = unit_at(folded, at + 1)
            if inner_length >= 2:
                return inner, inner_length + 1
        return unit, len(word)
    return _NO_UNIT, 0


def unit_before(folded: str, low: int, start: int) -> Unit | None:
    """Return the unit that the noun before a number is, or None; no text before ``low`` is read."""
    found = _COUNTED.search(folded, max(low, start - _LONGEST_COUNTED), start)
    return _units().get(found[1] or found[2]) if found is not None else None
