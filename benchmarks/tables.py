"""What an audit of a table of reports costs, step by step, and what that makes for ten million reports.

    python benchmarks/tables.py [COUNT]... [--page docs/tables.md]

Reports of 15 KB are made up, one in ten with a paragraph of another. Each step is timed on DuckDB (in seconds by the
clock, one process), and its answer is weighed as Parquet. What a report costs must not grow with their number: the last
columns are how many times as much a step took as with the count before, and how many days of one process ten million
reports would take at this count's cost.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow
from duplicates_corpus import Vocabulary
from pyarrow import RecordBatch, parquet

from edulint_duplicates.passages.passage import Limits
from edulint_duplicates.tables.audit import OnDuckDB, audit

_CHARACTERS = 5_000
_TEN_MILLION = 10_000_000
_DAY = 86_400.0
_BEGIN, _END = "<!-- table -->", "<!-- end of table -->"


def drafts(path: Path, count: int) -> None:
    """Write a table of reports."""
    vocabulary, chance = Vocabulary(), random.Random(count)
    schema = pyarrow.schema([("path", pyarrow.string()), ("text", pyarrow.string())])
    with parquet.ParquetWriter(path, schema) as writer:
        for number in range(count):
            paragraphs = vocabulary.report(number, _CHARACTERS)
            if number and chance.random() < 0.1:
                paragraphs.append(max(vocabulary.report(chance.randrange(number), _CHARACTERS), key=len)[3:])
            row = {"path": f"{number:08}.txt", "text": "\n".join(paragraphs)}
            writer.write_batch(RecordBatch.from_pylist([row], schema=schema))


class Timed:
    """An engine whose steps are timed."""

    def __init__(self, engine: OnDuckDB) -> None:
        self._engine = engine
        self.seconds: dict[str, float] = {}

    def count(self, sql: str) -> int:
        """Return the number that a question has for an answer."""
        return self._engine.count(sql)

    def keep(self, name: str, sql: str) -> None:
        """Name the answer to a question."""
        self._time(name, lambda: self._engine.keep(name, sql))

    def apply(
        self, name: str, function: Callable[[Iterable[RecordBatch]], Iterator[RecordBatch]], columns: str, sql: str
    ) -> None:
        """Name what a function makes of the answer to a question."""
        self._time(name, lambda: self._engine.apply(name, function, columns, sql))

    def _time(self, name: str, step: Callable[[], Any]) -> None:
        begun = time.perf_counter()
        step()
        self.seconds[name] = time.perf_counter() - begun


def measured(count: int) -> dict[str, tuple[float, int]]:
    """Return the seconds and bytes of each step for so many reports."""
    with tempfile.TemporaryDirectory() as folder:
        table, scratch = Path(folder, "drafts.parquet"), Path(folder, "scratch")
        scratch.mkdir()
        drafts(table, count)
        with closing(OnDuckDB(str(table), scratch, "2GB")) as engine:
            timed = Timed(engine)
            audit(timed, Limits())
            weights = {}
            for name in timed.seconds:
                part = Path(folder, f"{name}.parquet")
                engine.write(name, part)
                weights[name] = part.stat().st_size
        return {name: (seconds, weights[name]) for name, seconds in timed.seconds.items()}


def lines(counts: list[int]) -> Iterator[str]:
    """Yield the table, a line for each step and count."""
    yield "| 份数 reports | 步骤 step | 秒 s | 每份 ms a report | 每份 bytes a report | 增长 growth | 一千万份 10^7, days |"
    yield "| ---: | --- | ---: | ---: | ---: | ---: | ---: |"
    before: dict[str, tuple[float, int]] = {}
    for count in counts:
        found = measured(count)
        for name, (seconds, weight) in found.items():
            growth = f"{seconds / before[name][0]:.1f}" if before else ""
            days = f"{seconds / count * _TEN_MILLION / _DAY:.2f}"
            each = f"{seconds / count * 1000:.2f} | {weight / count:,.0f}"
            yield f"| {count:,} | {name} | {seconds:.1f} | {each} | {growth} | {days} |"
        before = found
        seconds, weight = (sum(parts) for parts in zip(*found.values(), strict=True))
        each = f"{seconds / count * 1000:.2f} | {weight / count:,.0f}"
        days = f"{seconds / count * _TEN_MILLION / _DAY:.2f}"
        yield f"| {count:,} | 合计 together | {seconds:.1f} | {each} | | {days} |"


def main() -> None:
    """Measure and print, or write the page's table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", nargs="*", type=int, default=[1_000, 4_000], metavar="COUNT")
    parser.add_argument("--page", type=Path, help="write the table into this page")
    arguments = parser.parse_args()
    table = "\n".join(lines(arguments.counts))
    print(table)
    if arguments.page:
        page = arguments.page.read_text(encoding="utf-8")
        head, tail = page.split(_BEGIN)[0], page.split(_END)[1]
        arguments.page.write_text(f"{head}{_BEGIN}\n{table}\n{_END}{tail}", encoding="utf-8")


if __name__ == "__main__":
    main()
