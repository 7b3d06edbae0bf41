"""Lists of figures as files for a spreadsheet: CSV, and XLSX with a sheet for each list."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from edulint.api import Session, Wording, in_cell, is_number
from edulint_figures.listing.rows import (
    QUANTITY_HEADERS,
    RELATION_HEADERS,
    Figures,
    Row,
    quantity_rows,
    relation_rows,
)

SECTION = Wording(zh="章节", en="section")
_SHEETS = (
    Wording(zh="关系", en="relations"),
    Wording(zh="数量", en="figures"),
    Wording(zh="未核对", en="unchecked"),
)
_WIDTHS = (28, 10, 24, 14, 24, 40, 40)
_COLOURS = {"wrong": "#C00000", "likely-wrong": "#C00000", "doubtful": "#9C6500", "holds": "#006100"}


def csv_of(session: Session, headers: Sequence[Wording], rows: Iterable[Row]) -> str:
    """Return rows as CSV; words that a spreadsheet would take for a formula get an apostrophe before them."""
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow([session.say(header) for header in (SECTION, *headers)])
    for row in rows:
        writer.writerow([in_cell(cell) for cell in (row.section, *row.cells)])
    return sheet.getvalue()


def write_xlsx(path: str, session: Session, figures: Figures) -> None:
    """Write relations, figures and unchecked figures as sheets of a workbook.

    Raises:
        ImportError: XlsxWriter is not installed.
        OSError: the file can't be written.
    """
    import xlsxwriter

    document = figures.document
    contents = (
        (RELATION_HEADERS, relation_rows(session, figures)),
        (QUANTITY_HEADERS, quantity_rows(session, document, figures.quantities)),
        (QUANTITY_HEADERS, quantity_rows(session, document, figures.unchecked())),
    )
    try:
        # The file may be on a drive without a place for others beside it.
        with xlsxwriter.Workbook(
            path, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        ) as book:
            bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
            coloured = {name: book.add_format({"font_color": colour}) for name, colour in _COLOURS.items()}
            for name, (headers, rows) in zip(_SHEETS, contents, strict=True):
                sheet = book.add_worksheet(session.say(name))
                for column, (header, width) in enumerate(zip((SECTION, *headers), _WIDTHS, strict=True)):
                    sheet.write_string(0, column, session.say(header), bold)
                    sheet.set_column(column, column, width, wrapped)
                for number, row in enumerate(rows, 1):
                    for column, cell in enumerate((row.section, *row.cells)):
                        if is_number(cell):
                            sheet.write_number(number, column, float(cell))
                        else:
                            sheet.write_string(number, column, cell, coloured.get(row.verdict) if column == 3 else None)
                sheet.freeze_panes(1, 0)
                sheet.autofilter(0, 0, max(1, sheet.dim_rowmax or 0), len(headers))
    except xlsxwriter.exceptions.FileCreateError as error:
        raise OSError(str(error)) from error
