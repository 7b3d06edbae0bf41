"""What the shell may offer for a word that was begun: checks, packs, formats. Asked for by ``shell_complete``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from edulint.cli.session import Session

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

# Set by a shell that wants to complete a command line.
COMPLETION_VARIABLE = "_EDULINT_COMPLETE"


def check_names(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return codes, names and categories; of words with commas between them the last is completed."""
    from click.shell_completion import CompletionItem

    session = context.ensure_object(Session)
    before, comma, last = begun.rpartition(",")
    offered: dict[str, str] = {}
    for registered in session.host.registry:
        summary = session.say(registered.check.summary)
        offered[registered.code] = f"{registered.check.name}: {summary}"
        offered[registered.check.name] = f"{registered.code}: {summary}"
        offered.setdefault(registered.category, session.say(registered.title) if registered.title else "")
    return [
        CompletionItem(f"{before}{comma}{name}", help=words)
        for name, words in sorted(offered.items())
        if name.lower().startswith(last.lower())
    ]


def check_options(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the options of checks, as ``--set`` takes them."""
    from click.shell_completion import CompletionItem

    from edulint.settings.profile import field_names

    registry = context.ensure_object(Session).host.registry
    options = [
        f"{name}.{option}="
        for registered in registry
        for name in (registered.code, registered.check.name)
        for option in field_names(type(registered.check.options))
    ]
    return [CompletionItem(option) for option in sorted(options) if option.startswith(begun)]


def format_names(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the formats of reports, the packs' included."""
    from click.shell_completion import CompletionItem

    from edulint.report import FORMATS

    names = (*FORMATS, *sorted(context.ensure_object(Session).host.reporters()))
    return [CompletionItem(name) for name in names if name.startswith(begun)]


def pack_names(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the packs that can be left out."""
    from click.shell_completion import CompletionItem

    packs = context.ensure_object(Session).host.packs
    return [CompletionItem(pack.name, help=pack.distribution) for pack in packs if pack.name.startswith(begun)]


def files(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """Let the shell complete names of files and folders."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(begun, type="file")]
