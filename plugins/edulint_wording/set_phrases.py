"""Formulas that stand in a draft with one character wrong, missing or twice."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from edulint.api import Document, Span, WordList, occurrences, word_borders_around
from edulint_wording.likeness import are_alike, look_alike, sounding_like

_PHRASES = WordList(__file__, "set_phrases.txt")
# Marks that a formula may be written with or without: 不忘初心、牢记使命, “五位一体”.
_MARKS = "“”‘’、，"
# What is left out of a formula without a slip: another way to say it.
_WORD = 2
_MAY_LACK = frozenset("的和与")


class Slip(Struct, frozen=True):
    """Where a formula stands with one character wrong, missing or twice."""

    span: Span
    phrase: str


@cache
def _halves() -> tuple[tuple[str, str], ...]:
    return tuple((line[: len(line) // 2], line[len(line) // 2 :]) for line in _PHRASES.lines)


def slips(document: Document) -> list[Slip]:
    """Return the formulas of a draft that are not written as they ought to be.

    One fault leaves one half of a formula as it is: that half is searched for, and what stands beside it is compared
    with the other half.
    """
    prose = document.prose
    compact = prose
    # Several times as fast as one translation of a long text.
    for mark in _MARKS:
        compact = compact.replace(mark, "")
    found = {}
    for first, second in _halves():
        for start, end in _places(compact, first, second):
            # 市场经济制度 is another word than 市场经济体制 without its 体.
            if end not in word_borders_around(compact, start, end):
                continue
            found[start] = Slip(_span_in(prose, start, end), first + second)
    return [found[start] for start in sorted(found)]


def _places(compact: str, first: str, second: str) -> Iterator[tuple[int, int]]:
    """Yield where one half stands and the other is faulty, as offsets in the text without marks."""
    for at in occurrences(compact, first):
        start = at + len(first)
        sizes = () if compact.startswith(second, start) else _sizes(second)
        for size in sizes:
            if _is_faulty(compact[start : start + size], second):
                yield at, start + size
                break
    for at in occurrences(compact, second):
        sizes = () if compact.endswith(first, 0, at) else _sizes(first)
        for size in sizes:
            if size <= at and _is_faulty(compact[at - size : at], first):
                yield at - size, at + len(second)
                break


def _sizes(right: str) -> tuple[int, int, int]:
    return len(right), len(right) + 1, len(right) - 1


def _is_faulty(written: str, right: str) -> bool:
    """Tell whether a half is written with one character or word that is alike, one character twice, or one missing."""
    if len(written) == len(right):
        differing = [at for at, (one, other) in enumerate(zip(written, right, strict=True)) if one != other]
        if len(differing) == 1:
            pair = written[differing[0]], right[differing[0]]
            return are_alike(*pair) or look_alike(*pair)
        # 社会注意 for 社会主义: an input method gave another word of the same sound.
        is_word = len(differing) == _WORD and differing[1] == differing[0] + 1
        return is_word and all(right[at] in sounding_like(written[at]) for at in differing)
    longer, shorter = (written, right) if len(written) > len(right) else (right, written)
    same = 0
    while same < len(shorter) and longer[same] == shorter[same]:
        same += 1
    if longer[same + 1 :] != shorter[same:]:
        return False
    if longer is written:
        return same > 0 and longer[same] == longer[same - 1]
    # The last character of a half may be missing because another wording begins there.
    return 0 < same < len(right) - 1 and right[same] not in _MAY_LACK


def _span_in(prose: str, start: int, end: int) -> Span:
    """Return the span in a text of what stands from ``start`` to ``end`` when its marks are left out."""
    places = []
    count = 0
    for at, character in enumerate(prose):
        if character not in _MARKS:
            if count in (start, end - 1):
                places.append(at)
                if count == end - 1:
                    break
            count += 1
    return Span(places[0], places[-1] + 1)
