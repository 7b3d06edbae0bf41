"""Archives of earlier reports that tests make of plain files."""

from __future__ import annotations

from pathlib import Path

from edulint.api import Document
from edulint.testing import document_of
from edulint_duplicates.archive.adding import Counts, add_files
from edulint_duplicates.archive.store import open_for_writing
from edulint_duplicates.archive.writing import Writer


def read(path: str) -> Document:
    """Return a plain file as the checks see it."""
    return document_of(Path(path).read_text(encoding="utf-8"), path)


def add(archive: Path, *paths: Path, template: bool = False, keep_texts: bool = True) -> Counts:
    """Add files to an archive, which is made where there is none; tell how many there were of each kind."""
    connection = open_for_writing(archive, make=True, keep_texts=keep_texts)
    try:
        return add_files(Writer(connection, archive), [str(path) for path in paths], read, template)
    finally:
        connection.close()
