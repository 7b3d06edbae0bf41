"""Totals whose parts stand in numbered paragraphs: 共发放1271万元，分别是：⏎一、学前17万元；⏎二、中职125万元；…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from edulint.api import han_to_int, pattern
from edulint_figures.relations.judge import chance, only_one, repairs_of, rounding_slack, wanted_in_sum
from edulint_figures.relations.reckoning import difference_of, sum_of
from edulint_figures.relations.relation import Relation, Verdict, relation_of
from edulint_figures.relations.tokens import Figure, Line

_NUMBER = pattern(
    r" {0,4}\(?(?:(?P<han>[一二三四五六七八九十]{1,3})(?:[、)]|是)|(?P<digits>[0-9]{1,2})(?:[、)]|\.(?![0-9])))"
)
# What one of them holds may stand in paragraphs between, so many at most.
_MOST_BETWEEN = 6
_FEWEST = 2
_MOST_LUCK = 0.05
# With more, chance would often make a sum of figures that are none.
_MOST_LUCK_THAT_HOLDS = 0.5


def relations_in(lines: Sequence[Line]) -> Iterator[Relation]:
    """Yield each total of a paragraph that ends with a colon with the first figures of the paragraphs numbered behind.

    ``lines`` are the first lines of all paragraphs that have figures.
    """
    for index, lead in enumerate(lines):
        if not _words(lead).endswith(":"):
            continue
        items = list(_items(lines[index + 1 :]))
        told = [one for one in lead.figures if one is not None]
        wholes = [one for one in told if one.sentence == told[-1].sentence and one.letter == "L" and one.is_exact]
        if len(items) >= _FEWEST:
            yield from (relation for whole in wholes if (relation := _of(whole, items)) is not None)


def _words(line: Line) -> str:
    span = line.passage.span
    return line.passage.text[max(span.start, span.end - 12) : span.end].rstrip()


def _items(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the paragraphs that are numbered from one on, in one way of numbering."""
    style, between, expected = "", 0, 1
    for line in lines:
        number = _NUMBER.match(line.passage.text, line.passage.span.start, line.passage.span.end)
        if number is not None and _value(number) == expected and (not style or number[style] is not None):
            style = style or ("han" if number["han"] is not None else "digits")
            expected, between = expected + 1, 0
            yield line
        elif (number is not None and style and number[style] is not None) or not style or between == _MOST_BETWEEN:
            return
        else:
            between += 1


def _value(number: re.Match[str]) -> int | None:
    return han_to_int(number["han"]) if number["han"] is not None else int(number["digits"])


def _of(whole: Figure, items: Sequence[Line]) -> Relation | None:
    parts = [_first(line, whole) for line in items]
    told, total = [one.quantity for one in parts if one is not None], whole.quantity
    if len(told) < len(items) or not all(one is not None and one.is_exact for one in parts):
        return None
    slack = rounding_slack([*told, total])
    missing = total.value - sum(one.value for one in told)
    luck, verdict, repair = chance([*told, total], slack, total.value), Verdict.HOLDS, None
    if abs(missing) > slack:
        repairs = repairs_of(wanted_in_sum(total, told, slack))
        verdict = Verdict.LIKELY_WRONG if repairs and luck <= _MOST_LUCK else Verdict.UNKNOWN
        repair = only_one(repairs)
    if luck > _MOST_LUCK_THAT_HOLDS or verdict is Verdict.UNKNOWN:
        return None
    difference = difference_of(total.value - missing, total)
    return relation_of(total, told, verdict, sum_of(told, total), form="parts", repair=repair, difference=difference)


def _first(line: Line, whole: Figure) -> Figure | None:
    """Return the first level of a paragraph that is of the whole's kind; 人次 are counted as 人 there, too."""
    kind, dimension = whole.quantity.unit_class.partition("-")[0], whole.quantity.dimension
    levels = [one for one in line.figures if one is not None and one.letter == "L"]
    kin = (one for one in levels if one.quantity.unit_class.partition("-")[0] == kind)
    return next((one for one in kin if one.quantity.dimension is dimension), None)
