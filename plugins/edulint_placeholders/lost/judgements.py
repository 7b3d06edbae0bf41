"""The units of a draft before which a number may be gone, each with how much speaks for it."""

from __future__ import annotations

import re
from functools import lru_cache
from math import inf, log

from msgspec import Struct
from msgspec.structs import replace

from edulint.api import Document, Span, derived, holds_any, is_han, occurrences, pattern
from edulint_placeholders.lost.evidence import DOUBTED, STRONG, evidence, may_reach, plain_line
from edulint_placeholders.lost.gaps import ANY_UNIT, Gap, gap_of, open_units
from edulint_placeholders.lost.least import (
    is_doubted,
    is_plain,
    kind_of,
    kind_with_sentence,
    least_by_kind,
)
from edulint_placeholders.lost.neighbours import continues_list, has_twin, is_changed, numbered_ends
from edulint_placeholders.lost.sentences import has_digit_around, judgement

# The least evidence where a clause begins with the unit in a draft that has lost several numbers: nothing but a numeral
# could stand there.
_OPENING = -2.1
# In characters: a line that is longer is not kept for the next reading.
_LONGEST_KEPT = 1000
_PAUSES = frozenset("、,;。")
# Of a character of reports so many are units with a number; with fewer than the second number a draft has few. A short
# draft says little of how many it has: it is read as if so many characters of a report stood beside it.
_NUMBERED, _USUAL, _FEW, _READ_BESIDE = pattern(rf"[0-9][余多]?(?:万亿|[万亿])?{ANY_UNIT}"), 0.008, 0.0065, 250
_MOST_COMMON, _MOST_RARE = -0.9, 2.5
# What stands so often in a draft, a unit without a number and two characters beside it, is a word of its own.
_BESIDE, _AGAIN_AND_AGAIN = 2, 3
# For such words a draft is read so far to each side of a place, in characters.
_NEARBY = 50_000


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
    before, after = folded[max(0, place.start - _BESIDE) : place.start], folded[place.end : place.end + _BESIDE]
    unit = folded[place.start : place.end]
    # The words, and behind how many of their characters the unit ends.
    words = ((before, before + unit, len(before + unit)), (after, unit + after, len(unit)))
    return any(
        len(beside) == _BESIDE and all(map(is_han, beside)) and _stands_again(folded, place, word, end)
        for beside, word, end in words
    )


def _stands_again(folded: str, place: Span, word: str, unit_end: int) -> bool:
    """Tell whether a word stands so often near a place without a number before it.

    Where its unit ends a phrase each time it is no word: of 发表论文篇，SCI论文篇，CSCD论文篇。 all numbers are gone.
    """
    times, goes_on = 0, False
    for at in occurrences(folded, word, max(0, place.start - _NEARBY), place.end + _NEARBY):
        # 5个千亿级集群 has its number.
        if folded[max(0, at - 1) : at].isdecimal():
            continue
        times += 1
        goes_on = goes_on or is_han(folded[at + unit_end : at + unit_end + 1] or " ")
        if times >= _AGAIN_AND_AGAIN and goes_on:
            return True
    return False


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
    units, may_change = {end[1:] for end in numbered}, holds_any(line, ("从", "由"))
    for match in open_units(line):
        at = match.start()
        is_twin = line[at - 1] + match[0] in numbered and has_twin(line, match)
        is_twin = is_twin or (may_change and match[0] in units and is_changed(line, match))
        may_be = is_twin or line[at - 1] == "数" or may_reach(_OPENING, line, plain, match)
        found.append((at, _likely_place(line, match, is_twin) if may_be else None))
    return found


# Whoever writes a draft has it read again and again, with one paragraph changed.
_kept_judgements = lru_cache(maxsize=1 << 10)(_judgements)


def _is_unclear(gap: Gap, kind: str) -> bool:
    """Tell whether what stands at a place may be no unit: 尊重企业家, 余家福."""
    is_name = gap.surplus + gap.unit == "余家"
    is_in_word = gap.begins_word or gap.ends_word
    return (
        gap.may_need_none
        or kind in ("", "known-end")
        or (gap.unit != "个" and is_doubted(gap))
        or is_name
        or is_in_word
    )


def _likely_place(line: str, match: re.Match[str], is_twin: bool) -> Place | None:
    at, gap = match.start(), gap_of(line, match)
    if gap is None:
        return None
    # Of 天数天 the table knows nothing: it was not taught that a number may stand there.
    weight = STRONG if gap.follows_its_number else evidence(gap)
    ends_item = gap.after[:1] in _PAUSES
    is_next = ends_item and continues_list(line, at, match[0])
    # 章、条、款, 人次、场次: a unit alone between marks is a word, and so is one that ends a known word there.
    is_alone = ends_item and not gap.large and gap.before[-2 if gap.ends_word else -1 :][:1] in _PAUSES
    if (is_alone and not is_next) or (weight < _OPENING and not is_twin):
        return None
    kind = kind_of(gap)
    least, least_sure = least_by_kind()[kind]
    is_twin = is_twin and not gap.begins_word
    spare = inf if is_next or is_twin else -inf if gap.may_need_none else weight - least
    # 万元工业增加值用水量, 设个站点: what may be a size or speech is told no sooner where there are many numbers.
    least_spare = _MOST_COMMON if is_plain(kind) else 0.0
    is_told_by_sentence = spare < least_spare
    if is_told_by_sentence:
        spare = _spare_around(line, at, gap, weight, kind)
    is_told = spare >= least_spare
    is_told_by_sentence = is_told and is_told_by_sentence
    is_sure = is_next or (is_told and weight >= least_sure)
    return Place(
        Span(at, at + gap.length),
        evidence=weight,
        is_told=is_told,
        is_told_by_sentence=is_told_by_sentence,
        is_sure=is_sure,
        spare=spare,
        may_need_none=gap.may_need_none or gap.names_what_is_counted,
        opens_clause=gap.opens_clause,
        is_unclear=_is_unclear(gap, kind),
    )


def _spare_around(line: str, at: int, gap: Gap, weight: float, kind: str) -> float:
    """Return by how much the sentence around a unit tells of a loss; without any number it tells nothing."""
    kind = kind_with_sentence(gap, kind)
    if not kind or not has_digit_around(line, Span(at, at + gap.length)):
        return -inf
    spare = judgement(line, at, gap, weight) - least_by_kind()[kind][0]
    return spare if spare >= _MOST_COMMON else -inf
