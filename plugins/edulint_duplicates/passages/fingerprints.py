"""Fingerprints: a few numbers for each text; texts with a passage in common have some of them in common.

Winnowing (Schleimer, Wilkerson and Aiken, 2003): of every ``WINDOW`` neighbouring grams of ``GRAM`` characters the
least is kept, so that two texts with ``GUARANTEED`` characters in common keep at least one gram in common, wherever
they stand. Pure Python and numpy give the same to the bit.
"""

from __future__ import annotations

from array import array
from functools import cache
from typing import TYPE_CHECKING, Any
from zlib import crc32

from msgspec import Struct

from edulint.api import pattern
from edulint_duplicates.passages.worth_numpy import is_worth_numpy

if TYPE_CHECKING:
    import numpy as np

# The widest window that still guarantees thirty characters: a tenth of all grams is kept.
GRAM = 12
WINDOW = 19
GUARANTEED = GRAM + WINDOW - 1
# Names the way fingerprints are made; an archive made in another way can't be compared with.
METHOD = f"letters, digits, Han; crc32 of 8 and 8; gram {GRAM}, window {WINDOW}"

# A gram's hash is the checksums of its first and last eight characters, 32 bits each: fast in pure Python.
_PART = 8
_SECOND = GRAM - _PART
# Spreads what differs over all bits, so that an index may keep the upper ones only.
_SPREAD = 0x9E3779B97F4A7C15
_BITS = (1 << 64) - 1
_BYTES = 2 * _PART
_BEYOND_16_BITS = pattern("[\U00010000-\U0010ffff]")


class Fingerprints(Struct, frozen=True):
    """The kept grams of a compact text of ``length`` characters: hashes (signed 64 bits) and positions, in order."""

    length: int
    hashes: array[int]
    positions: array[int]

    def packed(self) -> bytes:
        """Return the length, and all hashes before all positions, as the machine writes numbers."""
        return array("Q", [self.length]).tobytes() + self.hashes.tobytes() + self.positions.tobytes()

    @classmethod
    def unpacked(cls, data: bytes) -> Fingerprints:
        """Return the fingerprints that :meth:`packed` has made bytes of.

        Raises:
            ValueError: the bytes don't divide into such numbers.
        """
        length, hashes, positions = array("Q"), array("q"), array("I")
        count, rest = divmod(len(data) - length.itemsize, hashes.itemsize + positions.itemsize)
        if count < 0 or rest:
            raise ValueError("no fingerprints")
        middle = length.itemsize + count * hashes.itemsize
        length.frombytes(data[: length.itemsize])
        hashes.frombytes(data[length.itemsize : middle])
        positions.frombytes(data[middle:])
        return cls(length[0], hashes, positions)


def fingerprints(text: str) -> Fingerprints:
    """Return the fingerprints of a compact text, with numpy where that is faster and there."""
    if is_worth_numpy(len(text)):
        try:
            return numpy_fingerprints(text)
        except ImportError:
            pass
    return pure_fingerprints(text)


def _encoded(text: str) -> bytes:
    data = text.encode("utf-16-le", "surrogatepass")
    if len(data) == 2 * len(text):
        return data
    # Rare Han get one unit each, too: what is compared in the end is the text itself.
    text = _BEYOND_16_BITS.sub(lambda match: chr(0xE000 + ord(match.group()) % 0x1900), text)
    return text.encode("utf-16-le", "surrogatepass")


def pure_fingerprints(text: str) -> Fingerprints:
    """Return the fingerprints of a compact text."""
    data = _encoded(text)
    sums = [crc32(data[at : at + _BYTES]) for at in range(0, len(data) - _BYTES + 1, 2)]
    grams = len(sums) - _SECOND
    kept: list[int] = []
    if grams > 0:
        window = min(WINDOW, grams)
        least = min(sums[:window])
        place = _rightmost(sums, 0, window, least)
        kept.append(place)
        for end in range(window, grams):
            if sums[end] <= least:
                least, place = sums[end], end
                kept.append(place)
            elif place <= end - window:
                start = end - window + 1
                least = min(sums[start : end + 1])
                place = _rightmost(sums, start, end + 1, least)
                kept.append(place)
    hashes = (((sums[place] << 32) | sums[place + _SECOND]) * _SPREAD & _BITS for place in kept)
    signed = (value - (1 << 64) if value >> 63 else value for value in hashes)
    return Fingerprints(len(text), array("q", signed), array("I", kept))


def _rightmost(sums: list[int], start: int, end: int, value: int) -> int:
    end -= 1
    while end > start and sums[end] != value:
        end -= 1
    return end


def numpy_fingerprints(text: str) -> Fingerprints:
    """Return the fingerprints of a compact text.

    Raises:
        ImportError: numpy is not installed.
    """
    import numpy as np

    # As numbers of the size of a place: numpy would make them anew for each of the tables.
    units = np.frombuffer(_encoded(text), dtype="<u2").astype(np.intp)
    grams = len(units) - GRAM + 1
    if grams <= 0:
        return Fingerprints(len(text), array("q"), array("I"))
    zero, tables = _tables()
    sums = np.full(grams + _SECOND, zero, dtype=np.uint32)
    for place, table in enumerate(tables):
        sums ^= table.take(units[place : place + len(sums)])
    window = min(WINDOW, grams)
    # The position in the lower half makes every key unique and the rightmost of equal sums the least.
    keys = (sums[:grams].astype(np.uint64) << np.uint64(32)) | np.arange(
        0xFFFFFFFF, 0xFFFFFFFF - grams, -1, dtype=np.uint64
    )
    least = _sliding_least(keys, window)
    changes = np.flatnonzero(least[1:] != least[:-1]) + 1
    chosen = least[np.concatenate(([0], changes))]
    places = (np.uint64(0xFFFFFFFF) - (chosen & np.uint64(0xFFFFFFFF))).astype(np.int64)
    hashes = (sums[places].astype(np.uint64) << np.uint64(32)) | sums[places + _SECOND].astype(np.uint64)
    hashes *= np.uint64(_SPREAD)
    return Fingerprints(
        len(text), array("q", hashes.view(np.int64).tobytes()), array("I", places.astype(np.uint32).tobytes())
    )


def _sliding_least(keys: np.ndarray[Any, Any], window: int) -> np.ndarray[Any, Any]:
    """Return the least of every ``window`` neighbours, by doubling."""
    import numpy as np

    least, width = keys, 1
    while width < window:
        step = min(width, window - width)
        least = np.minimum(least[:-step], least[step:])
        width += step
    return least


@cache
def _tables() -> tuple[int, list[np.ndarray[Any, Any]]]:
    """Return the checksum of zeros, and for each place of a gram's part what each character changes in it.

    A CRC is linear: what two characters change together is the exclusive or of what each changes.
    """
    import numpy as np

    zero = crc32(bytes(_BYTES))
    changes = np.empty((_BYTES, 256), dtype=np.uint32)
    for place in range(_BYTES):
        for value in range(256):
            data = bytearray(_BYTES)
            data[place] = value
            changes[place, value] = crc32(data) ^ zero
    units = np.arange(1 << 16)
    return zero, [changes[2 * part][units & 255] ^ changes[2 * part + 1][units >> 8] for part in range(_PART)]
