"""The hooks by which a pack joins edulint.

A pack is a module named in the entry-point group ``edulint``; it marks its functions with :data:`edulint.api.hookimpl`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    import click

    from edulint.check import BaseCheck
    from edulint.readers.reader import Reader
    from edulint.readers.writer import Writer
    from edulint.report.reporter import Reporter

hookspec = pluggy.HookspecMarker("edulint")
# Marks a pack's functions as hooks: `@hookimpl def edulint_checks() -> …`.
hookimpl = pluggy.HookimplMarker("edulint")


@hookspec
def edulint_checks() -> Iterable[type[BaseCheck]]:  # type: ignore[empty-body]
    """Return the pack's check classes. Called once, when the packs are loaded; import the checks inside."""


@hookspec
def edulint_readers() -> Iterable[type[Reader]]:  # type: ignore[empty-body]
    """Return the pack's readers. Called once, when the packs are loaded, before any file is opened."""


@hookspec
def edulint_writers() -> Iterable[type[Writer]]:  # type: ignore[empty-body]
    """Return the pack's writers. Called when a draft is to be annotated."""


@hookspec
def edulint_reporters() -> Iterable[type[Reporter]]:  # type: ignore[empty-body]
    """Return the pack's reporters. Called for `--help`, and for a format that is none of edulint's own."""


@hookspec
def edulint_commands() -> Iterable[click.Command]:  # type: ignore[empty-body]
    """Return commands to stand beside ``edulint check``. Called when the command line names none of edulint's own."""


@hookspec
def edulint_earlier_texts(archive: str, draft: str) -> Iterable[str]:  # type: ignore[empty-body]
    """Return the texts of the reports in the folder ``archive`` but that of the file ``draft``.

    Called when a check compares a draft's wording with what was written before (:func:`edulint.api.earlier_texts`).
    """
