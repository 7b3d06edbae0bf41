"""JSON for programs, version 1 of the contract."""

from __future__ import annotations

from typing import Any, ClassVar, TextIO

from edulint import __version__
from edulint.check import Severity
from edulint.outcome import LocatedFinding, Outcome
from edulint.report.reporter import Reporter, ReportOptions
from edulint.text.json_text import json_text
from edulint.text.locations import Location
from edulint.wording import Language


class JsonReporter(Reporter):
    """One object with findings, errors and a summary. Lines and columns count from 1, ends are exclusive."""

    format: ClassVar[str] = "json"

    def report(self, outcome: Outcome, out: TextIO, options: ReportOptions) -> None:
        """Write the outcome as one line of JSON."""
        value = {
            "version": 1,
            "tool": f"edulint {__version__}",
            "findings": [finding_as_object(finding, options.language) for finding in outcome.findings],
            "errors": [
                {"path": problem.path, "message": problem.message.in_language(options.language)}
                for problem in outcome.problems
            ],
            "summary": {
                "files": outcome.files,
                "characters": outcome.characters,
                **{severity.word: outcome.count(severity) for severity in sorted(Severity, reverse=True)},
                "suppressed": outcome.suppressed,
                "baselined": outcome.baselined,
                "unchanged": outcome.unchanged,
                "stale": outcome.stale,
                **({"left_out": len(outcome.left_out)} if outcome.left_out else {}),
            },
        }
        out.write(json_text(value) + "\n")


def finding_as_object(finding: LocatedFinding, language: Language) -> dict[str, Any]:
    """Return a finding as the contract has it."""
    fix = finding.fix
    return {
        "path": finding.path,
        **_location(finding.location, language),
        "code": finding.code,
        "name": finding.name,
        "category": finding.category,
        "severity": finding.severity.word,
        "message": finding.message.in_language(language),
        "excerpt": finding.excerpt.text,
        "fingerprint": finding.fingerprint,
        "section": list(finding.section),
        "related": [
            {
                "path": related.path,
                **_location(related.location, language),
                "message": related.message.in_language(language),
            }
            for related in finding.related
        ],
        "fix": fix
        and {
            "safe": fix.safe,
            "edits": [{**_location(edit.location, language), "text": edit.text} for edit in fix.edits],
        },
    }


def _location(location: Location, language: Language) -> dict[str, Any]:
    place: dict[str, Any] = {
        "line": location.line,
        "column": location.column,
        "end_line": location.end_line,
        "end_column": location.end_column,
    }
    if location.where is not None:
        place["where"] = location.where.in_language(language)
    return place
