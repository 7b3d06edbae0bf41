"""From text or bytes to a document, with the reader that fits."""

from __future__ import annotations

from edulint.model import Document
from edulint.outline import assemble
from edulint.reader import Reader


def parse(data: bytes, reader: Reader, path: str = "") -> Document:
    """Return the document that a file's bytes are.

    Raises:
        edulint.reader.ReadError: the bytes are not of the reader's format.
    """
    return assemble(reader.read(data), path, reader.format)
