"""What a draft is once it has been read: text, blocks, headings, sections, and the way back to the file.

Everything here is immutable and can be pickled, so that documents travel between processes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from enum import Enum
from functools import cached_property

from msgspec import Struct

from edulint.text.derived import Derived
from edulint.text.fold import fold
from edulint.text.lines import line_starts
from edulint.text.locations import Location, Place
from edulint.text.ordinals import Ordinal, OrdinalStyle
from edulint.text.page_numbers import page_numbers
from edulint.text.prose import blotted, prose_of
from edulint.text.spans import Span


class Heading(Struct, frozen=True):
    """The head of a block: its ordinal and its title.

    ``run_in`` is true where the text of the paragraph follows on the same line; ``title`` then ends at the first
    full stop. ``level`` counts from 1 and is the depth in the outline, whatever the style. ``sequence_style`` is the
    style of the sequence that the ordinal counts with, which its own may depart from (2. between 一、 and 三、).
    """

    span: Span
    ordinal: Ordinal | None
    title: Span
    text: str
    level: int
    run_in: bool = False
    sequence_style: OrdinalStyle | None = None

    def titled(self, number: str) -> str:
        """Return the title behind its number; a space parts a number that has no mark behind it (1.1 总则)."""
        return f"{number} {self.text}" if number[-1:].isalnum() and number.isascii() else number + self.text


class BlockKind(Enum):
    """What a block is.

    ``PAGE_MARGIN`` is a header or a footer, which stands on every page, ``EXAM`` a question with its options.
    """

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    TITLE = "title"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"
    CODE = "code"
    EXAM = "exam"
    FRONT_MATTER = "front-matter"
    FOOTNOTE = "footnote"
    PAGE_MARGIN = "page-margin"


_NO_PROSE = (BlockKind.CODE, BlockKind.EXAM, BlockKind.FRONT_MATTER)


class Cell(Struct, frozen=True):
    """The place of a table cell; every number counts from 0, ``table`` within the document.

    ``columns`` is how many columns it covers; ``column`` is the first of them.
    """

    table: int
    row: int
    column: int
    header: bool = False
    columns: int = 1


class MarkKind(Enum):
    """What a :class:`Mark` tells: a change not accepted yet, a comment, a style, bold type, a line of the contents."""

    INSERTION = "insertion"
    DELETION = "deletion"
    COMMENT = "comment"
    HEADING_STYLE = "heading-style"
    BOLD = "bold"
    CONTENTS = "contents"


class Mark(Struct, frozen=True):
    """What a file's format says of a place beside its text.

    ``text`` is what was deleted, what a comment says, or a line of a table of contents, which stands before ``span``.
    ``identifier`` is what the file itself knows a comment by that is no part of the text.
    """

    kind: MarkKind
    span: Span
    text: str = ""
    author: str = ""
    identifier: str = ""


class Block(Struct, frozen=True):
    """A paragraph, heading, table cell…: one line of a text file, one paragraph of a Word file.

    ``span`` leaves out the indent, trailing space and the line end. ``markup`` is true where the file's own format
    says what the block is (a Markdown heading or list item), so that its number is not the author's business.
    ``label`` is a number that stands before the block without being part of its text (a Word list).
    """

    span: Span
    kind: BlockKind = BlockKind.PARAGRAPH
    heading: Heading | None = None
    cell: Cell | None = None
    markup: bool = False
    level: int = 0
    label: str = ""

    @property
    def is_prose(self) -> bool:
        """Tell whether people read the block as text: code, an examination's question, front matter are not."""
        # Every check asks this of every block; a call of ``len`` would take as long again.
        return self.kind not in _NO_PROSE and self.span.start < self.span.end


class Section(Struct, frozen=True):
    """A heading, what stands directly under it, and its subsections.

    ``blocks`` begins with the heading's own block and holds no block of a subsection.
    """

    heading: Heading | None
    span: Span
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]

    @property
    def number(self) -> str:
        """The number before the title, written by the author or given by the format; empty where none is."""
        if self.heading is None:
            return ""
        return self.heading.ordinal.text if self.heading.ordinal else self.blocks[0].label

    @property
    def title(self) -> str:
        """The number and the words of the heading, as a reader would write them; empty where there is none."""
        return self.heading.titled(self.number) if self.heading else ""

    def walk(self) -> Iterator[Section]:
        """Yield this section and all below it, in reading order."""
        pending = [self]
        while pending:
            section = pending.pop()
            yield section
            pending.extend(reversed(section.sections))


class ReportStart(Enum):
    """Why a report is seen to begin at its first block."""

    FILE = "file"
    TITLE = "title"
    PART = "part"
    NUMBERING = "numbering"


class Report(Struct, frozen=True):
    """One report in a file: drafts are often several pasted together.

    ``body`` is a section without heading: the preamble's blocks and the report's own sections.
    """

    title: Block | None
    start: ReportStart
    body: Section

    @property
    def span(self) -> Span:
        """The whole report."""
        return self.body.span


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
    def _place_starts(self) -> tuple[int, ...]:
        return tuple(place.start for place in self.places)

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
        starts = self._place_starts or self.line_starts
        line = bisect_right(starts, span.start)
        end_line = bisect_right(starts, max(span.start, span.end - 1)) if span.end > span.start else line
        return Location(
            line=line,
            column=span.start - starts[line - 1] + 1,
            end_line=end_line,
            end_column=span.end - starts[end_line - 1] + 1,
            where=self.places[line - 1].where if self.places else None,
        )

    def block_at(self, offset: int) -> Block | None:
        """Return the block that holds an offset, or None between blocks."""
        index = bisect_right(self._block_starts, offset) - 1
        if index < 0 or offset >= self.blocks[index].span.end:
            return None
        return self.blocks[index]

    def sections_at(self, offset: int) -> tuple[Section, ...]:
        """Return the sections with a heading that hold an offset, from the outermost to the innermost."""
        starts, trails = self._section_trails
        index = bisect_right(starts, offset) - 1
        return trails[index] if index >= 0 else ()

    def report_at(self, offset: int) -> Report | None:
        """Return the report that holds an offset; None in an empty document."""
        index = bisect_right(self._report_starts, offset) - 1
        return self.reports[index] if index >= 0 else None
