"""Blocks and their headings: the paragraphs, cells and lines of a draft, and what their file says of them."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from edulint.text.ordinals import Ordinal, OrdinalStyle
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

    ``PAGE_MARGIN`` is a header or a footer, which stands on every page, ``EXAM`` a question with its options,
    ``PROVISION`` a provision of a law that a judgment appends to the letter.
    """

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    TITLE = "title"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"
    CODE = "code"
    EXAM = "exam"
    PROVISION = "provision"
    FRONT_MATTER = "front-matter"
    FOOTNOTE = "footnote"
    PAGE_MARGIN = "page-margin"


_NO_PROSE = (BlockKind.CODE, BlockKind.EXAM, BlockKind.PROVISION, BlockKind.FRONT_MATTER)


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
