"""From a draft's bytes to its document, and back."""

from __future__ import annotations

import codecs
import os
from collections.abc import Mapping

from msgspec.structs import replace

from edulint.model import Document, Genre
from edulint.outline.assembly import assemble
from edulint.readers.plain import PlainReader, is_plain_text
from edulint.readers.reader import Reader, ReadError, Source
from edulint.report.reporter import REPORT_MARK
from edulint.run.files import DOCUMENTS, read_bytes
from edulint.wording import SpokenError, Wording

_FOREIGN = Wording(
    zh="edulint 不读 {suffix} 文件：请在 Word 或 WPS 中另存为 .docx，再检查；.doc、.wps、.odt、.rtf 在装有 LibreOffice 的电脑上可以直接检查",
    en="edulint doesn't read {suffix} files: save it as .docx in Word or WPS and check that; .doc, .wps, .odt and .rtf "
    "are read where LibreOffice is installed",
)
_PAGE = Wording(
    zh="这是网页：请在浏览器里打开，把正文复制到 Word 或文本文件里再检查",
    en="this is a web page: open it in a browser, copy the text into Word or a text file and check that",
)
_NO_TEXT = Wording(
    zh="edulint 不读 {suffix} 文件：请把要检查的文字复制到 Word 或文本文件里",
    en="edulint doesn't read {suffix} files: copy what is to be checked into Word or a text file",
)
# Sheets and slides, which no office program saves as a text.
_SHEETS_AND_SLIDES = frozenset((".xls", ".xlsx", ".xlsm", ".et", ".ods", ".ppt", ".pptx", ".dps", ".odp"))
# What a saved web page begins with, in small letters; many a .doc that a site offers is one.
_PAGE_BEGINNINGS = (b"<!doctype html", b"<html")
_GLANCE = 200
# With such a suffix it is a text, which checks tell what markup is left in it.
_TEXTS = frozenset((*PlainReader.suffixes, ".md", ".markdown", ""))


class DraftReader:
    """Reads drafts with a fixed set of readers, by suffix."""

    def __init__(self, readers: Mapping[str, Reader]) -> None:
        self._readers = readers

    def load(self, path: str, max_size: int) -> bytes:
        """Return a draft's bytes.

        Raises:
            UnreadableError: it can't be read, or is larger than a text of ``max_size`` million bytes would be.
        """
        return read_bytes(path, max_size * self._reader(path).scale)

    def read(self, path: str, data: bytes, genre: Genre | None = None) -> tuple[Document, tuple[Wording, ...]]:
        """Return a draft's document and what was wrong though the rest could be read.

        The genre is told from the text where none is given.

        Raises:
            ReadError: the bytes are of no format that can be read.
        """
        reader = self._reader_of(path, data)
        source = reader.read(data)
        return assemble(source, path, reader.format, genre), source.problems

    def text_of(self, path: str, data: bytes) -> str:
        """Return the text of a file alone.

        Raises:
            ReadError: the bytes are of no format that can be read.
        """
        return self._reader_of(path, data).text(data)

    def source(self, path: str, data: bytes) -> Source:
        """Return what a file's reader hands over.

        Raises:
            ReadError: the bytes are of no format that can be read.
        """
        return self._reader_of(path, data).read(data)

    def reparsed(self, document: Document, text: str, genre: Genre | None = None) -> Document:
        """Return the document that a text document is with another text.

        What kind of text it is may change with it: the next run will read it so.
        """
        # With a mark there is no doubt about the encoding; the file's own is put back.
        parsed, _ = self.read(document.path, f"\ufeff{text}".encode(), genre)
        return replace(parsed, encoding=document.encoding)

    def why(self, path: str, error: SpokenError) -> Wording:
        """Return why a draft can't be read; a format that no reader knows is called by its name."""
        suffix = os.path.splitext(path)[1].lower()
        if isinstance(error, ReadError) and suffix in DOCUMENTS and suffix not in self._readers:
            return _FOREIGN.filled(suffix=suffix)
        if isinstance(error, ReadError) and suffix in _SHEETS_AND_SLIDES:
            return _NO_TEXT.filled(suffix=suffix)
        return error.wording

    def _reader(self, path: str) -> Reader:
        return self._readers.get(os.path.splitext(path)[1].lower()) or PlainReader()

    def _reader_of(self, path: str, data: bytes) -> Reader:
        """Return the reader of what a file holds, where that isn't what its suffix says: many are renamed.

        Raises:
            ReadError: the file is a web page, and doesn't say that it is text.
        """
        named = self._reader(path)
        if named.signatures and data.startswith(named.signatures):
            return named
        signed = (reader for reader in self._readers.values() if reader.signatures)
        known = (reader for reader in signed if data.startswith(reader.signatures) and reader.lacking() is None)
        other = next(known, None)
        if other is None and _is_page(data) and os.path.splitext(path)[1].lower() not in _TEXTS:
            raise ReadError(_PAGE)
        if other is None and named.signatures and is_plain_text(data):
            return PlainReader()
        return other or named


def _is_page(data: bytes) -> bool:
    """Tell whether a file is a web page."""
    return data[:_GLANCE].removeprefix(codecs.BOM_UTF8).lstrip().lower().startswith(_PAGE_BEGINNINGS)


def is_report(data: bytes) -> bool:
    """Tell whether a file is a report that edulint itself has written among the drafts."""
    return data.startswith((REPORT_MARK.encode(), f"<!-- {REPORT_MARK}".encode()))


def encoded(document: Document) -> bytes:
    """Return a text document's bytes, byte order mark included.

    Raises:
        UnicodeEncodeError: its encoding lacks a character.
    """
    encoding = document.encoding
    if encoding is None:
        raise ValueError(f"{document.path} is not a text file")
    mark = "\ufeff".encode(encoding.codec) if encoding.bom else b""
    return mark + document.text.encode(encoding.codec)
