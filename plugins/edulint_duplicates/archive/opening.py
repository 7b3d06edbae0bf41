"""The archive that a command names, opened for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from edulint.api import Session, Wording, say

if TYPE_CHECKING:
    import sqlite3

_ARCHIVE = Wording(zh="档案库", en="ARCHIVE")
folder_argument = click.argument("folder", metavar=say(_ARCHIVE), type=click.Path(path_type=Path))


@contextmanager
def opened(session: Session, folder: Path, **how: bool) -> Iterator[sqlite3.Connection]:
    """Open an archive, to write if ``how`` says anything; whatever is wrong with it ends the run with a reason."""
    from edulint_duplicates.archive.store import FILE, open_for_reading, open_for_writing
    from edulint_duplicates.archive.troubles import ArchiveError, in_words

    try:
        connection = open_for_writing(folder, **how) if how else open_for_reading(folder)
        with closing(connection), in_words(folder / FILE):
            yield connection
    except ArchiveError as error:
        session.fail(error)
