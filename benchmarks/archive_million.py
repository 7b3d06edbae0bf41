"""What comparing all reports of an archive needs of memory and time; grams made by chance stand for the index.

    nice python benchmarks/archive_million.py [COUNT] [--audit-memory MB]

``archive_simulated.py`` puts reports into an archive first, which takes forty minutes for a million. Here the grams are
written as an audit exports them, in the order of their hashes, and the step of the audit that grows fastest, which
finds the pairs of reports that share some, runs on them. As there, each report has 520 grams, three of them from 2,000
formulas, and one in ten shares forty in a row with another. A million reports take 6 GB on the disk.

The bound: 120 MB for what is imported, 250 bytes for each report and what DuckDB is given. The exit status is 1 where
more is needed, or where a report that shares forty grams is not found.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from archive_simulated import COPIED, EVERY, FORMULAS, FORMULAS_EACH, GRAMS

from edulint_duplicates.archive.candidates import Archived, pairs_with_seeds
from edulint_duplicates.archive.store import HASHES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Columns = dict[str, NDArray[np.int64]]

DISTANCE = 10
ROWS_OF_A_FILE = 1_000_000
MB = 1_000_000


def bound(count: int, audit_memory: int) -> int:
    """Return how many bytes finding the pairs of so many reports may need."""
    return 120 * MB + 250 * count + audit_memory


def common_grams(count: int) -> Columns:
    """Return the grams that reports have in common, in the order of their hashes."""
    import numpy as np

    chance = np.random.default_rng(1)
    takers = np.arange(EVERY, count, EVERY)
    copied = chance.integers(0, HASHES + 1, (len(takers), COPIED)).ravel()
    at = chance.integers(FORMULAS_EACH, GRAMS - COPIED, len(takers))
    places = (DISTANCE * (at[:, None] + np.arange(COPIED))).ravel()
    formulas = chance.integers(0, HASHES + 1, FORMULAS)[chance.integers(0, FORMULAS, count * FORMULAS_EACH)]
    columns = {
        "hash": np.concatenate([copied, copied, formulas]),
        "number": np.concatenate(
            [takers.repeat(COPIED), takers.repeat(COPIED) - 1, np.arange(count).repeat(FORMULAS_EACH)]
        ),
        "position": np.concatenate([places, places, np.tile(DISTANCE * np.arange(FORMULAS_EACH), count)]),
    }
    order = np.argsort(columns["hash"], kind="stable")
    return {name: column[order] for name, column in columns.items()}


def write_grams(folder: Path, count: int) -> None:
    """Write the grams of so many reports as an audit exports them."""
    import duckdb
    import numpy as np

    chance = np.random.default_rng(2)
    common = common_grams(count)
    files = 1 + count * GRAMS // ROWS_OF_A_FILE
    bounds = [(HASHES + 1) * part // files for part in range(files + 1)]
    cuts = np.searchsorted(common["hash"], bounds)
    own = (count * GRAMS - len(common["hash"])) // files
    with duckdb.connect() as database:
        for part in range(files):
            made = {
                "hash": chance.integers(bounds[part], bounds[part + 1], own),
                "number": chance.integers(0, count, own),
                "position": chance.integers(0, GRAMS * DISTANCE, own),
            }
            rows = {name: np.append(made[name], common[name][cuts[part] : cuts[part + 1]]) for name in made}
            order = np.argsort(rows["hash"])
            columns = {
                name: column[order].astype(np.int32 if name != "hash" else np.int64) for name, column in rows.items()
            }
            database.register("part", {**columns, "files": np.ones(len(order), dtype=np.int32)})
            database.table("part").write_parquet(str(folder / f"{part}.parquet"))
            database.unregister("part")


def find_pairs(folder: Path, count: int, audit_memory: int) -> None:
    """Find the pairs of reports that share grams, and print a line."""
    begun, grams, scratch = time.perf_counter(), folder / "grams", folder / "pairs"
    pairs, takers = 0, set()
    for pair in pairs_with_seeds(
        grams, scratch, [Archived(number, 1) for number in range(count)], f"{audit_memory // MB}MB"
    ):
        pairs += 1
        if pair.later - pair.earlier == 1 and len(pair.seeds) >= COPIED:
            takers.add(pair.later)
    used, seconds = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter() - begun
    memory, most = used.ru_maxrss * 1024, bound(count, audit_memory)
    size = sum(file.stat().st_size for file in grams.iterdir())
    print(
        f"{count:>9} reports: {seconds:.0f} s, {used.ru_utime + used.ru_stime:.0f} s of processor time, "
        f"{memory / MB:.0f} MB of {most / MB:.0f}; {size / MB:.0f} MB of grams, {pairs} pairs, "
        f"{len(takers)} of {(count - 1) // EVERY} copies"
    )
    sys.exit(memory > most or len(takers) < (count - 1) // EVERY)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("count", nargs="?", type=int, metavar="COUNT", default=1_000_000)
    parser.add_argument("--audit-memory", type=int, default=1000, metavar="MB", help="what DuckDB is given")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "grams").mkdir()
        (folder / "pairs").mkdir()
        write_grams(folder / "grams", arguments.count)
        # A fresh process, so that what it needs of memory is told.
        step = get_context("spawn").Process(
            target=find_pairs, args=(folder, arguments.count, arguments.audit_memory * MB)
        )
        step.start()
        step.join()
        sys.exit(step.exitcode)


if __name__ == "__main__":
    main()
