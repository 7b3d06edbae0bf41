"""Comparing a draft with the archive."""

from __future__ import annotations

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from functools import cached_property
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from edulint_duplicates.archive.record import archived_document, line_of, text_of
from edulint_duplicates.archive.store import DOCUMENTS, FILE, keeps_texts, open_for_reading, place_of
from edulint_duplicates.archive.troubles import in_words
from edulint_duplicates.archive.writing import shown_path, stored_path
from edulint_duplicates.passages.by_fingerprints import passages_by_seeds
from edulint_duplicates.passages.comparison import (
    Seed,
    matches_between,
    most_texts,
    most_usual,
    worth_comparing,
    worth_reading,
)
from edulint_duplicates.passages.copied import LEAST_OWN, copied_passages
from edulint_duplicates.passages.copies import Copy, judged
from edulint_duplicates.passages.evidence import LEAST_SENTENCE_ELSEWHERE, holds_sentence
from edulint_duplicates.passages.fingerprints import fingerprints
from edulint_duplicates.passages.normalise import Compact
from edulint_duplicates.passages.officialese import is_own
from edulint_duplicates.passages.passage import Limits, Passage

# Passages that lie mostly in a registered form are nobody's copy.
IN_FORM = 0.7


class PlacedCopy(Struct, frozen=True):
    """A passage of a draft that stands in a document, known by path and line, whose text the archive does not keep."""

    passage: Passage
    path: str
    line: int


# The files of the documents that hold a gram, one row each: those of removed documents have none.
_PLACES = """
SELECT file.document, gram.position FROM gram CROSS JOIN file ON file.document = gram.place & :documents
WHERE gram.place BETWEEN :first AND :first | :documents AND file.path != :itself LIMIT :most
"""


class ArchiveReader:
    """Looks a draft up in an archive: every file of it but the draft's own counts as a draft of the same run would."""

    def __init__(self, connection: sqlite3.Connection, folder: Path, draft: Compact) -> None:
        self._connection = connection
        self._folder = folder
        self._draft = draft
        self._itself = stored_path(folder, draft.document.path)

    @cached_property
    def keeps_texts(self) -> bool:
        """Whether texts are kept beside the fingerprints."""
        return keeps_texts(self._connection)

    @cached_property
    def _texts(self) -> int:
        """How many texts there are, the draft being one of them."""
        (files,) = self._connection.execute("SELECT count(*) FROM file WHERE path != ?", (self._itself,)).fetchone()
        return int(files) + 1

    def copies(self, limits: Limits) -> list[Copy]:
        """Return the passages that stand in archived texts, those of registered forms left out."""
        found: list[Copy] = []
        for number, seeds in self._sources.items():
            source = self._compact(number)
            matches = matches_between(self._draft.text, source.text, seeds)
            if not worth_comparing(matches):
                continue
            passages = [
                judged(passage, seeds, most_usual(self._texts))
                for passage in copied_passages(self._draft, source, matches, limits)
                if not self._is_form(passage.start, passage.end)
            ]
            found += [Copy(passage, path, source) for path in self._paths(number) for passage in passages]
        return found

    def placed_copies(self, limits: Limits) -> list[PlacedCopy]:
        """Return the same as far as fingerprints alone tell: known by document and line."""
        found: list[PlacedCopy] = []
        least = min(LEAST_OWN, limits.min_length)
        for number, seeds in self._sources.items():
            for passage in passages_by_seeds(seeds, limits):
                start, end = passage.start, passage.end
                if not is_own(self._draft, start, end, least) or self._is_form(start, end):
                    continue
                sure = passage.sure or holds_sentence(self._draft, start, end, LEAST_SENTENCE_ELSEWHERE)
                weighed = judged(replace(passage, sure=sure), seeds, most_usual(self._texts))
                line = line_of(self._blocks(number), passage.earlier)
                found += [PlacedCopy(weighed, path, line) for path in self._paths(number)]
        return found

    @cached_property
    def _seeds(self) -> dict[int, list[Seed]]:
        """The positions that the draft shares with each archived document."""
        prints = fingerprints(self._draft.text)
        wanted: dict[int, list[int]] = defaultdict(list)
        for value, position in zip(prints.hashes, prints.positions, strict=True):
            wanted[value].append(position)
        found: dict[int, list[Seed]] = defaultdict(list)
        waiting = self._waiting(set(wanted))
        most = most_texts(self._texts)
        values = {"documents": DOCUMENTS, "itself": self._itself, "most": most}
        for value, positions in wanted.items():
            rows = self._connection.execute(_PLACES, {**values, "first": place_of(value, 0)})
            places = rows.fetchall() + waiting.get(value, [])
            # The draft itself counts, as it does among the drafts of a run.
            texts = len(places) + 1
            if texts <= most:
                for number, other in dict(places).items():
                    found[number] += [(position, other, texts) for position in positions]
        return {number: found[number] for number in sorted(found) if worth_reading(found[number])}

    def _waiting(self, wanted: set[int]) -> dict[int, list[tuple[int, int]]]:
        """Return by hash the places in documents that were added but not yet sorted in, as many times as there are
        files.
        """
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        rows = self._connection.execute(
            "SELECT pending.* FROM pending JOIN file USING (document) WHERE path != ?", (self._itself,)
        )
        for number, hashes, positions in rows:
            values = array("q", hashes)
            # An interrupted run may leave thousands of them, most without anything in common with the draft.
            for value in wanted.intersection(values):
                # As in the index, a gram counts once in a document.
                found[value].append((number, array("I", positions)[values.index(value)]))
        return found

    @cached_property
    def _forms(self) -> set[int]:
        return {
            number
            for number in self._seeds
            if self._connection.execute("SELECT 1 FROM file WHERE document = ? AND template", (number,)).fetchone()
        }

    @property
    def _sources(self) -> dict[int, list[Seed]]:
        return {number: seeds for number, seeds in self._seeds.items() if number not in self._forms}

    @cached_property
    def _in_forms(self) -> list[tuple[int, int]]:
        """What of the draft stands in registered forms, in order."""
        ranges: list[tuple[int, int]] = []
        for number in self._forms:
            seeds = self._seeds[number]
            if self.keeps_texts:
                matches = matches_between(self._draft.text, self._compact(number).text, seeds)
                ranges += [(match.start, match.end) for match in matches]
            else:
                ranges += [(passage.start, passage.end) for passage in passages_by_seeds(seeds, Limits())]
        return sorted(ranges)

    def _is_form(self, start: int, end: int) -> bool:
        common, at = 0, start
        for first, last in self._in_forms:
            left, right = max(at, first), min(end, last)
            if left < right:
                common += right - left
                at = right
        return common >= IN_FORM * (end - start)

    def _paths(self, number: int) -> list[str]:
        rows = self._connection.execute(
            "SELECT path FROM file WHERE document = ? AND path != ?", (number, self._itself)
        )
        return sorted(shown_path(self._folder, path) for (path,) in rows)

    def _blocks(self, number: int) -> bytes:
        (blocks,) = self._connection.execute("SELECT blocks FROM document WHERE id = ?", (number,)).fetchone()
        return bytes(blocks)

    def _compact(self, number: int) -> Compact:
        (text,) = self._connection.execute("SELECT text FROM body WHERE document = ?", (number,)).fetchone()
        return Compact(archived_document(text_of(text), self._blocks(number)))


def kept_texts(archive: str, draft: str) -> Iterator[str]:
    """Yield the texts of an archive's documents, without those of registered forms and of the file ``draft``.

    Raises:
        ArchiveError: the archive can't be used.
    """
    folder = Path(archive)
    with closing(open_for_reading(folder)) as connection, in_words(folder / FILE):
        itself = stored_path(folder, draft)
        rows = connection.execute(
            "SELECT text FROM body WHERE document IN (SELECT document FROM file WHERE path != ? AND NOT template)",
            (itself,),
        )
        for (text,) in rows:
            yield text_of(text)
