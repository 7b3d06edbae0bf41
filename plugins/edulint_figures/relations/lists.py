"""Counts the names of a list, as far as its words tell."""

from __future__ import annotations

import re
from functools import cache

from edulint.api import CLAUSE_ENDS, WordList, pattern

LONGEST_LIST = 120
_BREAKS = CLAUSE_ENDS | {"\n"}
_WORDS = WordList(__file__, "lists.txt")
_ASIDE = pattern(r"\([^()\n]*\)")
_QUOTED = pattern(r"《[^《》\n]*》|“[^“”\n]*”")
_NUMERAL = pattern(r"(?:第?[一二三四五六七八九十]+|[0-9xX×]+)?")
# 及 inside 及格 and 普及 joins no names.
_JOINT = pattern(r"(?<=[^和与及跟同普以])(?:[和与跟同](?=.)|以?及(?!其(?![他它余])|[格时]))")

# 储备、前期、推进、保障4项制度和立项评估、经费管理2个办法: the number counts what stands before it, a new list follows;
# in 食品、15类家电和数码产品 it counts what stands behind it.
_COUNTED = pattern(
    r"(?<!、)(?:[两二三四五六七八九十]|(?<![0-9.])[0-9]{1,2})[个项种类大条件份部门家所](?![和及与])[^,、0-9]{1,8}(?:以及|[和及与])"
)


_SUMMED = pattern(r"[^第前后][两二三四五六七八九十](?:大|个|类|种|项|家|所)(?!月)")


def names_before(folded: str, start: int, end: int) -> list[str]:
    """Return the names of the list ``A、B、C`` that ends at ``end``, or nothing if there is none.

    A list does not reach over a comma; brackets behind a name are left out, a 、 inside a title is no mark of the list,
    and a list that is quoted as a whole ends with its quotation mark.
    """
    start = max(start, end - LONGEST_LIST)
    opening = max(start, folded.rfind("“", start, end) + 1)
    # “甲”、“乙”与“丙、丁”四项: the last item of a list may be quoted with a mark in it.
    is_item = folded[max(0, opening - 2) : opening - 1] in ("、", "与", "和", "及")
    if folded[end - 1] == "”" and "、" in folded[opening:end] and not is_item:
        start, end = opening, end - 1
    start = max(start, *(folded.rfind(mark, start, end) + 1 for mark in _BREAKS))
    # A list inside brackets begins there: 张三（编号1、2）、李四（编号分别为3、4、5）.
    opening = folded.rfind("(", start, end)
    start = opening + 1 if opening > folded.rfind(")", start, end) else start
    listed = _ASIDE.sub("", folded[start:end])
    if (counted := [*_COUNTED.finditer(listed)]) and "、" in listed[: counted[-1].start()]:
        listed = listed[counted[-1].end() :]
    listed = _QUOTED.sub(lambda match: match[0].replace("、", ""), listed)
    names = [name.strip() for name in listed.split("、")]
    if len(names) < 2 or any(_NUMERAL.fullmatch(name) for name in names):
        return []
    if any(_SUMMED.search(name) for name in names[1:-1]):
        # 批发、零售、餐饮三大行业销售额、营业额: what is told of the three is a list of its own.
        return []
    return names


@cache
def _words_beside_names() -> re.Pattern[str]:
    return pattern(f"{_WORDS.any_of('anywhere')}|{_WORDS.any_of('at the end')}$")


def is_laden(name: str) -> bool:
    """Tell whether words are more than a name: in 城东、城西新建两所学校 the number does not count 城西新建."""
    return _words_beside_names().search(name) is not None


def counts_of(names: list[str]) -> tuple[int, int]:
    """Return how few and how many names a list may have.

    Its first name carries the words before it, and what stands before that may be a list of its own; 和 may join two
    names or belong to one.
    """
    lengths = [len(name) for name in names]
    fewest, longest_behind = len(names), lengths[-1]
    for place in range(len(names) - 2, 0, -1):
        if is_laden(names[place]) or lengths[place] > 2 * longest_behind + 2:
            fewest = len(names) - place
            break
        longest_behind = max(longest_behind, lengths[place])
    return fewest, len(names) + sum(map(joints_in, names))


def joints_in(name: str) -> int:
    """Return by how many a name may stand for more than one: with 和, 及 or 以及 in it, or a word for two (城乡)."""
    return len(_JOINT.findall(name)) + sum(word in name for word in _WORDS.section("two in one"))
