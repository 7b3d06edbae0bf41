"""Tells whether a change and two levels stand so that the change is theirs."""

from __future__ import annotations

from edulint.api import pattern
from edulint_figures.relations.tokens import Figure, Line

# What joins the first change of a row to the next one, as letters of tokens: 分别下跌1.8%和0.6%, 分别提高28元、25元.
_NEXT = ("/C", "/G", "/P", "/D", "/L")
# These words name the base of a change, and those a level that is of all times.
_THAN_A_TIME = pattern(r"^[比较](?:历年|常年|往年|[上去前]年|上月|上季|上学[年期])")
_OF_ALL = "平均"
# More is hardly of the same thing: 总产量2.6亿公斤…亩产253公斤.
_MOST_TIMES = 1000


def is_in_row(line: Line, change: Figure) -> bool:
    """Tell whether a change is one of several, each of a level of its own: 每台17元和72元，分别下跌1.8%和0.6%."""
    start = line.clause_start(change.place)
    is_first = line.letters.startswith(_NEXT, change.place + 1) and "f" in line.letters[start : change.place]
    return is_first or line.letters.startswith("G/G", change.place - 2)


def are_far_apart(then: Figure, now: Figure) -> bool:
    """Tell whether one of two levels is so much more than the other that they are hardly of one thing."""
    small, large = sorted((then.quantity.value, now.quantity.value))
    return large > _MOST_TIMES * small


def are_told_together(line: Line, then: Figure, now: Figure, change: Figure) -> bool:
    """Tell whether the two levels of a change that does not fit them stand with it, and neither has another.

    比2010年的1.03吨下降16%，比2005年的1.28吨下降32% is of one level more; 占1.9%，下降0.3个百分点；另一项由16.2%下降到15.4% has two
    segments with other figures; the last rate of 今年157亿元，增长14%，上年137亿元，增长20% is the former level's own.
    """
    if then.letter == now.letter == "l" or not all(_is_beside(line, one, change) for one in (then, now)):
        return False
    between = line.between(now.place + 1, then.place) if now.place < then.place < change.place else []
    return not any(one.quantity.change and one.letter in "CGD" for one in between)


def _is_beside(line: Line, level: Figure, change: Figure) -> bool:
    """Tell whether a level stands in the segment of a change, or alone in its own: 压降0.3个百分点；年初为1.7%."""
    return level.segment == change.segment or [one for one in line.figures if one.segment == level.segment] == [level]


def is_of_neither(then: Figure, change: Figure) -> bool:
    """Tell whether a change names as its base another time than a mean: 平均气温13.0℃，较常年偏高1.2℃，最高气温36.3℃."""
    named = _THAN_A_TIME.search(change.label)
    return named is not None and _OF_ALL in then.label and named[0][1:] not in then.label and then.letter != "l"
