"""Reporters: each shows the outcome of a run in one format."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edulint.report.reporter import Reporter

# A format's reporter, and the endings of file names that mean the format. The reporter is imported when it is asked
# for: rich alone would double the start-up of a run that prints JSON.
_REPORTERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "terminal": ("TerminalReporter", (".txt",)),
    "concise": ("ConciseReporter", ()),
    "json": ("JsonReporter", (".json",)),
    "html": ("HtmlReporter", (".html", ".htm")),
    "csv": ("CsvReporter", (".csv",)),
    "markdown": ("MarkdownReporter", (".md",)),
    "sarif": ("SarifReporter", (".sarif",)),
    "github": ("GithubReporter", ()),
    "gitlab": ("GitlabReporter", ()),
    "junit": ("JunitReporter", (".xml",)),
    "checkstyle": ("CheckstyleReporter", ()),
    "rdjson": ("RdjsonReporter", ()),
}
FORMATS = tuple(_REPORTERS)
# The formats by ending, each format's usual ending first.
ENDINGS = {ending: name for name, (_, endings) in _REPORTERS.items() for ending in endings}


def reporter_of(name: str) -> type[Reporter]:
    """Return our own reporter of a format.

    Raises:
        KeyError: there is none; a pack may have one.
    """
    class_name, _ = _REPORTERS[name]
    reporter: type[Reporter] = getattr(import_module(f"edulint.report.{name}"), class_name)
    return reporter
