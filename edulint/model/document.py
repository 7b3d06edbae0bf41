"""A parsed draft: its text, blocks and reports, and the way back to the lines of the file."""

from __future__ import annotations

from bisect import bisect_right
from enum import Enum
from functools import cached_property

from msgspec import Struct

from edulint.model.blocks import Block, Mark
from edulint.model.sections import Report, Section
from edulint.text.derived import Derived
from edulint.text.fold import fold
from edulint.text.lines import line_starts
from edulint.text.locations import Location, Place
from edulint.text.page_numbers import page_numbers
from edulint.text.prose import blotted, prose_of
from edulint.text.spans import Span


class Genre(Enum):
    """What kind of text a draft is. What is a fault in a report may be normal in another kind."""

    REPORT = "report"
    # A letter, plan or rules of an office with articles (第一条).
    NOTICE = "notice"
    # A law, regulation, judicial interpretation, or the amendment of one.
    LAW = "law"
    # What a court or a party of a case writes.
    JUDGMENT = "judgment"
    NEWS = "news"
    PROGRAM = "program"
    EXAM = "exam"
    # A form to fill in: an application, a receipt, a declaration with its fields blank.
    FORM = "form"


class Encoding(Struct, frozen=True):
    """How a file's bytes are text: a Python codec name, and whether a byte order mark comes first."""

    codec: str = "utf-8"
    bom: bool = False


class Document(Derived, frozen=True, dict=True):
    """A parsed draft.

    ``text`` is the file's text to the letter, line ends included, without the byte order mark: an edit of ``text`` is
    an edit of the file. ``encoding`` is None for formats that are not text. There ``text`` has a line for each
    paragraph, or several where it is broken by hand; ``places`` tells where the paragraphs begin, and is empty for
    text.
    """

    path: str
    text: str
    format: str
    blocks: tuple[Block, ...]
    reports: tuple[Report, ...]
    encoding: Encoding | None = None
    places: tuple[Place, ...] = ()
    marks: tuple[Mark, ...] = ()
    genre: Genre = Genre.REPORT

    @cached_property
    def folded(self) -> str:
        """The text with full-width forms as half-width ones and every kind of space as U+0020; offsets are the same."""
        return fold(self.text)

    @cached_property
    def prose(self) -> str:
        """The text with all but prose (code, addresses, marks of the format) as U+0000; offsets are the same."""
        spans = (block.span for block in self.blocks if block.is_prose)
        prose = prose_of(self.text, spans, markdown=self.format == "markdown")
        return blotted(prose, self.page_numbers) if self.page_numbers else prose

    @cached_property
    def page_numbers(self) -> tuple[Span, ...]:
        """The page numbers that a web page's preview left in the middle of sentences; they are no prose."""
        return page_numbers(self.text, [block.span for block in self.blocks if block.is_prose])

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """The offset at which each line begins."""
        return line_starts(self.text)

    @cached_property
    def row_starts(self) -> tuple[int, ...]:
        """The offset at which each line that a location counts begins; in a format without lines each paragraph."""
        return tuple(place.start for place in self.places) or self.line_starts

    @cached_property
    def _block_starts(self) -> tuple[int, ...]:
        return tuple(block.span.start for block in self.blocks)

    @cached_property
    def _report_starts(self) -> tuple[int, ...]:
        return tuple(report.span.start for report in self.reports)

    @cached_property
    def _section_trails(self) -> tuple[tuple[int, ...], tuple[tuple[Section, ...], ...]]:
        starts: list[int] = []
        trails: list[tuple[Section, ...]] = []
        for report in self.reports:
            pending: list[tuple[Section, tuple[Section, ...]]] = [(report.body, ())]
            while pending:
                section, above = pending.pop()
                trail = (*above, section) if section.heading else above
                starts.append(section.span.start)
                trails.append(trail)
                pending.extend((inner, trail) for inner in reversed(section.sections))
        return tuple(starts), tuple(trails)

    def slice(self, span: Span) -> str:
        """Return the text of a span."""
        return self.text[span.start : span.end]

    def locate(self, span: Span) -> Location:
        """Return line and column of a span, as an editor shows them; paragraph and column where there are no lines."""
        starts = self.row_starts
        line = bisect_right(starts, span.start)
        end_line = bisect_right(starts, max(span.start, span.end - 1)) if span.end > span.start else line
        return Location(
            line=line,
            column=span.start - starts[line - 1] + 1,
            end_line=end_line,
            end_column=span.end - starts[end_line - 1] + 1,
            where=self.places[line - 1].where if self.places else None,
        )

    def span_of(self, location: Location) -> Span:
        """Return the span that a location was made of."""
        starts = self.row_starts
        start, end = starts[location.line - 1] + location.column, starts[location.end_line - 1] + location.end_column
        return Span(start - 1, end - 1)

    def block_at(self, offset: int) -> Block | None:
        """Return the block that holds an offset, or None between blocks."""
        index = self.block_index(offset)
        if index < 0 or offset >= self.blocks[index].span.end:
            return None
        return self.blocks[index]

    def block_index(self, offset: int) -> int:
        """Return the index of the last block that begins at an offset or before it; -1 where there is none."""
        return bisect_right(self._block_starts, offset) - 1

    def sections_at(self, offset: int) -> tuple[Section, ...]:
        """Return the sections with a heading that hold an offset, from the outermost to the innermost."""
        starts, trails = self._section_trails
        index = bisect_right(starts, offset) - 1
        return trails[index] if index >= 0 else ()

    def report_index(self, offset: int) -> int:
        """Return the index of the report that holds an offset; -1 in an empty document."""
        return bisect_right(self._report_starts, offset) - 1

    def report_at(self, offset: int) -> Report | None:
        """Return the report that holds an offset; None in an empty document."""
        index = self.report_index(offset)
        return self.reports[index] if index >= 0 else None
