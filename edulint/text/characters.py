"""Kinds of characters."""

from __future__ import annotations


def is_han(character: str) -> bool:
    """Tell whether a character is a Han one; 〇 is not, the empty string neither.

    Asked where a pattern would hold a class of them: a class of several ranges takes long to compile.
    """
    return "\u3400" <= character <= "\u9fff"
