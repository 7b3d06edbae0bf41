"""A table for a spreadsheet: a row for each finding, to be sorted, filtered and handed out."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import ClassVar, TextIO

from edulint.outcome import LocatedFinding, Outcome
from edulint.report.reporter import Reporter, ReportOptions
from edulint.report.severities import SEVERITIES
from edulint.text.visible import in_cell
from edulint.wording import Language, Wording

# By this mark Excel knows that a file is UTF-8.
_BYTE_ORDER_MARK = "\ufeff"
_HEADERS = (
    Wording(zh="稿件", en="draft"),
    Wording(zh="章节", en="section"),
    Wording(zh="位置", en="place"),
    Wording(zh="级别", en="severity"),
    Wording(zh="问题", en="finding"),
    Wording(zh="原文", en="words"),
    Wording(zh="检查", en="check"),
)
# A spreadsheet would take 6:11 for a time of day.
_PLACE = Wording(zh="第 {line} 行第 {column} 字", en="line {line}, column {column}")
_UNDONE = Wording(zh="未能完成", en="could not be done")


class CsvReporter(Reporter):
    """Comma-separated values in UTF-8: headers, a row for each finding, then one for each draft that wasn't checked."""

    format: ClassVar[str] = "csv"

    def report(self, outcome: Outcome, out: TextIO, options: ReportOptions) -> None:
        """Write the table."""
        out.write(_BYTE_ORDER_MARK)
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([header.in_language(options.language) for header in _HEADERS])
        for row in _rows(outcome, options.language):
            writer.writerow([in_cell(cell) for cell in row])


def _rows(outcome: Outcome, language: Language) -> Iterator[tuple[str, ...]]:
    for finding in outcome.findings:
        yield _row(finding, language)
    for problem in outcome.problems:
        told = problem.message.in_language(language)
        yield (problem.path or "", "", "", _UNDONE.in_language(language), told, "", "")


def _row(finding: LocatedFinding, language: Language) -> tuple[str, ...]:
    place = finding.location.where or _PLACE.filled(line=finding.location.line, column=finding.location.column)
    return (
        finding.path,
        " › ".join(finding.section),
        place.in_language(language),
        SEVERITIES[finding.severity][0].in_language(language),
        finding.message.in_language(language),
        finding.excerpt.text,
        f"{finding.code} {finding.name}",
    )
