"""Numbers of the cells of a table that was copied row by row: 1.登记 1.培训 1.巡查 2.检修 2.考核 2.救护, one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from edulint.text.ordinals import Ordinal, OrdinalStyle

# So many cells in a row have the same number; so many other blocks may stand between two of a row, and from where one
# row begins to where the next one does.
_FEWEST_CELLS = 3
_MOST_BETWEEN, _MOST_APART = 3, 24
_STYLES = frozenset((OrdinalStyle.DIGIT_DOT, OrdinalStyle.DIGIT_COMMA))


def drop_columns(ordinals: list[Ordinal | None]) -> None:
    """Take the numbers away from blocks that are cells of columns, each of which counts for itself.

    Two rows show it, one with each number: of items that all have the same number the author has lost count.
    """
    rows = [row for row in _rows(ordinals) if len(row) >= _FEWEST_CELLS]
    values = [one.value or 0 if one else 0 for one in ordinals]
    for first, second in pairwise(rows):
        if values[second[0]] == values[first[0]] + 1 and second[0] - first[0] <= _MOST_APART:
            for index in range(first[0], second[-1] + 1):
                one = ordinals[index]
                ordinals[index] = None if one is not None and one.style in _STYLES else one


def _rows(ordinals: Sequence[Ordinal | None]) -> list[list[int]]:
    """Return the indexes of blocks that have the same number one after the other."""
    rows: list[list[int]] = []
    last = -1
    for index, one in enumerate(ordinals):
        if one is None or one.style not in _STYLES or len(one.path) > 1:
            continue
        before = ordinals[last] if last >= 0 else None
        if before is not None and before.value == one.value and index - last <= _MOST_BETWEEN + 1:
            rows[-1].append(index)
        else:
            rows.append([index])
        last = index
    return rows
