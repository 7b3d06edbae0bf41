"""Tells by the shares beside one whether a base is theirs: 甲类18件，占32%；乙类9件，占16%；… are of no 96件."""

from __future__ import annotations

from edulint_figures.quantities.quantity import PERCENT
from edulint_figures.relations.judge import bounds, quotient
from edulint_figures.relations.reading import Memory
from edulint_figures.relations.roles.share_bases import part_before
from edulint_figures.relations.tokens import Figure, Line

# Shares that were found to be of a base prove that it is not the one with a wrong digit.
_LEAST_PROOFS = 2


def are_of_another(line: Line, share: Figure, base: Figure, memory: Memory) -> bool:
    """Tell whether most shares of a row are not of a base that other shares prove: then the row has one of its own."""
    if memory.proofs[base.quantity.span.start] < _LEAST_PROOFS:
        return False
    stop = line.letters.find(".", share.place)
    row = line.between(line.sentence_start(share.place), stop if stop >= 0 else len(line.letters))
    beside = [one for one in row if one.letter == "P" and one.label == share.label]
    parts = [part_before(line, one) for one in beside]
    fits = [
        _fits(part, base, one)
        for part, one in zip(parts, beside, strict=True)
        if part is not None and part.quantity.is_kin(base.quantity)
    ]
    return len(fits) > 1 and 2 * sum(fits) <= len(fits)


def _fits(part: Figure, base: Figure, share: Figure) -> bool:
    low, high = quotient(part.quantity, base.quantity, PERCENT)
    least, most = bounds(share.quantity)
    return low <= most and least <= high
