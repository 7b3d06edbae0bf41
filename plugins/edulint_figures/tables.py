"""Tables: cells as figures, rows and columns by their place."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from edulint.api import Block, BlockKind, Document, pattern
from edulint_figures.grammar import quantities
from edulint_figures.passages import kept
from edulint_figures.quantity import Dimension, Quantity

_SPACE = pattern(r"\s+")
_TOTAL = pattern(r"(?:合计|总计|共计|总数|小计|全[省市县区镇校]合?计?)(?:\([^()]*\))?:?")
_SUBTOTAL = pattern(r"小计")
_DETAIL = pattern(r"其中|#|\(|——|-")


class Table(Struct, frozen=True):
    """A table without its header row.

    ``headers`` are the words above the columns, ``labels`` the first words of the rows, spaces left out. ``figures`` has
    a row of cells for each label; a cell without a single figure is None.
    """

    headers: tuple[str, ...]
    labels: tuple[str, ...]
    figures: tuple[tuple[Quantity | None, ...], ...]

    def column(self, column: int, rows: Sequence[int]) -> list[Quantity]:
        """Return the figures of a column; empty cells and dashes are left out."""
        return [figure for row in rows if (figure := self.figures[row][column]) is not None]

    def is_total(self, row: int) -> bool:
        """Tell whether a row is a total or a subtotal."""
        return _TOTAL.fullmatch(self.labels[row]) is not None

    def is_subtotal(self, row: int) -> bool:
        """Tell whether a row is a subtotal."""
        return _SUBTOTAL.match(self.labels[row]) is not None

    def is_detail(self, row: int) -> bool:
        """Tell whether a row divides the one above it (其中：…)."""
        return _DETAIL.match(self.labels[row]) is not None

    def total_columns(self) -> list[int]:
        """Return the columns whose header says that they are totals."""
        return [column for column, header in enumerate(self.headers) if _TOTAL.fullmatch(header)]


def tables_of(document: Document) -> tuple[Table, ...]:
    """Return the tables of a document that have a header, a row and two columns at least."""
    return kept(document, "_edulint_figures_tables", lambda: _tables(document))


def _tables(document: Document) -> tuple[Table, ...]:
    cells: dict[int, dict[tuple[int, int], Block]] = {}
    for block in document.blocks:
        if block.kind is BlockKind.TABLE_CELL and block.cell:
            cells.setdefault(block.cell.table, {})[block.cell.row, block.cell.column] = block
    found = []
    for grid in cells.values():
        rows = sorted({row for row, _ in grid})
        columns = max(column for _, column in grid) + 1
        if len(rows) < 2 or columns < 2:
            continue
        words = [[_words(document, grid.get((row, column))) for column in range(columns)] for row in rows]
        figures = tuple(
            tuple(_figure(document, grid.get((row, column))) for column in range(columns)) for row in rows[1:]
        )
        labels = tuple(next((word for word in row if word and not word[0].isdigit()), "") for row in words[1:])
        found.append(Table(tuple(words[0]), labels, figures))
    return tuple(found)


def _words(document: Document, block: Block | None) -> str:
    return _SPACE.sub("", document.folded[block.span.start : block.span.end]) if block else ""


def _figure(document: Document, block: Block | None) -> Quantity | None:
    """Return the figure that fills a cell, or None."""
    if block is None:
        return None
    start, end = block.span.start, block.span.end
    if end - start > 24 or not document.folded[start].isdigit():
        return None
    found = list(quantities(document.text, document.folded, start, end))
    is_whole = len(found) == 1 and found[0].span == block.span
    return found[0] if is_whole and found[0].dimension is not Dimension.DATE else None
