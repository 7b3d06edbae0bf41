"""A stretch of text."""

from __future__ import annotations

import re

from msgspec import Struct


class Span(Struct, frozen=True, order=True):
    """``[start, end)`` in code points of a text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    @classmethod
    def of(cls, match: re.Match[str], group: int | str = 0) -> Span:
        """Return the span of a match, or of one of its groups; ``Span(-1, -1)`` for a group that took no part."""
        return cls(*match.span(group))

    @property
    def bounds(self) -> tuple[int, int]:
        """The start and the end, as searches take them: ``pattern.search(text, *span.bounds)``."""
        return self.start, self.end

    def shifted(self, offset: int) -> Span:
        """Return the span moved by ``offset`` code points."""
        return Span(self.start + offset, self.end + offset)

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the span of ``text[start:end]`` without the space around it; empty if there is nothing else."""
    while start < end and _is_space(text[start]):
        start += 1
    while end > start and _is_space(text[end - 1]):
        end -= 1
    return Span(start, end)


def _is_space(character: str) -> bool:
    # What edulint.text.fold makes a space of, though Python sees none in it.
    return character.isspace() or character in "\u200b\ufeff\ue5e5"
