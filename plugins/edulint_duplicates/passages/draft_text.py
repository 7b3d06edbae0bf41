"""What the comparison of drafts needs of each: its fingerprints, and its compact text in little room."""

from __future__ import annotations

import zlib
from functools import lru_cache

from msgspec import Struct

from edulint_duplicates.passages.fingerprints import Fingerprints, fingerprints

_SIZE = 8
# The fastest: it halves the text, and more takes longer than it saves.
_LEVEL = 1
# A draft is compared with all its others in turn, and the next one often with the same.
_KEPT_TEXTS = 40
_CODEC, _ERRORS = "utf-8", "surrogatepass"


class DraftText(Struct, frozen=True):
    """The fingerprints of a compact text, and the text itself, compressed."""

    prints: Fingerprints
    compressed: bytes

    @property
    def text(self) -> str:
        """The compact text."""
        return _decompressed(self.compressed)

    def packed(self) -> bytes:
        """Return the length of the packed fingerprints, these, and the compressed text."""
        prints = self.prints.packed()
        return len(prints).to_bytes(_SIZE, "little") + prints + self.compressed

    @classmethod
    def unpacked(cls, data: bytes) -> DraftText:
        """Return what :meth:`packed` has made bytes of.

        Raises:
            ValueError: the bytes are none of its own.
        """
        end = _SIZE + int.from_bytes(data[:_SIZE], "little")
        return cls(Fingerprints.unpacked(data[_SIZE:end]), data[end:])


def draft_text(text: str) -> DraftText:
    """Return what the comparison needs of a compact text."""
    return DraftText(fingerprints(text), zlib.compress(text.encode(_CODEC, _ERRORS), _LEVEL))


@lru_cache(_KEPT_TEXTS)
def _decompressed(data: bytes) -> str:
    return zlib.decompress(data).decode(_CODEC, _ERRORS)
