"""Tells which names divide a whole: the sides of one division, and names that leave nothing out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from edulint.api import WordList, pattern
from edulint_figures.relations.labels import BOTH_SIDES, core, share_a_word

_REST_WORDS = WordList(__file__, "rest_words.txt")
_COMPLEMENTS = WordList(__file__, "complements.txt")
_DIVISIONS = WordList(__file__, "divisions.txt")
_OVERLAPPING_WORDS = WordList(__file__, "overlapping_words.txt")
_LONGEST_NAME = 14
# 计划内 and 计划外, but not 内科 and 外科.
_INSIDE = pattern("内(?!科)")
# These words say that a deed is not done yet: 未结, 待整改, 正在办理, 办理中.
_UNDONE = pattern(
    r"(?:未(?![来央知成])|正在|待(?!遇))(?P<deed>[一-鿿])|(?<![集其当初高])(?P<going>[一-鿿])[一-鿿](?<!其)(?<!集)中$"
)
# The end of a scale may have a measure or none: 35岁及以下, 专科及以下.
_END_OF_SCALE, _MEASURED = (
    pattern(r"(?P<measure>(?<![0-9.万千百])[0-9][0-9.万千百]*[一-鿿]{0,3})?及以下"),
    pattern("[0-9]"),
)
# How far things have come. 基本 and 部分 come before what is done; a scale has three names or four.
_DONE = pattern(r"已|完|竣|建成|整改|达标|合格|办结|解决|到位|销号|采纳|落实")
_GOING = pattern(r"^(?:目前|现|仍|还|已)?(?:有)?(?:正在|在建|在办|在改|基本|部分|施工|推进|实施|持续)|中$")
_NOT_YET = pattern(r"未(?![来央知成])|没有|待(?!遇)|滞后|缓慢|无法|不合格")
_NEARLY = pattern("基本|部分")
_STATES = (3, 4)
# The part of a name that tells it from the others has so many characters at least.
_LEAST_HEAD = 2
# One may be each of these in several ways, or can do several things: 网银客户, 手机银行客户; 可生产甲类的企业, 可生产乙类的企业.
_MEMBERS = pattern("客户|用户|会员|粉丝|^(?:可以?|能够?)(?!再生|燃|回收|源)")
# Two sides of an account and what both have.
_NO_SUMS = frozenset({"收支", "存贷", "购销", "产销", "进出", "盈亏", "增减", "升降", "出入"})
# Whose money it is: 省财政补助, 市本级投入, 县区配套.
_LEVEL = pattern(
    r"(中央|省|自治区|市|州|县|区|乡|镇|村)(?:县|区|镇)?(?:本级|级|财政|补助|配套|投入|安排|自?筹|下达|承担|负担|专项|资金)"
)
_OF_A_LEVEL = pattern("(?:中央|[省市县区州旗盟乡镇])(?:本级|级)")
# 财政总收入 is all that 税务部门 and 财政部门 collect.
_ALL_REVENUE = pattern("财政(?=总?收入)")
# What districts, trades and grades end in.
_KINDS = frozenset("区县市省州镇乡村业级组")
# The longest line of complements.txt has so many words.
_MOST_SIDES = 6
_BELOW = pattern(r"(?P<bound>[0-9][^及]{1,6})及?以下")

_DENIED = pattern(r"(?:不|未|部分)予?(?P<deed>[一-鿿]{2,4})$")
# What these words count has failed to become what a rate tells.
_OPPOSITE = pattern(r"超标|不(?:合格|达标|及格|符合|满意|到位)|未(?:达标|通过|办结|整改|完成|及格)|逾期|缺[勤席考]")


def make_a_whole(names: Sequence[str]) -> bool:
    """Tell whether groups are all there are: 城镇 and 农村 are, X and 非X; 小学 and 初中 may not be, unless 其他 follows."""
    return bool(names and _words_for_the_rest().search(names[-1])) or _end_a_scale(names) or are_complements(names)


def _end_a_scale(names: Sequence[str]) -> bool:
    """Tell whether the last name is the end of a scale, 专科及以下: 35岁及以下 is none of 女党员 and 本科及以上学历党员."""
    end = _END_OF_SCALE.search(names[-1]) if names else None
    return end is not None and (not end["measure"] or all(map(_MEASURED.search, names)))


@cache
def _words_for_the_rest() -> re.Pattern[str]:
    """Return the pattern of words for all the rest; 计算机、通信和其他电子设备制造业 is the name of one industry."""
    return pattern(
        rf"^(?:.{{0,4}}(?<![和及与]))?(?:{'|'.join(sorted(_REST_WORDS.words))})|[及和与]其他(?:方式|形式|类型?|项目?|原因|渠道|情况|用途|方面)?$"
    )


def are_complements(names: Sequence[str]) -> bool:
    """Tell whether groups are the sides of one division: 公办 and 民办, X and 非X; 本科以上 is within 专科以上."""
    return len(names) <= _MOST_SIDES and _are_sides(tuple(names)) and not all("以上" in name for name in names)


def are_sides_of_one(names: Sequence[str]) -> bool:
    """Tell whether names are the sides of one thing: 男生 and 女生, X and 非X, but not 男生 and 女教师."""
    if not are_complements(names):
        return False
    rests = {_without_sides(core(name)) for name in names}
    return len(rests) == 1 or any(name.startswith("非") for name in names)


def is_one_side(whole: str, names: Sequence[str]) -> bool:
    """Tell whether a whole is itself one of the two sides that names are of: 出口总额 has no 进口额 among its parts."""
    name = _ALL_REVENUE.sub("", whole.replace(BOTH_SIDES, ""))
    if len(names) != 2:
        return False
    if not any((one in name) != (other in name) and _are_of((one, other), names) for one, other in _pairs_of_sides()):
        return False
    # 在职 and 退休 are both of 职工医保, though 职工 is a side of 退休, too.
    return not any(
        (one in name) == (other in name) and _are_of((one, other), names) for one, other in _pairs_of_sides()
    )


@cache
def _pairs_of_sides() -> tuple[tuple[str, str], ...]:
    """Return the divisions of two sides, but those of one character: 男 and 女 stand in many names."""
    return tuple((one, other) for one, other in _divisions_by_length().get(2, ()) if min(len(one), len(other)) > 1)


def _are_of(sides: Sequence[str], names: Sequence[str]) -> bool:
    """Tell whether two names are of two sides, each of one."""
    return any(all(side in name for side, name in zip(sides, order, strict=True)) for order in (names, names[::-1]))


@cache
def _divisions_by_length() -> dict[int, list[tuple[str, ...]]]:
    found: dict[int, list[tuple[str, ...]]] = {}
    for sides in _COMPLEMENTS.rows:
        found.setdefault(len(sides), []).append(sides)
    return found


@lru_cache(maxsize=4096)
def _are_sides(names: tuple[str, ...]) -> bool:
    if len(names) == 2 and all(names):
        for one, other in (names, names[::-1]):
            if other.startswith("非") and (one.startswith(other[1:]) or other[1:].startswith(one)):
                return True
            # 政策内生育 and 政策外生育 are the two sides of one thing.
            if _INSIDE.search(one) and _INSIDE.sub("外", one.removeprefix("的")) == other.removeprefix("的"):
                return True
            # 35岁以下 and 35岁以上 are the two sides of one bound.
            if _BELOW.fullmatch(one) and _BELOW.sub(r"\g<bound>以上", one) == other:
                return True
            # What is done and what is not are two sides: 审结300件，未结40件.
            undone = _UNDONE.search(other)
            deed = (undone["deed"] or undone["going"]) if undone is not None else ""
            if deed and deed in one and not _UNDONE.search(one):
                return True
    if len(names) in _STATES and are_states(names):
        return True
    together = "\n".join(names)
    # Most divisions have not even their first side there.
    told = [sides for sides in _divisions_by_length().get(len(names), ()) if sides[0] in together]
    return any(
        all(side in together for side in sides) and all(any(side in name for side in sides) for name in names)
        for sides in told
    )


def are_states(names: Sequence[str]) -> bool:
    """Tell whether names are how far things have come, from done to not begun: 已完工, 在建, 未开工; 达标, 基本达标, 未达标."""
    first, *middle, last = names
    is_first = _DONE.search(first) is not None and not _NOT_YET.search(first) and not _GOING.search(first)
    is_last = _NOT_YET.search(last) or (_GOING.search(last) and all(map(_NEARLY.search, middle)))
    return is_first and is_last is not None and all(map(_GOING.search, middle))


@cache
def _all_sides() -> tuple[str, ...]:
    """Return the sides of all divisions, the longest first and those of one length always in the same order."""
    sides = {side for division in _COMPLEMENTS.rows for side in division}
    return tuple(sorted(sides, key=lambda side: (-len(side), side)))


def is_of_one_side(label: str, words: str) -> bool:
    """Tell whether a label names one side of a division, or one level of offices, of which words say nothing."""
    name = core(label).replace(BOTH_SIDES, "")
    # A side that shares a word with what is asked for is that very thing: 税收收入 where 税收 is asked for.
    if any(not share_a_word(side, words) for side in _named_sides().findall(name)):
        return True
    level = _OF_A_LEVEL.search(name)
    return level is not None and level[0] not in words


@cache
def _named_sides() -> re.Pattern[str]:
    """Return the pattern of the sides of all divisions, but those of one character; 工程总投资 is all of a thing."""
    return pattern(f"(?:{'|'.join(side for side in _all_sides() if len(side) > 1)})(?!总)")


def may_divide(whole: str, names: Iterable[str]) -> bool:
    """Tell whether parts may be of what a label names: 城镇 and 农村 may, 城镇就业 and 农村就业 are no parts of 贫困人口."""
    things = [_without_sides(core(name)) for name in names]
    return not any(things) or any(set(thing) & set(whole) for thing in things)


def _without_sides(name: str) -> str:
    """Return a name without the words by which it is one side of a division: 教师 of 女教师."""
    for side in [side for side in _all_sides() if side in name]:
        name = name.replace(side, "")
    return name


def name_a_whole(names: Sequence[str], whole: str) -> bool:
    """Tell whether the words of a whole name its parts: 公路水路发送旅客 of 公路 and 水路, 小学、初中在校生 of 小学 and 初中."""
    alike = common_end(names)
    for cut in range(alike, max(-1, alike - _LEAST_HEAD), -1):
        heads = [core(name[: len(name) - cut]) for name in names]
        if len(set(heads)) == len(names) and all(len(head) >= _LEAST_HEAD and head in whole for head in heads):
            return True
    # 利税 of 利润 and 税金; but 收支 is no sum of both.
    firsts = "".join(name[:1] for name in names)
    if len(names) == len(firsts) == 2 and firsts in whole and firsts not in _NO_SUMS:
        return True
    # 进出口 of 进口 and 出口, 工农业 of 工业 and 农业.
    heads, end = [core(name[: len(name) - alike]) for name in names], names[0][len(names[0]) - alike :][:1]
    are_two = len(names) == 2 and all(heads) and bool(end)
    return are_two and any(f"{one}{other}{end}" in whole for one, other in (heads, heads[::-1]))


def are_disjoint(names: Sequence[str]) -> bool:
    """Tell whether groups have nothing in common: their names are cast in one mould, or divide by one property."""
    if len(set(names)) < len(names) or not all(0 < len(name) <= _LONGEST_NAME for name in names):
        return False
    return _have_nothing_in_common(tuple(names))


@lru_cache(maxsize=4096)
def _have_nothing_in_common(names: tuple[str, ...]) -> bool:
    if make_a_whole(names):
        return True
    if overlap(names):
        return False
    lengths = [len(name) for name in names]
    # 发明授权 and 软件著作权 end alike by chance, 海淀区 and 门头沟区 don't.
    alike = 2 if names[0][-1] in _KINDS else 1
    if max(lengths) - min(lengths) < min(alike * common_end(names), 2):
        return True
    levels = {found[1] for name in names if (found := _LEVEL.search(name))}
    return len(levels) == len(names) or any(_divides(line, names) for line in _DIVISIONS.rows)


def overlap(names: Sequence[str]) -> bool:
    """Tell whether names speak of properties that one thing may have together."""
    if names and all(map(_MEMBERS.search, names)):
        return True
    # 党员 in all names (教师党员, 学生党员) is what is divided, in one of them (女教师, 党员教师) a property.
    together = "\n".join(names)
    told = (word for word in _OVERLAPPING_WORDS.words if word in together)
    return any(sum(word in name for name in names) < len(names) for word in told)


def is_mould(names: Sequence[str]) -> bool:
    """Tell whether names have their last two characters in common, and each its own beginning."""
    alike = common_end(names)
    start = common_end([name[::-1] for name in names])
    names = [name[start:] for name in names]
    return (
        alike >= 2 and len({name[:-alike] for name in names}) == len(names) and all(len(name) > alike for name in names)
    )


def common_end(names: Sequence[str]) -> int:
    """Return how many characters at their ends names have in common."""
    alike = 0
    for letters in zip(*(reversed(name) for name in names), strict=False):
        if len(set(letters)) > 1:
            break
        alike += 1
    return alike


def _divides(division: Sequence[str], names: Sequence[str]) -> bool:
    """Tell whether each name holds a group of its own."""
    taken: set[str] = set()
    for name in names:
        group = max((group for group in division if group in name), key=len, default="")
        if not group or group in taken:
            return False
        taken.add(group)
    return True


def is_denied(whole: str, part: str) -> bool:
    """Tell whether a part is named as its whole is, but denied (不同意 beside 同意), or as only partly so (部分公开)."""
    found = _DENIED.match(part)
    return found is not None and whole.endswith(found["deed"])


def says_opposite(words: str, rate: str) -> bool:
    """Tell whether words count what a rate does not: 2所超标 beside 合格率, 3件未办结 beside 办结率."""
    found = _OPPOSITE.search(words)
    return found is not None and found[0] not in rate
