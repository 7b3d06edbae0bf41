"""What the comparison of drafts needs of each: its fingerprints, and in little room its compact text and parts."""

from __future__ import annotations

import zlib

from msgspec import Struct

from edulint_duplicates.passages.fingerprints import Fingerprints, fingerprints
from edulint_duplicates.passages.parts import Parts

_SIZE = 8
# The fastest: it halves the text, and more takes longer than it saves.
_LEVEL = 1
# A draft is compared with all its others in turn, and the next one often with the same: texts of so many characters
# together are kept as they are, those asked for last.
_KEPT_CHARACTERS = 10_000_000
_CODEC, _ERRORS = "utf-8", "surrogatepass"


class DraftText(Struct, frozen=True):
    """The fingerprints of a compact text, the text itself, compressed, and the ranges of its parts."""

    prints: Fingerprints
    text: bytes
    ranges: bytes

    @property
    def parts(self) -> Parts:
        """The compact text with its paragraphs and sentences."""
        return _decompressed(self.text, self.ranges)

    def packed(self) -> bytes:
        """Return the packed fingerprints, the ranges of the parts and the compressed text, each of the first two behind
        its length.
        """
        kept = (self.prints.packed(), self.ranges)
        return b"".join([part for one in kept for part in (len(one).to_bytes(_SIZE, "little"), one)]) + self.text

    @classmethod
    def unpacked(cls, data: bytes) -> DraftText:
        """Return what :meth:`packed` has made bytes of.

        Raises:
            ValueError: the bytes are none of its own.
        """
        prints, rest = _parted(data)
        ranges, text = _parted(rest)
        return cls(Fingerprints.unpacked(prints), text, ranges)


def draft_text(parts: Parts) -> DraftText:
    """Return what the comparison needs of a compact text and its parts."""
    text = parts.text
    return DraftText(fingerprints(text), zlib.compress(text.encode(_CODEC, _ERRORS), _LEVEL), parts.packed())


def _parted(data: bytes) -> tuple[bytes, bytes]:
    """Return what stands behind its length, and the rest."""
    end = _SIZE + int.from_bytes(data[:_SIZE], "little")
    return data[_SIZE:end], data[end:]


class _KeptParts:
    """The parts of the drafts that were asked for last."""

    def __init__(self) -> None:
        self._kept: dict[tuple[bytes, bytes], Parts] = {}
        self._characters = 0

    def __call__(self, text: bytes, ranges: bytes) -> Parts:
        key = text, ranges
        parts = self._kept.pop(key, None)
        if parts is None:
            parts = Parts.unpacked(zlib.decompress(text).decode(_CODEC, _ERRORS), ranges)
            self._characters += len(parts.text)
        # At the end: the first is the one to go.
        self._kept[key] = parts
        while self._characters > _KEPT_CHARACTERS and len(self._kept) > 1:
            self._characters -= len(self._kept.pop(next(iter(self._kept))).text)
        return parts


_decompressed = _KeptParts()
