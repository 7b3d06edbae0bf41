"""Places of a draft as people find them: by line and column, or in the words of the file's format."""

from __future__ import annotations

from msgspec import Struct

from edulint.wording import Wording

_SHORT = Wording(zh="{line}:{column}", en="{line}:{column}")
_LINE = Wording(zh="第 {line} 行", en="line {line}")


class Location(Struct, frozen=True, order=True):
    """A span as a person finds it: lines and columns count from 1, ``end_column`` is exclusive.

    For a format without lines (Word) a line is a paragraph, and ``where`` says the place in words.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    where: Wording | None = None

    def contains(self, other: Location) -> bool:
        """Tell whether ``other`` lies wholly inside this location."""
        starts_inside = (self.line, self.column) <= (other.line, other.column)
        return starts_inside and (other.end_line, other.end_column) <= (self.end_line, self.end_column)

    @property
    def name(self) -> Wording:
        """What people call the place: its line, where the format has no other words for it."""
        return self.where or _LINE.filled(line=self.line)

    @property
    def short(self) -> Wording:
        """The place in few signs: line and column, where the format has no other words for it."""
        return self.where or _SHORT.filled(line=self.line, column=self.column)


class Place(Struct, frozen=True):
    """Where a paragraph of a format without lines begins, as an offset, and what people call the place."""

    start: int
    where: Wording
