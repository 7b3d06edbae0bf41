"""The amount that a rate of a whole is: 预算3600万元，已支出75%，即2700万元; 学生2400名，男生占52.5%，其余1140名."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import pattern
from edulint_figures.quantities.quantity import PERCENT, Quantity, decimal
from edulint_figures.relations.judge import bounds, gives_share, meet, only_one, repairs_of, wanted_for
from edulint_figures.relations.reading import Reading
from edulint_figures.relations.relation import Verdict, relation_of
from edulint_figures.relations.roles.shortfall import are_of_one_body
from edulint_figures.relations.tokens import Line

# What makes a rate one of the whole before it.
_OF_WHOLE = pattern(r"占|按|[先已只仅]|实现|完成|支[出付]|贡献|利率|税率|费率|比例|份额|提取|预[付留缴]")
_OTHER_RATE = pattern(r"增[长加速幅]|提高|[下上]降|降[低幅]|减少|上[升涨浮]|下浮|[同环]比|[高低]于|超过|每|均")
_IS = pattern(r"^(?:即|为|是|共?计|共|合计?|折合?|约?合|也就是)(?:约|为)?$")
_PAID = pattern(r"^[一每]?年?(?:应?[付缴交扣提]|扣留|预留|计提|缴纳|支付)[^,。;]{0,4}$")
_REST = pattern(r"^(?:账面|目前)?(?:还|仅|尚|只)?(?:其余|剩余?|余下?|剩下|结余|结存)的?(?:有|为)?$")
# Two parts together have it: 两者合计占46.8%.
_TOGETHER = pattern(r"合计|总计|共占|[两二三四五]者|[两二三四五]项")
_NEAR = 4
_LEAST_DIGITS = 2


def relations_in(line: Line) -> Iterator[Reading]:
    """Yield each such amount that stands right behind its rate."""
    for rate, amount in zip(line.figures, line.figures[1:], strict=False):
        if rate.letter != "P" or amount.letter not in "LH" or amount.place - rate.place > _NEAR:
            continue
        is_rest = _REST.match(amount.label) is not None
        is_asked = is_rest or _IS.match(amount.label) or _PAID.match(amount.label)
        if (
            not is_asked
            or not _OF_WHOLE.search(rate.label)
            or _OTHER_RATE.search(rate.label)
            or _TOGETHER.search(rate.label)
        ):
            continue
        before = line.before(rate.place, line.sentence_start(rate.place))
        whole = before[0] if before else None
        figures = [one for one in (whole, rate, amount) if one is not None and one.is_exact]
        if whole is None or len(figures) < 3 or not whole.quantity.is_kin(amount.quantity) or whole.letter not in "LH":
            continue
        others = (other.quantity for other in before[1:] if other.quantity.is_kin(whole.quantity))
        if any(gives_share(whole.quantity, other, rate.quantity) for other in others):
            # 预算1463万元，已支出938万元，进度64.1%，结余525万元: the rate is that of a part.
            continue
        is_one = len({one.segment for one in figures}) == 1 and are_of_one_body(figures)
        if is_one and 0 < rate.quantity.value < PERCENT and whole.quantity.value:
            yield _judged(whole.quantity, rate.quantity, amount.quantity, is_rest=is_rest)


def _judged(whole: Quantity, rate: Quantity, amount: Quantity, *, is_rest: bool) -> Reading:
    least, most = bounds(rate)
    if is_rest:
        least, most = PERCENT - most, PERCENT - least
    low, high = ((whole.value + sign * whole.half) * one // PERCENT for one, sign in ((least, -1), (most, 1)))
    room = max(amount.half, amount.step // 2)
    verdict, repairs = Verdict.HOLDS, []
    if not meet((low, high), bounds(amount, room)):
        share_low, share_high = ((amount.value + sign * room) * PERCENT // whole.value for sign in (-1, 1))
        if is_rest:
            share_low, share_high = PERCENT - share_high, PERCENT - share_low
        wanted = [
            wanted_for(amount, low, high, slack=room),
            wanted_for(rate, share_low, share_high),
            wanted_for(
                whole, (amount.value - room) * PERCENT // most, (amount.value + room) * PERCENT // max(least, 1)
            ),
        ]
        repairs = repairs_of(wanted)
        is_near = meet((low, high), bounds(amount, 2 * room))
        is_sure = bool(repairs) and len(amount.digits) >= _LEAST_DIGITS
        verdict = Verdict.DOUBTFUL if is_near else Verdict.LIKELY_WRONG if is_sure else Verdict.UNKNOWN
    part = f"(100%-{rate.words})" if is_rest else rate.words
    computed = decimal((low + high) // 2, amount.scale, amount.decimals + 1)
    repair = only_one(repairs) if verdict is Verdict.LIKELY_WRONG else None
    reckoning = f"{whole.words}×{part}={computed}{amount.unit}"
    return Reading.of(relation_of(amount, (whole, rate), verdict, reckoning, form="product", repair=repair))
