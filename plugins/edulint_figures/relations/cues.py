"""The cues of a paragraph as one pattern: punctuation, and the words that phrasings are recognised by."""

from __future__ import annotations

import re
from functools import cache

from edulint.api import WordList, pattern
from edulint_figures.quantities.context import change_words

_CUES = WordList(__file__, "cues.txt")
_MARKS = ",;:。!?、()"


@cache
def cues(markers: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of punctuation and cues; ``markers`` are the words for z where others than the usual are
    wanted.

    Each alternative begins with a character of its own: the search runs over the words between, and passes over the
    alternatives of other characters without trying them. The name of the empty group at the end of an alternative
    begins with the letter of its token; a mark has none.
    """
    entries = list(_CUES.rows)
    if markers:
        entries = [entry for entry in entries if entry[0] != "z"] + [("z", word, "-", "-") for word in markers]
    alternatives_by_first: dict[str, list[str]] = {}
    for number, (letter, word, before, behind) in enumerate(sorted(entries, key=lambda entry: -len(entry[1]))):
        rest = re.escape(word[1:]) + (f"(?![{behind}])" if behind != "-" else "") + f"(?P<{letter}{number}>)"
        rest = rest if before == "-" else f"(?<![{before}].)" + rest
        alternatives_by_first.setdefault(word[0], []).append(rest)
    # 增幅为5% says how much, not what it came to.
    verbs = "|".join(
        (
            *(verb for verb in "|".join(change_words()).split("|") if not verb.endswith("幅")),
            "调整|优化|转变|变化|变动|发展|回升|扩张|改变|转",
        )
    )
    for number, verb in enumerate(sorted(set(verbs.split("|")), key=lambda verb: (-len(verb), verb))):
        rest = f"{re.escape(verb[1:])}(?:了|幅度)?(?:到|至|为|成)了?(?P<d{number}>)"
        alternatives_by_first.setdefault(verb[0], []).append(rest)
    alternatives_by_first.setdefault("到", []).append("(?<!达到)(?!位)(?P<d_1>)")
    alternatives_by_first.setdefault("至", []).append("(?!今)(?P<d_2>)")
    views = "结构|类型|类别|种类|性质|来源|用途|去向|投向|构成|级次|层级|年龄|学历|性别|区域|地域|行业|领域|渠道|方式|原因|分布"
    for number, word in enumerate(views.split("|"), start=3):
        view = f"{word[1:]}(?:分布)?(?:方面|上)(?=[,:])(?P<v_{number}>)"
        alternatives_by_first.setdefault(word[0], []).insert(0, view)
    viewed = r"照?[^,。;:、()0-9]{1,14}?(?:来?看|分|分类|统计|划分|口径|计算)(?:\[[0-9]{1,3}\])?(?=[,:])"
    for number, (first, before) in enumerate((("按", ""), ("从", "(?<![一-鿿0-9].)"), ("分", "(?<![一-鿿0-9].)"))):
        alternatives_by_first.setdefault(first, []).insert(0, f"{before}{viewed}(?P<v__{number}>)")
    alternatives_by_first.setdefault("就", []).append(r"[^,。;:、()0-9]{2,12}?(?:来看|而言|来说|来讲)(?=[,:])(?P<v_2>)")
    among = r"[^,。;:、()0-9]{2,14}中(?=有|,)(?P<i_>)"
    alternatives_by_first.setdefault("在", []).append(among)
    # 占地 is a measure of land, 占地区生产总值的比重 a share.
    alternatives_by_first.setdefault("占", []).append("(?=地[方区])(?P<o_2>)")
    plan = r"成了?(?=(?:年度|全年|年初|调整后?的?|年)?总?(?:计划|任务|目标|预算)"
    plan += r"(?:[^,。;:、()0-9]{0,4}的 ?[0-9]|数? ?[0-9][0-9.,]{0,12} ?[万亿]?元的 ?[0-9]))(?P<o_>)"
    alternatives_by_first.setdefault("完", []).append(plan)
    rate = r"(?=(?:也|均|已|约|高)*(?:达到|达|为|是)?了?[“ ]?[0-9一二三四五六七八九十百])"
    for number, first in enumerate("率面度"):
        alternatives_by_first.setdefault(first, []).append(f"{rate}(?P<w_{number}>)")
    found = (f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in alternatives_by_first.items())
    # A pattern of words from a configuration serves that user alone: its compiled form isn't kept for later runs.
    made = re.compile if markers else pattern
    return made("|".join((*map(re.escape, _MARKS), *found)))
