"""The word that was probably meant where one is not known."""

from __future__ import annotations

from collections.abc import Iterable

# From 0 to 1; three slips in a word of eight letters give 0.625.
_LEAST_LIKENESS = 0.6


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word from which ``word`` differs by the fewest slips, capitals aside; None where none is near.

    A slip is a letter too many, too few, a wrong one, or two that are swapped (optimal string alignment).
    """
    from rapidfuzz.distance import OSA

    folded = word.casefold()
    scored = [(OSA.normalized_similarity(folded, other.casefold()), other) for other in sorted(known)]
    likeness, found = max(scored, key=lambda pair: pair[0], default=(0.0, ""))
    return found if likeness >= _LEAST_LIKENESS else None
