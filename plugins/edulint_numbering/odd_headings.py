"""The style in which the items of a sequence are written, and the one most of them share."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache

from edulint.api import RANKS, Edit, OrdinalStyle, renumbered
from edulint_numbering.sequences.items import Item, NumberedSequence

# 第一条 and its like are known by their words; people mix up only the styles below them.
_BODY = RANKS[OrdinalStyle.HAN_COMMA]
# The four levels of GB/T 9704-2012, 7.3.3.
_PROPER = (OrdinalStyle.HAN_COMMA, OrdinalStyle.HAN_PAREN, OrdinalStyle.DIGIT_DOT, OrdinalStyle.DIGIT_PAREN)

# These have the wrong mark behind the number: where the proper style stands beside one, that is the model.
_PROPER_MARK = {OrdinalStyle.DIGIT_COMMA: OrdinalStyle.DIGIT_DOT, OrdinalStyle.HAN_DOT: OrdinalStyle.HAN_COMMA}


def odd_ones(
    items: Sequence[Item], written: Callable[[Item], Hashable], usual: Hashable = None
) -> tuple[Item, list[Item]]:
    """Return an item that is written as most of them are, and those that are written otherwise.

    Where two styles are equally frequent, ``usual`` wins if it is one of them, else the first.
    """
    groups: dict[Hashable, list[Item]] = {}
    for item in items:
        groups.setdefault(written(item), []).append(item)
    most = max(len(group) for group in groups.values())
    candidates = [key for key, group in groups.items() if len(group) == most]
    chosen = usual if usual in candidates else candidates[0]
    return groups[chosen][0], [item for item in items if written(item) != chosen]


def odd_headings(sequence: NumberedSequence) -> tuple[Item, list[Item]]:
    """Return a heading in the usual style of a sequence and those in another; none for points, where 首先 joins 第二."""
    numbered = [
        item
        for item in sequence.items
        if item.value is not None and not item.given and not item.ordinal.path and RANKS[item.ordinal.style] >= _BODY
    ]
    if not sequence.is_headings or len(numbered) < 2:
        return sequence.items[0], []
    proper = [item.ordinal.style for item in numbered if item.ordinal.style in _PROPER]
    usual = sequence.style if sequence.style in _PROPER or not proper else proper[0]
    model, odd = odd_ones(numbered, lambda item: item.ordinal.style, usual)
    better = _PROPER_MARK.get(model.ordinal.style)
    of_better = [item for item in odd if item.ordinal.style is better]
    if of_better:
        return of_better[0], [item for item in numbered if item.ordinal.style is not better]
    return model, odd


def width_of(item: Item) -> str:
    """Return the marks around an item's number, and the width of the number, as they are written."""
    return _width_of(*item.ordinal.parts)


@lru_cache(maxsize=1000)
def _width_of(before: str, number: str, after: str) -> str:
    # A draft has thousands of numbers, but the same hundred over and over.
    marks = "".join(f"{before}#{after}".split())
    return marks + ("wide" if any("０" <= digit <= "９" for digit in number) else "")


def like(model: Item, item: Item) -> Edit | None:
    """Return the edit that writes an item in the style of another one, its number kept."""
    number = renumbered(model.ordinal, item.value) if item.value else None
    if number is None:
        return None
    before, _, after = model.ordinal.parts
    return Edit(item.ordinal.span, before + number + after)
