"""Where one word ends and the next begins: the likeliest division of a clause, by the frequency of the words.

The words are those of frequency 100 and more in the dictionary of jieba (MIT licence, see THIRD-PARTY.md); the script
``tools/frequent_words.py`` makes the list. It is read when the first clause is divided, which few drafts need.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from functools import cache
from math import log

LIST = "frequent_words.txt"
LONGEST_WORD = 5
# So many characters to each side of a place are enough to divide its clause.
_AROUND = 6
# The cost of a character that is no word by itself: less likely than the rarest word of the list.
_UNKNOWN = 16.0


@cache
def _lines() -> list[bytes]:
    """Return the list's lines in the order of their first characters; to decode them takes longer than to check."""
    with open(os.path.join(os.path.dirname(__file__), LIST), "rb") as file:
        return file.read().splitlines()


@cache
def _total() -> int:
    """Return how often all words together stand in the texts of the dictionary: the list's first line, behind ``#``."""
    return int(_lines()[0][1:])


@cache
def costs(first: str) -> dict[str, float]:
    """Return the words that begin with a character, each with its cost: the negative logarithm of its share of all."""
    head = f"{first} ".encode(errors="replace")
    lines = _lines()
    at = bisect_left(lines, head, lo=1)
    if at == len(lines) or not lines[at].startswith(head):
        return {}
    # The rest of a word and its frequency take turns; the rest of a single character is written "-".
    found = lines[at].decode().split()[1:]
    return {
        first + rest.strip("-"): log(_total() / int(frequency))
        for rest, frequency in zip(found[::2], found[1::2], strict=True)
    }


def is_frequent_word(words: str) -> bool:
    """Tell whether a string of Han characters is a frequent word."""
    return words in costs(words[:1])


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
    known = [costs(character) for character in clause]
    best = [0.0] + [0.0] * len(clause)
    before = [0] * (len(clause) + 1)
    for end in range(1, len(clause) + 1):
        best[end] = best[end - 1] + known[end - 1].get(clause[end - 1], _UNKNOWN)
        before[end] = end - 1
        for start in range(max(0, end - LONGEST_WORD), end - 1):
            cost = known[start].get(clause[start:end])
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
