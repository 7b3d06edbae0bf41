"""``edulint figures DRAFT``: how the figures of a draft agree, and which of them stand in no relation."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from typing import Any

import click

from edulint.api import Document, Session, Span, Wording, installing, language_option, say, system_reason
from edulint_figures.listing.rows import (
    QUANTITY_HEADERS,
    RELATION_HEADERS,
    Figures,
    Row,
    figures_of,
    quantity_rows,
    relation_rows,
)
from edulint_figures.listing.screen import show
from edulint_figures.listing.sheets import csv_of, write_xlsx
from edulint_figures.quantities.quantity import Quantity, decimal
from edulint_figures.relations.relation import Relation, RelationCheck

_DRAFT = Wording(zh="稿件", en="DRAFT")
_HELP = Wording(
    zh="列出文中各数之间的关系和核对结果；哪些数没有核对，也可列出。",
    en="List how the figures of a draft agree, and which could not be checked.",
)
_FORMATS = Wording(zh="输出格式", en="format of the list")
_OUTPUT = Wording(
    zh="写入文件；扩展名 .csv、.xlsx、.json 决定格式", en="write to a file, whose ending chooses the format"
)
_LIST_UNCHECKED = Wording(zh="列出没有参与任何核对的数", en="list the figures that stand in no relation")
_LIST_QUANTITIES = Wording(zh="列出读到的每个数", en="list every figure that is read")
_RELATIONS = Wording(zh="关系", en="Relations")
_QUANTITIES = Wording(zh="数量", en="Quantities")
_UNCHECKED = Wording(zh="没有核对的数", en="Figures not checked")
_NO_RELATION = Wording(zh="没有看出数与数之间的关系。", en="No relations are seen.")
_NO_QUANTITY = Wording(zh="没有。", en="None.")
_NEEDS_FILE = Wording(zh="xlsx 要写入文件，请加 --output 文件名.xlsx", en="xlsx goes to a file: add --output NAME.xlsx")
_NEEDS_PACKAGE = Wording(
    zh=f"写 xlsx 需要 XlsxWriter：{installing('xlsx')}；也可用 --format csv",
    en=f"xlsx needs XlsxWriter: {installing('xlsx')}; or use --format csv",
)
_IS_DRAFT = Wording(
    zh="“{path}”是稿件本身，不能写在上面", en="“{path}” is the draft itself; nothing is written onto it"
)
_NO_ENDING = Wording(zh="“{path}”应以 .csv、.xlsx 或 .json 结尾", en="“{path}” should end in .csv, .xlsx or .json")
_NOT_WRITTEN = Wording(zh="{path}: 写不进去（{reason}）", en="{path}: can't be written ({reason})")


@click.command("figures", help=say(_HELP))
@click.argument("draft", metavar=say(_DRAFT))
@click.option("--format", "format_name", type=click.Choice(["table", "json", "csv", "xlsx"]), help=say(_FORMATS))
@click.option("--output", "-o", metavar="FILE", help=say(_OUTPUT))
@click.option("--unchecked", "what", flag_value="unchecked", help=say(_LIST_UNCHECKED))
@click.option("--quantities", "what", flag_value="quantities", help=say(_LIST_QUANTITIES))
@language_option
@click.pass_obj
def figures(session: Session, draft: str, format_name: str | None, output: str | None, what: str | None) -> None:
    """List how the figures of a draft agree with each other, and which could not be checked."""
    chosen = format_name or "table"
    if output and chosen == "table":
        chosen = _format_of(session, output)
    if chosen == "xlsx" and not output:
        session.fail(_NEEDS_FILE)
    found = figures_of(session.open(draft))
    if output and os.path.exists(output) and os.path.samefile(output, draft):
        session.fail(_IS_DRAFT.filled(path=output))
    title, headers, rows, nothing = _list(session, found, what)
    try:
        if chosen == "table":
            show(session, title, headers, rows, nothing)
        elif chosen == "json":
            with open(output, "w", encoding="utf-8") if output else nullcontext() as file:
                session.print_json(_json_of(draft, found, what), file)
        elif chosen == "xlsx" and output:
            write_xlsx(output, session, found)
        else:
            # Spreadsheet programs recognise UTF-8 by the mark at the beginning.
            with click.open_file(output or "-", "wb") as sheet:
                sheet.write(csv_of(session, headers, rows).encode("utf-8-sig"))
    except ImportError:
        session.fail(_NEEDS_PACKAGE)
    except OSError as error:
        session.fail(_NOT_WRITTEN.filled(path=output or "-", reason=system_reason(error)))


def _format_of(session: Session, output: str) -> str:
    ending = os.path.splitext(output)[1].lower().removeprefix(".")
    if ending not in ("csv", "xlsx", "json"):
        session.fail(_NO_ENDING.filled(path=output))
    return ending


def _list(
    session: Session, found: Figures, what: str | None
) -> tuple[Wording, Sequence[Wording], Iterator[Row], Wording]:
    """Return the list that is asked for: its title, headers and rows, and what is said where there are none."""
    if what == "unchecked":
        return _UNCHECKED, QUANTITY_HEADERS, quantity_rows(session, found.document, found.unchecked()), _NO_QUANTITY
    if what == "quantities":
        return _QUANTITIES, QUANTITY_HEADERS, quantity_rows(session, found.document, found.quantities), _NO_QUANTITY
    return _RELATIONS, RELATION_HEADERS, relation_rows(session, found), _NO_RELATION


def _json_of(draft: str, found: Figures, what: str | None) -> dict[str, Any]:
    document = found.document
    value = {
        "version": 1,
        "path": draft,
        "quantities": [_quantity_object(document, one) for one in found.quantities],
        "relations": [_relation_object(document, check, relation) for check, relation in found.relations],
    }
    if what == "unchecked":
        value["unchecked"] = [_quantity_object(document, one) for one in found.unchecked()]
    return value


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
