"""GitLab's code quality report, as its merge requests read it."""

from __future__ import annotations

from hashlib import sha256
from typing import ClassVar, TextIO

from msgspec import Struct

from edulint.check import Severity
from edulint.outcome import LocatedFinding, Outcome
from edulint.report.reporter import Reporter, ReportOptions
from edulint.text.json_text import json_text
from edulint.text.visible import visible
from edulint.wording import Language

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}


class _Point(Struct):
    line: int
    column: int


class _Positions(Struct):
    begin: _Point
    end: _Point


class _Location(Struct):
    path: str
    positions: _Positions


class _Issue(Struct):
    description: str
    check_name: str
    fingerprint: str
    severity: str
    location: _Location


class GitlabReporter(Reporter):
    """One JSON array, an object for each finding."""

    format: ClassVar[str] = "gitlab"

    def report(self, outcome: Outcome, out: TextIO, options: ReportOptions) -> None:
        """Write the array."""
        issues = [_issue(finding, options.language) for finding in outcome.findings]
        out.write(json_text(issues) + "\n")


def _issue(finding: LocatedFinding, language: Language) -> _Issue:
    location = finding.location
    path = visible(finding.path.removeprefix("./"))
    # A finding's own fingerprint speaks of content alone. GitLab folds equal ones, so two drafts may not share it.
    fingerprint = sha256(f"{path}\0{finding.fingerprint}".encode()).hexdigest()[:40]
    return _Issue(
        description=visible(finding.message.in_language(language)),
        check_name=finding.code,
        fingerprint=fingerprint,
        severity=_SEVERITIES[finding.severity],
        location=_Location(
            path,
            _Positions(_Point(location.line, location.column), _Point(location.end_line, location.end_column)),
        ),
    )
