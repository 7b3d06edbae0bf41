"""Patterns whose source names sections of a word list: 在{level}委领导下."""

from __future__ import annotations

import re
from functools import cache

from edulint.api import WordList, pattern

# A repetition is written {{2,4}}.
_SECTION = pattern(r"\{([a-z]+)\}")


@cache
def filled(source: str, words: WordList) -> re.Pattern[str]:
    """Return the pattern of a source in which {section} stands for a choice of the words of a list's section."""
    sections = set(_SECTION.findall(source))
    return pattern(source.format(**{section: words.any_of(section) for section in sections}))
