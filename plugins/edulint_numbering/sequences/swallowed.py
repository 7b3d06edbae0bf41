"""Headings that lost their line break and stand inside the paragraph before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from edulint.api import Document, fold, ordinal_at, renumbered
from edulint_numbering.sequences.items import Item, is_cited
from edulint_numbering.sequences.strays import Strays

# A label before the first item of a list (注：, 填表说明：) is at most so long, in characters.
_LONGEST_LABEL = 8
_SENTENCE_ENDS = frozenset("。;!?.…”’)】》")


def with_swallowed(document: Document, items: Sequence[Item], strays: Strays, start: int, end: int) -> list[Item]:
    """Return the items with the headings that stand inside the paragraphs between them."""
    complete: list[Item] = []
    first = items[0].value or 1
    if first > 1:
        complete += _swallowed(document, strays.between(items[0].ordinal, start, items[0].start, 1, first - 1))
    for left, right in pairwise(items):
        complete.append(left)
        if left.value is not None and right.value is not None and right.value > left.value + 1:
            inside = strays.between(left.ordinal, left.start, right.start, left.value + 1, right.value - 1)
            complete += _swallowed(document, inside or _in_mid_clause(document, left, right))
    complete.append(items[-1])
    if items[-1].value is not None:
        rest = strays.between(items[-1].ordinal, items[-1].start + 1, end, items[-1].value + 1, 99)
        if len(items) == 1:
            # 1.…；2.…；3.… in one paragraph is a list, not one heading with two lost in its text.
            complete += strays.further(items[0], document) if rest and rest[0].block == items[0].block else []
        else:
            complete += _swallowed(document, [item for item in rest if _ends_sentence_before(document, item)])
    return complete


def _in_mid_clause(document: Document, left: Item, right: Item) -> list[Item]:
    """Return the number between two headings where no clause begins, if just one is missing: 检查等等3、加强督查."""
    value = left.number + 1
    number = None if left.given else renumbered(left.ordinal, value)
    if number is None or right.value != value + 1:
        return []
    before, _, after = left.ordinal.parts
    at = document.folded.find(fold(before + number + after), left.ordinal.span.end, right.start)
    if at < 0 or document.folded[at - 1].isdecimal():
        return []
    ordinal = ordinal_at(document.text, document.folded, at, right.start)
    block = document.block_index(at)
    if not document.blocks[block].is_prose:
        return []
    if ordinal is None or is_cited(document, ordinal):
        return []
    return [Item(ordinal, block)] if ordinal.style is left.ordinal.style and ordinal.value == value else []


def _swallowed(document: Document, items: Sequence[Item]) -> list[Item]:
    """Return the items, marked as swallowed but for those that begin a cell, or follow nothing but a label (注：1.…)."""
    return [replace(item, swallowed=not _begins(document, item)) for item in items]


def _begins(document: Document, item: Item) -> bool:
    words = document.folded[document.blocks[item.block].span.start : item.start].rstrip()
    is_label = len(words) <= _LONGEST_LABEL and words.endswith(":") and words[:-1].strip("()[]").isalnum()
    return not words or is_label


def _ends_sentence_before(document: Document, item: Item) -> bool:
    before = document.folded[max(0, item.start - 8) : item.start].rstrip()
    return bool(before) and before[-1] in _SENTENCE_ENDS
