"""What each sign around a unit says for a lost number, learned from complete texts.

A table has up to 27,000 signs, of which a draft asks for one or two thousand: it is looked up as it lies on the disk,
since to read it takes longer than all else that is done about lost numbers in a short draft. Behind the lines with
``#`` stands where each of ``LINES`` lines begins, in numbers of ``DIGITS`` digits; then these lines. A sign stands in
the line that remains of its checksum: each line has its number, then signs and their weights by turns.
"""

from __future__ import annotations

import os
from functools import cached_property
from zlib import crc32

LINES, DIGITS = 4096, 7
# Where more signs are asked for, as in a long draft, reading the whole table is quicker.
_MOST_LOOKED_UP = 4_000
_MOST_KEPT = 100_000


# No three characters before a unit, whatever unit it is, say more for a lost number: ``站新建[]``.
MOST_FOR_THREE = 135


class Weights(dict[str, int]):
    """Weights by sign, in hundredths, 0 for a sign that the table doesn't have; kept from the first question on."""

    def __init__(self, name: str) -> None:
        """Take the weights of the table ``name``, which lies beside this module."""
        super().__init__()
        self.path = os.path.join(os.path.dirname(__file__), name)
        self.reads_all = False

    def __missing__(self, sign: str) -> int:
        self.reads_all = self.reads_all or len(self) >= _MOST_LOOKED_UP
        if len(self) >= _MOST_KEPT:
            self.clear()
        weight = self[sign] = self._all.get(sign, 0) if self.reads_all else self._looked_up(sign)
        return weight

    def _looked_up(self, sign: str) -> int:
        content, places, lines = self._table
        wanted = _in_line(sign)
        place = places + crc32(wanted) % LINES * DIGITS
        start = lines + int(content[place : place + DIGITS])
        end = content.index(b"\n", start)
        at = content.find(wanted, start, end)
        return 0 if at < 0 else int(content[at + len(wanted) : end].partition(b" ")[0])

    @cached_property
    def _all(self) -> dict[str, int]:
        """The whole table."""
        content, _, lines = self._table
        found: dict[str, int] = {}
        for line in content[lines:].decode("utf-8", "surrogatepass").splitlines():
            signs = line.split()[1:]
            found.update(zip(signs[::2], map(int, signs[1::2]), strict=True))
        return found

    @cached_property
    def _table(self) -> tuple[bytes, int, int]:
        """The file, where in it the places of the lines stand, and where the first of the lines begins."""
        with open(self.path, "rb") as file:
            content = file.read()
        places = content.index(b"\n0") + 1
        return content, places, content.index(b"\n", places) + 1


WEIGHTS = Weights("weights.txt")


def line_of(sign: str) -> int:
    """Return the number of the line in which a sign stands."""
    return crc32(_in_line(sign)) % LINES


def _in_line(sign: str) -> bytes:
    return f" {sign} ".encode("utf-8", "surrogatepass")
