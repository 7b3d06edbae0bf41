"""Units that have no number before them and need none: 单位均为万元, “五好家庭户”, 下个月."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edulint.api import holds_any, pattern
from edulint_placeholders.lost.named_units import LEADS, is_fixed_form, is_no_unit, is_of_kind, is_rate_told, names_unit
from edulint_placeholders.lost.places import CLASSIFIERS, WORDS
from edulint_placeholders.lost.sizes import is_among_sizes, is_size
from edulint_placeholders.words import words_by_head

if TYPE_CHECKING:
    from edulint_placeholders.lost.gaps import Gap

# 展览场次、面积均居首位, 批次与去年持平: the unit is the name of what is compared.
_COMPARED = pattern(r"次?(?:[、和及与][^\W\d]{2,4}(?:均|都|分别|同比)|与(?:[去上往]年|同期))")
_EACH_LEVEL = pattern(r"[^\W\d_]{2,3}、[村镇乡县]")
# 通村达户
_TO_EACH = ("村达", "村入", "村到")
_NEAR_HOUSEHOLD = 10
# 增加讲解场次, 加密公交车次: what is made more is called so; 培训场次 alone may lack its number.
_MADE_MORE = pattern("(?:增加|开放|加密|加大|减少|压减|调整|优化|统筹|安排好|合理安排)[^\\W\\d_]{0,6}$")
_RAISED = pattern("(?:提升|提高)[^\\W\\d_]{2,8}$")
_TIMES = frozenset(("场次", "班次", "车次", "频次", "架次"))
# 场次超1600场, 接待批次为520个
_OWN_NUMBER = pattern("(?:超过?|达到?|约|近|为|共)[0-9]")
# 设备利用小时3592小时: an indicator is named after its unit.
_OWN_VALUE = pattern("(?:超过?|达到?|约|近|为|共)?[0-9][0-9.,]{0,9}[万亿]{0,2}")
# 为历年次高, 仅次于上年, 次会场, 次核心城市
_SECOND_BEST = ("高", "低", "优", "于", "会场", "干道", "核心城", "核心区", "中心城", "区域合作")
_JOINS = frozenset("和与及")
# Behind these 元 is a dynasty.
_OF_ERAS, _ERA = frozenset("元天"), pattern(r"[^\W\d_]?[元一二三四五六七八九十0-9]{1,2}(?:年|$)")
_OPENERS, _DYNASTIES = frozenset("“、,。;:("), ("宋、", "金、", "辽、")
# So near to 名 stands the next one of a list; of persons it counts.
_NEXT_NAMED, _NAMED_PERSONS = 8, words_by_head(CLASSIFIERS["counting"])["名"]
_FAMED = ("、优", "、特")
# 处违法所得, 处以上领导干部: a penalty or a rank is meant.
_PENALTIES = ("违法所得", "货值", "罚金", "罚款", "以上领导", "以上干部", "以下干部", "以上单位")
# 处违法收取的费用5倍以下罚款: how much the penalty is stands behind what it is reckoned by.
_FINED = pattern("处[^,。;、\n]{2,24}?[0-9一二三四五六七八九十百][倍%](?:以上|以下)?[^,。;]{0,14}罚款")
# “条”“块” are those above and those beside.
_ABOVE_AND_BESIDE = {"条": "“块”", "块": "“条”"}
# 带产业户、重点户、问题户
_AMONG_HOUSEHOLDS = pattern("户、[^\\W\\d_]{1,4}$|^户、[^\\W\\d_]{1,4}户")
# By whose level things are told, and what a book or a speech has chapters on
_OF_LEVELS, _CHAPTER = frozenset("”校院系部省市县区国"), pattern("的[^\\W\\d_]{2,4}$")
_IN_TERM = pattern("“[^\\W\\d_]{1,2}$")
_LANTERNS = ("彩灯", "华灯", "明灯", "灯火")
# 288万载重吨, 数百万千瓦小时, 3×10/飞行小时: a longer unit has its number.
_MEASURED = pattern(
    r"(?:[0-9]|[数几一二三四五六七八九十百千][百千万亿])[万亿余多]{0,2}[^\W\d年月日]{1,2}$|/[^\W\d]{1,4}$"
)
# 14个分项, x起线索件: a noun that ends like a unit is counted already.
_COUNTED = pattern(r"[0-9xX×*][个起条宗件项][^\W\d]{1,2}$|[0-9]个[^\W\d]{0,3}家庭$")
# 18,670,850)元, “8+1”项, 1800(30元×60天)元: the number is in brackets or quotation marks, or they say how it came about.
# 28万辆(艘、架)次: the unit goes on behind them.
_IN_BRACKETS = pattern(r"[0-9一二三四五六七八九十%N][元天日月年人次]?[)”]$|含[)]$|[0-9万亿][^\W\d_]\([^()0-9]{1,8}[)]$")
_COUNTED_OTHERWISE = pattern(r"[0-9][万亿余多]{0,2}[^\W\d_]{1,2}\($")
# 等个三五天, 个五年十年, 个把月: in speech a length of time follows; 村里来了个书记, 弄个餐车, 行个方便.
_IN_SPEECH = pattern("(?:想[^\\W\\d_]{0,3}|[来去]了|[弄凑捧图]|(?:^|[、,。;:!?])行)$")
_SOME_TIME = pattern(
    "把(?:[月天年周人]|小时|星期)|[一二两三四五六七八九十百几](?:[一二三四五六七八九十百]|[天年日周月]|个月|小时|分钟)"
)
# 2212万台件, 280万列次, 8千人天, x 万剂次, 百余件套: two classifiers make one unit.
_COMPOUND = pattern(r"[0-9xX×*_十百] ?[千万亿余多]{0,2}[^\W\d年月日]$")
# A mean of each, and what each ton costs or takes
_MEAN, _BY_TON = (
    pattern("均(?:约|近|超|达|为)?[0-9]"),
    pattern("吨(?:[水钢煤粮油铝纸矿电布糖]|船(?=产量))(?:产量|投资|成本|[能电水]耗|价|利润|产值|费用)"),
)
_SECOND = frozenset("次件套只座天")
_IN_TURN = frozenset(("个月", "周", "届", "轮", "批"))
_HOW_MANY = WORDS["indefinite"]
_DOES_ONE, _HOLDS = ("开", "报"), ("召开", "展开", "新开", "公开", "申报", "上报", "填报")
_SURPLUS_OF_WORDS = frozenset(WORDS["surplus"])
# 余家头水厂, 余家湾: places are named after a family; 余家福律师 is a person.
_PLACE_ENDS = frozenset("头湾村庄镇乡河山桥沟坝岭坪冲坳屯店院圩峪塘寨墩铺垸")
_TITLES = ("律师", "先生", "女士", "同志", "书记", "主任", "教授", "老师", "医生", "记者", "介绍", "表示", "说")
_STOPS = frozenset(",。;、")
_LONGEST_NAME = 12
_HEADS, _LONGEST_HEADS = pattern("(?:[各下]列|表头|栏目|各栏)[^,。;:、]{0,4}(?:为|是|:)[^。;]*$"), 80


def needs_no_number(line: str, gap: Gap, unit: re.Match[str]) -> bool:
    """Tell whether a unit of a line without a number before it needs none; ``gap`` is what stands around it."""
    if gap.after[:1] == "/" and "单位" not in gap.before and is_rate_told(line, unit):
        return False
    return (
        _COMPARED.match(line, unit.end()) is not None
        or _heads_column(line, unit)
        or (gap.unit in _TIMES and _MADE_MORE.search(gap.before) is not None)
        or (gap.unit == "人次" and _RAISED.search(gap.before) is not None)
        or (gap.unit.endswith("次") and _OWN_NUMBER.match(gap.after) is not None)
        or (gap.unit == "次" and gap.after.startswith(_SECOND_BEST))
        # 例47和例49 are examples by their numbers.
        or (gap.unit == "例" and gap.after[:1].isdecimal())
        or _names_indicator(line, gap, unit)
        or _says_of_each(line, gap, unit)
        or _is_other_word(line, gap, unit)
        or _is_spoken_of(line, gap, unit)
        or _needs_none(gap)
        or _ends_name(line, gap, unit)
        or is_no_unit(line, gap, unit)
        or is_among_sizes(line, gap, unit)
        or (gap.surplus == "余" and _is_of_word(line, gap, unit))
    )


def _names_indicator(line: str, gap: Gap, unit: re.Match[str]) -> bool:
    """Tell whether the name of an indicator ends with the unit, and its value with that unit follows."""
    value = _OWN_VALUE.match(line, unit.end()) if gap.before[-1:].isalpha() else None
    # 起降航班架次4351次
    return value is not None and line.startswith((gap.unit, gap.unit[-1]), value.end())


def _is_of_word(line: str, gap: Gap, unit: re.Match[str]) -> bool:
    """Tell whether 余 ends a word (其余, 富余), or is a family after which a place or a person is named: 余家湾, 余家福律师."""
    if gap.before[-1] in _SURPLUS_OF_WORDS:
        return True
    named, behind = line[unit.end() : unit.end() + 1], line[unit.end() + 1 : unit.end() + 2]
    # 余向东、余家华
    is_named = (gap.before[-1] == "、" and "余" in gap.before[-4:-1]) or (
        named in _PLACE_ENDS or line.startswith(_TITLES, unit.end() + 1) or (named.isalpha() and behind in _STOPS)
    )
    return unit[0] == "余家" and named != "" and is_named


def _heads_column(line: str, unit: re.Match[str]) -> bool:
    """Tell whether a clause names the columns of a table, here one with its unit: 各列为：序号、占比%、面积亩."""
    before = line[max(0, unit.start() - _LONGEST_HEADS) : unit.start()]
    return holds_any(before, ("列", "表头", "栏")) and _HEADS.search(before) is not None


def _says_of_each(line: str, gap: Gap, unit: re.Match[str]) -> bool:
    """Tell whether something is said of each one: 户脱贫、村出列、县摘帽; 产业发展到户，项目规划到户."""
    if gap.unit == "户" and _EACH_LEVEL.match(line, unit.end()):
        return True
    return gap.unit in "户人" and gap.before[-1] == "到" and line.count(f"到{gap.unit}") > 1


def _is_other_word(line: str, gap: Gap, unit: re.Match[str]) -> bool:
    """Tell whether the unit is a rank or a penalty (处以上领导干部, 处违法所得), what things are (名、优、特产品), or between what
    something is (转战于病房间).
    """
    if gap.unit == "处":
        return line.startswith(_PENALTIES, unit.end()) or _FINED.match(line, unit.start()) is not None
    if gap.unit == "名":
        return gap.after.startswith(_FAMED) or _is_of_renown(line, unit.start())
    return gap.unit == "间" and "于" in gap.before[-6:]


def _is_of_renown(line: str, at: int) -> bool:
    """Tell whether 名 praises things of a list, and counts no persons: 名中职学校、名专业."""
    first = line.rfind("名", max(0, at - _NEXT_NAMED), at) if line[at - 1] == "、" else at
    is_list = first < at or "、名" in line[at + 1 : at + _NEXT_NAMED]
    return first >= 0 and is_list and line[at + 1 : at + 2].isalpha() and not line.startswith(_NAMED_PERSONS, first + 1)


def _is_spoken_of(line: str, gap: Gap, unit: re.Match[str]) -> bool:
    """Tell whether a word is spoken of (“条”“块”), or households of several kinds are listed (重点户、问题户)."""
    if gap.before[-1] == "“" and gap.after[:1] == "”":
        return gap.unit in _ABOVE_AND_BESIDE and _ABOVE_AND_BESIDE[gap.unit] in line
    if gap.unit != "户" or gap.large:
        return False
    behind = line[unit.start() : unit.end() + _NEAR_HOUSEHOLD]
    is_of_each = gap.before[-1] == "“" and gap.after[:1].isdecimal()  # “户5条”
    return is_of_each or any(_AMONG_HOUSEHOLDS.search(side) is not None for side in (gap.before, behind))


def _ends_name(line: str, gap: Gap, unit: re.Match[str]) -> bool:
    """Tell whether a name in quotation marks ends with the unit: “五好家庭户”."""
    if gap.after[:1] != "”" or gap.large:
        return False
    opener = line.rfind("“", max(0, unit.start() - _LONGEST_NAME), unit.start() - 1)
    return opener >= 0 and line[opener + 1 : unit.start()].isalpha()


def _needs_none(gap: Gap) -> bool:
    if names_unit(gap) or _is_repeated(gap) or _ends_phrase(gap):
        return True
    if gap.large:
        return is_size(gap)
    if gap.kind == "rate":
        # %16 is a sign's code in an address.
        if gap.after[:1].isascii() and gap.after[:1].isalnum():
            return True
        # 增长% 备注: the heads of columns in one line; 完成率(%)=…: the unit of what stands before it.
        return gap.after[:1] in ("%", "‰", " ") or gap.before[-1] + gap.after[:1] == "()"
    if _is_of_speech(gap) or is_of_kind(gap) or is_fixed_form(gap):
        return True
    if gap.kind == "measure":
        # 升空可达千米以上
        is_round = gap.unit[0] == "千" and gap.after.startswith(WORDS["not-money"])
        # 小时级响应, 小时图
        is_kind = gap.after.startswith(("级", "图")) and gap.unit in ("小时", "分钟")
        return is_round or is_kind or _MEASURED.search(gap.before) is not None
    return (gap.unit in _SECOND and _COMPOUND.search(gap.before) is not None) or _is_counted(gap)


def _is_repeated(gap: Gap) -> bool:
    """Tell whether each one is meant, or the unit is written twice: 岁岁安澜, 一项项改革, 惠及90人次人次."""
    if gap.after.startswith(gap.unit) and not gap.large:
        return True
    return (len(gap.unit) > 1 and gap.before.endswith(gap.unit)) or gap.before[-2:] == f"一{gap.unit}"


def _ends_phrase(gap: Gap) -> bool:
    """Tell whether a phrase ends with the unit that asks how many, or says when or to whom: 多少分钟, 下个月, 通村达户."""
    last = gap.before[-1]
    # 111条(个)河湖: another unit for the same number; 承包面积(亩):6.13
    if last == "(" and (gap.after.startswith("):") or (gap.after[:1] == ")" and _COUNTED_OTHERWISE.search(gap.before))):
        return True
    # 至元八年, 天祐六年: names of eras
    if gap.unit in _OF_ERAS and not gap.large and _ERA.match(gap.after):
        return True
    # “前卫”级, 校院级奖项, 部省奖励: whose they are
    if (gap.unit == "级" and last in _OF_LEVELS) or (gap.unit == "部" and gap.after[:1] in ("省", "属", "委")):
        return True
    # 精彩的人才篇，; “亏吨费”
    if (gap.unit == "篇" and _CHAPTER.search(gap.before)) or (_IN_TERM.search(gap.before) and "”" in gap.after):
        return True
    # 以下简称受处分人; 周年 is judged as one.
    if "简称" in gap.before or gap.unit + gap.after[:1] in ("周年", "周岁") or gap.before.endswith(_HOW_MANY):
        return True
    # 一家三口以店为家; 岁岁年年; 彩灯万盏
    is_word = (gap.unit == "家" and last == "为" and "以" in gap.before[-6:]) or gap.before[-1:] + gap.unit == "岁岁"
    if is_word or (gap.unit == "盏" and gap.before.endswith(_LANTERNS)):
        return True
    # “小、个、专”, a list of single characters; 章、节、条的; 色绿、条紧、香高; 由家及国; 宋、元、明
    is_listed = last == "、" and gap.after[:1] == "、" and gap.before[-3:-2] in _OPENERS
    is_short = gap.before[-3:-2] == "、" or gap.after[1:2] == "、"
    is_listed = is_listed or (last == "、" and is_short and gap.unit != "个" and len(gap.unit) == 1)
    if is_listed or (last == "由" and gap.after[:1] == "及") or (gap.unit == "元" and gap.before.endswith(_DYNASTIES)):
        return True
    # “条”上的资源
    if last == "“" and gap.after.startswith("”上"):
        return True
    # 分分钟, 万岁
    is_word = last + gap.unit == "分分钟" or gap.large + gap.unit == "万岁"
    is_word = is_word or (gap.unit in _IN_TURN and last in "下上") or _IN_BRACKETS.search(gap.before) is not None
    return is_word or (gap.unit == "户" and gap.before.endswith(_TO_EACH))


def _is_of_speech(gap: Gap) -> bool:
    """Tell whether the unit stands in ordinary speech: 开个会, 报个班, 等个三五天."""
    if gap.unit != "个":
        return False
    does_one = gap.before.endswith(_DOES_ONE) and not gap.before.endswith(_HOLDS)
    return does_one or _SOME_TIME.match(gap.after) is not None or _IN_SPEECH.search(gap.before) is not None


def _is_counted(gap: Gap) -> bool:
    """Tell whether what ends like a unit is a noun that has its number: 78户脱贫监测户, 14个分项."""
    before, at = gap.before, gap.before.rfind(gap.unit)
    is_noun = len(before) - at > 2 and before[at:].isalpha() and _JOINS.isdisjoint(before[at:])
    is_noun = is_noun and before[-1] not in LEADS
    is_counted = at > 0 and before[at - 1].isdecimal() and is_noun
    return gap.unit != "个" and (is_counted or _COUNTED.search(before) is not None)
