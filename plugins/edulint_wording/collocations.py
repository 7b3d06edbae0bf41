"""Two words that office texts often have side by side, one of them with a character that hardly any text has there.

A pair of characters that stands in hardly any of the texts which were counted (``tools/collocations.py``) is in doubt;
so is, at the end of a clause, one that stands there only where two words meet: 设施建没有用 has 建没, and 设施建没。 is no
clause. It is told where it stands beside a word that another pair, one character that is alike away, often does.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from edulint.api import HAN_NUMERALS, Document, WordList, is_han, occurrences, pattern
from edulint_wording.idioms import is_in_short_quotes, nearly
from edulint_wording.likeness import are_mixed_up
from edulint_wording.lists import ATTESTED, PAIR_BITS, WORD_BITS, PairTable, content_of, number_of, remainders
from edulint_wording.pairs import Numbers, notable_pairs, pair_numbers
from edulint_wording.word_guard import (
    is_in_row_of_abbreviations,
    is_misspelt_word,
    is_of_persons_name,
    is_part_of_name,
    is_pun,
    is_spoken_of,
)

BY_BEGINNING = PairTable("collocations_by_beginning.bin")
BY_END = PairTable("collocations_by_end.bin")
_NAMES = WordList(__file__, "checks/unattested_wording.txt")
_WORDS = WordList(__file__, "word_guard.txt")
_PAIR = 2
# Behind a mark no word goes on.
_MARK = pattern("[，。；、：！？）”》\n]")
# A list or a slogan repeats a character after so many others at the most: 清街、扫街.
_REACH = 8


class Slip(Struct, frozen=True):
    """Two characters of a draft, from ``start``, and the pairs that they may stand for.

    ``usual`` is four characters as texts have them: the first of these pairs and its neighbour.
    """

    start: int
    wrong: str
    rights: tuple[str, ...]
    usual: str

    @property
    def differing(self) -> int:
        """The offset in the draft of the character that is likely wrong."""
        return self.start + (self.wrong[0] == self.rights[0][0])


def slips(document: Document) -> Iterator[Slip]:
    """Yield the places of a draft that office texts write otherwise, in order."""
    prose = document.prose
    for start, usual in _usual(document):
        rights = {right: phrase for right, phrase in usual if _is_slip(prose, start, right)}
        if not rights:
            continue
        slip = Slip(start, prose[start : start + _PAIR], tuple(rights), next(iter(rights.values())))
        if not _is_play(prose, slip) and not _is_of_neighbour(prose, slip):
            yield slip


def _usual(document: Document) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    """Yield the pairs in doubt that stand beside a word, and what texts have there.

    That is the pair which they have for it, and the four characters of this and of its neighbour.
    """
    prose, numbers = document.prose, pair_numbers(document)
    doubtful = sorted({*notable_pairs(document).unattested, *_at_ends(prose, numbers)})
    before = [numbers[start - _PAIR] for start in doubtful]
    behind = [numbers[start + _PAIR] for start in doubtful]
    by_beginning, by_end = BY_BEGINNING.of(remainders(before)), BY_END.of(remainders(behind))
    for start, one, other in zip(doubtful, before, behind, strict=True):
        if one not in by_beginning and other not in by_end:
            continue
        firsts, lasts = by_beginning.get(one, ""), by_end.get(other, "")
        # Nearly always neither character of the pair stands in what texts have there.
        first, second = prose[start], prose[start + 1]
        if first not in firsts and second not in firsts and first not in lasts and second not in lasts:
            continue
        wrong, end = first + second, start + _PAIR
        found = [(right, prose[start - _PAIR : start] + right) for right in nearly(wrong, firsts, are_mixed_up)]
        found += [(right, right + prose[end : end + _PAIR]) for right in nearly(wrong, lasts, are_mixed_up)]
        # What the draft has again is a term of its own.
        if found and prose.count(prose[max(0, start - _PAIR) : end]) == 1:
            yield start, found


def _at_ends(prose: str, numbers: Numbers) -> list[int]:
    """Return the offsets of the pairs at the ends of clauses that no word is."""
    bits, before_any_word = content_of(ATTESTED), _WORDS.section("before any word")
    starts = [match.start() - _PAIR for match in _MARK.finditer(prose, _PAIR)]
    ends = [(start, numbers[start] % WORD_BITS) for start in starts]
    no_words = [start for start, bit in ends if not bits[bit >> 3] >> (bit & 7) & 1]
    return [start for start in no_words if prose[start] not in before_any_word and is_han(prose[start + 1])]


def _is_slip(prose: str, start: int, right: str) -> bool:
    end = start + _PAIR
    wrong = prose[start:end]
    return (
        not set(HAN_NUMERALS).intersection(wrong + right)
        and is_misspelt_word(prose, start, end, right)
        and not is_in_short_quotes(prose, start, end)
        and not prose.startswith(_NAMES.section("name"), end)
        and not (wrong[0] != right[0] and wrong[1] in _WORDS.section("waters"))
        and not (wrong[1] == "得" and prose.startswith(_WORDS.section("behind 得"), end))
        and not (wrong[0] in _WORDS.section("before offices") and wrong[1] in _WORDS.section("offices"))
        # 妥善处之。
        and not (wrong[1] == "之" and _MARK.match(prose, end))
        and not any(prose.endswith(word, 0, end) for word in _WORDS.section("words of their own"))
        and not is_spoken_of(prose, start, end, right)
        and not is_in_row_of_abbreviations(prose, start, end)
        and not is_of_persons_name(prose, start, end)
        and not is_part_of_name(prose, start, end, right)
        and not is_pun(wrong, right)
    )


def _is_play(prose: str, slip: Slip) -> bool:
    """Tell whether a character, or what stands around it, stands again nearby, as lists and slogans have it.

    文旅名县、生态优县 and 含新量、含绿量、含智量 are such.
    """
    at = slip.differing
    # 新域新质: two words of the writer's own, which begin alike.
    if prose[at - 1 : at] == prose[at + 1 : at + 2] and is_han(prose[at + 2 : at + 3]):
        return True
    before, behind = prose[max(0, at - _REACH) : at], prose[at + 1 : at + 1 + _REACH]
    if prose[at] in before + behind:
        return True
    if not (is_han(before[-1:]) and is_han(behind[:1])):
        return False
    frames = (part[one + 1 : one + 3] for part in (before[:-1], behind[1:]) for one in occurrences(part, before[-1:]))
    # 施躬单位 near 施工单位 is a slip.
    written = [right[at - slip.start] for right in slip.rights]
    return any(frame[1:] == behind[0] and frame[0] not in written for frame in frames)


def _is_of_neighbour(prose: str, slip: Slip) -> bool:
    """Tell whether the character makes a word with its other neighbour: 罐区 in 油罐区 is no misspelt 灌区.

    Where the second character of the pair stands behind words of any kind, the first and what stands before it need
    only stand together in texts: 经济圈年产值, 工作做在前, 库区于一体.
    """
    at, start = slip.differing, slip.start
    if _are_together(prose[(first := max(0, at - (at == start))) : first + _PAIR], WORD_BITS):
        return True
    is_border = slip.wrong[1] in _WORDS.section("behind any word")
    return is_border and _are_together(prose[max(0, start - 1) : start + 1], PAIR_BITS)


def _are_together(pair: str, prime: int) -> bool:
    """Tell whether two characters stand together in texts, and as a word where ``prime`` is that of words."""
    if len(pair) < _PAIR or not all(map(is_han, pair)):
        return False
    number, bits = number_of(pair), content_of(ATTESTED)
    return all(bits[(at := number % one) >> 3] >> (at & 7) & 1 for one in {PAIR_BITS, prime})
