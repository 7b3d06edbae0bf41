"""Patterns that are compiled at their first use: most drafts need few of them, and start-up has to be short."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, cast

from edulint.text.kept_patterns import compiled

_ATTRIBUTES = tuple(name for name in dir(re.Pattern) if not name.startswith("_"))


class _Pattern:
    """Stands for a pattern until one of its methods is used, and then has them as its own."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        made = compiled(self._source, self._flags)
        for attribute in _ATTRIBUTES:
            setattr(self, attribute, getattr(made, attribute))
        return getattr(made, name)


def any_of(words: Iterable[str]) -> str:
    """Return the source of a pattern that matches any of the words, of two that begin alike the longer one.

    Of no words it matches nothing. The source is the same whatever order the words come in. Words that begin alike are
    one alternative: the engine tries all of them wherever the first character of one stands.
    """
    behind: dict[str, list[str]] = {}
    for word in sorted(sorted(set(words)), key=len, reverse=True):
        # Thousands of words become alternatives at start-up; few have a character that means something to the engine.
        rest = word[1:]
        behind.setdefault(word[:1], []).append(rest if rest.isalnum() else re.escape(rest))
    found = (
        re.escape(first) + (f"(?:{'|'.join(rests)})" if rests[1:] else rests[0]) for first, rests in behind.items()
    )
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
