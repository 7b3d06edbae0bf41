"""A copied passage, and the limits from which on one counts."""

from __future__ import annotations

from msgspec import Struct


class Passage(Struct, frozen=True, order=True):
    """``[start, end)`` of one draft that stands, at least nearly, at ``[earlier, earlier_end)`` of another or the same.

    All are positions in compact text. ``same`` is how many characters agree; ``quoted`` where
    both are quotations of one source, ``sure`` where chance and style are ruled out.
    """

    start: int
    end: int
    earlier: int
    earlier_end: int
    same: int
    quoted: bool = False
    sure: bool = True

    @property
    def verbatim(self) -> bool:
        """Tell whether nothing differs."""
        return self.same == self.end - self.start == self.earlier_end - self.earlier


class Limits(Struct, frozen=True):
    """What counts as a copy: Han characters at the least, and Indel similarity (0 to 1) of what was edited."""

    min_length: int = 30
    min_similarity: float = 0.8
