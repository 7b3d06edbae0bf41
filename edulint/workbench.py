"""What a command finds in its hands: the packs, the readers, the language."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property
from typing import NoReturn

import click

from edulint.entrypoints import entry_points
from edulint.files import Found, UnreadableError, find_drafts
from edulint.host import Host
from edulint.locale import language_of
from edulint.model import Document
from edulint.proofread import Proofreader
from edulint.reader import ReadError
from edulint.settings import DEFAULTS
from edulint.wording import Language, Wording

_NO_PACK = Wording(zh="没有名为“{name}”的检查包，有：{known}", en="no pack is called “{name}”; there are: {known}")


def say(wording: Wording) -> str:
    """Return a wording in the locale's language, for texts that stand before any option is read."""
    return wording.in_language(language_of())


class Workbench:
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
            self.fail(_NO_PACK.filled(name=name, known=", ".join(sorted(known))))
        return Host(points, self.without)

    def read(self, path: str) -> Document:
        """Return a draft's document.

        Raises:
            ReadError: it can't be read; the wording says why.
        """
        proofreader = Proofreader(self.host.registry, self.host.readers)
        try:
            data = proofreader.load(path, DEFAULTS.max_size)
        except UnreadableError as error:
            raise ReadError(error.wording) from error
        document, _ = proofreader.read(path, data)
        return document

    def find(self, paths: Iterable[str]) -> Found:
        """Return the drafts that files and folders hold, each once, sorted, and what could not be looked into."""
        return find_drafts(paths, self.host.readers)

    def say(self, wording: Wording) -> str:
        """Return a wording in the run's language."""
        return wording.in_language(self.language)

    def tell_broken(self) -> int:
        """Name broken packs on standard error; return the exit status that this means, 2 or 0."""
        for pack in self.host.broken:
            click.echo(f"edulint: {self.say(pack.wording)}", err=True)
        return 2 if self.host.broken else 0

    def fail(self, wording: Wording) -> NoReturn:
        """End the run with status 2 and a reason on standard error.

        Raises:
            click.exceptions.Exit: always.
        """
        click.echo(f"edulint: {self.say(wording)}", err=True)
        raise click.exceptions.Exit(2)
