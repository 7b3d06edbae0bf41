"""Masks in words that a text speaks of: how something is to be called, 应称“XX先生”，不得称“XX委员”."""

from __future__ import annotations

from edulint.api import Document, Span, any_of, pattern

# 有人说“某某学校不如某某学校”: what is said of nobody in particular
_TOLD = frozenset("说问讲道")
# Rules on names say so; 以下简称“xx办法” is a mask.
_CALLED = pattern(any_of(("应称", "可称", "不得称", "不能称", "不宜称", "不称", "改称", "称其为")))
_LONGEST_NAME = 24


def is_spoken_of(document: Document, span: Span) -> bool:
    """Tell whether a mask lies in quotation marks in a paragraph that says how something is to be called."""
    folded, block = document.folded, document.block_at(span.start)
    if block is None:
        return False
    low, high = max(block.span.start, span.start - _LONGEST_NAME), min(block.span.end, span.end + _LONGEST_NAME)
    opening, closing = folded.rfind("“", low, span.start), folded.find("”", span.end, high)
    if opening < 0 or closing < 0 or folded.find("”", opening, span.start) >= 0:
        return False
    said = folded[max(low, opening - 2) : opening].rstrip(":,")
    if folded.startswith("某某", span.start) and said[-1:] in _TOLD:
        return True
    return _CALLED.search(folded, block.span.start, block.span.end) is not None
