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
    title = title_of(document, report)
    if names(title, "summed up"):
        return True
    # 关于2023年度法治建设情况的报告 tells what was done in all the year; the report on a budget is given before it.
    is_annual = "年度" in title and names(title, "told") and not names(title, "before its year")
    return is_annual and names(document.folded[report.span.start : report.span.end], "in all the year")
