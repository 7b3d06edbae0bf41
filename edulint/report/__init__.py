"""Reporters: each shows the outcome of a run in one format."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edulint.report.reporter import Reporter

# Imported when asked for: rich alone would double the start-up of a run that prints JSON.
_REPORTERS = {
    "terminal": "TerminalReporter",
    "concise": "ConciseReporter",
    "json": "JsonReporter",
    "html": "HtmlReporter",
    "markdown": "MarkdownReporter",
    "csv": "CsvReporter",
    "sarif": "SarifReporter",
    "github": "GithubReporter",
    "gitlab": "GitlabReporter",
    "junit": "JunitReporter",
    "checkstyle": "CheckstyleReporter",
    "rdjson": "RdjsonReporter",
}
FORMATS = tuple(_REPORTERS)


def reporter_of(name: str) -> type[Reporter]:
    """Return our own reporter of a format.

    Raises:
        KeyError: there is none; a pack may have one.
    """
    class_name = _REPORTERS[name]
    reporter: type[Reporter] = getattr(import_module(f"edulint.report.{name}"), class_name)
    return reporter
