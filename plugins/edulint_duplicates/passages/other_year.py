"""Figures of one year's report that stand again in another year's."""

from __future__ import annotations

import os

from edulint.api import Document, pattern
from edulint_duplicates.passages.differences import numbers

_YEAR = pattern(r"(?<!\d)(20\d\d|19[89]\d)(?=\s*年)")
_YEAR_IN_NAME = pattern(r"(?<!\d)(20\d\d|19[89]\d)(?!\d)")
_DIGITS = pattern(r"\d+")
# A report says its year in its title or in its first words.
_OPENING_BLOCKS = 3
# 3个方面 is nothing that a year changes; neither are dates, 100% and numbers of laws and plans.
_DATED = ("年", "月", "日", "天", "届", "期", "次")
_LEAST_DIGITS = 2
# One figure may be the same by chance.
_LEAST_FIGURES = 2
# What is aimed at is often the same from year to year: 城镇新增就业1200万人以上.
_AIMS = ("目标", "预期", "力争", "计划", "规划", "左右", "以上", "以内", "不低于", "不超过")
_WHOLE = ("100%", "100个百分点")


def year_of(document: Document, path: str, offset: int = 0) -> str:
    """Return the year that a report is on: of its title, its first words or its file's name; empty if none is said.

    ``offset`` tells which report of a draft is meant.
    """
    report = document.report_at(offset)
    blocks = (
        document.blocks if report is None else [block for block in document.blocks if report.span.contains(block.span)]
    )
    for block in [block for block in blocks if block.is_prose][:_OPENING_BLOCKS]:
        match = _YEAR.search(document.folded, *block.span.bounds)
        if match:
            return match[1]
    match = _YEAR_IN_NAME.search(os.path.basename(path))
    return match[1] if match else ""


def same_figures(here: str, there: str) -> list[str]:
    """Return the figures of two passages that have all their figures in common, if they are such as each year has anew.

    Where a figure was changed somebody has gone over the passage.
    """
    own = [one for one in dict.fromkeys(numbers(here)) if _is_of_a_year(one)]
    is_same = set(own) == {one for one in numbers(there) if _is_of_a_year(one)}
    return own if is_same and len(own) >= _LEAST_FIGURES and not any(aim in here for aim in _AIMS) else []


def _is_of_a_year(number: str) -> bool:
    return not number.endswith(_DATED) and number not in _WHOLE and _digits(number) >= _LEAST_DIGITS


def _digits(number: str) -> int:
    return sum(map(len, _DIGITS.findall(number)))
