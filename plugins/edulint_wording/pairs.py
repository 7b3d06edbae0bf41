"""Two characters side by side that are worth a look: a form of a list has them, or hardly any text does.

The lists hold thousands of forms. One pass over the draft looks for two characters of each of them; the forms
themselves are compared where these stand. Two characters are one number of four bytes in the encoding UTF-16, so that
the pass makes no string for each place.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress
from typing import TypeAlias

from msgspec import Struct

from edulint.api import Document, derived, pattern
from edulint_wording.lists import ATTESTED, PAIR_BITS, PairTable, bits_of

# The numbers of the pairs of a text from its even offsets, and from its odd ones.
Numbers: TypeAlias = tuple[Sequence[int], Sequence[int]]

# What is known of two characters, with tabs between: the second halves of the idioms that they begin, the first halves
# of those that they end, lines of the list of confusions and lines of that of variant forms.
FORMS = PairTable("forms.bin")
_BYTES = 2
# Characters of four bytes, which no list has.
_LONG_CHARACTERS = pattern(r"[^\x00-\uffff]")
FIRST_HAN, LAST_HAN = 0x4E00, 0x9FFF
# Drafts have most of their pairs in common: those that are not worth a look aren't sought in the filters again.
_ORDINARY: set[int] = set()
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

    ``unattested`` are the offsets, in order, of nearly all pairs of Han characters that hardly any text has. What the
    draft has again and again is a name or a term of the trade, and isn't among them.
    """

    listed: Mapping[str, ListedPair]
    unattested: list[int]


@derived
def notable_pairs(document: Document) -> NotablePairs:
    """Return the pairs of a draft that are worth a look."""
    prose = document.prose
    if len(prose) >= _LEAST_WITH_NUMPY and sys.modules.get("numpy"):
        from edulint_wording.pairs_by_numpy import numpy_places

        listed, places, unattested = numpy_places(_coded(document))
    else:
        listed, places, unattested = pure_places(pair_numbers(document))
    return NotablePairs(
        {
            prose[found[0] : found[0] + 2]: ListedPair(found, *listed[number].split("\t"))
            for number, found in places.items()
        },
        unattested,
    )


def pure_places(numbers: Numbers) -> tuple[dict[int, str], dict[int, list[int]], list[int]]:
    """Return what is known of the pairs that forms of the lists have, where these stand, and the doubtful places.

    Doubtful is a pair that hardly any text has and that stands once. All offsets are in order; the pairs stand by
    their first places.
    """
    listed, unattested = _sorted_out({*numbers[0], *numbers[1]})
    wanted = _places_among(unattested.union(listed), numbers)
    found = [numbers[at % 2][at // 2] for at in wanted]
    places: dict[int, list[int]] = {}
    for at, number in zip(wanted, found, strict=True):
        if number in listed:
            places.setdefault(number, []).append(at)
    last, first = dict(zip(found, wanted, strict=True)), dict(zip(reversed(found), reversed(wanted), strict=True))
    # What stands once stands first where it stands last.
    return listed, places, [at for number, at in last.items() if first[number] == at and number in unattested]


def _places_among(wanted: set[int], numbers: Numbers) -> list[int]:
    """Return the offsets, in order, of the pairs that are wanted."""
    even, odd = (
        compress(range(first, first + 2 * len(half), 2), map(wanted.__contains__, half))
        for first, half in enumerate(numbers)
    )
    return sorted([*even, *odd])


def _sorted_out(numbers: set[int]) -> tuple[dict[int, str], set[int]]:
    """Return what is known of the pairs that forms of the lists have, and the pairs that hardly any text has."""
    unknown = numbers - _ORDINARY
    listed, attested = FORMS.of(unknown), bits_of(ATTESTED)
    unattested = {
        one
        for one in unknown
        if not attested[(at := one % PAIR_BITS) >> 3] >> (at & 7) & 1
        and FIRST_HAN <= one & 0xFFFF <= LAST_HAN
        and FIRST_HAN <= one >> 16 <= LAST_HAN
    }
    if len(_ORDINARY) < _MOST_KEPT:
        _ORDINARY.update(unknown.difference(listed, unattested))
    return listed, unattested


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
    """Return a number for every two characters of a draft: from the even offsets, and from the odd ones.

    Behind the last number of each stands 0, which is no pair's of any list.
    """
    length = len(document.prose)
    even, odd = length // 2, (length - 1) // 2
    view = memoryview(_coded(document))
    # Lists are gone through in half the time of views.
    return (
        [*view[: even * 2 * _BYTES].cast("I").tolist(), 0],
        [*view[_BYTES : _BYTES + max(odd, 0) * 2 * _BYTES].cast("I").tolist(), 0],
    )


@derived
def _coded(document: Document) -> bytes:
    """Return the prose of a draft in UTF-16, with one sign of two bytes for each character of four."""
    text = document.prose
    coded = text.encode("utf-16-le", "surrogatepass")
    if len(coded) > _BYTES * len(text):
        coded = _LONG_CHARACTERS.sub("\0", text).encode("utf-16-le", "surrogatepass")
    return coded
