"""FI210: a number whose unit was lost."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from edulint.api import Check, Document, Finding, Genre, Severity, Wording, is_han, pattern
from edulint_figures.quantities.passages import Passage, passages_of
from edulint_figures.quantities.quantity import Dimension, Quantity

_MARKS = (",", "。", ";", "、")
# A number that a mark parts into thousands counts something; these give numbers that count nothing.
_NUMBERED = ("号", "码", "分", "数", "值", "比")
_SHORTEST = 5
_NEXT = pattern("(?:、[0-9][0-9.,]{0,20}){1,12}[一-鿿%℃]")


class MissingUnit(Check):
    """What it finds:
        zh: 数字后面没有单位：“办理贷款2,748，金额2,903万元”，“水源312万元、管网936、消毒238万元”。
        en: A number without its unit: 办理贷款2,748，金额2,903万元, or one in a list whose other items have theirs.

    Why it matters:
        zh: 读的人不知道是多少个、多少户还是多少元。
        en: The reader can't tell whether it counts persons, households or yuan.

    Example:
        水源工程312万元、管网改造936、净化设备238万元。

    Instead:
        水源工程312万元、管网改造936万元、净化设备238万元。

    Source:
        zh: 原始稿件中所见的脱漏。
        en: Modelled on what is seen in raw drafts.
    """

    code = "FI210"
    name = "missing-unit"
    severity = Severity.WARNING
    summary = Wording(zh="数字后面缺少单位", en="a number without its unit")
    messages = {
        "missing": Wording(zh="“{words}”后面没有单位，请补上", en="{words} has no unit behind it; please write which"),
        "list": Wording(
            zh="前后各项都写了“{unit}”，“{words}”后面没有，请补上",
            en="the other items have {unit}, {words} has none; please write it",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each number of a report that stands before a mark where a unit is due."""
        if document.genre not in (Genre.REPORT, Genre.NOTICE):
            return
        for passage in passages_of(document):
            around = (None, *passage.quantities, None)
            for (left, one), (_, right) in zip(pairwise(around), pairwise(around[1:]), strict=False):
                if one is None or one.dimension is not Dimension.BARE or one.unit or not _is_bare(passage, one):
                    continue
                unit = _unit_of_list(passage, left, one, right)
                if unit:
                    yield self.finding(one.span, "list", words=document.slice(one.span), unit=unit)
                elif "," in one.numeral and _counts(one) and not _goes_on(passage, one):
                    yield self.finding(one.span, "missing", words=document.slice(one.span))


def _is_bare(passage: Passage, one: Quantity) -> bool:
    """Tell whether a number stands between a word and a mark."""
    text, start, end = passage.text, one.span.start, one.span.end
    return is_han(text[start - 1 : start] or " ") and (
        text.startswith(_MARKS, end) or text[end : end + 1] in ("", "\n")
    )


def _goes_on(passage: Passage, one: Quantity) -> bool:
    """Tell whether another number follows, and the last one has the unit of all: 6,817.00、7,261.00百万平方英寸."""
    return _NEXT.match(passage.text, one.span.end, passage.span.end) is not None


def _counts(one: Quantity) -> bool:
    return len(one.numeral) >= _SHORTEST and not one.label.endswith(_NUMBERED)


def _unit_of_list(passage: Passage, left: Quantity | None, one: Quantity, right: Quantity | None) -> str:
    """Return the unit of the items before and behind a number in a list; empty where it is no such item."""
    if left is None or right is None or not left.unit or left.unit != right.unit or left.label == one.label:
        return ""
    before, behind = passage.between(left, one), passage.between(one, right)
    is_item = before.startswith("、") and behind.startswith("、") and len(before) > 2 and len(behind) > 2
    return left.unit if is_item and all(map(is_han, before[1:] + behind[1:])) else ""
