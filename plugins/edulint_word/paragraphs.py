"""The paragraphs of a Word file in reading order, each with its place: in the text, a table, a text box or a note."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from edulint.api import Cell
from edulint_word.names import ALTERNATES, W, value
from edulint_word.numbering import Label, Numberer
from edulint_word.runs import Runs, alternative
from edulint_word.styles import Style, Styles, outline_level
from edulint_word.tables import header_rows, is_figure, rows_of

_PARAGRAPH, _TABLE = f"{W}p", f"{W}tbl"
_CONTENTS = "Table of Contents"
_LEFT_OUT = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "tcPr", "sdtPr", "sdtEndPr"))


class Paragraph(Struct):
    """A paragraph: ``level`` is that of a heading, from 1, or 0. A note's ``note`` is its part and its number, from 1."""

    text: str
    style: Style
    level: int = 0
    label: Label | None = None
    cell: Cell | None = None
    in_box: bool = False
    note: tuple[str, int] | None = None


class Surroundings(Struct, frozen=True):
    """Where the content that is walked through stands."""

    cell: Cell | None = None
    in_box: bool = False
    note: tuple[str, int] | None = None


class Walk:
    """Goes through a file's parts and gathers their paragraphs.

    ``notes`` are the references to notes met so far, in order: pairs of a part and an identifier.
    """

    def __init__(self, styles: Styles, numberer: Numberer) -> None:
        self.paragraphs: list[Paragraph] = []
        self.notes: list[tuple[str, str]] = []
        self._styles = styles
        self._numberer = numberer
        self._tables = 0
        # A paragraph whose end was deleted goes on in the next one.
        self._open: tuple[Runs, Any] | None = None

    def content(self, parent: Any, place: Surroundings) -> None:
        """Walk through the paragraphs and tables of a body, a cell, a text box or a note."""
        outer, self._open = self._open, None
        self._children(parent, place)
        if self._open is not None:
            runs, properties = self._open
            self._add(runs, properties, place)
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
            elif tag not in _LEFT_OUT and not _is_contents(element):
                self._children(element, place)

    def _paragraph(self, paragraph: Any, place: Surroundings) -> None:
        properties = paragraph.find(f"{W}pPr")
        runs = self._open[0] if self._open else Runs()
        runs.add(paragraph)
        mark = properties.find(f"{W}rPr") if properties is not None else None
        if mark is not None and any(mark.find(f"{W}{name}") is not None for name in ("del", "moveFrom")):
            self._open = runs, properties
            return
        self._open = None
        self._add(runs, properties, place)

    def _add(self, runs: Runs, properties: Any | None, place: Surroundings) -> None:
        style = self._styles[value(properties, "pStyle")]
        if style.is_contents:
            return
        level = outline_level(properties)
        self.paragraphs.append(
            Paragraph(
                text=runs.text,
                style=style,
                level=style.level if level is None else level,
                label=self._numberer.label(properties, style),
                cell=place.cell,
                in_box=place.in_box,
                note=place.note,
            )
        )
        self.notes += runs.notes
        for box in runs.boxes:
            self.content(box, replace(place, in_box=True))

    def _table(self, table: Any, place: Surroundings) -> None:
        rows = rows_of(table)
        if not rows:
            return
        if len(rows) == 1 and len(rows[0].cells) == 1:
            # A frame around text is drawn so.
            self.content(rows[0].cells[0].element, place)
            return
        number, first = self._tables, len(self.paragraphs)
        self._tables += 1
        for index, row in enumerate(rows):
            for cell in row.cells:
                if not cell.continues:
                    where = Cell(number, index, cell.column, columns=cell.columns)
                    self.content(cell.element, Surroundings(where, place.in_box, place.note))
        # How many rows are the header is known when their words are.
        own = [one for one in self.paragraphs[first:] if one.cell is not None and one.cell.table == number]
        count = header_rows(rows, {one.cell.row for one in own if one.cell and is_figure(one.text)})
        for one in own:
            if one.cell is not None and one.cell.row < count:
                one.cell = replace(one.cell, header=True)


def _is_contents(element: Any) -> bool:
    """Tell whether an element is a table of contents, which only repeats the headings."""
    if element.tag != f"{W}sdt":
        return False
    part = element.find(f"{W}sdtPr/{W}docPartObj")
    return value(part, "docPartGallery") == _CONTENTS
