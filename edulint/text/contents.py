"""Tables of contents in a text without markup: lines that lead to a page with dots."""

from __future__ import annotations

_DOTS = ".…·"
_DIGITS = "0123456789"
# What such a line may end in.
CONTENTS_ENDS = frozenset(_DOTS + _DIGITS)
# An ellipsis is two characters long; a dotted line has more dots, or leads to a page.
_LEAST_DOTS = 4
_LEAST_ELLIPSES = 2
_LONGEST_PAGE = 4


def is_contents_line(line: str) -> bool:
    """Tell whether a line belongs to a table of contents (``一、总体要求……………3``): it repeats a heading and is not one itself."""
    named = line.rstrip(_DIGITS)
    page = len(line) - len(named)
    dotted = named.rstrip(" ")
    dots = dotted[len(dotted.rstrip(_DOTS)) :]
    if page > _LONGEST_PAGE or not dots:
        return False
    return len(dots) >= _LEAST_DOTS or (page > 0 and dots.endswith("…" * _LEAST_ELLIPSES))
