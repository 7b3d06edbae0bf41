"""An office's own rules: words to write and not to write, names in their order, patterns for those who can."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from edulint.api import BaseCheck, Wording, hookimpl

if TYPE_CHECKING:
    import click

# What people call this category, in reports and on the command line.
CATEGORY = Wording(zh="自定", en="house rules")


@hookimpl
def edulint_checks() -> Iterable[type[BaseCheck]]:
    """Return the checks of this pack."""
    from edulint_terms.checks import ALL

    return ALL


@hookimpl
def edulint_commands() -> Iterable[click.Command]:
    """Return the commands of this pack."""
    from edulint_terms.command import terms

    return [terms]
