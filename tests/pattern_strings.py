"""Strings on which a pattern may take longest: what it begins to match again and again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

# What a class may hold, one of each kind that texts are made of.
SIGNS = "全一1a x，。、：（）“”.,;:()[]{}<>|*_-#`~/\\@%&=+\"'\n\u3000\0"
REPEATED = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_MOST_BRANCHES = 4
_MOST = 24


def strings_of(source: str, flags: int, size: int) -> list[str]:
    """Return strings of about ``size`` characters, each a repetition of what the pattern begins with or holds."""
    parsed = parser.parse(source, flags)
    units = dict.fromkeys(_units(parsed))
    found = dict.fromkeys(unit * (size // len(unit)) for unit in units if unit)
    for start, unit in _runs(parsed):
        found[start + unit * (size // len(unit))] = None
    return list(found)[:_MOST]


def _units(parsed: Any) -> Iterator[str]:
    items = list(parsed)
    whole = ""
    for item in items:
        whole += next(samples(item), "")
        yield whole
    for item in items:
        yield from list(samples(item))[:_MOST_BRANCHES]
        for inner in inside(item):
            yield from _units(inner)


def _runs(parsed: Any) -> Iterator[tuple[str, str]]:
    """Yield what comes before each repetition, and what is repeated: the beginning of a match that never ends."""
    start = ""
    for item in parsed:
        if item[0] in REPEATED:
            unit = "".join(next(samples(one), "") for one in item[1][2])
            if unit:
                yield start, unit
        for inner in inside(item):
            for before, unit in _runs(inner):
                yield start + before, unit
        start += next(samples(item), "")


def inside(item: Any, branches: int | None = _MOST_BRANCHES) -> Iterator[Any]:
    """Yield the sequences that an item of a parsed pattern holds; of its branches the first ones."""
    code, value = item
    if code in REPEATED:
        yield value[2]
    elif code is codes.SUBPATTERN:
        yield value[3]
    elif code is codes.ATOMIC_GROUP:
        yield value
    elif code is codes.BRANCH:
        yield from value[1][:branches]
    elif code in (codes.ASSERT, codes.ASSERT_NOT):
        yield value[1]


def samples(item: Any) -> Iterator[str]:
    """Yield texts that one item of a pattern matches."""
    code, value = item
    if code is codes.LITERAL:
        yield chr(value)
    elif code in (codes.NOT_LITERAL, codes.IN, codes.ANY):
        yield from _signs(item)
    elif code in REPEATED:
        low, high, inner = value
        unit = "".join(next(samples(one), "") for one in inner)
        yield unit * min(max(low, 1), int(high), 40)
    elif code is codes.BRANCH:
        for branch in value[1]:
            yield "".join(next(samples(one), "") for one in branch)
    elif code is codes.SUBPATTERN:
        yield "".join(next(samples(one), "") for one in value[3])
    elif code is codes.ATOMIC_GROUP:
        yield "".join(next(samples(one), "") for one in value)


def _signs(item: Any) -> Iterator[str]:
    code, value = item
    if code is codes.IN and value[0][0] is codes.LITERAL:
        yield chr(value[0][1])
    for sign in SIGNS:
        if (
            code is codes.ANY
            or (code is codes.NOT_LITERAL and ord(sign) != value)
            or (code is codes.IN and is_member(value, sign))
        ):
            yield sign


def is_member(members: Any, sign: str) -> bool:
    """Tell whether a class of characters holds a sign."""
    negated = members[0][0] is codes.NEGATE
    return negated != any(_is(member, sign) for member in members)


def _is(member: Any, sign: str) -> bool:
    code, value = member
    if code is codes.LITERAL:
        return ord(sign) == int(value)
    if code is codes.RANGE:
        return bool(value[0] <= ord(sign) <= value[1])
    if code is codes.CATEGORY:
        kind = str(value).rpartition("_")[2][0].lower()
        letter = kind.upper() if "NOT" in str(value) else kind
        return re.match(f"\\{letter}", sign) is not None
    return False
