"""Patterns that are compiled at their first use: most drafts need few of them, and start-up has to be short."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, cast

from edulint.text.kept_patterns import compiled


class _Pattern:
    """Stands for a pattern until one of its methods is used, and then has that one as its own."""

    _made: re.Pattern[str] | None = None

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if self._made is None:
            self._made = compiled(self._source, self._flags)
        found = getattr(self._made, name)
        setattr(self, name, found)
        return found


def any_of(words: Iterable[str]) -> str:
    """Return the source of a pattern that matches any of the words, of two that begin alike the longer one.

    Of no words it matches nothing. The source is the same whatever order the words come in. Words that begin alike are
    one alternative: the engine tries all of them wherever the first character of one stands.
    """
    ordered = sorted(sorted(set(words)), key=len, reverse=True)
    # Thousands of words become alternatives at start-up; few lists have a character that means something to the engine.
    escaped = str if "".join(ordered).isalnum() else re.escape
    behind: dict[str, list[str]] = {}
    for word in ordered:
        behind.setdefault(word[:1], []).append(escaped(word[1:]))
    found = [
        escaped(first) + (f"(?:{'|'.join(rests)})" if len(rests) > 1 else rests[0]) for first, rests in behind.items()
    ]
    return f"(?:{'|'.join(found) or '(?!)'})"


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled at its first use, and whose compiled form is kept for later runs.

    The source is the same in every run: of words of a draft, :func:`re.compile` makes patterns that nobody keeps.
    """
    return cast("re.Pattern[str]", _Pattern(source, int(flags)))


def matches_from(first: re.Pattern[str], whole: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield what ``whole.finditer(text)`` does; ``first`` is a class of all characters that a match may begin with.

    For patterns that begin with what must not stand before, or with what may be left out: the engine tries such a one
    at every character, and runs to the next one of a class several times as fast.
    """
    end = 0
    for start in first.finditer(text):
        match = whole.match(text, start.start()) if start.start() >= end else None
        if match:
            end = match.end()
            yield match
