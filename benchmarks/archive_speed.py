"""How long the archive takes to build, to ask and to audit, and how much room it needs, with so many reports of 15 KB.

    python benchmarks/archive_speed.py [COUNT]...

One report in ten takes over a paragraph of another. Time in seconds; memory is that of the largest process, in MB.
Below the measurements stands the growth: how many times each is what it was with the count before.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median

from duplicates_corpus import Vocabulary

from edulint.api import Session
from edulint_duplicates.checks.archived_passage import ArchivedPassage, Options

_CHARACTERS = 5_000
_ASKED = 60
_COLUMNS = (
    "reports",
    "build s",
    "KB/report",
    "ask ms median",
    "ask ms worst",
    "audit s",
    "found",
    "planted",
    "memory MB",
)


def make_reports(folder: Path, count: int) -> list[tuple[int, int]]:
    """Write reports; return which took a paragraph over from which."""
    vocabulary, chance = Vocabulary(), random.Random(count)
    taken = []
    for number in range(count):
        paragraphs = vocabulary.report(number, _CHARACTERS)
        if number and chance.random() < 0.1:
            other = chance.randrange(number)
            # The prefix （一） is left behind: a copy begins with the words.
            copy = max(vocabulary.report(other, _CHARACTERS), key=len)[3:]
            paragraphs.insert(chance.randrange(len(paragraphs)), copy)
            taken.append((number, other))
        path = folder / f"{number // 1000:03}" / f"{number:06}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(paragraphs) + "\n", encoding="utf-8")
    return taken


def _run(*arguments: str) -> tuple[float, str]:
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "edulint", "archive", *arguments], check=True, capture_output=True, text=True
    )
    return time.perf_counter() - start, done.stdout


def measure(count: int) -> Sequence[float]:
    """Return the measurements for so many reports, in the order of the columns."""
    import json

    with tempfile.TemporaryDirectory() as name:
        reports, archive = Path(name, "reports"), Path(name, "archive")
        reports.mkdir()
        taken = make_reports(reports, count)
        built, _ = _run("add", str(archive), str(reports))
        size = sum(file.stat().st_size for file in archive.iterdir()) / count / 1000
        audited, out = _run("audit", str(archive), "--format", "json")
        pairs = {
            (int(later["path"][-10:-4]), int(earlier["path"][-10:-4]))
            for family in json.loads(out)["families"]
            for later in family["places"]
            for earlier in family["places"]
        }
        check, session = ArchivedPassage(Options(archive=str(archive))), Session()
        times = []
        for number in random.Random(1).sample(range(count), _ASKED):
            document = session.read(str(reports / f"{number // 1000:03}" / f"{number:06}.txt"))
            start = time.perf_counter()
            list(check.check(document))
            times.append((time.perf_counter() - start) * 1000)
        memory = (
            max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
        )
        found = sum(pair in pairs for pair in taken)
        return count, built, size, median(times), max(times), audited, found, len(taken), memory


def show(values: Sequence[float]) -> None:
    """Print a line of the table."""
    print(*(f"{value:>13.1f}" if isinstance(value, float) else f"{value:>13}" for value in values), flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("counts", nargs="*", type=int, metavar="COUNT", default=[2000, 8000, 32000])
    print(*(f"{column:>13}" for column in _COLUMNS))
    rows = []
    for count in parser.parse_args().counts:
        rows.append(measure(count))
        show(rows[-1])
    for before, after in pairwise(rows):
        show([value / earlier if earlier else 0.0 for earlier, value in zip(before, after, strict=True)])


if __name__ == "__main__":
    main()
