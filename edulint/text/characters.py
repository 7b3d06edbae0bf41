"""Kinds of characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def is_han(character: str) -> bool:
    """Tell whether a character is a Han one; 〇 is not, the empty string neither.

    Asked where a pattern would hold a class of them: a class of several ranges takes long to compile.
    """
    return "\u3400" <= character <= "\u9fff"


def holds_any(text: str, words: Iterable[str]) -> bool:
    """Tell whether one of a few characters or words stands in a text.

    Python finds a character in a hundredth of the time that a pattern takes to look for a class of characters. So what
    a pattern needs and most drafts lack is asked for first, and of a word its last character and its first.
    """
    for word in words:  # noqa: SIM110 - `any` takes twice the time
        if word[-1:] in text and word[:1] in text and word in text:
            return True
    return False


def occurrences(text: str, words: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Yield every place of a text, from ``start`` on and before ``end``, at which words stand; they may overlap."""
    at = text.find(words, start, end) if words[-1:] in text and words[:1] in text else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1, end)


# Characters that are in every text of some length; so many of the first no text in simplified ones has, unless it
# quotes some.
_TRADITIONAL, _SIMPLIFIED = "國們這會發經對時業個", "国们这会发经对时业个"
_FEW_TRADITIONAL = 3


def is_traditional(text: str) -> bool:
    """Tell whether a text is written in traditional characters, of which lists of simplified words know nothing."""
    if sum(character in text for character in _TRADITIONAL) < _FEW_TRADITIONAL:
        return False
    return sum(map(text.count, _TRADITIONAL)) > sum(map(text.count, _SIMPLIFIED))


def characters_beside(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the characters before ``start`` and from ``end`` on, one each; empty at the text's ends."""
    return text[start - 1 : start] if start else "", text[end : end + 1]
