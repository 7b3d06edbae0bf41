"""Places where a number may be gone from before its unit, with what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import cast

from msgspec import Struct

from edulint.api import WordList, any_of, is_han, pattern
from edulint_placeholders.lost.needless import needs_no_number
from edulint_placeholders.lost.places import CLASSIFIERS, NUMERALS, WORDS
from edulint_placeholders.masks.context import SENTENCE_MARKS
from edulint_placeholders.words import by_head

# The kinds of units: person, money, rate, measure, classifier.
UNITS = {unit: kind for kind, units in WordList(__file__, "measures.txt").sections.items() for unit in units}
ANY_UNIT = any_of(UNITS)
# Each way begins with a character, so that the engine runs over a text to the next of these characters.
_LARGE = ("余(?:万亿?|亿)?", "多万亿?", "多亿", "万亿?", "亿")
_UNIT = pattern("|".join((*(large + ANY_UNIT for large in _LARGE), ANY_UNIT.removeprefix("(?:")[:-1])))
_PARTS = pattern(f"^([余多]?)(万亿|[万亿]?)({ANY_UNIT})$")
# Behind one of these a unit has its number or needs none.
_CLOSED = NUMERALS | frozenset(WORDS["no-gap"])
# 注册资本亿元, 优良天数天: there the same characters end a word.
_CAPITAL, _NUMBER_OF = WORDS["capital"], "数"
_MARKS = frozenset("、,。;:()“”《》!?")
_CLAUSE_ENDS, _PHRASE_ENDS = frozenset(",。;"), frozenset("、,。;")
_OPENERS, _CLAUSE_STARTS = frozenset("、,。;:“"), frozenset(",。;、:和与及(\r\n")
# 个性, 家长; 微个, 灯座: what makes a word with the unit before or behind it.
_WORD_ENDS, _WORD_BEGINNINGS = by_head(CLASSIFIERS["right"]), by_head(CLASSIFIERS["left"])
# 学时, 课时: these end other words.
_OF_WORDS = frozenset(WORDS["measure-word"])
# All of two characters.
_BOUND = CLASSIFIERS["bound"]
_THRESHOLD, _NEARLY, _SIZED = WORDS["not-money"], WORDS["nearly"], WORDS["sized"]
_SAID_ROUND = (*_NEARLY, *WORDS["reached"], *WORDS["round"])
# So many characters of a line on each side are looked at, at most.
NEIGHBOURHOOD = 60
_BEFORE, _AFTER = 10, 3


class Gap(Struct, frozen=True):
    """A unit before which a number may be gone: the 座 of 建成泵站座，.

    ``before`` and ``after`` are up to ten and three characters of the same line. ``kind`` is the section of
    ``measures.txt`` that holds ``unit``; ``large`` is 万, 亿, 万亿 or empty, ``surplus`` 多, 余 or empty.
    """

    before: str
    surplus: str
    large: str
    unit: str
    kind: str
    after: str

    @property
    def may_need_none(self) -> bool:
        """Whether 万 or 亿 may be the figure itself, as in 交易额突破亿元, 房价在万元以上, 其中亿元企业401户."""
        if not self.large:
            return False
        if self.is_bounded:
            return False
        is_size = self.kind == "money" and self.after.startswith(_SIZED)
        # ，万名群众受益, 突破万亿元: in a complete draft they are so many.
        is_round = (self.large == "万亿" and not self._is_bare_sum) or self.before[-1] in _OPENERS
        is_size = is_size or is_round or self.before.endswith(_NEARLY)
        return not self.surplus and (is_size or self.after.startswith(_THRESHOLD))

    @property
    def _is_bare_sum(self) -> bool:
        """Whether a sum ends its phrase and nothing says that it is passed, reached or neared: 财政赤字万亿元，."""
        is_round = self.before.endswith(_SAID_ROUND)
        return self.kind == "money" and self.after[:1] in _PHRASE_ENDS and is_han(self.before[-1]) and not is_round

    @property
    def ends_clause(self) -> bool:
        """Whether a measure or a sum stands bare where its clause ends, as in 新增绿地公顷，: only a value does."""
        is_measure = self.kind == "measure" and (len(self.unit) > 1 or self.large != "") and self.unit not in _OF_WORDS
        is_value = is_measure or (self.kind == "money" and self.large != "") or self.follows_its_number
        # 手术量达台次
        is_value = is_value or (self.before[-1] == "达" and len(self.unit) > 1)
        return is_value and self.after[:1] in _CLAUSE_ENDS and is_han(self.before[-1])

    @property
    def follows_its_number(self) -> bool:
        """Whether the number of such units is named before it: 天数天, 时数小时."""
        return self.before[-2:] == f"{self.unit[-1]}数"

    @property
    def opens_clause(self) -> bool:
        """Whether a clause, an item or a quotation begins with the unit and goes on: ，个村通水, “个意识”."""
        after = self.after[:1]
        return self.before[-1] in _OPENERS and (is_han(after or " ") or after == "“") and not self.begins_word

    @property
    def ends_word(self) -> bool:
        """Whether another word ends with the unit: 微个, 灯座, 律条."""
        # 等 ends nothing there but a list: 残疾人康复服务率等项指标.
        is_list = self.unit == "项" and self.before[-1] == "等"
        return not self.large and not is_list and self.before[-1] in _WORD_BEGINNINGS.get(self.unit, "")

    @property
    def begins_word(self) -> bool:
        """Whether the unit begins another word: 个性, 家国, 条头糕."""
        return not self.large and self.after != "" and self.after[0] in _WORD_ENDS.get(self.unit, "")

    @property
    def is_bounded(self) -> bool:
        """Whether the phrase ends with the value that is or isn't reached: 新增就业万人以上，.

        Sizes are told so in front of what has them (亿元以上项目), side by side (亿元以上、十亿元以上), or as 万元以上,
        万亿斤以上 and 保持在万列以上.
        """
        if self.large not in ("万", "亿") or not self.after.startswith(_BOUND):
            return False
        behind = self.after[len(_BOUND[0]) :]
        if self.kind != "measure" and self.before[-1] in "在到达":
            return False
        if self.kind == "money":
            return self.large == "亿" and behind in _CLAUSE_ENDS
        return behind in _CLAUSE_ENDS or behind == "、"

    @property
    def names_what_is_counted(self) -> bool:
        """Whether the clause is no more than the name of what is counted: ，培训人次，."""
        return self.unit == "人次" and not self.large and names_what_is_counted(self.before, len(self.before))

    @property
    def length(self) -> int:
        """How many characters are left: those of the unit, with 余 and 万 before it."""
        return len(self.surplus) + len(self.large) + len(self.unit)


def names_what_is_counted(text: str, end: int) -> bool:
    """Tell whether the clause before ``end`` is no more than a word for those who are counted by 人次."""
    name = next((word for word in WORDS["indicator"] if text.endswith(word, 0, end)), "")
    before = end - len(name) - 1
    return name != "" and (before < 0 or text[before] in _CLAUSE_STARTS)


def gaps(line: str) -> Iterator[tuple[int, Gap]]:
    """Yield each place of a line where a number may be gone, with its offset."""
    for match in open_units(line):
        gap = gap_of(line, match)
        if gap:
            yield match.start(), gap


def open_units(line: str) -> Iterator[re.Match[str]]:
    """Yield the units of a line that have no number right before them, for :func:`gap_of`."""
    for match in _UNIT.finditer(line):
        at = match.start()
        # Most units have their number.
        if at > 0 and (line[at - 1] not in _CLOSED or _ends_word(line, match)):
            yield match


def _ends_word(line: str, unit: re.Match[str]) -> bool:
    """Tell whether the character before a unit, elsewhere a numeral or a determiner, ends a word."""
    at = unit.start()
    if line[at - 1] == _NUMBER_OF:
        # 天数天, 时数小时
        return line.endswith(f"{unit[0][-1]}数", 0, at) and line[unit.end() : unit.end() + 1] in _CLAUSE_ENDS
    # 签订合同个，
    if unit[0] in ("个", "份", "项") and line.endswith("合同", 0, at):
        return True
    return unit[0].endswith("元") and line.endswith(_CAPITAL, 0, at)


@cache
def parts_of(unit: str) -> tuple[str, str, str]:
    """Return what a unit is made of, as open units are written: 多 or 余, 万 or 亿 or both, and the unit alone."""
    (parts,) = _PARTS.findall(unit)
    return cast("tuple[str, str, str]", parts)


def gap_at(line: str, at: int) -> Gap | None:
    """Return the unit at ``at`` if a number may be gone from before it."""
    match = _UNIT.match(line, at)
    return gap_of(line, match) if match else None


def gap_of(line: str, match: re.Match[str]) -> Gap | None:
    """Return a unit of a line if a number may be gone from before it."""
    at = match.start()
    # Without a sentence around it, a bare unit is the head of a column.
    if at == 0 or SENTENCE_MARKS.isdisjoint(line[max(0, at - NEIGHBOURHOOD) : at + NEIGHBOURHOOD]):
        return None
    before = line[at - 1]
    if (before in _CLOSED and not _ends_word(line, match)) or not (is_han(before) or before in _MARKS):
        return None
    surplus, large, unit = parts_of(match[0])
    gap = Gap(
        before=line[max(0, at - _BEFORE) : at],
        surplus=surplus,
        large=large,
        unit=unit,
        kind=UNITS[unit],
        after=line[match.end() : match.end() + _AFTER],
    )
    return None if needs_no_number(line, gap, match) else gap


def is_unit(line: str, at: int) -> bool:
    """Tell whether a unit stands at ``at``, whatever is before it."""
    return _UNIT.match(line, at) is not None
