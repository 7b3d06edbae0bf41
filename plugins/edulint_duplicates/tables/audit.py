"""The passages that any two drafts of a Parquet table have in common, by DuckDB on one machine or by Spark on many.

Both engines are asked the same questions in the same words, and call the same functions between them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from edulint.api import SpokenError, Wording, drafts_of_table, spark_session, write_table
from edulint_duplicates.archive.candidates import PAIRS, SHARED, quoted
from edulint_duplicates.passages.comparison import NEAR, RARE, most_texts
from edulint_duplicates.passages.passage import Limits
from edulint_duplicates.tables.batches import (
    GRAM,
    PASSAGE,
    ROWS_AT_A_TIME,
    TEXT,
    Passages,
    grams,
    schema_of,
    with_compact_texts,
)

if TYPE_CHECKING:
    from pyarrow import RecordBatch
    from pyspark.sql import SparkSession

    Function = Callable[[Iterable[RecordBatch]], Iterator[RecordBatch]]

_IS_THERE = Wording(zh="{path}：已经存在", en="{path}: is there already")
_FAILED = Wording(zh="{path}：{reason}", en="{path}: {reason}")

# Equal drafts are one document of several files, known by the first path.
_DOCUMENTS = """
WITH one AS (SELECT content, min(path) AS path, count(*) AS files FROM drafts GROUP BY content),
     numbered AS (SELECT path, row_number() OVER (ORDER BY path) AS number FROM one)
SELECT CAST(numbered.number AS INTEGER) AS number, CAST(one.files AS INTEGER) AS files, one.path AS path,
       one.content AS content
FROM one JOIN numbered ON one.path = numbered.path
"""
_WITH_TEXTS = """
SELECT positions, others, texts, l.path AS path, l.content AS content, l.compact AS compact,
       e.path AS other_path, e.content AS other_content, e.compact AS other_compact
FROM pairs JOIN documents l ON l.number = later JOIN documents e ON e.number = earlier ORDER BY later, earlier
"""


_DRAFTS_OF_FILES = "CREATE VIEW drafts AS SELECT path, content FROM given WHERE content IS NOT NULL"
_DRAFTS_OF_TEXTS = "CREATE VIEW drafts AS SELECT path, encode(text) AS content FROM given WHERE text IS NOT NULL"
_NAME = "CREATE VIEW {name} AS SELECT * FROM read_parquet({path})"
_KEEP = "CREATE TABLE {name} AS {sql}"
_COPY = "COPY {name} TO {path} (FORMAT parquet)"


class TableError(SpokenError):
    """A table can't be read or written."""


def audit(engine: OnSpark | OnDuckDB, limits: Limits) -> None:
    """Of the table ``drafts`` (``path``, ``content``) make the table ``passages``."""
    files = engine.count("SELECT count(*) FROM drafts")
    engine.apply("documents", with_compact_texts, TEXT, _DOCUMENTS)
    engine.apply("grams", grams, GRAM, "SELECT number, files, compact FROM documents")
    engine.keep("seeds", SHARED.format(slice="TRUE", most=most_texts(files)))
    engine.keep("pairs", PAIRS.format(slices=1, slice=0, near=NEAR, rare=RARE))
    engine.apply("passages", Passages(limits, files), PASSAGE, _WITH_TEXTS)


class OnSpark:
    """Spark as an engine; ``drafts`` is a view of the session."""

    def __init__(self, session: SparkSession) -> None:
        self._session = session

    def count(self, sql: str) -> int:
        """Return the number that a question has for an answer."""
        return int(self._session.sql(sql).collect()[0][0])

    def keep(self, name: str, sql: str) -> None:
        """Name the answer to a question, worked out once."""
        self._session.sql(sql).persist().createOrReplaceTempView(name)

    def apply(self, name: str, function: Function, columns: str, sql: str) -> None:
        """Name what a function makes of the answer to a question."""
        self._session.sql(sql).mapInArrow(function, columns).persist().createOrReplaceTempView(name)


class OnDuckDB:
    """DuckDB as an engine, over a Parquet table of drafts; what it works out lies in the folder ``scratch``.

    Raises:
        ImportError: DuckDB or pyarrow is not installed.
        duckdb.Error: the table can't be read or lacks a column.
    """

    def __init__(self, drafts: str, scratch: Path, memory: str) -> None:
        import duckdb

        self._scratch = scratch
        self._database = duckdb.connect(scratch / "tables.duckdb")
        self._database.execute("SET memory_limit = ?", [memory])
        self._database.execute("SET temp_directory = ?", [scratch.as_posix()])
        path = Path(drafts)
        self._name("given", path / "*.parquet" if path.is_dir() else path)
        columns = {column for column, *_ in self._database.execute("DESCRIBE given").fetchall()}
        self._database.execute(_DRAFTS_OF_FILES if "content" in columns else _DRAFTS_OF_TEXTS)

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def count(self, sql: str) -> int:
        """Return the number that a question has for an answer."""
        row = self._database.execute(sql).fetchone()
        return int(row[0]) if row else 0

    def keep(self, name: str, sql: str) -> None:
        """Name the answer to a question, worked out once."""
        self._database.execute(_KEEP.format(name=name, sql=sql))

    def apply(self, name: str, function: Function, columns: str, sql: str) -> None:
        """Name what a function makes of the answer to a question."""
        from pyarrow import parquet

        path = self._scratch / f"{name}.parquet"
        with parquet.ParquetWriter(path, schema_of(columns)) as writer:
            for batch in function(self._batches(sql)):
                writer.write_batch(batch)
        self._name(name, path)

    def write(self, name: str, path: Path) -> None:
        """Write a table as a Parquet file."""
        self._database.execute(_COPY.format(name=name, path=quoted(path)))

    def _name(self, name: str, path: Path) -> None:
        self._database.execute(_NAME.format(name=name, path=quoted(path)))

    def _batches(self, sql: str) -> Iterator[RecordBatch]:
        from pyarrow import RecordBatch

        result = self._database.execute(sql)
        columns = [name for name, *_ in result.description or ()]
        while rows := result.fetchmany(ROWS_AT_A_TIME):
            yield RecordBatch.from_pylist([dict(zip(columns, row, strict=True)) for row in rows])


def on_spark(drafts: str, passages: str, limits: Limits, master: str | None) -> None:
    """Audit a table on Spark and write the passages as another.

    Raises:
        SparkError: Spark is not there, or a table can't be read or written.
    """
    session = spark_session(master)
    try:
        drafts_of_table(session, drafts).createOrReplaceTempView("drafts")
        audit(OnSpark(session), limits)
        write_table(session.table("passages"), passages)
    finally:
        session.stop()


def on_duckdb(drafts: str, passages: str, limits: Limits, memory: str) -> None:
    """Audit a table on this machine and write the passages as another.

    Raises:
        ImportError: DuckDB, pyarrow or numpy is not installed.
        TableError: a table can't be read or written.
    """
    import duckdb

    if Path(passages).exists():
        raise TableError(_IS_THERE.filled(path=passages))
    try:
        with (
            TemporaryDirectory(prefix="edulint-") as scratch,
            closing(OnDuckDB(drafts, Path(scratch), memory)) as engine,
        ):
            audit(engine, limits)
            engine.write("passages", Path(passages))
    except (duckdb.Error, OSError) as error:
        reason = (str(error) or type(error).__name__).splitlines()[0]
        raise TableError(_FAILED.filled(path=drafts, reason=reason)) from error
