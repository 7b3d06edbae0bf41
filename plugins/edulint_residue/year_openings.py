"""Sentences of a summary that begin with a wrong year: the first one with an earlier one, plans with its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edulint.api import Document, Report, Span, pattern
from edulint_residue.report_years import names, sums_up, title_of

_OPENING_BLOCKS = 5
_LAST_BLOCKS = 5
_OPENING = pattern(r"(?P<year>20[0-9]{2})年(?:[上下]半年|[一二三四]季度|前三季度|1[-—~至]1?[0-9]月)?(?=,)")
_ANY_YEAR = pattern("(?P<year>20[0-9]{2})年")
# 现将我中心2024年1—11月工作情况汇报如下
_REPORTED = pattern("现[将就][^,。;:\n0-9]{0,12}(?P<year>20[0-9]{2})年[^。;\n]{0,30}如下")
# 2024年秋季招生工作 in the title
_PHRASE, _COMPARED = pattern("[\u4e00-\u9fff]{4}"), ("比", "较", "与", "和", "同", "对", "照", "在", "据", "《", "及")
# 2024年，学校将重点做好三件事
_PLANNED = pattern(r"(?P<year>20[0-9]{2})年,[^,。;:\n]{0,10}?(?:将(?![近军领])|计划|力争|拟)")
_AHEAD = pattern("下一?步|今后|明年|来年|下一?年|打算|工作计划|工作思路|设想")


def years_against_title(document: Document, report: Report, own: Span) -> Iterator[re.Match[str]]:
    """Yield the years that a report's first paragraphs and headings give for the time of which the title says another.

    ``own`` is the year in the title.
    """
    folded, year, title = document.folded, int(document.folded[own.start : own.start + 4]), title_of(document, report)
    opening = report.body.blocks[:_OPENING_BLOCKS]
    told = [*_openings(document, report, year)] if sums_up(document, report) else []
    if len(_ANY_YEAR.findall(title)) == 1 and names(title, "told"):
        for block in opening:
            told += [
                match for match in _REPORTED.finditer(folded, *block.span.bounds) if int(match["year"]) == year + 1
            ]
    phrase = (
        _PHRASE.match(folded, own.end, report.title.span.end)
        if report.title and not sums_up(document, report)
        else None
    )
    if phrase:
        for block in opening:
            # 总结2023年招生工作，部署2024年任务
            if block is report.title or folded.find(f"{year}年", *block.span.bounds) >= 0:
                continue
            for match in _ANY_YEAR.finditer(folded, max(block.span.start, own.end), block.span.end):
                is_compared = folded.endswith(_COMPARED, 0, match.start())
                if int(match["year"]) != year and folded.startswith(phrase[0], match.end()) and not is_compared:
                    told.append(match)
    yield from {match.start("year"): match for match in told}.values()


def _openings(document: Document, report: Report, own: int) -> Iterator[re.Match[str]]:
    """Yield the year with which a report's text begins, where it is another one than ``own``, its year."""
    folded = document.folded
    for block in report.body.blocks[:_OPENING_BLOCKS]:
        match = _OPENING.match(folded, *block.span.bounds)
        if match:
            is_of_both = folded.find(f"{own}年", *block.span.bounds) >= 0
            if int(match["year"]) != own and not is_of_both:
                yield match
            return


def plans_in(document: Document, report: Report) -> Iterator[re.Match[str]]:
    """Yield the sentences of a report that begin with a year and plan for it."""
    folded = document.folded
    for match in _PLANNED.finditer(folded, *report.span.bounds):
        if folded[match.start() - 1 : match.start()] in ("", "\n", "。", " "):
            yield match


def openings_of_plan(document: Document, report: Report, own: int) -> Iterator[re.Match[str]]:
    """Yield the year in which a plan for ``own`` begins to plan, where it is an earlier one: 2024年，我校将…."""
    for block in report.body.blocks[:_OPENING_BLOCKS]:
        match = _PLANNED.match(document.folded, *block.span.bounds)
        if match:
            if int(match["year"]) < own:
                yield match
            return


def plans_of_past(document: Document, report: Report, own: int) -> Iterator[re.Match[str]]:
    """Yield the sentences that plan for the year that a report sums up, below a heading that looks ahead or last."""
    last = {block.span.start for block in report.blocks[-_LAST_BLOCKS:]}
    for match in plans_in(document, report):
        if int(match["year"]) != own:
            continue
        headings = (section.heading.text for section in document.sections_at(match.start()) if section.heading)
        if match.start() in last or any(_AHEAD.search(heading) for heading in headings):
            yield match
