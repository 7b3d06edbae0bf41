"""One line for each finding, as editors parse them."""

from __future__ import annotations

from typing import ClassVar, TextIO

from edulint.outcome import Outcome
from edulint.report.reporter import Reporter, ReportOptions
from edulint.text.visible import one_line


class ConciseReporter(Reporter):
    """``path:line:column: severity CODE message``, and nothing else."""

    format: ClassVar[str] = "concise"
    for_people: ClassVar[bool] = True

    def report(self, outcome: Outcome, out: TextIO, options: ReportOptions) -> None:
        """Write a line for each finding."""
        for finding in outcome.findings:
            location = finding.location
            # A draft's words can't hold a line end, but a message that quotes several lines might.
            message = " ".join(finding.message.in_language(options.language).split())
            place = f"{finding.path}:{location.line}:{location.column}"
            out.write(one_line(f"{place}: {finding.severity.word} {finding.code} {message}") + "\n")
