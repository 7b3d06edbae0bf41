"""Finds figures that name a row of the table beside their paragraph and differ from a cell of it by one digit."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from edulint.api import Span, pattern
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.phrases import OF_ALL
from edulint_figures.quantities.quantity import Dimension, Quantity
from edulint_figures.quantities.table_columns import Column
from edulint_figures.quantities.tables import Table
from edulint_figures.relations.judge import repairs_of, wanted_for
from edulint_figures.relations.relation import Relation, Verdict, relation_of

_SUM = pattern(r"合计|总计|共计|总[数量额]|一共")
_GROWTH = pattern(r"增|降|同比|比上年|较上年|涨")
# A figure of two digits is one digit off too many others.
_LEAST_DIGITS = 3
# So many figures of a paragraph must stand in a table for the paragraph to be about it.
_LEAST_COMMON = 2
# In characters, and in digits.
_SHORTEST_NAME = 2


def relations_in(
    passage: Passage, table: Table, columns: Sequence[Column], told: Collection[Span]
) -> Iterator[Relation]:
    """Yield the figures whose segment names a row, with that row's cell: the same, or one digit away.

    ``told`` are the figures that were read otherwise.
    """
    if not speaks_of(passage, table, columns):
        return
    for one, row in _rows_of(passage, table):
        if one.span in told or not one.is_exact or one.is_reference:
            continue
        cells = list(_cells(one, row, columns))
        if any(_is_same(one, cell) for _, cell in cells):
            continue
        near = [(column, cell) for column, cell in cells if _is_mended(one, cell)]
        if len(near) == 1 and not _stands_in(one, table, columns):
            yield _relation(one, row, *near[0])


def speaks_of(passage: Passage, table: Table, columns: Sequence[Column]) -> bool:
    """Tell whether several figures of a paragraph stand in a table."""
    told = (one for one in passage.quantities if len(one.digits) >= _SHORTEST_NAME)
    return sum(_stands_in(one, table, columns) for one in told) >= _LEAST_COMMON


def _rows_of(passage: Passage, table: Table) -> Iterator[tuple[Quantity, int]]:
    """Yield the figures with the row that their segment names before them, or the row of totals for 合计."""
    names = [
        (label, row)
        for row, label in enumerate(table.labels)
        if len(label) >= _SHORTEST_NAME and not table.is_total(row) and not table.is_detail(row)
    ]
    totals = [row for row in range(len(table.labels)) if table.is_total(row) and not table.is_subtotal(row)]
    segment, start = -1, passage.span.start
    for one in passage.quantities:
        if one.segment != segment:
            marks = (passage.text.rfind(mark, passage.span.start, one.span.start) for mark in ";。")
            segment, start = one.segment, max(passage.span.start, *marks)
        words = passage.text[start : one.span.start]
        named = [(place, other) for label, other in names if (place := words.rfind(label)) >= 0]
        is_whole = _SUM.search(one.label) is not None or (not named and OF_ALL.search(one.label) is not None)
        if is_whole and len(totals) == 1:
            yield one, totals[0]
        elif named and not is_whole:
            yield one, max(named)[1]


def _cells(one: Quantity, row: int, columns: Sequence[Column]) -> Iterator[tuple[Column, Quantity]]:
    """Yield the cells of a row that a figure may be: of its kind, and growth for growth."""
    for column in columns:
        raw = column.table.figures[row][column.place]
        if one.dimension is Dimension.PERCENT:
            is_growth = _GROWTH.search(column.name) is not None
            is_named = is_growth if one.change else not is_growth and column.stem in one.label
            cell = column.figure(row, one) if column.is_of(one) else raw
            if is_named and cell is not None and cell.dimension is Dimension.PERCENT:
                yield column, cell
        elif not one.change and column.is_of(one) and (cell := column.figure(row, one)) is not None:
            yield column, cell


def _is_same(one: Quantity, cell: Quantity) -> bool:
    return abs(abs(cell.value) - abs(one.value)) <= max(one.half, cell.half)


def _is_mended(one: Quantity, cell: Quantity) -> bool:
    value, slack = abs(cell.value), max(one.half, cell.half)
    return len(one.digits) >= _LEAST_DIGITS and bool(repairs_of([wanted_for(one, value, slack=slack)]))


def _stands_in(one: Quantity, table: Table, columns: Sequence[Column]) -> bool:
    """Tell whether a figure stands in a table, in any row."""
    rows = range(len(table.labels))
    return any(_is_same(one, cell) for row in rows for _, cell in _cells(one, row, columns))


def _relation(one: Quantity, row: int, column: Column, cell: Quantity) -> Relation:
    name = f"{column.table.labels[row]} {column.name}"
    shown = one.rendered(abs(cell.value))
    return relation_of(one, (cell,), Verdict.LIKELY_WRONG, f"{name}={shown}", message="value", name=name, figure=shown)
