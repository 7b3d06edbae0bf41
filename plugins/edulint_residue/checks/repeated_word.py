"""RE108: a word that was written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from edulint.api import Check, Document, Finding, Severity, Span, Wording, WordList, is_han
from edulint_residue.fixes import deletion

_DOUBLED = WordList(__file__, "doubled_words.txt")
_CONTINUATIONS = WordList(__file__, "continuations.txt")
_REDUPLICATED = WordList(__file__, "reduplicated_words.txt")

# One pattern for each length, longest first.
_PAIRS = {length: re.compile(rf"({'.' * length})\1+") for length in (8, 7, 6, 5, 4, 3, 2)}
_SINGLE = re.compile(r"(.)\1")
_NUMBER_SIGNS = frozenset("0123456789.．-—－~～")
_NUMERALS = frozenset("零一二三四五六七八九十百千万两")


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
        "twice": Wording(zh="“{words}”重复，多了一个“{word}”", en="{words}: {word} stands twice"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each pair."""
        prose = document.prose
        reached: set[int] = set()
        echoes = _Echoes(prose)
        for length, pattern in _PAIRS.items():
            for match in echoes.matches(pattern, length):
                span = Span.of(match)
                if _is_slip(prose, match) and reached.isdisjoint(range(span.start, span.end)):
                    reached.update(range(span.start, span.end))
                    yield self._twice(document, span, length)
        for match in echoes.matches(_SINGLE, 1):
            if match[1] in _DOUBLED.table and _is_single_slip(prose, match.start(), *_DOUBLED.table[match[1]]):
                yield self._twice(document, Span.of(match), 1)

    def _twice(self, document: Document, span: Span, length: int) -> Finding:
        surplus = Span(span.start + length, span.end)
        words = document.slice(span)
        return self.finding(
            span, "twice", fix=deletion([surplus], safe=False), words=words[: 3 * length], word=words[:length]
        )


class _Echoes:
    """Finds where a text says again what it has just said.

    A pattern with a back reference tries every character. Here the text is one long number, a unit of bits for each
    character, and is compared with itself ``length`` characters on: where the two are the same their difference (xor)
    is nought. That takes a seventh of the time.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._width = 2
        self._bytes = text.encode("utf-16-le", "surrogatepass")
        if len(self._bytes) != 2 * len(text):
            self._width = 4
            self._bytes = text.encode("utf-32-le", "surrogatepass")
        self._number = int.from_bytes(self._bytes, "little")

    def matches(self, pattern: re.Pattern[str], length: int) -> Iterator[re.Match[str]]:
        """Yield what ``pattern.finditer`` would, for a pattern of ``length`` characters and the same again."""
        width = self._width
        shifted = self._number >> (8 * width * length)
        same = (self._number ^ shifted).to_bytes(len(self._bytes), "little")
        nought = bytes(width * length)
        at = same.find(nought)
        while at >= 0:
            # A find may begin inside a character's unit: the first whole one behind it is where to look.
            match = pattern.match(self._text, -(-at // width))
            if match:
                yield match
            at = same.find(nought, (match.end() if match else at // width + 1) * width)


def _is_slip(prose: str, match: re.Match[str]) -> bool:
    word, end = match[1], match.end()
    characters = set(word)
    if word[0].isdecimal() and is_han(word[-1]):
        # 3所3所; but 13所3所 are two numbers.
        return len(characters) > 1 and prose[match.start() - 1 : match.start()] not in _NUMBER_SIGNS
    if len(characters) == 1 or not all(map(is_han, word)) or characters <= _NUMERALS:
        return False
    if (word[0] == "一" and len(word) == 2) or word[0] == "某" or word in _REDUPLICATED.words:
        return False
    # 教育教育部: the second half belongs to a longer word.
    following = prose[end : end + 1]
    return not (following and following in "".join(_CONTINUATIONS.table.get(word, ())))


def _is_single_slip(prose: str, start: int, before: str, after: str) -> bool:
    previous, following = prose[start - 1 : start], prose[start + 2 : start + 3]
    if previous == prose[start] or following == prose[start] or (previous and previous in before):
        return False
    if after.startswith("+"):
        return following != "" and following in after
    return not (following and following in after)
