"""The places of a draft where a number may be gone, judged by the language around them and by the draft itself."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from edulint.api import Document, Span, is_han
from edulint_placeholders.lost.evidence import DOUBTED, STRONG, WEAK, evidence
from edulint_placeholders.lost.gaps import Gap, gaps, is_unit

# A draft with so many places that are sure has lost the number at its weak places, too.
_MANY_SURE = 3
# So much speaks for a lost number where the same unit has its number in the same sentence.
_NEIGHBOUR = 1.0
# The least evidence of a list's item.
_ITEM = 0.5
_PAUSES = frozenset("、,;。")
# A sentence is looked at so far on each side, so that a text without full stops is read in linear time.
_LONGEST_SENTENCE = 200


class Place(Struct, frozen=True):
    """A unit before which a number may be gone, and how much speaks for it."""

    span: Span
    evidence: float
    is_sure: bool


def places_of(document: Document) -> dict[int, Place]:
    """Return the places of a draft where a number may be gone, by their offsets."""
    return document.derived(_places)


def _places(document: Document) -> dict[int, Place]:
    found = {}
    for block in document.blocks:
        if block.is_prose:
            start = block.span.start
            for at, gap in gaps(document.folded[start : block.span.end]):
                weight = evidence(gap)
                is_sure = weight >= (DOUBTED if _is_doubted(gap) else STRONG)
                found[start + at] = Place(Span(start + at, start + at + gap.length), weight, is_sure)
    return found


def _is_doubted(gap: Gap) -> bool:
    """Tell whether the place may be ordinary speech or name a size: 有个说法, 亿元项目, 万头（只）以上的牧场."""
    if not gap.large:
        return gap.unit == "个"
    return gap.after[:1] == "(" or is_han(gap.after[:1] or " ")


def judged_lost(document: Document) -> Iterator[Span]:
    """Yield the places where the language says that a number is gone, in order.

    A place that is not sure counts where the draft has lost other numbers: one that lost every third has lost this one.
    So does one in a list whose other items have theirs: 修路16公里、水渠公里，.
    """
    folded, places = document.folded, places_of(document).values()
    loses_many = sum(place.is_sure for place in places) >= _MANY_SURE
    for place in places:
        is_weak = place.evidence >= WEAK and loses_many
        is_item = place.evidence >= _ITEM and folded[place.span.end : place.span.end + 1] in _PAUSES
        if place.is_sure or is_weak or (is_item and _has_neighbour(folded, place.span)):
            yield place.span


def is_backed(document: Document, start: int, least: float) -> bool:
    """Tell whether the language says nothing against a lost number that other rules see at ``start``.

    ``least`` is the evidence that the rule asks for; beside a number of the same unit a little less will do. A unit that
    has or needs no number at that place is never backed; of what is no unit the language says nothing.
    """
    place = places_of(document).get(start)
    if place is None:
        return not is_unit(document.folded, start)
    return place.evidence >= least or (
        place.evidence + _NEIGHBOUR >= least and _has_neighbour(document.folded, place.span)
    )


def _has_neighbour(folded: str, place: Span) -> bool:
    """Tell whether the same unit has its number elsewhere in the sentence: 新建3所、改造所、扩建2所."""
    first, last = max(0, place.start - _LONGEST_SENTENCE), place.end + _LONGEST_SENTENCE
    low = max(first, *(folded.rfind(mark, first, place.start) + 1 for mark in "。\n"))
    ends = [end for mark in "。\n" if (end := folded.find(mark, place.end, last)) >= 0]
    unit, sentence = folded[place.start : place.end], folded[low : min(ends, default=last)]
    at = sentence.find(unit, 1)
    while at >= 0:
        if sentence[at - 1].isdecimal():
            return True
        at = sentence.find(unit, at + 1)
    return False
