"""Which documents of an archive share fingerprints, through DuckDB over Parquet, in bounded memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import islice, pairwise
from pathlib import Path

from msgspec import Struct

from edulint_duplicates.archive.store import DOCUMENT_BITS, DOCUMENTS, HASHES, open_for_reading
from edulint_duplicates.passages.comparison import NEAR, RARE, Seed, most_texts

_ROWS = 1_000_000

# Every gram that stands in two documents at least, in no form and not in very many files. Slices keep the join small.
_SHARED = """
COPY (
    WITH slice AS (SELECT * FROM read_parquet('{grams}') WHERE hash % {slices} = {slice}),
         known AS (SELECT hash, sum(files) AS texts FROM slice GROUP BY hash
                   HAVING count(*) > 1 AND min(files) > 0 AND texts <= {most}),
         kept AS (SELECT slice.*, texts FROM slice JOIN known USING (hash))
    SELECT l.number AS later, e.number AS earlier, l.position, e.position AS other, l.texts::INTEGER AS texts
    FROM kept l JOIN kept e ON l.hash = e.hash AND l.number > e.number
) TO '{pairs}/{slice}.parquet' (FORMAT parquet)
"""

# The same question that worth_reading asks.
_PAIRS = """
WITH seeds AS (SELECT *, position - lag(position) OVER pair <= {near}
                   AND abs(position - other - lag(position - other) OVER pair) <= {near} AS near
               FROM read_parquet('{pairs}/*.parquet') WHERE later % {slices} = {slice}
               WINDOW pair AS (PARTITION BY later, earlier ORDER BY position, other))
SELECT later, earlier, list(position ORDER BY position, other), list(other ORDER BY position, other),
       list(texts ORDER BY position, other)
FROM seeds GROUP BY later, earlier HAVING min(texts) <= {rare} OR bool_or(near) ORDER BY later, earlier
"""


class Archived(Struct, frozen=True):
    """A document of the archive; no ``files`` where it is a registered form."""

    id: int
    files: int


class Pair(Struct, frozen=True):
    """Two documents, known by their numbers, and what they share."""

    later: int
    earlier: int
    seeds: list[Seed]


def numbered_documents(connection: sqlite3.Connection) -> list[Archived]:
    """Return the documents in the order of their paths; one that comes later is compared with those before it, as in a
    run.
    """
    rows = connection.execute("SELECT document, max(template), count(*) FROM file GROUP BY document ORDER BY min(path)")
    return [Archived(number, 0 if template else files) for number, template, files in rows]


def pairs_with_seeds(grams: Path, scratch: Path, documents: list[Archived], memory: str) -> Iterator[Pair]:
    """Yield the pairs of documents that may have a passage in common, from grams that :func:`export_grams` wrote.

    Raises:
        ImportError: DuckDB is not installed.
    """
    import duckdb

    if not any(grams.iterdir()):
        return
    slices = 1 + len(documents) // 10_000
    values = {
        "grams": f"{grams.as_posix()}/*.parquet",
        "pairs": scratch.as_posix(),
        "slices": slices,
        "most": most_texts(sum(document.files for document in documents)),
        "near": NEAR,
        "rare": RARE,
    }
    with duckdb.connect() as database:
        database.execute("SET memory_limit = ?", [memory])
        database.execute("SET threads = 2")
        database.execute("SET temp_directory = ?", [scratch.as_posix()])
        for one in range(slices):
            database.execute(_SHARED.format(slice=one, **values))
        for one in range(slices):
            result = database.execute(_PAIRS.format(slice=one, **values))
            while rows := result.fetchmany(10_000):
                for later, earlier, positions, others, texts in rows:
                    yield Pair(later, earlier, list(zip(positions, others, texts, strict=True)))


def parts_of_index(count: int) -> list[tuple[int, int]]:
    """Return the index cut into so many ranges of keys."""
    return list(pairwise((HASHES + 1) * part // count << DOCUMENT_BITS for part in range(count + 1)))


def export_grams(folder: Path, documents: list[Archived], grams: Path, first: int, last: int) -> None:
    """Write the keys from ``first`` to ``last`` as Parquet, with the places of their documents in ``documents``, others
    left out.

    Raises:
        ImportError: DuckDB or numpy is not installed.
    """
    import duckdb
    import numpy as np

    kind = np.dtype([("place", np.int64), ("position", np.int32)])
    with closing(open_for_reading(folder)) as connection, duckdb.connect() as database:
        numbers = np.full(max((document.id for document in documents), default=0) + 1, -1, dtype=np.int32)
        numbers[[document.id for document in documents]] = np.arange(len(documents), dtype=np.int32)
        files = np.array([document.files for document in documents], dtype=np.int32)
        rows = connection.execute("SELECT place, position FROM gram WHERE place >= ? AND place < ?", (first, last))
        lot = 0
        while len(part := np.fromiter(islice(rows, _ROWS), dtype=kind)):
            ids = part["place"] & DOCUMENTS
            found = np.where(ids < len(numbers), numbers[np.minimum(ids, len(numbers) - 1)], -1)
            kept = found >= 0
            columns = {
                "hash": part["place"][kept] >> DOCUMENT_BITS,
                "number": found[kept],
                "position": part["position"][kept],
                "files": files[found[kept]],
            }
            database.register("part", columns)
            database.table("part").write_parquet(str(grams / f"{first}-{lot}.parquet"))
            database.unregister("part")
            lot += 1
