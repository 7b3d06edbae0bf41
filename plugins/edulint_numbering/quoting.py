"""Numbers as messages quote them."""

from __future__ import annotations

from edulint.api import OrdinalStyle, Wording, renumbered
from edulint_numbering.faults import Fault
from edulint_numbering.sequences.items import Item

_FEW = 3
_ORDER_WORDS = {1: "首先", 2: "其次", 3: "再次"}


def quoted(item: Item) -> Wording:
    """Return an ordinal in quotation marks."""
    return _in_quotes(item.word)


def numbered_like(item: Item, value: int) -> Wording:
    """Return, in quotation marks, what an item would be called with another number."""
    return _in_quotes(written(item, value))


def missing(fault: Fault) -> Wording:
    """Return the numbers that a sequence lacks before the item of a fault: ``“三、”和“四、”``."""
    values = range(fault.expected, fault.item.value or fault.expected)
    words = [f"“{written(fault.item, value)}”" for value in values]
    if len(words) > _FEW:
        return Wording(zh=f"{words[0]}到{words[-1]}", en=f"{words[0]} to {words[-1]}")
    head, last = words[:-1], words[-1]
    if not head:
        return Wording(zh=last, en=last)
    return Wording(zh=f"{'、'.join(head)}和{last}", en=f"{', '.join(head)} and {last}")


def written(item: Item, value: int) -> str:
    """Return what an item would be called with another number: 四、 for 三、."""
    ordinal, (before, _, after) = item.ordinal, item.ordinal.parts
    if ordinal.style is OrdinalStyle.WORD:
        return _ORDER_WORDS.get(value, str(value)) + after
    number = renumbered(ordinal, value)
    if number is None:
        return str(value)
    return "".join((before + number + after).split())


def _in_quotes(word: str) -> Wording:
    return Wording(zh=f"“{word}”", en=f"“{word}”")
