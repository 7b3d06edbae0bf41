"""Patterns of file names, written as in .gitignore."""

from __future__ import annotations

# A pattern becomes a regular expression, which could search for hours with more stars than this. Most have one or two.
_MOST_STARS = 3


def is_bounded(pattern: str) -> bool:
    """Tell whether matching a pattern is fast for every name: it has few stars between two slashes."""
    parts = pattern.split("/")
    stars = max((part.count("*") for part in parts if part != "**"), default=0)
    return stars <= _MOST_STARS and parts.count("**") <= _MOST_STARS


def is_sound(pattern: str) -> bool:
    """Tell whether a pattern can be read at all."""
    import re

    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([pattern])
    except (ValueError, re.error):
        return False
    return True
