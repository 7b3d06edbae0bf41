"""What an archive holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from msgspec import Struct

from edulint_duplicates.archive.record import archived_document, line_of, text_of
from edulint_duplicates.archive.store import DOCUMENT_BITS, FILE, document_of_place, keeps_texts
from edulint_duplicates.archive.writing import shown_path
from edulint_duplicates.passages.fingerprints import GRAM, WINDOW
from edulint_duplicates.passages.normalise import Compact

_BEHIND_ALL = 1 << 62


class Listed(Struct, frozen=True):
    """An archived file; ``characters`` counts letters, digits and Han."""

    path: str
    characters: int
    template: bool


class Statistics(Struct, frozen=True):
    """The size of an archive; ``bytes`` on disk, ``waiting`` documents not yet sorted into the index."""

    documents: int
    templates: int
    characters: int
    bytes: int
    texts: bool
    waiting: int


class Phrase(Struct, frozen=True):
    """Words that stand in ``documents`` documents."""

    words: str
    documents: int
    path: str
    line: int


def listed(connection: sqlite3.Connection, folder: Path) -> Iterator[Listed]:
    """Yield the archived files by path."""
    rows = connection.execute(
        "SELECT path, characters, template FROM file JOIN document ON id = document ORDER BY path"
    )
    return (Listed(shown_path(folder, path), characters, bool(template)) for path, characters, template in rows)


def statistics_of(connection: sqlite3.Connection, folder: Path) -> Statistics:
    """Return the size of an archive."""
    count, characters = connection.execute("SELECT count(*), total(characters) FROM document").fetchone()
    (templates,) = connection.execute("SELECT count(DISTINCT document) FROM file WHERE template").fetchone()
    (waiting,) = connection.execute("SELECT count(*) FROM pending").fetchone()
    size = sum(file.stat().st_size for file in folder.glob(f"{FILE}*"))
    return Statistics(count, templates, int(characters), size, keeps_texts(connection), waiting)


def frequent_phrases(connection: sqlite3.Connection, folder: Path, most: int) -> list[Phrase]:
    """Return the phrases that stand in most documents, those of the same few words joined."""
    rows = connection.execute(
        "SELECT count(*) AS documents, min(place) FROM gram GROUP BY place >> ? "
        "HAVING documents > 1 ORDER BY documents DESC LIMIT ?",
        (DOCUMENT_BITS, most * 4),
    ).fetchall()
    found = []
    for documents, place in rows:
        (position,) = connection.execute("SELECT position FROM gram WHERE place = ?", (place,)).fetchone()
        found.append((document_of_place(place), position, documents))
    phrases = [
        phrase
        for number, grams in groupby(sorted(found), key=lambda gram: gram[0])
        for phrase in _joined(connection, folder, number, [(position, documents) for _, position, documents in grams])
    ]
    return sorted(phrases, key=lambda phrase: (-phrase.documents, phrase.words))[:most]


def _joined(
    connection: sqlite3.Connection, folder: Path, number: int, grams: list[tuple[int, int]]
) -> Iterator[Phrase]:
    row = connection.execute(
        "SELECT path, blocks, text FROM file JOIN document ON id = file.document JOIN body ON id = body.document "
        "WHERE id = ? ORDER BY path",
        (number,),
    ).fetchone()
    if row is None:
        return
    path, blocks, body = row
    compact = Compact(archived_document(text_of(body), blocks))
    start, last, documents = grams[0][0], grams[0][0], grams[0][1]
    # A place far behind the last one ends its phrase.
    for position, count in [*grams[1:], (_BEHIND_ALL, 0)]:
        if position - last <= WINDOW:
            last, documents = position, max(documents, count)
            continue
        words = compact.document.slice(compact.span(start, last + GRAM)).replace("\n", " ")
        yield Phrase(words, documents, shown_path(folder, path), line_of(blocks, start))
        start, last, documents = position, position, count
