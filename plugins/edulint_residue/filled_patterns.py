"""Patterns whose source names sections of a word list: 在{level}委领导下."""

from __future__ import annotations

import re
from functools import cache
from string import Formatter

from edulint.api import WordList, pattern


@cache
def filled(source: str, words: WordList) -> re.Pattern[str]:
    """Return the pattern of a source in which {section} stands for a choice of the words of a list's section."""
    sections = {section for _, section, *_ in Formatter().parse(source) if section}
    return pattern(source.format(**{section: words.any_of(section) for section in sections}))
