"""What an archive of up to a million reports needs of memory and time; fingerprints made by chance stand for texts.

    python benchmarks/archive_simulated.py [COUNT]... [--audit-memory MB]

Each report has 520 fingerprints, as one of 15 KB has. One in ten shares forty in a row with another report of its
thousand, all have three of 2,000 formulas, and of each thousand the first is a draft of made-up words, by which the
archive is asked. It keeps no texts. Each step is a process of its own; its memory stands beside the bound that follows
from what it holds:

- ``build`` puts reports into the index in lots of 32,000 at most: 60 bytes for each fingerprint of a lot, with numpy
  (12 as read, 12 joined, 8 for the report's number, 28 for keys, their order and what makes them), and 64 MB for the
  pages that SQLite keeps. A million reports need no more than 32,000.
- ``ask`` holds of each fingerprint of the draft the places in 400 texts at most, 200 bytes a place.
- ``audit`` holds 250 bytes for each report, a million rows of the index at 64 bytes, and what DuckDB is given.

A process that has only imported what a step needs takes about 120 MB, which is added. The exit status is 1 where a step
needs more than its bound.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from statistics import median

from duplicates_corpus import Vocabulary
from msgspec.structs import replace

from edulint.api import Document
from edulint.testing import document_of
from edulint_duplicates.archive.audit import common_passages
from edulint_duplicates.archive.candidates import numbered_documents
from edulint_duplicates.archive.reading import ArchiveReader
from edulint_duplicates.archive.record import Record, record_of
from edulint_duplicates.archive.store import open_for_reading, open_for_writing
from edulint_duplicates.archive.writing import Writer
from edulint_duplicates.passages.comparison import most_texts
from edulint_duplicates.passages.normalise import Compact
from edulint_duplicates.passages.passage import Limits

GRAMS, CHARACTERS = 520, 5_200
BLOCK = 1_000
FORMULAS, FORMULAS_EACH = 2_000, 3
COPIED, EVERY = 40, 10
_MB = 1_000_000
_IMPORTED = 120 * _MB
_EACH = {"build": 60 * GRAMS, "ask": 0, "audit": 250}
_LOT_OF_REPORTS = 32_000
_PAGES, _ROWS = 64 * _MB, 64 * _MB
_ASKED = 40


def bound(step: str, count: int, audit_memory: int) -> int:
    """Return how many bytes a step may need with so many reports."""
    if step == "build":
        return _IMPORTED + _EACH["build"] * min(count, _LOT_OF_REPORTS) + _PAGES
    if step == "ask":
        return _IMPORTED + 200 * GRAMS * most_texts(count)
    return _IMPORTED + _EACH["audit"] * count + _ROWS + audit_memory


def draft(number: int) -> Document:
    """Return the draft that stands first in a thousand of reports."""
    return document_of("\n".join(Vocabulary().report(number, CHARACTERS)) + "\n", f"draft-{number}.txt")


def records_of(block: int, count: int) -> Iterator[Record]:
    """Yield the reports of a block: the draft that the archive is asked by, and others that are numbers alone."""
    import numpy as np

    chance = np.random.default_rng(block)
    known = record_of("draft.txt", draft(block), os.stat(__file__))
    hashes = chance.integers(-(1 << 63), 1 << 63, (count, GRAMS))
    formulas = np.random.default_rng(0).integers(-(1 << 63), 1 << 63, FORMULAS)
    hashes[:, :FORMULAS_EACH] = chance.choice(formulas, (count, FORMULAS_EACH))
    for number in range(EVERY, count, EVERY):
        at = int(chance.integers(FORMULAS_EACH, GRAMS - COPIED))
        hashes[number, at : at + COPIED] = hashes[number - 1, at : at + COPIED]
    positions = np.arange(GRAMS, dtype=np.uint32) * (CHARACTERS // GRAMS)
    for number in range(count):
        path = f"{block:04}/{number:03}.txt"
        if not number:
            yield replace(known, path=path)
            continue
        yield Record(
            path=path,
            size=3 * CHARACTERS,
            modified=1,
            content=block.to_bytes(8, "big") + number.to_bytes(8, "big"),
            characters=CHARACTERS,
            blocks=known.blocks,
            text=b"",
            hashes=hashes[number].tobytes(),
            positions=positions.tobytes(),
        )


def build(folder: Path, count: int) -> None:
    """Put reports into an archive and sort them in, lot by lot."""
    with closing(open_for_writing(folder, make=True, keep_texts=False)) as connection:
        writer = Writer(connection, folder)
        for block in range(0, count, BLOCK):
            writer.put(records_of(block // BLOCK, min(BLOCK, count - block)))
            if (block + BLOCK) % _LOT_OF_REPORTS == 0:
                writer.tidy()
        writer.tidy()


def ask(folder: Path, count: int) -> None:
    """Look drafts up in an archive and print the milliseconds that takes, and how many were found."""
    times, found = [], 0
    blocks = count // BLOCK
    with closing(open_for_reading(folder)) as connection:
        for block in range(0, blocks, max(1, blocks // _ASKED)):
            document = draft(block)
            start = time.perf_counter()
            copies = ArchiveReader(connection, folder, Compact(document)).placed_copies(Limits())
            times.append(1000 * (time.perf_counter() - start))
            found += any(copy.path.endswith(f"{block:04}/000.txt") for copy in copies)
    print(f"median {median(times):.0f} ms, worst {max(times):.0f} ms, found {found} of {len(times)}")


def audit(folder: Path, memory: int) -> None:
    """Compare all reports and print how many pairs of them have a passage in common."""
    with closing(open_for_reading(folder)) as connection:
        documents = numbered_documents(connection)
    found = common_passages(folder, documents, Limits(), f"{memory // _MB}MB")
    print(f"{len({(one.later, one.earlier) for one in found})} pairs")


def measure(count: int, memory: int) -> bool:
    """Run the steps and print a line for each; tell whether all kept within their bounds."""
    is_kept = True
    with tempfile.TemporaryDirectory() as name:
        for step in ("build", "ask", "audit"):
            command = [sys.executable, __file__, "--step", step, "--folder", name, str(count)]
            start = time.perf_counter()
            process = subprocess.Popen([*command, "--audit-memory", str(memory // _MB)], stdout=subprocess.PIPE)
            said = process.stdout.read().decode().strip() if process.stdout else ""
            _, status, usage = os.wait4(process.pid, 0)
            if os.waitstatus_to_exitcode(status):
                raise SystemExit(f"{step} failed")
            taken, most = usage.ru_maxrss * 1024, bound(step, count, memory)
            is_kept &= taken <= most
            clock, processors = time.perf_counter() - start, usage.ru_utime + usage.ru_stime
            size = sum(file.stat().st_size for file in Path(name).iterdir()) / count
            memory_told = f"{taken / _MB:>7.0f} MB of {most / _MB:>6.0f}"
            print(
                f"{count:>9} {step:<6} {clock:>8.1f} s {processors:>8.1f} s {memory_told} {size:>7.0f} B  {said}",
                flush=True,
            )
    return is_kept


def main() -> None:
    """Measure and print, or do one step."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("counts", nargs="*", type=int, metavar="COUNT", default=[8_000, 32_000])
    parser.add_argument("--audit-memory", type=int, default=1000, metavar="MB", help="what DuckDB is given")
    parser.add_argument("--step", choices=("build", "ask", "audit"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    memory = arguments.audit_memory * _MB
    if arguments.step == "build":
        build(arguments.folder, arguments.counts[0])
    elif arguments.step == "ask":
        ask(arguments.folder, arguments.counts[0])
    elif arguments.step == "audit":
        audit(arguments.folder, memory)
    else:
        print("reports   step        clock  processors     memory and its bound, bytes a report on the disk")
        kept = [measure(count, memory) for count in arguments.counts]
        if not all(kept):
            raise SystemExit("a step took more memory than its bound")


if __name__ == "__main__":
    main()
