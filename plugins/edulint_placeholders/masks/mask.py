"""A run of masking signs, read once with all that tells what it stood for."""

from __future__ import annotations

from msgspec import Struct

from edulint.api import Block, Document, Span
from edulint_placeholders.masks import context, signs

_MOST_DIGITS = 4


class Mask(Struct, frozen=True):
    """A run of masking signs in a draft: the ``20xx`` of 到20xx年底.

    ``span`` takes in the digits before the run. ``sign`` holds the run's masking signs alone, without digits and dots.
    ``noun`` is the kind of the word behind it (see :func:`context.noun_at`), which ends at ``stop``. ``before`` and
    ``after`` are the characters beside ``span``; each is empty at the edge of the block.
    """

    document: Document
    block: Block
    span: Span
    digits: str
    run: str
    sign: str
    noun: str
    stop: int
    before: str
    after: str

    @property
    def is_single(self) -> bool:
        """Tell whether the mask has one sign."""
        return len(self.sign) == 1

    @property
    def is_alone(self) -> bool:
        """Tell whether the mask is one sign without digits or dots."""
        return len(self.span) == 1

    @property
    def written(self) -> str:
        """The digits and the run without blanks."""
        return (self.digits + self.run).replace(" ", "")

    @property
    def with_noun(self) -> Span:
        """The mask with the word behind it."""
        return Span(self.span.start, self.stop)

    def follows(self, words: tuple[str, ...] | str) -> bool:
        """Tell whether one of the words ends before the mask."""
        return self.document.folded.endswith(words, self.block.span.start, self.span.start)


def mask_at(document: Document, block: Block, start: int, end: int) -> Mask:
    """Return the run of signs at ``[start, end)`` with what stands around it."""
    folded, low, high = document.folded, block.span.start, block.span.end
    run = folded[start:end]
    first = start
    while first > low and start - first < _MOST_DIGITS and "0" <= folded[first - 1] <= "9":
        first -= 1
    noun, stop = context.noun_at(folded, end, high, first)
    # 3.1.1××产品: the digits are a heading's number.
    if noun in ("place", "organisation", "person", "name") and folded[first - 1 : first] == ".":
        first = start
    return Mask(
        document=document,
        block=block,
        span=Span(first, end),
        digits=folded[first:start],
        run=run,
        sign="".join(sign for sign in run if sign in signs.SIGNS) or run,
        noun=noun,
        stop=stop,
        before=folded[first - 1] if first > low else "",
        after=folded[end] if end < high else "",
    )
