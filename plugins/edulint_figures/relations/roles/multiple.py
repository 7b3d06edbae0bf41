"""Reads a level that is a multiple of an earlier one: 合作社由1080家发展到6480家，是五年前的6倍."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import pattern
from edulint_figures.quantities.phrases import YEAR
from edulint_figures.quantities.quantity import ONE, Quantity, decimal
from edulint_figures.relations.judge import bounds, meet, only_one, quotient, repairs_of, wanted_for, wanted_in_quotient
from edulint_figures.relations.reading import Match, Memory, Reading
from edulint_figures.relations.relation import Verdict, relation_of
from edulint_figures.relations.roles import share_verdict
from edulint_figures.relations.tokens import Figure

# 增长5倍 is said of six times as much; of five times it is said by mistake.
_TIMES_OF = pattern(r"(?:是|为|相当于)[^,。;]{0,14}的$")
# A multiple that is taken for the growth may lack so small a part.
_MOST_OFF = 50
# 仅为原来的五分之二; 是上年2.8万辆的3倍.
_OF_BEFORE = pattern(r"(?:只|仅|约)?(?:为|是|相当于|占)(?:原来|原先|当初|过去|此前|[上去]年)的")
_IS, _SAID = pattern(r"(?:约|将近)?(?:是|为|达到?|相当于)"), 3
_OF_A_RATE = pattern(r"(?:[率速]|[增降涨]幅)的?$")
_GROWN_BY = pattern(r"^(?:共|净|累计)?(?:增长|增加|提高|提升|上升|扩大)(?:了|约)?$")


def read(match: Match, memory: Memory) -> Iterator[Reading]:
    """Yield how many times a level is another, if the words say that it is so many times that one."""
    del memory
    before, after, by = (match.one(role) for role in ("before", "after", "by"))
    then, now, stated = before.quantity, after.quantity, by.quantity
    if not then.is_kin(now) or then.value <= 0 or not all(one.is_exact for one in (before, after, by)):
        return
    if by.letter == "P":
        if _OF_BEFORE.fullmatch(by.label.rstrip()):
            yield from share_verdict.judged(now, then, stated, surety=_SAID)
        return
    if after.place < before.place:
        between = match.line.passage.text[then.span.end : stated.span.start].strip()
        if between == "的" and _IS.match(before.label) is not None:
            yield from _multiple(before, after, by)
        return
    if _GROWN_BY.search(by.label.rstrip()):
        yield from _grown(then, now, stated)
        return
    if not _TIMES_OF.search(by.label.rstrip()) or _OF_A_RATE.search(by.label):
        # 人口从4.59亿人增加到8.31亿人，用地增长率是人口增长率的1.59倍: of two rates.
        return
    yield from _multiple(before, after, by)


def _multiple(before: Figure, after: Figure, by: Figure) -> Iterator[Reading]:
    """Yield how many times a level is an earlier one."""
    then, now, stated = before.quantity, after.quantity, by.quantity
    given, told = quotient(now, then, ONE), bounds(stated)
    verdict, repair = Verdict.HOLDS, None
    if not meet(given, told):
        years = YEAR.findall(before.label), YEAR.findall(by.label)
        is_near = meet(given, told, apart=stated.half)
        # 由2018年的50家增加到80家，是2015年的3倍 tells of another year.
        repairs = repairs_of(wanted_in_quotient(stated, now, then, ONE))
        # Where only the multiple names its year, a digit must mend it.
        is_other = bool(years[1]) and (years[0][-1:] != years[1][-1:] if years[0] else not repairs)
        verdict = Verdict.DOUBTFUL if is_near else Verdict.UNKNOWN if is_other else Verdict.LIKELY_WRONG
        repair = only_one(repairs) if verdict is Verdict.LIKELY_WRONG else None
    reckoning = f"{now.words}÷{then.words}={decimal(now.value * ONE // then.value, ONE, 2)}"
    yield Reading.of(
        relation_of(stated, (then, now), verdict, reckoning, form="change", repair=repair), 2 * verdict.distance
    )


def _grown(then: Quantity, now: Quantity, stated: Quantity) -> Iterator[Reading]:
    """Yield by how many times a level has grown; a fall has a check of its own."""
    if now.value <= then.value:
        return
    low, high = quotient(now, then, ONE)
    told, repair = bounds(stated), None
    if meet((low - ONE, high - ONE), told):
        verdict = Verdict.HOLDS
    elif meet((low, high), told) and abs(low - stated.value) * _MOST_OFF <= stated.value:
        # 增长5倍之余 of 5.5 times as much is said roughly.
        verdict = Verdict.LIKELY_WRONG
    else:
        factor = ONE + stated.value
        wanted = [wanted_for(stated, low - ONE, high - ONE), wanted_for(now, then.value * factor // ONE)]
        wanted.append(wanted_for(then, now.value * ONE // factor))
        repair = only_one(repairs_of(wanted))
        verdict = Verdict.LIKELY_WRONG
    grown = decimal((now.value - then.value) * ONE // then.value, ONE, 2)
    reckoning = f"({now.words}-{then.words})÷{then.words}={grown}"
    relation = relation_of(stated, (then, now), verdict, reckoning, form="change", repair=repair)
    yield Reading.of(relation, 2 * verdict.distance)
