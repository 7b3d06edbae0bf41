"""Two words that office texts often have side by side, one of them with a character that hardly any text has there.

A pair of characters that stands in hardly any of the texts which were counted (``tools/collocations.py``) is in doubt.
It is told where it stands beside a word that another pair, one character that is alike away, often does.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from itertools import compress, repeat

from msgspec import Struct

from edulint.api import HAN_NUMERALS, Document, WordList, is_han
from edulint_wording.idioms import is_in_short_quotes, nearly
from edulint_wording.lists import Collocations
from edulint_wording.pairs import Numbers, numbers_of
from edulint_wording.word_guard import (
    is_given_name,
    is_in_row_of_abbreviations,
    is_misspelt_word,
    is_part_of_name,
    is_pun,
    is_spoken_of,
)

# A pair sets the bit of the filter that remains of its number when it is divided by the first of these primes, a word
# that of the second, too.
PAIR_BITS, WORD_BITS = 7_999_993, 7_899_989
BY_BEGINNING = Collocations("collocations_by_beginning.bin")
BY_END = Collocations("collocations_by_end.bin")
_SOUNDS = WordList(__file__, "main_sounds.txt")
_SHAPES = WordList(__file__, "similar_shapes.txt")
_FREQUENT_SHAPES = WordList(__file__, "frequent_shapes.txt")
_NAMES = WordList(__file__, "checks/unattested_wording.txt")
_PAIR = 2
# A list or a slogan repeats a character after so many others at the most: 清街、扫街.
_REACH = 8
_FIRST_HAN, _LAST_HAN = 0x4E00, 0x9FFF
# Drafts have most of their pairs in common: those that were found in the filter, 0 here, aren't sought there again.
_ATTESTED: dict[int, int] = {}
_MOST_KEPT = 100_000


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
    numbers = numbers_of(prose)
    for start in _unattested(numbers):
        wrong = prose[start : start + _PAIR]
        usual = {right: phrase for right, phrase in _usual(prose, numbers, start) if _is_slip(prose, start, right)}
        if not usual:
            continue
        slip = Slip(start, wrong, tuple(usual), next(iter(usual.values())))
        if not _is_play(prose, slip.differing) and not _is_of_neighbour(prose, slip):
            yield slip


def _unattested(numbers: Numbers) -> list[int]:
    """Return the offsets, in order, of two Han characters that stand side by side in hardly any text; nearly all such
    places.

    What the draft has again and again is a name or a term of the trade, and isn't among them.
    """
    bits = _filter()
    # The place of each pair in doubt, and -1 for what stands twice.
    places: dict[int, int] = {}
    for first, half in enumerate(numbers):
        for at in compress(range(first, first + 2 * len(half), 2), map(_ATTESTED.get, half, repeat(1))):
            number = half[at // 2]
            if number in places:
                places[number] = -1
            elif (
                not bits[(place := number % PAIR_BITS) >> 3] >> (place & 7) & 1
                and _FIRST_HAN <= number & 0xFFFF <= _LAST_HAN
                and _FIRST_HAN <= number >> 16 <= _LAST_HAN
            ):
                places[number] = at
            elif len(_ATTESTED) < _MOST_KEPT:
                _ATTESTED[number] = 0
    return sorted(at for at in places.values() if at >= 0)


@cache
def _filter() -> bytes:
    with open(os.path.join(os.path.dirname(__file__), "attested_pairs.bin"), "rb") as file:
        return file.read()


def _usual(prose: str, numbers: Numbers, start: int) -> Iterator[tuple[str, str]]:
    """Yield what texts have for a pair beside its neighbours, and the four characters that they have."""
    wrong, half, at = prose[start : start + _PAIR], numbers[start % 2], start // 2
    if at > 0 and (row := BY_BEGINNING.beside(half[at - 1])):
        before = prose[start - _PAIR : start]
        yield from ((right, before + right) for right in nearly(wrong, row, _are_mixed_up))
    if at + 1 < len(half) and (row := BY_END.beside(half[at + 1])):
        after = prose[start + _PAIR : start + 2 * _PAIR]
        yield from ((right, right + after) for right in nearly(wrong, row, _are_mixed_up))


def _are_mixed_up(right: str, wrong: str) -> bool:
    """Tell whether one character is written for the other: one syllable, or alike in shape."""
    return right in _alike(wrong)


@cache
def _alike(character: str) -> str:
    """Return the characters of all groups that a character is in, itself included."""
    groups, found = _groups(), ""
    at = groups.find(character)
    while at >= 0:
        end = groups.index("\n", at)
        found += groups[groups.rindex("\n", 0, at) + 1 : end]
        at = groups.find(character, end)
    return found


@cache
def _groups() -> str:
    # Here sounds are those of the first reading only: 贝 is not written for 北 because 北 has an old reading.
    shapes = (group for words in (_SHAPES, _FREQUENT_SHAPES) for line in words.rows for group in line)
    return "\n".join(("", *_SOUNDS.lines, *shapes, ""))


def _is_slip(prose: str, start: int, right: str) -> bool:
    end = start + _PAIR
    wrong = prose[start:end]
    return (
        not set(HAN_NUMERALS).intersection(wrong + right)
        and is_misspelt_word(prose, start, end, right)
        and not is_in_short_quotes(prose, start, end)
        and not prose.startswith(_NAMES.section("name"), end)
        and not is_spoken_of(prose, start, end, right)
        and not is_in_row_of_abbreviations(prose, start, end)
        and not is_given_name(prose, start, end)
        and not is_part_of_name(prose, start, end, right)
        and not is_pun(wrong, right)
    )


def _is_play(prose: str, at: int) -> bool:
    """Tell whether a character stands again nearby, as lists and slogans have it: 文旅名县、生态优县."""
    # 新域新质: two words of the writer's own, which begin alike.
    if prose[at - 1 : at] == prose[at + 1 : at + 2] and is_han(prose[at + 2 : at + 3]):
        return True
    around = prose[max(0, at - _REACH) : at] + prose[at + 1 : at + 1 + _REACH]
    return prose[at] in around


def _is_of_neighbour(prose: str, slip: Slip) -> bool:
    """Tell whether the character makes a word with its other neighbour: 罐区 in 油罐区 is no misspelt 灌区."""
    at = slip.differing
    first = at - (at == slip.start)
    pair = prose[max(0, first) : first + _PAIR]
    if len(pair) < _PAIR:
        return False
    number, bits = numbers_of(pair)[0][0], _filter()
    return all(bits[place >> 3] >> (place & 7) & 1 for place in (number % PAIR_BITS, number % WORD_BITS))
