"""Asks again of relations that seem wrong: other figures of the paragraph may show that the wrong ones were compared.

全县99所幼儿园中，公办园23所，普惠园36所，其余40所: the list has a third part. 参加中考1092人，达线591人，重点线172人，普高上线率54.1%: the
rate is of the first two. Where so many figures agree exactly, they belong together. Words, too, may say that a share is
of more than the part that it was compared with: 合格以上, 两项合计.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations

from msgspec.structs import replace

from edulint.api import Span, pattern
from edulint_figures.quantities.quantity import PERCENT, Dimension
from edulint_figures.relations import settled_sums
from edulint_figures.relations.judge import quotient, repairs_of, rounding_slack, wanted_for
from edulint_figures.relations.labels import ALIKE, agreement
from edulint_figures.relations.reckoning import percentage
from edulint_figures.relations.relation import SEVERITIES, Relation, Verdict
from edulint_figures.relations.roles.rate_deeds import OF_ALL
from edulint_figures.relations.roles.share_together import of_the_last
from edulint_figures.relations.roles.share_verdict import share_given
from edulint_figures.relations.settled_sums import SUMS, TOGETHER
from edulint_figures.relations.tokens import Figure, Line

_TOTAL, _SHARE, _CHANGE, _ONE, _PRODUCT = "total", "share", "change", "one", "product"
_FORMS = SUMS | {_SHARE, _CHANGE, _ONE}
_PAIR = 2
# A rate of so many digits is hardly that of two other levels by chance.
_TELLING_DIGITS = 3
_MOST_LEVELS = 8
_BOUNDS = pattern("以[上下内]")
_NAMES_ITS_BASE = pattern(r"占[^占,。;]+的")


def settled(relations: list[Relation], lines: Sequence[Line]) -> list[Relation]:
    """Return the relations of a paragraph; what seems wrong is asked again, with all figures of its ``lines``.

    So are shares of which nothing is known, as far as they then hold.
    """
    figures = {figure.quantity.span: figure for line in lines for figure in line.figures}
    relations = _without_shares_of_another_base(relations, figures)
    holding = [one for one in relations if one.verdict is Verdict.HOLDS]
    agreeing, products = {_places_of(one) for one in holding}, set[frozenset[Span]]()
    made = {(one.span, each) for one in holding if one.form == _PRODUCT for each in one.operands}
    found: list[Relation] = []
    for one in relations:
        places = _places_of(one)
        if one.verdict not in SEVERITIES:
            held = _asked_again(one, figures, lines, holding) if _is_open_share(one) else ()
            found += [each for each in held if each.verdict is Verdict.HOLDS] or (one,)
        elif one.form == _PRODUCT:
            # 3.6公里，每公里60万元，计276万元: what is no product is no mean, either, and told once. 危房86户，其中修缮34户，
            # 户均1.8万元，资金154.8万元: the mean is of all, not of the part beside it.
            found += () if places in products or (*one.operands[:1], one.span) in made else (one,)
            products.add(places)
        elif places not in agreeing | products:
            # 发放1214份，回执1209份，其余5份 agree as a sum, so that no rate of the same figures is wrong.
            found += _asked_again(one, figures, lines, holding) if one.form in _FORMS else (one,)
    return found


def _without_shares_of_another_base(relations: list[Relation], figures: Mapping[Span, Figure]) -> list[Relation]:
    """Return the relations without shares that are all of one base, but not of the level that they were bound to.

    预算9043万元。教育支出1114万元（占17.0%），农业支出1630万元（占24.9%）: no digit makes that level their base.
    """
    wrong: dict[Span, list[Relation]] = {}
    for one in relations:
        is_share = one.form == _SHARE and one.verdict is not Verdict.HOLDS and len(one.operands) == _PAIR
        if is_share and figures.keys() >= {one.span, one.operands[0]}:
            wrong.setdefault(one.operands[-1], []).append(one)
    dropped: list[Relation] = []
    for base, ones in wrong.items():
        told = [(figures[one.operands[0]].quantity, figures[one.span].quantity) for one in ones]
        if len(ones) < _PAIR or any(len(share.digits) < _TELLING_DIGITS for _, share in told):
            continue
        implied = [quotient(part, share, PERCENT) for part, share in told]
        least, most = max(low for low, _ in implied), min(high for _, high in implied)
        # A wrong base of another paragraph is told by the shares of all.
        if least <= most and not (base in figures and repairs_of([wanted_for(figures[base].quantity, least, most)])):
            dropped += [one for one in ones if one.verdict in SEVERITIES]
    return [one for one in relations if one not in dropped] if dropped else relations


def _is_open_share(one: Relation) -> bool:
    """Tell whether a share is not known to be that of what it was bound to."""
    return one.form == _SHARE and one.verdict is Verdict.UNKNOWN


def _places_of(one: Relation) -> frozenset[Span]:
    """Return the places of all figures of a relation."""
    return frozenset((one.span, *one.operands))


def _asked_again(
    one: Relation, figures: Mapping[Span, Figure], lines: Sequence[Line], holding: Sequence[Relation]
) -> Iterable[Relation]:
    """Return the relation that agrees in the place of one that seems wrong, or that one, or none."""
    told = [figures[span] for span in (one.span, *one.operands) if span in figures]
    if one.form == _TOTAL and any(one.span == other.span for other in holding):
        # The total sums up other figures: A组28人中通过20人，B组66人中通过44人，两组合计通过64人.
        return ()
    if one.form in SUMS:
        if len(one.operands) >= _PAIR and figures.keys() >= set(one.operands):
            return settled_sums.asked_again(one, told, lines, holding)
    elif one.form == _CHANGE:
        if len(told) == len(one.operands) + 1 == _PAIR + 1:
            return (_change_of_another_base(one, told, figures, holding),)
    elif one.form == _ONE:
        if len(told) == len(one.operands) + 1 and _are_given(one, told, figures, holding):
            return ()
    elif len(one.operands) == _PAIR and figures.keys() >= {one.span, one.operands[0]}:
        return (_share_of_other_levels(one, told, lines[0], holding),)
    return (one,)


def _are_given(
    one: Relation, told: Sequence[Figure], figures: Mapping[Span, Figure], holding: Sequence[Relation]
) -> bool:
    """Tell whether shares are right though they do not make 100: their counts give each, or their sum is told.

    女教师分别为44人、106人、2人，分别占23.0%、75.7%、3.1%; 占比前三位的是教育，占8.0%；农林水，占22.7%，两项占30.7%.
    """
    if {one.span, *one.operands} <= {other.span for other in holding if other.form == _SHARE}:
        return True
    made, slack = sum(figure.quantity.value for figure in told), rounding_slack(figure.quantity for figure in told)
    last = max(figure.quantity.span for figure in told)
    others = (figure.quantity for span, figure in figures.items() if figure.letter == "P" and last < span)
    return any(abs(other.value - made) <= slack + other.half for other in others)


def _change_of_another_base(
    one: Relation, told: Sequence[Figure], figures: Mapping[Span, Figure], holding: Sequence[Relation]
) -> Relation:
    """Return the rate of a change whose amount two levels give, if it is that of one of them; else the relation.

    支出32.96万元，比预算数37.24万元减少4.28万元，下降11.5%: the budget is the base, not what has become of one.
    """
    rate, *others = told
    if rate.quantity.dimension is not Dimension.PERCENT:
        return one
    levels = [figure for figure in others if figure.quantity.dimension is not Dimension.PERCENT]
    own = {figure.quantity.span for figure in levels}
    for other in (other for other in holding if other.form == _CHANGE and other.span in figures):
        # Either both levels are bound to the rate, or the first of them and the amount.
        if own not in (set(other.operands), {other.span, other.operands[0]}):
            continue
        amount = figures[other.span].quantity
        for base in (figures[span].quantity for span in other.operands if span in figures):
            if base.is_kin(amount) and (found := share_given(amount, base, rate.quantity)) is not None:
                return replace(found.relation, form=one.form)
    return one


def _share_of_other_levels(
    one: Relation, figures: Sequence[Figure], line: Line, holding: Sequence[Relation]
) -> Relation:
    """Return the share of two levels before it that give it, one of which it was bound to; else the relation."""
    share, part = figures[:2]
    if part.letter not in "LH":
        return one
    if _is_of_several(line, part, share):
        return replace(one, verdict=Verdict.UNKNOWN)
    is_here = len(figures) > _PAIR
    if not line.holds(share) or (is_here and _NAMES_ITS_BASE.search(share.label)):
        return one
    if is_here and (of_whole := _of_the_whole(one, figures, line, holding)) is not None:
        return of_whole
    before = line.before(share.place, line.sentence_start(share.place))
    levels = [level for level in before if level.letter in "LH" and level.is_exact]
    levels = [level for level in levels if level.quantity.is_kin(part.quantity)][:_MOST_LEVELS]
    if (of_pair := _of_a_pair(figures, levels, line, holding)) is not None:
        return of_pair
    bases = {other.operands[-1] for other in holding if other.form == _SHARE} - {
        level.quantity.span for level in levels
    }
    # 涉企案件1945件。判决437件，占22.5%；调解472件，撤诉127件，调撤率30.8%: both are of what the share before is of.
    beside = [figure for figure in line.figures if figure.quantity.span in bases and figure.place < share.place]
    kin = [figure for figure in beside if figure.quantity.is_kin(part.quantity)]
    return of_the_last([*levels, *kin], share) or _of_both(levels, share) or _of_its_name(part, share, line) or one


def _is_of_several(line: Line, part: Figure, share: Figure) -> bool:
    """Tell whether words say that a share is of more than the part before it."""
    if share.label.startswith(OF_ALL) and TOGETHER.search(part.label):
        # A组51人中通过29人；B组20人中通过20人；两组合计通过49人，总通过率69.0%: that is of both groups.
        return True
    if _BOUNDS.search(share.label) and (_BOUNDS.match(share.label) or not _BOUNDS.search(part.label)):
        # 优秀223人，优秀率27.2%；合格197人，合格以上占51.2%: that is of both; so is 50万元以上2个，20万元以上占33%.
        return True
    # 停业31家，取缔6家，两项合计占354家的10.5%: that is of both, too.
    end = part.quantity.span.end
    return TOGETHER.search(line.passage.text, end, max(end, share.quantity.span.start)) is not None


def _of_a_pair(
    figures: Sequence[Figure], levels: list[Figure], line: Line, holding: Sequence[Relation]
) -> Relation | None:
    """Return a share of two levels that give it; ``figures`` are the share and what it was bound to."""
    share, part = figures[:2]
    bound, known = {figure.place for figure in figures[1:]}, {other.operands for other in holding}
    # 由5名增至7名，占比57.1%（4名）: the part of a share may stand behind it, in brackets.
    behind = [] if part in levels or line.holds(part) else [(part, level) for level in levels]
    for first, second in (*permutations(levels, _PAIR), *behind):
        if (
            first.quantity.value >= second.quantity.value
            or (first.quantity.span, second.quantity.span) in known
            or (first is not part and bound.isdisjoint((first.place, second.place)))
        ):
            continue
        # The levels are those nearest to the share first.
        is_nearest = levels[:_PAIR] == [first, second] and first is part
        if not is_nearest and len(share.quantity.digits) < _TELLING_DIGITS:
            continue
        if (found := share_given(first.quantity, second.quantity, share.quantity)) is not None:
            return found.relation
    return None


def _of_both(levels: Sequence[Figure], share: Figure) -> Relation | None:
    """Return a share of one of the last two levels in both: 城镇524万人，乡村331万人，城镇化率61.3%; or of all in as many.

    受理325件，调解成功325件，成功率100%. ``levels`` are exact, of one kind, and the nearest first.
    """
    if len(levels) < _PAIR or len(share.quantity.digits) < _TELLING_DIGITS:
        return None
    last, first = (level.quantity for level in levels[:_PAIR])
    if last.value == first.value:
        readings = [share_given(last, first, share.quantity)]
    else:
        numeral = f"({first.numeral}+{last.numeral})"
        both = replace(first, value=first.value + last.value, half=first.half + last.half, numeral=numeral)
        readings = [share_given(first, both, share.quantity), share_given(last, both, share.quantity)]
    return next((found.relation for found in readings if found is not None), None)


def _of_its_name(part: Figure, share: Figure, line: Line) -> Relation | None:
    """Return a share of what is called as its part is, if they agree.

    签约项目219个，落地项目159个，建设项目222个。其中来自外省的签约项目58个，占比26.5%: 58 of 219.
    """
    if not line.holds(part):
        return None
    exact = (one for one in line.before(part.place) if one.letter in "LH" and one.is_exact)
    kin = (one for one in exact if one.quantity.is_kin(part.quantity) and one.quantity.value > part.quantity.value)
    for whole in (one for one in kin if agreement(one.label, part.label) >= ALIKE):
        if (found := share_given(part.quantity, whole.quantity, share.quantity)) is not None:
            return found.relation
    return None


def _of_the_whole(one: Relation, figures: Sequence[Figure], line: Line, holding: Sequence[Relation]) -> Relation | None:
    """Return a share of what its base is itself a share of, if those two and the base's share give it.

    60岁以上183606人，占23.4%，其中65岁以上130207人，占16.6%: both are of all.
    """
    share, part, base = (figure.quantity for figure in figures)
    told = [other.span for other in holding if other.form == _SHARE and other.operands[0] == base.span]
    of_base = next((one for one in line.figures if one.quantity.span in told), None)
    of_base = of_base or next(iter(line.between(figures[2].place + 1, figures[1].place)), None)
    if of_base is None or of_base.quantity.dimension is not Dimension.PERCENT or of_base.letter != "P":
        return None
    (low, high), (least, most) = quotient(part, base, PERCENT), quotient(share, of_base.quantity, PERCENT)
    if low > most or least > high:
        return None
    computed = percentage(part.value * of_base.quantity.value, base.value * PERCENT, share.decimals)
    reckoning = f"{of_base.quantity.words}×{part.words}÷{base.words}={computed}"
    return replace(one, verdict=Verdict.HOLDS, reckoning=reckoning, repair=None)
