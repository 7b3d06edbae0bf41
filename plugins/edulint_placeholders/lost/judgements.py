"""The units of a draft before which a number may be gone, each with how much speaks for it."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from edulint.api import Document, Span, derived
from edulint_placeholders.lost.evidence import STRONG, evidence, may_reach, plain_line
from edulint_placeholders.lost.gaps import Gap, gap_of, open_units
from edulint_placeholders.lost.least import LEAST_ODDS, OPENING_GE, is_doubted, least_alone, least_odds, least_sure
from edulint_placeholders.lost.neighbours import continues_list, has_twin, numbered_ends
from edulint_placeholders.lost.sentences import has_digit_around, judgement

# The least evidence where a clause begins with the unit in a draft that has lost several numbers: nothing but a numeral
# could stand there.
_OPENING = -2.0
# In characters: a line that is longer is not kept for the next reading.
_LONGEST_KEPT = 1000
_PAUSES = frozenset("、,;。")
_BEFORE_GE = _PAUSES | {":", "“"}


class Place(Struct, frozen=True):
    """A unit before which a number may be gone, and how much speaks for it."""

    span: Span
    evidence: float
    # Whether it is told whatever the draft is like, whether that is by its sentence alone, and whether it tells that
    # the draft has lost other numbers.
    is_told: bool
    is_told_by_sentence: bool
    is_sure: bool
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
    return likely, unlikely


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
    is_told = is_next or is_twin or (weight >= least_alone(gap) and not gap.may_need_none)
    is_told_by_sentence = not is_told and _is_told_around(line, at, gap, weight)
    is_told = is_told or is_told_by_sentence
    is_sure = is_next or (is_told and weight >= least_sure(gap))
    # 尊重企业家, 余家福
    is_unclear = gap.may_need_none or (gap.unit != "个" and is_doubted(gap)) or gap.surplus + gap.unit == "余家"
    return Place(
        Span(at, at + gap.length),
        evidence=weight,
        is_told=is_told,
        is_told_by_sentence=is_told_by_sentence,
        is_sure=is_sure,
        may_need_none=gap.may_need_none,
        opens_clause=gap.opens_clause,
        is_unclear=is_unclear,
    )


def _is_told_around(line: str, at: int, gap: Gap, weight: float) -> bool:
    """Tell whether the sentence around a unit tells that its number is gone; one without any number tells nothing."""
    odds = judgement(line, at, gap, weight)
    return odds >= LEAST_ODDS and odds >= least_odds(gap) and has_digit_around(line, Span(at, at + gap.length))
