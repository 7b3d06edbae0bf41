"""A report of one line."""

from __future__ import annotations

from typing import TextIO

from edulint.api import Outcome, Reporter, ReportOptions, Wording

_COUNT = Wording(zh="{files} 份稿件，{count} 处", en="{files} draft(s), {count} place(s)")


class CountReporter(Reporter):
    """How much was found."""

    format = "example-count"
    for_people = True

    def report(self, outcome: Outcome, out: TextIO, options: ReportOptions) -> None:
        """Write the line."""
        told = _COUNT.filled(files=outcome.files, count=len(outcome.findings))
        out.write(told.in_language(options.language) + "\n")
