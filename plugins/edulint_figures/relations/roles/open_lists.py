"""Tells whether a list says of itself that it is not complete: 等, 主要, 其余分布在…."""

from __future__ import annotations

from collections.abc import Iterable

from edulint.api import WordList, pattern
from edulint_figures.quantities.phrases import IN_BRACKETS
from edulint_figures.relations.reading import Match, Memory
from edulint_figures.relations.roles.part_lists import Parts
from edulint_figures.relations.roles.sum_weighed import Sum
from edulint_figures.relations.tokens import Figure, Line

_OPEN_LIST_WORDS = WordList(__file__, "open_list_words.txt")
_CHIEFLY = frozenset(("主要", "仅", "特别是", "尤其是"))
# 中等, 高等 and 等级 are no "and so on", nor is 财政资金等偿还8亿元, which is one part.
_AND_SO_ON = pattern(
    r"(?<![高中初同平优均一二三特上下甲乙丙])等(?![级次额学于专其])(?![^,。;:、0-9]{0,16}[0-9])|…|[.]{3}"
)
_ENDS_OPEN = pattern(r"[^,。;:、0-9]{0,12}(?<![高中初同平优上下])等(?=[,。;])")
# What 主要包括 tells of one part says nothing of the list: 人员经费95万元，主要包括：基本工资、津贴；公用经费….
_WITHIN = pattern(r",主要(?:包括|用于|是)[^;。0-9]*(?=[;。]|$)")
# 14岁以上不满16岁 leaves nothing open.
_AGES = pattern(r"[岁周年](?:（含）|\(含\))?以上(?=[,、]?(?:不满|未满|不足|至|到|[0-9]))")
_FOREMOST = pattern("居前|列前|前[两二三四五六七八九十0-9]+[位名类项个]")
_REST = pattern(r"[^,。;]{0,12}(?:[.]{3}|。{3})?")
_REST_UNTOLD = pattern(r"[,;](?:其余|其他|余下|剩余)[^,。;0-9]{2,30}(?:[,。;]|$)")


def ends_open(line: Line, parts: Parts) -> bool:
    """Tell whether a list ends with 等."""
    return _ENDS_OPEN.match(line.passage.text, parts.quantities[-1].span.end) is not None


def is_open(match: Match, parts: Parts, whole: Figure, memory: Memory, found: Sum | None) -> bool:
    """Tell whether the list says of itself that it is not complete: 等, 主要.

    What 主要 names makes no more than its whole; what 另有 names may.
    """
    line = match.line
    open_words: Iterable[str] = memory.settings.open_words or _OPEN_LIST_WORDS.words
    text, last = line.passage.text, parts.figures[-1].quantity.span.end
    rest = _REST.match(text, last, line.passage.span.end)
    first = parts.figures[0].quantity.span.start
    start = max(whole.quantity.span.end, first - 60) if whole.quantity.span.end <= first else first
    if found is not None and found.is_possible and line.holds(whole):
        at = line.starts[line.sentence_start(whole.place)]
        if _FOREMOST.search(text, at, whole.quantity.span.start):
            # The first of the foremost is no whole of the others: 居前三位的为：危险驾驶418人，盗窃184人，诈骗237人.
            return True
    stretch = _AGES.sub("", _WITHIN.sub("", IN_BRACKETS.sub("", text[start : rest.end() if rest else last])))
    if found is not None and found.exceeds:
        open_words = (word for word in open_words if word not in _CHIEFLY)
    if rest is not None and _REST_UNTOLD.match(text, rest.end()):
        # The list leaves out a rest without a number: 学生团员5032名，企业团员12917名，其余分布在机关.
        return True
    return any(word in stretch for word in open_words) or _AND_SO_ON.search(stretch) is not None
