"""Clauses whose value is gone with its unit, so that nothing but their words is left: 整改126处，整改率，其中…; 19人，占，."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Document, Span, WordList, holds_any, pattern
from edulint_placeholders.lost.places import in_prose

_DEEDS = tuple(sorted(WordList(__file__, "values.txt").words))
# The last character of a clause that needs a value, before the mark that ends it.
_END = pattern("[占率幅比重例长降升少加落约于过的](?=[,。;)]|(?<=的)(?:、|[\r\n]|\\Z))")
_CLAUSE_STARTS = ",。;:(、\n"
_LONGEST = 18
_CHANGE = "(?:增长|下降|上升|减少|增加|回落|下滑)"
_SINCE = "(?:同比|环比|[比较](?:上年|去年|上学年|上季度?|上月|年初|上期)(?:同期|末|底)?)"
# What a clause is that says a value, without one.
_SAYS = pattern(
    f"[约仅共均各只]?占比?|(?:所占)?(?:比重|比例)|{_SINCE}?(?:净|共)?(?:{_CHANGE}了?|[增降涨跌减升]幅(?:为|达|是)?)|[^\\W\\d_a-zA-Z]{{2,8}}率"
)
# A value ends the clause before.
_VALUE_BEFORE = pattern(r"[0-9](?:%|‰|个百分点|[^\W\d]{1,4})?[)]?$")
_NEAR = 9
_BOUND = pattern(r"(?:不少于|不低于|不超过|不高于|不多于)$|[资金入需共计达值重长]约$")
# 占职工总数187人的: what the share is of stands there, and the share is gone.
_OF = pattern(
    r"[约仅共均各只]?占[^,。;、]{1,10}[0-9][0-9.,]{0,9}[^\W\d]{1,4}的|(?:[约仅共均各只]|合计|共计)?占(?:全[国省市县区镇乡校院]|本[省市县区镇乡校]|总|同期)[^,。;、0-9]{0,8}的"
)
# 教师22人、保育员11人、炊事员3人、保安: the last one of a list has no number.
_LAST = pattern(
    r"[0-9](?P<unit>[^\W\d]{1,3})、[^\W\d]{1,10}[0-9][0-9.,]{0,8}(?P=unit)、(?P<last>[^\W\d、]{2,7})(?=[,;。)])"
)
_OPEN_ENDED = ("等", "若干", "其他", "其它", "多", "数", "几", "以上", "以下", "左右", "不等")


def lost_values(document: Document) -> Iterator[Span]:
    """Yield the clauses that say a share, a rate or a change behind a value and have none of their own."""
    folded = document.folded
    for match in _END.finditer(folded):
        end = match.end()
        low = max(0, end - _LONGEST)
        start = max(folded.rfind(mark, low, end) for mark in _CLAUSE_STARTS) + 1
        clause = folded[max(start, low) : end]
        if folded[end - 1] in "于过约":
            bound = _BOUND.search(clause)
            is_lost, start = bound is not None, end - len(bound[0]) if bound else end
        elif clause[-1] == "的":
            is_lost = _OF.fullmatch(clause) is not None
        else:
            is_lost = (
                start > 0
                and folded[start - 1] in ",;("
                and _SAYS.fullmatch(clause) is not None
                and _is_of_value(folded, start, clause)
            )
        if is_lost and in_prose(document, end - 1):
            yield Span(max(start, low), end)
    for match in _LAST.finditer(folded):
        is_open = holds_any(match["last"], _OPEN_ENDED) or match["last"].endswith(match["unit"])
        if not is_open and in_prose(document, match.start()):
            yield Span.of(match, "last")


def _is_of_value(folded: str, start: int, clause: str) -> bool:
    """Tell whether a clause stands behind a value and does not itself say what is done: 提高成活率."""
    before = folded[max(0, start - 1 - _NEAR) : start - 1]
    return _VALUE_BEFORE.search(before) is not None and not holds_any(clause, _DEEDS)
