"""The reader of Word files."""

from __future__ import annotations

from edulint.api import Reader, Source


class WordReader(Reader):
    """Word's .docx as it reads when all changes are accepted: insertions in, deletions out, fields as their results."""

    format = "word"
    suffixes = (".docx", ".docm", ".dotx", ".dotm")
    # A zip archive, and what old Word files and encrypted ones are: those are told of.
    signatures = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
    scale = 10

    def read(self, data: bytes) -> Source:
        """Return a line for each paragraph, and a block for each that is not blank; notes come after the text,
        headers and footers last.

        Raises:
            ReadError: the bytes are no Word file, an encrypted one, or a damaged one.
        """
        # What takes the file apart is loaded only by those who have Word files to read.
        from edulint_word.source import source_of

        return source_of(data)

    def text(self, data: bytes) -> str:
        """Return the text of a file alone: whoever has written into one reads it again only to compare that.

        Raises:
            ReadError: the bytes are no Word file, an encrypted one, or a damaged one.
        """
        from edulint_word.source import text_of

        return text_of(data)
