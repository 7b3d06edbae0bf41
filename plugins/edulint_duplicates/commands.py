"""``edulint archive``: earlier reports to compare with."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from edulint.api import Session, SpokenError, Wording, say

if TYPE_CHECKING:
    import sqlite3

    from edulint_duplicates.archive.writing import Writer

_NO_TEXT = say(
    Wording(
        zh="只存指纹，不存原文（建立时决定）。",
        en="Keep fingerprints only, no text (decided when the archive is made).",
    )
)
_TEMPLATE = say(
    Wording(zh="通用的表格或模板，其中的文字不算抄袭。", en="These are forms; their passages are nobody's copy.")
)
_PHRASES = say(Wording(zh="列出最常见的若干语句。", en="List so many of the most frequent phrases."))
_LENGTH = say(Wording(zh="至少多少个字才算。", en="Count passages of so many characters or more."))
_MEMORY = say(Wording(zh="最多占用的内存。", en="Memory to use at the most."))
_COUNTED = Wording(
    zh="新增或更新 {added} 份，未变 {unchanged} 份，未能读入 {unread} 份",
    en="{added} added or changed, {unchanged} as they were, {unread} could not be read",
)
_REMOVED = Wording(zh="移出 {count} 份", en="{count} removed")
_NOT_THERE = Wording(zh="{path}：档案库里没有", en="{path}: not in the archive")
_GONE = Wording(
    zh="{path}：文件已不在，档案库仍保留它（archive remove 可移出）",
    en="{path}: the file is gone; the archive keeps it (archive remove takes it out)",
)
_SOUND = Wording(zh="档案库完好：{documents} 份文稿", en="the archive is sound: {documents} documents")
_STATS = Wording(
    zh="{documents} 份文稿（其中模板 {templates} 份），{characters:,} 字，{megabytes:.1f} MB，{texts}；待整理 {waiting} 份",
    en="{documents} documents ({templates} forms), {characters:,} characters, {megabytes:.1f} MB, {texts}; {waiting} "
    "not yet sorted in",
)
_WITH_TEXTS = Wording(zh="保存原文", en="with texts")
_WITHOUT_TEXTS = Wording(zh="不存原文", en="without texts")
_PHRASE = Wording(zh="{documents} 份  {words}", en="{documents} documents  {words}")
_NO_PHRASES = Wording(zh="档案库未保存原文，列不出语句", en="the archive keeps no texts, so it can't show phrases")
_NEEDS = Wording(
    zh="audit 需要 DuckDB 和 numpy：pip install 'edulint-zh[archive]'",
    en="audit needs DuckDB and numpy: pip install 'edulint-zh[archive]'",
)
_NEEDS_TABLES = Wording(
    zh="audit-table 需要 DuckDB、pyarrow 和 numpy：pip install 'edulint-zh[spark]'",
    en="audit-table needs DuckDB, pyarrow and numpy: pip install 'edulint-zh[spark]'",
)
_ENGINE = say(Wording(zh="用 DuckDB（一台机器）还是 Spark（多台）。", en="DuckDB (one machine) or Spark (many)."))
_MASTER = say(Wording(zh="Spark 在哪里运行（local[2]、spark://…）。", en="Where Spark runs (local[2], spark://…)."))
_NO_MEMORY = Wording(zh="写成 800MB 或 2GB 这样", en="write it like 800MB or 2GB")
_ONLY_LATER = Wording(
    zh="{path}：档案库建立时已决定保存原文，--no-text 不起作用；请另建一个",
    en="{path}: this archive was made with texts, --no-text has no effect; make another one",
)
_PROBLEM = Wording(zh="{path}：{reason}", en="{path}: {reason}")


@click.group(
    "archive",
    help=say(Wording(zh="旧稿档案库，供 --archive 比对。", en="Earlier reports that --archive compares drafts with.")),
)
def archive() -> None:
    """Earlier reports to compare with."""


_folder = click.argument("folder", metavar="ARCHIVE", type=click.Path(path_type=Path))
_paths = click.argument("paths", metavar="PATH...", nargs=-1, required=True)


@contextmanager
def _opened(session: Session, folder: Path, **how: bool) -> Iterator[sqlite3.Connection]:
    """Open an archive, to write if ``how`` says anything; whatever is wrong with it ends the run with a reason."""
    from edulint_duplicates.archive.store import FILE, open_for_reading, open_for_writing
    from edulint_duplicates.archive.troubles import ArchiveError, in_words

    try:
        connection = open_for_writing(folder, **how) if how else open_for_reading(folder)
        with closing(connection), in_words(folder / FILE):
            yield connection
    except ArchiveError as error:
        session.fail(error)


@archive.command(
    "add",
    help=say(
        Wording(
            zh="加入稿件或文件夹，没有档案库时建立。", en="Add drafts or folders, making the archive if there is none."
        )
    ),
)
@_folder
@_paths
@click.option("--no-text", is_flag=True, help=_NO_TEXT)
@click.option("--template", is_flag=True, help=_TEMPLATE)
@click.pass_obj
def add(session: Session, folder: Path, paths: tuple[str, ...], no_text: bool, template: bool) -> None:
    """Add drafts or folders."""
    from edulint_duplicates.archive.store import keeps_texts
    from edulint_duplicates.archive.writing import Writer

    found = session.find(paths)
    problems = [_PROBLEM.filled(path=problem.path, reason=problem.message) for problem in found.problems]
    if problems and not found.paths:
        # No archive is made of a mistyped path.
        _tell(session, problems)
    with _opened(session, folder, make=True, keep_texts=not no_text) as connection:
        if no_text and keeps_texts(connection):
            session.fail(_ONLY_LATER.filled(path=folder))
        problems += _add(session, Writer(connection, folder), found.paths, template)
    if problems:
        _tell(session, problems)


def _add(session: Session, writer: Writer, paths: tuple[str, ...], template: bool) -> list[Wording]:
    """Add files and say how many; return what could not be read."""
    from edulint_duplicates.archive.adding import add_files

    with click.progressbar(length=len(paths), file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        counts = add_files(writer, paths, template=template, progress=bar.update)
    values = {"added": counts.added, "unchanged": counts.unchanged, "unread": len(counts.unread)}
    session.write(session.say(_COUNTED.filled(**values)))
    return [_PROBLEM.filled(path=unread.path, reason=unread.reason) for unread in counts.unread]


def _tell(session: Session, problems: list[Wording]) -> NoReturn:
    for problem in problems:
        session.tell(problem)
    raise click.exceptions.Exit(2)


@archive.command("update", help=say(Wording(zh="重新读入改动过的文件。", en="Read again what was changed.")))
@_folder
@click.pass_obj
def update(session: Session, folder: Path) -> None:
    """Read again what was changed."""
    from edulint_duplicates.archive.listing import listed
    from edulint_duplicates.archive.writing import Writer

    with _opened(session, folder, make=False) as connection:
        files = list(listed(connection, folder))
        gone = [_GONE.filled(path=file.path) for file in files if not Path(file.path).is_file()]
        writer = Writer(connection, folder)
        problems = []
        for template in (False, True):
            paths = tuple(file.path for file in files if file.template == template and Path(file.path).is_file())
            if paths:
                problems += _add(session, writer, paths, template)
    for wording in gone:
        session.write(session.say(wording))
    if problems:
        _tell(session, problems)


@archive.command("remove", help=say(Wording(zh="移出稿件或文件夹。", en="Take drafts or folders out.")))
@_folder
@_paths
@click.pass_obj
def remove(session: Session, folder: Path, paths: tuple[str, ...]) -> None:
    """Take drafts or folders out."""
    from edulint_duplicates.archive.adding import paths_below
    from edulint_duplicates.archive.writing import Writer, stored_path

    with _opened(session, folder, make=False) as connection:
        writer = Writer(connection, folder)
        stored = [path for (path,) in connection.execute("SELECT path FROM file")]
        below = {path: paths_below(stored, stored_path(folder, path)) for path in paths}
        count = writer.remove({one for found in below.values() for one in found})
        writer.tidy()
        session.write(session.say(_REMOVED.filled(count=count)))
        missing = [path for path, found in below.items() if not found]
        for path in missing:
            session.tell(_NOT_THERE.filled(path=path))
        if missing:
            raise click.exceptions.Exit(2)


@archive.command("list", help=say(Wording(zh="列出档案库里的稿件。", en="List what the archive holds.")))
@_folder
@click.option("--format", "format_name", type=click.Choice(["table", "json"]), default="table")
@click.pass_obj
def list_files(session: Session, folder: Path, format_name: str) -> None:
    """List what the archive holds."""
    from edulint_duplicates.archive.listing import listed

    with _opened(session, folder) as connection:
        files = list(listed(connection, folder))
    if format_name == "json":
        session.print_json({"version": 1, "files": files})
        return
    for file in files:
        session.write(f"{file.characters:>8,}  {'T' if file.template else ' '}  {file.path}")


@archive.command(
    "stats", help=say(Wording(zh="档案库的大小和常见语句。", en="The archive's size and frequent phrases."))
)
@_folder
@click.option("--phrases", type=click.IntRange(min=1), is_flag=False, flag_value=20, help=_PHRASES)
@click.pass_obj
def stats(session: Session, folder: Path, phrases: int | None) -> None:
    """Show the archive's size and frequent phrases."""
    from msgspec.structs import asdict

    from edulint_duplicates.archive.listing import frequent_phrases, statistics_of

    with _opened(session, folder) as connection:
        statistics = statistics_of(connection, folder)
        texts = _WITH_TEXTS if statistics.texts else _WITHOUT_TEXTS
        values = {**asdict(statistics), "texts": texts, "megabytes": statistics.bytes / 1e6}
        session.write(session.say(_STATS.filled(**values)))
        if phrases and not statistics.texts:
            session.fail(_NO_PHRASES)
        for phrase in frequent_phrases(connection, folder, phrases) if phrases else ():
            session.write(session.say(_PHRASE.filled(documents=phrase.documents, words=phrase.words)))


@archive.command(
    "check", help=say(Wording(zh="检查档案库文件是否完好。", en="Check that the archive's file is sound."))
)
@_folder
@click.pass_obj
def check(session: Session, folder: Path) -> None:
    """Check that the archive's file is sound."""
    from edulint_duplicates.archive.store import FILE, damage
    from edulint_duplicates.archive.troubles import damaged

    with _opened(session, folder) as connection:
        for reason in damage(connection):
            raise damaged(folder / FILE, reason)
        (documents,) = connection.execute("SELECT count(*) FROM document").fetchone()
    session.write(session.say(_SOUND.filled(documents=documents)))


def _is_memory(context: click.Context, _: click.Parameter, value: str) -> str:
    if not re.fullmatch(r"[1-9][0-9]*[MG]B", value):
        raise click.BadParameter(context.ensure_object(Session).say(_NO_MEMORY))
    return value


@archive.command(
    "audit",
    help=say(Wording(zh="列出各稿件之间相同的段落。", en="List the passages that archived documents have in common.")),
)
@_folder
@click.option("--format", "format_name", type=click.Choice(["table", "json", "csv"]), default="table")
@click.option("--min-length", type=click.IntRange(min=30), default=30, help=_LENGTH)
@click.option("--memory", default="800MB", callback=_is_memory, help=_MEMORY)
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

    with _opened(session, folder) as connection:
        waiting = statistics_of(connection, folder).waiting
    if waiting:
        with _opened(session, folder, make=False) as connection:
            Writer(connection, folder).tidy()
    with _opened(session, folder) as connection:
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


@archive.command(
    "audit-table",
    help=say(
        Wording(
            zh="列出一张 Parquet 表里各稿件之间相同的段落，写成另一张表。",
            en="Write the passages that the drafts of a Parquet table have in common as another table.",
        )
    ),
)
@click.argument("drafts")
@click.argument("passages")
@click.option("--engine", type=click.Choice(["duckdb", "spark"]), default="duckdb", help=_ENGINE)
@click.option("--master", metavar="URL", help=_MASTER)
@click.option("--min-length", type=click.IntRange(min=30), default=30, help=_LENGTH)
@click.option("--memory", default="800MB", callback=_is_memory, help=_MEMORY)
@click.pass_obj
def audit_table(
    session: Session, drafts: str, passages: str, *, engine: str, master: str | None, min_length: int, memory: str
) -> None:
    """Write the passages that the drafts of a table have in common."""
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
