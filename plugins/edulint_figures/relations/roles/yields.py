"""What an area yields: 播种面积205.1万亩，增长0.6%；平均亩产412.6公斤，增长1.3%；总产量84.62万吨."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

from msgspec.structs import replace

from edulint.api import pattern
from edulint_figures.quantities.quantity import ONE, Quantity, decimal
from edulint_figures.relations.judge import Range, bounds, meet, only_one, repairs_of, wanted_for
from edulint_figures.relations.relation import Relation, Verdict, relation_of
from edulint_figures.relations.roles.two_units import MEASURES, PER
from edulint_figures.relations.tokens import Figure, Line

_AREAS, _IDLE = ("mu", "area"), pattern(r"平均|全[国省市县区乡镇村]|[^一-鿿]|的")
_AREA, _OUTPUT = pattern(r"面积[^0-9]{0,3}$"), pattern(r"产(?:量|粮)?[^0-9]{0,3}$")
_YIELD = pattern(r"(?P<mu>亩产)[^0-9]{0,4}$|(?:单产|单位面积产量)[^0-9]{0,4}$")
_PER = pattern(r"/ ?(公顷|亩)|每(公顷|亩)")
# A bulletin tells area, yield and output in paragraphs of their own.
_BEFORE, _BEHIND = 1, 2
_LEAST_DIGITS = 3


def relations_in(lines: Sequence[Line]) -> Iterator[Relation]:
    """Yield each yield with the area and the output, of its paragraph or those beside it, that give it."""
    for index, line in enumerate(lines):
        rates = [(one, per) for one in line.figures if (per := _per(line, one))]
        near = [one for told in lines[max(0, index - _BEFORE) : index + _BEHIND] for one in told.figures]
        for rate, per in rates:
            if (found := _yield_that_holds(rate, per, near)) is not None:
                yield found
            elif len(rates) == 1 and (told := _yield_that_fails(rate, per, line)) is not None:
                yield told


def _per(line: Line, one: Figure) -> Fraction | None:
    """Return how many square metres a yield is told for, or None where a figure is no yield."""
    named = _YIELD.search(one.label) if one.letter in "LH" and one.is_exact else None
    if named is None or one.quantity.unit_class != "weight":
        return None
    told = _PER.search(line.passage.after(one.quantity, 4)) or _PER.search(one.label)
    return PER[told[1] or told[2]] if told else PER["亩"] if named["mu"] else None


def _areas_and_outputs(figures: Sequence[Figure]) -> tuple[list[Quantity], list[Quantity]]:
    """Return the areas and the outputs among figures."""
    levels = [one for one in figures if one.letter == "L" and one.is_exact and one.quantity.value]
    areas = [one for one in levels if one.quantity.unit_class in _AREAS and _AREA.search(one.label)]
    outputs = [one for one in levels if one.quantity.unit_class == "weight" and _OUTPUT.search(one.label)]
    outputs = [one for one in outputs if not _YIELD.search(one.label)]
    return [one.quantity for one in areas], [one.quantity for one in outputs]


def _yield_that_holds(rate: Figure, per: Fraction, near: Sequence[Figure]) -> Relation | None:
    """Return a yield with the first area and output that give it; of few digits it fits many by chance."""
    for area, output in product(*_areas_and_outputs(near)):
        is_telling = min(len(one.digits) for one in (rate.quantity, area, output)) >= _LEAST_DIGITS
        if is_telling and meet(_yield_given(area, output, per), bounds(rate.quantity)):
            return _relation(rate, area, output, per)
    return None


def _yield_that_fails(rate: Figure, per: Fraction, line: Line) -> Relation | None:
    """Return a yield that the only area and the only output of its paragraph do not give, if a digit would mend it."""
    areas, outputs = _areas_and_outputs(line.figures)
    fields = [one for one in line.figures if one.quantity.unit_class in _AREAS and not one.quantity.change]
    if len(areas) != 1 or len(outputs) != 1 or len(fields) > 1 or not _is_of_one_crop(rate, line):
        return None
    (area,), (output,) = areas, outputs
    (low, high), (least, most) = _yield_given(area, output, per), bounds(rate.quantity)
    factor = MEASURES[area.unit_class] / per
    wanted = (
        wanted_for(rate.quantity, low, high),
        wanted_for(output, *(round(area.value * one * factor / ONE) for one in (least, most))),
        wanted_for(area, *(round(output.value * ONE / one / factor) for one in (most, least))),
    )
    repairs = repairs_of(wanted)
    if not repairs:
        return None
    told = _relation(rate, area, output, per)
    return replace(told, verdict=Verdict.LIKELY_WRONG, repair=only_one(repairs))


def _is_of_one_crop(rate: Figure, line: Line) -> bool:
    """Tell whether the crop that a yield names, if any, is the output's, too: 小麦亩产 is not of 粮食总产量."""
    crop = _IDLE.sub("", _YIELD.sub("", rate.label))
    return not crop or any(crop in one.label for one in line.figures if one is not rate and _OUTPUT.search(one.label))


def _yield_given(area: Quantity, output: Quantity, per: Fraction) -> Range:
    factor = MEASURES[area.unit_class] / per
    (low_area, high_area), (low, high) = bounds(area), bounds(output)
    return int(low * ONE / high_area / factor), -int(-high * ONE / low_area / factor)


def _relation(rate: Figure, area: Quantity, output: Quantity, per: Fraction) -> Relation:
    """Return a yield with the area and the output as one that holds."""
    made = round(output.value * ONE / area.value / (MEASURES[area.unit_class] / per))
    stated = rate.quantity
    reckoning = f"{output.words}÷{area.words}={decimal(made, stated.scale, stated.decimals + 1)}{stated.unit.strip()}"
    return relation_of(stated, (output, area), Verdict.HOLDS, reckoning, form="product")
