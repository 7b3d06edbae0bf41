"""The passages of one text that stand earlier in it, found by numpy; imported only where numpy pays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from edulint_duplicates.passages.matches import CANDIDATES, SHORTEST, Match, longest_match, pure_repeats
from edulint_duplicates.passages.recurring import GRAM, STRIDE

if TYPE_CHECKING:
    from numpy.typing import NDArray

# An odd number that spreads what differs over all bits.
_SPREAD = 0x9E3779B97F4A7C15
_BITS = 64
# A table of so many slots for each gram leaves out nearly all that don't recur before any is searched for.
_SLOTS = 16
# Most copies end within so many characters, which are compared for all at once.
_NEAR = 16
# At most one pair for so many characters of a text.
_MOST = 2
# No character: what stands before the first and behind the last one.
_NONE = 0xFFFFFFFF


class _Pairs(Struct):
    """The later and the earlier places of grams that stand twice, pair by pair, and the first pair of each hit."""

    later: NDArray[np.int64]
    earlier: NDArray[np.int64]
    firsts: NDArray[np.int64]


def numpy_repeats(text: str) -> Iterator[Match]:
    """Yield what :func:`~edulint_duplicates.passages.matches.pure_repeats` does, with memory for a few numbers a
    character.
    """
    if len(text) < GRAM:
        return
    units = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    pairs = _pairs(_numbers(units))
    if pairs is None:
        yield from pure_repeats(text)
        return
    if not len(pairs.later):
        return
    units = np.append(units, np.uint32(_NONE))
    ahead, back = _agreeing(units, pairs, 0, 1), _agreeing(units, pairs, -1, -1)
    if ahead.min() < GRAM:
        # Different grams have the same number.
        yield from pure_repeats(text)
        return
    counts = np.diff(np.append(pairs.firsts, len(ahead)))
    # Of those equally long the first one is best.
    rank = (ahead + back) * len(ahead) - np.arange(len(ahead))
    best = np.flatnonzero(rank == np.repeat(np.maximum.reduceat(rank, pairs.firsts), counts))
    is_near = np.logical_and.reduceat((ahead < _NEAR) & (back < _NEAR), pairs.firsts)
    table = (pairs.later[best], pairs.earlier[best], ahead[best], back[best], is_near, pairs.firsts, counts)
    covered = 0
    for hit, earlier, after, before, near, first, count in zip(*(column.tolist() for column in table), strict=True):
        if hit + GRAM <= covered:
            continue
        if near:
            match = Match(hit - before, earlier - before, before + after)
        else:
            match = longest_match(text, hit, pairs.earlier[first : first + count].tolist(), covered)
        if match.length >= SHORTEST:
            yield match
        covered = max(covered, match.end)


def _numbers(units: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """Return a number of 64 bits for the gram at each place; hardly ever have two different ones the same."""
    numbers, width, factor = units.astype(np.uint64), 1, _SPREAD
    while width < GRAM:
        longer = numbers[:-width] * np.uint64(factor)
        longer += numbers[width:]
        numbers = longer
        factor = factor * factor % (1 << _BITS)
        width *= 2
    return numbers


def _pairs(numbers: NDArray[np.uint64]) -> _Pairs | None:
    """Return each place with the last indexed ones before it that have its number, a few at the most.

    None where they would take much memory, as in a text that repeats itself all over, which is read fast without them.
    """
    length = np.int64(len(numbers))
    indexed = numbers[::STRIDE]
    order = np.argsort(indexed)
    ordered = indexed[order]
    is_first = np.append(True, ordered[1:] != ordered[:-1])
    groups = np.flatnonzero(is_first)
    distinct = ordered[groups]
    # The indexed places, by number and then in the order of the text.
    places = np.sort((np.cumsum(is_first, dtype=np.int64) - 1) * length + order * STRIDE)
    may_recur = _may_recur(numbers, distinct)
    # Of the indexed places those recur that have another one before them.
    may_recur[::STRIDE] = False
    may_recur[places[~is_first] % length] = True
    hits = np.flatnonzero(may_recur)
    if len(hits) > length // _MOST:
        return None
    group = np.minimum(np.searchsorted(distinct, numbers[hits]), len(distinct) - 1)
    recurs = distinct[group] == numbers[hits]
    hits, group = hits[recurs], group[recurs]
    ends = np.searchsorted(places, group * length + hits)
    counts = np.minimum(ends - groups[group], CANDIDATES)
    found = counts > 0
    hits, ends, counts = hits[found], ends[found], counts[found]
    if counts.sum() > length // _MOST:
        return None
    firsts = np.cumsum(counts) - counts
    within = np.arange(counts.sum()) - np.repeat(firsts, counts)
    return _Pairs(np.repeat(hits, counts), places[np.repeat(ends - counts, counts) + within] % length, firsts)


def _may_recur(numbers: NDArray[np.uint64], distinct: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Tell of each number whether it may be one of the ``distinct`` ones."""
    bits = (len(distinct) * _SLOTS).bit_length()
    shift = np.uint64(_BITS - bits)
    slots = np.zeros(1 << bits, dtype=np.bool_)
    slots[distinct >> shift] = True
    may_recur: NDArray[np.bool_] = slots[numbers >> shift]
    return may_recur


def _agreeing(units: NDArray[np.uint32], pairs: _Pairs, first: int, step: int) -> NDArray[np.int64]:
    """Return how many characters agree from both places of each pair on, ``_NEAR`` at the most.

    They begin ``first`` characters behind the places, and each next one stands ``step`` characters further.
    """
    agreeing = np.zeros(len(pairs.later), dtype=np.int64)
    going_on = np.arange(len(agreeing))
    for shift in range(first, first + _NEAR * step, step):
        same = units[pairs.later[going_on] + shift] == units[pairs.earlier[going_on] + shift]
        going_on = going_on[same]
        agreeing[going_on] += 1
    return agreeing
