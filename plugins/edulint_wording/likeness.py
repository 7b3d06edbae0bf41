"""Which characters are taken for one another: those that sound alike, tones aside, and those that look alike."""

from __future__ import annotations

from functools import cache

from edulint.api import WordList

_SOUNDS = WordList(__file__, "sounds.txt")
_SHAPES = WordList(__file__, "similar_shapes.txt")


@cache
def alike(character: str) -> frozenset[str]:
    """Return the characters that are alike to one."""
    groups = (*_SOUNDS.lines, *(group for line in _SHAPES.rows for group in line))
    return frozenset(other for group in groups if character in group for other in group) - {character}


def are_alike(one: str, other: str) -> bool:
    """Tell whether two characters are taken for one another."""
    return other in alike(one)
