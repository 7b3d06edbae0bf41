"""What the archive keeps of a document."""

from __future__ import annotations

import os
import re
import zlib
from array import array
from hashlib import blake2b

from msgspec import Struct

from edulint.api import Block, Document, Span
from edulint_duplicates.fingerprints import fingerprints
from edulint_duplicates.normalise import Compact

_ANY = re.compile(r"[^\r\n]")
_GB18030, _UTF_8 = b"G", b"U"
_LINE = re.compile(r"[^\r\n]+")


class Record(Struct, frozen=True):
    """A document ready for the archive.

    ``lines`` tells on which line a position of the compact text stands, ``text`` is the compressed text without code and
    front matter; ``hashes`` and ``positions`` are its fingerprints as bytes.
    """

    path: str
    size: int
    modified: int
    content: bytes
    characters: int
    lines: bytes
    text: bytes
    hashes: bytes
    positions: bytes


def record_of(path: str, document: Document) -> Record:
    """Return what the archive keeps of a file and its document."""
    status = os.stat(path)
    compact = Compact(document)
    prints = fingerprints(compact.text)
    return Record(
        path=path,
        size=status.st_size,
        modified=status.st_mtime_ns,
        content=blake2b(document.text.encode("utf-8", "surrogatepass"), digest_size=16).digest(),
        characters=len(compact.text),
        lines=_lines(compact),
        text=zlib.compress(_encoded(_prose(document)), 9),
        hashes=prints.hashes.tobytes(),
        positions=prints.positions.tobytes(),
    )


def _prose(document: Document) -> str:
    text = document.text
    for block in document.blocks:
        if not block.is_prose:
            start, end = block.span.start, block.span.end
            text = text[:start] + _ANY.sub(" ", text[start:end]) + text[end:]
    return text


def _encoded(text: str) -> bytes:
    # Two bytes a Han where UTF-8 takes three: a sixth less when compressed.
    try:
        return _GB18030 + text.encode("gb18030")
    except UnicodeEncodeError:
        return _UTF_8 + text.encode("utf-8", "surrogatepass")


def _lines(compact: Compact) -> bytes:
    """Return line numbers and the positions at which they begin, alternating."""
    pairs = array("I")
    for block in compact.document.blocks:
        start, end = compact.range(block.span)
        if block.is_prose and start < end:
            pairs.extend((compact.document.locate(block.span).line, start))
    return zlib.compress(pairs.tobytes(), 9)


def line_of(lines: bytes, position: int) -> int:
    """Return the line of a position, from what :func:`record_of` kept."""
    pairs = array("I", zlib.decompress(lines))
    line = 1
    for number, start in zip(pairs[::2], pairs[1::2], strict=True):
        if start > position:
            break
        line = number
    return line


def text_of(body: bytes) -> str:
    """Return the text that the archive keeps."""
    data = zlib.decompress(body)
    return data[1:].decode("gb18030") if data[:1] == _GB18030 else data[1:].decode("utf-8", "surrogatepass")


def archived_document(path: str, text: str) -> Document:
    """Return a document of an archived text: its lines as blocks, which is what comparing needs."""
    blocks = []
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.end() - len(line) + len(line.rstrip())
        if start < end:
            blocks.append(Block(Span(start, end)))
    return Document(path=path, text=text, format="text", blocks=tuple(blocks), reports=())
