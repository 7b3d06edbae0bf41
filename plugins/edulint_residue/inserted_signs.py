"""Signs and letters that a web page inserts between the words of its text, so that copies can be known."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from edulint.api import Span, holds_any, is_han, matches_from, pattern

# @#@ between the words of a text: no sentence has two different ones of these signs side by side.
_FENCE_SIGNS = "@#$&^~|*\\"
_FENCE = pattern(f"[{re.escape(_FENCE_SIGNS)}]{{2,6}}")
# %@%%: a percent sign stands beside none of these.
_BESIDE_PERCENT = "@#$&^"
_PERCENT_FENCE = pattern(f"[%{_BESIDE_PERCENT}]{{2,6}}")
# 整治沟渠[page_break]14公里, and one sign three times over: 加强组织###每月例会###
_ROWS = ("$$$$", "@@@@", "&&&&", "^^^^")
_BREAK_WORDS = ("###", "$$$", "@@@", "&&&", "page", "Page", "PAGE")
_PAGE_BREAK = pattern(r"[\[{#][$%]?(?:next_?|new_?)?page(?:_?break|_?end|_?next)?[$%]?[\]}#]", re.IGNORECASE)
_THRICE = pattern(r"(?P<sign>[#$@&])(?P=sign){2}(?!(?P=sign))")
_LEAST_THRICE = 2
# $$$$ between two words
_ROW_OF_SIGNS = pattern(r"(?P<of>[$@&^])(?P=of){3,}")
# ; |; d% s6 m3 w: q: signs and single letters with blanks between them, which a formula has not.
_GUARD_SIGN = r"[-;:|%=&^#@!~`'\"\\/.,*+<>{}()\[\]$? ]"
_GUARD_FIRST = pattern(_GUARD_SIGN)
_GUARD = pattern(rf"(?<![A-Za-z0-9])(?:{_GUARD_SIGN}{{1,8}}+[A-Za-z0-9]{{1,2}}+(?![A-Za-z0-9])){{4,}}")
_GUARD_LINE = pattern(
    rf"^(?:{_GUARD_SIGN}{{0,6}}+[A-Za-z0-9]{{1,2}}+(?![A-Za-z0-9])){{4,}}{_GUARD_SIGN}{{0,4}}$", re.MULTILINE
)
# Of these a formula has few.
_GUARD_SIGNS = frozenset(";|%&^#@!~`'\"\\$:")
_LEAST_GUARD_SIGNS = 4
# With one that no list of figures has, and with letters of both cases, two of them will do.
_RARE_SIGNS = frozenset("#^~`\\$@&")
_LEAST_RARE_SIGNS, _LEAST_BLANKS = 2, 4
# Р where lines ended
_FOREIGN = pattern(r"[\u0400-\u04ff](?<=[\u4e00-\u9fff。：；）][\u0400-\u04ff])(?=[ ]?[\u4e00-\u9fff（(0-9“])")
_LEAST_LETTERS = 3
# A single letter of a script from Hebrew to Tibetan: 征น兵
_EASTERN = pattern("[\u0590-\u0fff](?<![\u0590-\u0fff]{2})(?=[ ]?[\u4e00-\u9fff《“（])")


def inserted_signs(prose: str) -> Iterator[Span]:
    """Yield signs, alone or with single letters, of which no sentence and no formula has so many side by side."""
    fences = list(_FENCE.finditer(prose)) if sum(sign in prose for sign in _FENCE_SIGNS) > 1 else []
    if "%" in prose and holds_any(prose, _BESIDE_PERCENT):
        with_percent = [match for match in _PERCENT_FENCE.finditer(prose) if "%" in match.group()]
        fences += with_percent if len(with_percent) >= _LEAST_THRICE else []
    for match in fences:
        beside = prose[match.start() - 1 : match.start()], prose[match.end() : match.end() + 1]
        if len(set(match.group())) > 1 and any(map(is_han, beside)):
            yield Span.of(match)
    for match in _ROW_OF_SIGNS.finditer(prose) if holds_any(prose, _ROWS) else ():
        if is_han(prose[match.end() : match.end() + 1]):
            yield Span.of(match)
    if holds_any(prose, _BREAK_WORDS):
        yield from _breaks(prose)
    least = _LEAST_RARE_SIGNS if holds_any(prose, _RARE_SIGNS) else _LEAST_GUARD_SIGNS
    if sum(sign in prose for sign in _GUARD_SIGNS) >= least:
        yield from _guards(prose)


def _guards(prose: str) -> Iterator[Span]:
    """Yield runs of signs and single letters that mean nothing, and beside them the doubtful ones."""
    guards = [Span.of(match) for match in matches_from(_GUARD_FIRST, _GUARD, prose)]
    certain = [span for span in guards if _is_guard(prose[span.start : span.end])]
    if certain:
        lines = (Span.of(match) for match in _GUARD_LINE.finditer(prose))
        others = (*{*guards}.difference(certain), *(line for line in lines if not _meets(guards, line)))
        yield from certain
        yield from sorted(span for span in others if _is_like_guard(prose[span.start : span.end]))


def _is_guard(words: str) -> bool:
    signs = _GUARD_SIGNS.intersection(words)
    if len(signs) >= _LEAST_GUARD_SIGNS:
        return True
    return (
        len(signs) >= _LEAST_RARE_SIGNS
        and not signs.isdisjoint(_RARE_SIGNS)
        and words.count(" ") >= _LEAST_BLANKS
        and words.lower() != words
        and words.upper() != words
    )


def _is_like_guard(words: str) -> bool:
    return words.count(" ") >= _LEAST_BLANKS - 1 and not _GUARD_SIGNS.isdisjoint(words)


def _meets(spans: Sequence[Span], span: Span) -> bool:
    """Tell whether a span overlaps one of some that are in order and apart."""
    before = bisect_left(spans, span.end, key=lambda other: other.start) - 1
    return before >= 0 and spans[before].end > span.start


def _breaks(prose: str) -> Iterator[Span]:
    """Yield what a page put where it breaks, and one sign three times over where that stands beside words again."""
    yield from map(Span.of, _PAGE_BREAK.finditer(prose))
    thrice = [Span.of(match) for match in _THRICE.finditer(prose)]
    around = [prose[span.start - 1 : span.start] + prose[span.end : span.end + 1] for span in thrice]
    yield from thrice if sum(any(map(is_han, beside)) for beside in around) >= _LEAST_THRICE else ()


def foreign_letters(prose: str) -> Iterator[Span]:
    """Yield the places of single letters of other scripts between Chinese; a Cyrillic one stands there repeatedly."""
    yield from map(Span.of, _EASTERN.finditer(prose))
    found = list(_FOREIGN.finditer(prose))
    if len(found) >= _LEAST_LETTERS and len({match.group() for match in found}) == 1:
        yield from map(Span.of, found)
