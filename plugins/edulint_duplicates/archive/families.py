"""Copied passages grouped: all the places in which one passage stands."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from edulint_duplicates.archive.audit import Common
from edulint_duplicates.archive.candidates import Archived
from edulint_duplicates.archive.record import compact_of, line_of
from edulint_duplicates.archive.store import keeps_texts
from edulint_duplicates.archive.writing import shown_path

_QUOTED = 60
# Of three copies each two share a little more or less; a paragraph of a copied chapter is a family of its own.
_LEAST_OVERLAP = 0.5


class Place(Struct, frozen=True, order=True):
    """Where a copy stands: the lines on which it begins and ends."""

    path: str
    line: int
    end_line: int


class Family(Struct, frozen=True):
    """One passage and all its places; not ``sure`` where it may be chance or style. Who copied from whom is not
    claimed.
    """

    characters: int
    quote: str
    sure: bool
    places: tuple[Place, ...]


# The number of a document, and where a passage begins and ends in its compact text.
_Extent = tuple[int, int, int]


class Families:
    """Gathers the passages that the documents of an archive have in common."""

    def __init__(self, connection: sqlite3.Connection, folder: Path, documents: list[Archived]) -> None:
        self._connection = connection
        self._folder = folder
        self._documents = documents
        self._texts = keeps_texts(connection)
        self._parents: dict[_Extent, _Extent] = {}
        self._sure: set[_Extent] = set()

    def gather(self, found: Iterable[Common], min_length: int) -> list[Family]:
        """Return the families, the longest passage first."""
        for common in found:
            passage = common.passage
            ours = (common.later, passage.start, passage.end)
            self._join(ours, (common.earlier, passage.earlier, passage.earlier_end))
            if passage.sure:
                self._sure.add(ours)
        for number, document in enumerate(self._documents):
            characters = self._characters(document.id) if document.files > 1 else 0
            if characters >= min_length:
                # One text under several names.
                self._root((number, 0, characters))
                self._sure.add((number, 0, characters))
        self._join_overlapping()
        members: dict[_Extent, list[_Extent]] = defaultdict(list)
        for extent in sorted(self._parents):
            members[self._root(extent)].append(extent)
        families = map(self._family, members.values())
        return sorted(families, key=lambda family: (-family.characters, -len(family.places), family.places))

    def _characters(self, number: int) -> int:
        (characters,) = self._connection.execute("SELECT characters FROM document WHERE id = ?", (number,)).fetchone()
        return int(characters)

    def _join_overlapping(self) -> None:
        """Join extents of one document that are mostly the same."""
        near: list[_Extent] = []
        for extent in sorted(self._parents):
            number, start, end = extent
            near = [other for other in near if other[0] == number and other[2] > start]
            for other in near:
                common = min(end, other[2]) - start
                if common >= _LEAST_OVERLAP * max(end - start, other[2] - other[1]):
                    self._join(extent, other)
            near.append(extent)

    def _join(self, one: _Extent, other: _Extent) -> None:
        self._parents[self._root(one)] = self._root(other)

    def _root(self, extent: _Extent) -> _Extent:
        self._parents.setdefault(extent, extent)
        while self._parents[extent] != extent:
            self._parents[extent] = self._parents[self._parents[extent]]
            extent = self._parents[extent]
        return extent

    def _family(self, extents: list[_Extent]) -> Family:
        biggest = max(extents, key=lambda extent: (extent[2] - extent[1], extent))
        return Family(
            characters=biggest[2] - biggest[1],
            quote=self._quote(biggest) if self._texts else "",
            sure=not self._sure.isdisjoint(extents),
            places=tuple(sorted(place for extent in _united(extents) for place in self._places(extent))),
        )

    def _quote(self, extent: _Extent) -> str:
        compact = compact_of(self._connection, self._documents[extent[0]].id)
        if compact is None:
            return ""
        quote = compact.document.slice(compact.span(*extent[1:])).replace("\n", " ")
        return quote if len(quote) <= _QUOTED else f"{quote[:_QUOTED]}…"

    def _places(self, extent: _Extent) -> Iterator[Place]:
        number, start, end = extent
        one = (self._documents[number].id,)
        (blocks,) = self._connection.execute("SELECT blocks FROM document WHERE id = ?", one).fetchone()
        for (path,) in self._connection.execute("SELECT path FROM file WHERE document = ?", one):
            yield Place(shown_path(self._folder, path), line_of(blocks, start), line_of(blocks, end - 1))


def _united(extents: Iterable[_Extent]) -> Iterator[_Extent]:
    """Yield extents, those of one document that overlap as one; they come sorted."""
    number, start, end = -1, 0, 0
    for extent in extents:
        if extent[0] == number and extent[1] < end:
            end = max(end, extent[2])
            continue
        if number >= 0:
            yield number, start, end
        number, start, end = extent
    yield number, start, end
