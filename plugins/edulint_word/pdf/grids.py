"""The tables of a page, known by the lines that are drawn around their cells; what isn't closed by lines is none."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import product

from msgspec import Struct

# Left, bottom, right, top of a line along the edges of the page.
Rule = tuple[float, float, float, float]
Interval = tuple[float, float]

# In points: where lines that should meet miss one another, and where they are one line drawn in pieces.
_NEAR = 2.5
_MOST_LINES = 400
_MOST_PLACES = 4_000
# So much of a cell's side has a line.
_COVERED = 0.9


class GridCell(Struct, frozen=True):
    """A cell: its first row and column, counted from 0, how many it covers, and its edges in points."""

    row: int
    column: int
    rows: int
    columns: int
    left: float
    bottom: float
    right: float
    top: float


class Grid(Struct, frozen=True):
    """A table: its cells row by row, the lines between its columns from left to right, those between rows from below.

    ``places`` are the cells by row and column, those that cover several more than once.
    """

    cells: tuple[GridCell, ...]
    columns: tuple[float, ...]
    heights: tuple[float, ...]
    places: dict[tuple[int, int], GridCell]

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return len(self.heights) - 1

    def cell_at(self, x: float, y: float) -> GridCell | None:
        """Return the cell in which a point lies."""
        column, row = bisect_right(self.columns, x) - 1, len(self.heights) - 1 - bisect_left(self.heights, y)
        return self.places.get((row, column))


def grids_of(rules: Iterable[Rule]) -> list[Grid]:
    """Return the tables that lines draw, each with two rows and two columns at least."""
    flat = [rule for rule in rules if rule[3] - rule[1] <= rule[2] - rule[0]]
    upright = [rule for rule in rules if rule[3] - rule[1] > rule[2] - rule[0]]
    across = _lines([((low + high) / 2, (left, right)) for left, low, right, high in flat])
    along = _lines([((left + right) / 2, (low, high)) for left, low, right, high in upright])
    if len(across) + len(along) > _MOST_LINES:
        return []
    return [grid for group in _connected(across, along) if (grid := _grid(*group)) is not None]


class _Line(Struct, frozen=True):
    """A line: its place across its own direction, and where it begins and ends."""

    place: float
    start: float
    end: float


def _lines(pieces: list[tuple[float, Interval]]) -> list[_Line]:
    """Return the lines that pieces are, those on one height that touch being one."""
    found: list[_Line] = []
    for place, group in _grouped(pieces):
        start, end = group[0]
        for low, high in group[1:]:
            if low <= end + _NEAR:
                end = max(end, high)
            else:
                found.append(_Line(place, start, end))
                start, end = low, high
        found.append(_Line(place, start, end))
    return found


def _grouped(pieces: list[tuple[float, Interval]]) -> Iterable[tuple[float, list[Interval]]]:
    """Yield the pieces by their places, as far as these are the same, each group in its order."""
    group: list[Interval] = []
    first = 0.0
    for place, interval in sorted(pieces):
        if group and place - first > _NEAR:
            yield first, sorted(group)
            group = []
        if not group:
            first = place
        group.append(interval)
    if group:
        yield first, sorted(group)


def _connected(across: list[_Line], along: list[_Line]) -> Iterable[tuple[list[_Line], list[_Line]]]:
    """Yield the lines that hang together: those across the page, and those along it."""
    meeting: dict[int, list[int]] = {}
    for (one, flat), (other, upright) in product(enumerate(across), enumerate(along, start=len(across))):
        if _within(upright.place, flat) and _within(flat.place, upright):
            meeting.setdefault(one, []).append(other)
            meeting.setdefault(other, []).append(one)
    seen: set[int] = set()
    for first in range(len(across)):
        if first in seen or first not in meeting:
            continue
        group, pending = {first}, [first]
        while pending:
            for other in meeting[pending.pop()]:
                if other not in group:
                    group.add(other)
                    pending.append(other)
        seen |= group
        yield (
            [across[one] for one in sorted(group) if one < len(across)],
            [along[one - len(across)] for one in sorted(group) if one >= len(across)],
        )


def _within(place: float, line: _Line) -> bool:
    return line.start - _NEAR <= place <= line.end + _NEAR


def _grid(across: list[_Line], along: list[_Line]) -> Grid | None:
    """Return the table of lines that hang together; None where its cells are no boxes."""
    # Many tables are open on both sides: their rows end where the lines between them do.
    sides = [min(line.start for line in across), max(line.end for line in across)]
    xs = _places([*(line.place for line in along), *sides])
    ys = _places([line.place for line in across])[::-1]
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 2 or columns < 2 or rows * columns > _MOST_PLACES:
        return None
    cells: list[GridCell] = []
    by_place: dict[tuple[int, int], GridCell] = {}
    for (row, column), own in _joined(across, along, xs, ys).items():
        last_row, last_column = max(one[0] for one in own), max(one[1] for one in own)
        if len(own) != (last_row - row + 1) * (last_column - column + 1):
            return None
        edges = (xs[column], ys[last_row + 1], xs[last_column + 1], ys[row])
        cell = GridCell(row, column, last_row - row + 1, last_column - column + 1, *edges)
        if len(own) > 1 and not _has_no_line_inside(cell, across, along):
            return None
        cells.append(cell)
        by_place.update((place, cell) for place in own)
    has_rows = any(cell.row for cell in cells) and any(cell.column for cell in cells)
    return Grid(tuple(cells), tuple(xs), tuple(ys[::-1]), by_place) if has_rows else None


def _joined(
    across: Sequence[_Line], along: Sequence[_Line], xs: Sequence[float], ys: Sequence[float]
) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Return the places of a grid, by row and column, between which no line stands, by the first of them."""
    flat = [[line for line in across if abs(line.place - y) <= _NEAR] for y in ys]
    upright = [[line for line in along if abs(line.place - x) <= _NEAR] for x in xs]
    heads: dict[tuple[int, int], tuple[int, int]] = {}
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for row, column in product(range(len(ys) - 1), range(len(xs) - 1)):
        head = row, column
        if row and not _is_closed(flat[row], xs[column], xs[column + 1]):
            head = heads[row - 1, column]
        elif column and not _is_closed(upright[column], ys[row + 1], ys[row]):
            head = heads[row, column - 1]
        heads[row, column] = head
        found.setdefault(head, []).append((row, column))
    return found


def _places(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _is_closed(lines: Sequence[_Line], start: float, end: float) -> bool:
    """Tell whether lines at one place go from one point to another."""
    covered = sum(max(0.0, min(line.end, end) - max(line.start, start)) for line in lines)
    return covered >= _COVERED * (end - start)


def _has_no_line_inside(cell: GridCell, across: Sequence[_Line], along: Sequence[_Line]) -> bool:
    """Tell whether a cell of several places is one: a line that parts some of it makes it no box."""
    flat = (line for line in across if cell.bottom + _NEAR < line.place < cell.top - _NEAR)
    upright = (line for line in along if cell.left + _NEAR < line.place < cell.right - _NEAR)
    return not any(min(line.end, cell.right) - max(line.start, cell.left) > _NEAR for line in flat) and not any(
        min(line.end, cell.top) - max(line.start, cell.bottom) > _NEAR for line in upright
    )
