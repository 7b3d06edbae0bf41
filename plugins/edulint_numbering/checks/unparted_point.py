"""NU122: a point that no mark parts from the one before it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from edulint.api import Check, Document, Edit, Finding, Fix, Genre, OrdinalStyle, Severity, Span, Wording, is_han
from edulint_numbering.sequences import sequences
from edulint_numbering.sequences.items import Item

# So far behind a point the next one may stand, in characters.
_REACH = 400
_NUMERALS = "一二三四五六七八九十"
# 初三是, 方案二是, 第二是: with these before it the number is another one.
_BEFORE = frozenset(
    "第其之周期初高小大老张李王赵陈刘礼拜件表图段类组级栋楼号例案型题部年班星百千万亿零〇两者一二三四五六七八九十"
)
# 同时三是: words that join a point to the one before it; 要做到三要 leads one in.
_JOINING = (
    "同时",
    "此外",
    "另外",
    "还有",
    "以及",
    "并且",
    "而且",
    "最后",
    "然后",
    "和",
    "与",
    "及",
    "而",
    "但",
    "即",
    "再",
    "为",
    "到",
    "有",
    "是",
    "在",
    "的",
)
# 三要素 and 二是否 are other words.
_BEHIND = frozenset("素求点件义事否非以为和")


class UnpartedPoint(Check):
    """What it finds:
        zh: “一是……；二是……三是……”：要点前面缺了分号、逗号或句号。
        en: A point (三是, 二要) that runs on from the words before it without a mark.

    Why it matters:
        zh: 两个要点连成一句，读的人分不清从哪里断开。
        en: Two points run into one; the reader can't tell where one ends.

    Example:
        一是摸清底数；二是完善台账三是加强调度。

    Instead:
        一是摸清底数；二是完善台账；三是加强调度。

    Source:
        zh: GB/T 15834-2011 第 4.6 条。
        en: GB/T 15834-2011, 4.6.
    """

    code = "NU122"
    name = "unparted-point"
    severity = Severity.WARNING
    silent_in = frozenset({Genre.EXAM, Genre.PROGRAM})
    summary = Wording(zh="要点前面缺标点", en="no mark before a point")
    messages = {
        "unparted": Wording(
            zh="“{words}”前面缺少标点，与上一要点连在一起", en="no mark stands before {words}, which runs on"
        )
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each point in mid-clause that goes on from the one before it."""
        for sequence in sequences(document):
            items = sequence.items
            if items[0].ordinal.style is not OrdinalStyle.POINT or items[0].value != 1:
                continue
            for item, following in zip_longest(items, items[1:]):
                place = _unparted(document, item, following)
                if place is not None:
                    mark = document.folded[items[1].start - 1] if len(items) > 1 else ";"
                    fix = Fix((Edit(Span(place.start, place.start), {",": "，", "。": "。"}.get(mark, "；")),))
                    yield self.finding(place, "unparted", fix=fix, words=document.slice(place))


def _unparted(document: Document, item: Item, following: Item | None) -> Span | None:
    """Return where the number behind an item's stands in mid-clause, if it comes before the next item."""
    number, block = item.number + 1, document.blocks[item.block]
    if not 1 < number <= len(_NUMERALS) or (following is not None and following.value == number):
        return None
    folded, start, end = document.folded, item.ordinal.span.end, min(block.span.end, item.start + _REACH)
    if following is not None and following.block == item.block:
        end = min(end, following.start)
    word = _NUMERALS[number - 1] + item.word[-1:]
    at = folded.find(word, start + 1, end)
    if at < 0 or not (is_han(folded[at - 1]) or folded[at - 1].isdecimal() or folded[at - 1] in "%)”"):
        return None
    if folded[at - 1] in _BEFORE or folded[at + len(word)] in _BEHIND or folded.endswith(_JOINING, start, at):
        return None
    return Span(at, at + len(word))
