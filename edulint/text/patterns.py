"""Patterns that are compiled when they are first asked for: most drafts need few of them, and start-up counts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, cast


class _Pattern:
    """Stands for a pattern until one of its methods is used, and then has them as its own."""

    def __init__(self, source: str) -> None:
        self._source = source

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._source)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def any_of(words: Iterable[str]) -> str:
    """Return the source of a pattern that matches any of the words, of two that begin alike the longer one.

    Of no words it matches nothing.
    """
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True))) or '(?!)'})"


def pattern(source: str) -> re.Pattern[str]:
    """Return a pattern that is compiled at its first use."""
    return cast("re.Pattern[str]", _Pattern(source))
