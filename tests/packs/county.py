"""A stranger's pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, ClassVar, TextIO

import click

from edulint.api import (
    Block,
    Check,
    CheckOptions,
    Document,
    Documents,
    Edit,
    Encoding,
    Finding,
    Fix,
    FolderCheck,
    Outcome,
    Reader,
    Related,
    Reporter,
    ReportOptions,
    Session,
    Severity,
    Source,
    Span,
    Wording,
    hookimpl,
)


class Options(CheckOptions, frozen=True):
    word: str = "坏"
    spare: tuple[str, ...] = ()


class BadWord(Check):
    """A word that the county does not use."""

    code = "ZZ101"
    name = "bad-word"
    severity = Severity.WARNING
    summary = Wording(zh="不用的词", en="a word not used")
    messages: ClassVar = {"found": Wording(zh="“{word}”应改为“好”", en="“{word}” should be “好”")}
    options = Options()
    flags = {"word": "--bad-word"}

    def check(self, document: Document) -> Iterator[Finding]:
        word = self.options.word
        at = document.text.find(word)
        while at >= 0:
            span = Span(at, at + len(word))
            if document.text[at - 1 : at + len(word)] not in self.options.spare:
                yield self.finding(span, "found", word=word, fix=Fix((Edit(span, "好"),), safe=True))
            at = document.text.find(word, at + 1)


class Shout(Check):
    """An exclamation mark; the repair changes the tone."""

    code = "ZZ102"
    name = "shout"
    severity = Severity.INFO
    summary = Wording(zh="感叹号", en="an exclamation mark")
    messages: ClassVar = {"found": Wording(zh="感叹号", en="exclamation mark")}

    def check(self, document: Document) -> Iterator[Finding]:
        for at, character in enumerate(document.text):
            if character == "！":
                yield self.finding(Span(at, at + 1), "found", fix=Fix((Edit(Span(at, at + 1), "。"),)))


class SameStart(FolderCheck[str]):
    """Two drafts that begin with the same character."""

    code = "ZZ201"
    name = "same-start"
    severity = Severity.ERROR
    summary = Wording(zh="开头相同", en="the same beginning")
    messages: ClassVar = {"found": Wording(zh="与 {other} 开头相同", en="begins as {other}")}

    def collect(self, document: Document) -> str:
        return document.text[:1]

    def conclude(self, facts: Mapping[str, str], documents: Documents) -> Iterator[Finding]:
        paths = list(facts)
        for earlier, later in pairwise(paths):
            if facts[earlier] == facts[later]:
                there = Related(Span(0, 1), Wording(zh="这里", en="here"), path=earlier)
                yield self.finding(Span(0, 1), "found", other=documents[earlier].path, path=later, related=[there])


class NoteReader(Reader):
    format = "note"
    suffixes = (".note",)

    def read(self, data: bytes) -> Source:
        text = data.decode("utf-8")
        return Source(text, (Block(Span(0, len(text.rstrip()))),), Encoding())


class CountReporter(Reporter):
    format = "count"
    for_people = True

    def report(self, outcome: Outcome, out: TextIO, options: ReportOptions) -> None:
        out.write(f"{len(outcome.findings)} findings\n")


@click.command("county")
@click.argument("draft")
@click.pass_obj
def county(session: Session, draft: str) -> None:
    """Say how long a draft is."""
    click.echo(len(session.read(draft).text))


@hookimpl
def edulint_checks() -> Iterable[type[Check] | type[FolderCheck[Any]]]:
    return [BadWord, Shout, SameStart]


@hookimpl
def edulint_readers() -> Iterable[type[Reader]]:
    return [NoteReader]


@hookimpl
def edulint_reporters() -> Iterable[type[Reporter]]:
    return [CountReporter]


@hookimpl
def edulint_commands() -> Iterable[click.Command]:
    return [county]
