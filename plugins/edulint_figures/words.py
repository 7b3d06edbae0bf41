"""The pack's lists of words, kept in text files beside the code."""

from __future__ import annotations

from functools import cache

from edulint.api import lines_beside


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the lines of a list, without comments and blank ones."""
    return lines_beside(__file__, f"{name}.txt")


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of a list, several to a line."""
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def groups(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of a list line by line."""
    return tuple(tuple(line.split()) for line in lines(name))


@cache
def alternatives(name: str) -> str:
    """Return a list as alternatives of a pattern, longest first."""
    return "|".join(sorted(words(name), key=lambda word: (-len(word), word)))
