"""Maximal repeats inside one text, and what two texts share."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from edulint_duplicates.passages.recurring import GRAM, STRIDE, recurring

# Every repeat of this many characters is found: it holds an indexed gram wholly.
SHORTEST = GRAM + STRIDE - 1
# How many earlier places of a gram are tried; more only cost time where one line was pasted hundreds of times.
_CANDIDATES = 4
_BACK = 200
_WIDEST = 1 << 14


class Match(Struct, frozen=True, order=True):
    """``length`` characters at ``start`` that stand already at ``earlier``; all are positions in compact text."""

    start: int
    earlier: int
    length: int

    @property
    def end(self) -> int:
        """Where the later copy ends."""
        return self.start + self.length

    @property
    def earlier_end(self) -> int:
        """Where the earlier copy ends."""
        return self.earlier + self.length


def common_prefix(left: str, i: int, right: str, j: int, known: int = 0) -> int:
    """Return how many characters of ``left[i:]`` and ``right[j:]`` agree from their beginning; ``known`` ones do."""
    most = min(len(left) - i, len(right) - j)
    length, step = known, 4
    while length + step <= most and left[i + length : i + length + step] == right[j + length : j + length + step]:
        length += step
        step = min(step * 2, _WIDEST)
    while step:
        if length + step <= most and left[i + length : i + length + step] == right[j + length : j + length + step]:
            length += step
        else:
            step //= 2
    return length


def common_suffix(left: str, i: int, right: str, j: int, most: int) -> int:
    """Return how many characters, ``most`` at the most, of ``left[:i]`` and ``right[:j]`` agree from their end."""
    most = min(most, i, j)
    length = 0
    while length < most and left[i - length - 1] == right[j - length - 1]:
        length += 1
    return length


def repeats(text: str) -> Iterator[Match]:
    """Yield the passages of ``text`` that stand earlier in it, in the order of the later place.

    A place is matched once, with the longest of its earlier copies; time is linear in the text. A match may overlap its
    earlier copy where a passage is repeated again and again.
    """
    index = _Index(text)
    covered = 0
    for hit in index.recurring:
        candidates = index.before(hit) if hit + GRAM > covered else []
        if not candidates:
            continue
        best = Match(hit, hit, 0)
        for candidate in candidates:
            ahead = common_prefix(text, candidate, text, hit, GRAM)
            # Bounded: without it a text of one repeated line would be read back again at every step.
            back = common_suffix(text, candidate, text, hit, hit - covered + _BACK)
            if ahead + back > best.length:
                best = Match(hit - back, candidate - back, ahead + back)
        if best.length >= SHORTEST:
            yield best
        covered = max(covered, best.end)


class _Index:
    """Where grams of a text may recur, and the indexed places of those that do."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.recurring, places = recurring(text)
        self.places: dict[str, list[int]] = {}
        for at in places:
            self.places.setdefault(text[at : at + GRAM], []).append(at)

    def before(self, at: int) -> list[int]:
        """Return the last indexed places before ``at`` with its gram, a few at the most."""
        places = self.places.get(self.text[at : at + GRAM], [])
        end = bisect_left(places, at)
        return places[max(0, end - _CANDIDATES) : end]
