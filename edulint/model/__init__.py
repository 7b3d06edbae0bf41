"""What a draft is once it has been read: text, blocks, headings, sections, and the way back to the file.

Everything here is immutable and can be pickled, so that documents travel between processes.
"""

from edulint.model.blocks import Block, BlockKind, Cell, Heading, Mark, MarkKind
from edulint.model.document import Document, Encoding, Genre
from edulint.model.sections import Report, ReportStart, Section

__all__ = [
    "Block",
    "BlockKind",
    "Cell",
    "Document",
    "Encoding",
    "Genre",
    "Heading",
    "Mark",
    "MarkKind",
    "Report",
    "ReportStart",
    "Section",
]
