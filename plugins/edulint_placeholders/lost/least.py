"""How much must speak for a lost number: the more ways a place can be read, the more.

``least.txt`` says it for each kind of place, by what complete texts show.
"""

from __future__ import annotations

import os
from functools import cache
from math import inf

from edulint.api import WordList, is_han
from edulint_placeholders.lost.evidence import known_words_at
from edulint_placeholders.lost.gaps import Gap
from edulint_placeholders.lost.places import CLASSIFIERS, WORDS
from edulint_placeholders.words import by_head

PATH = os.path.join(os.path.dirname(__file__), "least.txt")
# A measure, a sum, or a classifier that ends a clause or what is bounded; a sum per unit; a sum as a size, spent, or of
# persons; 个 at a clause's beginning, behind verbs of speech, before a word and elsewhere; classifiers of persons, at
# an end, before what they count, and at a clause's beginning. Of other kinds no place is told alone.
KINDS = (
    *("value", "bounded", "bounded-sum", "per-unit", "large", "size", "throng", "crowd", "spent", "surplus", "in-all"),
    *("first-ge", "ge-of-sums", "spoken-ge", "ge-in-word", "ge", "last-of-persons", "last", "home"),
    *("before-noun", "of-renown", "of-persons", "first", "counted", "known-end", "rest"),
)
# Of the others even a draft with many numbers asks as much: they may be speech, a size or a name.
_PLAIN = frozenset(("value", "per-unit", "in-all", "home", "last-of-persons", "last", "of-persons", "first", "counted"))
_ENDS = frozenset((*",。;、!?:()”》", ""))
_BESIDE = frozenset("、和与及")
_LARGE_SUMS = ("万亿", "千亿", "百亿")
_OF_ONE = frozenset("有了过")
_RENOWNED = by_head(CLASSIFIERS["not counted after"])["名"]
_SPOKEN, _OFFICIAL = WORDS["spoken"], WORDS["official"]
# Behind 共有 a number must follow.
_SUMMING, _NOT_SUMMING = WORDS["in all"], ("公共", "中共", "国共")
# 筹措亿元实施, 安排亿元支持: what a sum is spent on begins so.
_SPENDING = frozenset("实支用加建推改修补发扶帮开购投解提保落对为促")
# 创建名专业群
_OF_RENOWN = ("创建", "打造", "争创", "推进", "建设", "培育")
# With the sentence: where a unit is mostly one, elsewhere, and where it may be speech, a size or a name.
ODDS_KINDS = ("odds-plain", "odds-other", "odds-doubted")
# 三九天, 辞旧岁, 受要约人; 实业家, 以店为家
_OF_WORDS, _BEFORE_HOME = frozenset("天岁人位条"), frozenset("业织治学术为户的了")
_TO_HOME = frozenset("从在回离")
# Behind other signs a unit belongs to them: “5A”级, ~!%@.
_BEGINNINGS = frozenset("、,。;:“(")


def kind_with_sentence(gap: Gap, kind: str) -> str:
    """Return of which of :data:`ODDS_KINDS` a place of a kind is with its sentence; empty where that tells nothing."""
    is_among_signs = not is_han(gap.before[-1]) and gap.before[-1] not in _BEGINNINGS
    # 从家到厂里
    is_home = gap.unit == "家" and gap.before[-1] in _TO_HOME
    if not kind or gap.may_need_none or _is_in_known_word(gap) or is_among_signs or is_home:
        return ""
    goes_on = is_han(gap.after[:1] or " ")
    # 有家公司, 余家福, 名中职学校; 唯飞行小时论
    is_speech_or_name = gap.before[-1] in _OF_ONE or gap.surplus != "" or (gap.unit == "名" and gap.opens_clause)
    if is_doubted(gap) or is_speech_or_name or (gap.kind == "measure" and goes_on):
        return "odds-doubted"
    return "odds-plain" if kind in _PLAIN else "odds-other"


@cache
def least_by_kind() -> dict[str, tuple[float, float]]:
    """Return the least evidence, and the least odds with the sentence, for a loss whatever else the draft has lost.

    It is followed by what tells that the draft has lost other numbers, too.
    """
    lines = map(str.split, WordList(__file__, "least.txt").lines)
    return {"": (inf, inf), **{kind: (float(least), float(sure)) for kind, least, sure in lines}}


def is_plain(kind: str) -> bool:
    """Tell whether a place of a kind is hardly ever speech, a size or a name: many numbers make it likelier."""
    return kind in _PLAIN


def kind_of(gap: Gap) -> str:
    """Return of what kind a place is: the more ways it can be read, the more must speak for a loss there."""
    if gap.names_what_is_counted:
        return ""
    if gap.ends_clause:
        return "value"
    if gap.is_bounded:
        return "bounded-sum" if gap.kind == "money" else "bounded"
    if gap.large:
        return _kind_of_large(gap)
    if gap.unit == "个":
        return _kind_of_ge(gap)
    # 尊重企业家
    return "" if is_doubted(gap) else _kind_of_small(gap)


def _kind_of_ge(gap: Gap) -> str:
    if gap.opens_clause:
        return "first-ge"
    # “个100万”, 跨过个千亿元台阶
    if (gap.before[-1] == "“" and gap.after[:1].isdecimal()) or gap.after.startswith(_LARGE_SUMS):
        return "ge-of-sums"
    # 修个500米的路; but 建成个5G基站
    if gap.after[:1].isdecimal() and not gap.after[1:2].isalpha():
        return "spoken-ge"
    # 打造个案，, 推动个转企; but 打造个案例库，
    is_word = gap.begins_word and (not is_han(gap.after[1:2] or " ") or gap.after[1] == "企")
    if is_word or (gap.begins_word and not is_han(gap.before[-1])):
        return ""
    if gap.ends_word or not is_han(gap.before[-1]) or is_spoken(gap):
        return "spoken-ge"
    return "ge-in-word" if gap.begins_word else "ge"


def _kind_of_large(gap: Gap) -> str:
    if gap.after[:1] == "/":
        return "per-unit"
    if not is_doubted(gap):
        return "large"
    if gap.after[0] == "(":
        return "size"
    # 举办万人风筝节
    if gap.kind == "person":
        # 形成了万名干部下基层的声势
        return "throng" if gap.unit == "人" or gap.before[-1] == "了" else "crowd"
    # 筹措亿元实施; but 万元生产总值, 亿元街区
    is_spent = gap.kind == "money" and gap.large == "亿" and gap.after[0] in _SPENDING
    return "spent" if is_spent else "size"


def _kind_of_small(gap: Gap) -> str:
    if gap.after[:1] == "/" and gap.kind in ("money", "measure"):
        return "per-unit"
    if gap.surplus:
        return "surplus"
    if not (is_han(gap.before[-1]) or gap.opens_clause):
        return "" if gap.begins_word else "rest"
    if gap.before.endswith(_SUMMING) and not gap.before.endswith(_NOT_SUMMING) and not gap.begins_word:
        # 和平共处, 共克时艰
        return "rest" if gap.unit in "处克" else "in-all"
    if is_han(gap.after[:1] or " "):
        return _kind_before_noun(gap)
    ends_word = gap.unit in _OF_WORDS or (gap.unit == "家" and gap.before[-1] in _BEFORE_HOME)
    is_end = gap.after[:1] in _ENDS and gap.kind in ("classifier", "person") and gap.unit != "人次"
    # 增加名、优、特产品
    is_short = gap.after[:1] == "、" and gap.after[2:3] == "、"
    if gap.ends_word:
        return "known-end"
    if not is_end or ends_word or is_short or gap.before[-1] == "的":
        return "rest"
    if gap.unit == "家":
        return "home"
    return "last-of-persons" if gap.unit == "名" and gap.before[-1] not in _OF_ONE else "last"


def _kind_before_noun(gap: Gap) -> str:
    # 打造岁时，
    if gap.begins_word and not is_han(gap.after[1:2] or " "):
        return ""
    if gap.unit == "名":
        # 知名学生, 名医, 名老中医
        if gap.ends_word or gap.begins_word or gap.after[0] in _RENOWNED:
            return ""
        return "of-renown" if gap.opens_clause or gap.before.endswith(_OF_RENOWN) else "of-persons"
    # 有家公司, 过次生日; 贺岁主题; 家国情怀, 订座数据
    if gap.before[-1] in _OF_ONE or gap.unit == "岁" or gap.begins_word or gap.ends_word:
        return "before-noun"
    if gap.kind != "classifier":
        return "before-noun"
    if gap.opens_clause:
        # 色绿、条紧、香高 are short words.
        return "before-noun" if gap.before[-1] == "、" else "first"
    return "counted"


def is_doubted(gap: Gap) -> bool:
    """Tell whether the place may be speech, name a person or a size: 有个说法, 尊重企业家, 亿元项目, 万头（只）以上的牧场."""
    if not gap.large:
        return gap.unit == "个" or (gap.unit == "家" and _tells_of_people(gap.before))
    return gap.after[:1] == "(" or is_han(gap.after[:1] or " ")


def is_spoken(gap: Gap) -> bool:
    """Tell whether 个 stands behind a verb of ordinary speech, where it means one: 给个交代, but 新建个车间."""
    return is_spoken_before(gap.before, len(gap.before))


def is_spoken_before(folded: str, end: int) -> bool:
    """Tell whether a verb of ordinary speech ends at ``end``."""
    return folded.endswith(_SPOKEN, 0, end) and not folded.endswith(_OFFICIAL, 0, end)


def _tells_of_people(before: str) -> bool:
    """Tell whether what stands before 企业家 tells of people: 尊重企业家, 高技能人才和企业家."""
    return before[:-2].endswith(WORDS["to a person"]) or (before.endswith("企业") and before[-3:-2] in _BESIDE)


def _is_in_known_word(gap: Gap) -> bool:
    """Tell whether a known word reaches across the place or begins with the unit: 奖项, 名医."""
    return known_words_at(gap) != ()
