"""FI206: one indicator with two values in one report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from edulint.api import Check, Document, Finding, Related, Severity, Wording, pattern
from edulint_figures.quantities.passages import passages_of
from edulint_figures.quantities.quantity import Dimension, Quantity

_VERB = pattern(r"(?:已|均|也|共)?(?:达到|达|为|是|共有|共|有|到|至)*(?:了)?$")
_INDICATOR = pattern(r"[^\W0-9xX_]{4,24}(?:率|总量|总数|总额|人数|总值|收入|支出|面积|里程|比重|比例|学校数|班数|产量)")
_INDICATOR_ENDS = frozenset("率量数额值入出积程重例")
# A target, another year or another place gives the same indicator another value.
_OTHER = pattern(
    r"[去今上本全明前近]年|年[底末均初度]|[0-9xX]年|月|季度|上半|下半|期|目标|力争|计划|预计|预期|将|去|比|较|其中|原|每|平均|分别|全国|全省"
)
_FIRST = Wording(zh="前面是这个数", en="the value before")


class TwoValues(Check):
    """What it finds:
        zh: 同一篇报告里同一个指标前后两个数。
        en: The same indicator, in the same words, with two values in one report.

    Why it matters:
        zh: 改了一处忘了另一处；也可能口径不同，请核对。
        en: One place was brought up to date and the other forgotten; or the two mean different things.

    Example:
        全市学前三年入园率达97.25%，普惠水平稳步提高。
        全市学前三年入园率达96.25%，居全省前列。

    Instead:
        全市学前三年入园率达97.25%，普惠水平稳步提高。
        全市学前三年入园率达97.25%，居全省前列。

    Options:
        zh: 无。
        en: None.

    Source:
        zh: 原始稿件中同一指标前后不一；口径可能不同，故只作提示。
        en: Seen in raw drafts; the scope may differ, so this is only a hint.
    """

    code = "FI206"
    name = "two-values"
    severity = Severity.INFO
    summary = Wording(zh="同一指标前后数字不同", en="One indicator with two values")
    messages: ClassVar[dict[str, Wording]] = {
        "two": Wording(
            zh="“{indicator}”前面是“{first}”，这里是“{second}”，请核对",
            en="“{indicator}” was “{first}” before and is “{second}” here",
        )
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each indicator once, where it has another value than at first."""
        seen: dict[tuple[str, str, int], Quantity] = {}
        told: set[tuple[str, str, int]] = set()
        for passage in passages_of(document):
            for one in passage.quantities:
                name = _indicator(one)
                if name is None:
                    continue
                report = document.report_at(one.span.start)
                key = (name, one.unit_class, report.span.start if report else 0)
                first = seen.setdefault(key, one)
                if key in told or abs(first.value - one.value) <= first.half + one.half:
                    continue
                told.add(key)
                yield self.finding(
                    one.span,
                    "two",
                    related=[Related(first.span, _FIRST)],
                    indicator=name,
                    first=first.words,
                    second=one.words,
                )


def _indicator(one: Quantity) -> str | None:
    """Return the name of the indicator a figure gives, or None if it is not surely one."""
    is_level = one.is_exact and not one.change and one.depth == 0
    if not is_level or one.dimension not in (Dimension.PERCENT, Dimension.COUNT, Dimension.MONEY, Dimension.MEASURE):
        return None
    if len(one.label) < 7 or _INDICATOR_ENDS.isdisjoint(one.label):
        return None
    name = _VERB.sub("", one.label)
    if len(name) < 7 or not _INDICATOR.fullmatch(name) or _OTHER.search(name):
        return None
    return name
