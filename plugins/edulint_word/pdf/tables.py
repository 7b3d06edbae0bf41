"""The tables of a PDF file: which grid goes on with the one on the page before it, and what the header is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec.structs import replace

from edulint.api import Cell
from edulint_word.pdf.grids import Grid
from edulint_word.pdf.paragraphs import Paragraph
from edulint_word.tables import Row, TableCell, header_rows, is_figure

# In points: how far the columns of one table may stand elsewhere on the next page.
_SAME_COLUMN = 3.0


class _Table:
    """A table: its paragraphs, whose rows count through all of its pages, and its rows."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.paragraphs: list[Paragraph] = []
        self.rows: list[Row] = []
        self.grid: Grid | None = None
        self._words: dict[int, tuple[tuple[int, str], ...]] = {}

    def add(self, grid: Grid, paragraphs: Sequence[Paragraph]) -> None:
        """Add what stands on a page; its first rows are left out where they only repeat the header."""
        own = _texts(paragraphs)
        repeated = 0
        while repeated < grid.rows and own.get(repeated) == self._words.get(repeated) is not None:
            repeated += 1
        offset = len(self.rows) - repeated
        for paragraph in paragraphs:
            place = paragraph.place
            if place is not None and place.row >= repeated:
                cell = Cell(self.number, place.row + offset, place.column, columns=place.columns)
                self.paragraphs.append(replace(paragraph, cell=cell))
        self._words |= {row + offset: words for row, words in own.items() if row >= repeated}
        self.rows += _rows(grid)[repeated:]
        self.grid = grid

    def settled(self) -> list[Paragraph]:
        """Return the paragraphs, those of the header being told as such."""
        figures = {one.cell.row for one in self.paragraphs if one.cell and is_figure(one.text)}
        count = header_rows(self.rows, figures)
        return [
            replace(one, cell=replace(one.cell, header=True)) if one.cell and one.cell.row < count else one
            for one in self.paragraphs
        ]


def with_tables(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return paragraphs with the cells of those that stand in tables; rows that repeat a header are left out."""
    found: list[Paragraph] = []
    table: _Table | None = None
    number = 0
    # Two pages may have grids that are equal, and yet are two.
    for _, group in groupby(paragraphs, key=lambda one: id(one.grid)):
        own = list(group)
        grid = own[0].grid
        goes_on = table is not None and grid is not None and _goes_on(table, grid, own)
        if table is not None and not goes_on:
            found += table.settled()
            table = None
        if grid is None:
            found += own
            continue
        if table is None:
            table, number = _Table(number), number + 1
        table.add(grid, own)
    return found + (table.settled() if table is not None else [])


def _goes_on(table: _Table, grid: Grid, paragraphs: Sequence[Paragraph]) -> bool:
    """Tell whether a grid goes on with a table: it begins the next page, and its columns are the same."""
    before = table.grid
    return (
        before is not None
        and paragraphs[0].page == table.paragraphs[-1].page + 1
        and len(grid.columns) == len(before.columns)
        and all(abs(one - other) <= _SAME_COLUMN for one, other in zip(grid.columns, before.columns, strict=True))
    )


def _rows(grid: Grid) -> list[Row]:
    rows: list[list[TableCell]] = [[] for _ in range(grid.rows)]
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.rows):
            rows[row].append(TableCell(None, cell.column, cell.columns, continues=row > cell.row))
    return [Row(tuple(sorted(cells, key=lambda cell: cell.column)), repeated=False) for cells in rows]


def _texts(paragraphs: Sequence[Paragraph]) -> dict[int, tuple[tuple[int, str], ...]]:
    """Return the words of each row of a page's grid, with their columns."""
    placed = [(one.place, one.text) for one in paragraphs if one.place is not None]
    rows = groupby(placed, key=lambda one: one[0].row)
    return {row: tuple((place.column, text) for place, text in group) for row, group in rows}
