"""Stops that stand for a word which was taken out: 经济.事业，, 以.为统领, 建设特色.主义."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Severity, Span, ends_with_dots, is_frequent_word, is_han, pattern
from edulint_placeholders.masks.context import WORDS, noun_at
from edulint_placeholders.masks.placeholder import Kind, Placeholder

_BETWEEN = pattern(r"\.(?<=[\u4e00-\u9fff、,;:。“(《—]\.)(?=[\u4e00-\u9fff、,;:。”)》])(?<![一二三四五六七八九十]\.)")
# What no sentence ends with, and with what none begins: 和.发展, 特色.主义, 三大经济.的
_NO_END, _NO_BEGINNING = frozenset("和与及以在对把为全各按向从由被将、“(《—"), frozenset("的化了、,;:。”)》")
_NO_SENTENCE = ("主义", "各界", "之", "及", "等")
# 加大.救助力度: a verb that has its object behind it.
_VERBS = WORDS["with object"]
# 一、.救助体系: the number of a heading is no word.
_NUMBERS = frozenset("第一二三四五六七八九十0123456789")
_OPENING = frozenset(WORDS["opening"])
_MAY_STAND_BEFORE, _MARKS = frozenset(",;:。、的等"), frozenset(",;:。、")
_MOST_TO_ONE = 10
_WORD, _CLAUSE_ENDS = 2, frozenset(",。;、)”")


def dotted(folded: str) -> Iterator[Placeholder]:
    """Yield the stops that stand for a word, in order.

    Where one in ten of them ends no sentence for sure (以.为统领), those between two other words of the draft stand for
    one, too; where fewer do, they end sentences, as in papers.
    """
    found = list(_BETWEEN.finditer(folded)) if "." in folded else []
    if not found or ends_with_dots(folded):
        return
    places = [match.start() for match in found]
    sure = frozenset(at for at in places if _ends_no_sentence(folded, at))
    are_words = len(sure) * _MOST_TO_ONE >= len(places)
    for at in places:
        is_between = _is_between_words(folded, at)
        ends_clause = is_between and is_han(folded[at - 1]) and folded[at + _WORD + 1 : at + _WORD + 2] in _CLAUSE_ENDS
        if at in sure or ends_clause or (are_words and is_between):
            yield Placeholder(_span(at, is_between), Kind.WORDS, "words", Severity.WARNING)


def _ends_no_sentence(folded: str, at: int) -> bool:
    before, after = folded[at - 1], folded[at + 1]
    # 。. and ., are slips of punctuation, and so is 一、. at the head of an item.
    if before in ",;:。" or (before == "、" and (folded[at - 2] in _NUMBERS or after in _NO_BEGINNING)):
        return False
    return (
        before in _NO_END
        or after in _NO_BEGINNING
        or folded.startswith(_NO_SENTENCE, at + 1)
        or folded.endswith(_VERBS, 0, at)
    )


def _is_between_words(folded: str, at: int) -> bool:
    """Tell whether a word or a mark stands before the stop, and behind it a word that begins no sentence: 经济.事业."""
    before, after = folded[max(0, at - _WORD) : at], folded[at + 1 : at + 1 + _WORD]
    # A sentence of one word begins with one of these: 完成.同时，
    if len(before) < _WORD or (
        not is_frequent_word(before) and not (before[-1:] in _MAY_STAND_BEFORE and before[-2:-1] not in _MARKS)
    ):
        return False
    is_word = len(after) == _WORD and after not in _OPENING and is_frequent_word(after)
    return is_word and noun_at(folded, at + 1, len(folded))[0] != "unit"


def _span(at: int, is_between: bool) -> Span:
    return Span(at - _WORD, at + 1 + _WORD) if is_between else Span(at - 1, at + 2)
