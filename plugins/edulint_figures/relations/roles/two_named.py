"""Two levels compared as the former and the latter: 门诊满意度88.2%，住院满意度98.6%，后者比前者高10.4个百分点."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import pattern
from edulint_figures.quantities.quantity import ONE, decimal
from edulint_figures.relations.judge import bounds, only_one, quotient, repairs_of, wanted_in_quotient
from edulint_figures.relations.reading import Reading
from edulint_figures.relations.relation import Relation, Verdict, relation_of
from edulint_figures.relations.roles.change import difference_of_levels
from edulint_figures.relations.roles.change_verdict import verdict_of
from edulint_figures.relations.tokens import Figure, Line

_COMPARED = pattern(
    r"(?P<one>[前后])者(?:比|较|是|为|相当于)(?P<other>[前后])者的?(?:(?P<more>[多高快长大]|增)|(?P<less>[少低慢短小]|减))?(?:出|了)?$"
)
_LEAST = 2


def relations_in(line: Line) -> Iterator[Reading]:
    """Yield how much more, or how many times as much, one of the two levels before it is."""
    for figure in line.figures:
        told = _COMPARED.search(figure.label) if "者" in figure.label and figure.is_exact else None
        if told is None or told["one"] == told["other"]:
            continue
        before = line.before(figure.place, line.sentence_start(figure.place))
        levels = [one for one in before if one.letter in "LHPb"]
        if len(levels) != _LEAST or not all(one.is_exact for one in levels):
            continue
        latter, former = levels
        now, then = (latter, former) if told["one"] == "后" else (former, latter)
        relation = (
            _multiple(figure, then, now) if figure.letter == "T" else _more(figure, then, now, bool(told["less"]))
        )
        if relation is not None:
            yield Reading.of(relation)


def _more(figure: Figure, then: Figure, now: Figure, is_less: bool) -> Relation | None:
    stated, one, other = figure.quantity, now.quantity, then.quantity
    outcome = difference_of_levels(other, other.value, one, stated) if one.unit_class == other.unit_class else None
    if outcome is None:
        return None
    if (one.value < other.value) is not is_less:
        reckoning = f"{one.words}{'>' if is_less else '<'}{other.words}"
        return relation_of(stated, (other, one), Verdict.LIKELY_WRONG, reckoning, form="change")
    verdict, repair = verdict_of(outcome, stated, (other, one), is_sure=True)
    return relation_of(stated, (other, one), verdict, outcome.reckoning, form="change", repair=repair)


def _multiple(figure: Figure, then: Figure, now: Figure) -> Relation | None:
    stated, one, other = figure.quantity, now.quantity, then.quantity
    if not one.is_kin(other) or not other.value or "的" not in figure.label:
        return None
    (low, high), (least, most) = quotient(one, other, ONE), bounds(stated)
    holds = low <= most and least <= high
    repairs = [] if holds else repairs_of(wanted_in_quotient(stated, one, other, ONE))
    verdict = Verdict.HOLDS if holds else Verdict.LIKELY_WRONG if repairs else Verdict.UNKNOWN
    reckoning = f"{one.words}÷{other.words}={decimal(one.value * ONE // other.value, ONE, 2)}"
    return relation_of(stated, (other, one), verdict, reckoning, form="change", repair=only_one(repairs))
