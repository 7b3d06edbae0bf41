"""What the title of a report says of its year: that it is summed up, planned, or only a part of it."""

from __future__ import annotations

from edulint.api import Document, Report, WordList

WORDS = WordList(__file__, "report_years.txt")


def title_of(document: Document, report: Report) -> str:
    """Return the title of a report, or nothing."""
    return document.slice(report.title.span) if report.title else ""


def names(words: str, section: str) -> bool:
    """Tell whether words hold one of a section of the list."""
    return any(word in words for word in WORDS.section(section))


def sums_up(document: Document, report: Report) -> bool:
    """Tell whether a report sums up its year; a plan is made before its year, and so are other papers that name it."""
    return names(title_of(document, report), "summed up")
