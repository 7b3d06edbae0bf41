"""Counted things that have lost their number: 新建校舍套, 打造个示范点, 举办期培训班, 造林万亩, 连续年获评."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edulint.api import Document, Span, is_han
from edulint_placeholders.context import WORDS as NOUNS
from edulint_placeholders.lost import NUMERALS, in_sentence
from edulint_placeholders.lost import WORDS as OTHER_WORDS
from edulint_placeholders.words import by_head, by_last, sections, words_by_head

WORDS = sections("classifiers.txt")
_LEFT, _RIGHT, _BEHIND = by_head(WORDS["left"]), by_head(WORDS["right"]), by_head(WORDS["behind"])
_COUNTED = {name: (*words, *WORDS["reached"]) for name, words in words_by_head(WORDS["counted"]).items()}
_COUNTING = words_by_head(WORDS["counting"])
_CLOSED, _FREE = frozenset(WORDS["closed"]), frozenset(WORDS["free"])
_ALONE, _ANYWHERE = frozenset(WORDS["alone"]), frozenset(WORDS["anywhere"])
_ENDING = frozenset(NOUNS["ending"])
_MANY = NUMERALS | frozenset(WORDS["many"])
_MARKS = frozenset("、,。;")
_CONJUNCTIONS, _FROM = frozenset(WORDS["conjunction"]), frozenset(WORDS["from"])


def _one_of(words: tuple[str, ...]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


# A class of characters first, and what stands before them after it: that is what a search is quick with.
_HAN = "一-鿿"
_SIGNS = "".join({*_CLOSED, *_COUNTED, *_COUNTING, *_FREE, *_ALONE})
_END = rf"(?=[,。;、!?()”\r\n{''.join(_CONJUNCTIONS)}]|\Z|{_one_of((*WORDS['bound'], *WORDS['change']))})"
_AT_END = re.compile(f"[{_SIGNS}](?<=[{_HAN}”、,。;].){_END}")
_VERBS, _PREPOSITIONS = by_last(WORDS["verb"]), by_last(WORDS["preposition"])
_LASTS = "".join({*_VERBS, *_PREPOSITIONS})
_BEFORE_NOUN = re.compile(
    f"[{_SIGNS}](?=[{_HAN}])(?:(?<=[{_LASTS}、,。;].)|(?<=[{_HAN}][{''.join(WORDS['anywhere'])}]))"
)
_LARGE = re.compile(f"[万亿]亿?(?:{_one_of(WORDS['large-unit'])}){_END}")
_TIME = re.compile(f"(?:{_one_of(WORDS['span'])})({_one_of(WORDS['time-unit'])})")


def lost_counts(document: Document) -> Iterator[Span]:
    """Yield the classifiers and the large units that have lost their number, in no order."""
    folded = document.folded
    for pattern, is_lost, group in (
        (_AT_END, _is_lost_at_end, 0),
        (_BEFORE_NOUN, _is_lost_before_noun, 0),
        (_LARGE, _is_lost_before_large, 0),
        (_TIME, _is_lost_length, 1),
    ):
        for match in pattern.finditer(folded):
            if is_lost(folded, match) and in_sentence(document, match.start(group)):
                yield Span(*match.span(group))


def _is_lost_at_end(folded: str, match: re.Match[str]) -> bool:
    at, name = match.start(), match[0]
    before = folded[at - 1]
    if before in NUMERALS:
        return False
    if before in _MARKS:
        return name in _ALONE
    if folded.endswith(_COUNTED.get(name, WORDS["reached"]), 0, at):
        return True
    if before + name in _ENDING:
        return False
    if before in _FROM and folded.startswith(WORDS["change"], at + 1):
        return True
    return (
        name in _CLOSED and before not in _LEFT.get(name, "") and not folded.endswith(OTHER_WORDS["indefinite"], 0, at)
    )


def _is_lost_before_noun(folded: str, match: re.Match[str]) -> bool:
    at, end, name = match.start(), match.end(), match[0]
    before, after = folded[at - 1], folded[end]
    if before in NUMERALS or after == name or before + name in _ENDING:
        return False
    follows_verb = folded.endswith(_VERBS.get(before, ()), 0, at)
    # 有个 is ordinary speech, 共有个 is not.
    if before in _LEFT.get(name, "") and not follows_verb:
        return False
    is_plain = name in _FREE and after not in _CONJUNCTIONS and after not in _RIGHT.get(name, "")
    if is_plain and (follows_verb or before in _BEHIND.get(name, "、")):
        return True
    if not folded.startswith(_COUNTING.get(name, ()), end):
        return False
    if follows_verb or before in _MARKS or name in _ANYWHERE:
        return True
    return folded.endswith(_PREPOSITIONS.get(before, ()), 0, at)


def _is_lost_before_large(folded: str, match: re.Match[str]) -> bool:
    at = match.start()
    # 投资亿元以上项目: there 亿元 is a threshold.
    if match[0].endswith("元") and folded.startswith(OTHER_WORDS["not-money"], match.end()):
        return False
    if folded[at - 1] == "多":
        return is_han(folded[at - 2]) and folded[at - 2] not in _MANY
    if folded[at - 1] in NUMERALS or folded.endswith(WORDS["round"], 0, at):
        return False
    return is_han(folded[at - 1]) or folded[at - 1] == "”"


def _is_lost_length(folded: str, match: re.Match[str]) -> bool:
    after = folded[match.end() : match.end() + 1]
    return after == "" or after not in _RIGHT.get(match[1], "")
