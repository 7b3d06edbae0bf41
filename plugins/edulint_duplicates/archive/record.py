"""What the archive keeps of a document."""

from __future__ import annotations

import os
import sqlite3
import zlib
from array import array
from bisect import bisect_right
from hashlib import blake2b
from itertools import accumulate, pairwise

from msgspec import Struct

from edulint.api import Block, BlockKind, Cell, Document, Span, pattern
from edulint_duplicates.archive.troubles import DamageError
from edulint_duplicates.passages.fingerprints import fingerprints
from edulint_duplicates.passages.normalise import Compact
from edulint_duplicates.passages.officialese import HEADINGS

_ANY = pattern(r"[^\r\n]")
_GB18030, _UTF_8 = b"G", b"U"
# What judging a passage needs to know of a block, as flags.
_HEADING, _CELL, _HEADER = 1, 2, 4
_COLUMNS = 5


class Record(Struct, frozen=True):
    """A document ready for the archive.

    ``blocks`` tells what the text consists of and on which line each part stands, ``text`` is the compressed text
    without code and front matter; ``hashes`` and ``positions`` are its fingerprints as bytes.
    """

    path: str
    size: int
    modified: int
    content: bytes
    characters: int
    blocks: bytes
    text: bytes
    hashes: bytes
    positions: bytes


def record_of(path: str, document: Document, status: os.stat_result | None = None) -> Record:
    """Return what the archive keeps of a file and its document.

    ``status`` was taken before the file was read: one that is written meanwhile counts as changed for the next run.
    """
    status = status or os.stat(path)
    compact = Compact(document)
    prints = fingerprints(compact.text)
    blocks = _blocks(compact)
    # One text is two documents where it is read in two ways, as Markdown and as plain text.
    content = document.text.encode("utf-8", "surrogatepass") + blocks
    return Record(
        path=path,
        size=status.st_size,
        modified=status.st_mtime_ns,
        content=blake2b(content, digest_size=16).digest(),
        characters=len(compact.text),
        blocks=blocks,
        text=zlib.compress(_encoded(_prose(document)), 9),
        hashes=prints.hashes.tobytes(),
        positions=prints.positions.tobytes(),
    )


def _prose(document: Document) -> str:
    text, at = document.text, 0
    pieces: list[str] = []
    for block in document.blocks:
        if not block.is_prose:
            start, end = block.span.bounds
            pieces += (text[at:start], _ANY.sub(" ", text[start:end]))
            at = end
    return "".join((*pieces, text[at:]))


def _encoded(text: str) -> bytes:
    # Two bytes for a Han character where UTF-8 takes three: the compressed text is a sixth shorter.
    try:
        return _GB18030 + text.encode("gb18030")
    except UnicodeEncodeError:
        return _UTF_8 + text.encode("utf-8", "surrogatepass")


def _blocks(compact: Compact) -> bytes:
    """Return a row for each block of prose, column by column, each number less the one before it: that packs well."""
    rows = []
    for block in compact.document.blocks:
        start, end = compact.range(block.span)
        if block.is_prose and start < end:
            kind = _HEADING * (block.kind in HEADINGS) | _CELL * (block.cell is not None)
            kind |= _HEADER * (block.cell is not None and block.cell.header)
            rows.append((compact.document.locate(block.span).line, start, *block.span.bounds, kind))
    columns = (
        array("i", (number - before for before, number in pairwise((0, *column)))) for column in zip(*rows, strict=True)
    )
    return zlib.compress(b"".join(column.tobytes() for column in columns), 9)


def _columns(blocks: bytes) -> list[list[int]]:
    """Return the lines, positions in compact text, starts, ends and kinds of the blocks."""
    try:
        numbers = array("i", zlib.decompress(blocks))
    except (zlib.error, ValueError, TypeError) as error:
        raise DamageError(str(error)) from error
    rows = len(numbers) // _COLUMNS
    return [list(accumulate(numbers[column * rows : (column + 1) * rows])) for column in range(_COLUMNS)]


def line_of(blocks: bytes, position: int) -> int:
    """Return the line of a position, from what :func:`record_of` kept."""
    lines, positions, *_ = _columns(blocks)
    return lines[max(0, bisect_right(positions, position) - 1)]


def text_of(body: bytes) -> str:
    """Return the text that the archive keeps."""
    try:
        data = zlib.decompress(body)
        return data[1:].decode("gb18030") if data[:1] == _GB18030 else data[1:].decode("utf-8", "surrogatepass")
    except (zlib.error, ValueError, TypeError) as error:
        raise DamageError(str(error)) from error


def archived_document(text: str, blocks: bytes) -> Document:
    """Return a document of an archived text, with as much of its blocks as comparing asks for."""
    _, _, starts, ends, kinds = _columns(blocks)
    found = tuple(
        Block(
            Span(start, end),
            BlockKind.HEADING if kind & _HEADING else BlockKind.PARAGRAPH,
            cell=Cell(0, 0, 0, header=bool(kind & _HEADER)) if kind & _CELL else None,
        )
        for start, end, kind in zip(starts, ends, kinds, strict=True)
    )
    return Document(path="", text=text, format="text", blocks=found, reports=())


def compact_of(connection: sqlite3.Connection, number: int) -> Compact | None:
    """Return the compact text of a document whose text the archive keeps; None where it was removed."""
    row = connection.execute(
        "SELECT text, blocks FROM body JOIN document ON id = document WHERE id = ?", (number,)
    ).fetchone()
    return Compact(archived_document(text_of(row[0]), row[1])) if row else None
