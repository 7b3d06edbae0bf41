"""Word files (.docx): their paragraphs, tables, notes and the numbers that Word itself gives."""

from __future__ import annotations

from collections.abc import Iterable

from edulint.api import Reader, Writer, hookimpl


@hookimpl
def edulint_readers() -> Iterable[type[Reader]]:
    """Return the reader of Word files."""
    from edulint_word.reader import WordReader

    return [WordReader]


@hookimpl
def edulint_writers() -> Iterable[type[Writer]]:
    """Return the writer of Word files."""
    from edulint_word.writer import WordWriter

    return [WordWriter]
