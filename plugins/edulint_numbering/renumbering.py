"""The repair of a sequence: its numbers written anew, and those that refer to them."""

from __future__ import annotations

from edulint.api import Document, Edit, Fix, OrdinalStyle, derived, int_to_han, renumbered
from edulint_numbering.captions import ATTACHMENT, captions_by_block, kind_referred_to
from edulint_numbering.references import CAPTION_KINDS, Reference, references, targets
from edulint_numbering.sequences.items import NumberedSequence, SequenceKind

# A sequence that needs more than this is past repairing by number.
_MOST_EDITS = 99


def renumbering(document: Document, sequence: NumberedSequence) -> Fix | None:
    """Return the unsafe fix that numbers a sequence from one without a gap.

    None where a number can't be written, or where the numbers below it hold it as a part (1.3.1 below 1.3).
    References that the draft itself resolves are renumbered too; others may point at the numbers as they stand.
    All faults of a sequence share the one fix.
    """
    known = _known(document)
    key = (sequence.kind, sequence.items[0].start)
    if key not in known:
        known[key] = _renumbering(document, sequence)
    return known[key]


@derived
def _known(_: Document) -> dict[tuple[SequenceKind, int], Fix | None]:
    return {}


def _renumbering(document: Document, sequence: NumberedSequence) -> Fix | None:
    edits: list[Edit] = []
    moved: dict[int, int | None] = {}
    for place, item in enumerate(sequence.items, start=1):
        if item.value is not None:
            # A number that stands twice can't tell which of the two a reference means.
            moved[item.value] = None if item.value in moved else place
        if item.value == place or item.ordinal.style is OrdinalStyle.WORD:
            continue
        if item.given or item.ordinal.path in _chapters(document):
            return None
        number = renumbered(item.ordinal, place) if place <= _MOST_EDITS else None
        if number is None:
            return None
        edits.append(Edit(item.ordinal.digits, number))
    for reference in _references_by_target(document).get(_target(document, sequence), ()):
        place_now = moved.get(reference.value)
        if place_now is not None and place_now != reference.value:
            digits = document.slice(reference.digits)
            edits.append(Edit(reference.digits, str(place_now) if digits.isdecimal() else int_to_han(place_now)))
    return Fix(tuple(sorted(edits))) if edits else None


@derived
def _chapters(document: Document) -> set[tuple[int, ...]]:
    """Return the decimals that others stand below: 1.3.1 would have to follow where 1.3 is renumbered."""
    ordinals = (block.heading.ordinal for block in document.blocks if block.heading)
    return {ordinal.path[:-1] for ordinal in ordinals if ordinal and ordinal.path}


# What a reference names: captions of one kind in one report, or the headings that begin at an offset.
_Target = tuple[int, str, str]


def _target(document: Document, sequence: NumberedSequence) -> _Target:
    first = sequence.items[0]
    caption = captions_by_block(document).get(document.blocks[first.block].span.start)
    if sequence.kind is not SequenceKind.CAPTIONS or caption is None:
        return (first.start, "", "")
    return (sequence.report, kind_referred_to(caption.kind), caption.prefix)


@derived
def _references_by_target(document: Document) -> dict[_Target, list[Reference]]:
    """Return the references by what they name, where that can be one thing only."""
    found: dict[_Target, list[Reference]] = {}
    for reference in references(document):
        if reference.kind in CAPTION_KINDS:
            report = -1 if reference.kind == ATTACHMENT else reference.report
            found.setdefault((report, reference.kind, reference.prefix), []).append(reference)
            continue
        meant = targets(document, reference)
        if len(meant) == 1:
            found.setdefault((meant[0].items[0].start, "", ""), []).append(reference)
    return found
