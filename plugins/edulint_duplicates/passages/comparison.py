"""Which texts share fingerprints, and the maximal matches that follow from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from edulint_duplicates.passages.fingerprints import GRAM, Fingerprints
from edulint_duplicates.passages.matches import Match, common_prefix, common_suffix

# A shared gram: its position in the later text, where it first stands in the earlier one, and in how many texts it
# does.
Seed = tuple[int, int, int]
# Where a hash stands: the number of the text and the position in it, in this order.
Places = Sequence[tuple[int, int]]
# What stands in more texts than this, and in more than one of a hundred, is a form or a formula; joining it would take
# the square of its number. Among however many texts, what stands in so many as the last says is one.
_MANY_TEXTS = 100
_SHARE_OF_MANY = 100
_MOST_TEXTS = 400
# A gram in so few texts is worth a look by itself; a more frequent one needs another beside it.
RARE = 8
_WORTH_NUMPY = 200_000
# What stands in more texts than this, and in more than one of fifty, is a formula unless it is long.
_FEW_TEXTS = 3
_SHARE_OF_TEXTS = 50
_LONGEST_COMMON = 200
_ALONE = 20
NEAR = 60


def shared_seeds(prints: Mapping[str, Fingerprints]) -> dict[tuple[str, str], list[Seed]]:
    """Return for each pair of texts, in the order of ``prints``, the positions they share, later text first."""
    names = list(prints)
    # By the later text's number times their count and the earlier one's: whole numbers are looked up faster than pairs.
    pairs: dict[int, list[Seed]] = defaultdict(list)
    for places in _places(list(prints.values())):
        texts = len({text for text, _ in places})
        # As in an archive, where a gram has one place in a document.
        first: list[tuple[int, int]] = []
        latest, before = -1, 0
        for text, position in places:
            if text != latest:
                latest, before = text, len(first)
                first.append((text, position))
            row = text * len(names)
            for other, place in first[:before]:
                pairs[row + other].append((position, place, texts))
    found: dict[tuple[str, str], list[Seed]] = {}
    for pair in sorted(pairs):
        seeds = pairs[pair]
        seeds.sort()
        if worth_reading(seeds):
            later, earlier = divmod(pair, len(names))
            found[names[later], names[earlier]] = seeds
    return found


def most_texts(texts: int) -> int:
    """Return in how many of ``texts`` texts a gram may stand that is looked at."""
    return max(_MANY_TEXTS, min(texts // _SHARE_OF_MANY, _MOST_TEXTS))


def _places(prints: Collection[Fingerprints]) -> Iterable[Places]:
    """Return the places of every hash that stands in two texts at least and is no formula."""
    if sum(len(one.hashes) for one in prints) >= _WORTH_NUMPY:
        try:
            return numpy_places(prints)
        except ImportError:
            pass
    return pure_places(prints)


def pure_places(prints: Collection[Fingerprints]) -> Iterable[Places]:
    """Return the places of every hash that stands in two texts at least and is no formula."""
    latest: dict[int, int] = {}
    places: dict[int, list[tuple[int, int]]] = {}
    # Two passes: the first finds the few hashes worth a list, which keeps a large folder small in memory.
    for text, one in enumerate(prints):
        for value in one.hashes:
            if latest.setdefault(value, text) != text:
                places[value] = []
    for text, one in enumerate(prints):
        for value, position in zip(one.hashes, one.positions, strict=True):
            if value in places:
                places[value].append((text, position))
    most = most_texts(len(prints))
    return [found for found in places.values() if len({text for text, _ in found}) <= most]


def numpy_places(prints: Collection[Fingerprints]) -> Iterable[Places]:
    """Return the same in a quarter of the memory.

    Raises:
        ImportError: numpy is not installed.
    """
    import numpy as np

    hashes = np.concatenate([np.frombuffer(one.hashes, dtype=np.int64) for one in prints])
    positions = np.concatenate([np.frombuffer(one.positions, dtype=np.uint32) for one in prints])
    texts = np.repeat(np.arange(len(prints), dtype=np.int32), [len(one.hashes) for one in prints])
    order = np.argsort(hashes, kind="stable")
    hashes, positions, texts = hashes[order], positions[order], texts[order]
    fresh = np.concatenate(([True], hashes[1:] != hashes[:-1]))
    starts = np.flatnonzero(fresh)
    ends = np.append(starts[1:], len(hashes))
    other_text = fresh | np.concatenate(([True], texts[1:] != texts[:-1]))
    numbers = np.add.reduceat(other_text, starts, dtype=np.int64)
    kept = (numbers > 1) & (numbers <= most_texts(len(prints)))
    return (
        list(zip(texts[start:end].tolist(), positions[start:end].tolist(), strict=True))
        for start, end in zip(starts[kept].tolist(), ends[kept].tolist(), strict=True)
    )


def worth_reading(seeds: Sequence[Seed]) -> bool:
    """Tell whether what two texts share may be more than a formula: something rare, or much in one place."""
    return any(texts <= RARE for _, _, texts in seeds) or any(
        following - position <= NEAR and abs((following - after) - (position - other)) <= NEAR
        for (position, other, _), (following, after, _) in pairwise(sorted(seeds))
    )


def most_usual(texts: int) -> int:
    """Return in how many of ``texts`` texts a gram may stand without being usual: what consists of usual ones is a
    formula.
    """
    return max(_FEW_TEXTS, texts // _SHARE_OF_TEXTS)


def is_common(start: int, end: int, seeds: Iterable[Seed], most: int) -> bool:
    """Tell whether a passage of the later text, not a long one, is a formula: all its grams stand in more than ``most``
    texts.
    """
    if end - start >= _LONGEST_COMMON:
        return False
    frequencies = [number for position, _, number in seeds if start <= position and position + GRAM <= end]
    return bool(frequencies) and min(frequencies) > most


def matches_between(later: str, earlier: str, seeds: Iterable[Seed]) -> list[Match]:
    """Return the maximal matches that hold the seeds, in the order of the later place; of those that lie in a longer
    one none.
    """
    found: list[Match] = []
    reached: dict[int, int] = {}
    for position, other, _ in sorted(seeds):
        diagonal = position - other
        if position < reached.get(diagonal, 0):
            continue
        ahead = common_prefix(later, position, earlier, other)
        back = common_suffix(later, position, earlier, other, position)
        reached[diagonal] = position + ahead
        # Less than a gram is a hash shared by chance.
        if ahead + back >= GRAM:
            found.append(Match(position - back, other - back, ahead + back))
    return _outermost(found)


def _outermost(matches: list[Match]) -> list[Match]:
    kept: list[Match] = []
    for match in sorted(matches, key=lambda match: (match.start, -match.length, match.earlier)):
        if not kept or match.end > kept[-1].end:
            kept.append(match)
    return kept


def worth_comparing(matches: Sequence[Match]) -> bool:
    """Tell whether matches may be a copy: long enough, or several near one another in both texts, as an edited one
    leaves.
    """
    return any(match.length >= _ALONE for match in matches) or any(
        abs((match.start - match.earlier) - (other.start - other.earlier)) <= NEAR and match.start - other.end <= NEAR
        for other, match in pairwise(matches)
    )
