"""Which grams of a text may stand in it twice: what most grams are left out by, before any is cut from the text.

A gram of eight characters is told by a number of 64 bits: the first four, 16 bits each, XOR the last four. The numbers
of all grams are made by a few operations on the whole text, which takes a tenth of the time of cutting the grams out.
Different grams may have the same number, so that whoever asks must compare the grams themselves.
"""

from __future__ import annotations

from array import array
from itertools import compress

from edulint.api import pattern

GRAM = 8
STRIDE = 4
_BYTES = 2
_BITS = 8 * _BYTES * STRIDE
# What takes more than 16 bits is rare, and any one sign may stand for it where numbers need not be unique.
_LONG = pattern(r"[^\u0000-\uffff]")


def recurring(text: str) -> tuple[list[int], list[int]]:
    """Return where the grams begin that may stand earlier at an indexed position, and the indexed positions of them.

    Indexed are the positions that are multiples of ``STRIDE``. Both lists are in order; none that recurs is left out.
    """
    indexed, *others = _numbers(text)
    seen: set[int] = set()
    add = seen.add
    # One pass makes the set and tells what was in it before.
    places = [
        at for at, number in zip(range(0, len(text), STRIDE), indexed, strict=False) if number in seen or add(number)
    ]
    recur = {indexed[at // STRIDE] for at in places}
    for phase, numbers in enumerate(others, 1):
        found = list(compress(range(phase, len(text), STRIDE), map(seen.__contains__, numbers)))
        recur.update(numbers[at // STRIDE] for at in found)
        places += found
    places.sort()
    return places, list(compress(range(0, len(text), STRIDE), map(recur.__contains__, indexed)))


def _numbers(text: str) -> list[array[int]]:
    """Return the numbers of the grams at 0, 4, 8 …, at 1, 5, 9 …, at 2, 6, 10 … and at 3, 7, 11 …."""
    data = _LONG.sub("\ufffd", text).encode("utf-16-le", "surrogatepass")
    whole = int.from_bytes(data, "little")
    mixed = memoryview((whole ^ whole >> _BITS).to_bytes(len(data), "little"))
    phases = []
    for phase in range(STRIDE):
        count = max(0, (len(text) - GRAM - phase) // STRIDE + 1)
        start = phase * _BYTES
        phases.append(array("Q", mixed[start : start + count * STRIDE * _BYTES].tobytes()))
    return phases
