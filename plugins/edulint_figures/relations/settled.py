"""What other figures of its sentence settle: a relation that seems wrong because its figures were bound otherwise than meant.

全县99所幼儿园中，公办园23所，普惠园36所，其余40所: the two parts are not all, and the third is told. 参加中考1092人，达线591人，重点线172人，
普高上线率54.1%: the rate is of the first two. Where so many figures agree exactly, they were meant to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from msgspec.structs import replace

from edulint.api import pattern
from edulint_figures.quantities.quantity import Dimension
from edulint_figures.relations.judge import rounding_slack
from edulint_figures.relations.relation import Relation, Verdict
from edulint_figures.relations.roles.share_verdict import judged
from edulint_figures.relations.sums import sum_relation
from edulint_figures.relations.tokens import Figure, Line

_WRONG = frozenset((Verdict.WRONG, Verdict.LIKELY_WRONG))
_OFF = _WRONG | {Verdict.DOUBTFUL}
_SUMS, _SHARE, _CHANGE = frozenset(("parts", "total")), "share", "change"
_PAIR = 2
# A rate of so many digits is hardly that of two other levels by chance.
_TELLING_DIGITS = 3
_MOST_LEVELS = 8
_NAMES_ITS_BASE = pattern(r"占[^占,。;]+的")


def settled(relations: list[Relation], lines: Sequence[Line]) -> list[Relation]:
    """Return the relations of a paragraph, those that seem wrong as the figures of its ``lines`` settle them."""
    if not any(one.verdict in _OFF and one.form in (*_SUMS, _SHARE, _CHANGE) for one in relations):
        return relations
    places = {figure.quantity.span: (figure, line) for line in lines for figure in line.figures}
    holding = [one for one in relations if one.verdict is Verdict.HOLDS]
    found: list[Relation] = []
    for one in relations:
        spans = (one.span, *one.operands)
        told = [places[span][0] for span in spans if span in places]
        is_asked = one.verdict in _WRONG or (one.verdict is Verdict.DOUBTFUL and one.form == _SHARE)
        line = places[one.span][1] if is_asked and one.span in places else None
        if line is not None and one.form in _SUMS and len(told) == len(spans) > _PAIR:
            found += _sum(one, told, line, holding)
        elif line is not None and one.form == _CHANGE and len(told) == len(spans) == _PAIR + 1:
            found.append(_change(one, told, holding))
        elif line is not None and one.form == _SHARE and len(one.operands) == _PAIR and one.operands[0] in places:
            found.append(_share(one, told, line, holding))
        else:
            found.append(one)
    return found


def _sum(one: Relation, figures: Sequence[Figure], line: Line, holding: Sequence[Relation]) -> Iterator[Relation]:
    """Yield a sum with the part that it lacks, if its sentence tells it; nothing, if its parts are not of one division."""
    total, *parts = figures
    missing = total.quantity.value - sum(part.quantity.value for part in parts)
    rest = next(_worth(missing, parts, line), None) if missing > 0 else None
    if rest is not None:
        yield sum_relation(
            [*(part.quantity for part in parts), rest.quantity], total.quantity, Verdict.HOLDS, form=one.form
        )
    elif not _is_inside_another(one, holding) and not _is_part_before_last(one, holding):
        yield one


def _worth(missing: int, parts: Sequence[Figure], line: Line) -> Iterator[Figure]:
    """Yield what is as much as a sum lacks, of its parts' kind and in the sentence of one of them."""
    own, sentences = {part.place for part in parts}, {part.sentence for part in parts}
    for level in line.figures:
        if level.letter != "L" or level.sentence not in sentences or level.place in own:
            continue
        slack = rounding_slack([level.quantity, *(part.quantity for part in parts)])
        if level.quantity.is_kin(parts[0].quantity) and abs(level.quantity.value - missing) <= slack:
            yield level


def _is_inside_another(one: Relation, holding: Sequence[Relation]) -> bool:
    """Tell whether one part is a share of another: 期满725名，留任564名，留任率77.8%."""
    parts = frozenset(one.operands)
    return any(
        len(other.operands) == _PAIR and parts.issuperset(other.operands) for other in holding if other.form == _SHARE
    )


def _is_part_before_last(one: Relation, holding: Sequence[Relation]) -> bool:
    """Tell whether a whole is itself a part that another one follows: 男生668人，女生352人，其中寄宿生640人."""
    return any(
        one.span in other.operands and any(one.span < part < min(one.operands) for part in other.operands)
        for other in holding
        if other.form in _SUMS
    )


def _change(one: Relation, told: Sequence[Figure], holding: Sequence[Relation]) -> Relation:
    """Return the rate of a change whose amount two levels give, if it is that of the first of them; else the relation.

    支出32.96万元，比预算数37.24万元减少4.28万元，下降11.5%: the budget is the base, not what has become of one.
    """
    rate, level, amount = told
    bases = (other for other in holding if other.form == _CHANGE and other.span == amount.quantity.span)
    is_base = any(level.quantity.span in other.operands for other in bases)
    if not is_base or rate.quantity.dimension is not Dimension.PERCENT or level.quantity.dimension is Dimension.PERCENT:
        return one
    readings = judged(amount.quantity, level.quantity, rate.quantity, surety=0)
    found = next((reading.relation for reading in readings if reading.relation.verdict is Verdict.HOLDS), None)
    return one if found is None else replace(found, form=one.form)


def _share(one: Relation, figures: Sequence[Figure], line: Line, holding: Sequence[Relation]) -> Relation:
    """Return the share of two levels before it that give it, one of which it was bound to; else the relation."""
    share, part = figures[:2]
    bound, is_here = {figure.place for figure in figures[1:]}, len(figures) > _PAIR
    if is_here and _NAMES_ITS_BASE.search(share.label):
        return one
    levels = [level for level in line.before(share.place, line.sentence_start(share.place)) if level.letter in "LH"]
    levels = [level for level in levels if level.is_exact and level.quantity.is_kin(part.quantity)][:_MOST_LEVELS]
    known = {other.operands for other in holding}
    for first, second in permutations(levels, _PAIR):
        operands = (first.quantity.span, second.quantity.span)
        if (
            first.quantity.value >= second.quantity.value
            or operands in known
            or bound.isdisjoint((first.place, second.place))
        ):
            continue
        # The levels are those nearest to the share first.
        is_nearest = levels[:_PAIR] == [first, second] and first is part
        if not is_nearest and len(share.quantity.digits) < _TELLING_DIGITS:
            continue
        for reading in judged(first.quantity, second.quantity, share.quantity, surety=0):
            if reading.relation.verdict is Verdict.HOLDS:
                return reading.relation
    return one
