"""DA103: a range of dates that ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from edulint.api import Check, Document, Finding, Severity, Span, Wording, pattern
from edulint_dates.dates import Date, dates

# 5月18日（星期六）上午9时起至5月20日.
_BETWEEN = pattern(
    r"(?:\([^()\n]{0,12}\))?(?:(?:上午|下午|晚|早)?(?:[0-9]{1,2}(?:时|点|:[0-9]{2})半?)?)(?:起|开始)?[,]?(?:至|到|—{1,2}|–|-{1,2}|~)"
)
# 2025年至2023年, 2025—2021年.
_YEARS = pattern(
    r"(?P<first>[12](?<![0-9][12])(?:(?<=1)9|(?<=2)0)[0-9]{2})年?(?:至|到|—{1,2}|–|-{1,2}|~)(?P<last>(?:19|20)[0-9]{2})年"
)
_LAST_DAY = pattern(r"(?P<day>[0-9]{1,2})日")


class BackwardRange(Check):
    """What it finds:
        zh: 起止日期倒置：从5月18日起至5月13日止，5月18日至13日，2023年5月至2022年3月。10月至3月这样跨年的不算。
        en: Ranges that end before they begin. A range over the turn of the year, October to March, is none.

    Why it matters:
        zh: 起止时间有一个写错了，照着执行就会出差错。
        en: One of the two dates is wrong, and whoever follows them goes wrong, too.

    Example:
        培训从5月18日起至5月13日止。

    Instead:
        培训从5月13日起至5月18日止。

    Source:
        zh: 主管部门通报的差错。
        en: Mistakes that authorities published.
    """

    code = "DA103"
    name = "backward-range"
    severity = Severity.WARNING
    summary = Wording(zh="起止日期倒置", en="ranges of dates that run backwards")
    messages = {
        "range": Wording(
            zh="“{words}”：结束的日期在开始之前，请核对", en="“{words}”: it ends before it begins; please check"
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each range."""
        folded, found = document.folded, dates(document)
        for years in _YEARS.finditer(folded):
            if years["first"] > years["last"]:
                yield self._told(document, Span.of(years))
        for first in found:
            between = _BETWEEN.match(folded, first.span.end) if first.day is not None else None
            match = _LAST_DAY.match(folded, between.end()) if between else None
            if match and first.day and int(match["day"]) < first.day:
                yield self._told(document, Span(first.span.start, match.end()))
        for first, last in pairwise(found):
            between = _BETWEEN.match(folded, first.span.end)
            if between and between.end() == last.span.start and _runs_backwards(first, last):
                yield self._told(document, Span(first.span.start, last.span.end))

    def _told(self, document: Document, span: Span) -> Finding:
        return self.finding(span, "range", words=document.slice(span))


def _runs_backwards(first: Date, last: Date) -> bool:
    if first.year is not None and last.year is not None:
        begin, end = (first.year, first.month), (last.year, last.month)
    elif last.year is None and first.month == last.month:
        begin = end = (0, first.month)
    else:
        # Without its year the last month may be next year's.
        return False
    if begin != end:
        return begin > end
    return first.day is not None and last.day is not None and first.day > last.day
