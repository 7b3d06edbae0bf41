"""Totals whose parts stand in numbered paragraphs: 共发放1271万元，分别是：⏎一、学前17万元；⏎二、中职125万元；…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from edulint.api import han_to_int, pattern
from edulint_figures.quantities.quantity import Quantity
from edulint_figures.relations.judge import chance, only_one, repairs_of, rounding_slack, wanted_for
from edulint_figures.relations.labels import core
from edulint_figures.relations.reckoning import difference_of, distance_of, signed_sum_of, sum_of
from edulint_figures.relations.relation import Relation, Verdict, relation_of
from edulint_figures.relations.sides import common_end
from edulint_figures.relations.tokens import Figure, Line

_NUMBER = pattern(
    r" {0,4}\(?(?:(?P<han>[一二三四五六七八九十]{1,3})(?:[、)]|是)|(?P<digits>[0-9]{1,2})(?:[、)]|\.(?![0-9])))"
)
# What one of them holds may stand in paragraphs between, so many at most.
_MOST_BETWEEN = 6
_LONGEST_LEAD_IN = 12
_FEWEST, _FEWEST_ALIKE = 2, 3
# So many figures of a paragraph that items make show that the items are all there is of it.
_LEAST_HOLDING = 2
_MOST_LUCK = 0.05
_MOST_LUCK_OF_CHANGES = 0.2
# With more, chance would often make a sum of figures that are none.
# Since when a change is counted, as its clause says.
_SINCE = pattern(r"同比|环比|[较比](?:上年|去年|上月|上期|年初)")
_NONE = pattern(r"未(?:发生|有|新增)|没有|无(?!法)")
_AS_BEFORE = pattern(r"持平|无变化|不变")
_LEAST_ALIKE = 2
# 工矿企业中： leads in some of them, 其中： often all.
_AMONG = pattern("(?<![其当])中:$")


def relations_in(lines: Sequence[Line], relations: Sequence[Relation]) -> Iterator[Relation]:
    """Yield the totals of a paragraph with what the paragraphs listed behind it tell, and so its changes.

    ``lines`` are the first lines of all paragraphs that have figures, ``relations`` what was read of them.
    """
    for index, lead in enumerate(lines):
        told = lead.figures
        if not told:
            # A ratio alone (三次产业比为8:42:50) is no figure.
            continue
        # 损失528元。…判决如下： tells of something else before it leads in; 共428元。具体如下： does not.
        leads_in = _last_words(lead).endswith(":") and _announces(lead, told[-1])
        items = list(_numbered(lines[index + 1 :])) or (list(_listed(lines[index + 1 :])) if leads_in else [])
        if len(items) < (_FEWEST if leads_in else _FEWEST_ALIKE) or _is_of_other_list(lead, items[0]):
            continue
        wholes = [one for one in told if one.sentence == told[-1].sentence and one.letter in "LHC" and one.is_exact]
        if leads_in and index:
            wholes += _divided_before(lines[index - 1], wholes, relations)
        found = [one for whole in wholes if (one := _of(lead, whole, items, leads_in=leads_in)) is not None]
        if sum(one.verdict is Verdict.HOLDS for one in found) >= _LEAST_HOLDING:
            known = {one.span for one in found}
            left = [whole for whole in wholes if whole.quantity.span not in known]
            found += [
                one for whole in left if (one := _of(lead, whole, items, leads_in=True, are_all=True)) is not None
            ]
        if leads_in and _AMONG.search(_last_words(lead)):
            found = [one for one in found if one.verdict is Verdict.HOLDS]
        # 因公出国0元，…，公务接待0.39万元: of several wholes the items make one.
        made = {one.operands for one in found if one.verdict is Verdict.HOLDS}
        yield from (one for one in found if one.verdict is Verdict.HOLDS or one.operands not in made)


def _is_of_other_list(lead: Line, first: Line) -> bool:
    """Tell whether a paragraph is the last of another list: （四）设备费200元。⏎第十六条…如下：⏎（一）机构护理300元；…."""
    own = _NUMBER.match(lead.passage.text, lead.passage.span.start, lead.passage.span.end)
    number = _NUMBER.match(first.passage.text, first.passage.span.start, first.passage.span.end)
    return own is not None and number is not None and own.lastgroup == number.lastgroup


def _divided_before(before: Line, told: Sequence[Figure], relations: Sequence[Relation]) -> list[Figure]:
    """Return what the levels of a paragraph divide, in the paragraph before it: 立案92件。⏎其中集体25件、个人67件。其中：⏎…."""
    parts = {one.quantity.span for one in told if one.letter == "L"}
    wholes = {one.span for one in relations if one.verdict is Verdict.HOLDS and parts and parts == {*one.operands}}
    return [one for one in before.figures if one.quantity.span in wholes and one.letter == "L" and one.is_exact]


def _last_words(line: Line) -> str:
    span = line.passage.span
    return line.passage.text[max(span.start, span.end - _LONGEST_LEAD_IN) : span.end].rstrip()


def _announces(line: Line, last: Figure) -> bool:
    """Tell whether a paragraph goes on to its colon in the sentence of its last figure, or in a few words more."""
    start, end = last.quantity.span.end, line.passage.span.end
    return "。" not in line.passage.text[start : max(start, end - _LONGEST_LEAD_IN)]


def _listed(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the paragraphs of a list that semicolons part."""
    items = list(takewhile(lambda line: _last_words(line).endswith(";"), lines))
    yield from items
    yield from lines[len(items) : len(items) + 1] if items else ()


def _numbered(lines: Sequence[Line]) -> Iterator[Line]:
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


def _of(lead: Line, whole: Figure, items: Sequence[Line], *, leads_in: bool, are_all: bool = False) -> Relation | None:
    """Return a total, or a change, with those of the items; None where they hardly belong together.

    ``are_all`` says that the items make other figures of the paragraph.
    """
    parts = [_same_in(line, lead, whole) for line in items]
    found = [one for one in parts if one is not None]
    if len(found) < _FEWEST or not all(one.is_exact for one in found):
        return None
    if any(one is None and not _says_none(line, whole) for one, line in zip(parts, items, strict=True)):
        return None
    are_alike = len(items) >= _FEWEST_ALIKE and (whole.letter == "C" or _are_told_alike(whole, found))
    quantities = [one.quantity for one in found]
    return _judged(whole.quantity, quantities, is_sure=are_alike, leads_in=leads_in, are_all=are_all)


def _judged(
    total: Quantity, told: Sequence[Quantity], *, is_sure: bool, leads_in: bool, are_all: bool
) -> Relation | None:
    sign, slack = total.change or 1, rounding_slack([*told, total])
    missing = total.value * sign - sum(one.value * (one.change or 1) for one in told)
    luck, verdict, repair = chance([*told, total], slack, total.value), Verdict.HOLDS, None
    if abs(missing) > slack:
        wanted = [wanted_for(total, total.value - missing * sign, slack=slack)]
        wanted += [wanted_for(one, one.value + missing * (one.change or 1), slack=slack) for one in told]
        repairs = repairs_of(wanted)
        # What fell to nothing is told no more: small changes may lack that of an item that the list leaves out.
        is_sure = is_sure and (not total.change or luck <= _MOST_LUCK_OF_CHANGES)
        is_likely = repairs and (are_all or is_sure or (leads_in and not total.change and luck <= _MOST_LUCK))
        verdict, repair = Verdict.LIKELY_WRONG if is_likely else Verdict.UNKNOWN, only_one(repairs)
    if verdict is Verdict.UNKNOWN:
        return None
    computed = total.value - missing * sign
    difference = distance_of(missing, total) if total.change else difference_of(computed, total)
    reckoning = signed_sum_of(told, total) if total.change else sum_of(told, total)
    return relation_of(total, told, verdict, reckoning, form="parts", repair=repair, difference=difference)


def _are_told_alike(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Tell whether parts are told in the same words, which are the whole's, too: 发生24起 of 煤矿发生1起, 火灾发生2起."""
    names = [core(one.label) for one in parts]
    end, start = common_end(names), common_end([name[::-1] for name in names])
    alike = (names[0][len(names[0]) - end :], names[0][:start])
    return any(len(words) >= _LEAST_ALIKE and words[:_LEAST_ALIKE] in whole.label for words in alike)


def _says_none(line: Line, whole: Figure) -> bool:
    words = _AS_BEFORE if whole.letter == "C" else _NONE
    return words.search(line.passage.text, line.passage.span.start, line.passage.span.end) is not None


def _same_in(line: Line, lead: Line, whole: Figure) -> Figure | None:
    """Return the first figure of a paragraph that tells what the whole does; 人次 are counted as 人 there, too."""
    kind, dimension = whole.quantity.unit_class.partition("-")[0], whole.quantity.dimension
    told = [one for one in line.figures if one.letter == whole.letter]
    kin = (one for one in told if one.quantity.unit_class.partition("-")[0] == kind)
    same = (one for one in kin if one.quantity.dimension is dimension)
    if whole.letter != "C":
        return next(same, None)
    since = set(_since(lead, whole))
    return next((one for one in same if since & set(_since(line, one)) or not since), None)


def _since(line: Line, change: Figure) -> list[str]:
    """Return since when a change is counted, as its clause or the last one before it says: 同比、环比均增加1起."""
    text, start, at = line.passage.text, line.passage.span.start, change.quantity.span.start
    clause, segment = (max(start, *(text.rfind(mark, start, at) for mark in marks)) for marks in (",;。:(", ";。"))
    return _SINCE.findall(text, clause, at) or _SINCE.findall(text, segment, at)[-1:]
