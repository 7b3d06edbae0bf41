"""Numbers that are gone without a trace, only the unit is left: 首批余名教师, 同比增长%, 投入资金万元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from edulint.api import Document, Span, is_han
from edulint_placeholders import context
from edulint_placeholders.lost import WORDS, word_at

# Every alternative begins with a character of its own, which lets the search skip from one to the next.
_UNITS = re.compile("余|%|‰|第|个百分点|月日|年月日|党的大|党的届|人次|件件|万元|亿元|公里|平方米|平方公里|立方米|公顷")
_OPEN_ENDS = re.compile("[月日到达为占][,。;、份底初起]")
_CLAUSE_ENDS = re.compile("[人名元个家所次件户项场期起][,。;]")

_NUMERALS = frozenset("0123456789一二三四五六七八九十百千万亿〇零○两几数半每多")
_BEFORE_TALLY = (*WORDS["tally"], *WORDS["headcount"], *WORDS["money"])
_WITHOUT_WORD_BEFORE = ("月日", "年月日", "党的大", "党的届")
_MEASURES = frozenset(WORDS["measure"])
_APPROXIMATE = frozenset((*WORDS["approximate"], "余"))
_SURPLUS = frozenset(WORDS["surplus"])
_FROM = frozenset("于自从至到")
_BEFORE_DAY = _FROM | frozenset("—-(")
_NAMED_YEAR = frozenset("今去明同当0123456789")
_SENTENCE_ENDS = frozenset("。;!?")


class _Unit(Struct):
    """A unit in a block: the block's bounds, the unit's, and the character before it, empty at the block's start."""

    folded: str
    low: int
    high: int
    start: int
    end: int
    before: str

    @property
    def ends_clause(self) -> bool:
        return self.end == self.high or self.folded[self.end] in ",。;、"

    def follows(self, words: tuple[str, ...]) -> bool:
        return self.folded.endswith(words, self.low, self.start)


def lost_numbers(document: Document) -> Iterator[Span]:
    """Yield the places where a unit has lost its number, or a rate its value, in order and apart from one another."""
    end = 0
    for span in sorted(_losses(document)):
        if span.start >= end:
            yield span
            end = span.end


def _losses(document: Document) -> Iterator[Span]:
    folded = document.folded
    for pattern, may_be_lost, read in (
        (_UNITS, _may_lack_number, _lost_before),
        (_OPEN_ENDS, None, _lost_at_open_end),
        (_CLAUSE_ENDS, _may_end_tally, _lost_in_tally),
    ):
        for match in pattern.finditer(folded):
            if may_be_lost and not may_be_lost(folded, match):
                continue
            block = document.block_at(match.start())
            if block and block.is_prose:
                low, high = block.span.start, block.span.end
                before = folded[match.start() - 1] if match.start() > low else ""
                span = read(_Unit(folded, low, high, *match.span(), before))
                if span:
                    yield span


def _may_lack_number(folded: str, match: re.Match[str]) -> bool:
    """Tell at a glance whether a unit may have lost its number: most have theirs, and most 第 a numeral."""
    word = match[0]
    if word == "第":
        return folded.startswith(WORDS["ordinal-unit"], match.end())
    return word in _WITHOUT_WORD_BEFORE or is_han(folded[match.start() - 1 : match.start()])


def _may_end_tally(folded: str, match: re.Match[str]) -> bool:
    return folded.endswith(_BEFORE_TALLY, 0, match.start())


def _lost_before(unit: _Unit) -> Span | None:
    word = unit.folded[unit.start : unit.end]
    read = _READERS.get(word, _measure)
    return read(unit) if is_han(unit.before) or read in (_ordinal, _congress, _day) else None


def _surplus(unit: _Unit) -> Span | None:
    word = word_at(WORDS["lost-unit"], unit.folded, unit.start)
    if not word or unit.before in _NUMERALS or unit.before in _SURPLUS:
        return None
    is_other_word = context.noun_at(unit.folded, unit.end, unit.high)[0] == "other"
    return None if is_other_word else Span(unit.start, unit.start + len(word))


def _per_cent(unit: _Unit) -> Span | None:
    around = unit.folded[max(unit.low, unit.start - 60) : min(unit.high, unit.end + 60)]
    is_sentence = not context.SENTENCE_MARKS.isdisjoint(around)
    return Span(unit.start - 1, unit.end) if is_sentence and unit.before not in _NUMERALS else None


def _ordinal(unit: _Unit) -> Span | None:
    word = word_at(WORDS["ordinal-unit"], unit.folded, unit.end)
    is_other_word = unit.before in ("等", "次", "门", "及")
    return Span(unit.start, unit.end + len(word)) if word and not is_other_word else None


def _points(unit: _Unit) -> Span | None:
    return Span(unit.start, unit.end) if unit.follows(WORDS["change"]) else None


def _congress(unit: _Unit) -> Span | None:
    return Span(unit.start, unit.end) if unit.folded.startswith(WORDS["congress"], unit.end - 1, unit.high) else None


def _day(unit: _Unit) -> Span | None:
    return Span(unit.start, unit.end) if unit.before in _BEFORE_DAY else None


def _people(unit: _Unit) -> Span | None:
    is_lost = unit.follows(WORDS["people"]) or unit.folded[unit.start] == "件"
    # 接待游客人次、旅游收入分别增长: there 人次 is the name of what grew.
    is_listed = unit.folded[unit.end : unit.end + 1] == "、"
    return Span(unit.start, unit.end) if is_lost and unit.ends_clause and not is_listed else None


def _measure(unit: _Unit) -> Span | None:
    word = unit.folded[unit.start : unit.end]
    if word in _MEASURES and unit.ends_clause and unit.before not in _APPROXIMATE:
        return Span(unit.start, unit.end)
    is_money = word in ("万元", "亿元") and unit.follows(WORDS["money"])
    is_other_word = unit.folded.startswith(WORDS["not-money"], unit.end, unit.high)
    return Span(unit.start, unit.end) if is_money and not is_other_word else None


_READERS = {
    "余": _surplus,
    "%": _per_cent,
    "‰": _per_cent,
    "第": _ordinal,
    "个百分点": _points,
    "党的大": _congress,
    "党的届": _congress,
    "月日": _day,
    "年月日": _day,
    "人次": _people,
    "件件": _people,
}


def _lost_at_open_end(unit: _Unit) -> Span | None:
    """Return a month or a day without its number, 今年月份, or a rate without its value, 入学率达到，."""
    folded, at, before = unit.folded, unit.start, unit.before
    sign, after = folded[at], folded[at + 1]
    if sign in "月日":
        earlier = folded[at - 2] if at - 1 > unit.low else ""
        if before == "年" and earlier in _FROM and after in "起底份,":
            return Span(at - 1, at + 1)
        is_bare = before in _SENTENCE_ENDS or (before == "年" and earlier in _NAMED_YEAR)
        return Span(at, at + 1) if is_bare and after in ",份底初" else None
    if after not in ",。;、":
        return None
    start = at - 1 if folded.startswith("达到", at - 1) else at
    rate = next((word for word in WORDS["rate"] if folded.endswith(word, unit.low, start)), "")
    return Span(start - len(rate), at + 1) if rate else None


def _lost_in_tally(unit: _Unit) -> Span | None:
    """Return a unit at the end of a clause right behind a word that counts: 共有个，; 教师人，; 补助元，."""
    sign = unit.folded[unit.start]
    is_lost = (
        unit.follows(WORDS["tally"])
        or (sign in "人名" and unit.follows(WORDS["headcount"]))
        or (sign == "元" and unit.follows(WORDS["money"]))
    )
    return Span(unit.start, unit.start + 1) if is_lost else None
