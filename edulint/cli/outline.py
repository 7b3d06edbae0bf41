"""``edulint outline DRAFT``: the section tree as edulint sees it."""

from __future__ import annotations

import os
from functools import partial
from typing import Any

import click

from edulint.cli.options import genre_option, packs_option
from edulint.cli.session import DRAFT_NAME, Session, language_option, say, spoken_command
from edulint.model import Document, Genre, Heading, Report, ReportStart, Section
from edulint.settings.files import Configurations
from edulint.settings.profile import Choice
from edulint.text.visible import one_line
from edulint.wording import SpokenError, Wording

_STARTS = {
    ReportStart.FILE: Wording(zh="文件开头", en="the file begins"),
    ReportStart.TITLE: Wording(zh="出现新的标题", en="a new title"),
    ReportStart.PART: Wording(zh="出现“篇”的编号", en="a numbered part"),
    ReportStart.NUMBERING: Wording(zh="编号从头开始", en="the numbering begins again"),
}
_GENRES = {
    Genre.REPORT: Wording(zh="报告、总结", en="a report"),
    Genre.NOTICE: Wording(zh="通知、制度等公文", en="a notice or an office's rules"),
    Genre.LAW: Wording(zh="法律、法规", en="a law or regulation"),
    Genre.JUDGMENT: Wording(zh="裁判文书、案例", en="a judgment or case"),
    Genre.NEWS: Wording(zh="新闻报道", en="news"),
    Genre.PROGRAM: Wording(zh="程序或程序文档", en="a program or its documentation"),
    Genre.EXAM: Wording(zh="试题", en="an examination"),
    Genre.FORM: Wording(zh="待填的表格", en="a form to fill in"),
}
_GENRE = Wording(zh="文种：{genre}", en="kind of text: {genre}")
_REPORT = Wording(zh="{place}  {title}（{start}）", en="{place}  {title} ({start})")
UNTITLED = Wording(zh="无标题的一篇", en="a report without title")


@spoken_command("outline", zh="显示 edulint 看到的标题层次。")
@click.argument("draft", metavar=say(DRAFT_NAME))
@click.option("--format", "format_name", type=click.Choice(["tree", "json"]), default="tree")
@genre_option
@packs_option
@language_option
@click.pass_obj
def command(session: Session, draft: str, format_name: str, genre: str | None) -> None:
    """Show the outline as edulint sees it."""
    try:
        configurations = Configurations(session.host.registry, Choice(genre=Genre(genre) if genre else None))
        profile = configurations.profile(os.path.abspath(draft))
    except SpokenError as error:
        session.fail(error)
    document = session.open(draft, profile.genre)
    if format_name == "json":
        reports = [_report(document, report) for report in document.reports]
        session.print_json({"version": 1, "path": draft, "genre": document.genre.value, "reports": reports})
    else:
        _print_tree(session, document)
    raise click.exceptions.Exit(session.tell_broken())


def _print_tree(session: Session, document: Document) -> None:
    click.echo(click.style(session.say(_GENRE.filled(genre=_GENRES[document.genre])), dim=True))
    for report in document.reports:
        title = document.slice(report.title.span) if report.title else session.say(UNTITLED)
        words = _REPORT.filled(place=document.locate(report.span).name, title=title, start=_STARTS[report.start])
        click.echo(click.style(one_line(session.say(words)), bold=True))
        for section in report.body.walk():
            if section.heading is None:
                continue
            line = click.style(f"{document.locate(section.heading.span).line:>6}  ", dim=True)
            more = "……" if section.heading.run_in else ""
            click.echo(f"{line}{'  ' * section.heading.level}{one_line(section.title + more)}")


def _report(document: Document, report: Report) -> dict[str, Any]:
    return {
        "title": document.slice(report.title.span) if report.title else None,
        "start": report.start.value,
        "line": document.locate(report.span).line,
        "end_line": document.locate(report.span).end_line,
        "sections": report.body.nested(partial(_section, document)),
    }


def _section(document: Document, section: Section, heading: Heading, below: list[dict[str, Any]]) -> dict[str, Any]:
    location = document.locate(section.span)
    ordinal = heading.ordinal
    return {
        "line": location.line,
        "end_line": location.end_line,
        "level": heading.level,
        "label": section.blocks[0].label,
        "ordinal": ordinal and {"text": ordinal.text, "value": ordinal.value, "style": ordinal.style.value},
        "title": heading.text,
        "run_in": heading.run_in,
        "sections": below,
    }
