"""Asks again of relations that seem wrong: other figures of the paragraph may show that the wrong ones were compared.

全县99所幼儿园中，公办园23所，普惠园36所，其余40所: the list has a third part. 参加中考1092人，达线591人，重点线172人，普高上线率54.1%: the
rate is of the first two. Where so many figures agree exactly, they belong together. Words, too, may say that a share is
of more than the part that it was compared with: 合格以上, 两项合计.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import permutations

from msgspec.structs import replace

from edulint.api import Span, pattern
from edulint_figures.quantities.quantity import PERCENT, Dimension, Quantity
from edulint_figures.relations.judge import gives_share, quotient, rounding_slack
from edulint_figures.relations.reckoning import percentage
from edulint_figures.relations.relation import Relation, Verdict
from edulint_figures.relations.roles.share_verdict import judged
from edulint_figures.relations.sums import sum_relation, weighed_sum
from edulint_figures.relations.tokens import Figure, Line

_OFF = frozenset((Verdict.WRONG, Verdict.LIKELY_WRONG, Verdict.DOUBTFUL))
_SUMS, _TOTAL, _SHARE, _CHANGE, _ONE = frozenset(("parts", "total")), "total", "share", "change", "one"
_PRODUCT = "product"
_FORMS = _SUMS | {_SHARE, _CHANGE, _ONE}
_PAIR = 2
# A rate of so many digits is hardly that of two other levels by chance.
_TELLING_DIGITS = 3
_MOST_LEVELS = 8
_BOUNDS, _TOGETHER = pattern("以[上下内]"), pattern("合计|总计|共占|[两三四五]者|[两三四五]项")
_REST = pattern("其余|其他|剩余|余下|剩下")
_NAMES_ITS_BASE = pattern(r"占[^占,。;]+的")


def settled(relations: list[Relation], lines: Sequence[Line]) -> list[Relation]:
    """Return the relations of a paragraph; those that seem wrong are asked again, with all figures of its ``lines``."""
    if not any(one.verdict in _OFF for one in relations):
        return relations
    figures = {figure.quantity.span: figure for line in lines for figure in line.figures}
    holding = [one for one in relations if one.verdict is Verdict.HOLDS]
    agreeing, products = {_places_of(one) for one in holding}, set[frozenset[Span]]()
    found: list[Relation] = []
    for one in relations:
        places = _places_of(one)
        if one.verdict not in _OFF:
            found.append(one)
        elif one.form == _PRODUCT:
            # 3.6公里，每公里60万元，计276万元: what is no product is no mean, either, and told once.
            found += () if places in products else (one,)
            products.add(places)
        elif places not in agreeing | products:
            # 发放1214份，回执1209份，其余5份 agree as a sum, so that no rate of the same figures is wrong.
            found += _asked_again(one, figures, lines, holding) if one.form in _FORMS else (one,)
    return found


def _places_of(one: Relation) -> frozenset[Span]:
    """Return the places of all figures of a relation."""
    return frozenset((one.span, *one.operands))


def _asked_again(
    one: Relation, figures: Mapping[Span, Figure], lines: Sequence[Line], holding: Sequence[Relation]
) -> Iterable[Relation]:
    """Return the relation that agrees in the place of one that seems wrong, or that one, or none."""
    told = [figures[span] for span in (one.span, *one.operands) if span in figures]
    if one.form == _TOTAL and any(one.span == other.span for other in holding if other.form == _TOTAL):
        # A组28人中通过20人，B组66人中通过44人，两组合计通过64人: it sums up the others.
        return ()
    if one.form in _SUMS:
        if len(one.operands) >= _PAIR and figures.keys() >= set(one.operands):
            return _sum(one, told, lines, holding)
    elif one.form == _CHANGE:
        if len(told) == len(one.operands) + 1 == _PAIR + 1:
            return (_change(one, told, figures, holding),)
    elif one.form == _ONE:
        if len(told) == len(one.operands) + 1 and _are_given(one, told, figures, holding):
            return ()
    elif len(one.operands) == _PAIR and figures.keys() >= {one.span, one.operands[0]}:
        return (_share(one, told, lines[0], holding),)
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


def _sum(
    one: Relation, told: Sequence[Figure], lines: Sequence[Line], holding: Sequence[Relation]
) -> Iterator[Relation]:
    """Yield a sum with the part that it lacks or of the whole that it makes, if its sentence tells one.

    None, if its parts are not of one division.
    """
    parts = [figure.quantity for figure in told[-len(one.operands) :]]
    computed = sum(part.value for part in parts)
    total = told[0].quantity if len(told) > len(parts) else None
    # The whole of parts may stand in the next sentence: 全年级395人.
    stretch = one.operands if total is not None else (lines[0].passage.span,)
    beside = [level.quantity for level in _levels_beside(stretch, lines) if level.quantity.is_kin(parts[0])]
    for level in beside:
        slack = rounding_slack([level, *parts])
        # 建议19件，提案12件，主办件共27件，占总数31件的87%: what is told behind them is of some of these.
        is_other = one.form == _TOTAL and level is not total and level.value > max(part.value for part in parts)
        if (total is None or is_other) and abs(level.value - computed) <= slack:
            yield sum_relation(parts, level, Verdict.HOLDS, form=one.form)
            return
        if total is None or level is total:
            continue
        if abs(total.value - computed - level.value) <= slack:
            yield sum_relation([*parts, level], total, Verdict.HOLDS, form=one.form)
            return
        last = parts[-1:] if _REST.search(told[-1].label) else parts
        if level.value in (total.value + computed, total.value + sum(part.value for part in last)):
            # 16座水库，已开工12座，完成9座，其余4座今年开工: the rest is of another whole; or all are, with what seemed theirs.
            others = parts if level.value == total.value + computed else last
            yield sum_relation([total, *others], level, Verdict.HOLDS, form=one.form)
            return
        if abs(computed - total.value - level.value) <= slack:
            # 上年结转99万元，收入697万元，支出725万元，结余71万元: there was some before.
            yield weighed_sum(total, parts, [level], form=one.form).relation
            return
    if total is not None and (rest := _told_farther(total, computed, parts, lines)) is not None:
        yield sum_relation([*parts, rest], total, Verdict.HOLDS, form=one.form)
        return
    is_share = len(parts) == _PAIR and _is_given(told[-1], told[-2], lines)
    is_share = is_share or (total is not None and _is_no_whole(one, total, computed, lines, holding))
    if len(parts) == _PAIR and told[-1].segment != told[-2].segment:
        is_share = is_share or _is_pair_of_others(one, holding)
    if not is_share and not _is_inside_another(one, holding) and not _is_part_before_last(one, holding):
        yield one


def _is_pair_of_others(one: Relation, holding: Sequence[Relation]) -> bool:
    """Tell whether one of two parts is of a list that holds, or the first a share of the whole, the second a base."""
    lists = (other for other in holding if other.form in _SUMS and other.span != one.span)
    if any(not set(one.operands).isdisjoint(other.operands) for other in lists):
        return True
    shares = {(other.operands[0], other.operands[-1]) for other in holding if other.form == _SHARE}
    return (min(one.operands), one.span) in shares and max(one.operands) in {base for _, base in shares}


def _is_no_whole(
    one: Relation, total: Quantity, computed: int, lines: Sequence[Line], holding: Sequence[Relation]
) -> bool:
    """Tell whether a total is itself a share of a part, or what the parts make is told to be a share of it.

    到岗3977人，占应到6477人的61.4%，未到岗2500人; 支出37.5亿元，其中教育5.3亿元，卫生2.1亿元，两项合计占19.7%.
    """
    bases = {other.operands[-1] for other in holding if other.form == _SHARE and other.operands[0] == total.span}
    if not bases.isdisjoint(one.operands):
        return True
    last = max(one.operands)
    told = (figure for figure in lines[0].figures if figure.letter == "P" and figure.quantity.span > last)
    shares = (figure.quantity for figure in told if _TOGETHER.search(figure.label))
    return any(abs(computed * PERCENT - share.value * total.value) <= share.half * total.value for share in shares)


def _told_farther(total: Quantity, computed: int, parts: Sequence[Quantity], lines: Sequence[Line]) -> Quantity | None:
    """Return the part that is lacking, if the paragraph tells it, to so many digits that it is hardly chance."""
    if computed >= total.value or len(parts) <= _PAIR:
        return None
    levels = (figure.quantity for figure in lines[0].figures if figure.letter == "L" and figure.is_exact)
    fit = (one for one in levels if one.is_kin(total) and len(one.digits) >= _TELLING_DIGITS and one is not total)
    return next((one for one in fit if abs(total.value - computed - one.value) <= total.half + one.half), None)


def _is_given(part: Figure, whole: Figure, lines: Sequence[Line]) -> bool:
    """Tell whether the first share behind two parts is that of one in the other: 立案469起，破获459起，破案率97.9%."""
    line = lines[0]
    share = next((one for one in line.figures if one.place > part.place and one.letter == "P"), None)
    is_here = line.holds(part) and share is not None and share.sentence == part.sentence
    return is_here and share is not None and gives_share(part.quantity, whole.quantity, share.quantity)


def _levels_beside(spans: Sequence[Span], lines: Sequence[Line]) -> Iterator[Figure]:
    """Yield the other levels of the sentences that figures stand in, in brackets or not."""
    text = lines[0].passage.text
    start, stop = text.rfind("。", 0, min(spans).start), text.find("。", max(spans).end)
    for line in lines:
        for level in line.figures:
            at = level.quantity.span.start
            if level.letter == "L" and start < at and (at < stop or stop < 0) and level.quantity.span not in spans:
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


def _change(
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
            for reading in judged(amount, base, rate.quantity, surety=0):
                if reading.relation.verdict is Verdict.HOLDS and base.is_kin(amount):
                    return replace(reading.relation, form=one.form)
    return one


def _share(one: Relation, figures: Sequence[Figure], line: Line, holding: Sequence[Relation]) -> Relation:
    """Return the share of two levels before it that give it, one of which it was bound to; else the relation."""
    share, part = figures[:2]
    if part.letter not in "LH":
        return one
    bound, is_here = {figure.place for figure in figures[1:]}, len(figures) > _PAIR
    if _BOUNDS.search(share.label) and (_BOUNDS.match(share.label) or not _BOUNDS.search(part.label)):
        # 优秀223人，优秀率27.2%；合格197人，合格以上占51.2%: that is of both; so is 50万元以上2个，20万元以上占33%.
        return replace(one, verdict=Verdict.UNKNOWN)
    if _TOGETHER.search(
        line.passage.text, part.quantity.span.end, max(part.quantity.span.end, share.quantity.span.start)
    ):
        # 停业31家，取缔6家，两项合计占354家的10.5%: that is of both, too.
        return replace(one, verdict=Verdict.UNKNOWN)
    if not line.holds(share) or (is_here and _NAMES_ITS_BASE.search(share.label)):
        return one
    levels = [level for level in line.before(share.place, line.sentence_start(share.place)) if level.letter in "LH"]
    levels = [level for level in levels if level.is_exact and level.quantity.is_kin(part.quantity)][:_MOST_LEVELS]
    if is_here and (of_whole := _of_the_whole(one, figures, line, holding)) is not None:
        return of_whole
    known = {other.operands for other in holding}
    # 由5名增至7名，占比57.1%（4名）: the part of a share may stand behind it, in brackets.
    behind = [] if part in levels or line.holds(part) else [(part, level) for level in levels]
    for first, second in (*permutations(levels, _PAIR), *behind):
        operands = (first.quantity.span, second.quantity.span)
        if (
            first.quantity.value >= second.quantity.value
            or operands in known
            or (first is not part and bound.isdisjoint((first.place, second.place)))
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
