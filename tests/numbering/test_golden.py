"""The drafts of fixtures/numbering, clean and with one fault each, against the reports beside them."""

from __future__ import annotations

import pytest

from edulint_numbering import edulint_checks
from tests.numbering.golden import REPORTS, clean_drafts, faulty_drafts, golden, report


@pytest.fixture(scope="module")
def documents() -> dict:
    return {**clean_drafts(), **faulty_drafts()}


@pytest.mark.parametrize("name", [*clean_drafts(), *faulty_drafts()])
def test_a_draft_has_the_report_beside_it(name: str, documents: dict) -> None:
    assert report(documents[name]) == golden(name).read_text(encoding="utf-8")


def test_clean_drafts_are_silent() -> None:
    assert {name: golden(name).read_text(encoding="utf-8") for name in clean_drafts()} == dict.fromkeys(
        clean_drafts(), ""
    )


def test_every_check_has_a_faulty_draft() -> None:
    told = "".join(path.read_text(encoding="utf-8") for path in REPORTS.iterdir())
    assert [check.code for check in edulint_checks() if f" {check.code} " not in told] == []


def test_one_fault_is_one_finding() -> None:
    assert {name: golden(name).read_text(encoding="utf-8").count("\n") for name in faulty_drafts()} == dict.fromkeys(
        faulty_drafts(), 1
    )


def test_there_are_ten_drafts_of_three_thousand_characters() -> None:
    lengths = {name: len(document.text) for name, document in clean_drafts().items()}
    assert len(lengths) == 10
    assert min(lengths.values()) >= 3000
