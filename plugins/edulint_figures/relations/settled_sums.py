"""Asks again of sums that seem wrong: a part that is told elsewhere, a rest or what there was before may be lacking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edulint.api import Span, pattern
from edulint_figures.quantities.phrases import AVERAGE
from edulint_figures.quantities.quantity import PERCENT, Quantity
from edulint_figures.relations.judge import gives_share, rounding_slack
from edulint_figures.relations.relation import Relation, Verdict
from edulint_figures.relations.sums import sum_relation, weighed_sum
from edulint_figures.relations.tokens import Figure, Line

SUMS = frozenset(("parts", "total"))
# Words for what several figures make together.
TOGETHER = pattern("合计|总计|共占|[两三四五]者|[两三四五]项")
_PAIR = 2
# A level of so many digits is hardly what is lacking by chance.
_TELLING_DIGITS = 3
_REST = pattern("其余|其他|剩余|余下|剩下")
# What there was before is no part of what came.
_EARLIER = pattern("上年|去年|年初|期初|上期|往年|历年|原有|结转|结存|旧存")
_LATER = pattern("结转|下年|下月|下期|留待|未办|在办")
# The figure next to another one stands within so many tokens.
_NEXT = 4


def asked_again(
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
    beside = [level for level in _levels_beside(stretch, lines) if level.quantity.is_kin(parts[0])]
    held = (_held_with(level, one, total, told, lines) for level in beside)
    found = next(filter(None, held), None)
    if found is None and total is not None:
        found = _held_farther(one, total, told, lines)
    if found is not None:
        yield found
        return
    is_share = len(parts) == _PAIR and _is_given(told[-1], told[-2], lines)
    is_share = is_share or (total is not None and _is_no_whole(one, total, computed, lines, holding))
    if len(parts) == _PAIR and told[-1].segment != told[-2].segment:
        is_share = is_share or _is_pair_of_others(one, holding)
    if not is_share and not _is_inside_another(one, lines, holding) and not _is_part_before_last(one, holding):
        yield one


def _held_with(
    level: Figure, one: Relation, total: Quantity | None, told: Sequence[Figure], lines: Sequence[Line]
) -> Relation | None:
    """Return a sum that holds with a level beside it: that is its whole, a part that it lacks, or was there before."""
    parts = [figure.quantity for figure in told[-len(one.operands) :]]
    computed, value = sum(part.value for part in parts), level.quantity.value
    slack = rounding_slack([level.quantity, *parts])
    # 建议19件，提案12件，主办件共27件，占总数31件的87%: what is told behind them is of some of these.
    is_other = one.form == "total" and level.quantity is not total and value > max(part.value for part in parts)
    if (total is None or is_other) and abs(value - computed) <= slack:
        return sum_relation(parts, level.quantity, Verdict.HOLDS, form=one.form)
    if total is None or level.quantity is total:
        return None
    if abs(total.value - computed - value) <= slack and _may_be_part(level, told, lines):
        return sum_relation([*parts, level.quantity], total, Verdict.HOLDS, form=one.form)
    last = parts[-1:] if _REST.search(told[-1].label) else parts
    if value in (total.value + computed, total.value + sum(part.value for part in last)):
        # 16座水库，已开工12座，完成9座，其余4座今年开工: the rest is of another whole; or all are, with what seemed theirs.
        others = parts if value == total.value + computed else last
        return sum_relation([total, *others], level.quantity, Verdict.HOLDS, form=one.form)
    is_before = _EARLIER.search(level.label) or (_is_telling(level) and level.quantity.span < min(one.operands))
    if is_before and abs(computed - total.value - value) <= slack:
        # Some was there before and is among the parts: 上年结转99万元，收入697万元，支出725万元，结余71万元.
        return weighed_sum(total, parts, [level.quantity], form=one.form).relation
    return None


def _held_farther(one: Relation, total: Quantity, told: Sequence[Figure], lines: Sequence[Line]) -> Relation | None:
    """Return a sum that holds with what stands farther off: a larger whole, what was carried over, a rest."""
    parts = [figure.quantity for figure in told[-len(one.operands) :]]
    computed = sum(part.value for part in parts)
    if (farther := _whole_of_all(total, computed, told, lines)) is not None:
        return sum_relation([total, *parts], farther, Verdict.HOLDS, form=one.form)
    if (carried := _carried(one, total, parts, lines)) is not None:
        return weighed_sum(total, [*parts, carried[1].quantity], [carried[0].quantity], form=one.form).relation
    if (rest := _told_farther(total, computed, parts, lines)) is not None:
        return sum_relation([*parts, rest], total, Verdict.HOLDS, form=one.form)
    return None


def _whole_of_all(total: Quantity, computed: int, told: Sequence[Figure], lines: Sequence[Line]) -> Quantity | None:
    """Return what the seeming whole and its parts make together, the last of which is the rest.

    受理9574人。提起公诉6787人，不起诉1314人，其余1473人在办: the paragraph tells it to so many digits that it is hardly chance.
    """
    if not _REST.search(told[-1].label):
        return None
    levels = (figure for figure in lines[0].figures if figure.letter == "L" and figure.is_exact and _is_telling(figure))
    kin = (level.quantity for level in levels if level.quantity.is_kin(total) and level.quantity.span < total.span)
    return next((one for one in kin if one.value == total.value + computed), None)


def _carried(
    one: Relation, total: Quantity, parts: Sequence[Quantity], lines: Sequence[Line]
) -> tuple[Figure, Figure] | None:
    """Return what came from before and what is left for later, if with both the parts make their total.

    收到申请90件，上年结转5件。予以公开24件，部分公开39件，其余24件不予处理，结转下年度8件: 90+5=24+39+24+8.
    """
    first, last = parts[0].span, parts[-1].span
    beside = [level for level in _levels_beside((one.span, *one.operands), lines) if level.quantity.is_kin(total)]
    came = [level for level in beside if level.quantity.span < first and _EARLIER.search(level.label)]
    left = [level for level in beside if level.quantity.span > last and _LATER.search(level.label)]
    more = sum(part.value for part in parts) - total.value
    pairs = ((early, late) for early in came for late in left)
    return next((pair for pair in pairs if more + pair[1].quantity.value == pair[0].quantity.value), None)


def _is_telling(level: Figure) -> bool:
    """Tell whether a level has so many digits that it is hardly what is lacking by chance, and is no mean."""
    return len(level.quantity.digits) >= _TELLING_DIGITS and not AVERAGE.search(level.label)


def _may_be_part(level: Figure, told: Sequence[Figure], lines: Sequence[Line]) -> bool:
    """Tell whether a level tells what is lacking: by its words or its digits, or next to the figures of the sum."""
    if _REST.search(level.label) or _is_telling(level):
        return True
    line = next(line for line in lines if line.holds(level))
    beside = (*line.before(level.place)[:1], *line.between(level.place + 1, level.place + _NEXT)[:1])
    return any(one in told for one in beside)


def _is_pair_of_others(one: Relation, holding: Sequence[Relation]) -> bool:
    """Tell whether one of two parts is of a list that holds, or the first a share of the whole, the second a base."""
    lists = (other for other in holding if other.form in SUMS and other.span != one.span)
    if any(not set(one.operands).isdisjoint(other.operands) for other in lists):
        return True
    shares = {(other.operands[0], other.operands[-1]) for other in holding if other.form == "share"}
    return (min(one.operands), one.span) in shares and max(one.operands) in {base for _, base in shares}


def _is_no_whole(
    one: Relation, total: Quantity, computed: int, lines: Sequence[Line], holding: Sequence[Relation]
) -> bool:
    """Tell whether a total is itself a share of a part, or what the parts make is told to be a share of it.

    到岗3977人，占应到6477人的61.4%，未到岗2500人; 支出37.5亿元，其中教育5.3亿元，卫生2.1亿元，两项合计占19.7%.
    """
    bases = {other.operands[-1] for other in holding if other.form == "share" and other.operands[0] == total.span}
    if not bases.isdisjoint(one.operands):
        return True
    last = max(one.operands)
    told = (figure for figure in lines[0].figures if figure.letter == "P" and figure.quantity.span > last)
    shares = (figure.quantity for figure in told if TOGETHER.search(figure.label))
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


def _is_inside_another(one: Relation, lines: Sequence[Line], holding: Sequence[Relation]) -> bool:
    """Tell whether one part is a share of another: 期满725名，留任564名，留任率77.8%; but not of both together."""
    quantities = {figure.quantity.span: figure.quantity for line in lines for figure in line.figures}
    return any(
        gives_share(*(quantities[span] for span in (*other.operands, other.span)))
        for other in holding
        if other.form == "share" and len(other.operands) == _PAIR and set(other.operands) <= set(one.operands)
        if other.span in quantities
    )


def _is_part_before_last(one: Relation, holding: Sequence[Relation]) -> bool:
    """Tell whether a whole is itself a part that another one follows: 男生668人，女生352人，其中寄宿生640人."""
    return any(
        one.span in other.operands and any(one.span < part < min(one.operands) for part in other.operands)
        for other in holding
        if other.form in SUMS
    )
