"""What the checks of this pack share: word lists, kinds of characters."""

from __future__ import annotations

from functools import cache

from edulint.api import is_han, sections_beside

CLOSING = "”’》〉】」』〕）"
OPENING = "“‘《〈【「『〔（"

_MARKS = frozenset(CLOSING + OPENING + "，。、；：？！％…—")


@cache
def words_of(module_file: str, name: str) -> dict[str, tuple[str, ...]]:
    """Return the words of a list beside a module (its ``__file__``) by section."""
    return sections_beside(module_file, name)


def is_chinese(character: str) -> bool:
    """Tell whether a character is a Han one or a mark of Chinese text."""
    return is_han(character) or character in _MARKS
