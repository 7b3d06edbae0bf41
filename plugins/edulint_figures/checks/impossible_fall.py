"""FI211: a fall by more than there was."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Severity, Wording, pattern
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.quantity import ONE, Dimension, Quantity
from edulint_figures.relations.relation import Relation, RelationCheck, Verdict, relation_of

# Profits and balances turn into losses, and a rate or a temperature may fall below nothing.
_BELOW_NOTHING = pattern("利润|盈|亏|净|收益|顺差|逆差|差额|余额|结余|现金|损益|权益|增速|增幅|温")


class ImpossibleFall(RelationCheck):
    """What it finds:
        zh: “减少3倍”“下降120%”：减少、下降最多减到零，即100%。利润、净额等可以变成负数，不报。
        en: 减少3倍, 下降120%: what becomes less can fall by 100 percent at most. Profits and net amounts may turn
        negative and are left alone.

    Why it matters:
        zh: 减少的倍数说不通，多半是把“减少到几分之一”或者“增加”写错了。
        en: A fall in times makes no sense; a fraction or a rise was meant.

    Example:
        全年投诉比上年减少了3倍。

    Instead:
        全年投诉比上年减少了四分之三。

    Source:
        zh: 现代汉语通行的用法：倍数只用于增加，减少用分数或百分数。
        en: Modern usage: 倍 is said of a rise, fractions and percentages of a fall.
    """

    code = "FI211"
    name = "impossible-fall"
    severity = Severity.WARNING
    summary = Wording(zh="减少、下降超过了原有的数量", en="a fall by more than there was")
    messages = {
        "contradiction": Wording(
            zh="减少、下降最多到零，不能减“{stated}”；请改用几分之几或百分数，或核对是不是增加",
            en="what falls can't fall by “{stated}”; tell a fraction or a percentage, or check whether it rose",
        ),
    }

    def relations_in(self, passage: Passage) -> Iterator[Relation]:
        """Yield the falls by once or more of what there was."""
        for one in passage.quantities:
            if one.change < 0 and _is_more_than_all(one) and not _BELOW_NOTHING.search(_sentence_of(passage, one)):
                yield relation_of(one, (), Verdict.LIKELY_WRONG, f"{one.words}>100%", message="contradiction")


def _is_more_than_all(one: Quantity) -> bool:
    if one.dimension is Dimension.PERCENT:
        return one.value > 100 * ONE
    return one.dimension is Dimension.TIMES and one.unit_class == "times" and one.value >= ONE


def _sentence_of(passage: Passage, one: Quantity) -> str:
    start = passage.start_behind("。", one.span.start)
    end = passage.text.find("。", one.span.end, passage.span.end)
    return passage.text[start : end if end >= 0 else passage.span.end]
