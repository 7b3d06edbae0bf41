"""``edulint terms check TERMS.csv``: what is wrong with a table of terms itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import click

from edulint.api import ReadError, Session, Wording, earlier_texts, language_option, say, spoken_command
from edulint_terms.terms import Term, TermsError, places_of, table_of

_HELP = Wording(zh="维护本单位的用语表。", en="Care for the office's table of terms.")
_REPORTS = Wording(
    zh="已发布的材料（文件或文件夹，可重复）：在其中出现的条目多半会误报",
    en="Published reports (files or folders, may be repeated): entries that fire there cry wolf",
)
_ARCHIVE = Wording(
    zh="旧稿档案库（edulint archive 建立的）：同上，以其中的旧稿为准",
    en="The same with the reports of an archive (edulint archive)",
)
_AT = Wording(zh="{file} 第 {line} 行：{what}", en="{file}, line {line}: {what}")
_SAME = Wording(zh="“{wrong}”应为“{right}”：两者相同", en="“{wrong}” should be “{right}”: they are the same")
_TWICE = Wording(zh="“{wrong}”在第 {other} 行已经列出", en="“{wrong}” stands in line {other} already")
_CYCLE = Wording(
    zh="“{wrong}”改为“{right}”，第 {other} 行又不用“{right}”：改来改去没有定论",
    en="“{wrong}” becomes “{right}”, which line {other} has for wrong",
)
_INSIDE = Wording(
    zh="“{wrong}”含在第 {other} 行应写的“{right}”里，写对了也会报",
    en="“{wrong}” is part of “{right}”, which line {other} wants: what is right would be told",
)
_FIRES = Wording(
    zh="“{wrong}”在已发布的材料里出现 {count} 次（如 {path}），多半会误报",
    en="“{wrong}” stands in published reports {count} time(s) (as in {path}) and would cry wolf",
)
_SOUND = Wording(zh="{file}：{count} 条，没有发现问题", en="{file}: {count} term(s), nothing wrong")

# A line of the table and what is wrong with it.
Fault = tuple[int, Wording]


@click.group("terms", help=say(_HELP))
def terms() -> None:
    """Care for the office's table of terms."""


@spoken_command(
    "check", group=terms, zh="检查用语表本身：错的写法含在对的写法里、互相改来改去、重复，以及会误报的条目。"
)
@click.argument("file", metavar="TERMS.csv")
@click.option("--reports", multiple=True, metavar="PATH", help=say(_REPORTS))
@click.option("--archive", metavar="ARCHIVE", help=say(_ARCHIVE))
@language_option
@click.pass_obj
def check(session: Session, file: str, reports: tuple[str, ...], archive: str | None) -> None:
    """Tell what is wrong with a table: forms inside right ones, cycles, doubles, entries that cry wolf."""
    try:
        table = table_of(file)
    except TermsError as error:
        session.fail(error.wording)
    texts = _texts(session, reports, archive)
    faults = [*faults_of(table), *_firing(table, texts)]
    for line, what in sorted(faults, key=lambda fault: fault[0]):
        session.write(session.say(_AT.filled(file=file, line=line, what=what)))
    if faults:
        raise click.exceptions.Exit(1)
    session.write(session.say(_SOUND.filled(file=file, count=len(table))))


def faults_of(table: Sequence[tuple[int, Term]]) -> Iterator[Fault]:
    """Yield what is wrong with the terms of a table, whatever they are used on."""
    lines: dict[str, int] = {}
    for line, term in table:
        if term.wrong == term.right:
            yield line, _SAME.filled(wrong=term.wrong, right=term.right)
        if term.wrong in lines:
            yield line, _TWICE.filled(wrong=term.wrong, other=lines[term.wrong])
        lines.setdefault(term.wrong, line)
    for line, term in table:
        for other, wanted in table:
            if term.right and wanted.wrong == term.right and other != line:
                yield line, _CYCLE.filled(wrong=term.wrong, right=term.right, other=other)
            elif other != line and wanted.right != term.right and places_of(term, wanted.right):
                yield line, _INSIDE.filled(wrong=term.wrong, right=wanted.right, other=other)


def _texts(session: Session, reports: Sequence[str], archive: str | None) -> Iterator[tuple[str, str]]:
    """Yield the texts of published reports, each with the file or the archive that it comes from."""
    for path in session.find(reports).paths if reports else ():
        try:
            yield path, session.read(path).prose
        except ReadError as error:
            session.tell(error.wording, path)
    for text in earlier_texts(archive, "") if archive else ():
        yield archive or "", text


def _firing(table: Sequence[tuple[int, Term]], texts: Iterable[tuple[str, str]]) -> Iterator[Fault]:
    """Yield the terms that stand in published reports, each once."""
    found: dict[int, tuple[int, str]] = {}
    by_line = dict(table)
    for path, text in texts:
        for line, term in table:
            count = len(places_of(term, text))
            if count:
                before, first = found.get(line, (0, path))
                found[line] = (before + count, first)
    for line, (count, path) in found.items():
        yield line, _FIRES.filled(wrong=by_line[line].wrong, count=count, path=path)
