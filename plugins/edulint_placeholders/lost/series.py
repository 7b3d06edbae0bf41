"""Numbers gone from clauses that end alike, from a paragraph that has none left, and between two lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from edulint.api import Document, Span, derived, is_han, pattern
from edulint_placeholders.lost.evidence import WEAK, evidence, known_words_at
from edulint_placeholders.lost.gaps import ANY_UNIT, NEIGHBOURHOOD, Gap, gap_at, gap_of, open_units
from edulint_placeholders.lost.judgements import places_of
from edulint_placeholders.lost.neighbours import sentence_around
from edulint_placeholders.lost.places import in_prose

# Where clauses of a sentence end with the same unit, one after the other, in a draft that has lost several numbers, the
# language must not speak clearly against it; less clearly where a known word may end so.
_ALIKE, _ALIKE_WORD = -4.0, -2.5
_LEAST_ALIKE, _LEAST_ALIKE_BESIDE = 3, 2
# In a paragraph that has lost so many numbers and has none, whatever the language does not speak against has lost its
# own, where a clause ends with it; in a draft that has lost so many, what is only likely counts as lost.
_LOST_IN_BARE, _IN_BARE, _IN_BARE_WORD, _LOST_MANY = 3, -2.5, -0.5, 8
_LIKELY = 0.5
_DIGIT = pattern("[0-9]")
_PAUSE = pattern("[、,;。]")
# A line that begins with a unit and a mark. Words of published texts that a line's end parts say -1.7 and less.
_LINE_START, _BETWEEN_LINES = pattern(rf"\n(?=[余多]?[万亿]?{ANY_UNIT}[、,;。])"), -1.0
_IN_SERIES = -4.5
# With so much one of the deeds of a sentence has lost its number: 选派了名骨干.
_IN_DEEDS = 1.5
# 重点上线人数(人), beside 入围人数(2796人)
_UNIT = rf"[余多]?(?:万亿|[万亿])?{ANY_UNIT}"
_IN_BRACKETS, _NUMBER_IN_BRACKETS = pattern(rf"\((?<!单位\()({_UNIT})\)"), pattern(rf"\([0-9][0-9.]*({_UNIT})\)")
_PAUSES = frozenset("、,;。")
_BEHIND_ALIKE = _PAUSES | frozenset("()")


def lost_between_lines(document: Document) -> Iterator[Span]:
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


def lost_in_brackets(document: Document) -> Iterator[Span]:
    """Yield the units in brackets that have no number, where others of the sentence have theirs."""
    folded = document.folded
    for match in _IN_BRACKETS.finditer(folded) if "(" in folded else ():
        low, high = sentence_around(folded, Span.of(match))
        numbered = _NUMBER_IN_BRACKETS.finditer(folded, low, high)
        if in_prose(document, match.start()) and any(other[1] == match[1] for other in numbered):
            yield Span.of(match, 1)


def lost_in_series(document: Document) -> Iterator[Span]:
    """Yield the units with which the clauses of a sentence without figures end: 办培训班期，培训人次，发教材册."""
    folded, done = document.folded, -1
    # One that is likely is needed to begin with, and nearly all clauses must end so.
    for place in places_of(document)[0].values():
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
    is_end = gap is not None and gap.after[:1] in _PAUSES and not gap.may_need_none and not ends_known_word(gap)
    return gap if is_end else None


def lost_alike(document: Document, told: set[int]) -> Iterator[Span]:
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
                    if evidence(gap) >= (_ALIKE_WORD if ends_known_word(gap) else _ALIKE):
                        yield Span(at, at + gap.length)


def lost_behind_deeds(document: Document) -> Iterator[Span]:
    """Yield the units behind a deed that is done, where another such deed of the sentence has likely lost its number.

    开展了项新技术，购置了台设备: 买了台电脑 alone is ordinary speech.
    """
    folded, done = document.folded, -1
    for place in places_of(document)[0].values():
        at = place.span.start
        if at <= done or place.evidence < _IN_DEEDS or folded[at - 1] != "了":
            continue
        low, done = sentence_around(folded, place.span)
        sentence = folded[low : done + 1]
        if _DIGIT.search(sentence):
            continue
        deeds = [unit for unit in open_units(sentence) if _is_of_deed(sentence, unit)]
        if len(deeds) > 1:
            yield from (Span.of(unit).shifted(low) for unit in deeds)


def _is_of_deed(sentence: str, unit: re.Match[str]) -> bool:
    """Tell whether a unit stands between a deed that is done and what was made or got: 购置了台设备."""
    gap = gap_of(sentence, unit) if sentence[unit.start() - 1] == "了" else None
    is_counted = gap is not None and gap.kind == "classifier" and gap.unit != "个" and is_han(gap.after[:1] or " ")
    return is_counted and gap is not None and not begins_known_word(gap) and evidence(gap) >= _IN_SERIES


@derived
def bare_paragraphs(document: Document) -> tuple[Span, ...]:
    """Return the paragraphs of which all numbers are gone: several are, and none is left."""
    places = [place for place in places_of(document)[0].values() if place.evidence >= _LIKELY]
    found = [place.span.start for place in places if place.is_sure]
    if len(found) < _LOST_IN_BARE:
        return ()
    if len(found) >= _LOST_MANY:
        # A draft that has lost so many has lost those that are only likely, too.
        found = [place.span.start for place in places]
    paragraphs = (block.span for block in document.blocks if block.is_prose)
    return tuple(
        span
        for span in paragraphs
        if bisect_left(found, span.end) - bisect_left(found, span.start) >= _LOST_IN_BARE
        and not _DIGIT.search(document.folded, span.start, span.end)
    )


def lost_in_bare(document: Document) -> Iterator[Span]:
    """Yield the units with which clauses of a paragraph end of which all numbers are gone."""
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
    return evidence(gap) >= (_IN_BARE_WORD if ends_known_word(gap) else _IN_BARE)


def ends_known_word(gap: Gap) -> bool:
    """Tell whether a known word reaches across the place: 干部."""
    return any(sign.startswith("across") for sign in known_words_at(gap))


def begins_known_word(gap: Gap) -> bool:
    """Tell whether a known word begins with the unit: 场所; but 家国家区域医疗中心 does not with 家国."""
    return "begins" in known_words_at(gap) and not gap.after.startswith("国家")
