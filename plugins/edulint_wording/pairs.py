"""Where forms of a list may stand in a draft."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import compress
from operator import add

from edulint.api import Document

_SEARCHES_OF_A_PASS = 100


def pairs(document: Document) -> frozenset[str]:
    """Return every two characters that stand side by side in a draft's prose.

    A list of thousands of forms is compared with them at once, by the first two characters of each form: few forms
    are then searched for.
    """
    prose = document.prose
    return frozenset(map(add, prose, prose[1:]))


def places_of_pairs(wanted: Collection[str], prose: str) -> Iterator[tuple[int, str]]:
    """Yield the offsets at which two characters stand side by side that are wanted, with them, in no order.

    One pass over the prose takes as long as about a hundred searches for two characters each: a long draft holds
    thousands of those that are wanted, a short one some dozens.
    """
    if len(wanted) <= _SEARCHES_OF_A_PASS:
        for pair in wanted:
            yield from ((at, pair) for at in places_of(pair, prose))
        return
    following = prose[1:]
    for at in compress(range(len(following)), map(wanted.__contains__, map(add, prose, following))):
        yield at, prose[at : at + 2]


def places_of(form: str, prose: str) -> Iterator[int]:
    """Yield the offsets at which a form stands, without overlap."""
    at = prose.find(form)
    while at >= 0:
        yield at
        at = prose.find(form, at + len(form))
