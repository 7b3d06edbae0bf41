"""A draft says the same whether it comes as text or as a Word file, and is repaired to the same words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from edulint.api import Edit
from edulint.check import Finding
from edulint.model import Document
from edulint.packs.entrypoints import entry_points
from edulint.packs.host import Host
from edulint.run.draft import DraftChecker
from edulint.run.fixes import fix_until_stable
from edulint.run.task import DraftTask
from edulint.settings.profile import Profile
from edulint.text.lines import lines_of
from tests.word.annotated import rejected
from tests.word.docx import file, paragraph

ROOT = Path(__file__).resolve().parents[2]
# The drafts as they came from offices lie beside a working copy; where they don't, ours must do.
DRAFTS = sorted((ROOT.parent / "shared" / "drafts").glob("*.txt")) + sorted((ROOT / "fixtures").rglob("*.txt"))[:8]


@cache
def checker() -> tuple[DraftChecker, Profile]:
    host = Host(entry_points())
    codes = tuple(registered.code for registered in host.registry)
    return DraftChecker(host.registry, host.readers, host.writers), Profile(codes, severities={}, options={}, number=0)


def lines(text: str) -> list[str]:
    return [line.rstrip("\r\n") for line in lines_of(text)]


def as_word(document: Document) -> bytes:
    """Return a Word file with a paragraph for each line."""
    return file("".join(paragraph(re.sub("[\x0b\x0c]", " ", line)) for line in lines(document.text)))


def told(document: Document, findings: list[Finding]) -> Counter[tuple[str, str, str]]:
    """Return what is found; a line of a text is a paragraph of Word."""
    return Counter(
        (finding.code, "".join(document.slice(finding.span).split()), re.sub("[行段]", "", finding.message.zh))
        for finding in findings
    )


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.name)
def test_findings_and_repairs_are_those_of_the_text(path: Path) -> None:
    check, profile = checker()
    text, _ = check.read(path.name, path.read_bytes())
    data = as_word(text)
    word, _ = check.read("draft.docx", data)
    assert told(word, check.findings(word, profile)) == told(text, check.findings(text, profile))

    writer = check.writer_of(word)
    assert writer is not None

    def edited(edits: tuple[Edit, ...]) -> tuple[Document, frozenset[Edit]]:
        annotated = writer.annotate(data, (), edits)
        return check.read("draft.docx", annotated.data)[0], annotated.left_out

    proposed = check.proposal(DraftTask("draft.docx", profile, fix="safe"), word, edited)
    fixed = fix_until_stable(text.text, lambda new: check.findings(check.reparsed(text, new), profile))
    annotated = writer.annotate(data, (), proposed.edits)
    accepted, _ = check.read("draft.docx", annotated.data)
    assert accepted.text.split("\n") == lines(fixed.text)
    assert rejected(annotated.data) == word.text
