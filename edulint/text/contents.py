"""Tables of contents in a text without markup: lines that lead to a page with dots."""

from __future__ import annotations

import re

_DOTS = re.compile(r"[.…·]{4,}[ ]*[0-9]{0,4}$|…{2,}[ ]*[0-9]{1,4}$")
_LAST = frozenset(".…·0123456789")


def is_contents_line(line: str) -> bool:
    """Tell whether a line belongs to a table of contents (``一、总体要求……………3``): it names a heading and is none."""
    return line[-1:] in _LAST and _DOTS.search(line) is not None
