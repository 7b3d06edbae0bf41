"""The places of a draft where a number is gone, judged by the language around them and by the draft itself."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from edulint.api import Document, Genre, Span, derived
from edulint_placeholders.lost.agreed import lost_where_agreed
from edulint_placeholders.lost.days import lost_days
from edulint_placeholders.lost.evidence import evidence
from edulint_placeholders.lost.gaps import NEIGHBOURHOOD, gap_at, is_unit
from edulint_placeholders.lost.judgements import Place, is_own_word, places_of, rarity_of_numbers
from edulint_placeholders.lost.least import is_spoken_before
from edulint_placeholders.lost.neighbours import (
    LEAST_WITHOUT_ALIKE,
    has_alike,
    least_at_end,
)
from edulint_placeholders.lost.phrases import lost_in_phrases
from edulint_placeholders.lost.places import CLASSIFIERS, WORDS
from edulint_placeholders.lost.series import (
    begins_known_word,
    ends_known_word,
    lost_alike,
    lost_behind_deeds,
    lost_between_lines,
    lost_in_bare,
    lost_in_brackets,
    lost_in_series,
)
from edulint_placeholders.words import by_head

# A draft with so many places that are sure has lost the number at its weak places, too: the more, the weaker.
_LEAST = ((8, -1.0), (3, 0.5), (2, 1.3), (1, 2.9))
# The same where what stands there may be a size or a name: 亿吨大港, 尊重企业家.
_LEAST_UNCLEAR = ((8, 1.0), (3, 2.5))
# The evidence that is added where the same unit has its number in the same sentence.
_NEIGHBOUR = 1.0
# A draft that has lost so many numbers is read with less evidence.
_LOST_SEVERAL = 3
# The least evidence before 个 where the sentence has another 个 with its number.
_GE_ALIKE, _BEFORE_GE = 0.0, by_head(CLASSIFIERS["left"])["个"]
# Where numbers are less rare than this, the draft tells figures, and a unit without one has lost it.
_DENSE = -0.5
_PAUSES = frozenset("、,;。")
_COMPLETE = frozenset({Genre.LAW, Genre.JUDGMENT})


@derived
def lost_by_phrasing(document: Document) -> tuple[Span, ...]:
    """Return the places where the words around them say surely that a number is gone, in no order."""
    readers = (lost_where_agreed, lost_days, lost_in_phrases)
    return tuple([span for read in readers for span in read(document)])


def judged_lost(document: Document) -> Iterator[Span]:
    """Yield the places where the language says that a number is gone, in order.

    A place that is not sure counts where the draft has lost other numbers: one that lost every third has lost this one.
    So does one in a list whose other items have theirs: 修路16公里、水渠公里，.
    """
    places = places_of(document)[0].values()
    sure = sum(place.is_sure for place in places)
    # A law counts nothing, and who writes a judgment leaves out no number.
    is_complete = document.genre in _COMPLETE
    if sure and not is_complete:
        sure += len(lost_by_phrasing(document))
    least, least_unclear = (
        next((least for count, least in table if sure >= count), inf) for table in (_LEAST, _LEAST_UNCLEAR)
    )
    has_lost_several = sure >= _LOST_SEVERAL
    told = set[int]()
    for place in places:
        is_weak = place.evidence >= (least_unclear if place.is_unclear else least)
        is_opening = has_lost_several and place.opens_clause and not place.is_unclear
        is_told = place.is_sure if is_complete else place.is_told and not place.is_told_by_sentence
        if is_told or is_weak or is_opening or (not is_complete and _is_missing_in_sentence(document, place)):
            told.add(place.span.start)
            yield place.span
    yield from lost_between_lines(document)
    yield from lost_in_bare(document)
    yield from lost_in_brackets(document)
    yield from lost_in_series(document)
    yield from lost_behind_deeds(document)
    if has_lost_several:
        yield from lost_alike(document, told)


def doubted_by_language(document: Document) -> frozenset[int]:
    """Return the offsets of units of which the words around them and the rest of the draft leave it open."""
    likely, _ = places_of(document)
    least = rarity_of_numbers(document.folded, sum(place.is_sure for place in likely.values()))
    if least < _DENSE:
        return frozenset()
    return frozenset(
        at for at, place in likely.items() if place.spare < least and not _is_missing_in_sentence(document, place)
    )


def _is_missing_in_sentence(document: Document, place: Place) -> bool:
    """Tell whether the sentence around a place, or the list that it is in, says that its number is gone.

    Of a word that the draft has again and again without one (诉求件, 工程类) neither says anything.
    """
    if not place.is_told_by_sentence and not _is_missing_in_list(document, place):
        return False
    return not is_own_word(document.folded, place.span)


def _is_missing_in_list(document: Document, place: Place) -> bool:
    """Tell whether other items of a list have their numbers, and the one that ends or begins here has none."""
    folded, span = document.folded, place.span
    behind = folded[span.end : span.end + 1]
    is_end = behind in _PAUSES
    # Most places neither end an item nor are one more 个.
    if place.may_need_none or not (is_end or folded[span.start : span.end] == "个"):
        return False
    # 等奖项: such a word counts nothing, whatever is counted beside it.
    if folded.endswith(WORDS["counting nothing"], 0, span.end):
        return False
    # 抛售美元、购入日元: money is what is traded there.
    if folded[span.end - 1] == "元" and folded.endswith(WORDS["trading"], 0, span.start):
        return False
    if is_end:
        may_be = place.evidence >= LEAST_WITHOUT_ALIKE or has_alike(folded, span)
        return may_be and place.evidence >= least_at_end(folded, span, in_word=is_in_word(document, span.start))
    if behind and behind not in "()" and has_alike(folded, span):
        # 9月建成3个中试平台，10月建成个, where no verb of ordinary speech stands before it.
        is_word = folded[span.start - 1] in _BEFORE_GE and not folded.endswith("以下", 0, span.start)
        is_other = is_word or is_spoken_before(folded, span.start)
        return place.evidence >= _GE_ALIKE and not is_other and is_apart(document, span.start)
    return False


def is_in_word(document: Document, start: int) -> bool:
    """Tell whether a known word reaches across the place before ``start``: 身份, 频次."""
    low = max(0, start - NEIGHBOURHOOD)
    gap = gap_at(document.folded[low : start + NEIGHBOURHOOD], start - low)
    return gap is not None and ends_known_word(gap)


def is_apart(document: Document, start: int) -> bool:
    """Tell whether the unit at ``start`` is part of no known word on either side, and may lack its number."""
    low = max(0, start - NEIGHBOURHOOD)
    gap = gap_at(document.folded[low : start + NEIGHBOURHOOD], start - low)
    return gap is not None and not ends_known_word(gap) and not begins_known_word(gap)


def is_backed(document: Document, start: int, least: float) -> bool:
    """Tell whether the language says nothing against a lost number that other rules see at ``start``.

    ``least`` is the evidence that the rule asks for; beside a number of the same unit a little less will do. A unit
    that has or needs no number at that place is never backed; of what is no unit the language says nothing.
    """
    likely, unlikely = places_of(document)
    place = likely.get(start)
    if place:
        is_told = place.is_told and not place.is_told_by_sentence
        is_enough = is_told or _is_enough(document, place.span, place.evidence, least)
        return is_enough and not is_own_word(document.folded, place.span)
    block = unlikely.get(start)
    if block is None:
        return not is_unit(document.folded, start)
    # A block may be as long as the draft, and a draft may ask for many of its places.
    low, high = max(block.start, start - NEIGHBOURHOOD), min(block.end, start + NEIGHBOURHOOD)
    gap = gap_at(document.folded[low:high], start - low)
    return gap is not None and _is_enough(document, Span(start, start + gap.length), evidence(gap), least)


def _is_enough(document: Document, place: Span, weight: float, least: float) -> bool:
    return weight >= least or (weight + _NEIGHBOUR >= least and has_alike(document.folded, place))
