"""Tables: cells as figures, rows and columns by their place."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec import Struct

from edulint.api import Block, BlockKind, Document, Span, WordList, derived, pattern
from edulint_figures.quantities.quantity import ONE, Dimension, Quantity
from edulint_figures.quantities.reading import quantities

_SPACE = pattern(r"\s+")
_WORDS = WordList(__file__, "tables.txt")
_FORMULA = pattern(r"\(?[0-9]{1,2}\)?=\(?[0-9].*")
_ASIDE = pattern(r"\([^()]*\)|:")


class Table(Struct, frozen=True):
    """A table without its header row.

    ``headers`` are the words above the columns, ``labels`` the first words of the rows, spaces left out. ``figures``
    has a row of cells for each label; a cell without a single figure is None, and one of ``unread`` if it is not empty.
    ``span`` reaches from the first cell to the last.
    """

    span: Span
    headers: tuple[str, ...]
    labels: tuple[str, ...]
    figures: tuple[tuple[Quantity | None, ...], ...]
    unread: frozenset[tuple[int, int]] = frozenset()

    def is_read(self, column: int, rows: Sequence[int]) -> bool:
        """Tell whether a column holds nothing but figures, empty cells and dashes: else it can't be added up."""
        return not any((row, column) in self.unread for row in rows)

    def column(self, column: int, rows: Sequence[int]) -> list[Quantity]:
        """Return the figures of a column; empty cells and dashes are left out."""
        return [figure for row in rows if (figure := self.figures[row][column]) is not None]

    def is_total(self, row: int) -> bool:
        """Tell whether a row is a total or a subtotal."""
        return is_total(self.labels[row])

    def is_subtotal(self, row: int) -> bool:
        """Tell whether a row is a subtotal."""
        return self.labels[row].startswith(_WORDS.section("subtotals"))

    def is_detail(self, row: int) -> bool:
        """Tell whether a row divides the one above it (其中：…)."""
        return self.labels[row].startswith(_WORDS.section("details"))

    def total_columns(self) -> list[int]:
        """Return the columns whose header says that they are totals."""
        return [column for column, header in enumerate(self.headers) if is_total(header)]


def is_total(words: str) -> bool:
    """Tell whether words name a total: 合计, 总计(万元):, 全市合计."""
    name = _ASIDE.sub("", words)
    totals = _WORDS.section("totals")
    return (
        name in totals
        or (name.endswith("合计") and name.removesuffix("合计") in totals)
        or name.removesuffix("合") in totals
    )


# The blocks of each cell by row and column: a cell of a Word table may hold several paragraphs.
_Grid = dict[tuple[int, int], list[Block]]


@derived
def tables_of(document: Document) -> tuple[Table, ...]:
    """Return the tables of a document that have a header, a row and two columns at least."""
    grids: dict[int, _Grid] = {}
    for block in document.blocks:
        if block.kind is BlockKind.TABLE_CELL and block.cell:
            grid = grids.setdefault(block.cell.table, {})
            grid.setdefault((block.cell.row, block.cell.column), []).append(block)
    found = []
    nothing = _WORDS.section("nothing")
    for grid in grids.values():
        rows = sorted({row for row, _ in grid})
        columns = max(column for _, column in grid) + 1
        if len(rows) < 2 or columns < 2:
            continue
        header = {rows[0], *(place[0] for place, blocks in grid.items() if blocks[0].cell and blocks[0].cell.header)}
        body = [row for row in rows if row not in header]
        words = [[_words(document, grid.get((row, column), ())) for column in range(columns)] for row in body]
        figures = tuple(
            tuple(_figure(document, grid.get((row, column), ())) for column in range(columns)) for row in body
        )
        if body and _numbers_columns(words[0], figures[0]):
            words, figures = words[1:], figures[1:]
        labels = tuple(next((word for word in row if word and not word[0].isdigit()), "") for row in words)
        unread = frozenset(
            (row, column)
            for row, cells in enumerate(words)
            for column, word in enumerate(cells)
            if figures[row][column] is None and word and word not in nothing
        )
        blocks = [block for cell in grid.values() for block in cell]
        span = Span(min(block.span.start for block in blocks), max(block.span.end for block in blocks))
        found.append(Table(span, _headers(document, grid, header, columns), labels, figures, unread))
    return tuple(found)


def _numbers_columns(words: Sequence[str], figures: Sequence[Quantity | None]) -> bool:
    """Tell whether a row does nothing but number the columns, as official forms do below the header."""
    counted = [figure.value for figure in figures if figure is not None]
    counts = counted == [ONE * number for number in range(1, len(counted) + 1)]
    named = any(word in _WORDS.section("column numbers") or _FORMULA.fullmatch(word) for word in words)
    return counts and (named or len(counted) >= 3)


def _headers(document: Document, grid: _Grid, header: Collection[int], columns: int) -> tuple[str, ...]:
    """Return the words above each column: those of all header rows, but no name that stands above the whole table."""
    words = [""] * columns
    for (row, column), blocks in sorted(grid.items(), key=lambda item: item[0]):
        cell = blocks[0].cell
        if row not in header or cell is None or cell.columns >= max(columns, 2):
            continue
        for covered in range(column, min(column + cell.columns, columns)):
            words[covered] += _words(document, blocks)
    return tuple(words)


def _words(document: Document, blocks: Sequence[Block]) -> str:
    return _SPACE.sub("", "".join(document.folded[block.span.start : block.span.end] for block in blocks))


def _figure(document: Document, blocks: Sequence[Block]) -> Quantity | None:
    """Return the figure that fills a cell, or None."""
    if len(blocks) != 1:
        return None
    start, end = blocks[0].span.start, blocks[0].span.end
    if end - start > 24 or not document.folded[start].isdigit():
        return None
    found = list(quantities(document.text, document.folded, start, end))
    is_whole = len(found) == 1 and found[0].span == blocks[0].span
    return found[0] if is_whole and found[0].dimension is not Dimension.DATE else None
