"""The tables of this pack that are looked up by two characters."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from itertools import accumulate

# The filter of the pairs that texts have, and of those that are words (tools/collocations.py).
ATTESTED, PAIR_BITS, WORD_BITS = "attested_pairs.bin", 7_999_993, 7_899_989


class PairTable:
    """What belongs to two characters: the words that stand beside them, the forms of lists that have them.

    The file is looked up as it is, since a draft asks for a few pairs of thousands. It holds how many pairs there are,
    and their numbers (two characters in UTF-16); how many characters stand before those that belong to each pair and
    how many there are in all; then ``_SLOTS`` for each pair, of two bytes: a pair's place among the pairs, counted from
    1, stands in the slot that remains of its number, or in the next one that was free; then the characters in UTF-16.
    """

    _ITEM, _SLOT = 4, 2
    # With most slots empty, one look tells of most pairs that they are not in the table.
    _SLOTS = 5

    def __init__(self, name: str) -> None:
        """Stand for the table ``name``, which is read when it is first asked for."""
        self._path = os.path.join(os.path.dirname(__file__), name)
        # Drafts have most of their pairs in common.
        self._looked_up: dict[int, str] = {}

    @cached_property
    def _parts(self) -> tuple[array[int], array[int], array[int], bytes]:
        # An array is faster to look up than the bytes themselves.
        numbers, ends, slots = array("I"), array("I"), array("H")
        with open(self._path, "rb") as file:
            count = int.from_bytes(file.read(self._ITEM), "little")
            numbers.fromfile(file, count)
            ends.fromfile(file, count + 1)
            slots.fromfile(file, self._SLOTS * count)
            return numbers, ends, slots, file.read()

    @property
    def pairs_and_slots(self) -> tuple[array[int], array[int]]:
        """The numbers of the pairs, and the slots."""
        return self._parts[0], self._parts[2]

    def of(self, pairs: Iterable[int]) -> dict[int, str]:
        """Return what belongs to those of the pairs, given by their numbers, that the table has."""
        numbers, ends, slots, texts = self._parts
        looked_up, size = self._looked_up, len(slots)
        found = {}
        for pair in [pair for pair in pairs if slots[pair % size]]:
            if pair not in looked_up:
                slot = pair % size
                while (place := slots[slot]) and numbers[place - 1] != pair:
                    slot = (slot + 1) % size
                if not place:
                    continue
                looked_up[pair] = texts[2 * ends[place - 1] : 2 * ends[place]].decode("utf-16-le")
            found[pair] = looked_up[pair]
        return found

    def items(self) -> Iterator[tuple[str, str]]:
        """Yield every pair with what belongs to it."""
        for number, text in self.of(self._parts[0]).items():
            yield number.to_bytes(self._ITEM, "little").decode("utf-16-le"), text

    @classmethod
    def encoded(cls, texts: Mapping[str, str]) -> bytes:
        """Return the content of the file that has these texts by their pairs."""
        by_number = {number_of(pair): text for pair, text in sorted(texts.items())}
        slots = [0] * cls._SLOTS * len(by_number)
        for place, number in enumerate(by_number, start=1):
            slot = number % len(slots)
            while slots[slot]:
                slot = (slot + 1) % len(slots)
            slots[slot] = place
        ends = accumulate(map(len, by_number.values()), initial=0)
        head = b"".join(one.to_bytes(cls._ITEM, "little") for one in (len(by_number), *by_number, *ends))
        told = b"".join(slot.to_bytes(cls._SLOT, "little") for slot in slots)
        return head + told + "".join(by_number.values()).encode("utf-16-le")


def number_of(pair: str) -> int:
    """Return the number of two characters; tables have none of four bytes, and none of their numbers."""
    return int.from_bytes(pair.encode("utf-16-le", "surrogatepass"), "little")


def filter_of(*told: tuple[int, Iterable[str]]) -> bytes:
    """Return the content of a filter, which tells pairs and, where bits coincide, a few others.

    Each pair sets the bit that remains of its number when it is divided by the prime of its kind.
    """
    bits = bytearray(max(prime for prime, _ in told) // 8 + 1)
    for prime, pairs in told:
        for pair in pairs:
            place = number_of(pair) % prime
            bits[place >> 3] |= 1 << (place & 7)
    return bytes(bits)


@cache
def bits_of(name: str) -> bytes:
    """Return the content of a filter, which is a file beside this module."""
    with open(os.path.join(os.path.dirname(__file__), name), "rb") as file:
        return file.read()
