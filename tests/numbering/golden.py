"""The golden reports of fixtures/numbering, and the command that writes them anew.

usage: python -m tests.numbering.golden
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from benchmarks.numbering_planted import DRAFTS, drafts_of, findings
from edulint.model import Document
from edulint.testing import document_of

REPORTS = DRAFTS / "reports"


def faulty_drafts() -> dict[str, Document]:
    """Return the clean drafts with one fault each, by the name of the fault."""
    documents = {}
    for name, fault in tomllib.loads((DRAFTS / "faults.toml").read_text(encoding="utf-8")).items():
        text = (DRAFTS / fault["draft"]).read_text(encoding="utf-8")
        old, new = (value if isinstance(value, list) else [value] for value in (fault["old"], fault["new"]))
        for words, instead in zip(old, new, strict=True):
            if text.count(words) != 1:
                raise ValueError(f"{name}: {words!r} stands {text.count(words)} times in {fault['draft']}")
            text = text.replace(words, instead)
        documents[name] = document_of(text, fault["draft"])
    return documents


def clean_drafts() -> dict[str, Document]:
    """Return the drafts as they are, by file name."""
    return {path.name: document_of(path.read_text(encoding="utf-8"), path.name) for path in drafts_of(DRAFTS)}


def report(document: Document) -> str:
    """Return one line for each finding: place, severity, code and message."""
    lines = []
    for finding in sorted(findings(document), key=lambda finding: (finding.span, finding.code)):
        place = document.locate(finding.span)
        severity = finding.severity.word
        lines.append(f"{document.path}:{place.line}:{place.column} {severity} {finding.code} {finding.message.zh}\n")
    return "".join(lines)


def golden(name: str) -> Path:
    """Return the file of a draft's or a fault's report."""
    return REPORTS / f"{name}.report"


if __name__ == "__main__":
    REPORTS.mkdir(exist_ok=True)
    for name, document in {**clean_drafts(), **faulty_drafts()}.items():
        golden(name).write_text(report(document), encoding="utf-8")
