"""Finds numbers that announce how many names, titles or points stand beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from edulint.api import SENTENCE_ENDS, Span, WordList, han_to_int, pattern
from edulint_figures.quantities.phrases import IN_BRACKETS
from edulint_figures.relations.lists import counts_of, is_laden, joints_in, names_before
from edulint_figures.relations.relation import Relation, Verdict

_WORDS = WordList(__file__, "announced.txt")
# 人防、物防、技防“三防”.
_CALLED = pattern(r"“(?P<number>[两三四五六七八九十])(?P<noun>[^，,。“”一二两三四五六七八九十]{1,3})”")
# 《…》、《…》和《…》等3个文件.
_KIND = pattern(r"([0-9]{1,2}|[两三四五六七八九十]{1,3})[个所家名支]([^0-9,。;:、()和及]{1,6})")
_BY_KIND = pattern(
    r"(?P<number>[0-9两三四五六七八九十](?<![0-9.第].)(?:(?<=[0-9])[0-9]?|(?<![0-9])[两三四五六七八九十]{0,2})"
    r"[个所家名支][^0-9,。;:、()和及]{1,6}"
    r"(?:[、和及,](?:[0-9]{1,2}|[两三四五六七八九十]{1,3})[个所家名支][^0-9,。;:、()和及]{1,6}){1,2})"
    r":(?:即|分别[是为]:?)?(?P<names>[^,。;:\n]{4,400})"
)
_TITLED = pattern(
    r"》(?:\([^()\n]{0,12}\))?(?P<open>等)?(?P<number>[两三四五六七八九十]|[0-9]{1,2})(?P<unit>[个项份部件种])"
)
_LONGEST_TITLES = 1000
_TITLES = pattern(r"《[^《》\n]{1,80}》(?:\([^()\n]{0,20}\))?(?P<joint>[、,;和及与]{1,2}(?=《)|以及(?=《)|(?=《))?")
# A list without 等 that such a noun sums up needs so many names, or it may be counted in another way (食堂、宿舍三处).
_FEWEST_SUMMED_UP, _LARGEST = 3, 12
# 一站两区, “三区一中心” and 三级航道 count nothing that is listed.
_IDIOM = pattern(
    r"[一两二三四五六七八九][^、,。一两二三四五六七八九]{1,2}[两三四五六七八九]$|[“《][两三四五六七八九十]$"
)
_CLAUSE_END, _LINE_END = pattern(r"[,。;:!?]"), 4
# 广东省双水、古井两镇: so much longer may the first name be than the last.
_LONGEST_LEAD = 3
_LONGEST_POINT = 24
# 认证互查通道等一系列惠及两地居民的服务: the list ended before the number, but not in 甲国、乙国等东盟4国; 高等 and 等级
# are no "and so on".
_CLOSED = pattern(r"(?<![高中初同平均优上下特一二三])等(?![级次候]).{3}")
# The counted noun is followed by another item of the same list.
_ITEM_GOES_ON = pattern(r"[^,。;:、()\n0-9]{1,8}、")
_JOINED, _ONE = pattern("[和与及]"), pattern(r"^[^一二三四五六七八九]{1,2}一[一-鿿]")
# 提升“八项本领”、练好“七种能力”:…: of two announced lists it can't be told which one follows.
_OTHER_SAYING = pattern(r"[两三四五六七八九十][^,。;:“”]{1,6}”[^。;:]{0,20}$")
_LONGEST_BEFORE_SAYING = 40
# 四向八廊 is a saying in two halves.
_HALF = pattern(r"[一二两三四五六七八九十][^,。;:、()“”]{1,3}$")


class _Announcing(Struct, frozen=True):
    """The patterns that are made of word lists. Each begins with one class: the search runs over the text between."""

    named: re.Pattern[str]
    points: re.Pattern[str]
    files: re.Pattern[str]
    summed_up: re.Pattern[str]
    level: re.Pattern[str]
    kinds: frozenset[str]
    together: tuple[str, ...]


@cache
def _announcing() -> _Announcing:
    others, levels = _WORDS.any_of("other words"), _WORDS.any_of("levels")
    return _Announcing(
        # 双水、古井两镇; 一中、民中、实验中学等三所学校; the last name ends where the number begins.
        named=pattern(
            r"(?P<number>[两三四五六七八九十0-9](?:(?<=十)[一二三]|(?<=[0-9])[0-9])?)"
            rf"(?!{others})(?P<unit>{_WORDS.any_of('kinds', 'units')})(?![0-9分之]|[一二两三四五六七八九十][省市县区州盟旗])"
        ),
        points=pattern(
            rf"(?P<number>[两三四五六七八九十])(?!{others})(?P<noun>个一|个?(?![是要则为])[^,。;:、()“”《》 \n一二两三四五六七八九十0-9]{{1,8}})”?"
            r"[^,。;:、()“”《》 \n一二两三四五六七八九十]{0,6}"
            r"(?:,?(?:即|包括|分别是|就是)?:|\((?:即)?|(?<=”)即)(?P<points>(?:[^。;:()\n]|\([^()\n]{1,30}\)){4,160})"
        ),
        files=pattern(
            r"(?P<number>[两三四五六七八九十0-9](?:(?<=[0-9])[0-9]|(?<![0-9])[两三四五六七八九十])?)[个项份部件][^,。;:、\n《》]{0,12}"
            rf"(?:{_WORDS.any_of('documents')})(?:\([^()\n]{{0,12}}\))?[:,](?:即|分别是|分别为|包括|它们是)?[:,]?(?=《)"
        ),
        # 三项重点工作 may be something else, 三个方面 is not; 2个工作日 are days.
        summed_up=pattern(rf"[^\W0-9]{{0,4}}?(?:{_WORDS.any_of('nouns')})(?!日)"),
        level=pattern(rf"(?:{levels})级?(?:[和及与](?:{levels})级?)?$"),
        kinds=frozenset(_WORDS.section("kinds")),
        together=_WORDS.section("together"),
    )


def relations_in(folded: str) -> Iterator[tuple[int, Relation]]:
    """Yield the announced lists of a text, each with where its number stands."""
    for announcing, read in (
        (_announcing().named, _names),
        (_CALLED, _called),
        (_TITLED, _titles_before),
        (_announcing().files, _titles),
        (_announcing().points, _points),
        (_BY_KIND, _kinds),
    ):
        for match in announcing.finditer(folded):
            at = match.start("number")
            if at and folded[at - 1] == "第":
                # 第三方, 第三条规定.
                continue
            relation = read(folded, match)
            if relation is not None:
                yield at, relation


def _names(folded: str, match: re.Match[str]) -> Relation | None:
    """Return the names that stand before a number."""
    end = match.start()
    if "、" not in folded[max(0, end - 20) : end] or _IDIOM.search(folded, max(0, end - 4), match.end("number")):
        return None
    stated = _value(match["number"])
    # 合作是两国的选择; 鸡鸣三省大桥; 两种以上.
    if stated is None or not 2 <= stated <= _LARGEST or folded[end - 1] in "0123456789.(:一二三四五六七八九是":
        return None
    if folded.startswith(("以上", "以下", "以内", "大桥", "桥"), match.end()):
        return None
    is_this = folded[end - 1] in "这共"
    end -= is_this
    is_open = folded[end - 1] == "等"
    end -= is_open
    # Titles are counted apart, and what the line before breaks off may be the first name.
    names = [] if folded[end - 1] in "》(:" or _is_broken_off(folded, end) else names_before(folded, 0, end)
    if not names or _CLOSED.search(names[-1]) or (match["unit"] == "级" and not _are_levels(names)):
        return None
    if not is_open and (is_laden(names[-1]) or _is_item(folded, match, names)):
        return None
    names = _joined(names)
    is_summed_up = _announcing().summed_up.match(folded, match.end()) is not None
    if not (is_open or is_this or is_summed_up or _names_them(match, names)):
        return None
    fewest, most = counts_of(names)
    # 等 leaves the list open, so only too many names contradict it.
    is_short = most + 1 == stated and (is_summed_up or _is_list(names))
    is_wrong = fewest > stated if is_open else fewest - 1 == stated or is_short
    is_few = is_summed_up and not is_open and len(names) < _FEWEST_SUMMED_UP
    if is_wrong and (is_few or (is_open and fewest - 1 == stated and _is_of_another_mould(names))):
        return None
    span = Span(match.start("number"), match.end())
    listed = most if stated > most else fewest
    return _relation(span, "names", listed, folded[span.start : span.end], is_wrong=is_wrong)


def _is_item(folded: str, match: re.Match[str], names: list[str]) -> bool:
    """Tell whether a number counts within an item of a longer list: 博物馆、新区四所学校、公园; 5号机组、甲区和乙区两个电站."""
    if _ITEM_GOES_ON.match(folded, match.end()):
        return True
    # 进一扇门、上一个网、办两地事: each item has a number of its own.
    if _ONE.search(names[-2]):
        return True
    own = _JOINED.split(names[-1])
    is_of_its_own = names[-2][-1:] not in {name[-1:] for name in own} and any(map(str.isdigit, names[-2]))
    return len(own) > 1 and len(own) == _value(match["number"]) and is_of_its_own


def _is_of_another_mould(names: list[str]) -> bool:
    """Tell whether the first name is none of those that are counted: 第一卷、第二卷蒙古文、藏文、壮文等三种."""
    ends = {name[-1:] for name in names[1:]}
    return len(names) > _FEWEST_SUMMED_UP and len(ends) == 1 and names[0][-1:] not in ends


def _are_levels(names: list[str]) -> bool:
    """Tell whether names are levels, which 级 counts: 省、市、县三级, not 清江、白河三级航道 nor 县医院创三级医院."""
    level = _announcing().level
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
    return bool(start and before and starts_list) and before[-1] not in SENTENCE_ENDS and before[-1] not in ":;,"


def _joined(names: list[str]) -> list[str]:
    """Return the names with 省、市、自治区 and the like as one."""
    listed = "、".join(names)
    for together in _announcing().together:
        listed = listed.replace(together, together.replace("、", ""))
    return listed.split("、")


def _called(folded: str, match: re.Match[str]) -> Relation | None:
    """Return the names before a saying that each of them has a word of."""
    if "、" not in folded[max(0, match.start() - 20) : match.start()] or _is_broken_off(folded, match.start()):
        return None
    names, stated = names_before(folded, 0, match.start()), _value(match["number"])
    if not names or stated is None or not all(name.endswith(match["noun"]) for name in names[1:]):
        return None
    if match["noun"] not in names[0]:
        return None
    span = Span(match.start("number"), match.end("noun"))
    most = len(names) + sum(map(joints_in, names))
    is_wrong = not len(names) <= stated <= most
    return _relation(span, "names", len(names), folded[span.start : span.end], is_wrong=is_wrong)


def _titles_before(folded: str, match: re.Match[str]) -> Relation | None:
    """Return the titles that stand before a number: 《…》、《…》和《…》等3个文件."""
    stated, listed, at = _value(match["number"]), 0, -1
    end = match.start() + 1
    for title in _TITLES.finditer(folded, max(0, folded.rfind("\n", 0, end) + 1, end - _LONGEST_TITLES), end):
        listed = listed + 1 if title.start() == at else 1
        at = title.end() if title["joint"] is not None or title.end() == end else -1
    if stated is None or listed < 2 or at < end:
        return None
    is_wrong = listed > stated if match["open"] else listed != stated
    span = Span(match.start("number"), match.end())
    return _relation(span, "names", listed, folded[span.start : span.end], is_wrong=is_wrong)


def _titles(folded: str, match: re.Match[str]) -> Relation | None:
    """Return the titles that stand behind a number: 3个文件：《…》、《…》."""
    stated, listed, at = _value(match["number"]), 0, match.end()
    while (title := _TITLES.match(folded, at)) is not None:
        listed, at = listed + 1, title.end()
        if title["joint"] is None:
            break
    if stated is None or listed < 2 or folded.startswith("等", at):
        return None
    span = Span(match.start(), match.end("number") + 1)
    return _relation(span, "titles", listed, folded[span.start : span.end], is_wrong=listed != stated)


def _points(folded: str, match: re.Match[str]) -> Relation | None:
    """Return the points behind a number, if they are cast in one mould: 三公开（公开标准，公开政策，公开电话）."""
    start = quoted_from = match.start()
    while folded[quoted_from - 1 : quoted_from] == "“":
        quoted_from -= 1
    if _HALF.search(folded, max(0, start - 4), start) or folded[quoted_from - 1 : quoted_from] == "、":
        # In 双清单、三助力:“双清单”即… several terms are explained.
        return None
    if _OTHER_SAYING.search(folded, max(0, start - _LONGEST_BEFORE_SAYING), start):
        return None
    stated, text = _value(match["number"]), IN_BRACKETS.sub("", match["points"])
    text = text.partition(",")[0] if "、" in text.partition(",")[0] else text.replace(",", "、")
    points = [point.strip() for point in text.split("、") if point.strip()]
    if points and points[0].startswith(("一是", "一要", "第一", "首先", "1")):
        # An enumeration, whose numbers are counted elsewhere.
        return None
    if stated is None or len(points) < 2 or max(map(len, points)) > _LONGEST_POINT or text.rstrip().endswith("等"):
        return None
    is_moulded = len({point[0] for point in points}) == 1 or len({point[-1] for point in points}) == 1
    # “三个一”活动：问一声好，让一个座，泡一杯茶.
    if not is_moulded and not (match["noun"].startswith("个一") and all("一" in point for point in points)):
        return None
    joined = sum(map(joints_in, points))
    is_wrong = stated in (len(points) - 1, len(points) + joined + 1)
    if not is_wrong and not len(points) <= stated <= len(points) + joined:
        return None
    span = Span(match.start("number"), match.end("noun"))
    return _relation(span, "titles", len(points), folded[span.start : span.end], is_wrong=is_wrong)


def _kinds(_: str, match: re.Match[str]) -> Relation | None:
    """Return the names behind two or three numbers that count them by kind: 6个镇、3个乡：城关镇、…、柳林乡."""
    counts = _KIND.findall(match["number"])
    names = IN_BRACKETS.sub("", match["names"]).split("、")
    ends = tuple(noun[-1] for _, noun in counts)
    numbers = [_value(number) for number, _ in counts]
    if len(names) < 3 or not all(name.endswith(ends) for name in names) or None in numbers:
        return None
    stated = sum(number or 0 for number in numbers)
    return _relation(Span.of(match, "number"), "titles", len(names), match["number"], is_wrong=len(names) != stated)


def _relation(span: Span, message: str, listed: int, stated: str, *, is_wrong: bool) -> Relation:
    return Relation(
        span=span,
        operands=(),
        verdict=Verdict.LIKELY_WRONG if is_wrong else Verdict.HOLDS,
        reckoning=f"{listed}{'≠' if is_wrong else '='}{stated}",
        message=message,
        values={"listed": listed, "stated": stated},
    )


def _value(number: str) -> int | None:
    return int(number) if number.isdigit() else han_to_int(number.replace("两", "二"))


def _names_them(match: re.Match[str], names: list[str]) -> bool:
    """Tell whether the number counts the names before it, not something of its own: 教育股、督导室组成两个小组."""
    if match["number"].isdigit():
        # 新建、改建学校3所.
        return match["unit"] in _announcing().kinds
    return match["unit"] in _announcing().kinds or any(name[-1:] == names[-1][-1:] for name in names[:-1])
