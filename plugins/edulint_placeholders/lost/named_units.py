"""Units that are named, and what only looks like one: 单位均为万元, 元/吨, 以%表示, 机遇期，."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edulint.api import is_han, occurrences, pattern
from edulint_placeholders.lost.places import WORDS
from edulint_placeholders.masks.context import WORDS as MASK_WORDS
from edulint_placeholders.masks.context import title_before

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
# 采石场、砂石场, 基地处、基建处: places, feasts and offices of one kind
_OF_ONE_KIND = pattern("(?P<unit>[场节处])、[\u4e00-\u9fff]{2,5}(?P=unit)(?=[、,。;等和主负])")
_LONGEST_ITEM = 7
# What is lacking is named and not counted.
_LACKED = pattern("(?:缺少|缺乏|没有|遗漏|漏写)[\u4e00-\u9fff]{0,8}$")
_LIKE_UNITS = WORDS["ending like a unit"]
# 2.43港元
_CURRENCY = pattern("[0-9][万亿余多]{0,3}[港美日欧韩澳]$|以人民币$")
# 4户人, 3代人, 一班人, 2460口人: people are counted by what they live or work in, or by mouths.
_PEOPLE_OF = pattern(
    "(?<![0-9])[1-9一二两三四五六七八九十几][户家代批群拨班帮伙队组]$|[0-9千百余多]口$"
    r"|是(?![^\W\d]{0,6}[到至达有增约超])[^\W\d]{2,7}$|[省州][^\W\d_]{1,4}[市县区]$"
    # 1名尼日利亚人，其余均为多哥人: of what people they are
    r"|[0-9一二两三四五六七八九十][名位][^\W\d]{2,6}$|(?:其余|其他|全部|均|都)(?:为|系)[^\W\d]{2,6}$"
)
# 近50万观影人次: so many of that kind
_COUNTED_KIND = pattern(r"[0-9][万亿余多]{1,2}[^\W\d_]{2}$")
# A mean of each, and what each ton costs or takes
_MEAN, _BY_TON = (
    pattern("均(?:约|近|超|达|为)?[0-9]"),
    pattern("吨(?:[水钢煤粮油铝纸矿电布糖]|船(?=产量))(?:产量|投资|成本|[能电水]耗|价|利润|产值|费用)"),
)
_KINDS = frozenset("件项处天")
# 出具交房条
_MADE_OUT = pattern("[出开]具了?(?!的)[^\\W\\d_]{0,6}$")
_OF_THE_KIND = WORDS["of the kind"]
# 五等份: into so many equal shares. 手部等处 are such places, 致人死亡 is a term of law, 总人次 the
# name of a sum, 榜上有名 an idiom; 最高奖项 is what the words say.
_WITHOUT_NUMBER = pattern("(?:[一二两三四五六七八九十0-9]等份|等处|致人|[总的]人次|上有名|高奖项)$")
_OF_HOUSEHOLDS = ("规模", "均", "型")
_LENGTHS_AND_RATIOS = {"分钟": "制", "小时": "制", "天": "制", "倍": "差"}
_SECTION = pattern("[^\\W\\d_]{1,2}段")


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
    if gap.unit in "场节处":
        listed = _OF_ONE_KIND.finditer(line, max(0, unit.start() - _LONGEST_ITEM), unit.end() + _LONGEST_ITEM)
        return any(unit.start() in (match.start(), match.end() - 1) for match in listed)
    # 梯次推进个转企, 120万头(只、匹); ，只缴纳一次
    if (gap.unit == "个" and after.startswith("转企")) or (before == "(" and after[:1] == "、"):
        return True
    # 支工、支农
    if gap.unit == "支" and (after[1:3] == "、支" or (before == "、" and gap.before[-3:-2] == "支")):
        return True
    if _joins_places(line, gap, unit):
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


def is_of_kind(gap: Gap) -> bool:
    """Tell whether the unit says of what kind something is, or ends the name of a thing or a person."""
    last = gap.before[-1]
    # 合并同类项; 项目个均收益; 例均1500元; 设施类57个; 吨水投资
    if (gap.before[-4:] + gap.unit).endswith(_LIKE_UNITS) or gap.unit + gap.after[:1] == "个均":
        return True
    if (
        _MEAN.match(gap.after)
        or (gap.unit == "类" and gap.after[:1].isdecimal())
        or _BY_TON.match(gap.unit + gap.after)
    ):
        return True
    # 争资跑项 is what one strives for, “直通车”件, “一票否决”项 and “三九”天 are of a kind; “观景台”处 is a place.
    if (gap.unit == "项" and last in "争跑") or (gap.unit in _KINDS and last == "”"):
        return True
    # 近50万观影人次, 若干人小时, 一定数额的美元
    if (gap.unit == "人次" and _COUNTED_KIND.search(gap.before)) or gap.before.endswith(("若干人", "数额的")):
        return True
    # 钟名湖组长, 缺少问题项
    if _is_in_name(gap) or (gap.unit == "项" and _LACKED.search(gap.before)):
        return True
    # 项某 is a person; 前两位组成省份
    if gap.after.startswith("某") or (gap.unit == "位" and gap.after.startswith(("组成", "X", "x"))):
        return True
    # 等项工作, 干果等类商品: such of the kind
    if gap.unit in ("项", "类") and last == "等" and gap.after.startswith(_OF_THE_KIND):
        return True
    # 收到条, 欠条 and what one makes out (出具交房条) are receipts.
    if gap.unit == "条":
        return gap.before.endswith(WORDS["slip"]) or _MADE_OUT.search(gap.before) is not None
    # 3万亿美元, 以人民币元为计算单位
    if gap.unit == "元":
        return _CURRENCY.search(gap.before) is not None
    # 王某等人, 被拘留人, 被执行人; 三人是成都人; 云江省龙河县人
    if gap.unit != "人":
        return False
    # 死亡人数已达, 从5名人员压缩至3人
    is_word = gap.after[:1] in ("数", "员")
    return is_word or last == "等" or "被" in gap.before[-6:] or _PEOPLE_OF.search(gap.before) is not None


def _is_in_name(gap: Gap) -> bool:
    """Tell whether a person's name goes on with the unit, a title behind or before it: 钟名湖组长, 副书记钟名湖."""
    if (
        len(gap.unit) > 1
        or gap.large
        or not is_han(gap.after[:1] or " ")
        or gap.before[-1] not in MASK_WORDS["surname"]
    ):
        return False
    return gap.after.startswith(MASK_WORDS["person"], 1) or title_before(gap.before, 0, len(gap.before) - 1)


def is_fixed_form(gap: Gap) -> bool:
    """Tell whether the unit is part of a word that has no number, or of a whole one: 五等份, 宗地, 户规模."""
    if _WITHOUT_NUMBER.search(gap.before[-2:] + gap.unit):
        return True
    # “分钟制”, 最高与最低的倍差
    if gap.after[:1] == _LENGTHS_AND_RATIOS.get(gap.unit):
        return True
    if gap.unit == "宗":
        return gap.after[:1] == "地" and gap.after[1:2] != "块"
    return gap.unit == "户" and gap.after.startswith(_OF_HOUSEHOLDS)


def _joins_places(line: str, gap: Gap, unit: re.Match[str]) -> bool:
    """Tell whether a road is named after the places that it joins: 坪郊至轮水段改建."""
    return gap.before[-1] == "至" and _SECTION.match(line, unit.end()) is not None
