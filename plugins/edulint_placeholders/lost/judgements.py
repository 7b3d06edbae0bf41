"""The units of a draft before which a number may be gone, each with how much speaks for it."""

from __future__ import annotations

import re
from functools import lru_cache
from math import inf, log

from msgspec import Struct
from msgspec.structs import replace

from edulint.api import Document, Span, derived, is_han, occurrences, pattern
from edulint_placeholders.lost.evidence import DOUBTED, STRONG, evidence, may_reach, plain_line
from edulint_placeholders.lost.gaps import ANY_UNIT, Gap, gap_of, open_units
from edulint_placeholders.lost.least import LEAST_ODDS, OPENING_GE, is_doubted, least_alone, least_odds, least_sure
from edulint_placeholders.lost.neighbours import continues_list, has_twin, numbered_ends
from edulint_placeholders.lost.sentences import has_digit_around, judgement
from edulint_placeholders.lost.weights import WIDE

# The least evidence where a clause begins with the unit in a draft that has lost several numbers: nothing but a numeral
# could stand there.
_OPENING = -2.0
# In characters: a line that is longer is not kept for the next reading.
_LONGEST_KEPT = 1000
_PAUSES = frozenset("、,;。")
_BEFORE_GE = _PAUSES | {":", "“"}
# Of a character of reports so many are units with a number; with fewer than the second number a draft has few. A short
# draft says little of how many it has: it is read as if so many characters of a report stood beside it.
_NUMBERED, _USUAL, _FEW, _READ_BESIDE = pattern(rf"[0-9][余多]?(?:万亿|[万亿])?{ANY_UNIT}"), 0.008, 0.0065, 250
# The least that the table of texts of every kind must say where the first is not strong.
_LEAST_WIDE = 0.8
_MOST_COMMON, _MOST_RARE = -0.9, 2.5
# What stands so often in a draft, a unit without a number and two characters beside it, is a word of its own.
_BESIDE, _AGAIN_AND_AGAIN = 2, 3


class Place(Struct, frozen=True):
    """A unit before which a number may be gone, and how much speaks for it."""

    span: Span
    evidence: float
    # Whether it is told whatever the draft is like, whether that is by its sentence alone, and whether it tells that
    # the draft has lost other numbers.
    is_told: bool
    is_told_by_sentence: bool
    is_sure: bool
    # By how much it is told: so much more must speak for it where the draft has few numbers.
    spare: float
    may_need_none: bool
    opens_clause: bool
    # Whether only a draft that has lost several numbers makes the place clear.
    is_unclear: bool


@derived
def places_of(document: Document) -> tuple[dict[int, Place], dict[int, Span]]:
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
    for at, place in likely.items():
        if (
            place.is_told
            and place.spare < inf
            and place.evidence < DOUBTED
            and is_own_word(document.folded, place.span)
        ):
            likely[at] = _untold(place)
    if any(place.is_told for place in likely.values()):
        rarity = rarity_of_numbers(document.folded, sum(place.is_sure for place in likely.values()))
        for at, place in likely.items():
            if place.is_told and place.spare < rarity:
                likely[at] = _untold(place)
    return likely, unlikely


def _untold(place: Place) -> Place:
    return replace(place, is_told=False, is_told_by_sentence=False, is_sure=False)


def is_own_word(folded: str, place: Span) -> bool:
    """Tell whether a draft has a unit again and again with the same characters beside it, as in 诉求件, 天后庙, 项少龙."""
    low, high = max(0, place.start - _BESIDE), place.end + _BESIDE
    before, unit, after = folded[low : place.start], folded[place.start : place.end], folded[place.end : high]
    words = ((before, before + unit, 0), (after, unit + after, 1))
    return any(
        len(beside) == _BESIDE
        and all(map(is_han, beside))
        # 5个千亿级集群 has its number.
        and sum(not folded[at - 1].isdecimal() for at in occurrences(folded, word, first)) >= _AGAIN_AND_AGAIN
        for beside, word, first in words
    )


def rarity_of_numbers(folded: str, lost: int) -> float:
    """Return how much less likely a number is to be gone than from a report: the logarithm of how much fewer there are.

    ``lost`` are those that are surely gone, which count as well. An essay that counts nothing has lost nothing; below 0
    a draft has more of them.
    """
    numbers = sum(1 for _ in _NUMBERED.finditer(folded)) + lost + _USUAL * _READ_BESIDE
    share = numbers / (len(folded) + _READ_BESIDE)
    return min(_MOST_RARE, max(_MOST_COMMON, log(_FEW / share)))


def _judgements(line: str) -> list[tuple[int, Place | None]]:
    """Return the offsets of a line's units without a number before them, each with its place if one is likely."""
    plain, numbered, found = plain_line(line), numbered_ends(line), []
    for match in open_units(line):
        at = match.start()
        is_twin = line[at - 1] + match[0] in numbered and has_twin(line, match)
        may_be = is_twin or line[at - 1] == "数" or _may_count_first(line, match)
        may_be = may_be or may_reach(_OPENING, line, plain, match)
        found.append((at, _likely_place(line, match, is_twin) if may_be else None))
    return found


def _may_count_first(line: str, unit: re.Match[str]) -> bool:
    """Tell whether a clause begins with 个, which begins few words: ，个村通水."""
    return unit[0] == "个" and line[unit.start() - 1] in _BEFORE_GE


# Whoever writes a draft has it read again and again, with one paragraph changed.
_kept_judgements = lru_cache(maxsize=1 << 10)(_judgements)


def _likely_place(line: str, match: re.Match[str], is_twin: bool) -> Place | None:
    at, gap = match.start(), gap_of(line, match)
    if gap is None:
        return None
    # Of 天数天 the table knows nothing: it was not taught that a number may stand there.
    weight = STRONG if gap.follows_its_number else evidence(gap)
    # 章、条、款: a unit alone between marks is likely a word.
    is_alone = gap.before[-1] in _PAUSES and gap.after[:1] in _PAUSES and gap.length == 1
    is_next = gap.after[:1] in _PAUSES and continues_list(line, at, match[0])
    opens_with_ge = gap.unit == "个" and gap.opens_clause and not gap.large
    least = STRONG if is_alone and not is_next else OPENING_GE if opens_with_ge else _OPENING
    if weight < least and not is_twin:
        return None
    least_told = least_alone(gap)
    spare = inf if is_next or is_twin else -inf if gap.may_need_none else weight - least_told
    # 万元工业增加值用水量, 设个站点: what may be a size or speech is told no sooner where there are many numbers.
    least_spare = 0.0 if gap.surplus or least_told >= STRONG or is_doubted(gap) else _MOST_COMMON
    is_told_by_sentence = spare < least_spare
    if is_told_by_sentence:
        spare = _spare_around(line, at, gap, weight)
    if least_spare <= spare < inf and weight < STRONG:
        spare = min(spare, evidence(gap, WIDE) - _LEAST_WIDE)
    is_told = spare >= least_spare
    is_told_by_sentence = is_told and is_told_by_sentence
    is_sure = is_next or (is_told and weight >= least_sure(gap))
    # 尊重企业家, 余家福
    is_unclear = gap.may_need_none or (gap.unit != "个" and is_doubted(gap)) or gap.surplus + gap.unit == "余家"
    return Place(
        Span(at, at + gap.length),
        evidence=weight,
        is_told=is_told,
        is_told_by_sentence=is_told_by_sentence,
        is_sure=is_sure,
        spare=spare,
        may_need_none=gap.may_need_none,
        opens_clause=gap.opens_clause,
        is_unclear=is_unclear,
    )


def _spare_around(line: str, at: int, gap: Gap, weight: float) -> float:
    """Return by how much the sentence around a unit tells of a loss; without any number it tells nothing."""
    spare = judgement(line, at, gap, weight) - max(LEAST_ODDS, least_odds(gap))
    return spare if spare >= _MOST_COMMON and has_digit_around(line, Span(at, at + gap.length)) else -inf
