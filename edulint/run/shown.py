"""A draft as a page shows it: its blocks in reading order, each with its place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from edulint.model import Block, BlockKind, Document, Heading
from edulint.outcome import Piece, ShownDraft
from edulint.text.spans import Span
from edulint.text.visible import visible


def shown(document: Document) -> ShownDraft:
    """Return a document's text as pieces."""
    pieces = tuple(piece for block in document.blocks for piece in _pieces(document, block))
    bounds = [*document.row_starts, len(document.text)]
    lines = (document.text[start:end].rstrip("\r\n") for start, end in pairwise(bounds))
    return ShownDraft(document.path, pieces, tuple(lines))


def _pieces(document: Document, block: Block) -> Iterator[Piece]:
    """Yield a block's pieces: one for each line that it runs over."""
    heading = block.heading
    kind = block.kind.value
    if block.kind is BlockKind.HEADING and heading and heading.run_in:
        # The paragraph runs on behind its heading: it is shown as a paragraph, and listed in the outline.
        kind = BlockKind.PARAGRAPH.value
    cell = block.cell
    for index, span in enumerate(_lines(document, block.span)):
        location = document.locate(span)
        yield Piece(
            line=location.line,
            column=location.column,
            text=visible(document.slice(span).rstrip("\r\n")),
            kind=kind,
            level=heading.level if heading else 0,
            label=block.label if index == 0 else "",
            title=visible(_title(heading)) if heading and index == 0 else "",
            cell=(cell.table, cell.row, cell.column, cell.header, cell.columns) if cell else None,
        )


def _title(heading: Heading) -> str:
    return heading.titled(heading.ordinal.text if heading.ordinal else "")


def _lines(document: Document, span: Span) -> Iterator[Span]:
    if document.places:
        # Word: the lines of a paragraph are told as one line; columns run on over its breaks.
        yield span
        return
    starts = document.line_starts[
        bisect_right(document.line_starts, span.start) : bisect_left(document.line_starts, span.end)
    ]
    for start, end in pairwise([span.start, *starts, span.end]):
        yield Span(start, end)
