"""Sentences of a summary that begin with a wrong year: the first one with an earlier one, plans with its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edulint.api import Document, Report, pattern

_OPENING_BLOCKS = 5
_LAST_BLOCKS = 5
_OPENING = pattern(r"(?P<year>20[0-9]{2})年(?=,)")
# 2024年，学校将重点做好三件事
_PLANNED = pattern(r"(?P<year>20[0-9]{2})年,[^,。;:\n]{0,10}?(?:将(?![近军领])|计划|力争|拟)")
_AHEAD = pattern("下一?步|今后|明年|来年|下一?年|打算|工作计划|工作思路|设想")


def earlier_openings(document: Document, report: Report, own: int) -> Iterator[re.Match[str]]:
    """Yield the year with which a report's text begins, where it is an earlier one than ``own``, its year."""
    folded = document.folded
    for block in report.body.blocks[:_OPENING_BLOCKS]:
        match = _OPENING.match(folded, *block.span.bounds)
        if match:
            is_of_both = folded.find(f"{own}年", *block.span.bounds) >= 0
            if int(match["year"]) < own and not is_of_both:
                yield match
            return


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
    folded = document.folded
    blocks = [block for section in report.body.walk() for block in section.blocks]
    last = {block.span.start for block in blocks[-_LAST_BLOCKS:]}
    for match in _PLANNED.finditer(folded, *report.span.bounds):
        begins = folded[match.start() - 1 : match.start()] in ("", "\n", "。", " ")
        if int(match["year"]) != own or not begins:
            continue
        headings = (section.heading.text for section in document.sections_at(match.start()) if section.heading)
        if match.start() in last or any(_AHEAD.search(heading) for heading in headings):
            yield match
