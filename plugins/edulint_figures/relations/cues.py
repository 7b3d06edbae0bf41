"""Makes one pattern of the cues of a paragraph: punctuation, and the words that phrasings are recognised by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from edulint.api import WordList, pattern
from edulint_figures.quantities.context import change_words

_CUES = WordList(__file__, "cues.txt")
_MARKS = ",;:。!?、()"
# Verbs that no direction belongs to: 由5%调整为6%.
_OTHER_CHANGES = ("调整", "优化", "转变", "变化", "变动", "发展", "扩张", "改变", "转", "转正", "转负")
_VIEWS = (
    *("结构", "类型", "类别", "种类", "性质", "来源", "用途", "去向", "投向", "构成", "级次", "层级", "年龄", "学历"),
    *("性别", "区域", "地域", "行业", "领域", "渠道", "方式", "原因", "分布"),
)
_VIEWED = r"照?[^,。;:、()0-9]{1,14}?(?:来?看|分|分类|统计|划分|口径|计算)(?:\[[0-9]{1,3}\])?(?=[,:])"
_NO_WORD_BEFORE = "(?<![一-鿿0-9].)"
_NO_TIME = "(?![0-9]{1,4}[年月日时])"
_RATE = r"(?=(?:也|均|已|约|高|仅|只)*(?:达到|达|为|是)?了?[“ ]?[0-9一二三四五六七八九十百])"
_PLAN = (
    r"成了?(?=(?:年度|全年|年初|调整后?的?|年)?总?(?:计划|任务|目标|预算)"
    r"(?:[^,。;:、()0-9]{0,4}的 ?[0-9]|数? ?[0-9][0-9.,]{0,12} ?[万亿]?元的 ?[0-9]))"
)
# Alternatives of the pattern that are no mere words, each by its first character and what follows.
_BEFORE_WORDS = (
    ("按", f"{_VIEWED}(?P<v__0>)"),
    ("从", f"{_NO_WORD_BEFORE}{_VIEWED}(?P<v__1>)"),
    ("分", f"{_NO_WORD_BEFORE}{_VIEWED}(?P<v__2>)"),
)
_BEHIND_WORDS = (
    # 1至2月份, 2015年到2020年 are spans of time.
    ("到", f"(?<![达收受得接看遇]到)(?!位){_NO_TIME}(?P<d_1>)"),
    ("至", f"(?!今){_NO_TIME}(?P<d_2>)"),
    ("就", r"[^,。;:、()0-9]{2,12}?(?:来看|而言|来说|来讲)(?=[,:])(?P<v_2>)"),
    ("在", r"[^,。;:、()0-9]{2,14}中(?=有|,)(?P<i_>)"),
    # 占地 is a measure of land, 占地区生产总值的比重 a share, and so is all that 的 leads to a percentage: 占用水总量的14%.
    (
        "占",
        "(?=地[方区]|(?:[用领据道线先]|有(?!率))[^,。;:、()0-9占]{1,14}的(?:比[重例])?[为达]? ?[0-9.]{1,6} ?%)(?P<o_2>)",
    ),
    ("完", f"{_PLAN}(?P<o_>)"),
    # 中央承担60%，地方负担40%.
    ("承", "担(?= ?[0-9.]{1,5} ?%)(?P<w_3>)"),
    ("负", "担(?= ?[0-9.]{1,5} ?%)(?P<w_4>)"),
    ("率", f"”?{_RATE}(?P<w_0>)"),
    ("面", f"{_RATE}(?P<w_1>)"),
    ("度", f"(?<![年季]度){_RATE}(?P<w_2>)"),
)


@cache
def cues(markers: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of punctuation and cues; ``markers`` are the words for z where others than the usual are
    wanted.

    Each alternative begins with a character of its own: the search runs over the words between, and passes over the
    alternatives of other characters without trying them. The name of the empty group at the end of an alternative
    begins with the letter of its token; a mark has none.
    """
    by_first: defaultdict[str, list[str]] = defaultdict(list)
    for first, rest in (*_BEFORE_WORDS, *_views(), *_words(markers), *_changes(), *_BEHIND_WORDS):
        by_first[first].append(rest)
    found = (f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in by_first.items())
    # A pattern of words from a configuration serves that user alone: its compiled form isn't kept for later runs.
    made = re.compile if markers else pattern
    return made("|".join((*map(re.escape, _MARKS), *found)))


def _words(markers: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield the words of the list, the longest first; what must not stand around one is written beside it."""
    entries = list(_CUES.rows)
    if markers:
        entries = [entry for entry in entries if entry[0] != "z"] + [("z", word, "-", "-") for word in markers]
    for number, (letter, word, before, behind) in enumerate(sorted(entries, key=lambda entry: -len(entry[1]))):
        rest = re.escape(word[1:]) + (f"(?![{behind}])" if behind != "-" else "") + f"(?P<{letter}{number}>)"
        yield word[0], rest if before == "-" else f"(?<![{before}].){rest}"


def _changes() -> Iterator[tuple[str, str]]:
    """Yield the verbs that lead from one figure to the next: 提高到, 下降为."""
    # 增幅为5% says how much, not what it came to.
    verbs = {verb for verb in "|".join(change_words()).split("|") if not verb.endswith("幅")}
    for number, verb in enumerate(sorted(verbs.union(_OTHER_CHANGES), key=lambda verb: (-len(verb), verb))):
        yield verb[0], f"{re.escape(verb[1:])}(?:了|幅度)?(?:到|至|为|成)了?(?P<d{number}>)"


def _views() -> Iterator[tuple[str, str]]:
    """Yield what parts are told by: 结构上, 年龄方面."""
    for number, word in enumerate(_VIEWS):
        yield word[0], f"{word[1:]}(?:分布)?(?:方面|上)(?=[,:])(?P<v_{number + 3}>)"
