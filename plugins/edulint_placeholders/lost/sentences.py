"""Judges by the sentence around a unit whether its number is gone: by what its other clauses and units have.

What stands right beside the unit is judged by :mod:`edulint_placeholders.lost.evidence`. Where that says that a number
may be gone, the table of this module goes on from there; it was learned on such places alone.
"""

from __future__ import annotations

from edulint.api import Span, is_han, occurrences, pattern
from edulint_placeholders.lost.evidence import SCALE, plain, signs_of
from edulint_placeholders.lost.gaps import ANY_UNIT, UNITS, Gap
from edulint_placeholders.lost.neighbours import sentence_around
from edulint_placeholders.lost.weights import Weights

SENTENCES = Weights("sentences.txt")
# With less evidence beside the unit the sentence is not asked.
LEAST_EVIDENCE = -4.0
# What the evidence beside the unit is multiplied by stands in the table like the weight of a sign.
EVIDENCE, EVERY = "evidence", "every"
_ENDS = frozenset((*",。;、!?:()”》", ""))
_OPENERS = frozenset("、,。;:“(")
_PAUSE, _DIGIT = pattern("[、,;:]"), pattern("[0-9]")
_VALUE_LAST, _LONGEST_VALUE = pattern(rf"[0-9][余多]?(?:万亿|[万亿])?{ANY_UNIT}\)?$"), 12
_MOST_ALIKE = 3
# These are so frequent that each has signs of its own; the others share those of their kind.
_FREQUENT = frozenset(("个", "人", "名", "家", "户", "项", "次", "元", "%"))


def judgement(line: str, start: int, gap: Gap, weight: float) -> float:
    """Return how much speaks for a lost number at ``start``: the logarithm of the odds.

    ``weight`` is the evidence beside the unit, ``gap``.
    """
    table = SENTENCES.__getitem__
    total = table(EVERY) + table(EVIDENCE) * weight
    return (total + sum([table(sign) for sign in (*signs_of(gap), *signs_around(line, start, gap))])) / SCALE


def signs_around(line: str, start: int, gap: Gap) -> tuple[str, ...]:
    """Return the signs of the sentence around a unit at ``start``, as the table writes them.

    ``alike`` is followed by how often the same unit has its number in the sentence; ``last`` and ``next`` by whether
    the clause before and behind ends with a value (``v``), has a digit (``d``) or none, and ``=`` if it has the same
    unit with a number; ``own`` by whether the unit's clause has a digit before and behind it; ``^`` by how this clause
    begins. ``round`` marks what may be a figure by itself.
    """
    end, kind = start + gap.length, f"{gap.large and '+'}{gap.unit if gap.unit in _FREQUENT else UNITS[gap.unit]}"
    right = _side(gap.after[:1], "|", _ENDS)
    sides = _side(gap.before[-1], "<", _OPENERS) + right
    low, high = sentence_around(line, Span(start, end))
    before, behind, unit = line[low:start], line[end:high], line[start:end]
    *earlier, own = _PAUSE.split(before)
    rest, *later = _PAUSE.split(behind)
    alike = f"alike{min(_MOST_ALIKE, _numbered(before, unit) + _numbered(behind, unit))}"
    last, following = f"last{_state(earlier[-1:], unit)}", f"next{_state(later[:1], unit)}"
    digits = f"own{bool(_DIGIT.search(own)):d}{bool(_DIGIT.search(rest)):d}"
    beginning = f"^{plain(own[:2])}" if len(own) > 1 else "^"
    return (
        *(alike + kind, alike + kind + right, alike + sides, last + kind, last + sides, following + kind),
        *(following + sides, digits + kind, digits + sides, beginning, beginning + kind + right),
        *((f"round{kind}", f"round{kind}{right}") if gap.may_need_none else ()),
    )


def has_digit_around(line: str, place: Span) -> bool:
    """Tell whether the sentence around a place has a number at all."""
    return _DIGIT.search(line, *sentence_around(line, place)) is not None


def _side(character: str, mark: str, marks: frozenset[str]) -> str:
    """Return ``mark`` where one of the marks stands, and else whether it is Chinese."""
    return mark if character in marks else "~" if is_han(character) else "?"


def _numbered(text: str, unit: str) -> int:
    """Return how many of the units have a number right before them."""
    return sum(text[at - 1].isdecimal() for at in occurrences(text, unit, 1))


def _state(clauses: list[str], unit: str) -> str:
    """Return what numbers the one clause has, if there is one."""
    if not clauses or not _DIGIT.search(clauses[0]):
        return "-"
    is_value = _VALUE_LAST.search(clauses[0], max(0, len(clauses[0]) - _LONGEST_VALUE)) is not None
    return f"{'v' if is_value else 'd'}{'=' if _numbered(clauses[0], unit) else ''}"
