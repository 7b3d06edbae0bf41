"""The context object of every command: packs, readers, language."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable
from functools import cached_property
from inspect import cleandoc
from typing import Any, NoReturn, TextIO, TypeVar

import click

from edulint.model import Document, Genre
from edulint.packs.entrypoints import entry_points
from edulint.packs.host import Host
from edulint.readers.reader import ReadError
from edulint.run.draft import DraftChecker
from edulint.run.files import Found, UnreadableError, find_drafts
from edulint.settings.profile import DEFAULTS
from edulint.text.visible import one_line
from edulint.wording import Language, SpokenError, Wording, listed
from edulint.wording.locale import language_of

Function = TypeVar("Function", bound=Callable[..., Any])

_NO_PACK = Wording(zh="没有名为“{name}”的检查包，有：{known}", en="no pack is called “{name}”; there are: {known}")
UNREAD = Wording(zh="{path}: {reason}", en="{path}: {reason}")


def utf8_output(stream: TextIO | None = None) -> TextIO:
    """Return standard output or a stream, set to UTF-8: what programs read has one encoding everywhere."""
    out = stream or sys.stdout
    reconfigure: Callable[..., None] | None = getattr(out, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8")
    return out


def say(wording: Wording) -> str:
    """Return a wording for help: in the language that the command line names, else in the locale's."""
    context = click.get_current_context(silent=True)
    session = context.find_object(Session) if context else None
    return wording.in_language(language_of(session.chosen if session else None))


def spoken_command(
    name: str, *, zh: str, group: click.Group | None = None, **settings: Any
) -> Callable[[Callable[..., Any]], click.Command]:
    """Return a decorator that makes a command, of a group where one is given; ``settings`` are click's.

    Its help is ``zh`` in Chinese, and in English the function's docstring.
    """

    def decorate(function: Callable[..., Any]) -> click.Command:
        told = say(Wording(zh=zh, en=cleandoc(function.__doc__ or "")))
        # In a list of commands none ends with a full stop.
        settings["help"], settings["short_help"] = told, told.partition("\n")[0].rstrip("。.")
        make: Callable[[Callable[..., Any]], click.Command] = click.command(name, **settings)
        command = make(function)
        if group is not None:
            group.add_command(command)
        return command

    return decorate


def spoken_option(*names: str, zh: str, en: str, **settings: Any) -> Callable[[Function], Function]:
    """Return a decorator that adds an option with its help in both languages; ``settings`` are click's."""
    return click.option(*names, help=say(Wording(zh=zh, en=en)), **settings)


class Session:
    """The packs of a run and what they can do with drafts; every command gets it as its context object."""

    def __init__(self) -> None:
        self.without: Collection[str] = ()
        self.chosen: Language | None = None
        self.configured: Language | None = None

    @property
    def language(self) -> Language:
        """The language of the command line, else of the configuration, else of the locale."""
        return language_of(self.chosen or self.configured)

    @cached_property
    def host(self) -> Host:
        """The packs, loaded when they are first asked for.

        Raises:
            click.exceptions.Exit: a pack to leave out is not there.
        """
        points = entry_points()
        known = {point.name for point in points}
        for name in sorted(set(self.without) - known):
            self.fail(_NO_PACK.filled(name=name, known=listed(sorted(known))))
        return Host(points, self.without)

    def read(self, path: str, genre: Genre | None = None) -> Document:
        """Return a draft's document; its genre is told from the text where none is given.

        Raises:
            ReadError: it can't be read; the wording says why.
        """
        try:
            data = DraftChecker(self.host.registry, self.host.readers).load(path, DEFAULTS.max_size)
        except UnreadableError as error:
            raise ReadError(error.wording) from error
        return self.document(path, data, genre)

    def document(self, path: str, data: bytes, genre: Genre | None = None) -> Document:
        """Return the document of a draft that is given as bytes; what its path ends with tells its format.

        Raises:
            ReadError: it can't be read; the wording says why.
        """
        document, _ = DraftChecker(self.host.registry, self.host.readers).read(path, data, genre)
        return document

    def open(self, path: str, genre: Genre | None = None) -> Document:
        """Return a draft's document, or end the run with status 2 and the reason why it can't be read.

        Raises:
            click.exceptions.Exit: it can't be read.
        """
        try:
            return self.read(path, genre)
        except ReadError as error:
            self.fail(UNREAD.filled(path=path, reason=error.wording))

    def print_json(self, value: object, file: TextIO | None = None) -> None:
        """Write a value as JSON to a file or to standard output: UTF-8, whatever the terminal's encoding is."""
        from edulint.text.json_text import json_text

        (file or utf8_output()).write(json_text(value, indent=2) + "\n")

    def write(self, line: str) -> None:
        """Write a line for people to standard output, without control characters or line ends of its own."""
        click.echo(one_line(line))

    def find(self, paths: Iterable[str]) -> Found:
        """Return the drafts that files and folders hold, each once, sorted, and what could not be looked into."""
        return find_drafts(paths, self.host.readers, lacking=self.host.lacking)

    def say(self, wording: Wording) -> str:
        """Return a wording in the run's language."""
        return wording.in_language(self.language)

    def tell(self, wording: Wording, path: str = "") -> None:
        """Say something on standard error, on one line and without control characters, of a file where one is named."""
        place = f"{path}: " if path else ""
        message = " ".join(line.strip() for line in self.say(wording).splitlines())
        click.echo(one_line(f"edulint: {place}{message}"), err=True)

    def tell_broken(self) -> int:
        """Name broken packs on standard error; return the exit status that this means, 2 or 0."""
        for pack in self.host.broken:
            self.tell(pack.wording)
        return 2 if self.host.broken else 0

    def fail(self, reason: Wording | SpokenError) -> NoReturn:
        """End the run with status 2 and a reason on standard error.

        Raises:
            click.exceptions.Exit: always.
        """
        if isinstance(reason, SpokenError):
            self.tell(reason.wording)
            for line in reason.shown:
                click.echo(one_line(f"    {line}"), err=True)
        else:
            self.tell(reason)
        raise click.exceptions.Exit(2)


# What an argument is called where a command's usage is told.
DRAFT_NAME = Wording(zh="稿件", en="DRAFT")
FOLDER_NAME = Wording(zh="文件夹", en="FOLDER")
PATHS_NAME = Wording(zh="[稿件或文件夹]...", en="[PATH]...")


# For commands that print rows for people, and the same as JSON for programs.
format_option = click.option("--format", "format_name", type=click.Choice(["table", "json"]), default="table")


def language_option(function: Function) -> Function:
    """Add ``--lang``."""

    def choose(ctx: click.Context, _: click.Parameter, value: Language | None) -> None:
        ctx.ensure_object(Session).chosen = value

    return spoken_option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        callback=choose,
        expose_value=False,
        zh="用中文或英文报告",
        en="Report in Chinese or English",
    )(function)


def master_option(function: Function) -> Function:
    """Add ``--master``, for a command that runs on Spark."""
    zh, en = "Spark 在哪里运行（local[2]、spark://…）", "Where Spark runs (local[2], spark://…)"
    return spoken_option("--master", metavar="URL", zh=zh, en=en)(function)
