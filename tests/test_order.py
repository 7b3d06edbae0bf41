"""Findings are a function of the documents: the order in which checks run changes nothing."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from edulint.check import Check
from edulint.model import Document
from edulint.outcome import LocatedFinding
from edulint.packs.entrypoints import entry_points
from edulint.packs.host import Host
from edulint.run.locate import located
from edulint.run.precedence import told_once
from edulint.testing import document_of

FIXTURES = Path(__file__).parent.parent / "fixtures"
DRAFTS = sorted(path for path in FIXTURES.rglob("*") if path.suffix in (".txt", ".md"))
REGISTRY = Host([point for point in entry_points() if point.distribution == "edulint_zh"]).registry
CODES = sorted(REGISTRY.codes)


@cache
def _read(draft: Path) -> Document:
    return document_of(draft.read_text(encoding="utf-8"), str(draft))


def told(draft: Path, codes: list[str]) -> list[LocatedFinding]:
    """Return what is told of a draft, of which nothing is known yet, whose checks run in the order of ``codes``."""
    document = replace(_read(draft))
    checks = [REGISTRY[code].check() for code in codes]
    found = [finding for check in checks if isinstance(check, Check) for finding in check.check(document)]
    return sorted(told_once(located(found, document, REGISTRY)), key=lambda finding: finding.order)


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda path: path.name)
def test_checks_may_run_in_any_order(draft: Path) -> None:
    expected = told(draft, CODES)
    assert told(draft, CODES[::-1]) == expected
    for seed in range(3):
        assert told(draft, random.Random(seed).sample(CODES, len(CODES))) == expected, f"seed {seed}"


def test_some_fixtures_have_findings_of_several_checks() -> None:
    assert max(len({finding.code for finding in told(draft, CODES)}) for draft in DRAFTS) > 5


def test_a_check_reports_the_same_alone() -> None:
    """What is told in a run is what each check reports by itself, but for what another one stands for."""
    faulty = {draft: found for draft in DRAFTS if (found := told(draft, CODES))}
    assert faulty
    for draft, together in faulty.items():
        alone = [finding for code in CODES for finding in told(draft, [code])]
        assert {(one.location, one.code, one.message) for one in together} <= {
            (one.location, one.code, one.message) for one in alone
        }
