"""Kinds of marks and characters that the checks of this pack ask for."""

from __future__ import annotations

from edulint.api import is_han

CLOSING = "”’》〉】」』〕）"
OPENING = "“‘《〈【「『〔（"

_MARKS = frozenset(CLOSING + OPENING + "，。、；：？！％…—")


def is_chinese(character: str) -> bool:
    """Tell whether a character is a Han one or a mark of Chinese text."""
    return is_han(character) or character in _MARKS
