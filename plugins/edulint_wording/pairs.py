"""Two characters side by side that are worth a look: a form of a list begins with them, or hardly any text has them.

The lists hold thousands of forms. One pass over the draft looks for the first two characters of all of them; the forms
themselves are compared where these stand. Two characters are one number of four bytes in the encoding UTF-16, so that
the pass makes no string for each place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import compress
from typing import TypeAlias

from msgspec import Struct

from edulint.api import Document, derived, pattern
from edulint_wording.lists import ATTESTED, BEGINNING_BITS, BEGINNINGS, PAIR_BITS, PairTable, bits_of

# The numbers of the pairs of a text from its even offsets, and from its odd ones.
Numbers: TypeAlias = tuple[Sequence[int], Sequence[int]]

# What is known of the first two characters of forms and of the halves of idioms, with tabs between: the second halves
# of the idioms that they begin, the first halves of those that they end, and lines of the list of confusions.
FORMS = PairTable("forms.bin")
_BYTES = 2
# Characters of four bytes, which no list has.
_LONG_CHARACTERS = pattern(r"[^\x00-\uffff]")
_FIRST_HAN, _LAST_HAN = 0x4E00, 0x9FFF
# Drafts have most of their pairs in common: those that are not worth a look aren't sought in the filters again.
_ORDINARY: set[int] = set()
_MOST_KEPT = 100_000


class Beginning(Struct, frozen=True):
    """Two characters with which a form may begin, and their offsets in a draft, in no order.

    ``idiom_ends`` and ``idiom_beginnings`` are what makes idioms with them behind and before, two characters each, in a
    row; ``confusions`` are the lines of the list of confusions whose forms begin with them, one below the other.
    """

    places: list[int]
    idiom_ends: str
    idiom_beginnings: str
    confusions: str


class NotablePairs(Struct, frozen=True):
    """The places of a draft at which two characters stand that are worth a look.

    ``unattested`` are the offsets, in order, of nearly all pairs of Han characters that hardly any text has. What the
    draft has again and again is a name or a term of the trade, and isn't among them.
    """

    beginnings: Mapping[str, Beginning]
    unattested: list[int]


@derived
def notable_pairs(document: Document) -> NotablePairs:
    """Return the pairs of a draft that are worth a look."""
    prose = document.prose
    numbers = pair_numbers(document)
    maybe, unattested = _sorted_out({*numbers[0], *numbers[1]})
    places: dict[int, list[int]] = {}
    # The place of each pair that texts hardly have, and -1 for what stands twice.
    doubtful: dict[int, int] = {}
    for number, at in _places_among(maybe | unattested, numbers):
        if number in maybe:
            places.setdefault(number, []).append(at)
        if number in unattested:
            doubtful[number] = -1 if number in doubtful else at
    known = ((starts, text) for number, starts in places.items() if (text := FORMS.of(number)))
    return NotablePairs(
        {prose[starts[0] : starts[0] + 2]: Beginning(starts, *text.split("\t")) for starts, text in known},
        sorted(at for at in doubtful.values() if at >= 0),
    )


def _places_among(wanted: set[int], numbers: Numbers) -> Iterator[tuple[int, int]]:
    """Yield the places of the pairs that are wanted: the number and the offset of each."""
    for first, half in enumerate(numbers):
        are_wanted = [*map(wanted.__contains__, half)]
        offsets = range(first, first + 2 * len(half), 2)
        yield from zip(compress(half, are_wanted), compress(offsets, are_wanted), strict=True)


def _sorted_out(numbers: set[int]) -> tuple[set[int], set[int]]:
    """Return the pairs that a form may begin with, and those that hardly any text has."""
    unknown = numbers - _ORDINARY
    beginnings, attested = bits_of(BEGINNINGS), bits_of(ATTESTED)
    maybe = {one for one in unknown if beginnings[(at := one % BEGINNING_BITS) >> 3] >> (at & 7) & 1}
    unattested = {
        one
        for one in unknown
        if not attested[(at := one % PAIR_BITS) >> 3] >> (at & 7) & 1
        and _FIRST_HAN <= one & 0xFFFF <= _LAST_HAN
        and _FIRST_HAN <= one >> 16 <= _LAST_HAN
    }
    if len(_ORDINARY) < _MOST_KEPT:
        _ORDINARY.update(unknown - maybe - unattested)
    return maybe, unattested


def places_of(form: str, beginning: Beginning, prose: str) -> Iterator[int]:
    """Yield the offsets at which a form of a list stands, without overlap."""
    end = 0
    for at in sorted(beginning.places):
        if at >= end and prose.startswith(form, at):
            end = at + len(form)
            yield at


@derived
def pair_numbers(document: Document) -> Numbers:
    """Return a number for every two characters of a draft: from the even offsets, and from the odd ones.

    Behind the last number of each stands 0, which is no pair's of any list.
    """
    text = document.prose
    coded = text.encode("utf-16-le", "surrogatepass")
    if len(coded) > _BYTES * len(text):
        coded = _LONG_CHARACTERS.sub("\0", text).encode("utf-16-le", "surrogatepass")
    even, odd = len(text) // 2, (len(text) - 1) // 2
    view = memoryview(coded)
    # Lists are gone through in half the time of views.
    return (
        [*view[: even * 2 * _BYTES].cast("I").tolist(), 0],
        [*view[_BYTES : _BYTES + max(odd, 0) * 2 * _BYTES].cast("I").tolist(), 0],
    )
