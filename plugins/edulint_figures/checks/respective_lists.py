"""FI302: 分别 between lists of unequal length."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from edulint.api import Severity, Span, Wording, pattern
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.quantity import Quantity
from edulint_figures.relations.lists import LONGEST_LIST, counts_of, joints_in, names_before
from edulint_figures.relations.relation import Relation, RelationCheck, Verdict, spans

_WORD, _FEWEST = "分别", 2
_CLOSE = 14
_AND = pattern(r" ?(?:[、和及与]|以及) ?")
# 2018年、2019年, 2018年-2020年 and 2018—2020年 are years to which figures may go, 2024至2025年度 is one of them.
_YEARS = pattern(r"[12][0-9]{3} ?年?(?:[、和及与\-~—–至到 ]+[12][0-9]{3} ?年?+)++(?! ?[0-9年度]|学年|平均|期间)")
_YEAR = pattern(r"(?<![\-~—–至到])(?P<span>[\-~—–至到]*) ?(?P<year>[12][0-9]{3})")
# 2016至2018年的复合增长率: one figure for all years; 分别位于第8、9、12名: the first of such a list is no quantity.
_OF_ALL_YEARS, _RANKED = pattern(r"复合|年均|平均|累计|合计"), pattern(r"第 ?[0-9]+ ?[位名]? ?[、和及与,] ?$")
_SENTENCE_END = pattern(r"[。;!?\n]")
# Also behind a unit that is not known: 90万只、8万群和7万亩.
# 9.93%、-2.57%; 3075件、2823件，3813件、3513件 are pairs.
_GOES_ON = pattern(r" ?[一-鿿]{0,2}(?:[、和及与] ?[-—－–负]?[0-9xX×*]|[,，] ?[0-9.]{1,12} ?[一-鿿%]{1,3}、 ?[0-9])")
# What stands between the last of several counts and 分别, and between two of the counts.
_BEHIND_COUNTS = pattern(r"[一-鿿]{0,2},(?:同比|环比|[比较][上去]年(?:同期)?|总数|累计|[^,。;:、0-9]{0,6}率)?")
_NEXT_COUNT = pattern(r"[一-鿿]{0,2}[、和及与][^,。;:、0-9]{1,16}")


_YEAR_FIRST = pattern(r"[12][0-9]{3}年?")
_OF_ONE_KIND = pattern(r"^[一-鿿]{2,4}类")
_COUNTED = pattern(r"[0-9] ?[个家户条座所处][^0-9]{1,8}$")
_BY_WHAT = pattern(r"(?:根据|按照?|依据|依照|视)[^\W\d_]{2,12}$")
# 甲类12.8万支、乙类和丙类分别10.3万支和1.6万支: what has its figure is none of those that 分别 tells.
_HAS_ITS_OWN = pattern(r"[0-9] ?[%‰万亿元人个家户件吨支辆亩套次起名项台头只]{1,3}(?:左右|以上|以下)?$")
# “加工船；拖船”、“浮船坞”: a semicolon in a name.
_MARK_IN_NAME = pattern("“[^“”;。\n]*[;。][^“”\n]*”")
_FROM = ("从", "由", "自")
_UNCHANGED = ("持平", "不变", "无增减", "零增长")


class RespectiveLists(RelationCheck):
    """What it finds:
        zh: “分别”前面的名称与后面的数字个数不等。
        en: More names before 分别 than figures behind it, or fewer.

    Why it matters:
        zh: 读者无法知道哪个数字属于哪一项。
        en: Nobody can tell which figure belongs to which name.

    Example:
        小学、初中、高中的本科教师比例分别为75.5%、93.3%。

    Instead:
        小学、初中、高中的本科教师比例分别为75.5%、93.3%、100%。

    Source:
        zh: 公开报告中“分别”的用法。
        en: How published reports use 分别.
    """

    code = "FI302"
    name = "respective-lists"
    severity = Severity.WARNING
    summary = Wording(zh="“分别”前后个数不等", en="lists of unequal length around 分别")
    messages = {
        "contradiction": Wording(
            zh="“分别”前面列了{names}项，后面有{figures}个数",
            en="{names} names stand before 分别, {figures} figures behind",
        )
    }

    def relations_in(self, passage: Passage) -> Iterator[Relation]:
        """Yield the lists of figures behind 分别."""
        text, start = passage.text, passage.span.start
        for run in _lists(passage) if passage.holds(_WORD) else ():
            word = text.rfind(_WORD, max(start, run[0].span.start - _CLOSE), run[0].span.start)
            # 分别持平、上涨0.3%和0.4%: what has not changed has no figure.
            if (
                word < 0
                or _is_told_between(passage, word, run[0])
                or _RANKED.search(text, word, run[0].span.start)
                or any(same in text[word : run[-1].span.end] for same in _UNCHANGED)
            ):
                continue
            if _MARK_IN_NAME.search(text, max(start, word - LONGEST_LIST), word):
                continue
            # 根据评估等级分别补助40万元、30万元、20万元: the grades are not listed.
            if _BY_WHAT.search(text, max(start, word - LONGEST_LIST), word):
                continue
            fewest, most = _count_of_names(text, start, word)
            if not fewest:
                fewest, most = _count_of_counts(passage, word)
            if not fewest:
                continue
            is_wrong = len(run) in (fewest - 1, most + 1)
            yield Relation(
                span=Span(word, word + len(_WORD)),
                operands=spans(run),
                verdict=Verdict.LIKELY_WRONG if is_wrong else Verdict.HOLDS,
                reckoning=f"{fewest}:{len(run)}",
                values={"names": fewest, "figures": len(run)},
            )


def _is_told_between(passage: Passage, word: int, first: Quantity) -> bool:
    """Tell whether another figure stands between 分别 and a list, so that the list has more: 分别增长3.2%，9.4%和9.6%."""
    return any(word < one.span.start < first.span.start for one in passage.quantities)


def _count_of_names(text: str, start: int, word: int) -> tuple[int, int]:
    """Return how few and how many things are named before 分别: a list of names, or one of years; 0 if there is none."""
    names = names_before(text, start, word)
    told = [index for index, name in enumerate(names[:-1]) if _HAS_ITS_OWN.search(name)]
    names = names[told[-1] + 1 :] if told else names
    if told and len(names) < _FEWEST:
        joined = joints_in(names[0])
        return joined and joined + 1, joined and joined + 1
    if names:
        fewest, most = counts_of(names)
        # 理论课、实验课、体育、艺术类课程: the last two may be one kind.
        # 2019年收入翻番、2020年、2021年收入分别增长130%和120%: the first year has a clause of its own.
        fewest -= all(map(_YEAR_FIRST.match, names)) and _YEAR_FIRST.fullmatch(names[0]) is None
        fewest -= _OF_ONE_KIND.search(names[-1]) is not None and len(names) > 2
        # 2020~2022年销量上升、增速分别为5%、6%、5%: each year has its own.
        most = max(most, _years_told(_SENTENCE_END.split(text[max(start, word - LONGEST_LIST) : word])[-1]))
        # 50个步行街、商圈客流量、营业额: what is counted may be two things, of which the others are told.
        return fewest - (_COUNTED.search(names[0]) is not None), most
    # 2017-2019年甲项和乙项占比提高，分别从12%、1%提升至21%、2%: of each thing, and not of each year.
    is_of_years = not text.startswith(_FROM, word + len(_WORD))
    years = _years_before(text, start, word) if is_of_years else 0
    return years, years


def _years_before(text: str, start: int, word: int) -> int:
    """Return how many years are named before 分别 in its sentence: as a list, or as a span; 0 if there are none."""
    before = _SENTENCE_END.split(text[max(start, word - LONGEST_LIST) : word])[-1]
    # Behind another 分别 its years are told.
    return _years_told(before.rpartition(_WORD)[2])


def _years_told(before: str) -> int:
    """Return how many years a stretch of text names, as a list or as a span; 0 if it names none, or two such."""
    listed = [] if _OF_ALL_YEARS.search(before) else _YEARS.findall(before)
    return _years_in(listed[0]) if len(listed) == 1 else 0


def _count_of_counts(passage: Passage, word: int) -> tuple[int, int]:
    """Return how few and how many things are counted before 分别: 酒驾326起、醉驾82起，同比分别上升; 0 if none are.

    At least those that 、 joins, at most all that the sentence counts before: a whole may be one of them.
    """
    before = [one for one in passage.quantities if one.span.end <= word]
    told = [one for one in before if one.sentence == before[-1].sentence]
    if not told or not _BEHIND_COUNTS.fullmatch(passage.text, told[-1].span.end, word):
        return 0, 0
    joined = 1
    for left, right in pairwise(reversed(told)):
        if not _NEXT_COUNT.fullmatch(passage.text, right.span.end, left.span.start):
            break
        joined += 1
    return (joined, len(told)) if joined > 1 else (0, 0)


def _years_in(listed: str) -> int:
    """Return how many years are named: three of 2018年-2020年."""
    found = [(match["span"], int(match["year"])) for match in _YEAR.finditer(listed)]
    spans_over = sum(max(0, year - before - 1) for (_, before), (span, year) in pairwise(found) if span)
    return len(found) + spans_over


def _lists(passage: Passage) -> Iterator[list[Quantity]]:
    """Yield the lists of two figures or more, whatever their units: 20.9、36.2、54个百分点 has three."""
    current: list[Quantity] = []
    for one in passage.quantities:
        if current and _AND.fullmatch(passage.text, current[-1].span.end, one.span.start):
            current.append(one)
            continue
        if len(current) >= 2 and not _GOES_ON.match(passage.text, current[-1].span.end):
            yield current
        current = [one]
    if len(current) >= 2 and not _GOES_ON.match(passage.text, current[-1].span.end):
        yield current
