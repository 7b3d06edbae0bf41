"""Sizes said with 万 or 亿 alone, which need no number: 近万人, 亿元以上项目, 万人小区, “千企万户大走访”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edulint.api import occurrences, pattern
from edulint_placeholders.lost.places import CLASSIFIERS, NUMERALS, WORDS

if TYPE_CHECKING:
    from edulint_placeholders.lost.gaps import Gap

_THRESHOLD, _ROUND, _MANY = WORDS["not-money"], WORDS["round"], WORDS["many"]
_NEARLY, _REACHED = WORDS["nearly"], WORDS["reached"]
_BOUND, _CHANGE = CLASSIFIERS["bound"], CLASSIFIERS["change"]
# 实施亿元重点项目: projects of that size.
_UNDERTAKING, _PROJECT = ("实施", "引进", "签约", "储备", "谋划"), pattern(r"[^\W\d_的]{0,6}?项目")
# 万元生产总值, 万人发明专利拥有量, 万家寨
_NAMING = frozenset(("元", "美元", "人", "家"))
# 千企万户, 十县百乡千村万户, 走千家、访万户: a slogan that counts.
_SLOGAN = pattern("(?<![0-9])[十百千][^,。;]{1,4}$")
# 星光映万家, 灯火暖万户: a clause of few words, none of which counts.
_VERSE = pattern("(?:^|[,。;:、!?“])(?:(?![新净增共达超有企业商户])[^\\W\\d_]){2,3}$")
_OF_CROWDS = ("小区", "社区", "大", "村", "镇", "计划", "工程")
# 年消纳退役叶片可达万吨: so much.
_REACHING = ("可达", "高达")
# 年耗能万吨标准煤以上企业: how much is used in a year, at least.
_USED, _AT_LEAST = ("耗能", "能耗", "年耗", "消耗"), pattern(r"[^\W\d_]{0,3}及?以上(?![,。;])")
_PASSED = ("超", "过", "破", "越")
_ENDS = frozenset((*",。;、!?:()”", ""))
_JOINS, _MARKS = frozenset("和与及"), frozenset("、,。;:()“”《》!?")
# 万亩圩堤3条: dykes that protect so much, which are counted.
_COUNTED_BY_SIZE = pattern(r"[\u4e00-\u9fff]{1,6}[0-9XxＸ]{1,4}[条座处个片块]")
# So near to one round size stands another: 县有万亩、乡有千亩.
_NEAR_SIZE = 10


def is_size(gap: Gap) -> bool:
    """Tell whether 万 or 亿 before a unit is the figure itself."""
    return _reads_whole(gap) or _is_round(gap) or _names_rate(gap) or _SLOGAN.search(gap.before) is not None


def is_among_sizes(line: str, gap: Gap, unit: re.Match[str]) -> bool:
    """Tell whether sizes stand side by side, each a round one (县有万亩、乡有千亩), or one is that of projects
    or of what uses so much.
    """
    if not gap.large:
        return False
    if gap.before.endswith(_USED) and _AT_LEAST.match(line, unit.end()):
        return True
    if gap.unit == "亩" and _COUNTED_BY_SIZE.match(line, unit.end()):
        return True
    if gap.kind == "money" and gap.before.endswith(_UNDERTAKING) and _PROJECT.match(line, unit.end()):
        return True
    near = line[max(0, unit.start() - _NEAR_SIZE) : unit.end() + _NEAR_SIZE]
    places = (at for size in "千百十" for at in occurrences(near, size + gap.unit))
    return any(not near[at - 1 : at].isdecimal() and near[at - 1 : at] not in NUMERALS for at in places)


def _reads_whole(gap: Gap) -> bool:
    """Tell whether 万 or 亿 is a size by itself: 万亿级产业集群, 余额超万亿元, 年消纳可达万吨, 万人小区, 星光映万家."""
    # 亿吨大港, 亿次电子计算机, 万元投资以上项目
    is_of_size = gap.unit == "级" or gap.after.startswith(("大港", "电子", "计算", "投资以"))
    if is_of_size or (gap.large == "万亿" and gap.before.endswith(_PASSED)) or gap.before.endswith(_REACHING):
        return True
    if gap.unit == "人":
        # 万人小区, 万人风筝节
        return not gap.surplus and (gap.after.startswith(_OF_CROWDS) or "节" in gap.after)
    # 在莱西市万亩高标准农田
    if gap.unit == "亩" and gap.before[-1] in "市县区镇乡村" and "在" in gap.before and not _ends_with_value(gap):
        return True
    return gap.unit in ("家", "户") and _VERSE.search(gap.before) is not None


def _names_rate(gap: Gap) -> bool:
    """Tell whether 万元 or 万人 begins a clause or a name: ，万元生产总值能耗下降, “万人助万企”."""
    if gap.before[-1] not in _MARKS:
        return False
    if gap.before[-1] == "”" and _ends_with_value(gap):
        # 建成“四好农村路”万公里，
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
    return is_listed or behind[:1] in _ENDS or behind[:1] == "/" or (not bound and behind.startswith(_CHANGE))
