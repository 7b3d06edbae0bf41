"""The lists of this pack that are looked up by the first two characters of each line."""

from __future__ import annotations

import os
from bisect import bisect_left
from functools import cached_property

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
