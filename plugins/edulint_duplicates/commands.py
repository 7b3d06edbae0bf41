"""``edulint archive``: earlier reports to compare with."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from edulint.api import Session, Wording, format_option, say, spoken_command
from edulint_duplicates.archive.opening import folder_argument, opened
from edulint_duplicates.audit_commands import audit, audit_table

if TYPE_CHECKING:
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
_ONLY_LATER = Wording(
    zh="{path}：档案库建立时已决定保存原文，--no-text 不起作用；请另建一个",
    en="{path}: this archive was made with texts, --no-text has no effect; make another one",
)
_PROBLEM = Wording(zh="{path}：{reason}", en="{path}: {reason}")


_PATHS = Wording(zh="稿件或文件夹...", en="PATH...")
_paths = click.argument("paths", metavar=say(_PATHS), nargs=-1, required=True)


@click.group(
    "archive",
    commands=[audit, audit_table],
    help=say(Wording(zh="旧稿档案库，供 --archive 比对。", en="Earlier reports that --archive compares drafts with.")),
)
def archive() -> None:
    """Earlier reports to compare with."""


@spoken_command("add", group=archive, zh="加入稿件或文件夹，没有档案库时建立。")
@folder_argument
@_paths
@click.option("--no-text", is_flag=True, help=_NO_TEXT)
@click.option("--template", is_flag=True, help=_TEMPLATE)
@click.pass_obj
def add(session: Session, folder: Path, paths: tuple[str, ...], no_text: bool, template: bool) -> None:
    """Add drafts or folders, making the archive if there is none."""
    from edulint_duplicates.archive.store import keeps_texts
    from edulint_duplicates.archive.writing import Writer

    found = session.find(paths)
    problems = [_PROBLEM.filled(path=problem.path, reason=problem.message) for problem in found.problems]
    if problems and not found.paths:
        # No archive is made of a mistyped path.
        _tell(session, problems)
    with opened(session, folder, make=True, keep_texts=not no_text) as connection:
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


@spoken_command("update", group=archive, zh="重新读入改动过的文件。")
@folder_argument
@click.pass_obj
def update(session: Session, folder: Path) -> None:
    """Read again what was changed."""
    from edulint_duplicates.archive.listing import listed
    from edulint_duplicates.archive.writing import Writer

    with opened(session, folder, make=False) as connection:
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


@spoken_command("remove", group=archive, zh="移出稿件或文件夹。")
@folder_argument
@_paths
@click.pass_obj
def remove(session: Session, folder: Path, paths: tuple[str, ...]) -> None:
    """Take drafts or folders out."""
    from edulint_duplicates.archive.adding import paths_below
    from edulint_duplicates.archive.writing import Writer, stored_path

    with opened(session, folder, make=False) as connection:
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


@spoken_command("list", group=archive, zh="列出档案库里的稿件。")
@folder_argument
@format_option
@click.pass_obj
def list_files(session: Session, folder: Path, format_name: str) -> None:
    """List what the archive holds."""
    from edulint_duplicates.archive.listing import listed

    with opened(session, folder) as connection:
        files = list(listed(connection, folder))
    if format_name == "json":
        session.print_json({"version": 1, "files": files})
        return
    for file in files:
        session.write(f"{file.characters:>8,}  {'T' if file.template else ' '}  {file.path}")


@spoken_command("stats", group=archive, zh="档案库的大小和常见语句。")
@folder_argument
@click.option("--phrases", metavar="N", type=click.IntRange(min=1), is_flag=False, flag_value=20, help=_PHRASES)
@click.pass_obj
def stats(session: Session, folder: Path, phrases: int | None) -> None:
    """The archive's size and frequent phrases."""
    from msgspec.structs import asdict

    from edulint_duplicates.archive.listing import frequent_phrases, statistics_of

    with opened(session, folder) as connection:
        statistics = statistics_of(connection, folder)
        texts = _WITH_TEXTS if statistics.texts else _WITHOUT_TEXTS
        values = {**asdict(statistics), "texts": texts, "megabytes": statistics.bytes / 1e6}
        session.write(session.say(_STATS.filled(**values)))
        if phrases and not statistics.texts:
            session.fail(_NO_PHRASES)
        for phrase in frequent_phrases(connection, folder, phrases) if phrases else ():
            session.write(session.say(_PHRASE.filled(documents=phrase.documents, words=phrase.words)))


@spoken_command("check", group=archive, zh="检查档案库文件是否完好。")
@folder_argument
@click.pass_obj
def check(session: Session, folder: Path) -> None:
    """Check that the archive's file is sound."""
    from edulint_duplicates.archive.store import FILE, damage
    from edulint_duplicates.archive.troubles import damaged

    with opened(session, folder) as connection:
        for reason in damage(connection):
            raise damaged(folder / FILE, reason)
        (documents,) = connection.execute("SELECT count(*) FROM document").fetchone()
    session.write(session.say(_SOUND.filled(documents=documents)))
