"""FI201: a rate above 100 percent that cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from edulint.api import CheckOptions, Severity, Wording, WordList, any_of
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.phrases import REACHED
from edulint_figures.quantities.quantity import ONE, Dimension, Quantity
from edulint_figures.relations.changes import runs_in
from edulint_figures.relations.relation import Relation, RelationCheck, Verdict, relation_of

_WORDS = WordList(__file__, "bounded_rates.txt")
_COVERED, _ASSETS = "覆盖率", ("资产", "债", "利息", "担保", "抵押", "拨备")


@cache
def _pattern(rates: frozenset[str]) -> re.Pattern[str]:
    # 拨备覆盖率 of a bank says how often its reserves cover the loans.
    return re.compile(rf"(?<!毛)(?<!拨备)(?<!流动性)(?<!利息)(?P<rate>{any_of(rates)}){REACHED}$")


@cache
def _other_rate() -> re.Pattern[str]:
    """Return the pattern of a rate that is named after a deed, of which no list says what it may be: 家访率."""
    may_exceed = any_of(_WORDS.section("may exceed"))
    return re.compile(
        rf"(?<![毛净总比])(?P<rate>(?!{may_exceed})[\u4e00-\u9fff]{{2}}(?<![增倍税利费汇功效频概比斜市])率){REACHED}$"
    )


@cache
def _bounded() -> frozenset[str]:
    return _WORDS.words - frozenset(_WORDS.section("may exceed"))


def _is_of_assets(passage: Passage, rate: Quantity) -> bool:
    """Tell whether a sentence speaks of money that covers other money, as it may do several times over."""
    start = passage.start_behind("。", rate.span.start)
    return any(word in passage.text[start : rate.span.start] for word in _ASSETS)


class ImpossiblePercentage(RelationCheck):
    """What it finds:
        zh: 合格率、覆盖率、净入学率等写成了100%以上；参保率、开工率等分子、分母各有来源的，只作提示。
        en: A pass rate, coverage or enrolment rate above 100 percent; rates of participation or of starts, whose two
        counts come from different lists, are a hint only.

    Why it matters:
        zh: 这类比率最高为100%，一看便知有误。
        en: Such rates end at 100 percent; anyone sees the slip.

    Example:
        全县小学入学率102%，巩固率99.8%。

    Instead:
        全县小学入学率100%，巩固率99.8%。

    Options:
        zh: rates：不可能超过100%的指标名称，代替自带的词表。
        en: rates: names of rates that can't exceed 100%, instead of the list that comes with the check.

    Source:
        zh: 完成率、毛入学率可以超过100%，不在此列。
        en: Completion rates and gross enrolment may exceed 100% and are left alone.
    """

    class Options(CheckOptions, frozen=True):
        """Which rates end at 100 percent."""

        rates: tuple[str, ...] = ()

    code = "FI201"
    name = "impossible-percentage"
    severity = Severity.WARNING
    options = Options()
    summary = Wording(zh="不可能超过100%的比率", en="a rate that cannot exceed 100 percent")
    messages = {
        "contradiction": Wording(
            zh="{rate}不可能超过100%，文中为“{stated}”", en="{rate} can't exceed 100%, the text says “{stated}”"
        ),
        "doubtful": Wording(
            zh="{rate}一般不超过100%，文中为“{stated}”，请核对",
            en="{rate} is hardly above 100%, the text says “{stated}”: look it up",
        ),
    }

    def relations_in(self, passage: Passage) -> Iterator[Relation]:
        """Yield the rates above 100 percent."""
        rates = (
            (run[0], rate)
            for run in runs_in(passage)
            for rate in run
            if rate.dimension is Dimension.PERCENT and rate.value > 100 * ONE and not rate.change
        )
        for first, rate in rates:
            # 合格率分别达到99.6%和102%: what is named before the first is said of all.
            match = _pattern(frozenset(self.options.rates) or _bounded()).search(first.label)
            other = _other_rate().search(first.label) if match is None and not self.options.rates else None
            # 拨备覆盖率 is no 覆盖率 that ends at 100.
            if other is not None and other["rate"] not in _bounded():
                told = f"{rate.words}>100%"
                yield relation_of(rate, (), Verdict.DOUBTFUL, told, message="doubtful", rate=other["rate"])
            if match and not (match["rate"] == _COVERED and _is_of_assets(passage, first)):
                told = f"{rate.words}>100%"
                yield relation_of(rate, (), Verdict.LIKELY_WRONG, told, message="contradiction", rate=match["rate"])
