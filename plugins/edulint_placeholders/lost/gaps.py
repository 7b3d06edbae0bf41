"""Places where a number may be gone from before its unit, with what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import cast

from msgspec import Struct

from edulint.api import WordList, any_of, is_han, occurrences, pattern
from edulint_placeholders.lost.places import CLASSIFIERS, NUMERALS, WORDS
from edulint_placeholders.masks.context import SENTENCE_MARKS
from edulint_placeholders.words import by_head

# The kinds of units: person, money, rate, measure, classifier.
UNITS = {unit: kind for kind, units in WordList(__file__, "measures.txt").sections.items() for unit in units}
# Each way begins with a character, so that the engine runs over a text to the next of these characters.
_LARGE = ("余(?:万亿?|亿)?", "多万亿?", "多亿", "万亿?", "亿")
_UNIT = pattern("|".join((*(large + any_of(UNITS) for large in _LARGE), any_of(UNITS).removeprefix("(?:")[:-1])))
_PARTS = pattern(f"^([余多]?)(万亿|[万亿]?)({any_of(UNITS)})$")
# Behind one of these a unit has its number or needs none.
_CLOSED = NUMERALS | frozenset(WORDS["no-gap"])
# 注册资本亿元, 优良天数天: there the same characters end a word.
_CAPITAL, _NUMBER_OF = WORDS["capital"], "数"
# 出具交房条
_MADE_OUT = pattern("[出开]具了?(?!的)[^\\W\\d_]{0,6}$")
# 通村达户
_TO_EACH = ("村达", "村入", "村到")
# So near to one round size stands another: 县有万亩、乡有千亩.
_NEAR_SIZE = 10
# 实施亿元重点项目: projects of that size.
_UNDERTAKING, _PROJECT = ("实施", "引进", "签约", "储备", "谋划"), pattern(r"[^\W\d_的]{0,6}?项目")
_MARKS = frozenset("、,。;:()“”《》!?")
_CLAUSE_ENDS = frozenset(",。;")
_OPENERS = frozenset("、,。;:“")
# 万元生产总值, 万人发明专利拥有量, 万家寨
_NAMING = frozenset(("元", "美元", "人", "家"))
_JOINS = frozenset("和与及")
# 个性, 家长: what makes a word with the unit before it.
_WORD_ENDS = by_head(CLASSIFIERS["right"])
# 很小时, 大学时: these end other words.
_OF_WORDS = frozenset(WORDS["measure-word"])
_THRESHOLD, _ROUND, _MANY = WORDS["not-money"], WORDS["round"], WORDS["many"]
_NEARLY, _REACHED, _SIZED = WORDS["nearly"], WORDS["reached"], WORDS["sized"]
_BOUND, _CHANGE = CLASSIFIERS["bound"], CLASSIFIERS["change"]
# 千企万户, 十县百乡千村万户, 走千家、访万户: a slogan that counts.
_SLOGAN = pattern("(?<![0-9])[十百千][^,。;]{1,4}$")
# 288万载重吨, 数百万千瓦小时, 3×10/飞行小时: a longer unit has its number.
_MEASURED = pattern(
    r"(?:[0-9]|[数几一二三四五六七八九十百千][百千万亿])[万亿余多]{0,2}[^\W\d年月日]{1,2}$|/[^\W\d]{1,4}$"
)
# 2.43港元
_CURRENCY = pattern("[0-9][万亿余多]{0,3}[港美日欧韩澳]$|以人民币$")
# 14个分项, x起线索件: a noun that ends like a unit is counted already.
_COUNTED = pattern(r"[0-9xX×*][个起条宗][^\W\d]{1,2}$")
# 4户人, 3代人, 一班人, 2460口人: people are counted by what they live or work in, or by mouths.
_PEOPLE_OF = pattern("(?<![0-9])[1-9一二两三四五六七八九十几][户家代批群拨班帮伙队组]$|[0-9千百余多]口$")
# 由12人增加到▲人: what ends so leads to a number.
# 单位均为万元: the unit of a table is told, nothing is counted.
_UNIT_IS = pattern("单位(?:(?:均|都|统一)?为|是|:)(?:(?:[^\\W\\d]{1,3}|[%‰])[、/])*$")
_LEADS = frozenset("到至为达由从比超约近共有了")
# 18,670,850)元, “8+1”项, 1800(30元×60天)元: the number is in brackets or quotation marks, or they say how it came about.
_IN_BRACKETS = pattern(r"[0-9%][元天日月年人次]?[)”]$")
# 等个三五天, 个五年十年: in speech a length of time follows.
_SOME_TIME = pattern("[一二两三四五六七八九十百几](?:[一二三四五六七八九十百]|[天年日周月]|个月|小时|分钟)")
# 2212万台件, 280万列次, 8千人天, x 万剂次: two classifiers make one unit.
_COMPOUND = pattern(r"[0-9xX×*_] ?[千万亿余多]{0,2}[^\W\d年月日]$")
_SECOND = frozenset("次件套只座天")
# 年消纳退役叶片可达万吨: so much.
_REACHING = ("可达", "高达")
_ENDS = frozenset((*",。;、!?:()”", ""))
_HOW_MANY = WORDS["indefinite"]
_DOES_ONE, _HOLDS = ("开", "报"), ("召开", "展开", "新开", "公开", "申报", "上报", "填报")
# So many characters of a line on each side are looked at, at most.
NEIGHBOURHOOD = 60
_BEFORE, _AFTER = 10, 3
_LONGEST_NAME = 12


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
        """Whether 万 or 亿 may be the figure itself, as in 交易额突破亿元, 房价在万元以上, 其中亿元企业401户; or 项 a noun: 等项工作."""
        if not self.large:
            return self.unit == "项" and self.before.endswith("等")
        is_size = self.kind == "money" and self.after.startswith(_SIZED)
        # ，万名群众受益, 突破万亿元: in a complete draft they are so many.
        is_round = self.large == "万亿" or self.before[-1] in _OPENERS
        is_size = is_size or is_round or self.before.endswith(_NEARLY)
        return not self.surplus and (is_size or self.after.startswith(_THRESHOLD))

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
        is_word = not self.large and self.after[:1] in _WORD_ENDS.get(self.unit, "")
        return self.before[-1] in _OPENERS and is_han(self.after[:1] or " ") and not is_word

    @property
    def length(self) -> int:
        """How many characters are left: those of the unit, with 余 and 万 before it."""
        return len(self.surplus) + len(self.large) + len(self.unit)


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
        return line[at - 2] == unit[0][-1] and line[unit.end() : unit.end() + 1] in _CLAUSE_ENDS
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
    return None if _needs_no_number(gap) or _ends_name(line, gap, match) or _is_of_sizes(line, gap, match) else gap


def is_unit(line: str, at: int) -> bool:
    """Tell whether a unit stands at ``at``, whatever is before it."""
    return _UNIT.match(line, at) is not None


def _ends_name(line: str, gap: Gap, unit: re.Match[str]) -> bool:
    """Tell whether a name in quotation marks ends with the unit: “五好家庭户”."""
    if gap.after[:1] != "”" or gap.large:
        return False
    opener = line.rfind("“", max(0, unit.start() - _LONGEST_NAME), unit.start() - 1)
    return opener >= 0 and line[opener + 1 : unit.start()].isalpha()


def _is_of_sizes(line: str, gap: Gap, unit: re.Match[str]) -> bool:
    """Tell whether sizes stand side by side, each a round one (县有万亩、乡有千亩), or one is that of projects."""
    if not gap.large:
        return False
    if gap.kind == "money" and gap.before.endswith(_UNDERTAKING) and _PROJECT.match(line, unit.end()):
        return True
    near = line[max(0, unit.start() - _NEAR_SIZE) : unit.end() + _NEAR_SIZE]
    places = (at for size in "千百十" for at in occurrences(near, size + gap.unit))
    return any(not near[at - 1 : at].isdecimal() and near[at - 1 : at] not in NUMERALS for at in places)


def _needs_no_number(gap: Gap) -> bool:
    # 以下简称受处分人; 周年 is judged as one.
    is_of_word = "简称" in gap.before or gap.unit + gap.after[:1] == "周年"
    is_told = "单位" in gap.before and _UNIT_IS.search(gap.before) is not None
    if is_told or gap.after[:1] == "/" or is_of_word:
        return True
    if gap.after.startswith(gap.unit) and not gap.large:
        # 岁岁安澜, 件件落实
        return True
    # 惠及90人次人次: the unit is written twice.
    if len(gap.unit) > 1 and gap.before.endswith(gap.unit):
        return True
    # 该踢多少分钟: a question.
    if gap.before.endswith(_HOW_MANY):
        return True
    # 分分钟, 万岁, 通村达户
    is_word = (gap.before[-1] + gap.unit == "分分钟") or (gap.large + gap.unit == "万岁")
    is_word = is_word or (gap.unit == "户" and gap.before.endswith(_TO_EACH))
    if is_word or _IN_BRACKETS.search(gap.before):
        return True
    if gap.large:
        is_round = _is_round(gap) or gap.before.endswith(_REACHING)
        return is_round or _names_rate(gap) or _SLOGAN.search(gap.before) is not None
    # 争资跑项 is what one strives for, “直通车”件 and “一票否决”项 are of a kind; “观景台”处 is a place.
    if (gap.unit == "项" and gap.before[-1] in "争跑") or (gap.unit in ("件", "项", "处") and gap.before[-1] == "”"):
        return True
    # 收到条, 欠条 and what one makes out (出具交房条) are receipts.
    if gap.unit == "条" and (gap.before.endswith(WORDS["slip"]) or _MADE_OUT.search(gap.before)):
        return True
    # 3万亿美元, 以人民币元为计算单位
    if (gap.unit == "元" and _CURRENCY.search(gap.before)) or (gap.unit == "个" and _SOME_TIME.match(gap.after)):
        return True
    # 开个会, 报个班 are speech.
    if gap.unit == "个" and gap.before.endswith(_DOES_ONE) and not gap.before.endswith(_HOLDS):
        return True
    if gap.kind == "rate":
        # 增长% 备注: the heads of columns in one line.
        return gap.after[:1] in ("%", "‰", " ")
    if gap.kind == "measure":
        # 升空可达千米以上
        is_round = gap.unit[0] == "千" and gap.after.startswith(_THRESHOLD)
        return is_round or _MEASURED.search(gap.before) is not None
    if gap.unit in _SECOND and _COMPOUND.search(gap.before):
        return True
    # 王某等人
    if gap.unit == "人" and gap.before[-1] == "等":
        return True
    # 被拘留人, 被执行人
    is_noun = gap.unit == "人" and ("被" in gap.before[-6:] or _PEOPLE_OF.search(gap.before) is not None)
    return is_noun or _is_counted(gap)


def _is_counted(gap: Gap) -> bool:
    """Tell whether what ends like a unit is a noun that has its number: 78户脱贫监测户, 14个分项."""
    before, at = gap.before, gap.before.rfind(gap.unit)
    is_noun = len(before) - at > 2 and before[at:].isalpha() and before[-1] not in _LEADS
    is_counted = at > 0 and before[at - 1].isdecimal() and is_noun
    return gap.unit != "个" and (is_counted or _COUNTED.search(before) is not None)


def _names_rate(gap: Gap) -> bool:
    """Tell whether 万元 or 万人 begins a clause or a name: ，万元生产总值能耗下降, “万人助万企”."""
    if gap.before[-1] not in _MARKS:
        return False
    return gap.before[-1] not in "、,。;:" or (gap.unit in _NAMING and not _ends_with_value(gap))


def _is_round(gap: Gap) -> bool:
    """Tell whether 万 or 亿 is the figure itself: 近万人, 好多万人, 亿元以上项目, 达万亿斤."""
    if gap.surplus:
        return gap.before.endswith(_MANY)
    # 总产量达到万吨 lacks a number, and so does 稳定在万亩以上.
    if gap.before[-1] in "在到达" and gap.kind in ("measure", "classifier"):
        return False
    # A value ends the phrase, and a size goes on with what has it: 产值达到亿元, but 引进亿元以上项目.
    if _ends_with_value(gap):
        return gap.before.endswith(_ROUND)
    return gap.before.endswith((*_ROUND, *_NEARLY, *_REACHED)) or gap.after.startswith(_THRESHOLD)


def _ends_with_value(gap: Gap) -> bool:
    bound = next((word for word in _BOUND if gap.after.startswith(word)), "")
    behind = gap.after[len(bound) :]
    # 存款和贷款分别达到亿元和亿元, 达到亿元和283亿元
    is_listed = behind[:1] in _JOINS and (behind[1:2] == gap.large[:1] or behind[1:2].isdecimal())
    return is_listed or behind[:1] in _ENDS or (not bound and behind.startswith(_CHANGE))
