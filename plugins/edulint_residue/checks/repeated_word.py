"""RE108: a word that was written twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from edulint.api import (
    Check,
    Document,
    Finding,
    Severity,
    Span,
    Wording,
    WordList,
    is_frequent_word,
    is_han,
    pattern,
    word_borders_around,
)
from edulint_residue.echoes import Echoes
from edulint_residue.fixes import deletion

_DOUBLED = WordList(__file__, "doubled_words.txt")
_REDUPLICATED = WordList(__file__, "reduplicated_words.txt")

# One pattern for each length, longest first.
_PAIRS = {length: pattern(rf"({'.' * length})\1+") for length in (8, 7, 6, 5, 4, 3, 2)}
_SINGLE = pattern(r"(.)\1")
_NUMBER_SIGNS = frozenset("0123456789.．-—－~～")
_NUMBER_WITH_UNIT = pattern(r"[0-9.．]+[一-鿿]{1,2}")
_NUMERALS = frozenset("零一二三四五六七八九十百千万两")
# 一个项目一个项目地, 某县某县, 很远很远; 做多少做多少
_EACH = ("一", "每", "某", "两", "很", "越", "太", "哪", "谁", "什么")
_HOW_MUCH = ("多少", "什么", "怎样", "几")
# 说着说着, 走了走了; 健不健全, 有没有没
_ASPECTS = ("着", "了", "不", "没")
# 大口大口地, 成批成批的: a measure of much. 稳就业保就业保民生: short calls, each of a verb and its object.
_MUCH, _ADVERBIAL = ("大", "小", "成", "整", "满", "好几"), frozenset("地的")
_CALLS = frozenset("保稳促抓强惠防增扩补护兴育")
_SHORTEST_CALL = 2
# 晋城市|城市管理, 东城区|城区道路: the name of a place ends with the word that follows.
_ENDS_OF_PLACES = frozenset(("城市", "城区", "州区", "城县"))
_NO_NAME = frozenset("的在和与及对为是了从向使让把将被各全本该市县区镇新老大小")
# 哔哩哔哩, 咕噜咕噜: such characters write sounds.
_SOUNDS = frozenset(
    "叭吧吱呀呃呜咔咕咚咣咯咻哇哈哎哐哒哔哗哩哧哼唧唰啊啦啪啵喀喂喔喳嗒嗖嗡嗤嗦嗷嘀嘎嘘嘟嘶嘻噌噔噗噜噢噼呲咩喵汪叽叮咛当轰隆沙滴答"
)
_QUOTES = frozenset("“”《》‘’「」")
_UNITS = frozenset("元人次个户项名家所亩吨")
_BEFORE_UNIT = frozenset("0123456789万亿")
_SUFFIXES = frozenset("物者员人方费法率额量权品性化长部局厅站所室馆会组队界家业层级型区处科师生力线点岗")
_PARTICLES = frozenset("了和与们")
# A pair that stands so often is one habit, or one slip of a template.
_OFTEN = 3


class RepeatedWord(Check):
    """What it finds:
        zh: 连着写了两遍的词，如“的的”“政策政策”“按年年度”。“人人”“高高兴兴”“讨论讨论”等不报。
        en: A word written twice in a row, like 的的 or 政策政策; not 人人, 高高兴兴, 讨论讨论.

    Why it matters:
        zh: 多半是修改或粘贴时留下的。
        en: Usually what editing or pasting left behind.

    Example:
        结合职业教育的相关政策政策进行宣传。

    Instead:
        结合职业教育的相关政策进行宣传。

    Options:
        zh: 无。
        en: None.

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "RE108"
    name = "repeated-word"
    severity = Severity.WARNING
    summary = Wording(zh="词语重复", en="a word written twice")
    messages: ClassVar[Mapping[str, Wording]] = {
        "often": Wording(zh="“{word}”接连写了两遍，共{count}处", en="{word} stands twice in a row in {count} places"),
        "twice": Wording(zh="“{words}”重复，多了一个“{word}”", en="{words}: {word} stands twice"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each pair, one for a pair that stands many times."""
        prose = document.prose
        found: dict[tuple[str, Severity], list[Span]] = {}
        for span, length in _slips(prose):
            word = prose[span.start : span.start + length]
            severity = Severity.INFO if _may_begin_longer_word(prose, span.end) else self.severity
            found.setdefault((word, severity), []).append(span)
        for (word, severity), spans in found.items():
            if len(spans) >= _OFTEN:
                surplus = [Span(span.start + len(word), span.end) for span in spans]
                fix = deletion(surplus, safe=False)
                yield self.gathered(spans, "often", severity=severity, fix=fix, word=word)
                continue
            for span in spans:
                fix = deletion([Span(span.start + len(word), span.end)], safe=False)
                words = document.slice(span)[: 3 * len(word)]
                yield self.finding(span, "twice", severity=severity, fix=fix, words=words, word=word)


def _slips(prose: str) -> Iterator[tuple[Span, int]]:
    """Yield the words written twice in a row, each with the length of one copy; longer ones first."""
    reached: set[int] = set()
    echoes = Echoes(prose)
    for length, pair in _PAIRS.items():
        for match in echoes.matches(pair, length):
            span = _slip(prose, Span.of(match), length)
            if span and reached.isdisjoint(range(span.start, span.end)):
                reached.update(range(span.start, span.end))
                yield span, length
    for match in echoes.matches(_SINGLE, 1):
        is_word = match[1] in _DOUBLED.table and _is_single_slip(prose, match.start(), *_DOUBLED.table[match[1]])
        if is_word or (match[1] in _UNITS and _is_doubled_unit(prose, match.start())):
            yield Span.of(match), 1


def _slip(prose: str, span: Span, length: int) -> Span | None:
    """Return where a word stands twice: in the span of an echo or a few characters on; None where two words meet.

    An echo of 通辽分公司 may begin with 公司 of the word before: then only a later beginning divides it into words.
    """
    word = prose[span.start : span.start + length]
    if word[0].isdecimal() and is_han(word[-1]):
        # 3所3所; but 13所3所 are two numbers, and 整改 goes on to a rate in 排查128处，整改128处，整改率100%.
        is_number = _NUMBER_WITH_UNIT.fullmatch(word) and prose[span.start - 1 : span.start] not in _NUMBER_SIGNS
        return span if is_number else None
    if len(set(word)) == 1 or not all(map(is_han, word)) or _NUMERALS.issuperset(word):
        return None
    shift = 0
    while shift < length and prose[span.end + shift : span.end + shift + 1] == prose[span.end + shift - length]:
        shift += 1
    borders = word_borders_around(prose, span.start, span.end + shift)
    for at in range(span.start, span.start + shift + 1):
        found = Span(at, at + len(span))
        if borders.issuperset((at, at + length, found.end)) and not _may_stand_twice(prose, found, length):
            return found
    return None


def _may_stand_twice(prose: str, span: Span, length: int) -> bool:
    """Tell whether a word of the language may stand twice here, or a longer word begins or ends with it."""
    word, before, after = (
        prose[span.start : span.start + length],
        prose[max(0, span.start - 3) : span.start],
        prose[span.end : span.end + 3],
    )
    return (
        word.startswith(_EACH)
        or word.endswith(_HOW_MUCH)
        or (length == 2 and word.endswith(_ASPECTS) and not is_frequent_word(word))
        or word in _REDUPLICATED.words
        or _SOUNDS.issuperset(word)
        or (word.startswith(_MUCH) and after[:1] in _ADVERBIAL)
        or (length > _SHORTEST_CALL and word[-1] in _CALLS and before[-1:] in _CALLS)
        or (word in _ENDS_OF_PLACES and _ends_place(prose, span.start))
        or is_frequent_word(word + word)
        # 担当担当再担当; 《长征长征》 is a title.
        or prose.startswith("再" + word, span.end)
        # 抓具体具体抓
        or (before[-1:] == after[:1] and is_han(after[:1]))
        or (before[-1:] in _QUOTES and after[:1] in _QUOTES and before != "")
        # 中共某厅委员会委员会: the Party's committee of a committee.
        or (word == "委员会" and "中共" in prose[max(0, span.start - 20) : span.start])
        or any(is_frequent_word(word + after[:more]) for more in range(1, len(after) + 1))
        or any(is_frequent_word(before[-more:] + word) for more in range(1, len(before) + 1))
    )


def _ends_place(prose: str, at: int) -> bool:
    """Tell whether one character alone stands before the end of a place's name: 《晋|城市, 加强|聊|城市."""
    before = prose[at - 1 : at]
    is_name = is_han(before) and before not in _NO_NAME
    return is_name and (not is_han(prose[at - 2 : at - 1]) or at - 1 in word_borders_around(prose, at, at))


def _may_begin_longer_word(prose: str, end: int) -> bool:
    """Tell whether a suffix behind the second copy may make it a longer noun than the list of words has: 保管保管物."""
    return prose[end : end + 1] in _SUFFIXES


def _is_doubled(prose: str, at: int) -> bool:
    """Tell whether a character stands twice at ``at``; beside another pair it makes a word: 高高兴兴, 卿卿我我."""
    return at >= 0 and is_han(prose[at : at + 1]) and prose[at] == prose[at + 1 : at + 2]


def _is_doubled_unit(prose: str, start: int) -> bool:
    """Tell whether a unit stands twice behind its number (1.5万元元); 3个个体户 are two words."""
    behind = prose[start + 1 : start + 4]
    return prose[start - 1 : start] in _BEFORE_UNIT and not any(
        is_frequent_word(behind[:length]) for length in range(2, len(behind) + 1)
    )


def _is_single_slip(prose: str, start: int, before: str, after: str) -> bool:
    previous, following = prose[start - 1 : start], prose[start + 2 : start + 3]
    if _is_doubled(prose, start - 2) or _is_doubled(prose, start + 2):
        return False
    if previous == prose[start] or following == prose[start] or (previous and previous in before):
        return False
    if after.startswith("+"):
        # 全全市: the second one belongs to the word behind it.
        return following != "" and following in after
    if following and following in after:
        return False
    # 为了了 has one too many though the first belongs to 为了; 纵向向 and 实事求是是 have two words.
    alone = (start + 1, start + 2) if prose[start] in _PARTICLES else (start, start + 1, start + 2)
    return word_borders_around(prose, start, start + 2).issuperset(alone)
