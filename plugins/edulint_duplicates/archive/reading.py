"""Comparing a draft with the archive."""

from __future__ import annotations

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from edulint.api import Document
from edulint_duplicates.archive.record import archived_document, line_of, text_of
from edulint_duplicates.archive.store import DOCUMENTS, document_of_place, keeps_texts, place_of
from edulint_duplicates.archive.writing import shown_path, stored_path
from edulint_duplicates.comparison import (
    MOST_PLACES,
    Seed,
    matches_between,
    matches_by_seeds,
    worth_comparing,
    worth_reading,
)
from edulint_duplicates.copies import Copy, judged
from edulint_duplicates.fingerprints import fingerprints
from edulint_duplicates.matches import Match
from edulint_duplicates.normalise import Compact
from edulint_duplicates.officialese import is_own
from edulint_duplicates.passage import Limits
from edulint_duplicates.passages import LEAST_OWN, copied_passages

# A gram may stand in more documents of a large archive before it is a formula.
_SHARE_OF_FORMULA = 0.01
# Passages that lie mostly in a registered form are nobody's copy.
_IN_TEMPLATE = 0.7


class PlacedCopy(Struct, frozen=True):
    """``[start, end)`` of a draft, in compact text, that stands in a document whose text the archive does not keep."""

    start: int
    end: int
    path: str
    line: int


class ArchiveReader:
    """Looks drafts up in an archive."""

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        self._connection = connection
        self._folder = folder

    @cached_property
    def keeps_texts(self) -> bool:
        """Whether texts are kept beside the fingerprints."""
        return keeps_texts(self._connection)

    @cached_property
    def _documents(self) -> int:
        (documents,) = self._connection.execute("SELECT max(id) FROM document").fetchone()
        return documents or 0

    @property
    def _most_places(self) -> int:
        return max(MOST_PLACES, int(self._documents * _SHARE_OF_FORMULA))

    def copies(self, draft: Compact, limits: Limits) -> list[Copy]:
        """Return the passages that stand in archived texts, those of registered forms left out."""
        found: list[Copy] = []
        seeds = self._seeds(draft.text, draft.document)
        covered = self._template_matches(draft, seeds)
        for number, shared in seeds.items():
            row = self._document(number)
            if row is None or row[1]:
                continue
            source = self._compact(number, row[0])
            matches = matches_between(draft.text, source.text, shared)
            if not worth_comparing(matches):
                continue
            passages = copied_passages(draft, source, matches, limits)
            found += [
                Copy(judged(passage, shared, self._documents), row[0], source)
                for passage in passages
                if not _in_template(passage.start, passage.end, covered)
            ]
        return found

    def placed_copies(self, draft: Compact, limits: Limits) -> list[PlacedCopy]:
        """Return the same as far as fingerprints alone tell: verbatim passages, known by document and line."""
        found: list[PlacedCopy] = []
        seeds = self._seeds(draft.text, draft.document)
        covered = self._template_matches(draft, seeds)
        for number, shared in seeds.items():
            row = self._document(number)
            if row is None or row[1]:
                continue
            for match in matches_by_seeds(shared):
                least = min(LEAST_OWN, limits.min_length)
                if is_own(draft, match.start, match.end, least) and not _in_template(match.start, match.end, covered):
                    found.append(PlacedCopy(match.start, match.end, row[0], line_of(row[2], match.earlier)))
        return found

    def _seeds(self, text: str, document: Document) -> dict[int, list[Seed]]:
        """Return the positions that a text shares with each archived document; the text's own file is left out."""
        prints = fingerprints(text)
        wanted: dict[int, list[int]] = defaultdict(list)
        for value, position in zip(prints.hashes, prints.positions, strict=True):
            wanted[place_of(value, 0)].append(position)
        found: dict[int, list[Seed]] = defaultdict(list)
        itself = self._itself(document)
        waiting = self._waiting(wanted)
        for first, positions in wanted.items():
            places = [*self._places(first), *waiting.get(first, ())]
            elsewhere = [place for place in places if place[0] != itself]
            # The draft itself counts, as it does among the drafts of a run.
            count = len(elsewhere) + 1
            if count > self._most_places:
                continue
            for number, other in elsewhere:
                found[number] += [(position, other, count) for position in positions]
        return {number: found[number] for number in sorted(found) if worth_reading(found[number])}

    def _places(self, first: int) -> Iterator[tuple[int, int]]:
        rows = self._connection.execute(
            "SELECT place, position FROM gram WHERE place BETWEEN ? AND ? LIMIT ?",
            (first, first | DOCUMENTS, self._most_places + 1),
        )
        return ((document_of_place(place), position) for place, position in rows)

    def _waiting(self, wanted: dict[int, list[int]]) -> dict[int, list[tuple[int, int]]]:
        """Return the places in documents that were added but not yet sorted into the index."""
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for number, hashes, positions in self._connection.execute("SELECT * FROM pending"):
            seen = set()
            for value, position in zip(array("q", hashes), array("I", positions), strict=True):
                first = place_of(value, 0)
                # As in the index, a gram counts once in a document.
                if first in wanted and first not in seen:
                    seen.add(first)
                    found[first].append((number, position))
        return found

    def _itself(self, document: Document) -> int:
        path = stored_path(self._folder, document.path)
        row = self._connection.execute("SELECT document FROM file WHERE path = ?", (path,)).fetchone()
        return row[0] if row else -1

    def _document(self, number: int) -> tuple[str, bool, bytes] | None:
        """Return path, template and lines of a document, or None where it was removed."""
        row = self._connection.execute("SELECT template, lines FROM document WHERE id = ?", (number,)).fetchone()
        if row is None:
            return None
        named = self._connection.execute("SELECT min(path) FROM file WHERE document = ?", (number,)).fetchone()
        return shown_path(self._folder, named[0]), bool(row[0]), row[1]

    def _compact(self, number: int, path: str) -> Compact:
        (body,) = self._connection.execute("SELECT text FROM body WHERE document = ?", (number,)).fetchone()
        return Compact(archived_document(path, text_of(body)))

    def _template_matches(self, draft: Compact, seeds: dict[int, list[Seed]]) -> list[Match]:
        matches: list[Match] = []
        for number, shared in seeds.items():
            row = self._document(number)
            if row is None or not row[1]:
                continue
            if self.keeps_texts:
                matches += matches_between(draft.text, self._compact(number, row[0]).text, shared)
            else:
                matches += matches_by_seeds(shared)
        return sorted(matches)


def _in_template(start: int, end: int, covered: Iterable[Match]) -> bool:
    common, at = 0, start
    for match in covered:
        left, right = max(at, match.start), min(end, match.end)
        if left < right:
            common += right - left
            at = right
    return common >= _IN_TEMPLATE * (end - start)
