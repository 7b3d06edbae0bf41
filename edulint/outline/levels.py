"""How the levels of headings lie below one another, told by the style of their numbers or by Markdown."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from msgspec import Struct

from edulint.outline.numbered_blocks import RANKS, NumberedBlock
from edulint.text.ordinals import DECIMAL_PARTS, OrdinalStyle

_BODY = RANKS[OrdinalStyle.HAN_COMMA]
_POINT = RANKS[OrdinalStyle.POINT]
# Two readings of the same headings are compared by penalty points; the reading with fewer of them is taken.
# Two points for a number out of place, and for each heading that is read in a style it isn't written in.
MISFIT = 2
# One point for a list that begins again at one, runs on under the next heading, or has a single item.
DOUBT = 1


class OpenLevel(Protocol):
    """A level that is open where a heading stands."""

    @property
    def style(self) -> OrdinalStyle | None:
        """The style of its sequence."""

    @property
    def value(self) -> int | None:
        """The last number of its sequence."""

    @property
    def markup(self) -> int:
        """Its level in Markdown; 0 where its style tells the level."""


Level = TypeVar("Level", bound=OpenLevel)


def depth_of(
    levels: Sequence[Level],
    style: OrdinalStyle | None,
    value: int | None,
    markup: int,
    is_turned: Callable[[Level], bool],
) -> int:
    """Return how many of the open levels stay open above a heading.

    ``is_turned`` tells whether the heading stands below a level although its style usually stands above it.
    """
    depth = len(levels)
    if markup or style is None:
        while depth and (not levels[depth - 1].markup or levels[depth - 1].markup >= markup):
            # ## 4.1 below ## 四、: of two headings of one level in Markdown the style tells which lies below.
            above = levels[depth - 1]
            if above.markup == markup and above.style and style and RANKS[above.style] < RANKS[style]:
                break
            depth -= 1
        return depth
    for at in range(depth - 1, -1, -1):
        # 二、 without a mark after a marked 一、 counts on all the same.
        if levels[at].style is style and (not levels[at].markup or value == (levels[at].value or 0) + 1):
            return at
    depth = _below_decimals(levels, style)
    while depth and not levels[depth - 1].markup:
        above = levels[depth - 1]
        if above.style is None or RANKS[above.style] <= RANKS[style] or is_turned(above):
            break
        depth -= 1
    return depth


def _below_decimals(levels: Sequence[OpenLevel], style: OrdinalStyle) -> int:
    """Return how many levels stay open for a decimal: those down to one with fewer parts, none with more."""
    parts, depth = DECIMAL_PARTS.get(style), len(levels)
    if parts is None:
        return depth
    for at in range(depth - 1, -1, -1):
        above = levels[at].style
        if above in DECIMAL_PARTS:
            if DECIMAL_PARTS[above] < parts:
                return at + 1
            depth = at
    return depth


class OpenHeading(Struct, frozen=True):
    """An open level.

    ``at`` is the index of its last heading, ``value`` that heading's number. ``count`` is how many headings the level
    has had: one more is the right number for the next, also after one that was mistyped.
    """

    style: OrdinalStyle | None
    value: int | None
    markup: int
    at: int
    count: int


OpenHeadings = tuple[OpenHeading, ...]


class Headings:
    """The headings of a draft in reading order; before those with the indexes ``parts`` a part of the file begins."""

    def __init__(self, entries: Sequence[NumberedBlock], parts: set[int]) -> None:
        self.entries = entries
        self.parts = parts
        self._places: dict[OrdinalStyle, list[int]] = {}
        for at, entry in enumerate(entries):
            if entry.ordinal:
                self._places.setdefault(entry.ordinal.style, []).append(at)

    def value(self, at: int) -> int | None:
        """Return the number of a heading; None where it has none or it is masked."""
        ordinal = self.entries[at].ordinal
        return ordinal.value if ordinal else None

    def step(self, levels: OpenHeadings, at: int, style: OrdinalStyle | None) -> tuple[OpenHeadings, int]:
        """Return the levels open after a heading that is read in ``style``, and the penalty points of that reading."""
        markup, value = self.entries[at].block.level, self.value(at)
        if at in self.parts:
            levels = ()
        depth = depth_of(levels, style, value, markup, lambda above: self._is_turned(above, at))
        last = levels[depth] if depth < len(levels) and levels[depth].style is style else None
        count = last.count + 1 if last else 1
        following = (last.value or 0) + 1 if last else 1
        penalty = 0
        if is_body(style) and not markup:
            if last and value == last.count == (last.value or 0) - 1:
                # The second of two that are swapped.
                value = last.value
            elif value == 1 and following > 2:
                penalty, count = DOUBT, 1
            elif value not in (None, following, count) or self._stands_below_lower(levels[:depth], style, last):
                penalty = MISFIT
        opened = OpenHeading(style, following if value is None else value, markup, at, count)
        return (*levels[:depth], opened), penalty

    def _stands_below_lower(self, levels: OpenHeadings, style: OrdinalStyle | None, last: OpenHeading | None) -> bool:
        above = levels[-1].style if levels else None
        return last is None and above is not None and style is not None and RANKS[above] > RANKS[style]

    def _is_turned(self, above: OpenHeading, at: int) -> bool:
        if self.value(at) != 1 or above.style is None or above.value is None:
            return False
        places = self._places.get(above.style, [])
        following = bisect_right(places, at)
        return following < len(places) and self.value(places[following]) == above.value + 1

    def neighbours(self, at: int) -> tuple[int | None, int | None]:
        """Return the headings before and after one that are written in its style."""
        ordinal = self.entries[at].ordinal
        places = self._places.get(ordinal.style, []) if ordinal else []
        place = bisect_left(places, at)
        return (places[place - 1] if place else None, places[place + 1] if place + 1 < len(places) else None)


def is_body(style: OrdinalStyle | None) -> bool:
    """Tell whether a style is one of those that are mixed up: 第一条 is told by its words, a decimal by its parts."""
    return style is not None and style not in DECIMAL_PARTS and _BODY <= RANKS[style] < _POINT
