"""Counted things that have lost their number: 新建校舍套, 打造个示范点, 举办期培训班, 造林万亩, 连续年获评."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edulint.api import Document, Span, any_of, is_han
from edulint_placeholders.lost.places import CLASSIFIERS, NUMERALS, WORDS, in_sentence
from edulint_placeholders.masks.context import WORDS as NOUNS
from edulint_placeholders.words import by_head, by_last, words_by_head

_LEFT, _RIGHT, _BEHIND = by_head(CLASSIFIERS["left"]), by_head(CLASSIFIERS["right"]), by_head(CLASSIFIERS["behind"])
_COUNTED = {name: (*words, *CLASSIFIERS["reached"]) for name, words in words_by_head(CLASSIFIERS["counted"]).items()}
_COUNTING = words_by_head(CLASSIFIERS["counting"])
_CLOSED, _FREE = frozenset(CLASSIFIERS["closed"]), frozenset(CLASSIFIERS["free"])
_ALONE, _ANYWHERE = frozenset(CLASSIFIERS["alone"]), frozenset(CLASSIFIERS["anywhere"])
_ENDING = frozenset(NOUNS["ending"])
_MANY = NUMERALS | frozenset(CLASSIFIERS["many"])
_MARKS = frozenset("、,。;")
_CONJUNCTIONS, _FROM = frozenset(CLASSIFIERS["conjunction"]), frozenset(CLASSIFIERS["from"])

_SIGNS = re.compile(f"[{''.join({*_CLOSED, *_COUNTED, *_COUNTING, *_FREE, *_ALONE})}]")
_LARGE = re.compile(f"[万亿]亿?{any_of(CLASSIFIERS['large-unit'])}")
_TIME = re.compile(f"{any_of(CLASSIFIERS['span'])}({any_of(CLASSIFIERS['time-unit'])})")
_ENDS = frozenset((*",。;、!?()”\r\n", *_CONJUNCTIONS, ""))
_AFTER = (*CLASSIFIERS["bound"], *CLASSIFIERS["change"])
_AFTER_FIRSTS = frozenset(word[0] for word in _AFTER)
_VERBS, _PREPOSITIONS = by_last(CLASSIFIERS["verb"]), by_last(CLASSIFIERS["preposition"])
_LASTS = frozenset((*_MARKS, *_VERBS, *_PREPOSITIONS))


def lost_counts(document: Document) -> Iterator[Span]:
    """Yield the classifiers and the large units that have lost their number, in no order."""
    folded = document.folded
    for match in _SIGNS.finditer(folded):
        at, name = match.start(), match[0]
        before = folded[at - 1]
        # Most have their number.
        if before not in NUMERALS and _is_lost(folded, at, name, before) and in_sentence(document, at):
            yield Span(at, at + 1)
    for pattern, is_lost, group in ((_LARGE, _is_lost_before_large, 0), (_TIME, _is_lost_length, 1)):
        for match in pattern.finditer(folded):
            if is_lost(folded, match) and in_sentence(document, match.start(group)):
                yield Span(*match.span(group))


def _is_lost(folded: str, at: int, name: str, before: str) -> bool:
    if folded.endswith(WORDS["indefinite"], 0, at):
        return False
    if _ends_phrase(folded, at + 1) and _is_lost_at_end(folded, at, name, before):
        return True
    may_count = before in _LASTS or name in _ANYWHERE
    return may_count and is_han(folded[at + 1 : at + 2]) and _is_lost_before_noun(folded, at, name, before)


def _ends_phrase(folded: str, end: int) -> bool:
    after = folded[end : end + 1]
    return after in _ENDS or (after in _AFTER_FIRSTS and folded.startswith(_AFTER, end))


def _is_lost_at_end(folded: str, at: int, name: str, before: str) -> bool:
    if before in _MARKS:
        return name in _ALONE
    if not (is_han(before) or before == "”"):
        return False
    if folded.endswith(_COUNTED.get(name, CLASSIFIERS["reached"]), 0, at):
        return True
    if before + name in _ENDING:
        return False
    if before in _FROM and folded.startswith(CLASSIFIERS["change"], at + 1):
        return True
    return name in _CLOSED and before not in _LEFT.get(name, "")


def _is_lost_before_noun(folded: str, at: int, name: str, before: str) -> bool:
    after = folded[at + 1]
    if after == name or before + name in _ENDING or not (is_han(before) or before in _MARKS):
        return False
    follows_verb = folded.endswith(_VERBS.get(before, ()), 0, at)
    # 有个 is ordinary speech, 共有个 is not.
    if before in _LEFT.get(name, "") and not follows_verb:
        return False
    is_plain = name in _FREE and after not in _CONJUNCTIONS and after not in _RIGHT.get(name, "")
    if is_plain and (follows_verb or before in _BEHIND.get(name, "、")):
        return True
    if not folded.startswith(_COUNTING.get(name, ()), at + 1):
        return False
    if follows_verb or before in _MARKS or name in _ANYWHERE:
        return True
    return folded.endswith(_PREPOSITIONS.get(before, ()), 0, at)


def _is_lost_before_large(folded: str, match: re.Match[str]) -> bool:
    at = match.start()
    if not _ends_phrase(folded, match.end()):
        return False
    # 投资亿元以上项目: there 亿元 is a threshold.
    if match[0].endswith("元") and folded.startswith(WORDS["not-money"], match.end()):
        return False
    if folded[at - 1] == "多":
        return is_han(folded[at - 2]) and folded[at - 2] not in _MANY
    if folded[at - 1] in NUMERALS or folded.endswith(CLASSIFIERS["round"], 0, at):
        return False
    return is_han(folded[at - 1]) or folded[at - 1] == "”"


def _is_lost_length(folded: str, match: re.Match[str]) -> bool:
    after = folded[match.end() : match.end() + 1]
    return after == "" or after not in _RIGHT.get(match[1], "")
