"""Quotes of which a conversion or an input method made a mixture: '三个确保“, ‘五大行动“, ”专项行动“."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from edulint.api import Document, Span, derived, holds_any, is_han, pattern

# 28°51′18〞: seconds of an arc are no quote.
_QUOTE = pattern("['\"‘’“”〝〞＇＂](?<![0-9]〞)")
# ''三个确保'', ‘‘五大行动’’, ‘’专项行动‘’: two single quotes were typed for a double one.
_TWO_FOR_ONE = pattern("(?P<opening>''|‘‘|‘’|’’)(?P<words>[^'\"‘’“”，。；！？,;!?\\n]{1,25})(?P<closing>''|’’|‘’|‘‘)")
_LONGEST = 25
_SOUND = ("“”", "‘’", "〝〞", '""', "''", "＂＂", "＇＇")
# One mixed pair is a slip that the check of pairs tells; more are one habit.
_LEAST = 2
# A draft with so many of a kind has the habit: then longer quotations are mixed the same way.
_HABIT = 3
# Between two sound quotations stand such marks, too.
_TURNED = ("”“", "’‘")
_PAUSES = frozenset("，。；！？,;!?\n\0")


class MangledPair(Struct, frozen=True):
    """A quotation whose two marks don't belong together."""

    opening: Span
    closing: Span


@derived
def mangled_pairs(document: Document) -> tuple[MangledPair, ...]:
    """Return the pairs of a draft that has several of one kind, in order."""
    by_kind: dict[str, list[MangledPair]] = {}
    doubled = [
        MangledPair(Span.of(match, "opening"), Span.of(match, "closing"))
        for match in (
            _TWO_FOR_ONE.finditer(document.prose) if holds_any(document.prose, ("''", "‘‘", "‘’", "’’")) else ()
        )
        if any(map(is_han, match["words"]))
    ]
    if doubled:
        return tuple(doubled)
    if _nest(_QUOTE.findall(document.prose)):
        return ()
    for block in document.blocks:
        if block.is_prose:
            for kind, pair in _in_block(document.prose, block.span):
                by_kind.setdefault(kind, []).append(pair)
    # ‘质量月“, '文明号“, ‘能手“: several kinds with one wrong mark are one habit, too.
    is_habit = sum(map(len, by_kind.values())) >= _HABIT and len({kind[1] for kind in by_kind}) == 1
    found = {pair for pairs in by_kind.values() if is_habit or len(pairs) >= _LEAST for pair in pairs}
    for kind, pairs in by_kind.items():
        if len(pairs) >= _HABIT and kind not in _TURNED:
            found.update(_of_habit(document, kind))
    return tuple(sorted(found, key=lambda pair: pair.opening))


def mangled_marks(document: Document) -> tuple[Span, ...]:
    """Return the marks of these pairs."""
    return tuple(mark for pair in mangled_pairs(document) for mark in (pair.opening, pair.closing))


def _of_habit(document: Document, kind: str) -> Iterator[MangledPair]:
    """Yield what stands between two neighbouring marks of a kind, however long, in any block."""
    prose = document.prose
    for block in document.blocks:
        if not block.is_prose:
            continue
        marks = [Span.of(match) for match in _QUOTE.finditer(prose, *block.span.bounds)]
        yield from (
            MangledPair(opening, closing)
            for opening, closing in pairwise(marks)
            if prose[opening.start] + prose[closing.start] == kind
        )


def _in_block(prose: str, span: Span) -> list[tuple[str, MangledPair]]:
    """Return the mixed pairs of a block; none where its quotes are not two and two around a few words each."""
    marks = [Span.of(match) for match in _QUOTE.finditer(prose, *span.bounds)]
    if len(marks) % 2 or _nest([prose[mark.start] for mark in marks]):
        return []
    pairs = list(zip(marks[::2], marks[1::2], strict=True))
    if any(
        not 0 < closing.start - opening.end <= _LONGEST or not _PAUSES.isdisjoint(prose[opening.end : closing.start])
        for opening, closing in pairs
    ):
        return []
    kinds = [prose[opening.start] + prose[closing.start] for opening, closing in pairs]
    return [(kind, MangledPair(*pair)) for kind, pair in zip(kinds, pairs, strict=True) if kind not in _SOUND]


def _nest(marks: list[str]) -> bool:
    """Tell whether the quotes of a block are sound pairs, inside one another or in a row: “一窗通办‘2＋2’模式”."""
    open_marks: list[str] = []
    for mark in marks:
        if open_marks and open_marks[-1] + mark in _SOUND:
            open_marks.pop()
        else:
            open_marks.append(mark)
    return not open_marks
