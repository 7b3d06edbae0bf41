"""Tells whether the sentences of a share and of its base name different times: then they are not of one another."""

from __future__ import annotations

import re

from edulint.api import han_to_int, pattern
from edulint_figures.quantities.phrases import YEAR
from edulint_figures.relations.reading import Memory
from edulint_figures.relations.tokens import Figure, Line

_TIME = pattern(
    r"(?P<until>前|[1一]月?[-—–~至到])?(?P<count>[0-9]{1,2}|[一二三四五六七八九十]{1,2})个?(?P<unit>月|季度)"
    r"|(?P<half>上)半年|下半年|[12][0-9]{3}年"
)
_MONTHS = {"月": 1, "季度": 3}


def is_of_another_time(line: Line, share: Figure, base: Figure, memory: Memory) -> bool:
    """Tell whether the sentence of a share and that of its base name different times: 前5个月…, 占同期…; 7月进出口3万亿元."""
    told = next((one for one in (line, *reversed(memory.recent)) if one.holds(base)), None)
    own = _times(line, share)
    # Where so much stands between that the sentence is forgotten, any time may be meant.
    other = _times(told, base) if told is not None else set()
    return own.isdisjoint(other) and bool(own and (other or told is None))


def _times(line: Line, figure: Figure) -> set[str]:
    """Return the times that a figure's sentence names before it; 上半年, 前6个月 and 1-6月 are one."""
    start = line.starts[line.sentence_start(figure.place)]
    return {_time_of(found) for found in _TIME.finditer(line.passage.text, start, figure.quantity.span.start)}


def _time_of(found: re.Match[str]) -> str:
    """Return a time by its name, or the months since the year's beginning by their number."""
    if found["half"]:
        return "-6"
    if found["count"] is None:
        return found[0]
    count = int(found["count"]) if found["count"].isdecimal() else han_to_int(found["count"]) or 0
    is_first_quarter = found["unit"] == "季度" and count == 1
    return f"-{count * _MONTHS[found['unit']]}" if found["until"] or is_first_quarter else f"{count}{found['unit']}"


def are_of_years(line: Line, first: Figure) -> bool:
    """Tell whether a row of amounts is of several years, each with a whole of its own: 2020年和2021年分别为3万元、4万元."""
    start = line.starts[line.sentence_start(first.place)]
    return len(YEAR.findall(line.passage.text, start, first.quantity.span.start)) > 1


def is_of_a_year(part: Figure, base: Figure) -> bool:
    """Tell whether a part says its year and a base of another sentence none, which may be of another year."""
    return part.sentence != base.sentence and bool(YEAR.search(part.label)) and not YEAR.search(base.label)
