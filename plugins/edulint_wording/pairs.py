"""Where forms of the lists may stand in a draft: the places of the two characters that each of them begins with.

The lists hold thousands of forms. One pass over the draft looks for the first two characters of all of them; the forms
themselves are compared where these stand. Two characters are one number of four bytes in the encoding UTF-16, so that
the pass makes no string for each place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import compress
from typing import TypeAlias

from edulint.api import Document, derived, pattern
from edulint_wording.confusions import lines_by_beginning
from edulint_wording.lists import IDIOMS_BY_BEGINNING, IDIOMS_BY_END, VARIANT_FORMS

# The numbers of the pairs of a text from its even offsets, and from its odd ones.
Numbers: TypeAlias = tuple["memoryview[int]", "memoryview[int]"]

_BYTES = 2
# Characters of four bytes, which no list has.
_LONG_CHARACTERS = pattern(r"[^\x00-\uffff]")


@derived
def places_of_pairs(document: Document) -> Mapping[str, list[int]]:
    """Return the offsets at which two characters stand side by side that a form of a list begins with, by these two.

    The offsets of two characters are in no order.
    """
    prose = document.prose
    found: dict[str, list[int]] = {}
    for first, numbers in enumerate(numbers_of(prose)):
        places = range(first, len(prose), 2)
        for at in compress(places, map(_wanted().__contains__, numbers)):
            found.setdefault(prose[at : at + 2], []).append(at)
    return found


def places_of(form: str, document: Document) -> Iterator[int]:
    """Yield the offsets at which a form of a list stands, without overlap."""
    prose, end = document.prose, 0
    for at in sorted(places_of_pairs(document).get(form[:2], ())):
        if at >= end and prose.startswith(form, at):
            end = at + len(form)
            yield at


@cache
def _wanted() -> Collection[int]:
    forms = "".join(lines_by_beginning()) + "".join([line[:2] for line in VARIANT_FORMS.lines])
    return frozenset(numbers_of(forms + IDIOMS_BY_BEGINNING.halves + IDIOMS_BY_END.halves)[0])


def numbers_of(text: str) -> Numbers:
    """Return a number for every two characters of a text: from the even offsets, and from the odd ones."""
    coded = text.encode("utf-16-le", "surrogatepass")
    if len(coded) > _BYTES * len(text):
        coded = _LONG_CHARACTERS.sub("\0", text).encode("utf-16-le", "surrogatepass")
    even, odd = len(text) // 2, (len(text) - 1) // 2
    view = memoryview(coded)
    return view[: even * 2 * _BYTES].cast("I"), view[_BYTES : _BYTES + max(odd, 0) * 2 * _BYTES].cast("I")
