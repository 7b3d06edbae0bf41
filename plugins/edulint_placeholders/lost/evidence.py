"""Judges by the signs around a unit whether its number is gone, with weights learned from complete texts."""

from __future__ import annotations

import os
import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache, lru_cache

from edulint.api import is_han
from edulint_placeholders.lost.gaps import UNITS, Gap, parts_of
from edulint_placeholders.lost.weights import MOST_FOR_THREE, WEIGHTS

_ENDS = frozenset((*",。;、!?:()”》", ""))
_LONGEST_WORD = 4
# With this much evidence a number is gone; with WEAK, if the draft has lost other numbers.
STRONG, WEAK = 3.5, 1.0
# The same for what may be ordinary speech or a size, as 有个说法 and 亿元项目.
DOUBTED = 5.0
# The table's weights are hundredths.
SCALE = 100
# In a report two places in three leave behind these first signs, and one in a thousand of those that lost a number.
_HOPELESS = -210
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_PLAIN = str.maketrans(
    {**dict.fromkeys(_LETTERS + _LETTERS.upper(), "a"), **dict.fromkeys("0123456789", "0"), " ": "_", "\t": "_"}
)
_weight = WEIGHTS.__getitem__
_PLAIN_BYTES = bytes.maketrans(bytes(_PLAIN), "".join(_PLAIN.values()).encode())


def evidence(gap: Gap, weights: Mapping[str, int] = WEIGHTS) -> float:
    """Return how much speaks for a lost number: the logarithm of the odds; below 0 it is more likely none.

    Where the first signs speak clearly against it, the others are not asked. ``weights`` are hundredths, of any sign.
    """
    weight = weights.__getitem__
    around = _around(gap)
    total = sum([weight(sign) for sign in _first_signs(*around)])
    if total >= _HOPELESS:
        total += sum([weight(sign) for sign in (*_other_signs(*around), *known_words_at(gap))])
    return total / SCALE


def plain_line(line: str) -> str:
    """Return a line as the table's signs are written, four ¶ before it and two behind it, for :func:`may_reach`."""
    # Over bytes: Python translates a text that is not ASCII character by character.
    plain = line.encode("utf-8", "surrogatepass").translate(_PLAIN_BYTES).decode("utf-8", "surrogatepass")
    return f"¶¶¶¶{plain}¶¶"


def may_reach(least: float, line: str, plain: str, unit: re.Match[str]) -> bool:
    """Tell whether the evidence at a unit of a line may be ``least`` or more; ``plain`` is its :func:`plain_line`.

    Asked before a gap is made of the unit, which one place in a hundred needs then.
    """
    start, end = unit.span()
    window, ends_line = plain[start + 3 : end + 5], end == len(line)
    total = _weight_beside(window, ends_line)
    # Most units are out of the question by what stands beside them. Three characters are hardly ever in the table.
    if total + MOST_FOR_THREE < _HOPELESS:
        return False
    total += _weight(plain[start + 1 : start + 4] + "[]")
    if total < _HOPELESS:
        return False
    name, kind, _ = _unit(unit[0])
    far = _far_signs(plain[start : start + 4], name, kind, plain[end + 4 : end + 6], _end(line[end : end + 1]))
    total += _further_weight_beside(window, ends_line) + sum([_weight(sign) for sign in far])
    return total >= least * SCALE - _most_for_words()


# Enough for the windows of a long draft: one that holds more would find none of them kept when it comes to them again.
_kept = lru_cache(maxsize=1 << 14)


@_kept
def _weight_beside(window: str, ends_line: bool) -> int:
    """Return what a unit with the sign on each side of it says, as :func:`plain_line` writes them.

    Drafts are full of a few of these (人民, 专家组), of which the same is asked again and again.
    """
    before, after = window[0], window[-1]
    name, kind, total = _unit(window[1:-1])
    # One by one: a tuple of the signs and a sum over it would take twice the time.
    total += _weight(before + name) + _weight(name + after) + _weight(before + kind + after)
    return total + _weight(name + _end("" if ends_line else after))


@_kept
def _further_weight_beside(window: str, ends_line: bool) -> int:
    """Return what those of the other signs say that are about no more than the same window."""
    name, kind, _ = _unit(window[1:-1])
    near = _near_signs(window[0], name, kind, window[-1], _end("" if ends_line else window[-1]))
    return sum([_weight(sign) for sign in near])


@cache
def _unit(unit: str) -> tuple[str, str, int]:
    """Return the signs of a unit and of its kind, and the weight of the unit alone."""
    name, kind = _unit_signs(*parts_of(unit))
    return name, kind, _weight("bias") + _weight(name)


def signs_of(gap: Gap) -> tuple[str, ...]:
    """Return the signs of a place, as the table of weights writes them.

    ``站[座]`` is a unit with what stands beside it, ``站[]`` any unit there, ``站<classifier>`` any of its kind; ``|`` means
    that the phrase ends behind the unit and ``~`` that Chinese goes on.
    """
    around = _around(gap)
    return (*_first_signs(*around), *_other_signs(*around), *known_words_at(gap))


def _around(gap: Gap) -> tuple[str, str, str, str, str]:
    """Return what is before the unit, the unit, its kind, what is behind, and how the phrase goes on."""
    unit, kind = _unit_signs(gap.surplus, gap.large, gap.unit)
    return plain(gap.before).rjust(4, "¶"), unit, kind, plain(gap.after).ljust(2, "¶"), _end(gap.after[:1])


@cache
def _unit_signs(surplus: str, large: str, unit: str) -> tuple[str, str]:
    return f"[{large}{unit}]", f"<{UNITS[unit]}{'+' if large else ''}{'余' if surplus else ''}>"


@cache
def _end(after: str) -> str:
    return "|" if after in _ENDS else "~" if is_han(after) else "?"


def _first_signs(before: str, unit: str, kind: str, after: str, end: str) -> tuple[str, ...]:
    b1, a1 = before[-1], after[0]
    return ("bias", unit, b1 + unit, unit + a1, unit + end, b1 + kind + a1, before[-3:] + "[]")


def _other_signs(before: str, unit: str, kind: str, after: str, end: str) -> tuple[str, ...]:
    return (*_near_signs(before[-1], unit, kind, after[0], end), *_far_signs(before, unit, kind, after, end))


def _near_signs(b1: str, unit: str, kind: str, a1: str, end: str) -> tuple[str, ...]:
    return (
        *(b1 + unit + a1, kind, b1 + kind, kind + a1, kind + end),
        *(b1 + "[]", "[]" + a1, "[]" + end, b1 + "[]" + end),
    )


def _far_signs(before: str, unit: str, kind: str, after: str, end: str) -> tuple[str, ...]:
    b2, b3, a2 = before[-2:], before[-3:], after[:2]
    return (
        *(b2 + unit, b3 + unit, unit + a2, b2 + kind, b3 + kind, kind + a2),
        *(b2 + "[]", before[-4:] + "[]", "[]" + a2, b2 + "[]" + end),
    )


def plain(text: str) -> str:
    """Return a text as the table's signs are written: digits as 0, letters as a, blanks as _."""
    return text.translate(_PLAIN)


# A place is asked several times in a row.
@lru_cache(maxsize=16)
def known_words_at(gap: Gap) -> tuple[str, ...]:
    """Return what known words reach across the place (企业家: ``across…``) or begin with the unit (个税: ``begins``)."""
    after, found = gap.large + gap.unit + gap.after, list[str]()
    length = len(gap.large + gap.unit)
    for left in range(1, min(_LONGEST_WORD, len(gap.before) + 1)):
        words = _known_words(gap.before[-left])
        for right in range(1, min(_LONGEST_WORD - left + 1, len(after)) + 1):
            if gap.before[-left:] + after[:right] in words:
                found.append(f"across{left}{'=' if right == length else '>' if right > length else '<'}")
    for right in range(length + 1, min(_LONGEST_WORD, len(after)) + 1):
        if after[:right] in _known_words(after[0]):
            return (*found, "begins")
    return tuple(found)


@cache
def _known_words(first: str) -> frozenset[str]:
    """Return the known words that begin with a character."""
    # The list is in order: to make words of all its lines takes longer than to check a short draft for them.
    lines, head = _lines_of_words(), first.encode("utf-8", "surrogatepass")
    start = bisect_left(lines, head)
    end = bisect_left(lines, head + b"\xff", start)
    return frozenset(b"\n".join(lines[start:end]).decode().split())


@cache
def _lines_of_words() -> list[bytes]:
    with open(os.path.join(os.path.dirname(__file__), "unit_words.txt"), "rb") as file:
        return file.read().splitlines()


@cache
def _most_for_words() -> int:
    """Return what known words can say for a lost number at most: each sign of theirs counts three times."""
    signs = ("begins", *(f"across{left}{reach}" for left in range(1, _LONGEST_WORD) for reach in "<=>"))
    return 3 * sum(max(0, _weight(sign)) for sign in signs)
