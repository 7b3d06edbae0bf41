"""How far the highest is from the lowest: 最高的562分，最低的318分，相差244分."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import pattern
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.quantity import ADDABLE, Dimension, decimal
from edulint_figures.relations.judge import chance, only_one, repairs_of, wanted_for
from edulint_figures.relations.relation import Relation, Verdict, relation_of

_APART = pattern(r"^(?:两者|二者|首尾|校际|最高与?最低|高低)?(?:相差|极差|差距|差额)(?:为|是|达到?|有)?$")
_MOST, _LEAST = pattern(r"最[高大多长]|第一名|最好"), pattern(r"最[低小少短]|最后一名|末位|最差")

_BELOW_ZERO, _BOTH, _MOST_LUCK = pattern(r"零下|负"), ("两者", "二者"), 0.2


def relations_in(passage: Passage) -> Iterator[Relation]:
    """Yield each difference of the two figures before it that are called the highest and the lowest."""
    for high, low, apart in zip(passage.quantities, passage.quantities[1:], passage.quantities[2:], strict=False):
        if not _APART.search(apart.label) or not high.in_sentence_of(apart) or not low.in_sentence_of(apart):
            continue
        if any(_BELOW_ZERO.search(one.label) for one in (high, low)):
            continue
        is_rate = high.dimension is low.dimension is Dimension.PERCENT and apart.dimension is Dimension.POINTS
        are_money = {one.dimension for one in (high, low, apart)} == {Dimension.MONEY, Dimension.PRICE}
        are_alike = are_money and high.unit_class == low.unit_class == apart.unit_class
        are_kin = is_rate or are_alike or (high.is_kin(low) and low.is_kin(apart) and low.dimension in ADDABLE)
        if not are_kin or not (high.is_exact and low.is_exact and apart.is_exact):
            continue
        computed, room = abs(high.value - low.value), high.half + low.half + apart.half
        verdict, repair = Verdict.HOLDS, None
        if abs(computed - apart.value) > room:
            are_named = {bool(_MOST.search(one.label)) for one in (high, low)} == {True, False}
            are_named = are_named and {bool(_LEAST.search(one.label)) for one in (high, low)} == {True, False}
            sign = 1 if high.value >= low.value else -1
            wanted = [wanted_for(apart, computed, slack=room)]
            for one, middle in ((high, low.value + sign * apart.value), (low, high.value - sign * apart.value)):
                wanted.append(wanted_for(one, middle, slack=room))
            repairs = repairs_of(wanted)
            is_said = apart.label.startswith(_BOTH) and chance((high, low, apart), room, high.value) <= _MOST_LUCK
            if not are_named and not (is_said and repairs):
                continue
            verdict, repair = Verdict.LIKELY_WRONG, only_one(repairs)
        shown = [decimal(one.value, apart.scale) for one in sorted((high, low), key=lambda one: -one.value)]
        reckoning = f"{shown[0]}-{shown[1]}={decimal(computed, apart.scale)}{apart.unit}"
        yield relation_of(apart, (high, low), verdict, reckoning, form="change", repair=repair)
