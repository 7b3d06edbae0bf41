"""Which characters are taken for one another: those that sound alike, tones aside, and those that look alike."""

from __future__ import annotations

from functools import cache

from edulint.api import WordList

_ANY_READING = WordList(__file__, "sounds.txt")
_FIRST_READING = WordList(__file__, "main_sounds.txt")
_SHAPES = WordList(__file__, "similar_shapes.txt")
_FREQUENT_SHAPES = WordList(__file__, "frequent_shapes.txt")


def are_alike(right: str, wrong: str) -> bool:
    """Tell whether two characters are taken for one another, by any of their readings or by their shape."""
    return right in alike(wrong)


def are_mixed_up(right: str, wrong: str) -> bool:
    """Tell whether one character is written for the other: one syllable, or alike in shape.

    Here only the first reading counts: 贝 is not written for 北 because 北 has an old reading.
    """
    return right in mixed_up_with(wrong)


def sounding_like(character: str) -> str:
    """Return the characters of a character's syllable by their first readings, itself included."""
    return _members(_FIRST_READING, character=character)


def mixed_up_with(character: str) -> str:
    """Return the characters that :func:`are_mixed_up` tells of, itself included."""
    return _members(_FIRST_READING, _SHAPES, _FREQUENT_SHAPES, character=character)


def look_alike(right: str, wrong: str) -> bool:
    """Tell whether two characters are in one group of frequent ones that look alike."""
    return right in _members(_FREQUENT_SHAPES, character=wrong)


def alike(character: str) -> frozenset[str]:
    """Return the characters that are alike to one."""
    return frozenset(_members(_ANY_READING, _SHAPES, character=character)) - {character}


@cache
def _members(*lists: WordList, character: str) -> str:
    """Return the characters of all groups of the lists that a character is in, itself included."""
    groups, found = _groups(*lists), ""
    # A line's end parts the groups and is in none.
    at = groups.find(character) if character != "\n" else -1
    while at >= 0:
        end = groups.index("\n", at)
        found += groups[groups.rindex("\n", 0, at) + 1 : end]
        at = groups.find(character, end)
    return found


@cache
def _groups(*lists: WordList) -> str:
    return "\n".join(("", *(group for words in lists for line in words.rows for group in line), ""))
