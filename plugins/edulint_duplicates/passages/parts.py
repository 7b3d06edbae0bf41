"""A compact text with its paragraphs and sentences: what two texts are first compared by, without their drafts."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator

# The positions ``(start, end)`` of a part of a compact text.
Range = tuple[int, int]

_SIZE = 4


class Parts:
    """A compact text, and where each paragraph and each sentence begins and ends, in order; none of them is empty."""

    __slots__ = ("_paragraphs", "_sentences", "text")

    def __init__(self, text: str, paragraphs: array[int], sentences: array[int]) -> None:
        self.text = text
        self._paragraphs = paragraphs
        self._sentences = sentences

    def paragraphs(self, start: int, end: int) -> Iterator[Range]:
        """Yield the paragraphs that ``text[start:end]`` touches."""
        bounds = self._paragraphs
        # An odd number of bounds before a position says that it lies in a part, which begins at the last of them.
        index = bisect_right(bounds, start) // 2 * 2
        while index < len(bounds) and bounds[index] < end:
            yield bounds[index], bounds[index + 1]
            index += 2

    def paragraph_at(self, position: int) -> Range | None:
        """Return the paragraph of a character, if it stands in one."""
        return _range_at(self._paragraphs, position)

    def sentence_at(self, position: int) -> Range:
        """Return the sentence of a character; that position alone where it stands in none."""
        return _range_at(self._sentences, position) or (position, position)

    def packed(self) -> bytes:
        """Return the bounds as bytes: how many there are of paragraphs, these, and those of sentences."""
        count = len(self._paragraphs).to_bytes(_SIZE, "little")
        return count + self._paragraphs.tobytes() + self._sentences.tobytes()

    @classmethod
    def unpacked(cls, text: str, data: bytes) -> Parts:
        """Return the parts of a text from the bytes that :meth:`packed` has made.

        Raises:
            ValueError: the bytes are none of its own.
        """
        count, bounds = int.from_bytes(data[:_SIZE], "little"), array("I")
        bounds.frombytes(data[_SIZE:])
        return cls(text, bounds[:count], bounds[count:])


def _range_at(bounds: array[int], position: int) -> Range | None:
    index = bisect_right(bounds, position)
    return (bounds[index - 1], bounds[index]) if index % 2 else None
