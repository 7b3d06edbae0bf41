"""Writes reckonings as plain arithmetic for messages: ``100+372+105=577``."""

from __future__ import annotations

from collections.abc import Sequence

from edulint.api import Wording
from edulint_figures.quantities.quantity import Quantity, decimal


def amounts(quantities: Sequence[Quantity], scale: int) -> list[str]:
    """Return the figures in one common unit, of ``scale`` millionths."""
    return [decimal(quantity.value, scale) for quantity in quantities]


def sum_of(parts: Sequence[Quantity], total: Quantity) -> str:
    """Return the sum of the parts in the unit of the total."""
    computed = sum(part.value for part in parts)
    return "+".join(amounts(parts, total.scale)) + "=" + decimal(computed, total.scale)


def signed_sum_of(changes: Sequence[Quantity], total: Quantity) -> str:
    """Return the sum of rises and falls in the unit of the total: ``134+526-1138=-478``."""
    terms = [f"{'-' if one.change < 0 else '+'}{decimal(one.value, total.scale)}" for one in changes]
    computed = sum(-one.value if one.change < 0 else one.value for one in changes)
    return "".join(terms).removeprefix("+") + "=" + decimal(computed, total.scale)


def difference_of(computed: int, stated: Quantity) -> Wording:
    """Return how far the computed value lies below or above the stated one, in the unit of the latter."""
    far, words = _far(computed - stated.value, stated), stated.words
    if computed < stated.value:
        return Wording(zh=f"比“{words}”少{far}", en=f"{far} less than “{words}”")
    return Wording(zh=f"比“{words}”多{far}", en=f"{far} more than “{words}”")


def distance_of(missing: int, stated: Quantity) -> Wording:
    """Return how far a stated value is from a computed one where signs leave open which is more: falls, balances."""
    far, words = _far(missing, stated), stated.words
    return Wording(zh=f"与“{words}”相差{far}", en=f"which differs from “{words}” by {far}")


def _far(missing: int, stated: Quantity) -> str:
    return decimal(abs(missing), stated.scale) + stated.unit.strip()


def percentage(part: int, whole: int, places: int = 2) -> str:
    """Return ``part`` of ``whole`` in percent."""
    return decimal(part * 100, whole, places) + "%"
