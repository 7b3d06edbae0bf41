"""The repair of a sequence: its numbers written anew, and those that refer to them."""

from __future__ import annotations

from edulint.api import Edit, Fix, OrdinalStyle, renumbered
from edulint_numbering.items import NumberedSequence


def renumbering(sequence: NumberedSequence) -> Fix | None:
    """Return the unsafe fix that numbers a sequence from one without a gap; None where a number can't be written.

    It is unsafe because references elsewhere may point at the numbers as they stand.
    """
    edits: list[Edit] = []
    for place, item in enumerate(sequence.items, start=1):
        if item.value == place or item.ordinal.style is OrdinalStyle.WORD:
            continue
        number = renumbered(item.ordinal, place)
        if number is None:
            return None
        edits.append(Edit(item.ordinal.digits, number))
    return Fix(tuple(edits)) if edits else None
