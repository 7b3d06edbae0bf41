"""Paragraphs in the manner of published reports are silent."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import edulint_figures
from edulint.api import Severity
from edulint.testing import document_of, findings_of

PARAGRAPHS = tomllib.loads(Path(__file__).with_name("published_paragraphs.toml").read_text(encoding="utf-8"))[
    "paragraph"
]


def test_there_are_enough_of_them_and_they_are_long() -> None:
    assert len(PARAGRAPHS) >= 20
    assert min(len(paragraph["text"]) for paragraph in PARAGRAPHS) >= 130


@pytest.mark.parametrize("paragraph", PARAGRAPHS, ids=lambda paragraph: paragraph["name"])
def test_a_published_paragraph_is_silent(paragraph: dict[str, str]) -> None:
    document = document_of(paragraph["text"])
    loud = [
        finding.message.zh
        for check in edulint_figures.edulint_checks()
        for finding in findings_of(check(), {document.path: document})
        if finding.severity >= Severity.WARNING
    ]
    assert loud == []
