"""How the levels of headings lie below one another, told by the manner of their numbers or by Markdown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from edulint.heads import RANKS
from edulint.text.ordinals import OrdinalStyle


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
