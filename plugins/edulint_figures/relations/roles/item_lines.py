"""Totals whose parts stand in numbered paragraphs: 共发放1271万元，分别是：⏎一、学前17万元；⏎二、中职125万元；…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from edulint.api import han_to_int, pattern
from edulint_figures.relations.labels import core
from edulint_figures.relations.relation import Relation, Verdict
from edulint_figures.relations.sides import common_end
from edulint_figures.relations.sums import weighed_sum
from edulint_figures.relations.tokens import Figure, Line

_NUMBER = pattern(
    r" {0,4}\(?(?:(?P<han>[一二三四五六七八九十]{1,3})(?:[、)]|是)|(?P<digits>[0-9]{1,2})(?:[、)]|\.(?![0-9])))"
)
# Between two items so many paragraphs may stand that belong to the first.
_MOST_BETWEEN = 6
_LONGEST_LEAD_IN = 12
_FEWEST, _FEWEST_ALIKE = 2, 3
# So many figures of a paragraph that items make show that the items are all there is of it.
_LEAST_HOLDING = 2
_MOST_LUCK = 0.05
_NONE = pattern(r"未(?:发生|有|新增)|没有|无(?!法)")
_LEAST_ALIKE = 2
# 工矿企业中： leads in some of them, 其中： often all.
_AMONG = pattern("(?<![其当])中:$")


def relations_in(lines: Sequence[Line]) -> Iterator[Relation]:
    """Yield the totals of a paragraph with what the paragraphs listed behind it tell.

    ``lines`` are the first lines of all paragraphs that have figures.
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
        wholes = [one for one in told if one.sentence == told[-1].sentence and one.letter in "LH" and one.is_exact]
        found = [one for whole in wholes if (one := _total_of_items(whole, items, leads_in=leads_in)) is not None]
        if sum(one.verdict is Verdict.HOLDS for one in found) >= _LEAST_HOLDING:
            known = {one.span for one in found}
            left = [whole for whole in wholes if whole.quantity.span not in known]
            found += [
                one for whole in left if (one := _total_of_items(whole, items, leads_in=True, are_all=True)) is not None
            ]
        if leads_in and _AMONG.search(_last_words(lead)):
            found = [one for one in found if one.verdict is Verdict.HOLDS]
        # Of several wholes the items make one, and then they are no parts of the others: 因公出国0元，…，公务接待0.39万元.
        made = {one.operands for one in found if one.verdict is Verdict.HOLDS}
        yield from (one for one in found if one.verdict is Verdict.HOLDS or one.operands not in made)


def _is_of_other_list(lead: Line, first: Line) -> bool:
    """Tell whether a paragraph is the last of another list: （四）设备费200元。⏎第十六条…如下：⏎（一）机构护理300元；…."""
    own = _NUMBER.match(lead.passage.text, lead.passage.span.start, lead.passage.span.end)
    number = _NUMBER.match(first.passage.text, first.passage.span.start, first.passage.span.end)
    return own is not None and number is not None and own.lastgroup == number.lastgroup


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


def _total_of_items(whole: Figure, items: Sequence[Line], *, leads_in: bool, are_all: bool = False) -> Relation | None:
    """Return a total with those of the items; None where they hardly belong together.

    ``are_all`` says that the items make other figures of the paragraph.
    """
    kind, dimension = whole.quantity.unit_class.partition("-")[0], whole.quantity.dimension
    # The first figure of each that counts what the whole does; 人次 are counted as 人 there, too.
    told = [[one for one in line.figures if one.letter == whole.letter] for line in items]
    same = [[one for one in row if one.quantity.unit_class.partition("-")[0] == kind] for row in told]
    rows = [[one for one in row if one.quantity.dimension is dimension][:1] for row in same]
    if any(not row and not _tells_none(line) for row, line in zip(rows, items, strict=True)):
        return None
    parts = [one for row in rows for one in row]
    if len(parts) < _FEWEST or not all(one.is_exact for one in parts):
        return None
    is_sure = are_all or (len(items) >= _FEWEST_ALIKE and _are_told_alike(whole, parts))
    luck = 1 if is_sure else _MOST_LUCK if leads_in else 0
    found = weighed_sum(whole.quantity, [one.quantity for one in parts], form="parts", luck=luck).relation
    return None if found.verdict is Verdict.UNKNOWN else found


def _tells_none(line: Line) -> bool:
    return _NONE.search(line.passage.text, line.passage.span.start, line.passage.span.end) is not None


def _are_told_alike(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Tell whether parts are told in the same words, which are the whole's, too: 发生24起 of 煤矿发生1起, 火灾发生2起."""
    names = [core(one.label) for one in parts]
    end, start = common_end(names), common_end([name[::-1] for name in names])
    alike = (names[0][len(names[0]) - end :], names[0][:start])
    return any(len(words) >= _LEAST_ALIKE and words[:_LEAST_ALIKE] in whole.label for words in alike)
