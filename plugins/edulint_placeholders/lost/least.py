"""How much must speak for a lost number: the more ways a place can be read, the more."""

from __future__ import annotations

from math import inf

from edulint.api import is_han
from edulint_placeholders.lost.evidence import DOUBTED, STRONG, signs_of
from edulint_placeholders.lost.gaps import Gap
from edulint_placeholders.lost.places import WORDS

_ENDS = frozenset((*",。;、!?:()”》", ""))
_BESIDE = frozenset("、和与及")
# A measure or a sum that ends a clause.
_VALUE = 0.5
# A bounded value: 新增就业万人以上, and 投资亿元以上, which may be meant so.
_BOUNDED, _BOUNDED_SUM = 1.0, 3.0
# 个 hardly ever ends or begins a word: at the beginning of a clause, and elsewhere behind no verb of ordinary speech.
OPENING_GE, _GE, _GE_IN_WORD = -4.0, 1.5, 2.6
_SURE_GE = 0.4
_GE_OF_SUMS, _LARGE_SUMS = 0.0, ("万亿", "千亿", "百亿")
_OF_ONE = frozenset("有了过")
_SPOKEN, _OFFICIAL = WORDS["spoken"], WORDS["official"]
# A sum with what is done with it or for it (筹措亿元实施), and so many persons; less is the size of a village.
_SUM, _PERSONS = 2.1, 2.8
# A classifier before what it counts, inside a clause and at its beginning; one that ends a phrase and few words; 家,
# where somebody lives.
_COUNTED, _COUNTED_FIRST, _ENDING, _HOME = 1.6, 1.7, 2.1, 3.0
# 名 is a classifier of persons only: before those it counts, and at a phrase's end. Behind 共有 a number must follow.
_NAMED, _NAMED_LAST, _IN_ALL = 0.9, 0.6, -2.0
_SUMMING, _NOT_SUMMING = WORDS["in all"], ("公共", "中共", "国共")
# 筹措亿元实施, 安排亿元支持: what a sum is spent on begins so.
_SPENDING = frozenset("实支用加建推改修补发扶帮开购投解提保落对为促")
# 创建名专业群
_OF_RENOWN = ("创建", "打造", "争创", "推进", "建设", "培育")
# 提高到元/月
_PER_UNIT = 0.5
# The least odds with the sentence: where a unit is mostly one, elsewhere, and where it may be speech, a size or a name.
LEAST_ODDS, _ODDS_STRONG, _ODDS_DOUBTED = 2.0, 3.5, 6.0
# 三九天, 辞旧岁, 受要约人; 实业家, 以店为家
_OF_WORDS, _BEFORE_HOME = frozenset("天岁人位条"), frozenset("业织治学术为户的了")
_TO_HOME = frozenset("从在回离")
# Behind other signs a unit belongs to them: “5A”级, ~!%@.
_BEGINNINGS = frozenset("、,。;:“(")


def least_sure(gap: Gap) -> float:
    """Return the least evidence at a place for a loss that tells of others elsewhere in the draft."""
    if gap.ends_clause:
        return _VALUE
    if gap.opens_clause and gap.unit == "个" and not gap.large:
        return _SURE_GE
    return DOUBTED if is_doubted(gap) else STRONG


def least_odds(gap: Gap) -> float:
    """Return the least odds at a place, judged with its sentence, for a loss whatever else the draft has lost."""
    is_among_signs = not is_han(gap.before[-1]) and gap.before[-1] not in _BEGINNINGS
    if gap.may_need_none or _is_in_known_word(gap) or is_among_signs:
        return inf
    goes_on = is_han(gap.after[:1] or " ")
    # 有家公司, 余家福, 名中职学校; 从家到厂里; 唯飞行小时论
    is_speech_or_name = gap.before[-1] in _OF_ONE or gap.surplus != "" or (gap.unit == "名" and gap.opens_clause)
    is_home = gap.unit == "家" and gap.before[-1] in _TO_HOME
    if is_doubted(gap) or is_speech_or_name or is_home or (gap.kind == "measure" and goes_on):
        return _ODDS_DOUBTED
    return LEAST_ODDS if least_alone(gap) < STRONG else _ODDS_STRONG


def least_alone(gap: Gap) -> float:
    """Return the least evidence for a loss at a place, whatever else the draft has lost.

    In 28 million characters of published laws, news and reports one place in a million characters reaches it.
    """
    if gap.ends_clause:
        return _VALUE
    if gap.is_bounded:
        return _BOUNDED_SUM if gap.kind == "money" else _BOUNDED
    if gap.large:
        return _least_of_large(gap)
    if gap.unit == "个":
        if gap.opens_clause:
            return OPENING_GE
        # “个100万”, 跨过个千亿元台阶
        if (gap.before[-1] == "“" and gap.after[:1].isdecimal()) or gap.after.startswith(_LARGE_SUMS):
            return _GE_OF_SUMS
        # 修个500米的路; but 建成个5G基站
        if gap.after[:1].isdecimal() and not gap.after[1:2].isalpha():
            return DOUBTED
        # 打造个案，, 推动个转企; but 打造个案例库，
        is_word = gap.begins_word and (not is_han(gap.after[1:2] or " ") or gap.after[1] == "企")
        if is_word or gap.ends_word or not is_han(gap.before[-1]) or is_spoken(gap):
            return DOUBTED
        return _GE_IN_WORD if gap.begins_word else _GE
    return DOUBTED if is_doubted(gap) else _least_of_small(gap)


def _least_of_large(gap: Gap) -> float:
    if gap.after[:1] == "/":
        return _PER_UNIT
    if not is_doubted(gap):
        return STRONG
    if gap.after[0] == "(":
        return DOUBTED
    # 举办万人风筝节
    if gap.kind == "person":
        # 形成了万名干部下基层的声势
        return DOUBTED if gap.unit == "人" or gap.before[-1] == "了" else _PERSONS
    # 筹措亿元实施; but 万元生产总值, 亿元街区
    is_spent = gap.kind == "money" and gap.large == "亿" and gap.after[0] in _SPENDING
    return _SUM if is_spent else DOUBTED


def _least_of_small(gap: Gap) -> float:
    if gap.after[:1] == "/" and gap.kind in ("money", "measure"):
        return _PER_UNIT
    if gap.surplus or not (is_han(gap.before[-1]) or gap.opens_clause):
        return STRONG
    if gap.before.endswith(_SUMMING) and not gap.before.endswith(_NOT_SUMMING) and not gap.begins_word:
        # 和平共处, 共克时艰
        return STRONG if gap.unit in "处克" else _IN_ALL
    if is_han(gap.after[:1] or " "):
        return _least_before_noun(gap)
    ends_word = gap.ends_word or gap.unit in _OF_WORDS or (gap.unit == "家" and gap.before[-1] in _BEFORE_HOME)
    is_end = gap.after[:1] in _ENDS and gap.kind in ("classifier", "person") and gap.unit != "人次"
    # 增加名、优、特产品
    is_short = gap.after[:1] == "、" and gap.after[2:3] == "、"
    if not is_end or ends_word or is_short or gap.before[-1] == "的":
        return STRONG
    if gap.unit == "家":
        return _HOME
    return _NAMED_LAST if gap.unit == "名" and gap.before[-1] not in _OF_ONE else _ENDING


def _least_before_noun(gap: Gap) -> float:
    # 打造岁时，
    if gap.begins_word and not is_han(gap.after[1:2] or " "):
        return inf
    # 有家公司, 过次生日; 贺岁主题; 家国情怀, 订座数据
    if gap.before[-1] in _OF_ONE or gap.unit == "岁" or gap.begins_word or gap.ends_word:
        return STRONG
    if gap.unit == "名":
        return STRONG if gap.opens_clause or gap.before.endswith(_OF_RENOWN) else _NAMED
    if gap.kind != "classifier":
        return STRONG
    if gap.opens_clause:
        # 色绿、条紧、香高 are short words.
        return STRONG if gap.before[-1] == "、" else _COUNTED_FIRST
    return _COUNTED


def is_doubted(gap: Gap) -> bool:
    """Tell whether the place may be speech, name a person or a size: 有个说法, 尊重企业家, 亿元项目, 万头（只）以上的牧场."""
    if not gap.large:
        return gap.unit == "个" or (gap.unit == "家" and _tells_of_people(gap.before[:-2]))
    return gap.after[:1] == "(" or is_han(gap.after[:1] or " ")


def is_spoken(gap: Gap) -> bool:
    """Tell whether 个 stands behind a verb of ordinary speech, where it means one: 给个交代, but 新建个车间."""
    return is_spoken_before(gap.before, len(gap.before))


def is_spoken_before(folded: str, end: int) -> bool:
    """Tell whether a verb of ordinary speech ends at ``end``."""
    return folded.endswith(_SPOKEN, 0, end) and not folded.endswith(_OFFICIAL, 0, end)


def _tells_of_people(before: str) -> bool:
    """Tell whether what stands before 企业家 tells of people: 尊重企业家, 高技能人才和企业家."""
    return before.endswith(WORDS["to a person"]) or (
        before[-1:] in _BESIDE and before[:-1].endswith(WORDS["beside a person"])
    )


def _is_in_known_word(gap: Gap) -> bool:
    """Tell whether a known word reaches across the place or begins with the unit: 奖项, 名医."""
    return any(sign == "begins" or sign.startswith("across") for sign in signs_of(gap))
