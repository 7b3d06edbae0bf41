"""The tables of this pack that are looked up by two characters."""

from __future__ import annotations

import mmap
import os
from codecs import utf_16_le_decode
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from itertools import accumulate

from msgspec import Struct

# The filter of what is known of pairs (tools/collocations.py), and the prime by which all tables are looked up.
KNOWN_PAIRS, PAIR_BITS = "known_pairs.bin", 7_999_993


class PairTable:
    """What belongs to two characters: the words that stand beside them, the forms of lists that have them.

    The file is looked up as it is, since a draft asks for a few pairs of thousands. It holds how many pairs there are,
    and their numbers (two characters in UTF-16); how many characters stand before those that belong to each pair and
    how many there are in all; then ``_SLOTS`` for each pair, of two bytes: a pair's place among the pairs, counted from
    1, stands in the slot that remains when its number is divided by ``PAIR_BITS`` and then by how many slots there are,
    or in the next one that was free; then the characters in UTF-16.
    """

    _ITEM, _SLOT = 4, 2
    # With most slots empty, one look tells of most pairs that they are not in the table.
    _SLOTS = 5

    def __init__(self, name: str) -> None:
        """Stand for the table ``name``, which is read when it is first asked for."""
        self._name = name
        # Drafts have most of their pairs in common.
        self._looked_up: dict[int, str] = {}

    @cached_property
    def _parts(self) -> tuple[memoryview, memoryview, memoryview, memoryview]:
        content = content_of(self._name)
        item, count = self._ITEM, int.from_bytes(content[: self._ITEM], "little")
        of_ends, of_slots = item * (1 + count), item * (2 + 2 * count)
        of_texts = of_slots + self._SLOT * self._SLOTS * count
        numbers, ends = content[item:of_ends].cast("I"), content[of_ends:of_slots].cast("I")
        return numbers, ends, content[of_slots:of_texts].cast("H"), content[of_texts:]

    @property
    def pairs_and_slots(self) -> tuple[memoryview, memoryview]:
        """The numbers of the pairs, and the slots."""
        return self._parts[0], self._parts[2]

    def of(self, pairs: Mapping[int, int]) -> dict[int, str]:
        """Return what belongs to those of the pairs, of which :func:`remainders` tells, that the table has."""
        numbers, ends, slots, texts = self._parts
        looked_up, size = self._looked_up, len(slots)
        found = {}
        for pair, first in [(pair, first) for pair, at in pairs.items() if slots[first := at % size]]:
            if pair not in looked_up:
                slot = first
                while (place := slots[slot]) and numbers[place - 1] != pair:
                    slot = (slot + 1) % size
                if not place:
                    continue
                looked_up[pair], _ = utf_16_le_decode(texts[2 * ends[place - 1] : 2 * ends[place]])
            found[pair] = looked_up[pair]
        return found

    def items(self) -> Iterator[tuple[str, str]]:
        """Yield every pair with what belongs to it."""
        for number, text in self.of(remainders(self._parts[0])).items():
            yield number.to_bytes(self._ITEM, "little").decode("utf-16-le"), text

    @classmethod
    def encoded(cls, texts: Mapping[str, str]) -> bytes:
        """Return the content of the file that has these texts by their pairs."""
        by_number = {number_of(pair): text for pair, text in sorted(texts.items())}
        slots = [0] * cls._SLOTS * len(by_number)
        for place, number in enumerate(by_number, start=1):
            slot = number % PAIR_BITS % len(slots)
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


def remainders(numbers: Iterable[int]) -> dict[int, int]:
    """Return what remains of numbers of pairs, which are slow to divide, and by which all tables are looked up."""
    return {number: number % PAIR_BITS for number in numbers}


class PairSet(Struct, frozen=True):
    """A set of pairs in the filter, by the primes that divide their numbers: what remains is the place of a bit.

    All these bits are set for a pair of the set, and now and then for another one.
    """

    primes: tuple[int, ...]

    def has(self, number: int) -> bool:
        """Tell whether the pair with this number is in the set."""
        bits = content_of(KNOWN_PAIRS)
        for prime in self.primes:
            at = number % prime
            if not bits[at >> 3] >> (at & 7) & 1:
                return False
        return True


# Pairs that may be written for a usual word of two characters; words of the dictionary.
SUSPECTS, WORDS = PairSet((PAIR_BITS, 7_959_983)), PairSet((7_919_971, 7_879_931))
# Of the suspects, those that texts have as often as ``MORE_OFTEN`` says, and more often. The oftener texts have a pair,
# the more usual a word must be at its place before it is told.
MORE_OFTEN = (1, 4, 16, 64, 256)
# Between the words of the tables of collocations that are usual enough beside their neighbour for suspects of one
# level; the most usual words, which are enough for all, come first.
GROUPS = "\t"
LEVELS = tuple(PairSet((prime,)) for prime in (7_799_903, 7_759_897, 7_719_893, 7_679_887, 7_639_883))


def level_of(number: int) -> int:
    """Return how often texts have a suspected pair: how many of ``MORE_OFTEN`` it reaches."""
    return sum(level.has(number) for level in LEVELS)


def filter_of(*told: tuple[PairSet, Iterable[str]]) -> bytes:
    """Return the content of a filter that has these sets of pairs."""
    bits = bytearray(max(prime for pair_set, _ in told for prime in pair_set.primes) // 8 + 1)
    for pair_set, pairs in told:
        for number in map(number_of, pairs):
            for prime in pair_set.primes:
                bits[number % prime >> 3] |= 1 << (number % prime & 7)
    return bytes(bits)


@cache
def content_of(name: str) -> memoryview:
    """Return the content of a table or filter, a file beside this module, of which only what is looked up is read."""
    with open(os.path.join(os.path.dirname(__file__), name), "rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
