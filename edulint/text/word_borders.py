"""Where one word ends and the next begins: the likeliest division of a clause, by the frequency of the words.

The words are those of frequency 100 and more in the dictionary of jieba (MIT licence, see THIRD-PARTY.md); the script
``tools/frequent_words.py`` makes the list. It is read when the first clause is divided, which few drafts need.
"""

from __future__ import annotations

import os
import re
from functools import cache
from math import log

from msgspec import Struct

LIST = "frequent_words.txt"
LONGEST_WORD = 5
DIGITS = 7
# So many characters to each side of a place are enough to divide its clause.
_AROUND = 6
# The cost of a character that is no word by itself: less likely than the rarest word of the list.
_UNKNOWN = 16.0


class _List(Struct, frozen=True):
    """The list as it lies on the disk: to divide it into its words takes longer than to look up a few of them.

    ``total`` says how often all words together stand in the dictionary's texts, ``firsts`` are the characters that
    words begin with. From ``places`` on ``content`` tells, in numbers of ``DIGITS`` digits, where the line of each of
    these characters begins behind ``lines``: the character, then the rest of each word (``-`` where there is none) and
    how often the word stands, by turns.
    """

    total: int
    firsts: str
    content: bytes
    places: int
    lines: int


@cache
def _list() -> _List:
    with open(os.path.join(os.path.dirname(__file__), LIST), "rb") as file:
        content = file.read()
    first = content.index(b"\n") + 1
    places = content.index(b"\n", first) + 1
    lines = content.index(b"\n", places) + 1
    return _List(int(content[1:first]), content[first : places - 1].decode(), content, places, lines)


@cache
def _words(first: str) -> str:
    """Return the line of the words that begin with a character, and a blank; nothing where there are none."""
    found = _list()
    at = found.firsts.find(first)
    if at < 0:
        return ""
    place = found.places + at * DIGITS
    start = found.lines + int(found.content[place : place + DIGITS])
    line = found.content[start : found.content.index(b"\n", start)]
    return f"{line.decode()} "


def _cost(words: str, rest: str) -> float | None:
    """Return the cost of the word with this rest, of a line of words: the negative logarithm of its share of all.

    Nothing where there is no such word.
    """
    at = words.find(f" {rest} ")
    if at < 0 or (not rest.isalpha() and rest != "-"):
        return None
    start = at + len(rest) + 2
    return log(_list().total / int(words[start : words.index(" ", start)]))


def is_frequent_word(words: str) -> bool:
    """Tell whether a string of Han characters is a frequent word."""
    return bool(words) and _cost(_words(words[0]), words[1:] or "-") is not None


def is_word_without(before: str, after: str) -> bool:
    """Tell whether a frequent word is made of two strings of Han characters and one more between them: 以人为 and 本."""
    words = f"{before}{after}"
    if not before or not words.isalpha() or words.isascii():
        return False
    gap = rf" {before[1:]}[^ \d]{after} " if len(before) > 1 else rf" [^ \d]{after} "
    return re.search(gap, _words(before[0])) is not None


def word_borders(clause: str) -> frozenset[int]:
    """Return the offsets in a clause where words begin or end in its likeliest division, both of its ends included."""
    before = _division(clause)[1]
    found = {len(clause)}
    at = len(clause)
    while at > 0:
        at = before[at]
        found.add(at)
    return frozenset(found)


def division_cost(clause: str) -> float:
    """Return how unlikely the likeliest division of a clause is: the sum of the costs of its words."""
    return _division(clause)[0]


def _division(clause: str) -> tuple[float, list[int]]:
    """Return the cost of the likeliest division and, for each offset, where the word that ends there begins."""
    lines = [_words(character) for character in clause]
    best = [0.0] * (len(clause) + 1)
    before = [0] * (len(clause) + 1)
    for end in range(1, len(clause) + 1):
        alone = _cost(lines[end - 1], "-")
        best[end], before[end] = best[end - 1] + (_UNKNOWN if alone is None else alone), end - 1
        for start in range(max(0, end - LONGEST_WORD), end - 1):
            cost = _cost(lines[start], clause[start + 1 : end])
            if cost is not None and best[start] + cost < best[end]:
                best[end], before[end] = best[start] + cost, start
    return best[-1], before


def parts_word(before: str, after: str) -> bool:
    """Tell whether a word reaches over the place at which two texts meet: 开展宣 and 传政策."""
    before = before[-_AROUND:]
    return len(before) not in word_borders_around(before + after[:_AROUND], len(before), len(before))


def word_borders_around(text: str, start: int, end: int) -> frozenset[int]:
    """Return the borders of words near ``text[start:end]`` (six characters to each side), as offsets in ``text``."""
    first, last = start, end
    while first > 0 and start - first < _AROUND and text[first - 1].isalpha() and not text[first - 1].isascii():
        first -= 1
    while last < len(text) and last - end < _AROUND and text[last].isalpha() and not text[last].isascii():
        last += 1
    return frozenset(first + at for at in word_borders(text[first:last]))
