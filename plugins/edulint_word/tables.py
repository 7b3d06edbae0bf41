"""The rows and cells of a table, merged ones included."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from edulint.api import fold
from edulint_word.names import ALTERNATES, VAL, W, is_on, number
from edulint_word.runs import alternative

# Word's own limit.
_WIDEST = 63
_SETTINGS = frozenset(f"{W}{name}" for name in ("tblPr", "tblGrid", "trPr", "tblPrEx", "sdtPr", "sdtEndPr"))
_CONTENT = {f"{W}tr": f"{W}tbl", f"{W}tc": f"{W}tr"}
# A figure, as against a year that heads a column.
_FIGURE = re.compile(r"(?!(?:19|20)[0-9]{2}(?![0-9.,]))[-+]?[0-9]")


class TableCell(Struct, frozen=True):
    """A cell: ``column`` counts from 0, ``columns`` is how many it covers.

    ``continues`` is true where it is merged with the cell above it or before it, and shows nothing of its own.
    """

    element: Any
    column: int
    columns: int
    continues: bool


def rows_of(table: Any) -> list[list[TableCell]]:
    """Return the cells of the rows that a table has when all changes are accepted."""
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
            continues = _continues(settings, "vMerge") or _continues(settings, "hMerge")
            cells.append(TableCell(cell, column, columns, continues))
            column += columns
        if cells:
            rows.append(cells)
    return rows


def header_rows(table: Any, rows: Sequence[Sequence[TableCell]], texts: Sequence[Sequence[str]]) -> int:
    """Return how many rows are the header: those said to be repeated on each page, or one, and what is merged with it.

    ``texts`` are the words of the cells of ``rows``.
    """
    marked = 0
    for row in _inside(table, f"{W}tr"):
        if not is_on(row.find(f"{W}trPr"), "tblHeader"):
            break
        marked += 1
    count = max(marked, 1)
    while count < len(rows) - 1:
        # 学生数 over 男 and 女, a name of the table over all columns, 学校 beside both.
        goes_on = any(cell.columns > 1 for cell in rows[count - 1]) or any(cell.continues for cell in rows[count])
        if not goes_on or any(_FIGURE.match(fold(text).strip()) for text in texts[count]):
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


def _continues(settings: Any | None, name: str) -> bool:
    found = settings.find(f"{W}{name}") if settings is not None else None
    return found is not None and found.get(VAL, "continue") == "continue"
