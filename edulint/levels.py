"""How the levels of headings lie below one another, told by the manner of their numbers or by Markdown."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from msgspec import Struct

from edulint.heads import RANKS, Numbered
from edulint.text.ordinals import OrdinalStyle

_BODY = RANKS[OrdinalStyle.HAN_COMMA]
_POINT = RANKS[OrdinalStyle.POINT]
# What counts against a reading: a number out of place or a head in another manner; a list that begins again, one that runs
# on under the next heading, an item that stays alone.
MISFIT = 2
DOUBT = 1


class OpenLevel(Protocol):
    """A level that is open where a heading stands."""

    @property
    def manner(self) -> OrdinalStyle | None:
        """The manner of its sequence."""

    @property
    def value(self) -> int | None:
        """The last number of its sequence."""

    @property
    def markup(self) -> int:
        """Its level in Markdown; 0 where its manner tells the level."""


Level = TypeVar("Level", bound=OpenLevel)


def depth_of(
    levels: Sequence[Level],
    manner: OrdinalStyle | None,
    value: int | None,
    markup: int,
    is_turned: Callable[[Level], bool],
) -> int:
    """Return how many of the open levels stay open above a heading.

    ``is_turned`` tells whether the heading stands below a level although its manner usually stands above it.
    """
    depth = len(levels)
    if markup or manner is None:
        while depth and (not levels[depth - 1].markup or levels[depth - 1].markup >= markup):
            depth -= 1
        return depth
    for at in range(depth - 1, -1, -1):
        # 二、 without a mark after a marked 一、 counts on all the same.
        if levels[at].manner is manner and (not levels[at].markup or value == (levels[at].value or 0) + 1):
            return at
    while depth and not levels[depth - 1].markup:
        above = levels[depth - 1]
        if above.manner is None or RANKS[above.manner] <= RANKS[manner] or is_turned(above):
            break
        depth -= 1
    return depth


class OpenHead(Struct, frozen=True):
    """An open level: ``at`` is its last head, ``count`` how many it has had, which tells the number right for the next."""

    manner: OrdinalStyle | None
    value: int | None
    markup: int
    at: int
    count: int


OpenHeads = tuple[OpenHead, ...]


class Course:
    """The heads of a draft in reading order; ``parts`` are those before which a part of the file begins."""

    def __init__(self, heads: Sequence[Numbered], parts: set[int]) -> None:
        self.heads = heads
        self.parts = parts
        self._places: dict[OrdinalStyle, list[int]] = {}
        for at, entry in enumerate(heads):
            if entry.ordinal:
                self._places.setdefault(entry.ordinal.style, []).append(at)

    def value(self, at: int) -> int | None:
        """Return the number of a head; None where it has none or it is masked."""
        ordinal = self.heads[at].ordinal
        return ordinal.value if ordinal else None

    def step(self, levels: OpenHeads, at: int, manner: OrdinalStyle | None) -> tuple[OpenHeads, int]:
        """Return the levels open after a head that is read in a manner, and what counts against that."""
        markup, value = self.heads[at].block.level, self.value(at)
        if at in self.parts:
            levels = ()
        depth = depth_of(levels, manner, value, markup, lambda above: self._is_turned(above, at))
        last = levels[depth] if depth < len(levels) and levels[depth].manner is manner else None
        count = last.count + 1 if last else 1
        following = (last.value or 0) + 1 if last else 1
        against = 0
        if is_body(manner) and not markup:
            if last and value == last.count == (last.value or 0) - 1:
                # The second of two that are swapped.
                value = last.value
            elif value == 1 and following > 2:
                against, count = DOUBT, 1
            elif value not in (None, following, count) or self._stands_below_lower(levels[:depth], manner, last):
                against = MISFIT
        opened = OpenHead(manner, following if value is None else value, markup, at, count)
        return (*levels[:depth], opened), against

    def _stands_below_lower(self, levels: OpenHeads, manner: OrdinalStyle | None, last: OpenHead | None) -> bool:
        above = levels[-1].manner if levels else None
        return last is None and above is not None and manner is not None and RANKS[above] > RANKS[manner]

    def _is_turned(self, above: OpenHead, at: int) -> bool:
        if self.value(at) != 1 or above.manner is None or above.value is None:
            return False
        places = self._places.get(above.manner, [])
        following = bisect_right(places, at)
        return following < len(places) and self.value(places[following]) == above.value + 1

    def neighbours(self, at: int) -> tuple[int | None, int | None]:
        """Return the heads before and after one that are written in its style."""
        ordinal = self.heads[at].ordinal
        places = self._places.get(ordinal.style, []) if ordinal else []
        place = bisect_left(places, at)
        return (places[place - 1] if place else None, places[place + 1] if place + 1 < len(places) else None)


def is_body(manner: OrdinalStyle | None) -> bool:
    """Tell whether a manner is one of those that are mixed up: 第一条 and its like are named by their words."""
    return manner is not None and _BODY <= RANKS[manner] < _POINT
