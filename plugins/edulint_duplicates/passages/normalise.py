"""Reduces a text to what is compared, its letters, digits and Han, and leads back to offsets in the draft."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, pairwise

from edulint.api import Block, Document, Span, fold, pattern, sentence_spans
from edulint_duplicates.passages.parts import Parts

# Punctuation, spaces and masks differ between copies of one passage more often than they tell passages apart.
# The engine runs over Han and ASCII by a class of few ranges, and asks only of what is left whether it is a letter or a
# digit elsewhere in the world.
_BETWEEN = pattern(r"([^\u4e00-\u9fff0-9A-Za-z](?<=[\W_])[\W_]*+)")
_NOT_HAN = pattern(r"[^\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")


class Compact:
    """The letters, digits and Han of a draft without what stands between them.

    ``text`` holds them; positions count in it, offsets in the draft. ``positions`` and ``offsets`` say where each
    unbroken run begins, which is far less than an entry for every character.
    """

    __slots__ = ("_parts", "document", "offsets", "positions", "text")

    def __init__(self, document: Document) -> None:
        self.document = document
        parts = _BETWEEN.split(_prose(document))
        runs = parts[::2]
        self.text = "".join(runs)
        self.positions = list(accumulate(map(len, runs), initial=0))
        self.offsets = list(accumulate(map(len, parts), initial=0))[::2]
        self._parts: Parts | None = None

    @property
    def parts(self) -> Parts:
        """The paragraphs and sentences, looked up once, however many drafts are compared with this one."""
        if self._parts is None:
            self._parts = self._divided()
        return self._parts

    def offset(self, position: int) -> int:
        """Return where in the draft a character of ``text`` stands."""
        run = bisect_right(self.positions, position) - 1
        return self.offsets[run] + position - self.positions[run]

    def span(self, start: int, end: int) -> Span:
        """Return the draft's span of ``text[start:end]``, which must not be empty."""
        return Span(self.offset(start), self.offset(end - 1) + 1)

    def folded(self, start: int, end: int) -> str:
        """Return what stands in the draft from ``text[start]`` to ``text[end - 1]``, widths folded."""
        span = self.span(start, end)
        return self.document.folded[span.start : span.end]

    def position(self, offset: int) -> int:
        """Return the position of the first character at or after an offset of the draft."""
        run = bisect_right(self.offsets, offset) - 1
        if run < 0:
            return 0
        following = self.positions[run + 1] if run + 1 < len(self.positions) else len(self.text)
        return min(self.positions[run] + offset - self.offsets[run], following)

    def range(self, span: Span) -> tuple[int, int]:
        """Return the positions ``(start, end)`` of what lies in a span of the draft."""
        return self.position(span.start), self.position(span.end)

    def blocks(self, span: Span) -> Iterator[Block]:
        """Yield the blocks of prose that a span of the draft touches."""
        blocks = self.document.blocks
        index = bisect_right(blocks, span.start, key=_end_of)
        while index < len(blocks) and blocks[index].span.start < span.end:
            if blocks[index].is_prose:
                yield blocks[index]
            index += 1

    def _divided(self) -> Parts:
        paragraphs, sentences = array("I"), array("I")
        for block in self.document.blocks:
            start, end = self.range(block.span) if block.is_prose else (0, 0)
            if start == end:
                continue
            paragraphs.extend((start, end))
            found = sentence_spans(self.document.text, *block.span.bounds)
            # A sentence goes on to the next one: nothing but marks and spaces stands between them.
            begins = [self.position(sentence.start) for sentence in found]
            for begin, following in pairwise((*begins, end)):
                if begin < following:
                    sentences.extend((begin, following))
        return Parts(self.text, paragraphs, sentences)


def _prose(document: Document) -> str:
    """Return the folded text with code, front matter and the addresses of Markdown blanked; offsets are the same."""
    if document.format == "markdown":
        return fold(document.prose).replace("\0", " ")
    text, at = document.folded, 0
    pieces: list[str] = []
    for block in document.blocks:
        if not block.is_prose:
            pieces += (text[at : block.span.start], " " * len(block.span))
            at = block.span.end
    return "".join((*pieces, text[at:]))


def compacted(text: str) -> str:
    """Return the letters, digits and Han of a text."""
    return _BETWEEN.sub("", fold(text))


def han_count(text: str) -> int:
    """Return how many Han characters a text has."""
    return len(_NOT_HAN.sub("", text))


def _end_of(block: Block) -> int:
    return block.span.end
