"""FI401: a total row or column of a table that is not the sum of the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from edulint.api import Document, Severity, Wording, WordList, pattern
from edulint_figures.quantities.quantity import ONE, Dimension, Quantity
from edulint_figures.quantities.tables import Table, tables_of
from edulint_figures.relations.compare import Comparison
from edulint_figures.relations.relation import Relation, RelationCheck, Verdict
from edulint_figures.relations.sums import compared_cells, compared_sum, sum_relation

_WORDS = WordList(__file__, "table_total.txt")


@cache
def _headers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of headers above what is not added, and above what counts."""
    return pattern(_WORDS.any_of("not added")), pattern(_WORDS.any_of("counted"))


def _is_not_added(header: str) -> bool:
    return _headers()[0].search(header) is not None


class TableTotal(RelationCheck):
    """What it finds:
        zh: 表格的合计行、合计列与各行各列之和不符。
        en: A total row or column of a table that differs from the sum of the others.

    Why it matters:
        zh: 手工改过一格而合计未改，是表格里最常见的错误。
        en: A cell is changed by hand and its total forgotten.

    Example:
        | 学段 | 学校数 | 学生数 |
        | --- | --- | --- |
        | 小学 | 12 | 3120 |
        | 初中 | 8 | 1595 |
        | 合计 | 20 | 4725 |

    Instead:
        | 学段 | 学校数 | 学生数 |
        | --- | --- | --- |
        | 小学 | 12 | 3120 |
        | 初中 | 8 | 1595 |
        | 合计 | 20 | 4715 |

    Source:
        zh: 统计表的常规。
        en: The custom of statistical tables.
    """

    code = "FI401"
    name = "table-total"
    severity = Severity.ERROR
    summary = Wording(zh="表格合计不符", en="a table's total is not the sum")
    messages = {
        "contradiction": Wording(zh="{reckoning}，{difference}{repair}", en="{reckoning}, {difference}{repair}")
    }

    def relations(self, document: Document) -> Iterator[Relation]:
        """Yield the totals of all tables with what they sum."""
        for table in tables_of(document):
            for row in range(len(table.labels)):
                if table.is_total(row):
                    yield from _total_of_row(table, row)
            for column in table.total_columns():
                yield from _totals_of_column(table, column)


def _total_of_row(table: Table, row: int) -> Iterator[Relation]:
    rows = _rows_summed(table, row)
    for column, header in enumerate(table.headers):
        total = table.figures[row][column]
        parts = table.column(column, rows)
        if total is None or not _is_added(total, header) or len(parts) < 2 or not table.is_read(column, rows):
            continue
        fewer = table.column(column, _without_further_details(table, rows, column))
        if len(fewer) < len(parts) and _is_sum(fewer, total, is_complete=True):
            parts = fewer
        yield from _judged(parts, total, header)


def _without_further_details(table: Table, rows: Sequence[int], column: int) -> list[int]:
    """Return the rows without those that may divide the one above a detail too: 教育 30, 其中：小学 10, 初中 20."""
    kept: list[int] = []
    whole = left = 0
    for row in range(rows[0], rows[-1] + 1) if rows else ():
        figure = table.figures[row][column]
        value = figure.value if figure else 0
        if table.is_detail(row):
            left = (left or whole) - value
        elif 0 < value <= left:
            left -= value
        elif not table.is_total(row):
            kept.append(row)
            whole, left = value, 0
    return kept


def _rows_summed(table: Table, row: int) -> list[int]:
    """Return the rows that a total row sums: those above it, or those below if it is the first."""
    if row == 0:
        candidates = range(1, len(table.labels))
    elif table.is_subtotal(row):
        start = max((above + 1 for above in range(row) if table.is_total(above)), default=0)
        candidates = range(start, row)
    else:
        candidates = range(row)
    return [other for other in candidates if not table.is_total(other) and not table.is_detail(other)]


def _totals_of_column(table: Table, column: int) -> Iterator[Relation]:
    """Yield the rows of a total column, summed over the columns that give it in most rows."""
    added = [
        other
        for other, header in enumerate(table.headers)
        if other != column and other not in table.total_columns() and not _is_not_added(header)
        # A column of names has nothing to add.
        if table.column(other, range(len(table.labels)))
    ]
    right = [other for other in added if other > column]
    left = [other for other in added if other < column]
    best: tuple[int, list[int]] = (0, [])
    for columns in (added, right, left):
        holding = sum(_is_sum(parts, total) for parts, total in _sums(table, column, columns))
        if len(columns) >= 2 and holding > best[0]:
            best = holding, columns
    holding, columns = best
    sums = list(_sums(table, column, columns))
    if holding * 2 < len(sums) or not holding:
        return
    for parts, total in sums:
        yield from _judged(parts, total, table.headers[column] + "".join(table.headers))


def _sums(table: Table, column: int, columns: Sequence[int]) -> Iterator[tuple[list[Quantity], Quantity]]:
    for row, figures in enumerate(table.figures):
        total = table.figures[row][column]
        parts = [
            figure
            for other in columns
            if (figure := figures[other]) is not None and figure.dimension is not Dimension.PERCENT
        ]
        is_read = all(table.is_read(other, (row,)) for other in columns)
        if total is not None and len(parts) >= 2 and is_read:
            yield parts, total


def _is_sum(parts: Sequence[Quantity], total: Quantity, *, is_complete: bool = False) -> bool:
    comparison = compared_sum(parts, total, is_complete=is_complete)
    return comparison is not None and comparison.verdict is Verdict.HOLDS


def _is_added(total: Quantity, header: str) -> bool:
    return total.dimension is not Dimension.PERCENT and total.is_exact and not _is_not_added(header)


def _judged(parts: list[Quantity], total: Quantity, header: str) -> Iterator[Relation]:
    comparison = compared_cells(parts, total)
    if comparison is None:
        return
    # Whole numbers of 万元 are rounded, though they don't look it.
    missing = abs(sum(part.value for part in parts) - total.value)
    if comparison.verdict is not Verdict.HOLDS and missing * 2 <= len(parts) * ONE and not _headers()[1].search(header):
        comparison = Comparison(Verdict.DOUBTFUL, comparison.repair)
    yield sum_relation(parts, total, comparison.verdict, comparison.repair)
