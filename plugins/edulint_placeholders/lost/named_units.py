"""Units that are named, and what only looks like one: 单位均为万元, 元/吨, 以%表示, 机遇期，."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edulint.api import occurrences, pattern

if TYPE_CHECKING:
    from edulint_placeholders.lost.gaps import Gap

# 单位均为万元: the unit of a table is told, nothing is counted. So it is in 以%表示, 以人次计.
_UNIT_IS = pattern("单位(?:(?:均|都|统一)?为|是|[:(])(?:(?:[^\\W\\d]{1,3}|[%‰])[、/,])*$")
_TOLD_IN, _IS_TOLD = (
    frozenset("以用按"),
    ("表示", "列示", "反映", "衡量", "计算", "计量", "为单位", "计,", "计。", "统计"),
)
# So near to one rate stands the other of a change.
_NEAR_RATE = 40
# 由12人增加到▲人: what ends so leads to a number.
LEADS = frozenset("到至为达由从比超约近共有了")
# 举办讲堂期，: what comes out in numbers; elsewhere 期 ends the name of a time, as in 窗口期.
_ISSUED = (
    "办",
    "报",
    "刊",
    "班",
    "栏",
    "坛",
    "堂",
    "培训",
    "信息",
    "动态",
    "杂志",
    "讲座",
    "节目",
    "专题",
    "出版",
    "简讯",
    "播出",
)
_OPENERS, _PHRASE_ENDS = frozenset("、,。;:“"), frozenset("、,。;")
# 亿元企业10户: so large ones, which are counted. 万元GDP能耗: how much for each
_OF_THAT_SIZE, _FOR_EACH = (
    pattern("(?:企业|项目|园区|产业|集群)[0-9]"),
    ("工业增", "生产总", "GDP", "地区生", "国内生", "产值"),
)
# 接待游客人次、旅游总收入分别增长9%: but 旅游总收入亿元 has lost its number, too.
_VISITS_AND_INCOME = pattern(
    "[、和与][\u4e00-\u9fff]{0,3}(?:收入|花费|消费)(?!(?:达到?|超过?|约|近|实现|为|突破)?[0-9万亿])"
)
# 、米易县, ；天润新城: a name begins so.
_NAMED = pattern("[天元米][\u4e00-\u9fff]{1,3}(?:县|市|区|镇|乡|大道|路|街|新城|集团|公司|城|会)")
# 采石场、砂石场: places and feasts of one kind
_OF_ONE_KIND = pattern("(?P<unit>[场节])、[\u4e00-\u9fff]{2,5}(?P=unit)(?=[、,。;等和])")
_LONGEST_ITEM = 7


def is_no_unit(line: str, gap: Gap, unit: re.Match[str]) -> bool:
    """Tell whether what looks like a unit is part of another word, of a name or of what things are reckoned by."""
    before, after = gap.before[-1], gap.after
    if gap.large:
        is_money = gap.unit == "元"
        return is_money and (after.startswith(_FOR_EACH) or _OF_THAT_SIZE.match(line, unit.end()) is not None)
    if gap.unit == "期":
        return after[:1] in _PHRASE_ENDS and before not in _OPENERS and not gap.before.endswith(_ISSUED)
    if gap.unit == "人次":
        return _VISITS_AND_INCOME.match(line, unit.end()) is not None
    if gap.unit in "场节":
        listed = _OF_ONE_KIND.finditer(line, max(0, unit.start() - _LONGEST_ITEM), unit.end() + _LONGEST_ITEM)
        return any(unit.start() in (match.start(), match.end() - 1) for match in listed)
    # 梯次推进个转企, 120万头(只、匹); ，只缴纳一次
    if (gap.unit == "个" and after.startswith("转企")) or (before == "(" and after[:1] == "、"):
        return True
    # 支工、支农
    if gap.unit == "支" and (after[1:3] == "、支" or (before == "、" and gap.before[-3:-2] == "支")):
        return True
    if before not in _OPENERS:
        return False
    return (gap.unit == "只" and before != "、") or (
        gap.unit in "天元米" and _NAMED.match(line, unit.start()) is not None
    )


def names_unit(gap: Gap) -> bool:
    """Tell whether the unit itself is named: 单位均为万元, 元/吨; but 提高到元/吨 lacks a number."""
    # 增减%: which way a value went, no one value says.
    if gap.before.endswith("增减") and gap.unit in "%‰":
        return True
    # 辍学率以%表示
    if gap.before[-1:] in _TOLD_IN and gap.after.startswith(_IS_TOLD):
        return True
    if gap.after[:1] == "/" and gap.before[-1] not in LEADS:
        return True
    return "单位" in gap.before and _UNIT_IS.search(gap.before) is not None


def is_rate_told(line: str, unit: re.Match[str]) -> bool:
    """Tell whether the same rate has its number near by: 从每学年元/人提高到1500元/人."""
    rate = line[unit.start() : unit.end() + 2]
    low, high = max(0, unit.start() - _NEAR_RATE), unit.end() + _NEAR_RATE
    return any(line[low + at - 1].isdecimal() for at in occurrences(line[low:high], rate) if low + at)
