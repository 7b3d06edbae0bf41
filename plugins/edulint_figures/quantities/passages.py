"""Paragraphs with the quantities in them, read once per document and shared by the checks."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property, lru_cache

from msgspec.structs import replace

from edulint.api import BlockKind, Derived, Document, Span, derived, pattern
from edulint_figures.quantities.quantity import Quantity
from edulint_figures.quantities.reading import quantities

_NUMBER = pattern("[0-9一二两三四五六七八九十百千]")
# A mask is looked for from its first sign on: one of a thousand signs that stands for nothing is read once. The pattern
# begins with one class of characters, as this is what lets the search run over the words between.
_MASK = pattern(
    r"[xX×*_○某](?<![xX×*_○]{2})(?:(?<=某)|(?<!某)[xX×*_○]*)(?:[.][xX×*_]+)? ?[多余]?(?=[%个万亿元人名所项件处户份])"
)
# So many characters around a paragraph may decide how its numbers are read.
_BEFORE, _BEHIND = 2, 40
# In characters: a paragraph that is longer is not kept for the next reading; nor are those of a draft that has more of
# them, as each would drive out one before it.
_LONGEST_KEPT, _MOST_KEPT = 1000, 1 << 10


class Passage(Derived, frozen=True):
    """A paragraph and its quantities, in order. ``text`` is the whole document's, folded to half-width forms."""

    text: str
    span: Span
    quantities: tuple[Quantity, ...]

    def between(self, left: Quantity, right: Quantity) -> str:
        """Return the text between two quantities."""
        return self.text[left.span.end : right.span.start]

    def first_at(self, offset: int) -> int:
        """Return the index of the first quantity that begins at an offset or behind it."""
        return bisect_left(self.quantities, offset, key=lambda quantity: quantity.span.start)

    def after(self, quantity: Quantity, length: int = 12) -> str:
        """Return the text behind a quantity, inside the paragraph."""
        return self.text[quantity.span.end : min(self.span.end, quantity.span.end + length)]

    def start_behind(self, marks: str, offset: int) -> int:
        """Return the offset behind the last of some marks before an offset, or where the paragraph begins."""
        start = self.span.start
        return max(start, *(self.text.rfind(mark, start, offset) + 1 for mark in marks))

    @cached_property
    def own_text(self) -> str:
        """The paragraph's text alone."""
        return self.text[self.span.start : self.span.end]

    def holds(self, *words: str) -> bool:
        """Tell whether one of the words stands in the paragraph, in far less time than a pattern takes."""
        own = self.own_text
        for word in words:  # noqa: SIM110 - `any` takes twice the time, and this is asked of every paragraph
            if word in own:
                return True
        return False

    def is_masked(self, start: int, end: int) -> bool:
        """Tell whether a number between two offsets is still to be filled in."""
        return _MASK.search(self.text, start, end) is not None


@derived
def passages_of(document: Document) -> tuple[Passage, ...]:
    """Return the paragraphs of a document that hold a number in digits; table cells are not among them."""
    text, folded = document.text, document.folded
    passages, keeps = [], len(document.blocks) <= _MOST_KEPT
    for block in document.blocks:
        start, end = block.span.start, block.span.end
        if not block.is_prose or block.kind is BlockKind.TABLE_CELL or not _NUMBER.search(folded, start, end):
            continue
        if start < _BEFORE or end - start > _LONGEST_KEPT or not keeps:
            found = tuple(quantities(text, folded, start, end))
        else:
            low, high = start - _BEFORE, end + _BEHIND
            kept = _kept_quantities(text[low:high], folded[low:high], end - low)
            found = tuple([replace(one, span=one.span.shifted(low)) for one in kept])
        passages.append(Passage(folded, block.span, found))
    return tuple(passages)


# Whoever writes a draft has it read again and again, with one paragraph changed.
@lru_cache(maxsize=_MOST_KEPT)
def _kept_quantities(text: str, folded: str, end: int) -> tuple[Quantity, ...]:
    """Return the quantities of a paragraph that stands among the few characters before and behind it."""
    return tuple(quantities(text, folded, _BEFORE, end))
