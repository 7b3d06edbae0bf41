"""Figures that contradict each other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from edulint.api import BaseCheck, Wording, hookimpl

if TYPE_CHECKING:
    import click

# What people call this category, in reports and on the command line.
CATEGORY = Wording(zh="数字", en="figures")


@hookimpl
def edulint_commands() -> Iterable[click.Command]:
    """Return ``edulint figures``."""
    from edulint_figures.command import figures

    return [figures]


@hookimpl
def edulint_checks() -> Iterable[type[BaseCheck]]:
    """Return the checks of this pack."""
    from edulint_figures.checks import ALL

    return ALL
