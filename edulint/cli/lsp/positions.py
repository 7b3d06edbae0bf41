"""Places of a text as an editor counts them: lines from 0, columns in the units that both sides have agreed on."""

from __future__ import annotations

from bisect import bisect_right

from lsprotocol.types import Position, Range
from pygls.workspace import PositionCodec

from edulint.outcome import LocatedEdit
from edulint.text.lines import line_starts
from edulint.text.locations import Location
from edulint.text.spans import Span


class Positions:
    """Turns the places of one text into an editor's.

    Lines are counted by ``line_starts``, not by pygls: it splits texts at U+2028 and the like, which no editor does.
    """

    def __init__(self, text: str, codec: PositionCodec) -> None:
        self._text = text
        self._codec = codec
        self._starts = line_starts(text)

    def range_of(self, location: Location) -> Range:
        """Return the range of a location, whose columns count code points from 1."""
        return self.range_of_span(self._span(location))

    def range_of_span(self, span: Span) -> Range:
        """Return the range of a span of the text."""
        return Range(self._position(span.start), self._position(span.end))

    def text_at(self, location: Location) -> str:
        """Return the words at a location."""
        span = self._span(location)
        return self._text[span.start : span.end]

    def edited_at(self, location: Location, edit: LocatedEdit) -> str | None:
        """Return the words at a location after an edit; None where the edit reaches out of it."""
        span, inner = self._span(location), self._span(edit.location)
        if not span.contains(inner):
            return None
        return self._text[span.start : inner.start] + edit.text + self._text[inner.end : span.end]

    def _span(self, location: Location) -> Span:
        return Span(self._offset(location.line, location.column), self._offset(location.end_line, location.end_column))

    def _offset(self, line: int, column: int) -> int:
        start = self._starts[min(line, len(self._starts)) - 1]
        return min(start + column - 1, len(self._text))

    def _position(self, offset: int) -> Position:
        line = bisect_right(self._starts, offset) - 1
        before = self._text[self._starts[line] : offset]
        return Position(line, self._codec.client_num_units(before))


def meets(one: Range, other: Range) -> bool:
    """Tell whether two ranges share a place; a cursor at the edge of a range counts."""
    return _key(one.start) <= _key(other.end) and _key(other.start) <= _key(one.end)


def _key(position: Position) -> tuple[int, int]:
    return position.line, position.character
