"""The figures and relations of a draft as rows of words, for the screen and for spreadsheets."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from edulint.api import Document, Session, Span, Wording
from edulint_figures.checks import ALL
from edulint_figures.quantities.passages import passages_of
from edulint_figures.quantities.quantity import Quantity, decimal
from edulint_figures.quantities.tables import tables_of
from edulint_figures.relations.relation import Relation, RelationCheck

VERDICTS = {
    "holds": Wording(zh="相符", en="holds"),
    "doubtful": Wording(zh="存疑", en="doubtful"),
    "likely-wrong": Wording(zh="很可能有误", en="likely wrong"),
    "wrong": Wording(zh="有误", en="wrong"),
    "unknown": Wording(zh="无法判断", en="can't be told"),
}
RELATION_HEADERS = (
    Wording(zh="位置", en="place"),
    Wording(zh="检查", en="check"),
    Wording(zh="结果", en="verdict"),
    Wording(zh="原文", en="text"),
    Wording(zh="计算", en="reckoning"),
    Wording(zh="参与计算的数", en="figures reckoned with"),
)
QUANTITY_HEADERS = (
    Wording(zh="位置", en="place"),
    Wording(zh="原文", en="text"),
    Wording(zh="数值", en="value"),
    Wording(zh="单位", en="unit"),
    Wording(zh="说明", en="notes"),
    Wording(zh="前文", en="label"),
)
_RISE, _FALL = Wording(zh="升", en="rise"), Wording(zh="降", en="fall")
_ABOVE_HEADINGS = Wording(zh="（标题之前）", en="(above the first heading)")
_ARROW = " › "


class Row(NamedTuple):
    """A line of a list: the section it stands in, the words of its columns, and for a relation its verdict."""

    section: str
    cells: tuple[str, ...]
    verdict: str = ""


class Figures(Struct, frozen=True):
    """All that is listed of a draft, each in the order of its places."""

    document: Document
    quantities: Sequence[Quantity]
    in_tables: Sequence[Quantity]
    relations: Sequence[tuple[RelationCheck, Relation]]

    def unchecked(self) -> list[Quantity]:
        """Return the figures of text and tables that no relation reckons with."""
        taken = sorted(span for _, relation in self.relations for span in (relation.span, *relation.operands))
        ends = [span.end for span in taken]

        def is_free(span: Span) -> bool:
            place = bisect_left(ends, span.start + 1)
            # Spans of relations may hold each other (a ratio and its figures): a few behind the first are asked, too.
            return not any(other.start < span.end and other.end > span.start for other in taken[place : place + 8])

        return [one for one in sorted([*self.quantities, *self.in_tables], key=_start) if is_free(one.span)]


def figures_of(document: Document) -> Figures:
    """Return what is listed of a draft."""
    quantities = [one for passage in passages_of(document) for one in passage.quantities]
    cells = [one for table in tables_of(document) for row in table.figures for one in row if one is not None]
    relations = sorted(relations_of(document), key=lambda pair: pair[1].span)
    return Figures(document, quantities, cells, relations)


def relations_of(document: Document) -> Iterator[tuple[RelationCheck, Relation]]:
    """Yield every relation of a document with the check that reports it when it does not hold."""
    for kind in ALL:
        if issubclass(kind, RelationCheck):
            check = kind()
            for relation in check.relations(document):
                yield check, relation


def relation_rows(session: Session, figures: Figures) -> Iterator[Row]:
    """Yield a row for each relation."""
    document = figures.document
    for check, relation in figures.relations:
        verdict = relation.verdict.value
        cells = (
            place(session, document, relation.span),
            f"{check.code} {check.name}",
            session.say(VERDICTS[verdict]),
            document.slice(relation.span),
            relation.reckoning,
            " ".join(document.slice(span) for span in relation.operands),
        )
        yield Row(section(session, document, relation.span), cells, verdict)


def quantity_rows(session: Session, document: Document, quantities: Sequence[Quantity]) -> Iterator[Row]:
    """Yield a row for each figure."""
    for one in quantities:
        change = session.say(_RISE if one.change > 0 else _FALL) if one.change else ""
        notes = filter(None, (one.approximation, f"/{one.per}" if one.per else "", change))
        cells = (
            place(session, document, one.span),
            document.slice(one.span),
            decimal(one.value),
            # The value has the powers of ten in it.
            one.unit.strip().lstrip("百千万亿"),
            " ".join(notes),
            one.label,
        )
        yield Row(section(session, document, one.span), cells)


def section(session: Session, document: Document, span: Span) -> str:
    """Return the headings that a place stands under, from the outermost to the innermost."""
    headings = (one.heading for one in document.sections_at(span.start))
    return _ARROW.join(one.text for one in headings if one) or session.say(_ABOVE_HEADINGS)


def place(session: Session, document: Document, span: Span) -> str:
    """Return where a span begins, in the document's own terms or as line and column."""
    location = document.locate(span)
    return session.say(location.short)


def _start(one: Quantity) -> int:
    return one.span.start
