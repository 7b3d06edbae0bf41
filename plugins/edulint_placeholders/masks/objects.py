"""Clauses from which the object of a preposition or a verb is gone: 按照的部署, 由负责解释, 办公室设在，, 与，."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edulint.api import Severity, Span, WordList, is_han
from edulint_placeholders.masks.placeholder import Kind, Placeholder
from edulint_placeholders.phrasings import Phrasings

PHRASINGS = Phrasings(WordList(__file__, "objects.txt"))
# What is gone, by section, and how many characters before and behind are told with what is found: “的” alone says
# nothing, 按照的 does.
_KINDS = {
    "date": (Kind.DATE, 2, 2),
    "place": (Kind.NAME, 1, 1),
    "name": (Kind.NAME, 1, 2),
    "words": (Kind.WORDS, 2, 2),
}


def without_object(folded: str) -> Iterator[Placeholder]:
    """Yield the words of a text from which their object is gone, in no order."""
    for section, gone in PHRASINGS.by_section.items():
        kind, before, behind = _KINDS[section]
        for match in gone.finditer(folded):
            yield Placeholder(_with_words_beside(folded, match, before, behind), kind, section, Severity.WARNING)


def _with_words_beside(folded: str, match: re.Match[str], before: int, behind: int) -> Span:
    """Return the span of a match with up to so many Chinese characters on each side."""
    start, end = match.span()
    while before and is_han(folded[start - 1 : start] or " "):
        start, before = start - 1, before - 1
    while behind and is_han(folded[end : end + 1] or " "):
        end, behind = end + 1, behind - 1
    return Span(start, end)
