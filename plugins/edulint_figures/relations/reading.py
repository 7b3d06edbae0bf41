"""Holds the reading of a phrasing as a relation, and the memory of earlier paragraphs that readers of phrasings ask."""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Self

from msgspec import Struct
from msgspec.structs import replace

from edulint_figures.relations.labels import ALIKE, agreement, core
from edulint_figures.relations.phrasings import Phrasing
from edulint_figures.relations.relation import Relation
from edulint_figures.relations.tokens import Figure, Line

_PARAGRAPHS_BACK = 8
_MOST_NAMED = 24
# The first figures of sentences, of a few paragraphs.
_MOST_LEADS, _MOST_KINDS = 16, 2


class Settings(Struct, frozen=True):
    """What the user may say of lists of parts.

    ``markers`` are words for 其中, ``open_words`` say that a list is not complete; ``tolerance`` is how many units of the
    last digit may be missing, ``classes`` are pairs of unit classes that may be added.
    """

    markers: tuple[str, ...] = ()
    open_words: tuple[str, ...] = ()
    tolerance: int = 0
    classes: tuple[tuple[str, str], ...] = ()


class Match(Struct, frozen=True):
    """A phrasing found in a line, with the stretches of letters that are its roles."""

    phrasing: Phrasing
    line: Line
    found: re.Match[str]

    @property
    def start(self) -> int:
        """The place of its first letter."""
        return self.found.start()

    def one(self, role: str) -> Figure:
        """Return the last figure of a role."""
        figures = self.all(role)
        return figures[-1]

    def all(self, role: str) -> list[Figure]:
        """Return the figures of a role."""
        return self.line.between(*self.found.span(role))

    def has(self, role: str) -> bool:
        """Tell whether the phrasing has the role, and it is filled."""
        return role in self.found.re.groupindex and self.found.start(role) >= 0


class Reading(Struct, frozen=True):
    """A relation with the places of its figures; ``rank`` orders readings of the same figures, the surest first."""

    relation: Relation
    figures: frozenset[int]
    rank: int = 0

    @classmethod
    def of(cls, relation: Relation, rank: int | None = None) -> Self:
        """Return the reading of a relation with the places of its figures, by default of the rank of its verdict."""
        figures = frozenset(span.start for span in (relation.span, *relation.operands))
        return cls(relation, figures, relation.verdict.distance if rank is None else rank)


class Memory:
    """What was read before: levels by their names, wholes that were divided, the first figure of each sentence."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.held: deque[Figure] = deque(maxlen=_PARAGRAPHS_BACK)
        self.leads: deque[Figure] = deque(maxlen=_MOST_LEADS)
        self.last: Line | None = None
        self.recent: deque[Line] = deque(maxlen=_PARAGRAPHS_BACK)
        self.line: Line | None = None
        self.in_brackets: dict[int, Line] = {}
        self.whole_of: dict[int, Figure] = {}
        self.divided_at: set[int] = set()
        self.proved_at: set[int] = set()
        # How many shares were found to be of a level, by its place.
        self.proofs: Counter[int] = Counter()
        self.supposed: dict[int, tuple[Figure, ...]] = {}
        self.bases: deque[tuple[Line | None, Figure]] = deque(maxlen=_PARAGRAPHS_BACK)
        self.shared: list[tuple[Figure, Figure]] = []
        # What the last share that names its base so was found to be of.
        self.base_named: dict[str, Figure] = {}
        self._named: defaultdict[str, deque[Figure]] = defaultdict(lambda: deque(maxlen=_MOST_NAMED))
        # Levels that are not sorted by name yet: in most drafts no reader asks for one by its name.
        self._unsorted: list[Figure] = []

    def begin(self, lines: Sequence[Line]) -> None:
        """Take up the lines of a paragraph."""
        self.line = lines[0] if lines else None
        self.in_brackets = {line.head.quantity.span.start: line for line in lines if line.head is not None}

    def beside(self, figure: Figure) -> Figure | None:
        """Return what stands alone in the brackets behind a figure, under its name: 815千公顷（1222万亩）."""
        line = self.in_brackets.get(figure.quantity.span.start)
        is_alone = line is not None and len(line.figures) == 1
        return replace(line.figures[0], label=figure.label) if line is not None and is_alone else None

    def keep(self, line: Line) -> None:
        """Remember the levels of a line by the ends of their names."""
        if line.head is None:
            self.last = line
            self.recent.append(line)
        sentence, kinds = -1, set[str]()
        for figure in line.figures:
            if figure.letter not in "LH":
                continue
            self._unsorted.append(figure)
            kinds = kinds if figure.sentence == sentence else set()
            # 四次会议以来，办理的提案共92件: the first of each of two kinds may be divided later.
            if figure.letter == "L" and len(kinds) < _MOST_KINDS and figure.quantity.unit_class not in kinds:
                self.leads.append(figure)
                kinds.add(figure.quantity.unit_class)
            sentence = figure.sentence

    def named(self, name: str) -> Iterator[Figure]:
        """Yield the levels whose names are the same, or end in or hold the one asked for, the nearest first."""
        wanted = core(name)
        if len(wanted) >= 2:
            self._sort_levels()
            found = reversed(self._named.get(wanted[-2:], ()))
            yield from (figure for figure in found if agreement(figure.label, name) >= ALIKE)

    def _sort_levels(self) -> None:
        for figure in self._unsorted:
            name = core(figure.label)
            if len(name) >= 2:
                self._named[name[-2:]].append(figure)
        self._unsorted.clear()

    def suppose(self, parts: Iterable[Figure], wholes: tuple[Figure, ...]) -> None:
        """Remember what parts may be parts of, though no sum says so."""
        for part in parts:
            self.supposed.setdefault(part.quantity.span.start, wholes)

    def proved(self, base: Figure) -> None:
        """Remember a base that a share of this paragraph was found to be of."""
        self.proofs[base.quantity.span.start] += 1
        if base in self.bases_here()[:1]:
            return
        self.bases.appendleft((self.line, base))
        self.proved_at.add(base.quantity.span.start)

    def proved_bases(self, part: Figure) -> Iterator[Figure]:
        """Yield the levels of a part's kind that shares before were found to be of, the last one first."""
        yield from (base for _, base in self.bases if base.quantity.is_kin(part.quantity))

    def bases_here(self) -> list[Figure]:
        """Return the bases that shares of this paragraph were found to be of, the last one first."""
        return [base for line, base in self.bases if line is self.line]

    def earlier_wholes(self) -> Iterator[Figure]:
        """Yield what a share or a list without a whole of its own may belong to, the likeliest first."""
        yield from (base for _, base in self.bases)
        yield from reversed(self.held)
        yield from reversed(self.leads)

    def have_one_whole(self, parts: Sequence[Figure]) -> bool:
        """Tell whether parts were found to make one whole."""
        wholes = [self.whole_of.get(one.quantity.span.start) for one in parts]
        return bool(wholes) and wholes[0] is not None and all(whole is wholes[0] for whole in wholes)

    def whole_of_all(self, parts: Sequence[Figure]) -> Figure | None:
        """Return the whole that parts, and no others, were found to make."""
        whole = self.whole_of.get(parts[0].quantity.span.start) if self.have_one_whole(parts) else None
        return whole if sum(one is whole for one in self.whole_of.values()) == len(parts) else None

    def divided(self, whole: Figure, parts: Iterable[Figure]) -> None:
        """Remember that a list of parts divides a whole."""
        self.held.append(whole)
        self.proved_at.add(whole.quantity.span.start)
        self.divided_at.add(whole.quantity.span.start)
        for part in parts:
            self.whole_of.setdefault(part.quantity.span.start, whole)
