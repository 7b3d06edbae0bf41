"""Apache Spark, where tables of drafts are too large for one machine (extra ``spark``)."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from edulint.wording import SpokenError, Wording
from edulint.wording.system import installing

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_NEEDS = Wording(
    zh=f"这条命令需要 Spark 和 Java 17：{installing('spark')}",
    en=f"this command needs Spark and Java 17: {installing('spark')}",
)
_NOT_STARTED = Wording(zh="Spark 启动不了：{reason}", en="Spark does not start: {reason}")
_FAILED = Wording(zh="Spark 没有做完：{reason}", en="Spark did not finish: {reason}")
_NO_COLUMN = Wording(
    zh="{table}：表里要有 path 一列，以及 text（文字）或 content（文件内容）一列；现有：{columns}",
    en="{table}: the table needs a column path, and a column text or content (a file's bytes); it has: {columns}",
)


class SparkError(SpokenError):
    """Spark is not there, or could not do what it was asked to."""


def spark_session(master: str | None) -> SparkSession:
    """Return a session of Spark, whose executors run this Python.

    ``master`` is where Spark runs (``local[2]``, ``spark://…``); without it what Spark itself is configured for, else
    all processors of this machine.

    Raises:
        SparkError: Spark is not installed or does not start.
    """
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise SparkError(_NEEDS) from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("edulint").config("spark.ui.enabled", "false")
    # A row is a draft: few rows are much to hold.
    builder = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "500")
    try:
        return (builder.master(master) if master else builder).getOrCreate()
    except (PySparkException, OSError, RuntimeError) as error:
        raise SparkError(_NOT_STARTED.filled(reason=_first_line(error))) from error


def drafts_of_table(spark: SparkSession, table: str) -> DataFrame:
    """Return the drafts of a Parquet table as ``path`` and ``content``, a file's bytes.

    Raises:
        SparkError: the table can't be read or lacks a column.
    """
    from pyspark.errors import PySparkException

    try:
        drafts = spark.read.parquet(table)
    except PySparkException as error:
        raise SparkError(_FAILED.filled(reason=_first_line(error))) from error
    column = next((name for name in ("content", "text") if name in drafts.columns), None)
    if column is None or "path" not in drafts.columns:
        raise SparkError(_NO_COLUMN.filled(table=table, columns=", ".join(drafts.columns)))
    return drafts.selectExpr("path", f"CAST({column} AS BINARY) AS content").where("content IS NOT NULL")


def write_table(rows: DataFrame, table: str) -> None:
    """Write rows as a Parquet table, which must not be there yet; Spark shows it only when all of it is written.

    Raises:
        SparkError: it is there, or something failed on the way.
    """
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        rows.write.parquet(table)
    except (Py4JError, PySparkException) as error:
        raise SparkError(_FAILED.filled(reason=_first_line(error))) from error


def _first_line(error: Exception) -> str:
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
