"""Copied passages grouped: all the places in which one passage stands."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from edulint_duplicates.archive.audit import Shared
from edulint_duplicates.archive.record import archived_document, line_of, text_of
from edulint_duplicates.archive.store import keeps_texts
from edulint_duplicates.archive.writing import shown_path
from edulint_duplicates.comparison import matches_between
from edulint_duplicates.normalise import Compact, compacted, han_count
from edulint_duplicates.officialese import is_own
from edulint_duplicates.passages import LEAST_OWN

_QUOTED = 60
_TEXTS_KEPT = 512


class Place(Struct, frozen=True, order=True):
    """Where a copy stands; ``end`` is the line on which it ends, or the same line where no text is kept."""

    path: str
    line: int
    end: int


class Family(Struct, frozen=True):
    """One passage and all its places. Who copied from whom is not claimed."""

    characters: int
    quote: str
    places: tuple[Place, ...]


Key = tuple[int, int, int]


class Families:
    """Gathers shared passages of an archive into families."""

    def __init__(self, connection: sqlite3.Connection, folder: Path, min_length: int = 30) -> None:
        self._connection = connection
        self._folder = folder
        self._min_length = min_length
        self._texts = keeps_texts(connection)
        self._parents: dict[Key, Key] = {}
        # The later document stays while its passages are gathered; the earlier ones come in any order.
        self.text = lru_cache(maxsize=_TEXTS_KEPT)(self._text)

    def gather(self, passages: Iterable[Shared]) -> list[Family]:
        """Return the families, the longest passage first."""
        for shared in passages:
            exact = self._exact(shared) if self._texts else shared
            if exact is not None and exact.length >= self._min_length:
                ours = (exact.later, exact.start, exact.start + exact.length)
                theirs = (exact.earlier, exact.other, exact.other + exact.length)
                self._parents[self._root(ours)] = self._root(theirs)
        self._join_overlapping()
        members: dict[Key, list[Key]] = defaultdict(list)
        for key in sorted(self._parents):
            members[self._root(key)].append(key)
        families = [family for keys in members.values() if (family := self._family(keys)) is not None]
        return sorted(families, key=lambda family: (-family.characters, -len(family.places), family.places))

    def _exact(self, shared: Shared) -> Shared | None:
        """Return a passage in its full extent, or None where it is no copy of the author's own words."""
        later, earlier = self.text(shared.later), self.text(shared.earlier)
        matches = matches_between(later, earlier, [(shared.start, shared.other, 2)])
        if not matches:
            return None
        match = matches[0]
        if han_count(later[match.start : match.end]) < self._min_length:
            return None
        if not is_own(self._compact(shared.later), match.start, match.end, LEAST_OWN):
            return None
        return Shared(shared.later, match.start, shared.earlier, match.earlier, match.length)

    def _join_overlapping(self) -> None:
        """Join places of one document that mostly overlap: of three copies each two share a little more or less."""
        before: Key | None = None
        for key in sorted(self._parents):
            if before and before[0] == key[0]:
                common = min(before[2], key[2]) - max(before[1], key[1])
                if 2 * common >= min(before[2] - before[1], key[2] - key[1]):
                    self._parents[self._root(key)] = self._root(before)
            before = key

    def _root(self, key: Key) -> Key:
        self._parents.setdefault(key, key)
        while self._parents[key] != key:
            self._parents[key] = self._parents[self._parents[key]]
            key = self._parents[key]
        return key

    def _family(self, keys: list[Key]) -> Family | None:
        longest: dict[int, Key] = {}
        for key in keys:
            held = longest.get(key[0])
            if held is None or key[2] - key[1] > held[2] - held[1]:
                longest[key[0]] = key
        if len(longest) < 2:
            return None
        biggest = max(longest.values(), key=lambda key: (key[2] - key[1], key))
        quote = ""
        if self._texts:
            compact = self._compact(biggest[0])
            quote = compact.document.slice(compact.span(biggest[1], biggest[2])).replace("\n", " ")
            quote = quote if len(quote) <= _QUOTED else f"{quote[:_QUOTED]}…"
        places = tuple(sorted(place for key in longest.values() for place in self._places(key)))
        return Family(biggest[2] - biggest[1], quote, places)

    def _places(self, key: Key) -> Iterator[Place]:
        number, start, end = key
        (blocks,) = self._connection.execute("SELECT blocks FROM document WHERE id = ?", (number,)).fetchone()
        for (path,) in self._connection.execute("SELECT path FROM file WHERE document = ?", (number,)):
            yield Place(shown_path(self._folder, path), line_of(blocks, start), line_of(blocks, end - 1))

    def _text(self, number: int) -> str:
        (body,) = self._connection.execute("SELECT text FROM body WHERE document = ?", (number,)).fetchone()
        return compacted(text_of(body))

    def _compact(self, number: int) -> Compact:
        body, blocks = self._connection.execute(
            "SELECT text, blocks FROM body JOIN document ON id = document WHERE id = ?", (number,)
        ).fetchone()
        return Compact(archived_document(text_of(body), blocks))
