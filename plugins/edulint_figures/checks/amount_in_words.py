"""FI208: an amount in capital numerals that differs from the one in digits beside it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from edulint.api import Severity, Wording, pattern
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.quantity import Dimension, Quantity
from edulint_figures.relations.relation import Relation, RelationCheck, Verdict

_CAPITALS = "壹贰叁肆伍陆柒捌玖拾佰仟"
_CAPITAL = pattern(f"[{_CAPITALS}]")
_SIGNS = ("￥", "¥")
# 叁万伍仟元整（￥35000元）; 35000元（大写：叁万伍仟元整）; 叁万伍仟元整，（小写）35000元.
_BESIDE = pattern(r"整?正?[(,:]{0,2}(?:金额[:(]?)?(?:(?:即|小写|大写|人民币|￥|¥)[):：]{0,2}){0,3}")


class AmountInWords(RelationCheck):
    """What it finds:
        zh: 大写金额与紧挨着的小写金额不符。
        en: An amount in capital numerals that differs from the one in digits beside it.

    Why it matters:
        zh: 合同、票据以大写为准，两者不一致会引起纠纷。
        en: In contracts the capitals count; where the two differ, there is a dispute.

    Example:
        合同价款为人民币叁万伍仟元整（53000元）。

    Instead:
        合同价款为人民币叁万伍仟元整（35000元）。

    Source:
        zh: 《支付结算办法》：金额大小写必须一致；主管部门通报的差错。
        en: The rules for payments: both must agree; mistakes that authorities published.
    """

    code = "FI208"
    name = "amount-in-words"
    severity = Severity.ERROR
    summary = Wording(zh="大小写金额不一致", en="an amount in capitals that differs from its digits")
    messages = {
        "contradiction": Wording(
            zh="大写是“{capital}”，小写是“{figure}”：{reckoning}",
            en="capitals say “{capital}”, digits “{figure}”: {reckoning}",
        )
    }

    def relations_in(self, passage: Passage) -> Iterator[Relation]:
        """Yield the amounts of a paragraph that stand side by side in capitals and in digits."""
        if not passage.holds(*_CAPITALS):
            return
        for first, second in pairwise(passage.quantities):
            if all(_is_money(one, passage) for one in (first, second)):
                is_capital = [_CAPITAL.search(one.numeral) is not None for one in (first, second)]
                if is_capital[0] != is_capital[1] and _BESIDE.fullmatch(
                    passage.between(first, second).replace(" ", "")
                ):
                    yield _judged(*((first, second) if is_capital[0] else (second, first)))


def _is_money(one: Quantity, passage: Passage) -> bool:
    """Tell whether a figure is an amount of 元: with its unit, or behind its sign."""
    if one.dimension is Dimension.BARE:
        return passage.text[one.span.start - 1 : one.span.start] in _SIGNS
    return one.dimension is Dimension.MONEY and one.unit_class == "yuan"


def _judged(capital: Quantity, figure: Quantity) -> Relation:
    agrees = abs(capital.value - figure.value) <= capital.half + figure.half
    return Relation(
        span=figure.span,
        operands=(capital.span,),
        verdict=Verdict.HOLDS if agrees else Verdict.WRONG,
        reckoning=f"{capital.words}{'=' if agrees else '≠'}{figure.words}",
        values={"capital": capital.words, "figure": figure.words},
    )
