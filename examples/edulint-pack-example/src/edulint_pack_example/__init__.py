"""A pack for edulint: the hooks. What they return is imported inside them, so that edulint starts quickly."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from edulint.api import Wording, hookimpl

if TYPE_CHECKING:
    import click

    from edulint.api import BaseCheck, Reader, Reporter

# What people call the category of these checks.
CATEGORY = Wording(zh="示例", en="example")


@hookimpl
def edulint_checks() -> Iterable[type[BaseCheck]]:
    """Return the checks."""
    from edulint_pack_example.checks import ALL

    return ALL


@hookimpl
def edulint_readers() -> Iterable[type[Reader]]:
    """Return the readers."""
    from edulint_pack_example.reader import ChatReader

    return [ChatReader]


@hookimpl
def edulint_reporters() -> Iterable[type[Reporter]]:
    """Return the reporters."""
    from edulint_pack_example.reporter import CountReporter

    return [CountReporter]


@hookimpl
def edulint_commands() -> Iterable[click.Command]:
    """Return the commands."""
    from edulint_pack_example.command import command

    return [command]
