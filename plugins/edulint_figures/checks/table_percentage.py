"""FI402: a percentage of a table that its row does not give, though the other rows do."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from edulint.api import Document, Severity, Wording
from edulint_figures.quantities.quantity import ONE, Dimension, Quantity, decimal
from edulint_figures.quantities.tables import Table, tables_of
from edulint_figures.relations.relation import Relation, RelationCheck, Verdict, relation_of

_MOST_COLUMNS = 16
_PERCENT_SIGN = "%"


class _Formula(Struct, frozen=True):
    """How a percentage comes from its row: a column over another, over the total row, or as growth."""

    upper: int
    lower: int
    total_row: int | None = None
    growth: bool = False

    def operands(self, table: Table, row: int) -> tuple[Quantity, Quantity] | None:
        """Return dividend and divisor of a row."""
        upper = table.figures[row][self.upper]
        lower = table.figures[row if self.total_row is None else self.total_row][self.lower]
        if upper is None or lower is None or lower.value <= 0:
            return None
        return upper, lower

    def value(self, upper: Quantity, lower: Quantity) -> int:
        """Return the percentage, in millionths of a percent."""
        difference = upper.value - lower.value if self.growth else upper.value
        return difference * 100 * ONE // lower.value


class TablePercentage(RelationCheck):
    """What it finds:
        zh: 表格的百分比列中，个别行与本行数据算出的不符，而其他行都相符。
        en: A percentage in a table that its row contradicts, while the other rows agree.

    Why it matters:
        zh: 其他行说明了百分比怎么算，这一行多半是抄错或漏改。
        en: The other rows show how it is reckoned, so this one was copied wrongly or forgotten.

    Example:
        | 学校 | 参加人数 | 合格人数 | 合格率 |
        | --- | --- | --- | --- |
        | 一小 | 120 | 114 | 95% |
        | 二小 | 150 | 138 | 92% |
        | 三小 | 200 | 182 | 93% |

    Instead:
        | 学校 | 参加人数 | 合格人数 | 合格率 |
        | --- | --- | --- | --- |
        | 一小 | 120 | 114 | 95% |
        | 二小 | 150 | 138 | 92% |
        | 三小 | 200 | 182 | 91% |

    Source:
        zh: 统计表的常规。
        en: The custom of statistical tables.
    """

    code = "FI402"
    name = "table-percentage"
    severity = Severity.ERROR
    summary = Wording(zh="表格中的百分比与本行数据不符", en="a table's percentage that its row contradicts")
    messages = {"contradiction": Wording(zh="{reckoning}，与“{stated}”不符", en="{reckoning}, not “{stated}”")}

    def relations(self, document: Document) -> Iterator[Relation]:
        """Yield the percentages of all tables with the figures that give them."""
        for table in tables_of(document):
            if len(table.headers) <= _MOST_COLUMNS:
                for column in range(len(table.headers)):
                    yield from _percentages_of_column(table, column)


def _percentages_of_column(table: Table, column: int) -> Iterator[Relation]:
    rates = {
        row: rate
        for row, figures in enumerate(table.figures)
        if (rate := figures[column]) and _is_rate(rate, table.headers[column])
    }
    if len(rates) < 3:
        return
    formula = _best(
        table, column, lambda formula: sum(_agrees(table, formula, row, rate) is True for row, rate in rates.items())
    )
    if formula is None:
        return
    agreeing = sum(_agrees(table, formula, row, rate) is True for row, rate in rates.items())
    if agreeing < 2 or agreeing * 5 < len(rates) * 3:
        return
    for row, rate in rates.items():
        agrees, operands = _agrees(table, formula, row, rate), formula.operands(table, row)
        if agrees is None or operands is None:
            continue
        yield _relation(rate, formula, operands, Verdict.HOLDS if agrees else Verdict.WRONG)


def _is_rate(figure: Quantity, header: str) -> bool:
    return figure.dimension is Dimension.PERCENT or (_PERCENT_SIGN in header and figure.dimension is Dimension.BARE)


def _best(table: Table, column: int, agreeing: Callable[[_Formula], int]) -> _Formula | None:
    columns = [
        other
        for other in range(len(table.headers))
        if other != column
        and any((figure := row[other]) and not _is_rate(figure, table.headers[other]) for row in table.figures)
    ]
    totals = [row for row in range(len(table.labels)) if table.is_total(row) and not table.is_subtotal(row)]
    formulas = [_Formula(upper, lower) for upper in columns for lower in columns if upper != lower]
    formulas += [_Formula(upper, lower, growth=True) for upper in columns for lower in columns if upper != lower]
    formulas += [_Formula(upper, upper, total_row=row) for upper in columns for row in totals]
    return max(formulas, key=agreeing, default=None)


def _agrees(table: Table, formula: _Formula, row: int, rate: Quantity) -> bool | None:
    """Tell whether a row gives its percentage; None where a figure is missing."""
    operands = formula.operands(table, row)
    if operands is None:
        return None
    upper, lower = operands
    slack = rate.half + rate.step // 2 + (upper.half + lower.half) * 100 * ONE // lower.value
    return abs(formula.value(upper, lower) - rate.value) <= slack


def _relation(rate: Quantity, formula: _Formula, operands: tuple[Quantity, Quantity], verdict: Verdict) -> Relation:
    upper, lower = operands
    shown = f"({upper.numeral}-{lower.numeral})" if formula.growth else upper.numeral
    reckoning = f"{shown}÷{lower.numeral}={decimal(formula.value(upper, lower), ONE, 2)}%"
    return relation_of(rate, operands, verdict, reckoning)
