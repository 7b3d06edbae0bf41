"""The tables of this pack that are looked up by two characters."""

from __future__ import annotations

import os
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from itertools import accumulate

# The filter of the pairs that texts have, and of those that are words (tools/collocations.py).
ATTESTED, PAIR_BITS, WORD_BITS = "attested_pairs.bin", 7_999_993, 7_899_989
# The filter of the pairs that a form of a list begins with, or that are a half of an idiom (tools/beginnings.py).
BEGINNINGS, BEGINNING_BITS = "beginnings.bin", 1_048_573
# So many numbers are told apart by a set in the time that it takes to make the set.
_MANY = 1_000


class PairTable:
    """What belongs to two characters: the words that stand beside them, the forms of lists that begin with them.

    The file is looked up as it is, since nearly every draft asks for a few pairs of thousands: how many pairs there
    are, their numbers in order (two characters in UTF-16 each), how many characters stand before those that belong to
    each pair and how many there are in all, four bytes each; then these characters in UTF-16.
    """

    _ITEM = 4

    def __init__(self, name: str) -> None:
        """Stand for the table ``name``, which is read when it is first asked for."""
        self._path = os.path.join(os.path.dirname(__file__), name)
        # Drafts have most of their pairs in common.
        self._looked_up: dict[int, str] = {}

    @cached_property
    def _parts(self) -> tuple[array[int], array[int], memoryview]:
        # An array is faster to look up than the bytes themselves.
        numbers, ends = array("I"), array("I")
        with open(self._path, "rb") as file:
            count = int.from_bytes(file.read(self._ITEM), "little")
            numbers.fromfile(file, count)
            ends.fromfile(file, count + 1)
            return numbers, ends, memoryview(file.read())

    def of(self, number: int) -> str:
        """Return what belongs to a pair, given by its number; nothing where the table doesn't have it."""
        found = self._looked_up.get(number)
        if found is None:
            numbers, ends, texts = self._parts
            at = bisect_left(numbers, number)
            if at == len(numbers) or numbers[at] != number:
                return ""
            found = self._looked_up[number] = bytes(texts[2 * ends[at] : 2 * ends[at + 1]]).decode("utf-16-le")
        return found

    def those_of(self, numbers: set[int]) -> set[int]:
        """Return those of the numbers whose pairs the table has."""
        if len(numbers) > _MANY:
            return numbers & self._known
        known, last = self._parts[0], len(self._parts[0]) - 1
        return {number for number in numbers if known[min(bisect_left(known, number), last)] == number}

    @cached_property
    def _known(self) -> frozenset[int]:
        return frozenset(self._parts[0])

    def items(self) -> Iterator[tuple[str, str]]:
        """Yield every pair with what belongs to it, in the order of the numbers."""
        for number in self._parts[0]:
            yield number.to_bytes(self._ITEM, "little").decode("utf-16-le"), self.of(number)

    @classmethod
    def encoded(cls, texts: Mapping[str, str]) -> bytes:
        """Return the content of the file that has these texts by their pairs."""
        by_number = {number_of(pair): text for pair, text in texts.items()}
        numbers = sorted(by_number)
        ends = accumulate((len(by_number[number]) for number in numbers), initial=0)
        head = b"".join(number.to_bytes(cls._ITEM, "little") for number in (len(numbers), *numbers, *ends))
        return head + "".join(by_number[number] for number in numbers).encode("utf-16-le")


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
