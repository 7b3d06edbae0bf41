"""The reader of Word files."""

from __future__ import annotations

from edulint.api import Reader, Source


class WordReader(Reader):
    """Word's .docx as it reads when all changes are accepted: insertions in, deletions out, fields as their results."""

    format = "word"
    suffixes = (".docx",)
    scale = 10

    def read(self, data: bytes) -> Source:
        """Return a line for each paragraph, and a block for each that is not blank; footnotes and endnotes come last.

        Raises:
            ReadError: the bytes are no Word file, an encrypted one, or a damaged one.
        """
        # What takes the file apart is loaded only by those who have Word files to read.
        from edulint_word.source import source_of

        return source_of(data)
