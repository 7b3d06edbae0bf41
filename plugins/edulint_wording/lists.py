"""The lists of this pack that are looked up by the first two characters of each line."""

from __future__ import annotations

import os
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate

from edulint.api import WordList

CONFUSIONS = WordList(__file__, "confusions.txt")
VARIANT_FORMS = WordList(__file__, "variant_forms.txt")


class HalvesOfIdioms:
    """A table of idioms by one of their halves: on each line one half, then all that it makes idioms with.

    The lines are in order. The first line is "# " and the first half of all others, so that a short draft doesn't wait
    until some thousand lines are looked at.
    """

    def __init__(self, name: str) -> None:
        """Stand for the table ``name``, which is read when it is first asked for."""
        self._path = os.path.join(os.path.dirname(__file__), name)
        self._looked_up: dict[str, str] = {}

    @cached_property
    def _lines(self) -> list[str]:
        with open(self._path, "rb") as file:
            return file.read().decode().split("\n")

    @property
    def halves(self) -> str:
        """The first halves of all lines, in one string."""
        return self._lines[0][2:]

    def line(self, half: str) -> str:
        """Return the line that begins with a half; nothing where none does."""
        found = self._looked_up.get(half)
        if found is None:
            at = bisect_left(self._lines, half, lo=1)
            found = self._lines[at] if at < len(self._lines) and self._lines[at].startswith(half) else ""
            # Only beginnings of forms are asked for, so that this grows no longer than the tables.
            self._looked_up[half] = found
        return found


IDIOMS_BY_BEGINNING = HalvesOfIdioms("idioms_by_beginning.txt")
IDIOMS_BY_END = HalvesOfIdioms("idioms_by_end.txt")


class Collocations:
    """A table of two words of two characters that stand side by side, by one of them.

    The file is looked up as it is, since nearly every draft asks for a few words of thousands: how many words there
    are, their numbers in order (two characters in UTF-16 each), how many characters stand before those that belong to
    each word and how many there are in all, four bytes each; then these characters in UTF-16, the other words in a row.
    """

    _ITEM = 4

    def __init__(self, name: str) -> None:
        """Stand for the table ``name``, which is read when it is first asked for."""
        self._path = os.path.join(os.path.dirname(__file__), name)
        self._looked_up: dict[int, str] = {}

    @cached_property
    def _parts(self) -> tuple[array[int], array[int], memoryview]:
        # An array is faster to look up than the bytes themselves.
        words, ends = array("I"), array("I")
        with open(self._path, "rb") as file:
            count = int.from_bytes(file.read(self._ITEM), "little")
            words.fromfile(file, count)
            ends.fromfile(file, count + 1)
            return words, ends, memoryview(file.read())

    @cached_property
    def _known(self) -> frozenset[int]:
        return frozenset(self.words)

    def beside(self, word: int) -> str:
        """Return the words that stand beside one, given by its number, in a row; nothing where none does."""
        # Few words of a draft are among them: that takes less time to tell than where they stand.
        if word not in self._known:
            return ""
        found = self._looked_up.get(word)
        if found is None:
            words, ends, others = self._parts
            at = bisect_left(words, word)
            found = self._looked_up[word] = bytes(others[2 * ends[at] : 2 * ends[at + 1]]).decode("utf-16-le")
        return found

    @property
    def words(self) -> Sequence[int]:
        """The numbers of the words by which the table is looked up, in order."""
        return self._parts[0]

    @staticmethod
    def encoded(pairs: Iterable[tuple[str, str]]) -> bytes:
        """Return the file's content of a table with the second words by the first ones."""
        beside: dict[int, str] = {}
        for word, other in sorted(pairs):
            number = int.from_bytes(word.encode("utf-16-le"), "little")
            beside[number] = beside.get(number, "") + other
        ends = [*accumulate((len(beside[number]) for number in sorted(beside)), initial=0)]
        numbers = b"".join(number.to_bytes(4, "little") for number in (len(beside), *sorted(beside), *ends))
        return numbers + "".join(beside[number] for number in sorted(beside)).encode("utf-16-le")
