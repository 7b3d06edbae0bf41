"""FI203: words of approximation that contradict or repeat each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from edulint.api import Check, Document, Finding, Genre, Severity, Span, Wording, WordList, pattern
from edulint_figures.quantities.numerals import numeral_at
from edulint_figures.quantities.passages import passages_of
from edulint_figures.quantities.quantity import Dimension
from edulint_figures.quantities.units import unit_at

_WORDS = WordList(__file__, "vague_twice.txt")
_NOT_ROUND = pattern(r"(?P<number>[0-9](?<![0-9.\-第].)[0-9]*[1-9])余(?=[人名个所家户件次项万元多])")
# 大约近500人, 至少不低于40学时; 最多不超过 is how rules say it.
_BOTH_BEFORE = pattern(
    r"[大最至约](?:(?<=大)[约概致]|(?<=[最至])少|(?<=约)[有为])"
    r"(?P<after>(?<=大.)有?(?:约|近|将近|接近)|(?<=约[有为])(?:近|将近|接近)|(?<=少)不[少低]于)[有为]?(?=[0-9一二两三四五六七八九十百千])"
)
# 9600余多次, 600多余名
_BOTH_BEHIND = pattern(r"(?:余多|多余)(?<=[0-9十百千万亿]..)(?=[名人个家户所件次项亩元吨公万])")
# 12篇以上左右; but 桌面以上左右两侧
_BOTH_BEHIND_UNIT = pattern(
    r"[0-9十百千万亿余多][^\W\d_]{1,3}?((?P<first>以[上下内]|左右)(?P<second>左右|以[上下内])(?<!以.以.))(?![两各对述级])"
)
_FIRST_OF_BOTH = ("约有", "约为", "大约", "大概", "大致", "最少", "至少")
_MANY = frozenset("多余")
# 近百余名: no number stands before 百.
_HUNDREDS = pattern("[百千]([多余])(?=[名人个家户所件次位项])")
# Behind these words, what makes another word of them: 以上述方式, 以上级文件, 左右两岸.
_GOING_ON = ("述", "级", "列", "两")
# 1600余人次左右: the first word of two behind a number.
_FIRST_BEHIND = pattern(r"[多余](?<=[0-9十百千万亿][多余])(?=[^\W\d_]{1,3}(?:左右|上下|以[上下内]|之内))")
# Pairs of a word before a number and one behind it that contradict each other; all other pairs repeat each other.
_CONTRADICTING = frozenset({("less", "or more"), ("at most", "or more"), ("more", "or less")})
_BEFORE = ("less", "more", "about", "at most")
_BEHIND = ("or more", "or so", "or less")
_LONGEST_WORD = 4


@cache
def _vague_word_before() -> re.Pattern[str]:
    """Return the pattern of a vague word before a number, words between where they may stand.

    It begins with one class of characters, as this is what lets the search run over the words between.
    """
    apart, before = _WORDS.section("apart"), [word for name in _BEFORE for word in _WORDS.section(name)]
    firsts = "".join(sorted({word[0] for word in (*apart, *before)}))
    return pattern(
        rf"(?P<before>[{firsts}](?:(?P<apart>{_rests(apart)})|{_rests(before)}))"
        r"(?:[有达需为占在]|(?(apart)[^\W\d_第每]{1,10}?|(?!)))?(?=[0-9一二两三四五六七八九十]|[百千][多余])"
    )


def _rests(words: Iterable[str]) -> str:
    """Return the source of a pattern that matches any of the words, of two that begin alike the longer one, without its
    first character.
    """
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(f"(?<={re.escape(word[0])}){re.escape(word[1:])}" for word in longest_first)


@cache
def _kinds(*names: str) -> dict[str, str]:
    """Return which section each word of some sections stands in."""
    return {word: name for name in names for word in _WORDS.section(name)}


class VagueTwice(Check):
    """What it finds:
        zh: “近3000多”“约6000多”“351余”等自相矛盾或重复的概数。
        en: Approximations that contradict or repeat each other: 近3000多, 约6000多, 351余.

    Why it matters:
        zh: “近3000”是不到3000，“3000多”是超过3000，不能同时成立。
        en: 近3000 is less than 3000, 3000多 is more: it can't be both.

    Example:
        共派出检查人员近3000多人次。

    Instead:
        共派出检查人员近3000人次。

    Source:
        zh: GB/T 15835-2011 关于概数的规定；原始稿件中所见。
        en: GB/T 15835-2011 on approximate numbers; seen in raw drafts.
    """

    code = "FI203"
    name = "vague-twice"
    severity = Severity.INFO
    summary = Wording(zh="概数词矛盾或重复", en="approximations that contradict or repeat each other")
    messages = {
        "contradiction": Wording(
            zh="“{before}”表示不到，“{after}”表示超过，不能连用", en="“{before}” says less, “{after}” says more"
        ),
        "repetition": Wording(
            zh="“{before}”与“{after}”重复，留一个即可", en="“{before}” and “{after}” say the same: one is enough"
        ),
        "not-round": Wording(zh="“{number}”是确数，后面不用“余”", en="“{number}” is exact and takes no “余”"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the approximations of the document that are vague twice over."""
        for passage in passages_of(document):
            text, start, end = passage.text, passage.span.start, passage.span.end
            for match in _vague_word_before().finditer(text, start, end):
                behind = _word_behind(text, match, end)
                if behind is None or _is_another_word(text, start, match.end("before")):
                    continue
                before, after = match["before"], text[behind.start : behind.end]
                kinds = _kinds(*_BEFORE).get(before), _kinds(*_BEHIND).get(after)
                message = "contradiction" if kinds in _CONTRADICTING else "repetition"
                yield self.finding(Span(match.start(), behind.end), message, before=before, after=after)
            for first in _FIRST_BEHIND.finditer(text, start, end) if passage.holds("多", "余") else ():
                _, length = unit_at(text, first.end())
                second = _second_word(text, first.end() + length) if length else None
                if second is not None:
                    yield self.finding(
                        Span(first.start(), second.end),
                        "repetition",
                        before=first[0],
                        after=text[second.start : second.end],
                    )
            for both in _BOTH_BEHIND.finditer(text, start, end) if passage.holds("余多", "多余") else ():
                yield self.finding(Span.of(both), "repetition", before=both[0][0], after=both[0][1])
            for two in _BOTH_BEHIND_UNIT.finditer(text, start, end) if passage.holds("左右") else ():
                yield self.finding(Span.of(two, 1), "repetition", before=two["first"], after=two["second"])
            # Laws say 最少不低于六十平方米.
            is_read = document.genre is not Genre.LAW and passage.holds(*_FIRST_OF_BOTH)
            for match in _BOTH_BEFORE.finditer(text, start, end) if is_read else ():
                before, after = text[match.start() : match.start("after")], match["after"]
                # 节约有近300亩
                if before[0] == "约" and _is_another_word(text, start, match.start() + 1):
                    continue
                yield self.finding(Span(match.start(), match.end("after")), "repetition", before=before, after=after)
            for match in _NOT_ROUND.finditer(text, start, end) if passage.holds("余") else ():
                yield self.finding(Span.of(match), "not-round", number=match["number"])


def _word_behind(text: str, match: re.Match[str], end: int) -> Span | None:
    """Return where the word stands that makes a number vague behind it, or None: 3000多人, 800万元以上."""
    numeral, _ = numeral_at(text, match.end(), end)
    if numeral is None:
        hundreds = _HUNDREDS.match(text, match.end(), end)
        return Span.of(hundreds, 1) if hundreds else None
    at = numeral.stop
    # 约300余万元: the word stands inside the number.
    within = next((one for one in range(match.end(), at) if text[one] in _MANY), None)
    unit, length = unit_at(text, at)
    if text[at : at + 1] in _MANY:
        # 近10多年 are the last ten years and some.
        is_recent = match["before"] == "近" and unit_at(text, at + 1)[0].dimension is Dimension.DATE
        return None if is_recent else Span(at, at + 1)
    # 18周岁以上: an age is no quantity. 三成以下: tenths have no unit of their own.
    at += 2 if text.startswith("周岁", at) else length or text.startswith("成", at)
    if match["before"] == "近" and unit.dimension is Dimension.DATE:
        return None
    return _second_word(text, at) or (None if within is None else Span(within, within + 1))


def _second_word(text: str, at: int) -> Span | None:
    """Return where a vague word stands that follows a number's unit, or None: 左右, 以上."""
    word = next((word for word in _kinds(*_BEHIND) if word not in _MANY and text.startswith(word, at)), None)
    if word is None or text[at + len(word) : at + len(word) + 1] in _GOING_ON:
        return None
    return Span(at, at + len(word))


def _is_another_word(text: str, start: int, end: int) -> bool:
    return text.endswith(_WORDS.section("other words"), max(start, end - _LONGEST_WORD), end)
