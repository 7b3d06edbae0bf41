"""Columns of tables with their units, and the figures in them as quantities of these units."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from edulint.api import Document, pattern
from edulint_figures.quantities.quantity import ONE, Dimension, Quantity
from edulint_figures.quantities.tables import Table
from edulint_figures.quantities.units import Unit, unit_at

_HEADER = pattern(r"(?P<name>[^()]*)\((?P<unit>[^()]*)\)")
# The line above a table that says 单位：万元.
_CAPTION_UNIT = pattern(r"单位[:：] ?(?P<unit>[百千万亿]{0,2}[^\W\d_]{1,4})")
_CAPTION_LENGTH = 60
_MULTIPLIERS = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


class Column(Struct, frozen=True):
    """A column of figures: its name without the unit, and the unit with its multiplier (万元: 10,000)."""

    table: Table
    place: int
    name: str
    unit: Unit | None = None
    multiplier: int = 1

    @property
    def stem(self) -> str:
        """The name as a sentence has it: 学校 for 学校数."""
        return self.name.removesuffix("数") if len(self.name) > 2 else self.name

    def is_of(self, quantity: Quantity) -> bool:
        """Tell whether a figure of a sentence may be one of this column."""
        if self.unit is None:
            return quantity.dimension is Dimension.COUNT
        return quantity.unit_class == self.unit.unit_class and quantity.dimension is self.unit.dimension

    def figure(self, row: int, like: Quantity) -> Quantity | None:
        """Return the figure of a row, in the unit of a figure of a sentence, or None for an empty cell."""
        cell = self.table.figures[row][self.place]
        if cell is None or cell.dimension is not Dimension.BARE:
            return cell
        unit = self.unit or Unit(like.unit_class, like.dimension, ONE)
        scale = unit.scale * self.multiplier
        step = cell.step * scale // ONE
        is_counted = self.multiplier == 1 and not cell.decimals and unit.dimension is Dimension.COUNT
        return replace(
            cell,
            value=cell.value * scale // ONE,
            step=step,
            half=0 if is_counted else step // 2,
            scale=scale,
            unit_class=unit.unit_class,
            dimension=unit.dimension,
        )


def columns_of(document: Document, table: Table) -> Iterator[Column]:
    """Yield the columns of a table that hold figures."""
    caption = document.folded[max(0, table.span.start - _CAPTION_LENGTH) : table.span.start]
    said = _CAPTION_UNIT.search(caption)
    for place, header in enumerate(table.headers):
        if not any(row[place] for row in table.figures):
            continue
        match = _HEADER.fullmatch(header)
        written = match["unit"] if match else said["unit"] if said else ""
        unit, multiplier = _unit(written)
        if unit is None and not match and said:
            continue
        yield Column(table, place, match["name"] if match else header, unit, multiplier)


def _unit(written: str) -> tuple[Unit | None, int]:
    multiplier = 1
    while written[:1] in _MULTIPLIERS and len(written) > 1:
        multiplier *= _MULTIPLIERS[written[0]]
        written = written[1:]
    unit, length = unit_at(written, 0)
    return (unit if length and length == len(written) else None), multiplier
