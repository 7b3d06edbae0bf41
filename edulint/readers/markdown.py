"""Markdown."""

from __future__ import annotations

from edulint.readers.plain import read_text
from edulint.readers.reader import Reader, Source


class MarkdownReader(Reader):
    """CommonMark with tables and front matter. Text indented by four spaces is prose here, not code."""

    format = "markdown"
    suffixes = (".md", ".markdown")

    def read(self, data: bytes) -> Source:
        """Return a block for each line of prose, each table cell, and each line of code and front matter."""
        # The parser is loaded only by those who have Markdown to read.
        from edulint.readers.markdown_blocks import markdown_blocks
        from edulint.readers.markdown_comments import directive_marks

        text, encoding, problems = read_text(data)
        return Source(text, tuple(markdown_blocks(text)), encoding, problems, marks=directive_marks(text))
