"""Totals that say of how many figures before them: 小麦12.6万亩，玉米18.3万亩，大豆4.5万亩，三大作物达到35.4万亩."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edulint.api import pattern
from edulint_figures.quantities.phrases import AVERAGE
from edulint_figures.relations.judge import only_one, repairs_of, rounding_slack, wanted_in_sum
from edulint_figures.relations.reading import Reading
from edulint_figures.relations.relation import Verdict
from edulint_figures.relations.sums import sum_relation
from edulint_figures.relations.tokens import Figure, Line

_NUMBERS = "两三四五六七八"
_COUNTED = pattern(
    rf"(?:(?:以上|上述|这)(?P<these>[{_NUMBERS}])(?:大|类|项|个|者|批|种|家|笔|部分|方面),?"
    rf"|(?P<count>[{_NUMBERS}])(?:大|类|项|个|年|者|地|批|种|家|笔|部分))"
    r"[^,。;:、0-9]{0,14}?(?P<sum>合计|总计|共计|总共|合并计算)?(?:为|是|有|达到?|实现|完成)*"
)
_ADDED = pattern(r"(?:加起来|合起来|加在一起|合在一起|相加|加总)(?:一?共)?(?:为|是|有|达到?)?")
# What is counted in another way, or told of other times, is no sum of what stands before.
_NO_SUM = pattern(r"年均|月均|平均|每|比|较|同比|增长|其中|中有|计划|目标|任务|预算|累计")
_LONGEST = 30
_MOST, _MOST_OFF = 10, 0.12


def relations_in(line: Line) -> Iterator[Reading]:
    """Yield each total of the last figures before it, as many as its words count, or of all that it adds up."""
    if line.letters.count("L") + line.letters.count("C") <= 2:
        return
    for whole in line.figures:
        if whole.letter != "L" or not whole.is_exact or AVERAGE.search(whole.label):
            continue
        words = _clause_before(line, whole)
        added = _ADDED.fullmatch(words)
        counted = _COUNTED.fullmatch(words) if added is None and not _NO_SUM.search(words) else None
        if added is None and counted is None:
            continue
        parts = _parts_before(line, whole)
        count = _NUMBERS.index(counted["these"] or counted["count"]) + 2 if counted is not None else len(parts)
        if 2 <= len(parts) == count:
            yield from _judged(parts, whole, is_stated=counted is None or counted["sum"] is not None)


def _clause_before(line: Line, figure: Figure) -> str:
    """Return the words of a figure's clause before it; of one that 以上三项 begins, with these."""
    text, at, low = line.passage.text, figure.quantity.span.start, line.passage.span.start
    start = max(low, at - _LONGEST, *(text.rfind(mark, low, at) + 1 for mark in "。;:"))
    told = text[start:at].replace(" ", "")
    return told if told.startswith(("以上", "上述", "这")) else told.rpartition(",")[2]


def _parts_before(line: Line, whole: Figure) -> list[Figure]:
    """Return the figures of a total's kind before it in its sentence; where there are none, of the sentence before."""
    start = line.sentence_start(whole.place)
    for low, high in ((start, whole.place), (line.sentence_start(max(start - 1, 0)), start)):
        levels = [one for one in line.between(max(low, high - 6 * _MOST), high) if one.letter in "LC"]
        parts = [one for one in levels if one.quantity.is_kin(whole.quantity)]
        if parts:
            are_fit = len(parts) <= _MOST and all(one.is_exact and one.quantity.change >= 0 for one in parts)
            return parts if are_fit else []
    return []


def _judged(parts: Sequence[Figure], whole: Figure, *, is_stated: bool) -> Iterator[Reading]:
    """Yield a total with its verdict; one whose words don't say that it is a sum only where a digit would mend it."""
    quantities, total = [one.quantity for one in parts], whole.quantity
    slack, computed = rounding_slack([*quantities, total]), sum(one.value for one in quantities)
    missing = abs(computed - total.value)
    verdict, repair = Verdict.HOLDS, None
    if missing > slack:
        repairs = repairs_of(wanted_in_sum(total, quantities, slack))
        is_likely = is_stated or (bool(repairs) and missing <= _MOST_OFF * max(total.value, computed))
        if not is_likely or total.value < max(one.value for one in quantities):
            return
        verdict, repair = Verdict.LIKELY_WRONG, only_one(repairs)
    yield Reading.of(sum_relation(quantities, total, verdict, repair, form="total"))
