"""Units, rates and ordinals that have lost their number: 首批余名教师, 同比增长%, 新修公路公里, 第届, 党的大."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from edulint.api import Document, Span, is_han, pattern
from edulint_placeholders.lost.gaps import names_what_is_counted
from edulint_placeholders.lost.judged import is_backed
from edulint_placeholders.lost.places import NUMERALS, WORDS, in_prose, in_sentence, word_at
from edulint_placeholders.lost.series import bare_paragraphs
from edulint_placeholders.masks import context

_NUMBERED, _LENGTHS = WORDS["numbered"], WORDS["duration"]
_UNITS = pattern("|".join(("余", "%", "‰", "第", "党的[大届]", "人次", "件件", "万元", *_NUMBERED, *_LENGTHS)))
# 水质均值为类, 优于类, 由类提升到类: a grade of water is gone.
_GRADE = pattern(
    "[值质优劣达稳由从升改降](?:(?<=[值质])为|(?<=[优劣])于|(?<=达)到|(?<=稳)定在|(?<=[由从])|(?<=[升改降])[为到至])"
    "类(?![似别型比推书目同属固人聚群])"
)
_OPEN_RATE = pattern("[到达为占][,。;、]")
# 出院1.8万人次，同比增长；: behind a value such a clause says by how much.
_BARE_CHANGE = pattern(
    r",(?P<lost>(?:同比|[比较][上去]年)(?:同期)?(?:净)?(?:增长|下降|增加|减少|上升|提高|降低|回落))(?=[,;。])"
)
# Where all numbers of a paragraph are gone, so are those of which no unit is left: 同比增加；, 占人口总数的，, 晚婚率为。
_BARE_CLAUSE = pattern(
    r"(?<=[,;。])(?:同比|比(?:上年|去年)(?:同期)?)?(?:增长|下降|增加|减少|上升|提高|降低|回落)(?=[,;。])"
    r"|的(?<=数的)(?=[,;。])|率(?=,同比)|为(?<=[均率数]为)(?=[,;。])"
)
# 全镇居民8173户，口人。
_HOUSEHOLDS = pattern(r"户(?<=[0-9]户)[,、](?P<lost>口?人)(?=[,。;、])")
_VALUE_BEFORE = pattern("[0-9][^,。;\n]{1,8},$")
_LONGEST_VALUE = 16
_UNCOUNTED = NUMERALS | frozenset(WORDS["uncounted"])
_NO_LENGTH = _UNCOUNTED | frozenset(WORDS["length"])
_SURPLUS = NUMERALS | frozenset(WORDS["surplus"])
# These are no heads of columns, and titles hold them.
_ANYWHERE = frozenset(("第", "党的大", "党的届", *_NUMBERED))
# Of these the language around them must not say that they have lost nothing: so much must speak for a loss.
_JUDGED = {"余": -3.0, "%": 0.0, "‰": 0.0, "人次": 0.0, "万元": 0.0}
_CLAUSE_ENDS = frozenset(",。;、")
_RANKED_IN = frozenset("国省市县区州乡镇校疆球界居列位名排")
_AFTER_ORDINAL = frozenset(WORDS["after-ordinal"])
_BEFORE_RATE = frozenset("、,;")
_BESIDE = frozenset("、的和与或及")
_LONGEST_UNITS = 12
# How words of founding and birth end: 建党, 成立, 诞辰.
_FOUNDED = frozenset("党国军校院立成生辰")


class _Unit(Struct):
    """A unit in a text: its bounds and the character before it."""

    folded: str
    start: int
    end: int
    before: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def ends_clause(self) -> bool:
        return self.end == len(self.folded) or self.folded[self.end] in ",。;、\r\n"

    def follows(self, words: tuple[str, ...]) -> bool:
        return self.folded.endswith(words, 0, self.start)

    def precedes(self, words: tuple[str, ...]) -> bool:
        return self.folded.startswith(words, self.end)


def lost_units(document: Document) -> Iterator[Span]:
    """Yield the places where a unit has lost its number, or a rate its value, in no order."""
    folded = document.folded
    for match in _UNITS.finditer(folded):
        before = folded[match.start() - 1 : match.start()]
        if not before.isdecimal():
            span = _READERS[match[0]](_Unit(folded, *match.span(), before))
            is_sentence = in_prose if match[0] in _ANYWHERE else in_sentence
            is_backed_or_free = match[0] not in _JUDGED or is_backed(document, match.start(), _JUDGED[match[0]])
            if span and is_backed_or_free and is_sentence(document, match.start()):
                yield span
    for match in _GRADE.finditer(folded) if "类" in folded else ():
        if in_sentence(document, match.start()):
            yield Span.of(match)
    for match in _BARE_CHANGE.finditer(folded):
        at = match.start("lost")
        if _VALUE_BEFORE.search(folded, max(0, at - _LONGEST_VALUE), at):
            yield Span.of(match, "lost")
    for paragraph in bare_paragraphs(document):
        yield from map(Span.of, _BARE_CLAUSE.finditer(folded, paragraph.start, paragraph.end))
    for match in _HOUSEHOLDS.finditer(folded):
        yield Span.of(match, "lost")
    for match in _OPEN_RATE.finditer(folded):
        start = match.start() - folded.startswith("达到", match.start() - 1)
        rate = next((word for word in WORDS["rate"] if folded.endswith(word, 0, start)), "")
        if rate and in_sentence(document, match.start()):
            yield Span(start - len(rate), match.start() + 1)


def _surplus(unit: _Unit) -> Span | None:
    word = word_at(WORDS["lost-unit"], unit.folded, unit.start)
    if not word or not (is_han(unit.before) or unit.before in _CLAUSE_ENDS) or unit.before in _SURPLUS:
        return None
    return None if context.begins_word(unit.folded, unit.end) else Span(unit.start, unit.start + len(word))


def _per_cent(unit: _Unit) -> Span | None:
    after = unit.folded[unit.end : unit.end + 1]
    # %d is no rate.
    if (
        after.isascii()
        and after.isalpha()
        and context.noun_at(unit.folded, unit.end + 1, len(unit.folded))[0] != "unit"
    ):
        return None
    # 单位：元，%
    if "单位:" in unit.folded[max(0, unit.start - _LONGEST_UNITS) : unit.start]:
        return None
    is_lost = unit.before in _BEFORE_RATE or (is_han(unit.before) and unit.before not in NUMERALS)
    return Span(unit.start - 1, unit.end) if is_lost else None


def _ordinal(unit: _Unit) -> Span | None:
    after = unit.folded[unit.end : unit.end + 1]
    if unit.follows(WORDS["before-ordinal"]):
        return None
    if after in _CLAUSE_ENDS:
        # 增幅居全省第，; 大夫第 is a house.
        return unit.span if unit.before in _RANKED_IN else None
    if after not in _AFTER_ORDINAL:
        return None
    return Span(unit.start, unit.end + len(word_at(WORDS["ordinal-unit"], unit.folded, unit.end) or after))


def _congress(unit: _Unit) -> Span | None:
    return unit.span if unit.folded.startswith(WORDS["congress"], unit.end - 1) else None


def _people(unit: _Unit) -> Span | None:
    # 接待游客人次、旅游收入分别增长: there 人次 is the name of what grew.
    is_listed = unit.folded[unit.end : unit.end + 1] == "、" or unit.follows(("人次",))
    is_listed = is_listed or names_what_is_counted(unit.folded, unit.start)
    is_lost = is_han(unit.before) and unit.before not in _UNCOUNTED
    return unit.span if is_lost and unit.ends_clause and not is_listed else None


def _each(unit: _Unit) -> Span | None:
    # 桩桩件件
    is_doubled = unit.folded[unit.start - 2 : unit.start - 1] == unit.before
    is_lost = is_han(unit.before) and unit.before not in NUMERALS and not is_doubled
    return unit.span if is_lost and unit.ends_clause else None


def _numbered(unit: _Unit) -> Span | None:
    # 报告会、周年纪念活动
    if unit.before in _BESIDE and unit.precedes(("纪念", "庆")):
        return None
    # 开业周年庆典, 周年股东大会 need no number; 建党周年活动 does.
    if unit.before not in _FOUNDED and unit.precedes(WORDS["anniversary"]):
        return None
    # 夏商周年代
    is_lost = is_han(unit.before) and unit.before not in _UNCOUNTED and not unit.precedes(WORDS["after-numbered"])
    return unit.span if is_lost else None


def _length(unit: _Unit) -> Span | None:
    return unit.span if is_han(unit.before) and unit.before not in _NO_LENGTH else None


def _money(unit: _Unit) -> Span | None:
    return unit.span if unit.follows(WORDS["money"]) and not unit.precedes(WORDS["not-money"]) else None


_READERS: dict[str, Callable[[_Unit], Span | None]] = {
    "余": _surplus,
    "%": _per_cent,
    "‰": _per_cent,
    "第": _ordinal,
    "党的大": _congress,
    "党的届": _congress,
    "人次": _people,
    "件件": _each,
    "万元": _money,
    **dict.fromkeys(_NUMBERED, _numbered),
    **dict.fromkeys(_LENGTHS, _length),
}
