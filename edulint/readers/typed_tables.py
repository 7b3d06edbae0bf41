"""Tables in plain text: lines whose cells are parted by tabs, as a spreadsheet pastes them, or by upright strokes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, groupby

from edulint.model import Block, BlockKind, Cell
from edulint.text.spans import Span, trimmed

_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 3
# In characters; a tab inside running text parts longer stretches.
_LONGEST_CELL = 60
# The line below the heads of the columns is drawn with these: |---|:--:|
_RULE = frozenset("-: ")


def with_typed_tables(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, one a line; in place of a table's lines come their cells that are not empty.

    A table has at least three lines in a row with the same number of cells, at least three. Its first line is its head.
    """
    if "\t" not in text and "|" not in text:
        yield from blocks
        return
    tables = count()
    for width, group in groupby(((block, _cells_of(text, block)) for block in blocks), key=lambda line: len(line[1])):
        lines = list(group)
        rows = [cells for _, cells in lines if not _is_rule(text, cells)]
        if width and len(rows) >= _FEWEST_ROWS:
            yield from _as_blocks(rows, next(tables))
        else:
            yield from (block for block, _ in lines)


def _as_blocks(rows: Sequence[Sequence[Span]], table: int) -> Iterator[Block]:
    """Yield the cells of a table; empty ones before all rows are an indent."""
    indent = min(next((column for column, span in enumerate(row) if len(span)), len(row)) for row in rows)
    for number, row in enumerate(rows):
        for column, span in enumerate(row):
            if len(span):
                cell = Cell(table, number, column - indent, header=number == 0)
                yield Block(span, BlockKind.TABLE_CELL, cell=cell)


def _cells_of(text: str, block: Block) -> list[Span]:
    """Return the cells of a line, empty ones included; an empty list where it is no line of a table."""
    start, end = block.span.start, block.span.end
    if text[start] == text[end - 1] == "|" and end - start > 1:
        start, end, mark = start + 1, end - 1, "|"
    elif text.find("\t", start, end) >= 0:
        mark = "\t"
        # A block begins and ends with a character that is no space, but the cells at its sides may be empty.
        while start > 0 and text[start - 1] == mark:
            start -= 1
        while end < len(text) and text[end] == mark:
            end += 1
    else:
        return []
    cells: list[Span] = []
    while start <= end:
        stop = text.find(mark, start, end)
        stop = end if stop < 0 else stop
        cells.append(trimmed(text, start, stop))
        start = stop + 1
    return cells if len(cells) >= _FEWEST_COLUMNS and all(len(cell) <= _LONGEST_CELL for cell in cells) else []


def _is_rule(text: str, cells: Sequence[Span]) -> bool:
    """Tell whether a line draws the rule below the heads of the columns."""
    return all(len(cell) and _RULE.issuperset(text[cell.start : cell.end]) for cell in cells)
