"""What each sign around a unit says for a lost number, learned from complete texts.

A table has up to 27,000 signs, of which a draft asks for one or two thousand: each is looked up in one line of the
file, since to read the whole file takes longer than all else that is done about lost numbers in a short draft. Behind
the lines with ``#`` a line holds some eight signs, each behind its weight; the checksum of a sign says in which line it
stands.
"""

from __future__ import annotations

import os
from functools import cached_property
from zlib import crc32

# Where more signs are asked for, as in a long draft, reading the whole table is quicker.
_MOST_LOOKED_UP = 8_000
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
        weight = self[sign] = int(self._all.get(sign, 0)) if self.reads_all else self._looked_up(sign)
        return weight

    def _looked_up(self, sign: str) -> int:
        lines, wanted = self._lines, f" {sign} ".encode("utf-8", "surrogatepass")
        line = lines[crc32(wanted) % len(lines)]
        at = line.find(wanted)
        return 0 if at < 0 else int(line[:at].rpartition(b" ")[2])

    @cached_property
    def _all(self) -> dict[str, str]:
        """The whole table, with the weights as the file writes them: most of them are never asked for."""
        words = b"".join(self._lines).decode().split()
        return dict(zip(words[1::2], words[::2], strict=True))

    @cached_property
    def _lines(self) -> list[bytes]:
        """The lines of the file that hold signs, with a blank at their ends: one stands on each side of every sign."""
        with open(self.path, "rb") as file:
            content = file.read()
        start = 0
        while content.startswith(b"#", start):
            start = content.index(b"\n", start) + 1
        return content[start:].replace(b"\n", b" \n").split(b"\n")[:-1]


WEIGHTS = Weights("weights.txt")


def line_of(sign: str, lines: int) -> int:
    """Return in which of so many lines of a table a sign stands."""
    return crc32(f" {sign} ".encode()) % lines
