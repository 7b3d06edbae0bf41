"""The places of a draft where a number may be gone, judged by the language around them and by the draft itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from edulint.api import Document, Span, any_of, derived, is_han, pattern
from edulint_placeholders.lost.evidence import DOUBTED, STRONG, WEAK, evidence, may_reach, plain_line, signs_of
from edulint_placeholders.lost.gaps import NEIGHBOURHOOD, UNITS, Gap, gap_at, gap_of, is_unit, open_units
from edulint_placeholders.lost.neighbours import (
    LEAST_WITHOUT_ALIKE,
    has_alike,
    least_at_beginning,
    least_at_end,
    least_before_number,
    sentence_around,
)
from edulint_placeholders.lost.places import WORDS

# A draft with so many places that are sure has lost the number at its weak places, too: the more, the weaker.
_LEAST = ((8, -0.5), (3, 0.2), (2, WEAK), (1, 2.0))
# The same where what stands there may be a size or a name: 亿吨大港, 尊重企业家.
_LEAST_UNCLEAR = ((8, 0.5), (3, WEAK))
# The least evidence where a clause begins with the unit: nothing but a numeral could stand there. In a draft that has
# lost several numbers less will do; in others, only 个 is hardly ever part of a word there.
_OPENING, _OPENING_ALONE = -2.0, 0.4
# The evidence that is added where the same unit has its number in the same sentence.
_NEIGHBOUR = 1.0
# The least evidence of a list's item.
_ITEM = 0.5
# A draft that has lost so many numbers is read with less evidence. Where clauses of a sentence end with the same unit,
# one after the other, the language must not speak clearly against it; less clearly where a known word may end so.
_LOST_SEVERAL = 3
_ALIKE, _ALIKE_WORD = -4.0, -2.5
_LEAST_ALIKE, _LEAST_ALIKE_BESIDE = 3, 2
# In a paragraph that has lost so many numbers and has none, whatever the language does not speak against has lost its
# own, where a clause ends with it.
_LOST_IN_BARE, _IN_BARE, _IN_BARE_WORD = 3, -2.5, -0.5
# In characters: a line that is longer is not kept for the next reading.
_LONGEST_KEPT = 1000
_DIGIT = pattern("[0-9]")
_PAUSE = pattern("[、,;。]")
# A line that begins with a unit and a mark. Words of published texts that a line's end parts say -1.7 and less.
_LINE_START, _BETWEEN_LINES = pattern(rf"\n(?=[余多]?[万亿]?{any_of(UNITS)}[、,;。])"), -1.0
_IN_SERIES = -4.5
_PAUSES = frozenset("、,;。")
_BEHIND_ALIKE = _PAUSES | frozenset("()")
_BESIDE = frozenset("、和与及")


class Place(Struct, frozen=True):
    """A unit before which a number may be gone, and how much speaks for it."""

    span: Span
    evidence: float
    is_sure: bool
    may_need_none: bool
    opens_clause: bool
    # Whether only a draft that has lost several numbers makes the place clear.
    is_unclear: bool


@derived
def _places_of(document: Document) -> tuple[dict[int, Place], dict[int, Span]]:
    """Return the places of a draft by offset: those that may be told, and the blocks of the others."""
    likely: dict[int, Place] = {}
    # Few of the others are asked for, so they are judged only then.
    unlikely: dict[int, Span] = {}
    for block in document.blocks:
        if block.is_prose:
            span = block.span
            line = document.folded[span.start : span.end]
            judged = _kept_judgements if len(line) <= _LONGEST_KEPT else _judgements
            for at, place in judged(line):
                if place:
                    likely[span.start + at] = replace(place, span=place.span.shifted(span.start))
                else:
                    unlikely[span.start + at] = span
    return likely, unlikely


def _judgements(line: str) -> list[tuple[int, Place | None]]:
    """Return the offsets of a line's units without a number before them, each with its place if one is likely."""
    plain, found = plain_line(line), []
    for match in open_units(line):
        at = match.start()
        may_be = may_reach(_OPENING, line, plain, match) or line[at - 1] == "数"
        found.append((at, _likely_place(line, match, at) if may_be else None))
    return found


# Whoever writes a draft has it read again and again, with one paragraph changed.
_kept_judgements = lru_cache(maxsize=1 << 10)(_judgements)


def _likely_place(line: str, match: re.Match[str], at: int) -> Place | None:
    gap = gap_of(line, match)
    if gap is None:
        return None
    # Of 天数天 the table knows nothing: it was not taught that a number may stand there.
    weight = STRONG if gap.follows_its_number else evidence(gap)
    # 章、条、款: a unit alone between marks is likely a word.
    is_alone = gap.before[-1] in _PAUSES and gap.after[:1] in _PAUSES and gap.length == 1
    if weight < (STRONG if is_alone else _OPENING):
        return None
    is_sure = weight >= _least_alone(gap) and not gap.may_need_none
    # 尊重企业家, 余家福
    is_unclear = gap.may_need_none or (gap.unit != "个" and _is_doubted(gap)) or gap.surplus + gap.unit == "余家"
    return Place(
        Span(at, at + gap.length),
        evidence=weight,
        is_sure=is_sure,
        may_need_none=gap.may_need_none,
        opens_clause=gap.opens_clause,
        is_unclear=is_unclear,
    )


def _least_alone(gap: Gap) -> float:
    if gap.ends_clause:
        return _ITEM
    if gap.opens_clause and gap.unit == "个" and not gap.large:
        return _OPENING_ALONE
    return DOUBTED if _is_doubted(gap) else STRONG


def _is_doubted(gap: Gap) -> bool:
    """Tell whether the place may be ordinary speech, name a person or a size: 有个说法, 尊重企业家, 亿元项目, 万头（只）以上的牧场."""
    if not gap.large:
        return gap.unit == "个" or (gap.unit == "家" and _tells_of_people(gap.before[:-2]))
    return gap.after[:1] == "(" or is_han(gap.after[:1] or " ")


def _tells_of_people(before: str) -> bool:
    """Tell whether what stands before 企业家 tells of people: 尊重企业家, 高技能人才和企业家."""
    return before.endswith(WORDS["to a person"]) or (
        before[-1:] in _BESIDE and before[:-1].endswith(WORDS["beside a person"])
    )


def judged_lost(document: Document) -> Iterator[Span]:
    """Yield the places where the language says that a number is gone, in order.

    A place that is not sure counts where the draft has lost other numbers: one that lost every third has lost this one.
    So does one in a list whose other items have theirs: 修路16公里、水渠公里，.
    """
    places = _places_of(document)[0].values()
    sure = sum(place.is_sure for place in places)
    least, least_unclear = (
        next((least for count, least in table if sure >= count), STRONG) for table in (_LEAST, _LEAST_UNCLEAR)
    )
    has_lost_several = sure >= _LOST_SEVERAL
    told = set[int]()
    for place in places:
        is_weak = sure > 0 and place.evidence >= (least_unclear if place.is_unclear else least)
        is_opening = has_lost_several and place.opens_clause and not place.is_unclear
        if place.is_sure or is_weak or is_opening or _is_missing_in_list(document, place):
            told.add(place.span.start)
            yield place.span
    yield from _lost_between_lines(document)
    yield from _lost_in_bare(document)
    yield from _lost_in_series(document)
    if has_lost_several:
        yield from _lost_alike(document, told)


def _is_missing_in_list(document: Document, place: Place) -> bool:
    """Tell whether other items of a list have their numbers, and the one that ends or begins here has none."""
    folded, span = document.folded, place.span
    # 等奖项: such a word counts nothing, whatever is counted beside it.
    if place.may_need_none or folded.endswith(WORDS["counting nothing"], 0, span.end):
        return False
    # 抛售美元、购入日元: money is what is traded there.
    if folded[span.end - 1] == "元" and folded.endswith(WORDS["trading"], 0, span.start):
        return False
    if folded[span.end : span.end + 1] in _PAUSES:
        may_be = place.evidence >= LEAST_WITHOUT_ALIKE or has_alike(folded, span)
        return may_be and place.evidence >= least_at_end(folded, span, in_word=is_in_word(document, span.start))
    least = least_before_number(folded, span)
    if place.opens_clause:
        least = min(least, least_at_beginning(folded, span))
    return place.evidence >= least


def _lost_between_lines(document: Document) -> Iterator[Span]:
    """Yield the units with which a line goes on where a page had its number on a line of its own: 小学教师⏎人，."""
    folded = document.folded
    for match in _LINE_START.finditer(folded):
        at = match.end()
        # A blank line may be between them.
        end = match.start() - folded.startswith("\n", match.start() - 1)
        above, block = document.block_at(end - 1), document.block_at(at)
        if above and block and above.is_prose and block.is_prose and is_han(folded[end - 1]):
            tail = folded[max(above.span.start, end - NEIGHBOURHOOD) : end]
            gap = gap_at(tail + folded[at : at + NEIGHBOURHOOD], len(tail))
            if gap and gap.after[:1] in _PAUSES and evidence(gap) >= _BETWEEN_LINES:
                yield Span(at, at + gap.length)


def _lost_in_series(document: Document) -> Iterator[Span]:
    """Yield the units with which the clauses of a sentence without figures end: 办培训班期，培训人次，发教材册."""
    folded, done = document.folded, -1
    # One that is likely is needed to begin with, and nearly all clauses must end so.
    for place in _places_of(document)[0].values():
        if place.evidence < WEAK or place.span.start <= done:
            continue
        low, done = sentence_around(folded, place.span)
        sentence = folded[low : done + 1]
        if _DIGIT.search(sentence):
            continue
        ends = [(low + unit.start(), gap) for unit in open_units(sentence) if (gap := _end_of(sentence, unit))]
        least = max(_LEAST_ALIKE, len(_PAUSE.findall(sentence)) - 1)
        if len(ends) >= least and min(evidence(gap) for _, gap in ends) >= _IN_SERIES:
            yield from (Span(at, at + gap.length) for at, gap in ends)


def _end_of(sentence: str, unit: re.Match[str]) -> Gap | None:
    gap = gap_of(sentence, unit)
    is_end = gap is not None and gap.after[:1] in _PAUSES and not gap.may_need_none and not _is_in_word(gap)
    return gap if is_end else None


def _lost_alike(document: Document, told: set[int]) -> Iterator[Span]:
    """Yield what clauses of a sentence end with, one after the other: 本科学历人，专科学历人，中师学历人."""
    for block in document.blocks:
        if not block.is_prose:
            continue
        line = document.folded[block.span.start : block.span.end]
        ends: dict[tuple[int, str], list[tuple[int, Gap]]] = {}
        for match in open_units(line):
            gap = gap_of(line, match)
            if gap and gap.after[:1] in _BEHIND_ALIKE and not gap.large and not gap.may_need_none:
                sentence = line.count("。", 0, match.start())
                ends.setdefault((sentence, gap.unit), []).append((block.span.start + match.start(), gap))
        for alike in ends.values():
            is_beside = any(at in told for at, _ in alike)
            if len(alike) >= (_LEAST_ALIKE_BESIDE if is_beside else _LEAST_ALIKE):
                for at, gap in alike:
                    if evidence(gap) >= (_ALIKE_WORD if _is_in_word(gap) else _ALIKE):
                        yield Span(at, at + gap.length)


@derived
def bare_paragraphs(document: Document) -> tuple[Span, ...]:
    """Return the paragraphs of which all numbers are gone: several are, and none is left."""
    places = [place for place in _places_of(document)[0].values() if place.evidence >= _ITEM]
    found = [place.span.start for place in places if place.is_sure]
    if len(found) < _LOST_IN_BARE:
        return ()
    if len(found) >= _LEAST[0][0]:
        # A draft that has lost so many has lost those that are only likely, too.
        found = [place.span.start for place in places]
    paragraphs = (block.span for block in document.blocks if block.is_prose)
    return tuple(
        span
        for span in paragraphs
        if sum(span.start <= at < span.end for at in found) >= _LOST_IN_BARE
        and not _DIGIT.search(document.folded, span.start, span.end)
    )


def _lost_in_bare(document: Document) -> Iterator[Span]:
    folded = document.folded
    for span in bare_paragraphs(document):
        line = folded[span.start : span.end]
        for match in open_units(line):
            gap = gap_of(line, match)
            if gap and gap.after[:1] in _PAUSES and _is_lost_in_bare(gap):
                yield Span(span.start + match.start(), span.start + match.start() + gap.length)


def _is_lost_in_bare(gap: Gap) -> bool:
    if gap.kind == "classifier" or not is_han(gap.before[-1:] or " "):
        return False
    # 干部 ends like a unit: where a known word reaches over the place, the language must not speak against it at all.
    return evidence(gap) >= (_IN_BARE_WORD if _is_in_word(gap) else _IN_BARE)


def _is_in_word(gap: Gap) -> bool:
    """Tell whether a known word reaches across the place: 干部."""
    return any(sign.startswith("across") for sign in signs_of(gap))


def is_in_word(document: Document, start: int) -> bool:
    """Tell whether a known word reaches across the place before ``start``: 身份, 频次."""
    low = max(0, start - NEIGHBOURHOOD)
    gap = gap_at(document.folded[low : start + NEIGHBOURHOOD], start - low)
    return gap is not None and _is_in_word(gap)


def is_backed(document: Document, start: int, least: float) -> bool:
    """Tell whether the language says nothing against a lost number that other rules see at ``start``.

    ``least`` is the evidence that the rule asks for; beside a number of the same unit a little less will do. A unit
    that has or needs no number at that place is never backed; of what is no unit the language says nothing.
    """
    likely, unlikely = _places_of(document)
    place = likely.get(start)
    if place:
        return _is_enough(document, place.span, place.evidence, least)
    block = unlikely.get(start)
    if block is None:
        return not is_unit(document.folded, start)
    # A block may be as long as the draft, and a draft may ask for many of its places.
    low, high = max(block.start, start - NEIGHBOURHOOD), min(block.end, start + NEIGHBOURHOOD)
    gap = gap_at(document.folded[low:high], start - low)
    return gap is not None and _is_enough(document, Span(start, start + gap.length), evidence(gap), least)


def _is_enough(document: Document, place: Span, weight: float, least: float) -> bool:
    return weight >= least or (weight + _NEIGHBOUR >= least and has_alike(document.folded, place))
