"""The repair of a sequence: its numbers written anew, and those that refer to them."""

from __future__ import annotations

from edulint.api import Document, Edit, Fix, OrdinalStyle, int_to_han, renumbered
from edulint_numbering.captions import ATTACHMENT, captions
from edulint_numbering.items import NumberedSequence, SequenceKind
from edulint_numbering.references import Reference, references, refers_to
from edulint_numbering.sequences import sequences


def renumbering(document: Document, sequence: NumberedSequence) -> Fix | None:
    """Return the unsafe fix that numbers a sequence from one without a gap; None where a number can't be written.

    References that the draft itself resolves are renumbered too; others may point at the numbers as they stand.
    """
    edits: list[Edit] = []
    moved: dict[int, int | None] = {}
    for place, item in enumerate(sequence.items, start=1):
        if item.value is not None:
            # A number that stands twice can't tell which of the two a reference means.
            moved[item.value] = None if item.value in moved else place
        if item.value == place or item.ordinal.style is OrdinalStyle.WORD:
            continue
        number = renumbered(item.ordinal, place)
        if number is None:
            return None
        edits.append(Edit(item.ordinal.digits, number))
    if not edits:
        return None
    for reference in references(document):
        place_now = moved.get(reference.value)
        if place_now is not None and place_now != reference.value and _means(document, reference, sequence):
            digits = document.slice(reference.digits)
            edits.append(Edit(reference.digits, str(place_now) if digits.isdecimal() else int_to_han(place_now)))
    return Fix(tuple(sorted(edits)))


def _means(document: Document, reference: Reference, sequence: NumberedSequence) -> bool:
    """Tell whether a reference can mean no other sequence than this one."""
    if sequence.kind is SequenceKind.CAPTIONS:
        first = sequence.items[0]
        caption = next(caption for caption in captions(document) if caption.item == first)
        is_kind = caption.kind == reference.kind or caption.kind.removeprefix("附") == reference.kind != ATTACHMENT
        return is_kind and caption.prefix == reference.prefix and sequence.report in (-1, reference.report)
    meant = [other for other in sequences(document) if refers_to(reference, other)]
    return len(meant) == 1 and meant[0] == sequence
