"""Finds numbers that announce how many names, titles or points stand beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edulint.api import Span, holds_any, pattern
from edulint_figures.quantities.phrases import IN_BRACKETS
from edulint_figures.relations.announced_names import names_called, names_counted
from edulint_figures.relations.announcing import patterns, relation_of_count, value_of
from edulint_figures.relations.lists import joints_in
from edulint_figures.relations.relation import Relation

# 人防、物防、技防“三防”.
_CALLED = pattern(r"“(?P<number>[两三四五六七八九十])(?P<noun>[^，,。“”一二两三四五六七八九十]{1,3})”")
# 《…》、《…》和《…》等3个文件.
_KIND = pattern(r"([0-9]{1,2}|[两三四五六七八九十]{1,3})[个所家名支]([^0-9,。;:、()和及]{1,6})")
_BY_KIND = pattern(
    r"(?P<number>[0-9两三四五六七八九十](?<![0-9.第].)(?:(?<=[0-9])[0-9]?|(?<![0-9])[两三四五六七八九十]{0,2})"
    r"[个所家名支][^0-9,。;:、()和及]{1,6}"
    r"(?:[、和及,](?:[0-9]{1,2}|[两三四五六七八九十]{1,3})[个所家名支][^0-9,。;:、()和及]{1,6}){0,2})"
    r":(?:即|分别[是为]:?)?(?P<names>[^,。;:\n]{4,400})"
)
# 设3个考点，分别为一中、二中、三中.
_EACH = pattern(
    r"(?P<number>[0-9](?<![0-9.第前、和及].)[0-9]?|[两三四五六七八九十](?<![第前、和及两三四五六七八九十].)[一二三四五六七八九十]?)"
    r"(?P<noun>[个所家名支次项条座处场类批位期][^0-9,。;:、()\n]{0,8}?),?分别[是为]:?(?P<names>[^,。;:\n]{4,300})(?=[,。;\n])"
)
_LEAST_EACH, _LONGEST_EACH = 3, 12
# 学校数分别为12所、8所、5所: values, and no names; months and days are names.
_VALUE = pattern(r"[^0-9]{0,4}[0-9](?![0-9]?月)")
# 三件实事：改造厕所2座，更换灯具216盏，新建洗手台4个。
_CLAUSES = pattern(
    r"(?P<number>[三四五六七八九](?<!第.)(?<!十.))(?P<noun>件(?:实|大|好|民生实)?事|(?:项|个|大)(?:重点|主要|具体)?(?:工作|任务|措施|行动|工程|方面|环节|活动))"
    r"”?(?:的?工作)?:(?P<points>[^。:\n]{6,160})(?=。)"
)
# Points of their own, or what the work is: 五项重点工作：是指…
_PARTING, _APART = pattern("[,、;和与及并或]"), pattern("[一首第1①(是指]")
_TITLED = pattern(
    r"》(?:\([^()\n]{0,12}\))?(?P<open>等)?(?P<number>[两三四五六七八九十]|[0-9]{1,2})(?P<unit>[个项份部件种])"
)
_LONGEST_TITLES = 1000
_MOST_FORGOTTEN = 2
_TITLES = pattern(r"《[^《》\n]{1,80}》(?:\([^()\n]{0,20}\))?(?P<joint>[、,;和及与]{1,2}(?=《)|以及(?=《)|(?=《))?")
_MEASURES, _DIGIT = frozenset("个项大类种条件方点名位所家批次期届部处组"), pattern("[0-9]")
# What sums up the points is none of them.
_TOTAL = pattern(r"(?:总|合计|共计|小计|平均)[^0-9]{0,6}[0-9]")
# 提升“八项本领”、练好“七种能力”:…: of two announced lists it can't be told which one follows.
_OTHER_SAYING = pattern(r"[两三四五六七八九十][^,。;:“”]{1,6}”[^。;:]{0,20}$")
_LONGEST_BEFORE_SAYING = 40
# 十三次会议强调：…: 三 is no number of its own.
_PARTS_OF_NUMBER = frozenset("十百")
# 三大工程，即…: with these a number counts kinds.
_KINDS = frozenset("大个项类种条支")
# 四向八廊 is a saying in two halves.
_HALF = pattern(r"[一二两三四五六七八九十][^,。;:、()“”]{1,3}$")


def relations_in(folded: str) -> Iterator[tuple[int, Relation]]:
    """Yield the announced lists of a text, each with where its number stands."""
    # With each pattern goes what it needs one of and many drafts lack.
    for needed, announcing, read in (
        ("、", patterns().named, names_counted),
        ("“", _CALLED, names_called),
        ("》", _TITLED, _titles_before),
        ("《", patterns().files, _titles),
        ((":", "(", "即", "做到"), patterns().points, _points),
        (":", _BY_KIND, _kinds),
        (("分别是", "分别为"), _EACH, _names_of_each),
        (":", _CLAUSES, _clauses),
    ):
        for match in announcing.finditer(folded) if holds_any(folded, needed) else ():
            at = match.start("number")
            if at and folded[at - 1] == "第":
                # 第三方, 第三条规定.
                continue
            relation = read(folded, match)
            if relation is not None:
                yield at, relation


def _titles_before(folded: str, match: re.Match[str]) -> Relation | None:
    """Return the titles that stand before a number: 《…》、《…》和《…》等3个文件."""
    stated, listed, at = value_of(match["number"]), 0, -1
    end = match.start() + 1
    for title in _TITLES.finditer(folded, max(0, folded.rfind("\n", 0, end) + 1, end - _LONGEST_TITLES), end):
        listed = listed + 1 if title.start() == at else 1
        at = title.end() if title["joint"] is not None or title.end() == end else -1
    if stated is None or listed < 2 or at < end:
        return None
    is_wrong = listed > stated if match["open"] else listed != stated
    span = Span(match.start("number"), match.end())
    return relation_of_count(span, "names", listed, folded[span.start : span.end], is_wrong=is_wrong)


def _titles(folded: str, match: re.Match[str]) -> Relation | None:
    """Return the titles that stand behind a number: 3个文件：《…》、《…》."""
    stated, listed, at = value_of(match["number"]), 0, match.end()
    while (title := _TITLES.match(folded, at)) is not None:
        listed, at = listed + 1, title.end()
        if title["joint"] is None:
            break
    # 《…》等5部文件，《…》《…》经审议通过: the number sums up what stands before it.
    if stated is None or listed < 2 or folded.startswith("等", at) or folded[match.start() - 1] == "等":
        return None
    span = Span(match.start(), match.end("number") + 1)
    return relation_of_count(span, "titles", listed, folded[span.start : span.end], is_wrong=listed != stated)


def _points(folded: str, match: re.Match[str]) -> Relation | None:
    """Return the points behind a number, if they are cast in one mould: 三公开（公开标准，公开政策，公开电话）."""
    if _explains_other_terms(folded, match) or folded[match.start() - 1 : match.start()] in _PARTS_OF_NUMBER:
        return None
    stated, (text, listed, rest) = value_of(match["number"]), _list_of(match["points"])
    points = [point.strip() for point in text.split("、") if point.strip() and not point.startswith("其中")]
    if len(points) > 2 and _TOTAL.match(points[-1]):
        # 三项得分为：组织建设38.5分，作风建设28.0分，创新工作27.5分，总分94.0分.
        points.pop()
    if points and points[0].startswith(("一是", "一要", "第一", "首先", "1")):
        # An enumeration, whose numbers are counted elsewhere.
        return None
    if stated is None or len(points) < 2 or text.rstrip().endswith("等"):
        return None
    if match["noun"][0] not in _MEASURES and all(map(_DIGIT.search, points)):
        # 三星电子：利润13.8万亿元，市场预估15.2万亿元: amounts are no points of a saying.
        return None
    # “三个一”活动：问一声好，让一个座，泡一杯茶; “三个优先”：资金优先保障、人员优先配备、项目优先安排.
    word = "一" if match["noun"].startswith("个一") else match["noun"].removeprefix("个")
    # 春比开工、夏比进度，全年比增长: the list goes on. Clauses may share a word by chance: 党委负主体责任，纪委负监督责任.
    is_list = word == "一" or (text == listed and word not in rest)
    is_named = word != "" and all(word in point for point in points) and is_list
    is_moulded = len({point[0] for point in points}) == 1 or len({point[-1] for point in points}) == 1
    # 落实“四项制度”，做到有人管、有人抓: what is done is no list of the four, as 早发现、早报告 is of “四早”.
    if not is_named and (match["done"] or not is_moulded):
        return None
    joined = sum(map(joints_in, points))
    is_wrong = stated in (len(points) - 1, len(points) + joined + 1)
    span = Span(match.start("number"), match.end("noun"))
    listed_points = len(points) + (joined if stated > len(points) else 0)
    return relation_of_count(span, "titles", listed_points, folded[span.start : span.end], is_wrong=is_wrong)


def _explains_other_terms(folded: str, match: re.Match[str]) -> bool:
    """Tell whether what stands behind a number explains a term, or is told of half of it or of several."""
    start = quoted_from = match.start()
    while folded[quoted_from - 1 : quoted_from] == "“":
        quoted_from -= 1
    if _HALF.search(folded, max(0, start - 4), start) or folded[quoted_from - 1 : quoted_from] == "、":
        # In 双清单、三助力:“双清单”即… several terms are explained.
        return True
    joining = folded[match.end("noun") : match.start("points")]
    if joining.endswith(",即") and not joining.startswith("”") and match["noun"][0] not in _KINDS:
        # 三大工程，即…; but of 三进阵列, 即 says what it is.
        return True
    # 两大理念——纵向：…，横向：…
    return (
        "—" in match["noun"] or _OTHER_SAYING.search(folded, max(0, start - _LONGEST_BEFORE_SAYING), start) is not None
    )


def _list_of(told: str) -> tuple[str, str, str]:
    """Return the list of points, what stands before the first comma, and what stands behind it."""
    text = IN_BRACKETS.sub("", told)
    # 六抓：省里提出的“六抓”，即抓投资、抓项目…: the points stand behind 即.
    named, _, behind = text.partition("即")
    text = behind if named.endswith(("”", "”,")) else text
    listed, _, rest = text.partition(",")
    return (listed if "、" in listed else text.replace(",", "、")), listed, rest


def _clauses(folded: str, match: re.Match[str]) -> Relation | None:
    """Return the clauses behind a number, where they can't be as many, however they are told apart."""
    points, stated = match["points"], value_of(match["number"])
    if _APART.match(points) or "一是" in points or stated is None or points.endswith("等"):
        return None
    if _PARTING.split(points, maxsplit=1)[0].strip() == points[:stated]:
        # 开门七件事：柴米油盐酱醋茶
        return None
    most = len(_PARTING.findall(points)) + 1
    span = Span(match.start("number"), match.end("noun"))
    return (
        relation_of_count(span, "titles", most, folded[span.start : span.end], is_wrong=True) if most < stated else None
    )


def _kinds(folded: str, match: re.Match[str]) -> Relation | None:
    """Return the names behind numbers that count them by kind: 6个镇、3个乡：城关镇、…、柳林乡."""
    counts = _KIND.findall(match["number"])
    names = IN_BRACKETS.sub("", match["names"]).split("、")
    ends = tuple(noun[-1] for _, noun in counts)
    numbers = [value_of(number) for number, _ in counts]
    if len(names) < 3 or not all(name.endswith(ends) for name in names) or None in numbers:
        return None
    # “六个求突破、五个走前列”: the second list follows behind a semicolon.
    if folded.startswith(";", match.end()):
        return None
    stated = sum(number or 0 for number in numbers)
    if len(counts) == 1 and abs(len(names) - stated) > _MOST_FORGOTTEN:
        # Of many, a few may be named.
        return None
    most = len(names) + sum(map(joints_in, names))
    is_wrong = not len(names) <= stated <= most
    return relation_of_count(Span.of(match, "number"), "titles", most, match["number"], is_wrong=is_wrong)


def _names_of_each(folded: str, match: re.Match[str]) -> Relation | None:
    """Return the names that stand for each of a number: 设3个考点，分别为一中、二中、三中."""
    names, stated = IN_BRACKETS.sub("", match["names"]).split("、"), value_of(match["number"])
    if stated is None or len(names) < _LEAST_EACH or names[-1].endswith("等") or any(map(_VALUE.match, names)):
        return None
    if sum(name.endswith(match["noun"][-1]) for name in names) == stated:
        # 三个专业组，分别为心脏、血管组、妇产组、腹部组: one of them has two names.
        return None
    most = len(names) + sum(map(joints_in, names))
    # Of many, a few may be named, and a longer part of the list is a sentence.
    if min(abs(len(names) - stated), abs(most - stated)) > _MOST_FORGOTTEN or max(map(len, names)) > _LONGEST_EACH:
        return None
    is_wrong = not len(names) <= stated <= most
    span = Span(match.start("number"), match.end("noun"))
    return relation_of_count(span, "titles", most, folded[span.start : span.end], is_wrong=is_wrong)
