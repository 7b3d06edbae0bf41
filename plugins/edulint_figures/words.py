"""The lists of words and units beside the modules that read them, as sets, groups or patterns."""

from __future__ import annotations

from functools import cache

from edulint.api import WordList


@cache
def lines(module_file: str, name: str) -> tuple[str, ...]:
    """Return the lines of a list beside a module (its ``__file__``), without comments and blank ones."""
    return WordList(module_file, f"{name}.txt").lines


@cache
def words(module_file: str, name: str) -> frozenset[str]:
    """Return the words of a list, several to a line."""
    return frozenset(word for line in lines(module_file, name) for word in line.split())


@cache
def groups(module_file: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of a list line by line."""
    return tuple(tuple(line.split()) for line in lines(module_file, name))


@cache
def alternatives(module_file: str, name: str) -> str:
    """Return a list as alternatives of a pattern, longest first."""
    return "|".join(sorted(words(module_file, name), key=lambda word: (-len(word), word)))
