"""A paragraph as lines of typed tokens, one letter a token, so that phrasings are regular expressions over the letters.

``phrasings.txt`` says what the letters mean.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import groupby, pairwise
from operator import attrgetter

from msgspec import Struct

from edulint.api import Span
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.quantity import Quantity

# Words for a figure that was rounded, and how many digits then tell it closely.
_NEARLY, _LEAST_DIGITS = ("近", "将近", "约", "约为", "约占"), 3
# How many tokens back the figures of a paragraph are looked at.
_FAR_BACK = 240


class Figure(Struct, frozen=True):
    """A quantity as a token: its letter, the words of its own clause before it, and its line and place there."""

    quantity: Quantity
    letter: str
    label: str
    place: int
    sentence: int
    segment: int

    @property
    def is_exact(self) -> bool:
        """Tell whether the number is meant to the digit."""
        return not self.quantity.approximation

    @property
    def is_close(self) -> bool:
        """Tell whether the number is meant to the digit, or to three digits at least: 近8.27亿元."""
        quantity = self.quantity
        return self.is_exact or (quantity.approximation in _NEARLY and len(quantity.digits) >= _LEAST_DIGITS)


class Ratio(Struct, frozen=True):
    """A ratio ``8.7:42.8:48.5``: its place, its numbers in millionths, and how many decimals they show."""

    span: Span
    values: tuple[int, ...]
    places: tuple[int, ...]


class Line(Struct):
    """The tokens of a paragraph at one level of brackets.

    ``tokens[place]`` is the figure at a place of ``letters``, or None; ``starts`` and ``ends`` are offsets of the
    text. ``figures`` are the figures alone, and ``places`` where they stand. ``head`` is the figure in front of the
    bracket that the line stands in.
    """

    letters: str
    tokens: tuple[Figure | None, ...]
    figures: list[Figure]
    places: list[int]
    ratios: dict[int, Ratio]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    passage: Passage
    head: Figure | None = None

    def segments(self) -> Iterator[list[Figure]]:
        """Yield the figures of each segment of a sentence that has any."""
        yield from (list(told) for _, told in groupby(self.figures, key=attrgetter("segment")))

    def words(self, place: int) -> str:
        """Return the text of a token."""
        return self.passage.text[self.starts[place] : self.ends[place]]

    def holds(self, figure: Figure) -> bool:
        """Tell whether a figure is one of the line's."""
        return figure.place < len(self.tokens) and self.tokens[figure.place] is figure

    def before(self, place: int, start: int = 0) -> list[Figure]:
        """Return the figures before a place, the nearest first, as far back as a reader looks."""
        return self.between(max(start, place - _FAR_BACK), place)[::-1]

    def around(self, place: int) -> list[Figure]:
        """Return the figures before and behind a place, as far as a reader looks."""
        return self.between(max(0, place - _FAR_BACK), place + _FAR_BACK)

    def pairs_beside(self, place: int) -> Iterator[tuple[Figure, Figure]]:
        """Yield the two figures before a place, those around it, and the two behind it, as far as its sentence goes."""
        before = self.before(place, self.sentence_start(place))[:2][::-1]
        behind = self.between(place + 1, self.sentence_stop(place))[:2]
        yield from pairwise((*before, *behind))

    def sentence_start(self, place: int) -> int:
        """Return the place at which the sentence begins that holds a place."""
        return self.letters.rfind(".", 0, place) + 1

    def sentence_stop(self, place: int) -> int:
        """Return the place at which the sentence ends that holds a place: its full stop, or the line's end."""
        stop = self.letters.find(".", place)
        return stop if stop >= 0 else len(self.letters)

    def segment_start(self, place: int) -> int:
        """Return the place at which the segment begins that holds a place: behind a semicolon or a full stop."""
        return max(self.letters.rfind(";", 0, place), self.letters.rfind(".", 0, place)) + 1

    def segment_stop(self, place: int) -> int:
        """Return the place at which the segment ends that holds a place: its mark, or the line's end."""
        stops = [at for mark in ";." if (at := self.letters.find(mark, place)) >= 0]
        return min(stops, default=len(self.letters))

    def clause_start(self, place: int) -> int:
        """Return the place at which the clause begins that holds a place."""
        rfind = self.letters.rfind
        return max(rfind(",", 0, place), rfind(";", 0, place), rfind(".", 0, place), rfind(":", 0, place)) + 1

    def between(self, start: int, stop: int) -> list[Figure]:
        """Return the figures from one place to before another."""
        return self.figures[bisect_left(self.places, start) : bisect_left(self.places, stop)]
