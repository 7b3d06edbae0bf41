"""DA101: a date that the calendar doesn't have."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Edit, Finding, Fix, Severity, Span, Wording, holds_any, pattern
from edulint_dates.dates import dates

# 12月15曰: signs that look like 日, as scanning and typing by shape give them.
_LIKE_DAY = pattern(
    r"月(?<=[0-9一二三四五六七八九十元]月)(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?P<sign>曰|目(?![^\W\d_]))"
)
# 8月17日73时: a day has 24 hours.
_HOUR = pattern(r"时(?<=[日号午晨晚](?:2[5-9]|[3-9][0-9])时)(?=[^\w]|[0-9]{1,2}分|许|前|后|左右|至|到|起|$)")
# 上午14时, 凌晨15:30
_MORNING = pattern("(?:上午|早上|早晨|清晨|凌晨)(?:1[3-9]|2[0-4])[时点:]")
# 台账上竟出现“9月31日”的记录: a date in quotation marks is one that somebody else wrote wrongly.
_QUOTED_BEFORE, _QUOTED_BEHIND = frozenset("“‘「"), frozenset("”’」")
_MISTAKE = pattern(r"[误错假乱]|笑[话柄谈]|不存在|没有|荒唐|竟|出现|写[成作为]|填[成作为]|并无")
_MOST_AWAY = 24
_PART_OF_MONTH = pattern("[底初份]|[上中下]旬")


class ImpossibleDate(Check):
    """What it finds:
        zh: 日历上没有的日期：2月30日、4月31日、平年的2月29日、2023年13月。农历日期不算。
            扫描或按形打字留下的“12月15曰”“5月20目”，“17日73时”“上午14时”这样没有的钟点，也指出。
        en: Dates that the calendar doesn't have: 30 February, 31 April, 29 February of a common year, a 13th month.
            Dates by the moon are left alone. A sign that looks like 日 (12月15曰) and an
            hour that no day or morning has (17日73时, 上午14时) are told, too.

    Why it matters:
        zh: 日期多半是打错或者套用旧稿时没有改对，通知、台账上会误事。
        en: Such a date is mistyped, or left from an older draft; on a notice somebody will miss the day.

    Example:
        4月31日召开总结会。

    Instead:
        4月30日召开总结会。

    Source:
        zh: 公历；主管部门通报的差错。
        en: The calendar; mistakes that authorities published.
    """

    code = "DA101"
    name = "impossible-date"
    severity = Severity.ERROR
    summary = Wording(zh="日历上没有的日期", en="dates that the calendar doesn't have")
    messages = {
        "morning": Wording(zh="“{hour}”：上午没有这个钟点，请核对", en="“{hour}”: no morning has this hour; check it"),
        "hour": Wording(zh="“{hour}”：一天只有 24 小时", en="“{hour}”: a day has only 24 hours"),
        "month": Wording(zh="“{date}”：没有 {month} 月", en="“{date}”: there is no month {month}"),
        "day": Wording(zh="“{date}”：{month} 月只有 {days} 天", en="“{date}”: month {month} has only {days} days"),
        "sign": Wording(zh="“{date}”里的“{sign}”应为“日”", en="“{date}”: {sign} stands for 日"),
        "leap": Wording(
            zh="“{date}”：{year} 年不是闰年，2 月只有 28 天",
            en="“{date}”: {year} is no leap year, February has 28 days",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each date."""
        for date in dates(document):
            if date.is_possible or _is_quoted(document, date.span):
                continue
            written = document.slice(date.span)
            if not date.has_month:
                # 13月龄 counts months; with a year, a day or a part of the month it can only be a date.
                is_date = date.year is not None or date.day is not None
                if is_date or _PART_OF_MONTH.match(document.folded, date.span.end):
                    yield self.finding(date.span, "month", date=written, month=date.month)
            elif (date.month, date.day) == (2, 29):
                yield self.finding(date.span, "leap", date=written, year=date.year)
            else:
                yield self.finding(date.span, "day", date=written, month=date.month, days=date.days_of_month)
        for match in _LIKE_DAY.finditer(document.folded):
            span, sign = Span.of(match), Span.of(match, "sign")
            fix = Fix((Edit(sign, "日"),), safe=True)
            yield self.finding(span, "sign", fix=fix, date=document.slice(span), sign=match["sign"])
        for match in _HOUR.finditer(document.folded) if "时" in document.folded else ():
            hour = Span(match.start() - 2, match.end())
            yield self.finding(hour, "hour", hour=document.slice(hour))
        for match in _MORNING.finditer(document.folded) if holds_any(document.folded, ("上午", "晨", "早上")) else ():
            yield self.finding(Span(match.start(), match.end() - 1), "morning", hour=match[0][:-1])


def _is_quoted(document: Document, date: Span) -> bool:
    """Tell whether a date stands alone in quotation marks as a mistake that is spoken of."""
    folded, start, end = document.folded, date.start, date.end
    if folded[start - 1 : start] not in _QUOTED_BEFORE or folded[end : end + 1] not in _QUOTED_BEHIND:
        return False
    before = folded[max(0, start - _MOST_AWAY) : start].rpartition("。")[2]
    behind = folded[end : end + _MOST_AWAY].partition("。")[0]
    return _MISTAKE.search(before + behind) is not None
