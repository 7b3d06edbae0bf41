"""Packs of strangers for tests: real distributions, installed with pip into a folder of their own."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

COUNTY_PACK = '''
"""A stranger's pack."""

import click

from edulint.api import (
    Check, CheckOptions, Edit, Finding, Fix, FolderCheck, Reader, Related, Reporter, Severity, Source, Span, Block,
    Encoding, Wording, hookimpl,
)


class Options(CheckOptions):
    word: str = "坏"
    spare: tuple[str, ...] = ()


class BadWord(Check):
    """A word that the county does not use."""

    code = "ZZ101"
    name = "bad-word"
    severity = Severity.WARNING
    summary = Wording(zh="不用的词", en="a word not used")
    messages = {"found": Wording(zh="“{word}”应改为“好”", en="“{word}” should be “好”")}
    options = Options()
    flags = {"word": "--bad-word"}

    def check(self, document):
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
    messages = {"found": Wording(zh="感叹号", en="exclamation mark")}

    def check(self, document):
        for at, character in enumerate(document.text):
            if character == "！":
                yield self.finding(Span(at, at + 1), "found", fix=Fix((Edit(Span(at, at + 1), "。"),)))


class SameStart(FolderCheck):
    """Two drafts that begin with the same character."""

    code = "ZZ201"
    name = "same-start"
    severity = Severity.ERROR
    summary = Wording(zh="开头相同", en="the same beginning")
    messages = {"found": Wording(zh="与 {other} 开头相同", en="begins as {other}")}

    def collect(self, document):
        return document.text[:1]

    def conclude(self, facts, documents):
        paths = list(facts)
        for earlier, later in zip(paths, paths[1:]):
            if facts[earlier] == facts[later]:
                there = Related(Span(0, 1), Wording(zh="这里", en="here"), path=earlier)
                yield self.finding(Span(0, 1), "found", other=documents[earlier].path, path=later, related=[there])


class NoteReader(Reader):
    format = "note"
    suffixes = (".note",)

    def read(self, data):
        text = data.decode("utf-8")
        return Source(text, (Block(Span(0, len(text.rstrip()))),), Encoding())


class CountReporter(Reporter):
    format = "count"
    for_people = True

    def report(self, outcome, out, options):
        out.write(f"{len(outcome.findings)} findings\\n")


@click.command("county")
@click.argument("draft")
@click.pass_obj
def county(session, draft):
    """Say how long a draft is."""
    click.echo(len(session.read(draft).text))


@hookimpl
def edulint_checks():
    return [BadWord, Shout, SameStart]


@hookimpl
def edulint_readers():
    return [NoteReader]


@hookimpl
def edulint_reporters():
    return [CountReporter]


@hookimpl
def edulint_commands():
    return [county]
'''

BROKEN_PACK = 'raise ImportError("libcounty is missing")\n'

MISSPELT_PACK = """
from edulint.api import hookimpl

@hookimpl
def edulint_chekcs():
    return []
"""

INCOMPLETE_PACK = """
from edulint.api import Check, hookimpl

@hookimpl
def edulint_checks():
    class NoCode(Check):
        name = "no-code"
    return [NoCode]
"""

FAILING_PACK = '''
from edulint.api import Check, FolderCheck, Severity, Span, Wording, hookimpl


class Fails(Check):
    """Fails."""

    code = "ZF101"
    name = "fails"
    severity = Severity.ERROR
    summary = Wording(zh="出错", en="fails")
    messages = {"x": Wording(zh="x", en="x")}

    def check(self, document):
        yield self.finding(Span(0, 1), "x")
        raise ZeroDivisionError("no schools")


class Outside(Check):
    """Reports a place that is not in the draft."""

    code = "ZF102"
    name = "outside"
    severity = Severity.ERROR
    summary = Wording(zh="出界", en="outside")
    messages = {"x": Wording(zh="x", en="x")}

    def check(self, document):
        yield self.finding(Span(5, len(document.text) + 1), "x")


class FailsToConclude(FolderCheck):
    """Fails when all is read."""

    code = "ZF201"
    name = "fails-to-conclude"
    severity = Severity.ERROR
    summary = Wording(zh="出错", en="fails")
    messages = {"x": Wording(zh="x", en="x")}

    def collect(self, document):
        return 1

    def conclude(self, facts, documents):
        raise LookupError("nothing to compare")


@hookimpl
def edulint_checks():
    return [Fails, Outside, FailsToConclude]
'''


DEADLY_PACK = '''
import os

from edulint.api import Check, Severity, Wording, hookimpl


class Deadly(Check):
    """Ends the process it runs in."""

    code = "ZD101"
    name = "deadly"
    severity = Severity.ERROR
    summary = Wording(zh="致命", en="deadly")
    messages = {"x": Wording(zh="x", en="x")}

    def check(self, document):
        if document.text.startswith("致命"):
            os._exit(13)
        return iter(())


@hookimpl
def edulint_checks():
    return [Deadly]
'''


def install(folder: Path, name: str, source: str) -> Path:
    """Build a wheel of one module with an entry point called ``name``, and install it into ``folder`` with pip."""
    module = f"{name}_pack"
    wheel = folder.parent / f"{module}-1.0-py3-none-any.whl"
    metadata = f"{module}-1.0.dist-info"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(f"{module}.py", source)
        archive.writestr(f"{metadata}/METADATA", f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
        archive.writestr(f"{metadata}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{metadata}/entry_points.txt", f"[edulint]\n{name} = {module}\n")
        archive.writestr(f"{metadata}/RECORD", "")
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "-q",
        "--no-index",
        "--no-deps",
        "--target",
        str(folder),
        str(wheel),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return folder
