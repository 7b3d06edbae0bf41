"""Reads what stands in the pack's word lists on either side of a colon."""

from __future__ import annotations


def by_head(entries: tuple[str, ...]) -> dict[str, str]:
    """Return what follows the colon by what stands before it, for entries such as ``件:文条案``."""
    return {head: rest for head, _, rest in (entry.partition(":") for entry in entries)}


def words_by_head(entries: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Return the words of entries such as ``所:学校、幼儿园`` by what stands before the colon."""
    return {head: tuple(rest.split("、")) for head, rest in by_head(entries).items()}


def by_last(words: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Return words by their last character: a search for the word before a place is short then."""
    found: dict[str, tuple[str, ...]] = {}
    for word in words:
        found[word[-1]] = (*found.get(word[-1], ()), word)
    return found
