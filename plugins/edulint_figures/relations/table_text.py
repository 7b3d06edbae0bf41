"""Compares what a paragraph says of a table beside it: totals, single rows, which row has the most, and growth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from edulint.api import Document, Span, pattern
from edulint_figures.quantities.passages import Passage, passages_of
from edulint_figures.quantities.phrases import OF_ALL
from edulint_figures.quantities.quantity import ONE, Dimension, Quantity, decimal
from edulint_figures.quantities.table_columns import Column, columns_of
from edulint_figures.quantities.tables import Table, tables_of
from edulint_figures.relations import table_cells
from edulint_figures.relations.compare import CERTAIN, Comparison, compare
from edulint_figures.relations.judge import rounding_slack, wanted_for
from edulint_figures.relations.relation import Relation, Verdict, relation_of

_PARAGRAPHS_ABOVE = 3
_BEHIND = pattern(r"上表|表中|[从由]表")
_MOST = r"最(?P<sign>[多大高长快少小低短慢])"
_FEWEST = frozenset("少小低短慢")
_VALUE_BEHIND = 12
_TEXT_BACK = 40
_IDLE = pattern(r"其中|分别|合计|总计|共计|总数|人数|总量|总额|个数|数量|[的有共为达到是数 :、(“]")
_CLAUSE_END = pattern(r"[,。;:]")
_YEAR = pattern(r"(?P<year>[12][0-9]{3})|(?P<before>[上去]年)|(?P<now>[本今]年)")


def relations_in(document: Document) -> Iterator[Relation]:
    """Yield what the paragraphs beside the tables of a document say of them."""
    tables = tables_of(document)
    for place, table in enumerate(tables):
        columns = list(columns_of(document, table))
        if not columns:
            continue
        above = tables[place - 1].span.end if place else 0
        below = tables[place + 1].span.start if place + 1 < len(tables) else len(document.text)
        for passage in _paragraphs_beside(document, table, columns, above, below):
            told = list(_figures_of_columns(passage, table, columns))
            yield from told
            yield from table_cells.relations_in(passage, table, columns, {one.span for one in told})
            yield from _extremes(passage, table, columns)


def _paragraphs_beside(
    document: Document, table: Table, columns: Sequence[Column], above: int, below: int
) -> Iterator[Passage]:
    """Yield the paragraphs right above a table, and the one below that speaks of it, in the table's own section."""
    sections = document.sections_at(table.span.start)
    passages = passages_of(document)
    before = [one for one in passages if above <= one.span.start and one.span.end <= table.span.start]
    behind = [one for one in passages if table.span.end <= one.span.start and one.span.end <= below]
    for passage in before[-_PARAGRAPHS_ABOVE:]:
        if document.sections_at(passage.span.start) == sections:
            yield passage
    for passage in behind[:1]:
        says_so = _BEHIND.search(passage.text, passage.span.start, passage.span.end)
        if says_so or table_cells.speaks_of(passage, table, columns):
            yield passage


def _figures_of_columns(passage: Passage, table: Table, columns: Sequence[Column]) -> Iterator[Relation]:
    """Yield the figures of a paragraph that name a column, with those of the table, and their growth."""
    matched: tuple[Quantity, Column, int | None] | None = None
    for one in passage.quantities:
        if matched and one.change and one.sentence == matched[0].sentence and one.is_exact:
            yield from _growth_behind(one, matched, columns)
            continue
        if not one.is_level or not one.is_exact or one.is_reference:
            continue
        column = _column_named(one, columns)
        row = _row_named(table, one.label)
        if column is None or (row is None and not OF_ALL.search(one.label)):
            continue
        figures = _cells_of(column, row, one)
        relation = _judged(one, column, row, figures) if figures else None
        if relation:
            yield relation
            matched = (one, column, row) if relation.verdict is Verdict.HOLDS else None


def _column_named(one: Quantity, columns: Sequence[Column]) -> Column | None:
    """Return the only column whose name stands before a figure; of names inside one another, the longest."""
    named = [column for column in columns if _ends_in(one.label, column) and column.is_of(one)]
    longest = max((len(column.stem) for column in named), default=0)
    found = [column for column in named if len(column.stem) == longest]
    return found[0] if len(found) == 1 and longest >= 2 else None


def _ends_in(label: str, column: Column) -> bool:
    """Tell whether the name of a column is the last thing said before a figure: 山塘共, but not 山塘管护员共."""
    place = label.rfind(column.stem)
    return bool(column.stem) and place >= 0 and not _IDLE.sub("", label[place + len(column.stem) :])


def _row_named(table: Table, words: str) -> int | None:
    rows = [
        row for row, label in enumerate(table.labels) if len(label) >= 2 and label in words and not table.is_total(row)
    ]
    return rows[0] if len(rows) == 1 else None


def _cells_of(column: Column, row: int | None, like: Quantity) -> list[Quantity]:
    """Return the figure of a row, or of the total row, or all figures of a column without one."""
    table = column.table
    rows = [row] if row is not None else [place for place in range(len(table.labels)) if _is_whole(table, place)]
    if not rows:
        rows = [place for place in range(len(table.labels)) if not table.is_total(place) and not table.is_detail(place)]
        if not table.is_read(column.place, rows):
            return []
    found = [column.figure(place, like) for place in rows]
    return [one for one in found if one is not None]


def _is_whole(table: Table, row: int) -> bool:
    return table.is_total(row) and not table.is_subtotal(row)


def _judged(one: Quantity, column: Column, row: int | None, figures: Sequence[Quantity]) -> Relation | None:
    computed = sum(figure.value for figure in figures)
    is_named = _is_named(one, column, row)
    evidence = CERTAIN if is_named else len(one.digits)
    wanted = [wanted_for(one, computed)]
    comparison = compare(computed, one, rounding_slack([one, *figures]), wanted, evidence=evidence)
    if comparison is None:
        if not is_named:
            return None
        comparison = Comparison(Verdict.LIKELY_WRONG)
    shown = one.rendered(computed)
    name = f"{column.table.labels[row]} {column.name}" if row is not None else f"{column.name}合计"
    verdict = Verdict.LIKELY_WRONG if comparison.verdict is Verdict.WRONG else comparison.verdict
    return relation_of(one, figures, verdict, f"{name}={shown}", message="value", name=name, figure=shown)


def _is_named(one: Quantity, column: Column, row: int | None) -> bool:
    """Tell whether the words before a figure name its row and column and nothing else: 其中东片山塘, not 东片加固山塘."""
    if row is None:
        return False
    return (
        _IDLE.sub("", one.label.replace(column.table.labels[row], "").replace(column.name, "").replace(column.stem, ""))
        == ""
    )


def _extremes(passage: Passage, table: Table, columns: Sequence[Column]) -> Iterator[Relation]:
    """Yield what a paragraph says of the row that has the most or the least: 东片最多, 最少的是西片."""
    labels = [re.escape(label) for row, label in enumerate(table.labels) if len(label) >= 2 and not table.is_total(row)]
    if not passage.holds("最") or len(labels) < 2:
        return
    row_name = "|".join(sorted(labels, key=len, reverse=True))
    for pattern_of in (rf"(?P<row>{row_name})[^,。;:、]{{0,8}}?{_MOST}", rf"{_MOST}的?(?:是|为)(?P<row>{row_name})"):
        for match in re.finditer(pattern_of, passage.text[passage.span.start : passage.span.end]):
            relation = _extreme(passage, table, columns, match)
            if relation:
                yield relation


def _extreme(passage: Passage, table: Table, columns: Sequence[Column], match: re.Match[str]) -> Relation | None:
    start, stop = passage.span.start + match.start(), passage.span.start + match.end()
    row = table.labels.index(match["row"])
    place = passage.first_at(stop)
    value = passage.quantities[place] if place < len(passage.quantities) else None
    if value is not None and value.span.start - stop > _VALUE_BEHIND:
        value = None
    before = passage.text[max(passage.span.start, start - _TEXT_BACK) : stop]
    column = _column_meant(before, columns, row, value)
    if column is None:
        return None
    rows = [other for other in range(len(table.labels)) if not table.is_total(other) and not table.is_detail(other)]
    cells = {other: cell for other in rows if (cell := table.figures[other][column.place]) is not None}
    if row not in cells or len(cells) < 2:
        return None
    choose = min if match["sign"] in _FEWEST else max
    most = choose(cells.values(), key=lambda cell: cell.value)
    holder = next(other for other, cell in cells.items() if cell.value == most.value)
    name = passage.span.start + match.start("row")
    return Relation(
        span=Span(name, name + len(match["row"])),
        operands=(most.span,),
        verdict=Verdict.HOLDS if cells[row].value == most.value else Verdict.LIKELY_WRONG,
        reckoning=f"{table.labels[holder]} {most.words}",
        message="most",
        values={"name": column.name, "sign": match["sign"], "row": match["row"], "holder": table.labels[holder]}
        | {"figure": most.words, "own": cells[row].words},
    )


def _column_meant(before: str, columns: Sequence[Column], row: int, value: Quantity | None) -> Column | None:
    """Return the column that 最多 is said of: the one named before, the one that holds the value told, or the only one."""
    named: list[Column] = []
    for words in (_CLAUSE_END.split(before)[-1], before):
        named = named or [column for column in columns if len(column.stem) >= 2 and column.stem in words]
    if len(named) == 1:
        return named[0]
    if value is not None:
        holding = [
            column
            for column in named or columns
            if column.is_of(value) and (cell := column.figure(row, value)) and cell.value == value.value
        ]
        return holding[0] if len(holding) == 1 else None
    return columns[0] if len(columns) == 1 else None


def _growth_behind(
    change: Quantity, matched: tuple[Quantity, Column, int | None], columns: Sequence[Column]
) -> Iterator[Relation]:
    """Yield the growth behind a figure that the table has, against the table's column of the year before."""
    level, column, row = matched
    earlier = _year_before(column, columns)
    before = _cells_of(earlier, row, level) if earlier else []
    now = _cells_of(column, row, level)
    base = sum(one.value for one in before)
    if not before or not now or base <= 0:
        return
    moved = (sum(one.value for one in now) - base) * change.change
    if change.dimension is Dimension.PERCENT:
        computed = moved * 100 * ONE // base
        later = base + moved * change.change
        slack = change.half + (rounding_slack(now) + rounding_slack(before) * later // base) * 100 * ONE // base
        reckoning = f"({decimal(later)}-{decimal(base)})÷{decimal(base)}={decimal(computed, ONE, 2)}%"
    elif change.unit_class == level.unit_class:
        computed, slack = moved, rounding_slack([*now, *before, change])
        reckoning = f"{decimal(base + moved * change.change)}-{decimal(base)}={decimal(moved * change.change)}"
    else:
        return
    comparison = compare(computed, change, slack, [wanted_for(change, computed, slack=slack)])
    if comparison is None and change.in_clause_behind(level):
        comparison = Comparison(Verdict.LIKELY_WRONG)
    if comparison is not None:
        verdict = Verdict.LIKELY_WRONG if comparison.verdict is Verdict.WRONG else comparison.verdict
        yield relation_of(change, (*now, *before), verdict, reckoning, message="growth")


def _year_before(column: Column, columns: Sequence[Column]) -> Column | None:
    """Return the column of the same thing one year earlier: 2021年 of 2022年, 上年 of 本年."""
    own = _YEAR.search(column.name)
    if own is None or own["before"]:
        return None
    for other in columns:
        year = _YEAR.search(other.name)
        if other is column or year is None or _YEAR.sub("", other.name) != _YEAR.sub("", column.name):
            continue
        if own["now"] and year["before"]:
            return other
        if own["year"] and year["year"] and int(own["year"]) == int(year["year"]) + 1:
            return other
    return None
