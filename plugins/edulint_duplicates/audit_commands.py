"""``edulint archive audit`` and ``audit-table``: what documents of an archive, or drafts of a table, have in common."""

from __future__ import annotations

import re
from pathlib import Path

import click

from edulint.api import Session, SpokenError, Wording, installing, master_option, say, spoken_command
from edulint_duplicates.archive.opening import folder_argument, opened

_NEEDS = Wording(
    zh=f"audit 需要 DuckDB 和 numpy：{installing('archive')}",
    en=f"audit needs DuckDB and numpy: {installing('archive')}",
)
_NEEDS_TABLES = Wording(
    zh=f"audit-table 需要 DuckDB、pyarrow 和 numpy：{installing('spark')}",
    en=f"audit-table needs DuckDB, pyarrow and numpy: {installing('spark')}",
)
_ENGINE = say(Wording(zh="用 DuckDB（一台机器）还是 Spark（多台）。", en="DuckDB (one machine) or Spark (many)."))
_NO_MEMORY = Wording(zh="写成 800MB 或 2GB 这样", en="write it like 800MB or 2GB")


def _is_memory(context: click.Context, _: click.Parameter, value: str) -> str:
    if not re.fullmatch(r"[1-9][0-9]*[MG]B", value):
        raise click.BadParameter(context.ensure_object(Session).say(_NO_MEMORY))
    return value


_length_option = click.option(
    "--min-length",
    metavar="N",
    type=click.IntRange(min=30),
    default=30,
    help=say(Wording(zh="至少多少个字才算。", en="Count passages of so many characters or more.")),
)
_memory_option = click.option(
    "--memory",
    default="800MB",
    callback=_is_memory,
    help=say(Wording(zh="最多占用的内存。", en="Memory to use at the most.")),
)


@spoken_command("audit", zh="列出各稿件之间相同的段落。")
@folder_argument
@click.option("--format", "format_name", type=click.Choice(["table", "json", "csv"]), default="table")
@_length_option
@_memory_option
@click.pass_obj
def audit(session: Session, folder: Path, format_name: str, min_length: int, memory: str) -> None:
    """List the passages that archived documents have in common."""
    from edulint_duplicates.archive.audit import common_passages
    from edulint_duplicates.archive.candidates import numbered_documents
    from edulint_duplicates.archive.families import Families
    from edulint_duplicates.archive.listing import statistics_of
    from edulint_duplicates.archive.telling import table_of, write_csv
    from edulint_duplicates.archive.writing import Writer
    from edulint_duplicates.passages.passage import Limits

    with opened(session, folder) as connection:
        waiting = statistics_of(connection, folder).waiting
    if waiting:
        with opened(session, folder, make=False) as connection:
            Writer(connection, folder).tidy()
    with opened(session, folder) as connection:
        try:
            # One state of the archive, whoever writes to it meanwhile.
            connection.execute("BEGIN")
            documents = numbered_documents(connection)
            common = common_passages(folder, documents, Limits(min_length), memory)
            families = Families(connection, folder, documents).gather(common, min_length)
        except ImportError:
            session.fail(_NEEDS)
    if format_name == "json":
        session.print_json({"version": 1, "families": families})
    elif format_name == "csv":
        write_csv(families)
    else:
        for line in table_of(families):
            session.write(session.say(line))


@spoken_command("audit-table", zh="列出一张 Parquet 表里各稿件之间相同的段落，写成另一张表。")
@click.argument("drafts")
@click.argument("passages")
@click.option("--engine", type=click.Choice(["duckdb", "spark"]), default="duckdb", help=_ENGINE)
@master_option
@_length_option
@_memory_option
@click.pass_obj
def audit_table(
    session: Session, drafts: str, passages: str, *, engine: str, master: str | None, min_length: int, memory: str
) -> None:
    """Write the passages that the drafts of a Parquet table have in common as another table."""
    from edulint_duplicates.passages.passage import Limits
    from edulint_duplicates.tables.audit import on_duckdb, on_spark

    try:
        if engine == "spark":
            on_spark(drafts, passages, Limits(min_length), master)
        else:
            on_duckdb(drafts, passages, Limits(min_length), memory)
    except ImportError:
        session.fail(_NEEDS_TABLES)
    except SpokenError as error:
        session.fail(error)
