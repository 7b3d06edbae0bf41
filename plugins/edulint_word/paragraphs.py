"""The paragraphs of a Word file in reading order, each with its place: in the text, a table, a text box or a note."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from edulint.api import Cell, pattern
from edulint_word.fields import Field
from edulint_word.names import ALTERNATES, W, value
from edulint_word.numbering import Label, Numberer
from edulint_word.runs import WORD_ART, Note, Piece, Runs, Setting, alternative, closed_fields
from edulint_word.styles import Style, Styles, outline_level
from edulint_word.tables import header_rows, is_figure, rows_of

_PARAGRAPH, _TABLE = f"{W}p", f"{W}tbl"
_CONTENTS = "Table of Contents"
_CONTENTS_WORDS = pattern(r"目\s*[录次]|(?:table of )?contents", re.IGNORECASE)
_LEFT_OUT = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "tcPr", "sdtPr", "sdtEndPr"))


class Paragraph(Struct):
    """A paragraph: ``level`` is that of a heading, from 1, or 0.

    ``place`` is where it stands; ``element`` is its own, or that of the paragraph it ends in where several were joined.
    """

    text: str
    style: Style
    place: Surroundings
    element: Any
    level: int = 0
    label: Label | None = None
    cell: Cell | None = None
    is_bold: bool = False
    is_code: bool = False
    pieces: list[Piece] = []


class Surroundings(Struct, frozen=True):
    """Where the content that is walked through stands.

    ``note`` is a note's part and its number, from 1; ``host`` is what a comment on a text box or a note is tied to: the
    paragraph that holds the box, the reference to the note; ``margin`` is header or footer; ``listing`` is a table of
    contents.
    """

    cell: Cell | None = None
    in_box: bool = False
    note: tuple[str, int] | None = None
    host: Any | None = None
    margin: str = ""
    listing: bool = False


class Walk:
    """Goes through a file's parts and gathers their paragraphs.

    ``notes`` are the references to notes met so far, in order. ``listing`` are the
    entries of tables of contents, which are no part of the text.
    """

    def __init__(self, styles: Styles, numberer: Numberer, setting: Setting) -> None:
        self.paragraphs: list[Paragraph] = []
        self.notes: list[Note] = []
        self.listing: list[tuple[int, str]] = []
        self._styles = styles
        self._numberer = numberer
        self._setting = setting
        self._tables = 0
        # Some paragraphs go on in the next one, and so may a field.
        self._open: tuple[Runs, Any] | None = None
        self._fields: list[Field] = []

    def part(self, root: Any, place: Surroundings) -> None:
        """Walk through a part of the file: the body, a note, a header."""
        self._setting.closed = closed_fields(root)
        self._apart(root, place)

    def _apart(self, parent: Any, place: Surroundings) -> None:
        """Walk through content into which nothing runs from what stands around it."""
        fields, self._fields = self._fields, []
        self._content(parent, place)
        self._fields = fields

    def _content(self, parent: Any, place: Surroundings) -> None:
        """Walk through the paragraphs and tables of a body, a cell, a text box or a note."""
        outer, self._open = self._open, None
        self._children(parent, place)
        if self._open is not None:
            runs, paragraph = self._open
            self._add(runs, paragraph, place)
        self._open = outer

    def _children(self, parent: Any, place: Surroundings) -> None:
        for element in parent:
            tag = element.tag
            if tag == _PARAGRAPH:
                self._paragraph(element, place)
            elif tag == _TABLE:
                self._table(element, place)
            elif tag == ALTERNATES:
                for chosen in alternative(element):
                    self._children(chosen, place)
            elif tag not in _LEFT_OUT:
                self._children(element, replace(place, listing=True) if _is_contents(element) else place)

    def _paragraph(self, paragraph: Any, place: Surroundings) -> None:
        properties = paragraph.find(f"{W}pPr")
        if self._open:
            runs = self._open[0]
        else:
            runs = Runs(self._setting, self._styles[value(properties, "pStyle")].look, self._fields)
        runs.add(paragraph)
        self._fields = runs.fields
        if _goes_on(properties):
            self._open = runs, paragraph
            return
        self._open = None
        self._add(runs, paragraph, place)

    def _add(self, runs: Runs, paragraph: Any, place: Surroundings) -> None:
        properties = paragraph.find(f"{W}pPr")
        style = self._styles[value(properties, "pStyle")]
        text = runs.text
        # Some give the style above a table of contents to the title of the whole.
        if place.listing or style.is_contents or (style.is_contents_title and _CONTENTS_WORDS.fullmatch(text.strip())):
            self.listing.append((len(self.paragraphs), text))
            return
        if runs.listing:
            self.listing.append((len(self.paragraphs), "".join(runs.listing)))
            if not text.strip():
                return
        level = outline_level(properties)
        self.paragraphs.append(
            Paragraph(
                text=text,
                style=style,
                place=place,
                element=paragraph,
                level=style.level if level is None else level,
                label=self._numberer.label(properties, style) or (Label(runs.label) if runs.label else None),
                cell=place.cell,
                is_bold=runs.has_bold and not runs.has_plain,
                is_code=style.is_code or (runs.is_typed and _is_mostly_ascii(text)),
                pieces=runs.pieces,
            )
        )
        self.notes += runs.notes
        inside = replace(place, in_box=True, host=place.host if place.host is not None else paragraph)
        for box in runs.boxes:
            if box.tag == WORD_ART:
                self._word_art(box, inside)
            else:
                self._apart(box, inside)

    def _word_art(self, shape: Any, place: Surroundings) -> None:
        text = " ".join(shape.get("string", "").split())
        if text:
            piece = Piece(text, shape)
            self.paragraphs.append(Paragraph(text, self._styles[None], place, place.host, pieces=[piece]))

    def _table(self, table: Any, place: Surroundings) -> None:
        rows = rows_of(table)
        if not rows:
            return
        if len(rows) == 1 and len(rows[0].cells) == 1:
            # A frame around text is drawn so.
            self._content(rows[0].cells[0].element, place)
            return
        number, first = self._tables, len(self.paragraphs)
        self._tables += 1
        for index, row in enumerate(rows):
            for cell in row.cells:
                if not cell.continues:
                    where = Cell(number, index, cell.column, columns=cell.columns)
                    self._content(cell.element, replace(place, cell=where))
        # How many rows are the header is known when their words are.
        own = [one for one in self.paragraphs[first:] if one.cell is not None and one.cell.table == number]
        count = header_rows(rows, {one.cell.row for one in own if one.cell and is_figure(one.text)})
        for one in own:
            if one.cell is not None and one.cell.row < count:
                one.cell = replace(one.cell, header=True)


def _goes_on(properties: Any | None) -> bool:
    """Tell whether the next paragraph goes on with this one: its end was deleted, or it is a large first letter."""
    if properties is None:
        return False
    frame = properties.find(f"{W}framePr")
    if frame is not None and frame.get(f"{W}dropCap", "none") != "none":
        return True
    mark = properties.find(f"{W}rPr")
    return mark is not None and any(mark.find(f"{W}{name}") is not None for name in ("del", "moveFrom"))


def _is_contents(element: Any) -> bool:
    """Tell whether an element is a table of contents, which only repeats the headings."""
    if element.tag != f"{W}sdt":
        return False
    part = element.find(f"{W}sdtPr/{W}docPartObj")
    return value(part, "docPartGallery") == _CONTENTS


def _is_mostly_ascii(text: str) -> bool:
    # The font is one for letters: Chinese text may have it without showing it.
    letters = "".join(text.split())
    return bool(letters) and 2 * sum(character.isascii() for character in letters) > len(letters)
