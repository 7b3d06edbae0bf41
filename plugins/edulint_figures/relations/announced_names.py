"""Finds the names that stand before a number which counts them: 双水、古井两镇; 人防、物防、技防“三防”."""

from __future__ import annotations

import re
from itertools import pairwise

from edulint.api import SENTENCE_ENDS, Span, is_han, pattern
from edulint_figures.relations.announcing import patterns, relation_of_count, value_of
from edulint_figures.relations.lists import counts_of, is_laden, joints_in, names_before
from edulint_figures.relations.relation import Relation

# 一站两区, “三区一中心” and 三级航道 count nothing that is listed.
_IDIOM = pattern(
    r"[一两二三四五六七八九][^、,。一两二三四五六七八九]{1,2}[两三四五六七八九]$|[“《][两三四五六七八九十]$"
)
_NUMBERED = pattern("[一二三四五六七八九十0-9][^、]$")
_BRIGADE = pattern("队(?!伍)")
# 东盟、欧盟、中亚五国: the countries of one region.
_REGION = pattern(r"[亚欧洲非湾盟砖]$")
# What short names of places are counted by.
_OF_PLACES = frozenset("国省市地方")
_HEADING = pattern(
    r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十0-9]{1,3}\)|[0-9]{1,2}[.、])[^,。;:、\n]{2,30}"
)
_CLAUSE_END, _LINE_END = pattern(r"[,。;:!?]"), 4
# 广东省双水、古井两镇: so much longer may the first name be than the last.
_LONGEST_LEAD = 3
# 认证互查通道等一系列惠及两地居民的服务: the list ended before the number, but not in 甲国、乙国等东盟4国; 高等 and 等级
# are no "and so on".
_CLOSED = pattern(r"(?<![高中初同平均优上下特一二三])等(?![级次候]).{3}")
# The counted noun is followed by another item of the same list; 石桥村、河口三村、湾里村 has a name that ends like a count.
_ITEM_GOES_ON = pattern(r"[^,。;:、()\n0-9]{0,8}、")
_NAME_BEHIND = pattern("[和与及]([^\\W\\d_]{1,4}?[镇乡村县区市])")
_OTHER_COUNT = pattern(r"[0-9][省市区县州都道府]$")
# 预警、掌控和适应三种能力评价5个维度: the names have their own number before it.
_OWN_NUMBER = pattern(r"[^第一二三四五六七八九十][两三四五六七八九十][个项种类大条][^,。;、]{2,20}$")
_JOINED, _ONE = pattern("[和与及]"), pattern(r"^[^一二三四五六七八九]{1,2}一[一-鿿]")
# A clause that is a name alone, from the beginning of its sentence.
_NAME_BEFORE, _LONGEST_NAME_BEFORE = pattern(r"(?:^|[。;\n])[一-鿿]{2,14}[校院所局厅部委会站社村厂],$"), 20
# In a list whose items are clauses, words so short go on with the item before.
_SHORT_ITEM, _LONG_ITEM = 3, 10
# A list without 等 that such a noun sums up needs so many names, or it may be counted in another way (食堂、宿舍三处).
_FEWEST_SUMMED_UP, _LARGEST = 3, 12
_FEWEST_CALLED, _MEASURES = 3, frozenset("支项类种条张本道")


def names_counted(folded: str, match: re.Match[str]) -> Relation | None:
    """Return the names that stand before a number."""
    end = match.start()
    stated = value_of(match["number"])
    if stated is None or "、" not in folded[max(0, end - 20) : end] or _counts_nothing_listed(folded, match, stated):
        return None
    is_this = folded[end - 1] in "这共"
    end -= is_this
    is_open = folded[end - 1] == "等"
    end -= is_open
    names = _names_listed(folded, match, end)
    if not names:
        return None
    starts_at = end - len("、".join(names))
    names = _as_one_name(names)
    # “新、奇、特”三个字: what is quoted as a whole is counted, whatever it is.
    is_quoted = (
        folded[end - 1] == "”" and folded[starts_at - 2 : starts_at - 1] == "“" and len(names) >= _FEWEST_SUMMED_UP
    )
    is_summed_up = is_quoted or _is_summed_up(folded, match, names)
    if not (is_open or is_this or is_summed_up or _names_them(match, names)):
        return None
    fewest, most = counts_of(names)
    # 等 leaves the list open, so only too many names contradict it.
    is_short = most + 1 == stated and (is_summed_up or _is_list(names))
    is_wrong = fewest > stated if is_open else fewest - 1 == stated or is_short
    is_few = is_summed_up and len(names) < _FEWEST_SUMMED_UP
    is_loose = (fewest - 1 == stated and _is_of_another_mould(names)) or _holds_list(names)
    if is_wrong and (is_few or is_loose or _begins_inside(names, stated)):
        return None
    if is_wrong and is_short and _goes_on_from_subject(folded, starts_at):
        return None
    span = Span(match.start("number"), match.end())
    listed = most if stated > most else fewest
    return relation_of_count(span, "names", listed, folded[span.start : span.end], is_wrong=is_wrong)


def _counts_nothing_listed(folded: str, match: re.Match[str], stated: int) -> bool:
    """Tell whether a number is part of a fixed name or another number, or so large that nobody lists what it counts."""
    start, end = match.start(), match.end()
    if not 2 <= stated <= _LARGEST or _IDIOM.search(folded, max(0, start - 4), match.end("number")):
        return True
    # 共计1都12县 counts both kinds.
    if _OTHER_COUNT.search(folded, max(0, start - 3), start):
        return True
    # B2县: a number in a name.
    if folded[start - 1].isascii() and folded[start - 1].isalpha():
        return True
    # 合作是两国的选择; 鸡鸣三省大桥; 两种以上.
    if folded[start - 1] in "0123456789.(:一二三四五六七八九是":
        return True
    if folded.startswith(("以上", "以下", "以内", "大桥", "桥"), end):
        return True
    # 交警支队五大队 is one of its brigades, 教师、护士三大队伍 are none.
    return match["unit"] == "大" and _BRIGADE.match(folded, end) is not None


def _names_listed(folded: str, match: re.Match[str], end: int) -> list[str]:
    """Return the names that a number counts, which end at an offset; none where it counts something else."""
    names, unit = names_before(folded, 0, end), match["unit"]
    if not names or _OWN_NUMBER.search(names[-1]) or (unit == "国" and _REGION.search(names[-1])):
        return []
    if _counts_short_names(match, names) or any(_NUMBERED.search(name) and name[-1:] == unit for name in names[:-1]):
        # 安能三局、洺悦地产、水电五局: a number in the name of an office.
        return []
    if unit == "级":
        names = _with_both_ends(names)
    if _CLOSED.search(names[-1]) or (unit == "级" and not _are_levels(names)):
        return []
    if is_laden(names[-1]) or _is_done_to_both(match, names[-1]) or _is_item(folded, match, names):
        return []
    return names


def _begins_inside(names: list[str], stated: int) -> bool:
    """Tell whether a list of as many names as are counted begins behind 与: 纪委、监察办与吉林长春、四川成都、广东佛山三地."""
    return any(_JOINED.search(name) and len(names) - index == stated for index, name in enumerate(names[:-1]))


def _goes_on_from_subject(folded: str, start: int) -> bool:
    """Tell whether a name with a comma stands before a list, as its first: 党校上海分校，吉林、福建、天津党校四家单位."""
    return _NAME_BEFORE.search(folded, max(0, start - _LONGEST_NAME_BEFORE), start) is not None


def _counts_short_names(match: re.Match[str], names: list[str]) -> bool:
    """Tell whether a number counts short names behind other words: 侨胞、学生挥舞中巴两国国旗; 干部、群众往来川渝两地."""
    return match["unit"] in _OF_PLACES and len(names[-1]) > 2 * max(map(len, names[:-1]))


def _is_summed_up(folded: str, match: re.Match[str], names: list[str]) -> bool:
    """Tell whether what stands behind the number sums up the names: 三大 does with any noun."""
    if match["unit"] == "大" and is_han(folded[match.end() : match.end() + 1]):
        # 与雅典、罗马、开罗并称四大古都: the subject is one of them, too.
        return "称" not in names[-1]
    return patterns().summed_up.match(folded, match.end()) is not None


def _is_item(folded: str, match: re.Match[str], names: list[str]) -> bool:
    """Tell whether a number counts within an item of a longer list: 博物馆、新区四所学校、公园; 5号机组、甲区和乙区两个电站."""
    if _ITEM_GOES_ON.match(folded, match.end()) or _is_name_of_place(folded, match, names):
        return True
    # 进一扇门、上一个网、办两地事: each item has a number of its own.
    if _ONE.search(names[-2]):
        return True
    own = _JOINED.split(names[-1])
    is_of_its_own = names[-2][-1:] not in {name[-1:] for name in own} and any(map(str.isdigit, names[-2]))
    return len(own) > 1 and len(own) == value_of(match["number"]) and is_of_its_own


def _is_name_of_place(folded: str, match: re.Match[str], names: list[str]) -> bool:
    """Tell whether the count ends a name among others of its kind: 石桥镇、南三镇和清河镇."""
    kind = folded[match.end() - 1]
    behind = _NAME_BEHIND.match(folded, match.end())
    return behind is not None and behind[1][-1] == kind and all(name[-1:] == kind for name in names[:-1])


def _is_of_another_mould(names: list[str]) -> bool:
    """Tell whether the first name is none of those that are counted: 第一卷、第二卷蒙古文、藏文、壮文等三种."""
    ends = {name[-1:] for name in names[1:]}
    return len(names) > _FEWEST_SUMMED_UP and len(ends) == 1 and names[0][-1:] not in ends


def _is_done_to_both(match: re.Match[str], last: str) -> bool:
    """Tell whether 两 stands for two that were named before, to whom something is done: 维护、发展好两国关系."""
    return match["number"] == "两" and last.endswith(patterns().done_to_both)


def _holds_list(names: list[str]) -> bool:
    """Tell whether an item is a clause with a list of its own: 简化办证、开放赴外地探亲、就医、求学等两项政策."""
    return any(len(name) <= _SHORT_ITEM and len(before) >= _LONG_ITEM for before, name in pairwise(names))


def _with_both_ends(names: list[str]) -> list[str]:
    """Return levels with the first two apart that 到 joins: 从国家到省、市、县四级."""
    first, to, second = names[0].rpartition("到")
    return [first, second, *names[1:]] if to and patterns().level.search(first) else names


def _are_levels(names: list[str]) -> bool:
    """Tell whether names are levels, which 级 counts: 省、市、县三级, not 清江、白河三级航道 nor 县医院创三级医院."""
    level = patterns().level
    # The first name carries the words before it.
    return level.search(names[0]) is not None and all(map(level.fullmatch, names[1:]))


def _is_list(names: list[str]) -> bool:
    """Tell whether a list surely begins with its first name, which 帮助我省的中央单位、东部4市 does not."""
    lengths = [len(name) for name in names]
    is_even = len(names) > 2 and max(lengths[1:]) - min(lengths[1:]) <= 1
    return is_even or not (is_laden(names[0]) or lengths[0] > lengths[-1] + _LONGEST_LEAD)


def _is_broken_off(folded: str, end: int) -> bool:
    """Tell whether the list that ends at an offset begins with its line, and the line before breaks off."""
    start = folded.rfind("\n", 0, end) + 1
    before = folded[max(0, start - _LINE_END) : start].rstrip()
    starts_list = not _CLAUSE_END.search(folded, start, end)
    if not (start and before and starts_list) or before[-1] in SENTENCE_ENDS or before[-1] in ":;,":
        return False
    # A heading has no stop, and breaks off all the same.
    above = folded[folded.rfind("\n", 0, start - 1) + 1 : start].strip()
    return _HEADING.fullmatch(above) is None


def _as_one_name(names: list[str]) -> list[str]:
    """Return the names with 省、市、自治区 and the like as one."""
    listed = "、".join(names)
    for together in patterns().together:
        listed = listed.replace(together, together.replace("、", ""))
    return listed.split("、")


def names_called(folded: str, match: re.Match[str]) -> Relation | None:
    """Return the names before a saying that each of them has a word of."""
    if "、" not in folded[max(0, match.start() - 20) : match.start()] or _is_broken_off(folded, match.start()):
        return None
    names, stated = names_before(folded, 0, match.start()), value_of(match["number"])
    if not names or stated is None:
        return None
    # 县长、局长、校长、村主任“四长”: one of many may be called otherwise.
    others = sum(not name.endswith(match["noun"]) for name in names[1:])
    is_of_each = others <= (len(names) > _FEWEST_CALLED) and match["noun"] in names[0]
    span = Span(match.start("number"), match.end("noun"))
    most = len(names) + sum(map(joints_in, names))
    if not is_of_each and (
        match["noun"][0] not in _MEASURES
        or len(names) < _FEWEST_CALLED
        or not (stated in (most, most + 1) or (stated == most - 1 and _are_short_and_even(names)))
    ):
        # 党员、网格员、志愿者“三支队伍”: what is summed up so needs no word in common.
        return None
    # 具体化、制度化、规范化等“十化”: the list is left open.
    is_wrong = not len(names) <= stated <= most and not (names[-1].endswith("等") and len(names) < stated)
    return relation_of_count(span, "names", len(names), folded[span.start : span.end], is_wrong=is_wrong)


def _are_short_and_even(names: list[str]) -> bool:
    """Tell whether names are surely one list: 问题、责任、措施、时限, but not 低保、特困供养、残疾人 before “两项补贴”."""
    return len(names) > _FEWEST_CALLED and {len(name) for name in names[1:]} in ({2}, {3})


def _names_them(match: re.Match[str], names: list[str]) -> bool:
    """Tell whether the number counts the names before it, not something of its own: 教育股、督导室组成两个小组."""
    return match["unit"] in patterns().kinds or any(name[-1:] == names[-1][-1:] for name in names[:-1])
