"""Quotations of several paragraphs, whose numbers are another text's: 将第二条修改为：“…⏎1.…⏎2.…”."""

from __future__ import annotations

from collections.abc import Sequence

from edulint.model import Block

# A quotation that does not end within so many paragraphs has lost its end.
_LONGEST = 80
_AFTER_QUOTATION = "。;,"


def quoted_starts(folded: str, blocks: Sequence[Block]) -> frozenset[int]:
    """Return where the blocks begin that lie in a quotation of several; ``folded`` is the text with widths folded.

    A quotation begins at the head of a paragraph, below a colon, and ends at the end of another one.
    """
    found: set[int] = set()
    last = 0
    for index in range(1, len(blocks)):
        block = blocks[index]
        start, end = block.span.start, block.span.end
        if index < last or folded[start : start + 1] != "“" or folded[blocks[index - 1].span.end - 1] != ":":
            continue
        depth = _excess(folded, start, end)
        for place in range(index + 1, min(index + _LONGEST, len(blocks)) if depth > 0 else 0):
            inner = blocks[place].span
            depth += _excess(folded, inner.start, inner.end)
            if depth <= 0:
                if folded[inner.start : inner.end].rstrip(_AFTER_QUOTATION).endswith("”"):
                    found.update(one.span.start for one in blocks[index : place + 1])
                    last = place + 1
                break
    return frozenset(found)


def _excess(folded: str, start: int, end: int) -> int:
    return folded.count("“", start, end) - folded.count("”", start, end)
