"""Two characters side by side that are worth a look: a form of a list has them, or they are suspected of being one.

The lists hold thousands of forms. One pass over the draft looks for two characters of each of them; the forms
themselves are compared where these stand. Two characters are one number of four bytes in the encoding UTF-16, so that
the pass makes no string for each place.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import compress, count
from typing import TypeAlias

from msgspec import Struct

from edulint.api import Document, derived, is_traditional, pattern
from edulint_wording.lists import KNOWN_PAIRS, SUSPECTS, PairTable, content_of, remainders

# The numbers of the pairs of a text by their offsets.
Numbers: TypeAlias = Sequence[int]

# What is known of two characters, with tabs between: the second halves of the idioms that they begin, the first halves
# of those that they end, lines of the list of confusions and lines of that of variant forms.
FORMS = PairTable("forms.bin")
_BYTES = 2
# Characters of four bytes, which no list has.
_LONG_CHARACTERS = pattern(r"[^\x00-\uffff]")
FIRST_HAN, LAST_HAN = 0x4E00, 0x9FFF
# Of the upper byte of a character in UTF-16, whether it is a Han character's.
_IS_HAN = bytes(FIRST_HAN >> 8 <= block <= LAST_HAN >> 8 for block in range(256))
# Drafts have most of their pairs in common: those that are not worth a look aren't sought in the filters again.
_ORDINARY: set[int] = set()
# The pairs of the last draft, and those of them that were worth a look.
_LAST: list[Set[int]] = []
_MOST_KEPT = 100_000
# In longer texts numpy is several times as fast; where nothing has loaded it, loading it takes longer.
_LEAST_WITH_NUMPY = 3_000


class ListedPair(Struct, frozen=True):
    """Two characters that forms of the lists have, and their offsets in a draft, in order.

    ``idiom_ends`` and ``idiom_beginnings`` are what makes idioms with them behind and before, two characters each, in a
    row; ``confusions`` and ``variants`` are the lines of these lists whose forms are looked for by them, one below the
    other.
    """

    places: list[int]
    idiom_ends: str
    idiom_beginnings: str
    confusions: str
    variants: str


class NotablePairs(Struct, frozen=True):
    """The places of a draft at which two characters stand that are worth a look.

    ``suspects`` are the offsets, in order, of pairs that may be written for a usual word (``lists.SUSPECTS``). What the
    draft has again and again is a name or a term of the trade, and isn't among them.
    """

    listed: Mapping[str, ListedPair]
    suspects: list[int]


@derived
def notable_pairs(document: Document) -> NotablePairs:
    """Return the pairs of a draft that are worth a look."""
    prose = document.prose
    # The lists are of simplified characters: of 為善不甘人後 they know neither the wrong form nor the right one.
    if is_traditional(prose):
        return NotablePairs({}, [])
    if len(prose) >= _LEAST_WITH_NUMPY and sys.modules.get("numpy"):
        from edulint_wording.pairs_by_numpy import numpy_places

        listed, places, suspects = numpy_places(_coded(document))
    else:
        listed, places, suspects = pure_places(pair_numbers(document), _are_han(document))
    return NotablePairs(
        {
            prose[found[0] : found[0] + 2]: ListedPair(found, *listed[number].split("\t"))
            for number, found in places.items()
        },
        suspects,
    )


def pure_places(numbers: Numbers, are_han: bytes) -> tuple[dict[int, str], dict[int, list[int]], list[int]]:
    """Return what is known of the pairs that forms of the lists have, where these stand, and where suspects stand.

    A suspect counts if it stands once. ``are_han`` has 1 for each pair of Han characters,
    0 for the others. All offsets are in order; the pairs stand by their first places.
    """
    listed, suspects = _sorted_out(set(compress(numbers, are_han)))
    places: dict[int, list[int]] = {}
    once: dict[int, int] = {}
    for at in compress(count(), map(suspects.union(listed).__contains__, numbers)):
        number = numbers[at]
        if number in listed:
            places.setdefault(number, []).append(at)
        if number in suspects:
            once[number] = -1 if number in once else at
    return listed, places, sorted([at for at in once.values() if at >= 0])


def _sorted_out(numbers: set[int]) -> tuple[dict[int, str], set[int]]:
    """Return what is known of the pairs that forms of the lists have, and the suspects."""
    unknown = remainders(_unknown_among(numbers))
    bits, listed = content_of(KNOWN_PAIRS), FORMS.of(unknown)
    # The first bit clears nearly all, and its place is known already.
    maybe = [number for number, at in unknown.items() if bits[at >> 3] >> (at & 7) & 1]
    suspects = set(filter(SUSPECTS.has, maybe))
    _LAST[:] = [unknown.keys(), suspects.union(listed)]
    return listed, suspects


def _unknown_among(numbers: set[int]) -> set[int]:
    """Return the pairs that stood in no earlier draft without being worth a look."""
    # What the last draft had is kept when the next one comes: a single draft need not wait for it.
    if _LAST and len(_ORDINARY) < _MOST_KEPT:
        _ORDINARY.update(_LAST[0])
        _ORDINARY.difference_update(_LAST[1])
    _LAST.clear()
    return numbers - _ORDINARY if _ORDINARY else numbers


def forms_at(lines: str, pair: ListedPair, prose: str) -> Iterator[tuple[str, list[int]]]:
    """Yield the lines of a list whose forms stand in a draft, with their offsets, without overlap.

    A form is what a line begins with; the forms have the pair in them.
    """
    two = prose[pair.places[0] : pair.places[0] + 2]
    for line in lines.splitlines():
        form = line[: line.index(" ")]
        within, end = form.index(two), 0
        found = []
        for at in pair.places:
            if at - within >= end and prose.startswith(form, at - within):
                end = at - within + len(form)
                found.append(at - within)
        if found:
            yield line, found


@derived
def pair_numbers(document: Document) -> Numbers:
    """Return a number for every two characters of a draft, by the offset of the first.

    Behind them stands 0 twice, which is no pair's of any list: what is looked for before the first place, or behind
    the last one, is found there.
    """
    length = len(document.prose)
    numbers, view = [0] * (length + 1), memoryview(_coded(document))
    for first in range(min(2, length)):
        of_whole_pairs = view[first * _BYTES : (length - (length - first) % 2) * _BYTES]
        numbers[first : length - 1 : 2] = of_whole_pairs.cast("I").tolist()
    return numbers


@derived
def _are_han(document: Document) -> bytes:
    """Return 1 for every two characters of a draft that are Han characters, 0 for the others."""
    blocks = _coded(document)[1::_BYTES].translate(_IS_HAN)
    both = int.from_bytes(blocks, "little") & int.from_bytes(blocks[1:], "little")
    return both.to_bytes(len(blocks), "little")


@derived
def _coded(document: Document) -> bytes:
    """Return the prose of a draft in UTF-16, with one sign of two bytes for each character of four."""
    text = document.prose
    coded = text.encode("utf-16-le", "surrogatepass")
    if len(coded) > _BYTES * len(text):
        coded = _LONG_CHARACTERS.sub("\0", text).encode("utf-16-le", "surrogatepass")
    return coded
