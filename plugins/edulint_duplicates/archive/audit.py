"""All copied passages among the archive's documents, through DuckDB over Parquet, in bounded memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from msgspec import Struct

from edulint_duplicates.archive.store import DOCUMENT_BITS, DOCUMENTS
from edulint_duplicates.comparison import MOST_PLACES
from edulint_duplicates.fingerprints import GRAM, WINDOW

if TYPE_CHECKING:
    import duckdb

_ROWS = 2_000_000
_FILL = "SELECT place >> {bits}, place & {mask}, position FROM gram"

# A hash in one document only says nothing; one in very many is a formula or a form. Slices keep the join small.
_SHARED = """
COPY (
    WITH slice AS (SELECT * FROM read_parquet('{grams}') WHERE hash % {slices} = {slice}),
         known AS (SELECT hash FROM slice GROUP BY hash HAVING count(*) BETWEEN 2 AND {most}),
         kept AS (SELECT slice.* FROM slice SEMI JOIN known USING (hash))
    SELECT l.document AS later, e.document AS earlier, l.position - e.position AS diagonal, l.position
    FROM kept l JOIN kept e ON l.hash = e.hash AND l.document > e.document
) TO '{pairs}/{slice}.parquet' (FORMAT parquet)
"""

# Shared grams on one diagonal, at the most one window apart, are one passage.
_PASSAGES = """
WITH pairs AS (SELECT * FROM read_parquet('{pairs}/*.parquet') WHERE later % {slices} = {slice}),
     steps AS (SELECT *, position - lag(position) OVER (
                   PARTITION BY later, earlier, diagonal ORDER BY position) > {window} AS far FROM pairs),
     runs AS (SELECT *, count(*) FILTER (WHERE far) OVER (
                  PARTITION BY later, earlier, diagonal ORDER BY position) AS run FROM steps)
SELECT later, min(position), earlier, min(position) - diagonal, max(position) + {gram} - min(position) AS length
FROM runs GROUP BY later, earlier, diagonal, run HAVING count(*) > 1
ORDER BY 1, 3, 2
"""


class Shared(Struct, frozen=True):
    """``length`` characters at ``start`` of document ``later`` that stand at ``other`` of ``earlier``."""

    later: int
    start: int
    earlier: int
    other: int
    length: int


def shared_passages(connection: sqlite3.Connection, memory: str = "800MB", threads: int = 2) -> Iterator[Shared]:
    """Yield what any two archived documents have in common, as far as their fingerprints tell.

    Raises:
        ImportError: DuckDB or numpy is not installed.
    """
    import duckdb

    (documents,) = connection.execute("SELECT count(*) FROM document").fetchone()
    slices = 1 + documents // 10_000
    with TemporaryDirectory(prefix="edulint-") as folder:
        database = duckdb.connect(config={"memory_limit": memory, "threads": threads, "temp_directory": folder})
        grams, pairs = Path(folder, "grams"), Path(folder, "pairs")
        grams.mkdir()
        pairs.mkdir()
        _export(connection, database, grams)
        values = {
            "grams": f"{grams.as_posix()}/*.parquet",
            "pairs": pairs.as_posix(),
            "slices": slices,
            "most": max(MOST_PLACES, documents // 100),
            "gram": GRAM,
            "window": WINDOW,
        }
        for one in range(slices):
            database.execute(_SHARED.format(slice=one, **values))
        for one in range(slices):
            result = database.execute(_PASSAGES.format(slice=one, **values))
            while rows := result.fetchmany(10_000):
                yield from (Shared(*row) for row in rows)
        database.close()


def _export(connection: sqlite3.Connection, database: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write the index as Parquet; documents that are registered forms are left out."""
    import numpy as np

    forms = {number for (number,) in connection.execute("SELECT id FROM document WHERE template")}
    live = {number for (number,) in connection.execute("SELECT id FROM document")} - forms
    form_hashes = {place >> DOCUMENT_BITS for place in _places_of(connection, forms)}
    rows = connection.execute("SELECT place, position FROM gram")
    kind = np.dtype([("place", np.int64), ("position", np.int32)])
    number = 0
    while True:
        part = np.fromiter(_first(rows, _ROWS), dtype=kind)
        if not len(part):
            return
        documents = (part["place"] & DOCUMENTS).astype(np.int32)
        hashes = part["place"] >> DOCUMENT_BITS
        kept = np.isin(documents, np.fromiter(live, dtype=np.int32, count=len(live)))
        if form_hashes:
            kept &= ~np.isin(hashes, np.fromiter(form_hashes, dtype=np.int64, count=len(form_hashes)))
        columns = {"hash": hashes[kept], "document": documents[kept], "position": part["position"][kept]}
        database.register("part", columns)
        database.table("part").write_parquet(str(folder / f"{number}.parquet"))
        database.unregister("part")
        number += 1


def _first(rows: Iterable[tuple[int, int]], most: int) -> Iterator[tuple[int, int]]:
    from itertools import islice

    return islice(rows, most)


def _places_of(connection: sqlite3.Connection, documents: set[int]) -> Iterator[int]:
    if not documents:
        return
    for (place,) in connection.execute("SELECT place FROM gram"):
        if place & DOCUMENTS in documents:
            yield place
