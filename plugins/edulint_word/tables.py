"""The rows and cells of a table, merged ones included."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import takewhile
from typing import Any

from msgspec import Struct

from edulint.api import fold, pattern
from edulint_word.names import ALTERNATES, VAL, W, is_on, number
from edulint_word.runs import alternative

# Word's own limit.
_WIDEST = 63
_SETTINGS = frozenset(f"{W}{name}" for name in ("tblPr", "tblGrid", "trPr", "tblPrEx", "sdtPr", "sdtEndPr"))
_FIGURE = pattern(r"(?!(?:19|20)[0-9]{2}(?![0-9.,]))[-+]?[0-9]")


class TableCell(Struct, frozen=True):
    """A cell: ``column`` counts from 0, ``columns`` is how many it covers.

    ``continues`` is true where it is merged with the cell above it or before it, and shows nothing of its own.
    """

    element: Any
    column: int
    columns: int
    continues: bool


class Row(Struct, frozen=True):
    """A row of cells; ``repeated`` is true where it is said to stand on top of each page."""

    cells: tuple[TableCell, ...]
    repeated: bool


def rows_of(table: Any) -> list[Row]:
    """Return the rows that a table has when all changes are accepted."""
    rows = []
    for row in _inside(table, f"{W}tr"):
        properties = row.find(f"{W}trPr")
        if properties is not None and properties.find(f"{W}del") is not None:
            continue
        column = min(max(number(properties, "gridBefore") or 0, 0), _WIDEST)
        cells = []
        for cell in _inside(row, f"{W}tc"):
            settings = cell.find(f"{W}tcPr")
            if settings is not None and settings.find(f"{W}cellDel") is not None:
                continue
            columns = min(max(number(settings, "gridSpan") or 1, 1), _WIDEST)
            continues = settings is not None and (_continues(settings, "vMerge") or _continues(settings, "hMerge"))
            cells.append(TableCell(cell, column, columns, continues))
            column += columns
        if cells:
            rows.append(Row(tuple(cells), is_on(properties, "tblHeader")))
    return rows


def is_figure(text: str) -> bool:
    """Tell whether a cell holds a figure, as against a year that heads a column."""
    return _FIGURE.match(fold(text).strip()) is not None


def header_rows(rows: Sequence[Row], with_figures: Container[int]) -> int:
    """Return how many rows are the header: those said to be repeated on each page, or one, and what is merged with it.

    ``with_figures`` are the rows that hold a figure, counted from 0: none of them goes on with a header.
    """
    count = max(1, len(list(takewhile(lambda row: row.repeated, rows))))
    while count < len(rows) - 1 and count not in with_figures:
        # 学生数 over 男 and 女, a name of the table over all columns, 学校 beside both.
        above, row = rows[count - 1].cells, rows[count].cells
        if not any(cell.columns > 1 for cell in above) and not any(cell.continues for cell in row):
            break
        count += 1
    return count


def _inside(parent: Any, tag: str) -> Iterator[Any]:
    """Yield the rows of a table or the cells of a row, also those inside content controls and the like."""
    pending = list(reversed(parent))
    while pending:
        element = pending.pop()
        if element.tag == tag:
            yield element
        elif element.tag == ALTERNATES:
            pending.extend(alternative(element))
        elif element.tag not in _SETTINGS:
            pending.extend(reversed(element))


def _continues(settings: Any, name: str) -> bool:
    found = settings.find(W + name)
    return found is not None and found.get(VAL, "continue") == "continue"
