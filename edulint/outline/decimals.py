"""Tells ordinals like 1.1 and 1.1.1 at the head of blocks from figures, dates and versions."""

from __future__ import annotations

from collections.abc import Container, Mapping
from itertools import pairwise

from edulint.text.ordinal_scan import decimal_at
from edulint.text.ordinals import DECIMAL_PARTS, Ordinal, OrdinalStyle
from edulint.text.spans import Span

# A heading with a single number (``1 范围``) is at most so long, in characters.
_LONGEST_TITLE = 40
# A neighbour may be so many numbers away: 1.1 confirms 1.4.
_LARGEST_GAP = 3


def settle_decimals(
    text: str, folded: str, spans: Mapping[int, Span], headings: Container[int], ordinals: list[Ordinal | None]
) -> None:
    """Put the decimals into ``ordinals`` that their like confirm, and take out those that nothing confirms.

    ``spans`` are the blocks that may have one, by their indexes; ``headings`` are those that their format calls so.
    A decimal is confirmed by its neighbour (1.1 beside 1.2), by one below it (1.1.1), by the heading it stands
    below (1. or 1 above 1.1), or by the two around it, whatever chapter it names: 2.3 between 1.2 and 1.4. A figure has
    no such company.
    """
    found: dict[int, Ordinal] = {}
    for index, span in spans.items():
        ordinal = ordinals[index] or decimal_at(text, folded, span.start, span.end)
        if ordinal and ordinal.style in DECIMAL_PARTS:
            found[index] = ordinal
            ordinals[index] = None
    # The remaining ordinals are numbers that the file's format gives; they confirm those that were typed.
    given = [ordinal for ordinal in ordinals if ordinal and ordinal.style in DECIMAL_PARTS]
    company = _Company({ordinal.path for ordinal in (*found.values(), *given) if len(ordinal.path) > 1})
    if not company.paths:
        return
    singles = _singles(folded, spans, found)
    mistyped = _mistyped(found)
    above: int | None = None
    for index, ordinal in enumerate(ordinals):
        decimal = found.get(index)
        if decimal is None:
            above = ordinal.value if ordinal else above
            continue
        if index in singles:
            above = decimal.value
            ordinals[index] = decimal
            continue
        # A title: its format says so, or it is a short line under its chapter.
        is_below = decimal.path[0] == above and _is_title(folded[decimal.span.end : spans[index].end])
        is_title = index in headings or is_below
        if company.confirms(decimal.path, above, is_title=is_title) or index in mistyped:
            ordinals[index] = decimal


class _Company:
    """The parts of all decimals of more than one part in a draft: (1, 2) is 1.2."""

    def __init__(self, paths: set[tuple[int, ...]]) -> None:
        self.paths = paths
        self._parents = {path[:-1] for path in paths}
        self._in_order = {path[:-1] for path in paths if path[-1] == 1 and (*path[:-1], 2) in paths}

    def confirms(self, path: tuple[int, ...], above: int | None, *, is_title: bool) -> bool:
        """Tell whether others confirm a decimal; ``above`` is the last number that heads a chapter."""
        chapter, value = path[:-1], path[-1]
        if not chapter:
            return False
        # 1.4 counts on over a gap where 1.1 and 1.2 are there, or where 1.1 is and 2.1 and 2.2 show how the draft
        # counts, or where 1.1 is and 1.4 is a title.
        shows_how = is_title or any(len(one) == len(chapter) for one in self._in_order)
        counts_on = chapter in self._in_order or ((*chapter, 1) in self.paths and shows_how)
        reach = _LARGEST_GAP if counts_on else 1
        return (
            any((*chapter, other) in self.paths for other in range(value - reach, value + reach + 1) if other != value)
            or path in self._parents
            or (len(path) > 2 and chapter in self.paths)
            or path == (above, 1)
        )


def _mistyped(found: Mapping[int, Ordinal]) -> set[int]:
    """Return the indexes of decimals of another chapter between two that count on over them, and of those two."""
    order = sorted(found)
    rows = zip(order, order[1:], order[2:], strict=False)
    return {index for row in rows if _is_slip(*(found[one].path for one in row)) for index in row}


def _is_slip(before: tuple[int, ...], path: tuple[int, ...], behind: tuple[int, ...]) -> bool:
    chapter = before[:-1]
    counts_on = before == (*chapter, path[-1] - 1) and behind == (*chapter, path[-1] + 1)
    return len(path) == len(before) > 1 and counts_on


def _singles(folded: str, spans: Mapping[int, Span], found: Mapping[int, Ordinal]) -> set[int]:
    """Return the indexes of single numbers that count chapters: those above sections and their neighbours."""
    row: list[int] = []
    confirmed: set[int] = set()
    last: tuple[int, ...] = ()
    for index in sorted(found, reverse=True):
        ordinal, span = found[index], spans[index]
        if ordinal.style is not OrdinalStyle.DECIMAL_ONE:
            last = ordinal.path
            continue
        words = folded[ordinal.span.end : span.end]
        if not _is_title(words):
            continue
        if last[:1] == ordinal.path and last[1:2] == (1,):
            confirmed.add(index)
        row.append(index)
    row.reverse()
    for order in (row, row[::-1]):
        for left, right in pairwise(order):
            step = 1 if left < right else -1
            if left in confirmed and found[right].value == (found[left].value or 0) + step:
                confirmed.add(right)
    return confirmed


def _is_title(words: str) -> bool:
    return not (len(words) > _LONGEST_TITLE or words.endswith(("。", ";", ",")) or any(map(str.isdecimal, words)))
