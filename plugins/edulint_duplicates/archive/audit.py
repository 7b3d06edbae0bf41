"""All copied passages among the archive's documents, through DuckDB over Parquet, in bounded memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import islice, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from edulint_duplicates.archive.store import DOCUMENT_BITS, DOCUMENTS, HASHES, open_for_reading
from edulint_duplicates.comparison import most_texts
from edulint_duplicates.fingerprints import GRAM, WINDOW

if TYPE_CHECKING:
    import numpy as np

_ROWS = 1_000_000
_WORTH_PROCESSES = 2_000
# Shorter ones are slogans: a passage of fifty characters spans more, were its grams as near as they may be.
_SHORTEST = 20

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
FROM runs GROUP BY later, earlier, diagonal, run HAVING count(*) > 1 AND length >= {shortest}
ORDER BY 1, 3, 2
"""


class Shared(Struct, frozen=True):
    """``length`` characters at ``start`` of document ``later`` that stand at ``other`` of ``earlier``."""

    later: int
    start: int
    earlier: int
    other: int
    length: int


def shared_passages(folder: Path, memory: str = "800MB", processes: int = 2) -> Iterator[Shared]:
    """Yield what any two documents of the archive in a folder have in common, as far as their fingerprints tell.

    Raises:
        ImportError: DuckDB or numpy is not installed.
        ArchiveError: the archive can't be used.
    """
    import duckdb
    import numpy as np  # noqa: F401

    with closing(open_for_reading(folder)) as connection:
        (documents,) = connection.execute("SELECT count(*) FROM document").fetchone()
    slices = 1 + documents // 10_000
    with TemporaryDirectory(prefix="edulint-") as name:
        grams, pairs = Path(name, "grams"), Path(name, "pairs")
        grams.mkdir()
        pairs.mkdir()
        _export(folder, grams, processes if documents >= _WORTH_PROCESSES else 1)
        values = {
            "grams": f"{grams.as_posix()}/*.parquet",
            "pairs": pairs.as_posix(),
            "slices": slices,
            "most": most_texts(documents),
            "gram": GRAM,
            "window": WINDOW,
            "shortest": _SHORTEST,
        }
        with duckdb.connect() as database:
            database.execute("SET memory_limit = ?", [memory])
            database.execute("SET threads = ?", [processes])
            database.execute("SET temp_directory = ?", [name])
            for one in range(slices):
                database.execute(_SHARED.format(slice=one, **values))
            for one in range(slices):
                result = database.execute(_PASSAGES.format(slice=one, **values))
                while rows := result.fetchmany(10_000):
                    yield from (Shared(*row) for row in rows)


def _export(folder: Path, grams: Path, processes: int) -> None:
    """Write the index as Parquet, each process a part of the hashes."""
    bounds = [(HASHES + 1) * part // processes << DOCUMENT_BITS for part in range(processes + 1)]
    parts = [(folder, grams, first, last) for first, last in pairwise(bounds)]
    if processes == 1:
        _export_part(*parts[0])
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(processes) as pool:
        for done in [pool.submit(_export_part, *part) for part in parts]:
            done.result()


def _export_part(folder: Path, grams: Path, first: int, last: int) -> None:
    """Write the keys from ``first`` to ``last``; removed documents, registered forms and what stands in them are left out."""
    import duckdb
    import numpy as np

    kind = np.dtype([("place", np.int64), ("position", np.int32)])
    with closing(open_for_reading(folder)) as connection, duckdb.connect() as database:
        forms, live = _numbers(connection, 1), _numbers(connection, 0)
        rows = connection.execute(
            "SELECT place, position FROM gram WHERE place >= ? AND place < ? ORDER BY place", (first, last)
        )
        number = 0
        while len(part := np.fromiter(islice(rows, _ROWS), dtype=kind)):
            documents = (part["place"] & DOCUMENTS).astype(np.int32)
            hashes = part["place"] >> DOCUMENT_BITS
            kept = np.isin(documents, live)
            if len(forms):
                kept &= ~np.isin(hashes, hashes[np.isin(documents, forms)])
            columns = {"hash": hashes[kept], "document": documents[kept], "position": part["position"][kept]}
            database.register("part", columns)
            database.table("part").write_parquet(str(grams / f"{first}-{number}.parquet"))
            database.unregister("part")
            number += 1


def _numbers(connection: sqlite3.Connection, template: int) -> np.ndarray[Any, Any]:
    import numpy as np

    rows = connection.execute("SELECT id FROM document WHERE template = ? ORDER BY id", (template,))
    return np.fromiter((number for (number,) in rows), dtype=np.int32)
