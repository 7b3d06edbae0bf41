"""Every phrasing reads a text that holds, tells a wrong digit, and is silent about what only looks like it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from edulint.api import Document, Finding, Severity
from edulint.testing import document_of, findings_of
from edulint_figures.checks import ALL
from edulint_figures.quantities.passages import passages_of
from edulint_figures.relations.choose import relations_of
from edulint_figures.relations.phrasings import phrasings
from edulint_figures.relations.reading import Settings
from edulint_figures.relations.relation import Verdict
from edulint_figures.relations.tokenizing import lines_of

ROWS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("phrasings.toml").read_text(encoding="utf-8"))[
    "phrasing"
]
BY_PATTERN = {" ".join(phrasing.source.split()): phrasing for phrasing in phrasings()}
named = pytest.mark.parametrize("row", [pytest.param(row, id=row["pattern"]) for row in ROWS])


def loud(document: Document) -> list[Finding]:
    found = (finding for check in ALL for finding in findings_of(check(), {document.path: document}))
    return [finding for finding in found if finding.severity >= Severity.WARNING]


def test_every_phrasing_has_a_row() -> None:
    assert set(BY_PATTERN) == {row["pattern"] for row in ROWS}


@named
def test_it_finds_its_text_and_the_text_holds(row: dict[str, Any]) -> None:
    document = document_of(row["holds"])
    phrasing = BY_PATTERN[row["pattern"]]
    lines = [line for passage in passages_of(document) for line in lines_of(passage)]
    assert any(phrasing.may_match(set(line.letters)) and list(phrasing.matches(line)) for line in lines)
    verdicts = [relation.verdict for relation in relations_of(document, Settings())]
    assert Verdict.HOLDS in verdicts
    assert loud(document) == []


@pytest.mark.parametrize("row", [pytest.param(row, id=row["pattern"]) for row in ROWS if "wrong" in row])
def test_a_wrong_digit_is_told(row: dict[str, Any]) -> None:
    assert sum(one != other for one, other in zip(row["holds"], row["wrong"], strict=True)) in (1, 2)
    assert loud(document_of(row["wrong"])) != []


@named
def test_what_looks_like_it_is_silent(row: dict[str, Any]) -> None:
    assert [finding.message.zh for finding in loud(document_of(row["silent"]))] == []


@named
def test_spaces_around_its_figures_change_nothing(row: dict[str, Any]) -> None:
    for text in (row["holds"], row.get("wrong", "")):
        spaced = re.sub(r"(?<=[0-9%])(?=[一-鿿])", " ", re.sub(r"(?<=[一-鿿])(?=[0-9])", " ", text))
        assert told(spaced) == told(text)


def told(text: str) -> list[tuple[Verdict, str]]:
    relations = relations_of(document_of(text or "无"), Settings())
    return [(relation.verdict, relation.reckoning.replace(" ", "")) for relation in relations]
