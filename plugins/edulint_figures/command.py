"""``edulint figures DRAFT``: every quantity and every relation that is seen, with its verdict."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Any

import click

from edulint.api import Document, Session, Span, Wording, language_option, say
from edulint_figures.checks import ALL
from edulint_figures.quantities.passages import passages_of
from edulint_figures.quantities.quantity import Quantity, decimal
from edulint_figures.relations.relation import Relation, RelationCheck, Verdict

_VERDICTS = {
    Verdict.HOLDS: Wording(zh="相符", en="holds"),
    Verdict.DOUBTFUL: Wording(zh="存疑", en="doubtful"),
    Verdict.LIKELY_WRONG: Wording(zh="很可能有误", en="likely wrong"),
    Verdict.WRONG: Wording(zh="有误", en="wrong"),
}
_STYLES = {Verdict.HOLDS: "green", Verdict.DOUBTFUL: "yellow", Verdict.LIKELY_WRONG: "red", Verdict.WRONG: "bold red"}
_HELP = Wording(zh="列出文中的数量及其关系，供核对。", en="List the quantities of a draft and how they agree.")
_QUANTITIES = Wording(zh="数量", en="Quantities")
_RELATIONS = Wording(zh="关系", en="Relations")
_QUANTITY_HEADERS = (
    Wording(zh="位置", en="place"),
    Wording(zh="原文", en="text"),
    Wording(zh="数值", en="value"),
    Wording(zh="单位", en="unit"),
    Wording(zh="说明", en="notes"),
    Wording(zh="前文", en="label"),
)
_RELATION_HEADERS = (
    Wording(zh="位置", en="place"),
    Wording(zh="检查", en="check"),
    Wording(zh="结果", en="verdict"),
    Wording(zh="原文", en="text"),
    Wording(zh="计算", en="reckoning"),
)
_RISE, _FALL = Wording(zh="升", en="rise"), Wording(zh="降", en="fall")
# Wide enough that nothing is wrapped or lost in a file or a pipe.
_PIPE_WIDTH = 2000


@click.command("figures", help=say(_HELP))
@click.argument("draft")
@click.option("--format", "format_name", type=click.Choice(["table", "json"]), default="table")
@language_option
@click.pass_obj
def figures(session: Session, draft: str, format_name: str) -> None:
    """List the quantities of a draft and how they agree."""
    document = session.open(draft)
    quantities = [one for passage in passages_of(document) for one in passage.quantities]
    relations = sorted(relations_of(document), key=lambda pair: pair[1].span)
    if format_name == "json":
        value = {
            "version": 1,
            "path": draft,
            "quantities": [_quantity_object(document, one) for one in quantities],
            "relations": [_relation_object(document, check, relation) for check, relation in relations],
        }
        session.print_json(value)
        return
    _print_tables(session, document, quantities, relations)


def relations_of(document: Document) -> Iterator[tuple[RelationCheck, Relation]]:
    """Yield every relation of a document with the check that reports it when it does not hold."""
    for kind in ALL:
        if issubclass(kind, RelationCheck):
            check = kind()
            for relation in check.relations(document):
                yield check, relation


def _print_tables(
    session: Session,
    document: Document,
    quantities: Sequence[Quantity],
    relations: Sequence[tuple[RelationCheck, Relation]],
) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    def table(title: Wording, headers: Sequence[Wording]) -> Table:
        return Table(
            *map(session.say, headers), title=session.say(title), box=None, title_justify="left", pad_edge=False
        )

    console = Console(highlight=False, width=None if sys.stdout.isatty() else _PIPE_WIDTH)
    listed = table(_QUANTITIES, _QUANTITY_HEADERS)
    for one in quantities:
        notes = [one.approximation, f"/{one.per}" if one.per else "", "", ""]
        if one.change:
            notes[2] = session.say(_RISE if one.change > 0 else _FALL)
        row = (
            _place(session, document, one.span),
            document.slice(one.span),
            decimal(one.value),
            # The value has the powers of ten in it.
            one.unit.lstrip("万亿"),
            " ".join(filter(None, notes)),
            one.label,
        )
        listed.add_row(*map(Text, row))
    related = table(_RELATIONS, _RELATION_HEADERS)
    for check, relation in relations:
        verdict = Text(session.say(_VERDICTS[relation.verdict]), style=_STYLES[relation.verdict])
        place, words = _place(session, document, relation.span), document.slice(relation.span)
        related.add_row(place, f"{check.code} {check.name}", verdict, Text(words), Text(relation.reckoning))
    console.print(listed, "", related, sep="\n")


def _place(session: Session, document: Document, span: Span) -> str:
    location = document.locate(span)
    return session.say(location.where) if location.where else f"{location.line}:{location.column}"


def _span_object(document: Document, span: Span) -> dict[str, Any]:
    location = document.locate(span)
    place: dict[str, Any] = {
        "line": location.line,
        "column": location.column,
        "end_line": location.end_line,
        "end_column": location.end_column,
    }
    if location.where:
        place["where"] = say(location.where)
    return {**place, "text": document.slice(span)}


def _quantity_object(document: Document, one: Quantity) -> dict[str, Any]:
    return {
        **_span_object(document, one.span),
        "value": decimal(one.value),
        "rounding": decimal(one.half),
        "unit": one.unit,
        "unit_class": one.unit_class,
        "dimension": one.dimension.value,
        "approximation": one.approximation,
        "per": one.per,
        "change": one.change,
        "reference": one.is_reference,
        "label": one.label,
        "depth": one.depth,
    }


def _relation_object(document: Document, check: RelationCheck, relation: Relation) -> dict[str, Any]:
    return {
        **_span_object(document, relation.span),
        "code": check.code,
        "name": check.name,
        "verdict": relation.verdict.value,
        "reckoning": relation.reckoning,
        "operands": [_span_object(document, span) for span in relation.operands],
    }
