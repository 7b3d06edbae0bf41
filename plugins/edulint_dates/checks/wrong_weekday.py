"""DA102: a weekday that is not its date's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date as day_of
from typing import ClassVar

from edulint.api import Check, Document, Edit, Finding, Fix, Severity, Span, Wording, pattern
from edulint_dates.dates import dates

_WEEKDAY = pattern(r"[ (,]{0,2}(?:星期|周|礼拜)(?P<name>[一二三四五六日天])(?![一二三四五六日天至到、])")
_NAMES = "一二三四五六日"


class WrongWeekday(Check):
    """What it finds:
        zh: 写明年月日，而后面的星期几不是那一天。
        en: A full date whose weekday isn't that day's.

    Why it matters:
        zh: 日期和星期总有一个是错的，开会、报送就会有人来错日子。
        en: Either the date or the weekday is wrong, and somebody comes on the wrong day.

    Example:
        2022年6月8日（星期五）召开。

    Instead:
        2022年6月8日（星期三）召开。

    Options:
        zh: 无。
        en: None.

    Source:
        zh: 日历；主管部门通报的差错。
        en: The calendar; mistakes that authorities published.
    """

    code = "DA102"
    name = "wrong-weekday"
    severity = Severity.WARNING
    summary = Wording(zh="日期与星期不符", en="a weekday that is not its date's")
    messages: ClassVar[Mapping[str, Wording]] = {
        "weekday": Wording(
            zh="{date}是星期{right}，不是星期{wrong}", en="{date} is weekday {number} (星期{right}), not 星期{wrong}"
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each weekday."""
        for date in dates(document):
            if date.year is None or date.day is None or not date.is_possible:
                continue
            match = _WEEKDAY.match(document.folded, date.span.end)
            if match is None:
                continue
            number = day_of(date.year, date.month, date.day).weekday()
            right, wrong = _NAMES[number], match["name"].replace("天", "日")
            if right != wrong:
                span = Span.of(match, "name")
                yield self.finding(
                    Span(date.span.start, span.end),
                    "weekday",
                    # The date may be what is wrong.
                    fix=Fix((Edit(span, right),)),
                    date=document.slice(date.span),
                    right=right,
                    wrong=wrong,
                    number=number + 1,
                )
