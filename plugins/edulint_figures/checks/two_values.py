"""FI206: one indicator with two values in one report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from edulint.api import Check, Document, Finding, Related, Severity, Wording, WordList, pattern
from edulint_figures.quantities.apart import are_of_other_times
from edulint_figures.quantities.passages import passages_of
from edulint_figures.quantities.phrases import OF_THESE
from edulint_figures.quantities.quantity import Dimension, Quantity

# 共有 is 共有 or 共 and 有: what was taken once is kept, else ten of them could be divided in a thousand ways.
_VERB = pattern(r"(?:已|均|也|共)?(?:达到|达|为|是|共有|共|有|到|至)*+(?:了)?$")
_WORDS = WordList(__file__, "two_values.txt")
_SHORTEST_LABEL = 7
# A numbered item with a colon speaks of a subject of its own: 2.5甲公司：.
_ITEM = pattern(r"(?:^|[。\n ])\(?[0-9一二三四五六七八九十]{1,3}[.、)0-9]{1,3} ?([^,。;:\n]{2,14}):")
_FAR_BACK = 600
# 公司 is the one that was named last.
_FIRM = pattern("[该两]?公司")
_FIRST = Wording(zh="前面是这个数", en="the value before")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of an indicator's name, and of words that give it another value."""
    indicator = pattern(rf"[^\W0-9xX_]{{4,24}}{_WORDS.any_of('indicators')}")
    return indicator, pattern(rf"[0-9xX]年|{_WORDS.any_of('another value')}")


@cache
def _ends() -> frozenset[str]:
    return frozenset(word[-1] for word in _WORDS.section("indicators"))


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

    Source:
        zh: 原始稿件中同一指标前后不一；口径可能不同，故只作提示。
        en: Seen in raw drafts; the scope may differ, so this is only a hint.
    """

    code = "FI206"
    name = "two-values"
    severity = Severity.INFO
    summary = Wording(zh="同一指标前后数字不同", en="one indicator with two values")
    messages = {
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
                name = _indicator_name(one)
                if name is None:
                    continue
                report = document.report_at(one.span.start)
                key = (name, one.unit_class, report.span.start if report else 0)
                first = seen.setdefault(key, one)
                if key in told or abs(first.value - one.value) <= first.half + one.half:
                    continue
                if _are_apart(passage.text, first, one):
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


def _are_apart(text: str, one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures are of different times or subjects: what was told last before each differs."""
    is_firm = _FIRM.match(one.label) is not None and "\n" in text[one.span.end : other.span.start]
    if is_firm or _is_part(text, one) or _is_part(text, other):
        return True
    last = [[found[0] for found in _ITEM.finditer(text, max(0, at - _FAR_BACK), at)][-1:] for at in _starts(one, other)]
    return are_of_other_times(text, one, other) or bool(all(last) and last[0] != last[1])


def _starts(one: Quantity, other: Quantity) -> tuple[int, int]:
    return one.span.start, other.span.start


def _is_part(text: str, one: Quantity) -> bool:
    """Tell whether a figure is one of those that 其中 leads in: of another whole it is another one."""
    start = max(text.rfind(mark, 0, one.span.start) for mark in "。\n")
    return OF_THESE in text[max(start, 0) : one.span.start]


def _indicator_name(one: Quantity) -> str | None:
    """Return the name of the indicator a figure gives, or None if it is not surely one."""
    if len(one.label) < _SHORTEST_LABEL or _ends().isdisjoint(one.label):
        return None
    is_level = one.is_exact and not one.change and one.depth == 0
    if not is_level or one.dimension not in (Dimension.PERCENT, Dimension.COUNT, Dimension.MONEY, Dimension.MEASURE):
        return None
    name = _VERB.sub("", one.label)
    indicator, other = _patterns()
    if len(name) < _SHORTEST_LABEL or not indicator.fullmatch(name) or other.search(name):
        return None
    return name
