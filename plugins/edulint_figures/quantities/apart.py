"""Whether two figures are of different times."""

from __future__ import annotations

from edulint.api import pattern
from edulint_figures.quantities.quantity import Quantity

# Of which time a paragraph speaks; what it compares with is no such time.
_TIME = pattern(
    r"(?<![比较与同从由自])(?:[12][0-9]{3}年)?(?:前?(?:[0-9]{1,2}[-—~至])?[0-9一二三四五六七八九十]{1,2}个?月"
    r"|[上下]半年|[前单]?[一二三四1-4]个?季度?|单季度?)|(?<![比较与同从由自])[12][0-9]{3}年"
)
_FAR_BACK = 600


def are_of_other_times(text: str, one: Quantity, other: Quantity) -> bool:
    """Tell whether the times that the paragraphs of two figures told last before each of them differ."""
    last = []
    for at in (one.span.start, other.span.start):
        start = max(text.rfind("\n", 0, at) + 1, at - _FAR_BACK)
        last.append([found[0] for found in _TIME.finditer(text, start, at)][-1:])
    return all(last) and last[0] != last[1]
