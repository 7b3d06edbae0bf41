"""Finds the ordinals of a stretch of text: at its beginning, and at the beginnings of the clauses inside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from edulint.text.ordinal_scan import FIRSTS, ordinal_at
from edulint.text.ordinals import SINGLE_CHARACTERS, Ordinal, OrdinalStyle
from edulint.text.patterns import pattern

_DIGITS = frozenset("0123456789")
# These number a point wherever they stand: ①学前②义务.
_CIRCLED = frozenset(character for character, (_, style) in SINGLE_CHARACTERS.items() if style is OrdinalStyle.CIRCLED)
# So far before a number its bracket may have been opened, in characters.
_LONGEST_BRACKET = 30
# So many lines above and below are asked whether they name sources.
_MOST_NOTES = 6
_BEFORE_CLAUSE = frozenset('。;:,!?….”" \t\r\n\v\f')


def ordinals_in(text: str, folded: str, start: int, end: int) -> Iterator[Ordinal]:
    """Yield the ordinals at the start of the stretch and of the clauses inside it, in order."""
    first = ordinal_at(text, folded, start, end)
    if first:
        yield first
        start = first.span.end
    places = [match.end() for match in _clause_start().finditer(folded, start, end)]
    # Circled numbers stand anywhere; where the first of them is missing there is no list of them.
    if "①" in folded or "❶" in folded:
        places = sorted({*places, *(match.start() for match in _circled().finditer(folded, start + 1, end))})
    for at in places:
        if at >= start:
            # The dot of PM2.5 ends no sentence.
            if folded[at - 1] == "." and folded[at] in _DIGITS and folded[at - 2 : at - 1].isascii():
                continue
            ordinal = None if is_source_note(folded, at) else ordinal_at(text, folded, at, end)
            if ordinal and not _is_in_brackets(folded, ordinal):
                start = ordinal.span.end
                yield ordinal


def is_source_note(folded: str, at: int) -> bool:
    """Tell whether a circled number is that of a note which names a source, as in ①参见《渡口志》第8页."""
    return folded[at : at + 1] in _CIRCLED and (_names_source(folded, at) or _is_among_notes(folded, at))


def _names_source(folded: str, at: int) -> bool:
    return _source().match(folded, at + 1) is not None


def _is_among_notes(folded: str, at: int) -> bool:
    """Tell whether a line that begins with a circled number stands right among others, of which one names a source."""
    if at and folded[at - 1] != "\n":
        return False
    return any(_names_source(folded, line) for line in (*_notes_above(folded, at), *_notes_below(folded, at)))


def _notes_above(folded: str, at: int) -> Iterator[int]:
    for _ in range(_MOST_NOTES):
        at = folded.rfind("\n", 0, max(at - 1, 0)) + 1 if at else -1
        if at < 0 or folded[at] not in _CIRCLED:
            return
        yield at


def _notes_below(folded: str, at: int) -> Iterator[int]:
    for _ in range(_MOST_NOTES):
        at = folded.find("\n", at) + 1
        if not at or folded[at : at + 1] not in _CIRCLED:
            return
        yield at


def _is_in_brackets(folded: str, ordinal: Ordinal) -> bool:
    """Tell whether the bracket that ends an ordinal was opened before it: the pair (1,2) holds no 2)."""
    start = ordinal.span.start
    if folded[ordinal.span.end - 1] != ")" or folded[start] == "(":
        return False
    before = folded[max(0, start - _LONGEST_BRACKET) : start]
    return before.rfind("(") > before.rfind(")")


@cache
def _source() -> re.Pattern[str]:
    return pattern(
        " ?(?:参见|详见《|见《|转引自|引自《|同上书?[,。]|"
        "[^。\\n]{0,40}《[^》\\n]{1,40}》[^。《\\n]{0,30}(?:出版社|[0-9]{4}年版|第[0-9一二三四五六七八九十]{1,4}[期卷页]))"
    )


@cache
def _circled() -> re.Pattern[str]:
    # 基于②的结果 goes back to an item, 图中①表示水厂 to a sign, and before a mark it is that of a note: 改进了方式①，.
    return pattern(f"[{''.join(sorted(_CIRCLED))}](?!的|表示|代表|[,。;”)])")


@cache
def _clause_start() -> re.Pattern[str]:
    # One narrow class at the front lets the search run over the words between.
    return pattern(rf"[{''.join(sorted(_BEFORE_CLAUSE))}](?=[{''.join(sorted(FIRSTS))}])")
