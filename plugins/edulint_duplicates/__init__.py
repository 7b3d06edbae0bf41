"""Passages that stand twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from edulint.api import BaseCheck, Wording, hookimpl

if TYPE_CHECKING:
    import click

# What people call this category, in reports and on the command line.
CATEGORY = Wording(zh="重复", en="duplicates")


@hookimpl
def edulint_commands() -> Iterable[click.Command]:
    """Return ``edulint archive``."""
    from edulint_duplicates.commands import archive

    return [archive]


@hookimpl
def edulint_earlier_texts(archive: str, draft: str) -> Iterator[str]:
    """Yield the texts that an archive keeps, without that of the file ``draft``; registered forms are none."""
    from edulint_duplicates.archive.reading import kept_texts

    return kept_texts(archive, draft)


@hookimpl
def edulint_checks() -> Iterable[type[BaseCheck]]:
    """Return the checks of this pack."""
    from edulint_duplicates.checks import ALL

    return ALL
