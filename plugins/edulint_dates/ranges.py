"""The ranges of dates in a draft: 5月18日至20日, 2023年5月—2024年3月."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from edulint.api import Document, Span, derived, pattern
from edulint_dates.dates import Date, dates

# 5月18日（星期六）上午9时起至5月20日.
_BETWEEN = pattern(
    r"(?:\([^()\n]{0,12}\))?(?:(?:上午|下午|晚|早)?(?:[0-9]{1,2}(?:时|点|:[0-9]{2})半?)?)(?:起|开始)?[,]?(?:至|到|—{1,2}|–|-{1,2}|~)"
)
_LAST_DAY = pattern(r"(?P<day>[0-9]{1,2})日")


class DateRange(Struct, frozen=True):
    """Two dates and what joins them; the last one has the month of the first where it tells none."""

    first: Date
    last: Date

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.first.span.start, self.last.span.end)


@derived
def ranges(document: Document) -> tuple[DateRange, ...]:
    """Return the ranges of a draft, in no order."""
    return tuple(_ranges(document))


def _ranges(document: Document) -> Iterator[DateRange]:
    folded, found = document.folded, dates(document)
    for first in found:
        between = _BETWEEN.match(folded, first.span.end) if first.day is not None else None
        match = _LAST_DAY.match(folded, between.end()) if between else None
        if match:
            yield DateRange(first, replace(first, span=Span.of(match), day=int(match["day"])))
    for first, last in pairwise(found):
        between = _BETWEEN.match(folded, first.span.end)
        if between and between.end() == last.span.start:
            yield DateRange(first, last)
