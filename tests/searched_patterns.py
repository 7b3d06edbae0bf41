"""Prints the patterns that search long stretches of a draft without knowing which characters a match begins with.

    python -m tests.searched_patterns

Python's engine runs to the next character that a match may begin with where a pattern begins with one literal, with one
class, or with alternatives each of which begins with a literal; any other pattern is tried at every character. It is
run in a process of its own, since patterns are compiled at their first use.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from edulint.text import patterns

# Stretches of fewer characters are searched as fast as anything else is done with them.
_LONG = 1000
_SEARCHING = ("search", "finditer", "findall")


def knows_first(source: str, flags: int) -> bool:
    """Tell whether the engine knows the characters that a match begins with."""
    code = compiler._code(parser.parse(source, flags), flags)
    return bool(code[0] == codes.INFO and code[2] & (codes.SRE_INFO_PREFIX | codes.SRE_INFO_CHARSET))


class _Watched:
    """A compiled pattern that tells how much it searches at once."""

    def __init__(self, pattern: re.Pattern[str], longest: dict[tuple[str, int], int]) -> None:
        self._pattern = pattern
        for name in _SEARCHING:
            setattr(self, name, self._watched(getattr(pattern, name), longest))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)

    def _watched(self, search: Callable[..., Any], longest: dict[tuple[str, int], int]) -> Callable[..., Any]:
        key = self._pattern.pattern, self._pattern.flags & ~re.UNICODE

        def watched(text: str, start: int = 0, end: int = sys.maxsize) -> object:
            longest[key] = max(longest.get(key, 0), min(len(text), end) - start)
            return search(text, start, end)

        return watched


def searched() -> list[str]:
    """Return the sources of the patterns that search much and know no first characters."""
    # What is imported here makes no pattern before the watch begins.
    from tests.compiled_patterns import check_all

    longest: dict[tuple[str, int], int] = {}
    make = patterns.compiled

    def watched(source: str, flags: int = 0) -> Any:
        return _Watched(make(source, flags), longest)

    patterns.compiled = watched
    check_all()
    return sorted(key[0] for key, length in longest.items() if length >= _LONG and not knows_first(*key))


if __name__ == "__main__":
    json.dump(searched(), sys.stdout)
