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
# Of so many documents all grams are joined at a time.
_DOCUMENTS_OF_A_SLICE = 10_000

# Both questions are put in the SQL that DuckDB and Spark have in common: over ``grams`` (hash, number, position, files)
# and over ``seeds``, what the first question answers.

# Every gram that stands in two documents at least, in no form and not in very many files. Slices keep the join small;
# as ranges of hashes, by which the files are in order, each of them reads its own part of the files alone.
SHARED = """
WITH slice AS (SELECT * FROM grams WHERE {slice}),
     known AS (SELECT hash, sum(files) AS texts FROM slice GROUP BY hash
               HAVING count(*) > 1 AND min(files) > 0 AND sum(files) <= {most}),
     kept AS (SELECT slice.*, CAST(known.texts AS INTEGER) AS texts FROM slice JOIN known ON slice.hash = known.hash)
SELECT l.number AS later, e.number AS earlier, l.position AS position, e.position AS other, l.texts AS texts
FROM kept l JOIN kept e ON l.hash = e.hash AND l.number > e.number
"""

# The same question that worth_reading asks. The lists of a pair are in one order, but in no certain one.
PAIRS = """
WITH placed AS (SELECT *, position - lag(position) OVER pair <= {near}
                    AND abs(position - other - lag(position - other) OVER pair) <= {near} AS near
                FROM seeds WHERE later % {slices} = {slice}
                WINDOW pair AS (PARTITION BY later, earlier ORDER BY position, other))
SELECT later, earlier, array_agg(position) AS positions, array_agg(other) AS others, array_agg(texts) AS texts
FROM placed GROUP BY later, earlier HAVING min(texts) <= {rare} OR bool_or(near)
"""
_VIEW = "CREATE VIEW {name} AS SELECT * FROM read_parquet({paths})"
_COPY = "COPY ({sql}) TO {path} (FORMAT parquet)"
_IN_ORDER = "SELECT * FROM ({sql}) ORDER BY later, earlier"


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
    slices = 1 + len(documents) // _DOCUMENTS_OF_A_SLICE
    most = most_texts(sum(document.files for document in documents))
    with duckdb.connect() as database:
        database.execute("SET memory_limit = ?", [memory])
        database.execute("SET threads = 2")
        database.execute("SET temp_directory = ?", [scratch.as_posix()])
        database.execute(_VIEW.format(name="grams", paths=quoted(grams / "*.parquet")))
        for first, last in _ranges(slices):
            shared = SHARED.format(slice=f"hash >= {first} AND hash < {last}", most=most)
            database.execute(_COPY.format(sql=shared, path=quoted(scratch / f"{first}.parquet")))
        database.execute(_VIEW.format(name="seeds", paths=quoted(scratch / "*.parquet")))
        for one in range(slices):
            pairs = PAIRS.format(near=NEAR, rare=RARE, slices=slices, slice=one)
            result = database.execute(_IN_ORDER.format(sql=pairs))
            while rows := result.fetchmany(10_000):
                for later, earlier, *seeds in rows:
                    yield Pair(later, earlier, sorted(zip(*seeds, strict=True)))


def quoted(path: Path) -> str:
    """Return a path as SQL writes a text."""
    return "'" + path.as_posix().replace("'", "''") + "'"


def parts_of_index(count: int) -> list[tuple[int, int]]:
    """Return the index cut into so many ranges of keys."""
    return [(first << DOCUMENT_BITS, last << DOCUMENT_BITS) for first, last in _ranges(count)]


def _ranges(count: int) -> list[tuple[int, int]]:
    """Return all hashes cut into so many ranges, the last of each not included."""
    return list(pairwise((HASHES + 1) * part // count for part in range(count + 1)))


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
