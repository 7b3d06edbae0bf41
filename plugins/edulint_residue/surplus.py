"""A character that was typed twice, beside the word that it ends or begins: 参加加了市级培训, 村民把道路硬硬化.

One of the two belongs to the word before or behind, and the other is left alone, which makes the clause much less
likely. A name may end or begin with the character where no dictionary has it (博物院|院长, 洪灾|灾区): which characters do
is known from texts without such slips (``tools/doubled_characters.py``), and of these nothing is told.
"""

from __future__ import annotations

from functools import cache

from edulint.api import Span, WordList, division_cost, is_frequent_word, is_han

# As so much less likely the clause counts as disturbed, in the logarithm of how often words stand.
LEAST_COST = 6.5
# The same where a word follows the two.
LEAST_BEFORE_WORD = 6.0
# 学习习主席, 公路路肩上行驶, 人工智能能促进: these meet themselves before a word, too, in 37 million characters of right texts.
_MEETS_WORDS = frozenset(
    "反习作路校新学锡授车片关生任军降同朝厂水馆工比能中港建市县区镇乡村省州院户光所站局处室队社班组团藏盟北"
)
# So many characters to each side are divided into words.
_AROUND = 6
_LONGEST_REST, _HALF = 3, 2
# Surnames that are frequent and no words by themselves: behind one a given name may have a character twice, 刘晶晶.
_SURNAMES = frozenset(
    "王李张刘陈杨赵吴徐孙朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾萧蔡潘袁董余苏叶吕魏蒋丁沈姚卢姜崔钟谭"
    "陆汪范廖贾韦邹熊秦邱尹薛阎侯雷龙黎贺顾郝龚邵钱覃武戴莫孔汤"
)
# Everything of a kind: 在座座军营, 实事件件落地.
_MEASURES = frozenset("座件桩条张篇幅句口节")
# What one does a little or for a while, and what with: 吃吃饭, 应应景.
_OBJECTS = frozenset("饭步景天面脸澡歌舞书字球茶酒街门班")
# Beside these a word ends or begins, too.
_PARTICLES = frozenset("的了和与等在是为对将也及并过着地")
_COUNTING = frozenset("0123456789一二三四五六七八九十百千万亿两几数多各每")


def is_surplus(prose: str, start: int) -> bool:
    """Tell whether one of the two characters at ``start``, which are the same, is too many."""
    side = side_of(prose, start)
    if side == "before" and prose[start] not in _MEETS_WORDS and _is_word(prose[start + 2 : start + 4]):
        # 提供供岗位, 社会会组织: what goes on with a word of its own needs no second one.
        return disturbs(prose, start, LEAST_BEFORE_WORD)
    return bool(side) and prose[start] not in meeting()[side] and disturbs(prose, start)


def is_uncertain(prose: str, start: int) -> bool:
    """Tell whether what stands on the other side of the pair is no known word: 竞选|选情胶着, 科举|举士, 渡掌溪|溪水.

    Then a name or a compound that no list has may end or begin with the character.
    """
    side, found = side_of(prose, start), [False]
    if side == "before":
        behind = prose[start + 2 : start + 2 + _LONGEST_REST]
        found = [behind[:1] in _PARTICLES or not is_han(behind[:1]), *map(_is_word, (behind[:2], behind))]
    elif side == "behind":
        before = prose[max(0, start - _LONGEST_REST) : start]
        found = [before[-1:] in _PARTICLES or not is_han(before[-1:]), *map(_is_word, (before[-2:], before))]
    return side != "" and not any(found)


def ends_twice(prose: str, start: int, length: int) -> Span | None:
    """Return where the second half of a word of four characters stands twice, though no word by itself: 全力以赴以赴.

    ``start`` is where a string of ``length`` characters begins that follows itself.
    """
    second, end = start + length, start + 2 * length
    if length != _HALF or start < _HALF or _is_word(prose[start:second]) or not _is_word(prose[start - _HALF : second]):
        return None
    begins = any(_is_word(prose[second : end + more]) for more in range(1, _LONGEST_REST + 1))
    return None if begins else Span(start, end)


def side_of(prose: str, start: int) -> str:
    """Return on which side of a pair the word stands that has one of its characters: before or behind; else nothing."""
    character, before, behind = prose[start], prose[max(0, start - _LONGEST_REST) : start], prose[start + 2 : start + 5]
    if _is_in_pattern(character, before, behind):
        return ""
    ends = any(_is_word(before[-length:] + character) for length in range(1, len(before) + 1))
    begins = any(_is_word(character + behind[:length]) for length in range(1, len(behind) + 1))
    # Where both are words, two words meet: 工作|作风. Where a clause begins with the pair, it may be 次次要 or a name.
    if ends == begins or (begins and not is_han(before[-1:])) or is_frequent_word(2 * character):
        return ""
    return "before" if ends else "behind"


def _is_in_pattern(character: str, before: str, behind: str) -> bool:
    """Tell whether the language makes such a pair, 一件件, 高高兴兴, 三三两两; or it counts, 2项|项目; or is a name, 刘晶晶."""
    if ends_with_surname(before):
        return True
    if character in (before[-1:], behind[:1]) or (before[-1:] in _COUNTING and before != ""):
        return True
    # 这个过程|程某大约
    if behind[:1] == "某":
        return True
    # 口口相传
    if character in _MEASURES or behind[:1] in _OBJECTS or _is_word(2 * character + behind[:2]):
        return True
    return before[-2:-1] == before[-1:] != "" or behind[:1] == behind[1:2] != ""


def ends_with_surname(before: str) -> bool:
    """Tell whether up to three characters end with a surname that is no part of a word."""
    return before[-1:] in _SURNAMES and not any(_is_word(before[-length:]) for length in range(2, len(before) + 1))


def _is_word(words: str) -> bool:
    return all(map(is_han, words)) and is_frequent_word(words)


def disturbs(prose: str, start: int, least: float = LEAST_COST) -> bool:
    """Tell whether the clause is much likelier with one of the two characters at ``start``."""
    first, last = start, start + 2
    while first > 0 and start - first < _AROUND and is_han(prose[first - 1]):
        first -= 1
    while last < len(prose) and last - start - 2 < _AROUND and is_han(prose[last]):
        last += 1
    with_both, with_one = prose[first:last], prose[first:start] + prose[start + 1 : last]
    return division_cost(with_both) - division_cost(with_one) >= least


@cache
def meeting() -> dict[str, frozenset[str]]:
    """Return the characters that meet themselves where names end or begin, by the side of the word that is known."""
    return {side: frozenset("".join(words)) for side, words in WordList(__file__, "surplus.txt").sections.items()}
