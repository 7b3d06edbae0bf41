"""Two characters beside a neighbour with which office texts have a word that is like them.

What may be written for a usual word is suspected (``lists.SUSPECTS``, made by ``tools/collocations.py``): characters of
the same sound or shape, and other words of the same sound. A suspect is told beside two characters next to which texts
have that word so much more often than they have the suspect anywhere that a slip is likelier than a new wording.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from edulint.api import HAN_NUMERALS, Document, WordList, is_han, occurrences, pattern
from edulint_wording.idioms import is_in_short_quotes, nearly
from edulint_wording.likeness import are_mixed_up, sounding_like
from edulint_wording.lists import (
    GROUPS,
    MORE_OFTEN,
    WORDS,
    PairTable,
    level_of,
    number_of,
    remainders,
)
from edulint_wording.pairs import notable_pairs, pair_numbers
from edulint_wording.word_guard import (
    ends_own_word,
    is_in_row_of_abbreviations,
    is_misspelt_word,
    is_of_persons_name,
    is_of_place,
    is_part_of_name,
    is_pun,
    is_spoken_of,
)

BY_BEGINNING = PairTable("collocations_by_beginning.bin")
BY_END = PairTable("collocations_by_end.bin")
_NAMES = WordList(__file__, "checks/unattested_wording.txt")
_WORDS = WordList(__file__, "word_guard.txt")
_MARK = pattern("[，。；、：！？）”》\n]")
_PAIR = 2
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
    def differing(self) -> tuple[int, ...]:
        """The offsets in the draft of the characters that are likely wrong."""
        return tuple(self.start + at for at in range(_PAIR) if self.wrong[at] != self.rights[0][at])


def slips(document: Document) -> Iterator[Slip]:
    """Yield the places of a draft that office texts write otherwise, in order."""
    prose = document.prose
    for start, usual in _usual(document):
        rights = {right: phrase for right, phrase in usual if is_slip(prose, start, right)}
        if rights:
            yield Slip(start, prose[start : start + _PAIR], tuple(rights), next(iter(rights.values())))


def _usual(document: Document) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    """Yield the suspected pairs that stand beside a word, and what texts have there.

    That is the word which they have for it, and the four characters of this and of its neighbour.
    """
    prose, numbers, suspects = document.prose, pair_numbers(document), notable_pairs(document).suspects
    before = [numbers[start - _PAIR] for start in suspects]
    behind = [numbers[start + _PAIR] for start in suspects]
    by_beginning, by_end = BY_BEGINNING.of(remainders(before)), BY_END.of(remainders(behind))
    for start, one, other in zip(suspects, before, behind, strict=True):
        if one not in by_beginning and other not in by_end:
            continue
        end = start + _PAIR
        found = [
            *(
                (right, prose[start - _PAIR : start] + right)
                for right in _meant(prose, start, by_beginning.get(one, ""))
            ),
            *((right, right + prose[end : end + _PAIR]) for right in _meant(prose, start, by_end.get(other, ""))),
        ]
        # What the draft has again is a term of its own.
        if found and prose.count(prose[max(0, start - _PAIR) : end]) == 1:
            yield start, found


def _meant(prose: str, start: int, usual: str) -> list[str]:
    """Return the words beside a neighbour, as a table has them, for which the pair at an offset may be written."""
    written = prose[start : start + _PAIR]
    first, second, number = written[0], written[1], number_of(written)
    if (first in usual or second in usual) and (enough := _usual_enough(number, usual)):
        found = nearly(written, enough, are_mixed_up)
        if found:
            return found
    if not usual or not WORDS.has(number):
        return []
    # 社会揪住: an input method gave another word of the same sound.
    firsts, seconds = sounding_like(first), sounding_like(second)
    words = _usual_enough(number, usual)
    pairs = [words[at : at + _PAIR] for at in range(0, len(words), _PAIR)]
    found = [word for word in pairs if word[0] in firsts and word[1] in seconds]
    return [] if written in found else found


def _usual_enough(number: int, usual: str) -> str:
    """Return the words of a table that are usual enough beside their neighbour, as often as texts have the pair."""
    return "".join(usual.split(GROUPS)[: len(MORE_OFTEN) + 1 - level_of(number)])


def is_slip(prose: str, start: int, right: str) -> bool:
    """Tell whether the pair from ``start`` may stand for ``right``, and is no name, no quotation and no play."""
    slip = Slip(start, prose[start : start + _PAIR], (right,), right)
    # Another word of two characters is no play on the one.
    is_other_word = len(slip.differing) == _PAIR
    return _is_misspelt(prose, start, right) and (
        is_other_word or not (_is_play(prose, slip) or _is_of_neighbour(prose, slip))
    )


def _is_misspelt(prose: str, start: int, right: str) -> bool:
    end = start + _PAIR
    wrong = prose[start:end]
    return (
        not set(HAN_NUMERALS).intersection(wrong + right)
        and wrong not in _WORDS.section("short forms")
        and not (wrong[0] != right[0] and wrong[0] in _WORDS.section("before any word"))
        and not (wrong[1] != right[1] and wrong[1] in _WORDS.section("behind any word"))
        and not prose.startswith(_WORDS.section("names behind"), start + 1)
        and is_misspelt_word(prose, start, end, right)
        and not is_in_short_quotes(prose, start, end)
        and not prose.startswith(_NAMES.section("name"), end)
        and not prose.startswith(_WORDS.section("lines between places"), end)
        and not (wrong[0] != right[0] and wrong[1] in _WORDS.section("waters"))
        and not (wrong[1] == "得" and prose.startswith(_WORDS.section("behind 得"), end))
        # 江达、城投、津融等: the short names of firms begin with those of their places.
        and not (wrong[0] != right[0] and wrong[0] in _WORDS.section("provinces") and prose[start - 1 : start] == "、")
        and not (wrong[0] in _WORDS.section("before offices") and wrong[1] in _WORDS.section("offices"))
        # 电网的电、煤有条件平衡: an item of a list has it.
        and not (wrong[1] == right[1] == "有" and prose[start - 1 : start] == "、")
        # 妥善处之。
        and not (wrong[1] == "之" and _MARK.match(prose, end))
        and not any(prose.endswith(word, 0, end) for word in _WORDS.section("words of their own"))
        and not is_spoken_of(prose, start, end, right)
        and not is_in_row_of_abbreviations(prose, start, end)
        and not is_of_persons_name(prose, start, end)
        and not is_part_of_name(prose, start, end, right)
        and not is_pun(wrong, right)
        and not is_of_place(prose, start, end)
        and not ends_own_word(prose, start, end, right)
    )


def _is_play(prose: str, slip: Slip) -> bool:
    """Tell whether a character, or what stands around it, stands again nearby, as lists and slogans have it.

    文旅名县、生态优县 and 含新量、含绿量、含智量 are such.
    """
    at = slip.differing[0]
    # 新域新质: two words of the writer's own, which begin alike; 建没建
    if prose[at - 1 : at] == prose[at + 1 : at + 2]:
        return True
    before, behind = prose[max(0, at - _REACH) : at], prose[at + 1 : at + 1 + _REACH]
    if prose[at] in before + behind:
        return True
    # 渡口之大、水道之广、航史之厚
    if slip.wrong[0] == "之" and "之" in before[:-1] + behind:
        return True
    if not (is_han(before[-1:]) and is_han(behind[:1])):
        return False
    frames = (part[one + 1 : one + 3] for part in (before[:-1], behind[1:]) for one in occurrences(part, before[-1:]))
    # 施躬单位 near 施工单位 is a slip.
    written = [right[at - slip.start] for right in slip.rights]
    return any(frame[1:] == behind[0] and frame[0] not in written for frame in frames)


def _is_of_neighbour(prose: str, slip: Slip) -> bool:
    """Tell whether the character makes a word with its other neighbour: 罐区 in 油罐区 is no misspelt 灌区."""
    at, start = slip.differing[0], slip.start
    pair = prose[(first := max(0, at - (at == start))) : first + _PAIR]
    return len(pair) == _PAIR and all(map(is_han, pair)) and WORDS.has(number_of(pair))
