"""Where forms of a list may stand in a draft."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Document


def pairs(document: Document) -> frozenset[str]:
    """Return every two characters that stand side by side in a draft's prose.

    A list of thousands of forms is compared with them at once, by the first two characters of each form: few forms
    are then searched for.
    """
    prose = document.prose
    return frozenset(map(str.__add__, prose, prose[1:]))


def places_of(form: str, prose: str) -> Iterator[int]:
    """Yield the offsets at which a form stands, without overlap."""
    at = prose.find(form)
    while at >= 0:
        yield at
        at = prose.find(form, at + len(form))
