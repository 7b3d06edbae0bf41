"""SARIF 2.1.0, as code scanning reads it: rules with documentation, results with places, fingerprints and repairs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, TextIO

from msgspec import Struct, field

from edulint import __version__
from edulint.check import BaseCheck, Severity
from edulint.explanation import ExplanationError, explanation_of
from edulint.outcome import LocatedFinding, LocatedRelated, Outcome, Problem
from edulint.report.reporter import Reporter, ReportOptions
from edulint.text.json_text import json_text
from edulint.text.locations import Location
from edulint.text.visible import visible
from edulint.wording import Language

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
# How a severity reads in code scanning: how sure, and how grave.
_PRECISION = {Severity.ERROR: "very-high", Severity.WARNING: "high", Severity.INFO: "medium"}
_GRAVITY = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}


class _Sarif(Struct, rename="camel", omit_defaults=True):
    """The base of all objects: names in camel case, nothing written that says nothing."""


class _Message(_Sarif):
    text: str
    markdown: str = ""


class _Region(_Sarif):
    start_line: int
    start_column: int
    end_line: int
    end_column: int


class _Artifact(_Sarif):
    uri: str


class _PhysicalLocation(_Sarif):
    artifact_location: _Artifact
    region: _Region | None = None


class _Location(_Sarif):
    physical_location: _PhysicalLocation
    id: int | None = None
    message: _Message | None = None


class _Replacement(_Sarif):
    deleted_region: _Region
    inserted_content: _Message


class _Change(_Sarif):
    artifact_location: _Artifact
    replacements: list[_Replacement]


class _Fix(_Sarif):
    artifact_changes: list[_Change]


class _Result(_Sarif):
    rule_id: str
    rule_index: int | None
    level: str
    message: _Message
    locations: list[_Location]
    partial_fingerprints: dict[str, str]
    related_locations: list[_Location] = []
    fixes: list[_Fix] = []


class _Configuration(_Sarif):
    level: str


class _Rule(_Sarif):
    id: str
    name: str
    short_description: _Message
    full_description: _Message
    help: _Message
    default_configuration: _Configuration
    properties: dict[str, Any]


class _Driver(_Sarif):
    name: str
    semantic_version: str
    rules: list[_Rule]


class _Tool(_Sarif):
    driver: _Driver


class _Notification(_Sarif):
    level: str
    message: _Message
    locations: list[_Location] = []


class _Invocation(_Sarif):
    execution_successful: bool
    tool_execution_notifications: list[_Notification] = []


class _Run(_Sarif):
    tool: _Tool
    column_kind: str
    invocations: list[_Invocation]
    # An empty list still says that edulint has checked.
    results: list[_Result] | None = None


class _Log(_Sarif):
    schema: str = field(name="$schema")
    version: str
    runs: list[_Run]


class SarifReporter(Reporter):
    """One run. For Word files a line is a paragraph, as everywhere in edulint."""

    format: ClassVar[str] = "sarif"

    def report(self, outcome: Outcome, out: TextIO, options: ReportOptions) -> None:
        """Write the log."""
        language = options.language
        codes = sorted({finding.code for finding in outcome.findings})
        indexes = {code: index for index, code in enumerate(codes)}
        run = _Run(
            tool=_Tool(_Driver("edulint", __version__, [_rule(outcome, code, language) for code in codes])),
            column_kind="unicodeCodePoints",
            invocations=[_invocation(outcome.problems, language)],
            results=[_result(finding, indexes[finding.code], language) for finding in outcome.findings],
        )
        out.write(json_text(_Log(_SCHEMA, "2.1.0", [run])) + "\n")


def _rule(outcome: Outcome, code: str, language: Language) -> _Rule:
    check = outcome.checks[code]
    summary = check.summary.in_language(language)
    category = next(finding.category for finding in outcome.findings if finding.code == code)
    return _Rule(
        id=code,
        name=check.name,
        short_description=_Message(summary),
        full_description=_Message(summary),
        help=_help(check, language),
        default_configuration=_Configuration(_LEVELS[check.severity]),
        properties={
            "precision": _PRECISION[check.severity],
            "problem.severity": _GRAVITY[check.severity],
            "tags": [category],
        },
    )


def _help(check: type[BaseCheck], language: Language) -> _Message:
    try:
        sections = [
            (one.in_language(language), two.in_language(language)) for one, two in explanation_of(check).sections()
        ]
    except ExplanationError:
        # A stranger's check need not be documented as ours are.
        summary = check.summary.in_language(language)
        return _Message(summary, summary)
    return _Message(
        text="\n\n".join(f"{heading}\n{text}" for heading, text in sections),
        markdown="\n\n".join(f"**{heading}**\n\n{text}" for heading, text in sections),
    )


def _result(finding: LocatedFinding, index: int, language: Language) -> _Result:
    edits = finding.fix.edits if finding.fix else ()
    replacements = [_Replacement(_region(edit.location), _Message(edit.text)) for edit in edits]
    return _Result(
        rule_id=finding.code,
        rule_index=index,
        level=_LEVELS[finding.severity],
        message=_Message(visible(finding.message.in_language(language))),
        locations=[_place(finding.path, finding.location)],
        # The first key is the one that GitHub matches by; it has the form of a hash and a count.
        partial_fingerprints={
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
            "edulint/v1": finding.fingerprint,
        },
        related_locations=_related(finding.related, language),
        fixes=[_Fix([_Change(_artifact(finding.path), replacements)])] if replacements else [],
    )


def _related(related: Sequence[LocatedRelated], language: Language) -> list[_Location]:
    return [
        _Location(
            _PhysicalLocation(_artifact(place.path), _region(place.location)),
            id=number,
            message=_Message(visible(place.message.in_language(language))),
        )
        for number, place in enumerate(related, 1)
    ]


def _invocation(problems: Sequence[Problem], language: Language) -> _Invocation:
    return _Invocation(
        execution_successful=not problems,
        tool_execution_notifications=[
            _Notification(
                level="error",
                message=_Message(visible(problem.message.in_language(language))),
                locations=[_Location(_PhysicalLocation(_artifact(problem.path)))] if problem.path else [],
            )
            for problem in problems
        ],
    )


def _place(path: str, location: Location) -> _Location:
    return _Location(_PhysicalLocation(_artifact(path), _region(location)))


def _region(location: Location) -> _Region:
    return _Region(location.line, location.column, location.end_line, location.end_column)


def _artifact(path: str) -> _Artifact:
    """Return a path as a URI reference; bytes of a name that are not UTF-8 stay what they are, as percent escapes."""
    from pathlib import PurePath
    from urllib.parse import quote

    if PurePath(path).is_absolute():
        return _Artifact("file://" + quote(path.replace("\\", "/").encode("utf-8", "surrogateescape")))
    return _Artifact(quote(path.removeprefix("./").encode("utf-8", "surrogateescape")))
