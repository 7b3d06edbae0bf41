"""A pair of characters that hardly any text has, one character away from a word that the draft has again and again.

Where 教师 stands ten times in a short draft, and 教师队伍 among them, 教适队伍 is a slip. Where the draft has the word
beside no such neighbour, two words meet: 车企也涨价 beside 企业, 申博时 beside 博士.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator
from itertools import islice

from edulint.api import Document, WordList, is_frequent_word, is_han, occurrences, word_borders_around
from edulint_wording.collocations import Slip, is_slip
from edulint_wording.likeness import are_mixed_up
from edulint_wording.lists import WORDS, level_of, number_of
from edulint_wording.pairs import notable_pairs

_WORDS = WordList(__file__, "word_guard.txt")
# The word stands so often in the draft, and once in so many of its characters.
_LEAST, _STRETCH = 2, 1000
# In a longer draft, where many words meet, a pair must stand beside a mark, a figure or a line's end.
_LONG = 3000
# The level of pairs that stand fewer than a score of times in all the texts (``lists.MORE_OFTEN``).
_RARE = 2
_MOST = 500
_CLAUSE_ENDS = ("", "，", "。", "；", "、", "\n")
_PAIR = 2


def slips_of_own_words(document: Document, told: Container[int]) -> Iterator[Slip]:
    """Yield the pairs in doubt for which the draft itself has a word, in order, but for those that are ``told``."""
    prose = document.prose
    joining = frozenset(_WORDS.section("joining"))
    is_long = len(prose) > _LONG
    least = max(_LEAST, -(-len(prose) // _STRETCH))
    rare = [start for start in notable_pairs(document).suspects if _is_rare(prose[start : start + _PAIR])]
    if is_long:
        rare = [
            one for one in rare if not (is_han(prose[one - 1 : one]) and is_han(prose[one + _PAIR : one + _PAIR + 1]))
        ]
    # For each the draft is read once: no draft that people write has more.
    for start in rare[:_MOST]:
        if start in told or not joining.isdisjoint(prose[start : start + _PAIR]):
            continue
        own = (right for right in _own_words(prose, start, least) if _stands_so(prose, start, right))
        rights = [right for right in own if is_slip(prose, start, right)]
        if rights and not _is_of_idiom(document, start):
            yield Slip(start, prose[start : start + _PAIR], tuple(rights), rights[0])


def _is_rare(pair: str) -> bool:
    """Tell whether a suspected pair is no word, and texts hardly have it."""
    number = number_of(pair)
    return level_of(number) <= _RARE and not WORDS.has(number)


def _is_of_idiom(document: Document, start: int) -> bool:
    """Tell whether a pair is a part of an idiom: 千言万语."""
    prose, listed = document.prose, notable_pairs(document).listed
    for at in range(max(0, start - _PAIR), start + 1):
        begun, end = listed.get(prose[at : at + _PAIR]), prose[at + _PAIR : at + 2 * _PAIR]
        if begun and end in (begun.idiom_ends[half : half + _PAIR] for half in range(0, len(begun.idiom_ends), _PAIR)):
            return True
    return False


def _own_words(prose: str, start: int, least: int) -> list[str]:
    """Return the words that the draft has at least so often and that are one character away from a pair."""
    first, second = prose[start], prose[start + 1]
    before = Counter([part[-1:] for part in prose.split(second)[:-1]])
    behind = Counter([part[:1] for part in prose.split(first)[1:]])
    words = [(first + one, one, second) for one, times in behind.items() if times >= least]
    if second not in _WORDS.section("places"):
        words += [(one + second, one, first) for one, times in before.items() if times >= least]
    return [
        word
        for word, right, wrong in words
        if is_frequent_word(word) and _may_be(right, wrong) and _is_often_one(prose, word, least)
    ]


def _is_often_one(prose: str, word: str, least: int) -> bool:
    """Tell whether a word stands so often as one word, and not only where two others meet: 上地 in 以上地方."""
    as_one = (
        at for at in occurrences(prose, word) if word_borders_around(prose, at, at + _PAIR).issuperset((at, at + _PAIR))
    )
    return sum(1 for _ in islice(as_one, least)) == least


def _stands_so(prose: str, start: int, right: str) -> bool:
    """Tell whether the draft has the word elsewhere beside a neighbour of the pair; what ends a clause is none.

    Behind it, one figure is like another: 教师86人, 教适19人.
    """
    before, behind = prose[start - 1 : start], prose[start + _PAIR : start + _PAIR + 1]
    if behind.isdecimal():
        return any(prose[at + _PAIR : at + _PAIR + 1].isdecimal() for at in occurrences(prose, right))
    beside = [before + right] if before not in _CLAUSE_ENDS else []
    beside += [right + behind] if behind not in _CLAUSE_ENDS else []
    return any(words in prose for words in beside)


def _may_be(right: str, wrong: str) -> bool:
    return right != wrong and is_han(right) and are_mixed_up(right, wrong)
