"""The pack's lists of words, kept in text files beside the code."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the lines of a list, without comments and blank ones."""
    text = (_HERE / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of a list, several to a line."""
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def alternatives(name: str) -> str:
    """Return a list as alternatives of a pattern, longest first."""
    return "|".join(sorted(words(name), key=lambda word: (-len(word), word)))
