"""Compares a total with the figures that should add up to it, behind 其中, before 合计 and in tables."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from edulint.api import Wording
from edulint_figures.quantities.quantity import Quantity, decimal
from edulint_figures.relations.compare import CERTAIN, Comparison, compare, significant_digits
from edulint_figures.relations.judge import (
    chance,
    only_one,
    repairs_of,
    rounding_slack,
    unit_slip,
    wanted_for,
    wanted_in_sum,
)
from edulint_figures.relations.reading import Reading
from edulint_figures.relations.reckoning import amounts, difference_of, distance_of, sum_of
from edulint_figures.relations.relation import Relation, Verdict, relation_of


def compared_sum(parts: Sequence[Quantity], total: Quantity, *, is_complete: bool = False) -> Comparison | None:
    """Compare a sum with its total; None where they are too far apart to belong together.

    ``is_complete`` says that the parts are surely all there are.
    """
    computed = sum(part.value for part in parts)
    missing = total.value - computed
    figures = [*parts, total]
    slack = rounding_slack(figures)
    wanted = [wanted_for(total, computed), *(wanted_for(part, part.value + missing) for part in parts)]
    if abs(missing) > slack + total.half and (slip := unit_slip(wanted)):
        return Comparison(Verdict.WRONG, slip)
    return compare(computed, total, slack, wanted, evidence=CERTAIN if is_complete else significant_digits(figures))


def compared_cells(parts: Sequence[Quantity], total: Quantity) -> Comparison | None:
    """Compare cells with their total; where the total shows more decimals than some, only zeros were left out there."""
    comparison = compared_sum(parts, total, is_complete=True)
    if comparison is None or comparison.verdict is not Verdict.HOLDS or all(one.half <= total.half for one in parts):
        return comparison
    finer = compared_sum([replace(one, half=min(one.half, total.half)) for one in parts], total, is_complete=True)
    if finer is None or finer.verdict is Verdict.HOLDS:
        return comparison
    return Comparison(Verdict.LIKELY_WRONG if finer.repair else Verdict.DOUBTFUL, finer.repair)


def sum_relation(
    parts: Sequence[Quantity], total: Quantity, verdict: Verdict, repair: Wording | None = None, *, form: str = ""
) -> Relation:
    """Return the relation of a total with its parts."""
    difference = difference_of(sum(part.value for part in parts), total)
    return relation_of(total, parts, verdict, sum_of(parts, total), form=form, repair=repair, difference=difference)


def weighed_sum(
    total: Quantity,
    added: Sequence[Quantity],
    taken: Sequence[Quantity] = (),
    *,
    form: str,
    wrong: Verdict = Verdict.LIKELY_WRONG,
    unmended: Verdict = Verdict.UNKNOWN,
    luck: float = 1,
) -> Reading:
    """Return what was ``added`` less what was ``taken`` with their total.

    ``wrong`` is the verdict on a total that is not so where one digit would mend it, unless that is likelier by chance
    than ``luck``; ``unmended`` is that on any other.
    """
    figures = [*added, *taken, total]
    slack, computed = rounding_slack(figures), sum(one.value for one in added) - sum(one.value for one in taken)
    missing, verdict, repair = total.value - computed, Verdict.HOLDS, None
    if abs(missing) > slack:
        repairs = repairs_of(wanted_in_sum(total, added, slack, taken))
        largest = max(one.value for one in figures)
        is_telling = bool(repairs) and (luck >= 1 or chance(figures, slack, largest) <= luck)
        verdict, repair = (wrong if is_telling else unmended), only_one(repairs)
    signed = "".join(f"-{one}" for one in amounts(taken, total.scale))
    shown = decimal(computed, total.scale) + (total.unit if taken else "")
    reckoning = "+".join(amounts(added, total.scale)) + f"{signed}={shown}"
    difference = distance_of(missing, total) if taken else difference_of(computed, total)
    relation = relation_of(total, [*added, *taken], verdict, reckoning, form=form, repair=repair, difference=difference)
    return Reading.of(relation, 100 * verdict.distance)
