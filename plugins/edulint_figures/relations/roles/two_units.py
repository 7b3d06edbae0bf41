"""One amount in two units: 播种面积3520公顷（52800亩）, 总产量84.6万吨（16.92亿斤）, 单产5506公斤/公顷（367公斤/亩）."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from edulint.api import pattern
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.quantity import Quantity, decimal
from edulint_figures.relations.judge import Range, bounds, verdict_on, wanted_for
from edulint_figures.relations.relation import Relation, Verdict, relation_of

# What stands between the two: a bracket, or 折合; and what each is per.
_BETWEEN = pattern(r"(?:/ ?(?P<per>公顷|亩))? ?(?:\((?:即|折?合|折算)?|[,、]?(?:折合|合)) ?")
_BEHIND = pattern(r"(?:/ ?(?P<per>公顷|亩))? ?(?:[,。;、)]|$)")
_MULTIPLIER = pattern(r"^[百千]?[万亿千]?(?=.)")
# How many square metres a unit of a class is, and one that an amount is per.
MEASURES = {"area": Fraction(1), "mu": Fraction(2000, 3), "weight": Fraction(1)}
_AREAS = ("area", "mu")
PER = {"公顷": Fraction(10_000), "亩": Fraction(2000, 3)}
# An amount that no digit mends is another one where it is off by more than one part in so many.
_NEAR = 20


def relations_in(passage: Passage) -> Iterator[Relation]:
    """Yield each amount that is told again in another unit right behind it."""
    for first, again in pairwise(passage.quantities):
        between = _BETWEEN.fullmatch(passage.text, first.span.end, again.span.start)
        if between is None or not _may_be_one(first, again):
            continue
        behind = _BEHIND.match(passage.text, again.span.end)
        if behind is None or (between["per"] is None) is not (behind["per"] is None):
            continue
        factor = MEASURES[first.unit_class] / MEASURES[again.unit_class]
        if between["per"]:
            factor *= PER[behind["per"]] / PER[between["per"]]
        elif _unit(first) == _unit(again):
            continue
        yield _judged(first, again, factor, [f"/{one['per']}" if one["per"] else "" for one in (between, behind)])


def _may_be_one(first: Quantity, again: Quantity) -> bool:
    """Tell whether two figures are exact and measure one thing, in whatever units."""
    classes = {first.unit_class, again.unit_class}
    are_alike = len(classes) == 1 or classes.issubset(_AREAS)
    return are_alike and classes.issubset(MEASURES) and first.is_exact and again.is_exact and bool(first.value)


def _unit(one: Quantity) -> str:
    return _MULTIPLIER.sub("", one.unit.strip())


def _judged(first: Quantity, again: Quantity, factor: Fraction, per: Sequence[str]) -> Relation:
    """Return the relation of an amount with the one before it, one of which is ``factor`` of the other.

    ``per`` says what each is told for one of.
    """
    given = _scaled(bounds(first), factor)
    computed = round(first.value * factor)
    shown = decimal(computed, again.scale, max(again.decimals, 2))
    reckoning = f"{first.words}{per[0]}={shown}{again.unit.strip()}{per[1]}"
    wanted = (wanted_for(again, *given), wanted_for(first, *_scaled(bounds(again), 1 / factor)))
    # The second figure may have been cut off instead of rounded: 1000亩（66.6公顷）.
    doubt = max(again.step, round(first.step * factor))
    is_near = abs(computed - again.value) * _NEAR <= again.value
    unmended = Verdict.LIKELY_WRONG if is_near else Verdict.UNKNOWN
    verdict, repair = verdict_on(bounds(again), given, wanted, doubt=doubt, mended=Verdict.WRONG, unmended=unmended)
    return relation_of(again, [first], verdict, reckoning, form="product", repair=repair)


def _scaled(values: Range, factor: Fraction) -> Range:
    return round(values[0] * factor), round(values[1] * factor)
