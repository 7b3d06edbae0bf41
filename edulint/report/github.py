"""Annotations for GitHub Actions: one workflow command for each finding."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar, TextIO

from edulint.check import Severity
from edulint.outcome import LocatedFinding, Outcome
from edulint.report.reporter import Reporter, ReportOptions
from edulint.text.visible import COMMAND_BRACKET, visible
from edulint.wording import Language, Wording

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
# GitHub shows no more annotations of one level for a step.
_SHOWN = 10
_MORE = Wording(
    zh="edulint：GitHub 每级只显示前 {shown} 条批注，另有 {more} 条未显示，请看完整报告",
    en="edulint: GitHub shows the first {shown} annotations of a level; {more} more are in the full report",
)


class GithubReporter(Reporter):
    """``::error title=…,file=…,line=…,col=…::message``, the gravest first."""

    format: ClassVar[str] = "github"

    def report(self, outcome: Outcome, out: TextIO, options: ReportOptions) -> None:
        """Write a command for each finding and problem, and how many of them GitHub will not show."""
        for finding in sorted(outcome.findings, key=lambda finding: -finding.severity):
            out.write(_annotation(finding, options.language))
        for problem in outcome.problems:
            place = f" file={_property(problem.path)}" if problem.path else ""
            out.write(f"::error{place}::{_data(problem.message.in_language(options.language))}\n")
        counts = Counter(_LEVELS[finding.severity] for finding in outcome.findings)
        counts["error"] += len(outcome.problems)
        more = sum(max(0, count - _SHOWN) for count in counts.values())
        if more:
            out.write(_MORE.filled(shown=_SHOWN, more=more).in_language(options.language) + "\n")


def _annotation(finding: LocatedFinding, language: Language) -> str:
    location = finding.location
    properties = {
        "title": f"{finding.code} {finding.name}",
        "file": finding.path,
        "line": str(location.line),
        "endLine": str(location.end_line),
    }
    # GitHub takes columns for places within one line only.
    if location.line == location.end_line:
        properties |= {"col": str(location.column), "endColumn": str(location.end_column)}
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_LEVELS[finding.severity]} {written}::{_data(finding.message.in_language(language))}\n"


def _data(text: str) -> str:
    """Return a command's message: what would end it or begin another is escaped as the runner decodes it."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return COMMAND_BRACKET.sub("\ufffd", visible(escaped))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
