"""Reviewdog's JSON: diagnostics with suggestions, columns in bytes of UTF-8."""

from __future__ import annotations

from typing import ClassVar, TextIO

from msgspec import Struct

from edulint.check import Severity
from edulint.outcome import LocatedFinding, Outcome, ShownDraft
from edulint.report.reporter import Reporter, ReportOptions
from edulint.text.json_text import json_text
from edulint.text.locations import Location
from edulint.text.visible import visible
from edulint.wording import Language

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


class _Position(Struct):
    line: int
    column: int


class _Range(Struct):
    start: _Position
    end: _Position


class _Location(Struct):
    path: str
    range: _Range


class _Suggestion(Struct):
    range: _Range
    text: str


class _Code(Struct):
    value: str


class _Diagnostic(Struct, omit_defaults=True):
    message: str
    location: _Location
    severity: str
    code: _Code
    suggestions: list[_Suggestion] = []


class _Source(Struct):
    name: str


class _Report(Struct):
    source: _Source
    diagnostics: list[_Diagnostic]


class RdjsonReporter(Reporter):
    """One object with all diagnostics. A repair in several places is left out: reviewdog applies each by itself."""

    format: ClassVar[str] = "rdjson"
    shows_drafts: ClassVar[bool] = True

    def report(self, outcome: Outcome, out: TextIO, options: ReportOptions) -> None:
        """Write the object."""
        drafts = {draft.path: draft for draft in outcome.drafts}
        diagnostics = [_diagnostic(finding, drafts.get(finding.path), options.language) for finding in outcome.findings]
        out.write(json_text(_Report(_Source("edulint"), diagnostics)) + "\n")


def _diagnostic(finding: LocatedFinding, draft: ShownDraft | None, language: Language) -> _Diagnostic:
    edits = finding.fix.edits if finding.fix else ()
    return _Diagnostic(
        message=visible(finding.message.in_language(language)),
        location=_Location(visible(finding.path), _range(finding.location, draft)),
        severity=_SEVERITIES[finding.severity],
        code=_Code(finding.code),
        suggestions=[_Suggestion(_range(edit.location, draft), edit.text) for edit in edits] if len(edits) == 1 else [],
    )


def _range(location: Location, draft: ShownDraft | None) -> _Range:
    return _Range(
        _Position(location.line, _bytes_before(draft, location.line, location.column)),
        _Position(location.end_line, _bytes_before(draft, location.end_line, location.end_column)),
    )


def _bytes_before(draft: ShownDraft | None, line: int, column: int) -> int:
    # A finding in the settings stands in no draft; what it points at is ASCII.
    if draft is None:
        return column
    return len(draft.lines[line - 1][: column - 1].encode("utf-8", "surrogatepass")) + 1
