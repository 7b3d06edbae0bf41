"""The pairs of a draft that are worth a look, found by numpy; imported only where something else has loaded numpy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from edulint_wording.lists import KNOWN_PAIRS, PAIR_BITS, SUSPECTS, content_of, remainders
from edulint_wording.pairs import FIRST_HAN, FORMS, LAST_HAN

if TYPE_CHECKING:
    from numpy.typing import NDArray


def numpy_places(coded: bytes) -> tuple[dict[int, str], dict[int, list[int]], list[int]]:
    """Return what :func:`~edulint_wording.pairs.pure_places` does, of a text of two characters or more in UTF-16."""
    characters = np.frombuffer(coded, dtype="<u2").astype(np.uint32)
    numbers = characters[:-1] | characters[1:] << np.uint32(16)
    listed_at = _listed_at(numbers)
    found = numbers[listed_at].tolist()
    places: dict[int, list[int]] = {}
    for at, number in zip(listed_at.tolist(), found, strict=True):
        places.setdefault(number, []).append(at)
    is_han = (characters >= FIRST_HAN) & (characters <= LAST_HAN)
    bits = np.frombuffer(content_of(KNOWN_PAIRS), dtype=np.uint8)
    suspects = np.flatnonzero(is_han[:-1] & is_han[1:])
    for prime in SUSPECTS.primes:
        at = numbers[suspects] % np.uint32(prime)
        suspects = suspects[bits[at >> np.uint32(3)] >> (at & np.uint32(7)).astype(np.uint8) & 1 == 1]
    _, firsts, counts = np.unique(numbers[suspects], return_index=True, return_counts=True)
    return FORMS.of(remainders(places)), places, sorted(suspects[firsts[counts == 1]].tolist())


def _listed_at(numbers: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Return the offsets, in order, of the pairs that the table of forms has."""
    pairs, slots = (np.frombuffer(part, dtype=part.format) for part in FORMS.pairs_and_slots)
    size = np.uint32(len(slots))
    first = numbers % np.uint32(PAIR_BITS) % size
    at = np.flatnonzero(slots[first])
    slot = first[at]
    found = []
    while len(at):
        # Where another pair stands in a slot, the next one is looked at, as PairTable does.
        is_here = pairs[slots[slot] - 1] == numbers[at]
        found.append(at[is_here])
        at, slot = at[~is_here], (slot[~is_here] + np.uint32(1)) % size
        is_filled = slots[slot] > 0
        at, slot = at[is_filled], slot[is_filled]
    return np.sort(np.concatenate(found)) if found else at
