"""Adds up changes, plans and former levels of parts: together they make those of the whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from edulint.api import pattern
from edulint_figures.quantities.quantity import Quantity
from edulint_figures.relations.judge import chance, only_one, repairs_of, rounding_slack, wanted_for
from edulint_figures.relations.reading import Match, Memory, Reading
from edulint_figures.relations.reckoning import distance_of, signed_sum_of
from edulint_figures.relations.relation import Verdict, relation_of
from edulint_figures.relations.roles.part_lists import Parts
from edulint_figures.relations.roles.told_with import own_base, own_change, own_former
from edulint_figures.relations.tokens import Figure, Line

# Chance may offer a repair so often at most: of changes whose parts make their whole, and of changes listed alone.
_MOST_LUCK, _MOST_LUCK_ALONE, _ANY_LUCK = 0.3, 0.15, 9
_MOST_WHOLES = 4
# What parts tell of themselves, with the letter that a line has where they do.
_OWN = ((own_change, "C"), (own_base, "o"), (own_former, "l"))
_OPEN = pattern(r"主要|等(?![级次额学于专其])")


def of_parts(lines: Sequence[Line], parts: Parts, wholes: Sequence[Figure], *, is_division: bool) -> Iterator[Reading]:
    """Yield the changes, the plans and the former levels of the parts against those of the whole.

    ``lines`` are that of the parts and those before it, in one of which the whole stands. Where the parts make their
    whole (``is_division``), their changes must make its change; each must state its own.
    """
    asked = [own for own, letter in _OWN if letter in lines[0].letters]
    told = [(line, one) for one in wholes[:2] for line in lines if line.holds(one)] if asked else []
    for own in asked if told else ():
        whole = next((found for line, one in told if (found := own(line, one))), None)
        listed = [*_own_of_all(own, lines[0], parts.figures)] if whole is not None else []
        if whole is not None and len(listed) == len(parts.figures):
            # Of what makes its whole the changes make its change, and of counts nothing is rounded: any digit tells.
            are_counts = not any(one.quantity.half for one in (whole, *listed, *parts.figures))
            luck = _ANY_LUCK if are_counts or own is own_change else _MOST_LUCK
            yield from _judged(listed, whole, most_luck=luck if is_division else 0)


def _own_of_all(own: Callable[[Line, Figure], Figure | None], line: Line, parts: Sequence[Figure]) -> Iterator[Figure]:
    """Yield what each part states of itself, up to the first that states nothing."""
    for part in parts:
        if (found := own(line, part)) is None:
            return
        yield found


def read(match: Match, memory: Memory) -> Iterator[Reading]:
    """Yield changes that are listed as the parts of a change: 增加36人，其中：甲组增加40人、乙组减少4人."""
    del memory
    line, confidence = match.line, match.phrasing.confidence
    listed = [one for one in match.all("parts") if one.letter in "CL"]
    kin = [one for one in listed if one.quantity.unit_class == listed[0].quantity.unit_class]
    if len(kin) < len(listed):
        return
    wholes = [one for one in line.before(match.start) if one.letter == "C"]
    if line.head is not None and line.head.letter == "C":
        wholes = [line.head]
    wholes = [one for one in wholes if one.quantity.is_kin(listed[0].quantity)][:_MOST_WHOLES]
    ranked = _of_one_rank(listed)
    for told, whole in ((told, whole) for told in (listed, ranked) for whole in wholes):
        readings = list(_judged(told, whole, most_luck=0, sign=told[0].quantity.change))
        if readings:
            yield from readings
            return
    listed = ranked
    said = line.passage.text[line.starts[match.start] : listed[-1].quantity.span.end + 2]
    if wholes and confidence != "possible" and not _OPEN.search(said):
        yield from _judged(listed, wholes[0], most_luck=_MOST_LUCK_ALONE)


def _of_one_rank(listed: list[Figure]) -> list[Figure]:
    """Return the changes up to the mark that ends their rank: 企业贷款增加8亿元，其中短期增加3亿元，长期增加5亿元；住户贷款增加2亿元."""
    segment = [one for one in listed if one.segment == listed[0].segment]
    return segment if len(segment) > 1 else listed


def _judged(listed: Sequence[Figure], own: Figure, *, most_luck: float, sign: int = 1) -> Iterator[Reading]:
    """Yield the sum of signed figures; one that doesn't hold only if chance would hardly offer a repair.

    ``sign`` is that of figures which don't say their own: 分别增加16人和5人.
    """
    stated, total = [one.quantity for one in listed], own.quantity
    computed = sum(one.value * (one.change or sign) for one in stated)
    slack = rounding_slack([*stated, total])
    missing, verdict, repairs = total.value * _sign(total) - computed, Verdict.HOLDS, []
    if abs(missing) > slack:
        wanted = [wanted_for(total, computed * _sign(total), slack=slack)]
        for one in stated:
            middle = one.value + missing * _sign(one)
            wanted.append(wanted_for(one, middle, slack=slack))
        repairs = repairs_of(wanted)
        is_exact = all(one.is_exact for one in (*listed, own))
        if not repairs or not is_exact or chance([*stated, total], slack, total.value) > most_luck:
            return
        verdict = Verdict.LIKELY_WRONG
    relation = relation_of(
        total,
        stated,
        verdict,
        signed_sum_of(stated, total),
        form="parts",
        repair=only_one(repairs),
        difference=distance_of(missing, total),
    )
    yield Reading.of(relation, 100 * verdict.distance)


def _sign(quantity: Quantity) -> int:
    return quantity.change or 1
