"""Levels of several years in a row, and what is said of how they changed.

2022年至2024年分别为1240人、1421人和1584人，2024年比2022年净增344人，增长27.7%，两年年均净增172人，2024年是2022年的1.28倍.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from msgspec import Struct

from edulint.api import han_to_int, pattern
from edulint_figures.quantities.quantity import ONE, Dimension, decimal
from edulint_figures.relations.judge import bounds, only_one, quotient, repairs_of, wanted_for, wanted_in_quotient
from edulint_figures.relations.reading import Reading
from edulint_figures.relations.relation import Relation, Verdict, relation_of
from edulint_figures.relations.roles.change import difference_of_levels, is_other_growth
from edulint_figures.relations.roles.change_verdict import verdict_of
from edulint_figures.relations.tokens import Figure, Line

_ROW = pattern(r"f[nd]{0,2}L(?:[/,]L)+")
_YEARS = pattern(r"([12][0-9]{3})年?(?:末|底|度)?(?P<to>至|到|-|—|~)?")
_NAMED = pattern(r"([12][0-9]{3})年(?:末|底)?(?:比|较|是|为)([12][0-9]{3})年(?:末|底)?")
_SPAN = pattern(r"(?P<number>[两二三四五六七八九十])年(?:来|间|内)?")
_YEARLY = pattern(r"年均|平均每年")
# What a clause says of a change of the last two alone.
_ELSE = pattern(r"同比|[比较][上去]年|环比|其中|计划|目标|预算|全[国省市]|高[于出]|低于")
_TOTAL = pattern("共|合计|总计|累计")
_LEAST = 2
# The years of a row are told within so many characters before it.
_LONGEST = 60


class _Pair(Struct, frozen=True):
    """Two levels of a row, whether words name both, and into how many years a change is divided."""

    then: Figure
    now: Figure
    is_named: bool
    years: int = 1


def relations_in(line: Line) -> Iterator[Reading]:
    """Yield each change and multiple that the sentence of a row of years tells behind it."""
    for row in _ROW.finditer(line.letters):
        levels = [one for one in line.between(*row.span()) if one.letter == "L"]
        by_year = _by_year(line, row.start(), levels)
        if len(by_year) < _LEAST or not all(one.is_exact for one in levels):
            continue
        stop = line.letters.find(".", row.end())
        behind = line.between(row.end(), stop if stop >= 0 else len(line.letters))
        subject = line.passage.text[line.starts[line.sentence_start(row.start())] : levels[0].quantity.span.start]
        yield from _told(by_year, behind, is_other=is_other_growth(subject))


def _by_year(line: Line, place: int, levels: list[Figure]) -> dict[int, Figure]:
    """Return the levels of a row by the years before it, if there are as many."""
    at = line.starts[place]
    low = max(line.starts[line.sentence_start(place)], at - _LONGEST)
    found = list(_YEARS.finditer(line.passage.text, low, at))
    years = [int(one[1]) for one in found]
    if len(years) == _LEAST and found[0]["to"]:
        years = list(range(years[0], years[1] + 1))
    is_row = len(years) == len(levels) and all(one < other for one, other in pairwise(years))
    return dict(zip(years, levels, strict=True)) if is_row else {}


def _told(by_year: Mapping[int, Figure], behind: list[Figure], *, is_other: bool) -> Iterator[Reading]:
    pair: _Pair | None = None
    for figure in behind:
        if _ELSE.search(figure.label) or (figure.letter not in "CGDT" and not _TOTAL.search(figure.label)):
            # What another level or comparison is told of goes on with it.
            return
        if figure.letter not in "CGDT" or not figure.is_exact:
            continue
        pair = _pair_of(figure, by_year) or (pair if figure.letter == "G" else None)
        if pair is None:
            continue
        relation = _multiple(figure, pair) if figure.letter == "T" else _change(figure, pair, is_other=is_other)
        if relation is not None:
            yield Reading.of(relation)


def _pair_of(figure: Figure, by_year: Mapping[int, Figure]) -> _Pair | None:
    """Return the two levels that a change is of, as its words name them."""
    levels = list(by_year.values())
    if named := _NAMED.search(figure.label):
        now, then = by_year.get(int(named[1])), by_year.get(int(named[2]))
        return _Pair(then, now, is_named=True) if then is not None and now is not None else None
    if (span := _SPAN.search(figure.label)) and figure.letter == "C":
        number = han_to_int(span["number"].replace("两", "二"))
        if number != len(levels) - 1:
            return None
    elif not _YEARLY.search(figure.label) and len(levels) != _LEAST:
        return None
    is_yearly = _YEARLY.search(figure.label) is not None
    if is_yearly and figure.letter != "C":
        return None
    return _Pair(levels[0], levels[-1], is_named=False, years=len(levels) - 1 if is_yearly else 1)


def _change(figure: Figure, pair: _Pair, *, is_other: bool) -> Relation | None:
    now, then, stated = pair.now.quantity, pair.then.quantity, figure.quantity
    outcome = difference_of_levels(then, then.value, now, stated) if stated.change else None
    if outcome is None:
        return None
    if pair.years > 1:
        room = stated.half or stated.step // 2
        outcome.low, outcome.high = outcome.low // pair.years - room, -(-outcome.high // pair.years) + room
        outcome.wanted = [wanted_for(stated, outcome.low, outcome.high)]
        shown = outcome.reckoning.partition("=")[0]
        middle = (outcome.low + outcome.high) // 2
        outcome.reckoning = f"({shown})÷{pair.years}={decimal(middle, stated.scale, stated.decimals + 1)}"
    is_sure = not (is_other and stated.dimension is Dimension.PERCENT)
    verdict, repair = verdict_of(outcome, stated, (then, now), is_sure=is_sure)
    moves = (now.value > then.value) - (now.value < then.value)
    if moves * stated.change < 0:
        return None
    if verdict in (Verdict.WRONG, Verdict.LIKELY_WRONG) and not pair.is_named:
        verdict = Verdict.LIKELY_WRONG if repairs_of(outcome.wanted) else Verdict.UNKNOWN
    return relation_of(stated, (then, now), verdict, outcome.reckoning, form="change", repair=repair)


def _multiple(figure: Figure, pair: _Pair) -> Relation | None:
    now, then, stated = pair.now.quantity, pair.then.quantity, figure.quantity
    if not pair.is_named or "的" not in figure.label or not then.value:
        return None
    low, high = quotient(now, then, ONE)
    least, most = bounds(stated)
    holds = low <= most and least <= high
    repairs = [] if holds else repairs_of(wanted_in_quotient(stated, now, then, ONE))
    verdict = Verdict.HOLDS if holds else Verdict.LIKELY_WRONG if repairs else Verdict.UNKNOWN
    reckoning = f"{now.words}÷{then.words}={decimal(now.value * ONE // then.value, ONE, 2)}"
    return relation_of(stated, (then, now), verdict, reckoning, form="change", repair=only_one(repairs))
