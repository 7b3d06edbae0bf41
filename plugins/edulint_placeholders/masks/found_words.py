"""Finds many words at once, by a character that several of them share."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from edulint.api import Span, occurrences


def found_in(folded: str, words: tuple[str, ...]) -> Iterator[Span]:
    """Yield the places of words, a group of them with one character in common after the other."""
    for character, group in _by_character(words).items():
        for at in occurrences(folded, character):
            for word, offset in group:
                if at >= offset and folded.startswith(word, at - offset):
                    yield Span(at - offset, at - offset + len(word))


@cache
def _by_character(words: tuple[str, ...]) -> dict[str, list[tuple[str, int]]]:
    """Return words, and where in them it stands, by a character they share: one is found far sooner than many words."""
    characters = "".join(words)
    found: dict[str, list[tuple[str, int]]] = {}
    for word in words:
        shared = max(word, key=characters.count)
        found.setdefault(shared, []).append((word, word.index(shared)))
    return found
