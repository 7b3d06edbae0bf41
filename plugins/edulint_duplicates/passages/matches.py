"""Maximal repeats inside one text, and what two texts share."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

GRAM = 8
STRIDE = 4
# Every repeat of this many characters is found: it holds an indexed gram wholly.
SHORTEST = GRAM + STRIDE - 1
# How many earlier places of a gram are tried; more only cost time where one line was pasted hundreds of times.
_CANDIDATES = 4
_BACK = 200
_AHEAD = 512
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
    first = index.first
    covered = at = 0
    last = len(text) - GRAM
    while at <= last:
        # Looked up some hundred at a time, which is faster than one by one; a long match is still leapt over.
        end = min(at + _AHEAD, last + 1)
        for hit in [one for one in range(at, end) if first.get(text[one : one + GRAM], one) < one]:
            if hit + GRAM <= covered:
                continue
            best = Match(hit, hit, 0)
            for candidate in index.before(hit):
                ahead = common_prefix(text, candidate, text, hit, GRAM)
                # Bounded: without it a text of one repeated line would be read back again at every step.
                back = common_suffix(text, candidate, text, hit, hit - covered + _BACK)
                if ahead + back > best.length:
                    best = Match(hit - back, candidate - back, ahead + back)
            if best.length >= SHORTEST:
                yield best
            covered = max(covered, best.end)
        at = max(end, covered - GRAM + 1)


class _Index:
    """The grams at every ``STRIDE``-th position of a text: where each stands first, and the places of those that recur."""

    def __init__(self, text: str) -> None:
        self.text = text
        positions = range(0, len(text) - GRAM + 1, STRIDE)
        grams = [text[at : at + GRAM] for at in positions]
        self.first = dict(zip(reversed(grams), reversed(positions), strict=True))
        # Only the few grams that stand more than once get a list.
        self.places: dict[str, list[int]] = {}
        for gram, at in zip(grams, positions, strict=True):
            if self.first[gram] != at:
                self.places.setdefault(gram, [self.first[gram]]).append(at)

    def before(self, at: int) -> list[int]:
        """Return the last indexed places before ``at`` with its gram, a few at the most."""
        gram = self.text[at : at + GRAM]
        places = self.places.get(gram) or [self.first[gram]]
        end = bisect_left(places, at)
        return places[max(0, end - _CANDIDATES) : end]
