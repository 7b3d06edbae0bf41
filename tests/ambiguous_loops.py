"""Repetitions that can read one text in several ways: where such a match fails, each way is tried.

With each repetition the ways multiply, so that a line of twenty signs may take minutes. A repetition is taken as an
automaton of its positions (Glushkov, 1961): it is ambiguous if two different paths lead from a position back to it
over the same characters (Weber and Seidl, 1991: "exponential degree of ambiguity").
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from tests.pattern_strings import REPEATED, SIGNS, inside, is_member, samples

# A repetition that may come more often than this is one without end here.
_FEW = 3
# Lists of words have thousands of positions; pairs of them are looked at one by one.
_MOST_POSITIONS = 400
_MOST_TEXTS = 12


@dataclass
class _Positions:
    """The characters of a pattern in order: at each place the signs that it may be, and what may follow it."""

    alphabet: str
    signs: list[int] = field(default_factory=list)
    """The members of the alphabet as bits."""
    follow: list[list[int]] = field(default_factory=list)
    """A position that may follow in two ways stands twice."""


@dataclass(frozen=True)
class _Part:
    """What a piece of a pattern begins and ends with, and whether it may be empty."""

    first: list[int]
    last: list[int]
    is_empty: bool


def ambiguous_loops(source: str, flags: int) -> list[tuple[str, str]]:
    """Return what comes before each ambiguous repetition, and a text that it reads in two ways at least."""
    parsed = parser.parse(source, flags)
    alphabet = "".join(dict.fromkeys(SIGNS + "".join(_literals(parsed))))
    return [(before, text) for before, body in _loops(parsed, "") for text in _read_twice(body, alphabet)]


def _literals(parsed: Any) -> Iterator[str]:
    for item in parsed:
        code, value = item
        members = value if code is codes.IN else [item]
        for kind, character in members:
            if kind in (codes.LITERAL, codes.NOT_LITERAL):
                yield chr(character)
            elif kind is codes.RANGE:
                yield chr(character[0])
        for inner in inside(item, branches=None):
            yield from _literals(inner)


def _loops(parsed: Any, before: str) -> Iterator[tuple[str, Any]]:
    """Yield the bodies of all repetitions, outer ones first, each with a text that leads to it."""
    for item in parsed:
        code, value = item
        if code in REPEATED and value[1] > _FEW:
            yield before, value[2]
        for inner in inside(item, branches=None):
            yield from _loops(inner, before)
        before += next(samples(item), "")


def _read_twice(body: Any, alphabet: str) -> list[str]:
    """Return texts that lead from one position of a repeated body back to it in two ways."""
    positions = _Positions(alphabet)
    part = _part(body, positions)
    if len(positions.signs) > _MOST_POSITIONS:
        return []
    for end in part.last:
        positions.follow[end].extend(part.first)
    texts = (_way_back(positions, start) for start in range(len(positions.signs)))
    return list(dict.fromkeys(text for text in texts if text is not None))[:_MOST_TEXTS]


def _way_back(positions: _Positions, start: int) -> str | None:
    """Return the characters of two different ways from a position back to it, which are the same in both."""
    begin = (start, start, False)
    seen = {begin: ""}
    queue = deque([begin])
    while queue:
        one, other, differ = state = queue.popleft()
        for index, one_next in enumerate(positions.follow[one]):
            for other_index, other_next in enumerate(positions.follow[other]):
                common = positions.signs[one_next] & positions.signs[other_next]
                if not common:
                    continue
                # Two ways differ from where they stand at different places, or come to one place by two branches.
                now = differ or one_next != other_next or (one == other and index != other_index)
                reached = (one_next, other_next, now)
                if reached in seen:
                    continue
                seen[reached] = seen[state] + positions.alphabet[(common & -common).bit_length() - 1]
                if reached == (start, start, True):
                    return seen[reached]
                queue.append(reached)
    return None


def _part(parsed: Any, positions: _Positions) -> _Part:
    """Return a sequence of items as one part, its characters added to the positions."""
    whole = _Part([], [], is_empty=True)
    for item in parsed:
        whole = _joined(whole, _item(item, positions), positions)
    return whole


def _joined(left: _Part, right: _Part, positions: _Positions) -> _Part:
    for end in left.last:
        positions.follow[end].extend(right.first)
    return _Part(
        left.first + right.first if left.is_empty else left.first,
        left.last + right.last if right.is_empty else right.last,
        left.is_empty and right.is_empty,
    )


def _item(item: Any, positions: _Positions) -> _Part:
    code, value = item
    if code in (codes.LITERAL, codes.NOT_LITERAL, codes.IN, codes.ANY):
        place = len(positions.signs)
        positions.signs.append(_bits(item, positions.alphabet))
        positions.follow.append([])
        return _Part([place], [place], is_empty=False)
    if code in REPEATED:
        return _repeated(value, positions)
    if code is codes.BRANCH:
        branches = [_part(branch, positions) for branch in value[1]]
        return _Part(
            [place for branch in branches for place in branch.first],
            [place for branch in branches for place in branch.last],
            any(branch.is_empty for branch in branches),
        )
    if code is codes.SUBPATTERN:
        return _part(value[3], positions)
    if code is codes.ATOMIC_GROUP:
        return _part(value, positions)
    # What only looks around reads nothing.
    return _Part([], [], is_empty=True)


def _repeated(value: Any, positions: _Positions) -> _Part:
    low, high, body = value
    if high > _FEW:
        part = _part(body, positions)
        for end in part.last:
            positions.follow[end].extend(part.first)
        return _Part(part.first, part.last, part.is_empty or low == 0)
    # What may come up to three times is nested: 甲{1,3} is 甲(?:甲(?:甲)?)?, which reads each text in one way.
    whole = _Part([], [], is_empty=True)
    for count in reversed(range(int(high))):
        whole = _joined(_part(body, positions), whole, positions)
        if count >= low:
            whole = _Part(whole.first, whole.last, is_empty=True)
    return whole


def _bits(item: Any, alphabet: str) -> int:
    code, value = item
    bits = 0
    for index, sign in enumerate(alphabet):
        if code is codes.ANY:
            holds = sign != "\n"
        elif code is codes.NOT_LITERAL:
            holds = ord(sign) != value
        elif code is codes.LITERAL:
            holds = ord(sign) == value
        else:
            holds = is_member(value, sign)
        bits |= holds << index
    return bits
