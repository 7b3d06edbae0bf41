"""Adding to the archive and taking from it. Every step is one transaction: killed at any moment, it holds whole
documents.
"""

from __future__ import annotations

import os
import re
import sqlite3
from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from edulint.api import pattern
from edulint_duplicates.archive.record import Record
from edulint_duplicates.archive.store import DOCUMENT_BITS, DOCUMENTS, DROPPED_BITS, HASHES, keeps_texts, place_of

_ESCAPED = pattern(r"\\udc(5c|[89a-f][0-9a-f])")
_SORTED_TOGETHER = 32_000
_SORTED_WITHOUT_NUMPY = 4_000
# Rows of removed documents are swept out when they are this share of all.
_WASTE = 0.2


class Writer:
    """Changes an archive. Paths are kept relative to its folder, so that both may move together."""

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        self._connection = connection
        self._folder = folder
        self._keeps_texts = keeps_texts(connection)

    def stored_path(self, path: str) -> str:
        """Return a path as the archive keeps it."""
        return stored_path(self._folder, path)

    def is_current(self, path: str, template: bool = False) -> bool:
        """Tell whether a file is archived and was not changed since, by size and time."""
        row = self._connection.execute(
            "SELECT size, modified, template FROM file WHERE path = ?", (self.stored_path(path),)
        ).fetchone()
        if row is None:
            return False
        try:
            status = os.stat(path)
        except OSError:
            # Gone since it was listed; whoever reads it next says so.
            return False
        return bool(row == (status.st_size, status.st_mtime_ns, int(template)))

    def put(self, records: Iterable[Record], template: bool = False) -> None:
        """Add documents in one transaction, each in the place of what its path held before."""
        with transaction(self._connection):
            for record in records:
                self._put(record, template)

    def _put(self, record: Record, template: bool) -> None:
        execute = self._connection.execute
        row = execute("SELECT id FROM document WHERE content = ?", (record.content,)).fetchone()
        if row is None:
            number = execute(
                "INSERT INTO document (content, characters, blocks) VALUES (?, ?, ?)",
                (record.content, record.characters, record.blocks),
            ).lastrowid
            execute("INSERT INTO pending VALUES (?, ?, ?)", (number, record.hashes, record.positions))
            if self._keeps_texts:
                execute("INSERT INTO body VALUES (?, ?)", (number, record.text))
        else:
            (number,) = row
        path = self.stored_path(record.path)
        before = execute("SELECT document FROM file WHERE path = ?", (path,)).fetchone()
        row = (path, number, int(template), record.size, record.modified)
        execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?)", row)
        if before and before[0] != number:
            self._drop_unnamed(before[0])

    def remove(self, stored_paths: Iterable[str]) -> int:
        """Remove files in one transaction; return how many there were."""
        removed = 0
        with transaction(self._connection):
            for path in stored_paths:
                row = self._connection.execute("SELECT document FROM file WHERE path = ?", (path,)).fetchone()
                if row:
                    self._connection.execute("DELETE FROM file WHERE path = ?", (path,))
                    self._drop_unnamed(row[0])
                    removed += 1
        return removed

    def _drop_unnamed(self, number: int) -> None:
        execute = self._connection.execute
        if execute("SELECT 1 FROM file WHERE document = ?", (number,)).fetchone() is None:
            # Its rows in gram are left: numbers are never given twice, and tidy() sweeps them out.
            execute("DELETE FROM document WHERE id = ?", (number,))
            execute("DELETE FROM body WHERE document = ?", (number,))
            execute("DELETE FROM pending WHERE document = ?", (number,))

    def tidy(self) -> None:
        """Sort waiting documents into the index, and sweep out what removed ones left."""
        while self._sort_in():
            pass
        last, live = self._connection.execute("SELECT max(id), count(*) FROM document").fetchone()
        given = self._connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'document'").fetchone()
        swept = self._connection.execute("SELECT value FROM meta WHERE key = 'swept'").fetchone()
        dead = (given[0] if given else 0) - live - (int(swept[0]) if swept else 0)
        if last is not None and dead > _WASTE * live:
            self._sweep(dead + (int(swept[0]) if swept else 0))
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _sweep(self, swept: int) -> None:
        with transaction(self._connection):
            self._connection.execute(
                "DELETE FROM gram WHERE (place & ?) NOT IN (SELECT id FROM document)", (DOCUMENTS,)
            )
            self._connection.execute("INSERT OR REPLACE INTO meta VALUES ('swept', ?)", (str(swept),))

    def _sort_in(self) -> bool:
        """Move one lot of waiting documents into the index; return whether there was one."""
        try:
            import numpy as np  # noqa: F401

            lot, rows = _SORTED_TOGETHER, _rows_by_numpy
        except ImportError:
            lot, rows = _SORTED_WITHOUT_NUMPY, _rows
        with transaction(self._connection):
            waiting = self._connection.execute(
                "SELECT document, hashes, positions FROM pending ORDER BY document LIMIT ?", (lot,)
            ).fetchall()
            if not waiting:
                return False
            last = waiting[-1][0]
            # First, so that the index takes over the pages that they leave.
            self._connection.execute("DELETE FROM pending WHERE document <= ?", (last,))
            self._connection.executemany("INSERT OR IGNORE INTO gram VALUES (?, ?)", rows(waiting))
        return True


def stored_path(folder: Path, path: str) -> str:
    r"""Return a path relative to the archive's folder, with ``/``; an absolute one where there is no way between them.

    SQLite keeps Unicode alone: a byte of a name that isn't UTF-8 becomes ``\udcXX``, and a backslash before letters
    that could be taken for that becomes ``\udc5c``.
    """
    try:
        relative = Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        relative = Path(path).absolute().as_posix()
    return relative.replace(r"\udc", r"\udc5cudc").encode("utf-8", "backslashreplace").decode()


def shown_path(folder: Path, stored: str) -> str:
    """Return the path of an archived file as it is seen from here."""
    path = os.path.normpath(folder / _ESCAPED.sub(_unescaped, stored))
    # From inside the folder of a report its path is its name, not ../ and back again.
    return Path(path if os.path.isabs(path) else os.path.relpath(path)).as_posix()


def _unescaped(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return "\\" if code == ord("\\") else chr(0xDC00 + code)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Run statements wholly or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


Waiting = list[tuple[int, bytes, bytes]]


def _rows(waiting: Waiting) -> Iterable[tuple[int, int]]:
    rows = [
        (place_of(value, number), position)
        for number, hashes, positions in waiting
        for value, position in zip(array("q", hashes), array("I", positions), strict=True)
    ]
    rows.sort()
    return rows


def _rows_by_numpy(waiting: Waiting) -> Iterable[tuple[int, int]]:
    import numpy as np

    hashes = np.frombuffer(b"".join(row[1] for row in waiting), dtype=np.int64)
    positions = np.frombuffer(b"".join(row[2] for row in waiting), dtype=np.uint32)
    counts = [len(row[1]) // 8 for row in waiting]
    numbers = np.repeat(np.array([row[0] for row in waiting], dtype=np.int64), counts)
    places = ((hashes >> DROPPED_BITS & HASHES) << DOCUMENT_BITS) | numbers
    # Of a gram that a document holds twice the first place is kept, as a stable sort leaves it.
    order = np.argsort(places, kind="stable")
    for start in range(0, len(order), 100_000):
        part = order[start : start + 100_000]
        yield from zip(places[part].tolist(), positions[part].tolist(), strict=True)
