"""Word files (.docx): their paragraphs, tables, notes and the numbers that Word itself gives."""

from __future__ import annotations

from collections.abc import Iterable

from edulint.api import BaseCheck, Reader, Wording, Writer, hookimpl

# What people call this category, in reports and on the command line.
CATEGORY = Wording(zh="Word 文件", en="Word files")


@hookimpl
def edulint_readers() -> Iterable[type[Reader]]:
    """Return the readers of Word files, of those that LibreOffice can turn into some, and of PDF files."""
    from edulint_word.office import OfficeReader
    from edulint_word.pdf.reader import PdfReader
    from edulint_word.reader import WordReader

    return [WordReader, OfficeReader, PdfReader]


@hookimpl
def edulint_writers() -> Iterable[type[Writer]]:
    """Return the writer of Word files."""
    from edulint_word.writer import WordWriter

    return [WordWriter]


@hookimpl
def edulint_checks() -> Iterable[type[BaseCheck]]:
    """Return the checks of what only a Word file tells."""
    from edulint_word.checks import ALL

    return ALL
