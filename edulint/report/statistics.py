"""Counts of findings by check, in place of the findings."""

from __future__ import annotations

from typing import ClassVar, TextIO

from msgspec import Struct

from edulint.check import Severity
from edulint.outcome import LocatedFinding, Outcome
from edulint.report.reporter import Reporter, ReportOptions
from edulint.report.severities import FIXABLE, counted, in_column
from edulint.text.json_text import json_text
from edulint.text.visible import one_line
from edulint.wording import Wording

_FIXABLE = Wording(zh="（{fixable}）", en=" ({fixable})")
_TOTAL = Wording(zh="共 {count} 处：{counts}。", en="{count} in all: {counts}.")
_NONE = Wording(zh="没有发现问题。", en="Nothing found.")


class CheckCount(Struct, frozen=True):
    """How often a check has found something; ``fixable`` is how many of them ``--fix`` mends."""

    code: str
    name: str
    severity: Severity
    count: int
    fixable: int


def counts_of(outcome: Outcome) -> list[CheckCount]:
    """Return the checks that found something, the most frequent first."""
    by_code: dict[str, list[LocatedFinding]] = {}
    for finding in outcome.all_findings:
        by_code.setdefault(finding.code, []).append(finding)
    counts = [
        CheckCount(
            code,
            found[0].name,
            max(finding.severity for finding in found),
            len(found),
            sum(finding.is_mended for finding in found),
        )
        for code, found in by_code.items()
    ]
    return sorted(counts, key=lambda one: (-one.count, one.code))


class StatisticsReporter(Reporter):
    """A line for each check: count, code, name, gravest severity, what can be mended, and what it looks for."""

    format: ClassVar[str] = "terminal"
    for_people: ClassVar[bool] = True

    def report(self, outcome: Outcome, out: TextIO, options: ReportOptions) -> None:
        """Write the lines and their total."""
        counts = counts_of(outcome)
        if not counts:
            out.write(_NONE.in_language(options.language) + "\n")
            return
        wide = len(str(counts[0].count))
        name = max(len(one.name) for one in counts)
        for one in counts:
            severity = in_column(one.severity, options.language)
            summary = outcome.checks[one.code].summary.in_language(options.language)
            fixable = _FIXABLE.filled(fixable=FIXABLE.filled(count=one.fixable)).in_language(options.language)
            mended = fixable if one.fixable else ""
            line = f"{one.count:>{wide}}  {one.code}  {one.name:<{name}}  {severity}  {summary}{mended}"
            out.write(one_line(line) + "\n")
        total = _TOTAL.filled(
            count=sum(one.count for one in counts),
            counts=counted(outcome, options.language),
        )
        out.write(f"\n{total.in_language(options.language)}\n")


class JsonStatisticsReporter(Reporter):
    """A list of objects with ``code``, ``name``, ``severity``, ``count`` and ``fixable``, the most frequent first."""

    format: ClassVar[str] = "json"

    def report(self, outcome: Outcome, out: TextIO, options: ReportOptions) -> None:  # noqa: ARG002
        """Write the list as one line of JSON."""
        value = [
            {
                "code": one.code,
                "name": one.name,
                "severity": one.severity.word,
                "count": one.count,
                "fixable": one.fixable,
            }
            for one in counts_of(outcome)
        ]
        out.write(json_text(value) + "\n")
