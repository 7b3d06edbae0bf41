"""Maximal repeats inside one text, and what two texts share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from edulint_duplicates.passages.recurring import GRAM, STRIDE, recurring
from edulint_duplicates.passages.worth_numpy import is_worth_numpy

# Every repeat of this many characters is found: it holds an indexed gram wholly.
SHORTEST = GRAM + STRIDE - 1
# How many earlier places of a gram are tried; more only cost time where one line was pasted hundreds of times.
CANDIDATES = 4
_BACK = 200
# numpy saves a third as much time here as on the fingerprints of as long a text, and next to nothing in shorter ones
# than this.
_SAVES_LESS, _LEAST_WITH_NUMPY = 3, 3_000
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
    # Most end there.
    if length >= most or left[i + length] != right[j + length]:
        return length
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
    """Return the passages of ``text`` that stand earlier in it, in the order of the later place.

    A place is matched once, with the longest of its earlier copies; time is linear in the text. A match may overlap its
    earlier copy where a passage is repeated again and again.
    """
    if len(text) >= _LEAST_WITH_NUMPY and is_worth_numpy(len(text) // _SAVES_LESS):
        try:
            from edulint_duplicates.passages.repeats_by_numpy import numpy_repeats
        except ImportError:
            pass
        else:
            return numpy_repeats(text)
    return pure_repeats(text)


def pure_repeats(text: str) -> Iterator[Match]:
    """Yield what :func:`repeats` returns."""
    hits, indexed = recurring(text)
    # Where each gram stands before the hit: the places are entered as the hits go on.
    places: dict[str, list[int]] = {}
    ahead = iter((*indexed, len(text)))
    following = next(ahead)
    covered = 0
    for hit in hits:
        while following < hit:
            places.setdefault(text[following : following + GRAM], []).append(following)
            following = next(ahead)
        earlier = places.get(text[hit : hit + GRAM]) if hit + GRAM > covered else None
        if earlier:
            best = longest_match(text, hit, earlier[-CANDIDATES:], covered)
            if best.length >= SHORTEST:
                yield best
            covered = max(covered, best.end)


def longest_match(text: str, hit: int, candidates: Iterable[int], covered: int) -> Match:
    """Return the longest match of the gram at ``hit`` with those at earlier places; ``covered`` is matched so far."""
    longest, end, start, earlier = 0, hit, hit, hit
    for candidate in candidates:
        ahead = common_prefix(text, candidate, text, hit, GRAM)
        # Bounded: without it a text of one repeated line would be read back again at every step.
        back = common_suffix(text, candidate, text, hit, hit - covered + _BACK)
        if ahead + back > longest:
            longest, end, start, earlier = ahead + back, hit + ahead, hit - back, candidate - back
    return Match(start, earlier, end - start)
