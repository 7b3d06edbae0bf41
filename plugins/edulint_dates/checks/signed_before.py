"""DA107: a draft that is signed on a day before one that it tells of as past."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from edulint.api import Check, Document, Finding, Genre, Related, Report, Severity, Span, Wording, holds_any, pattern
from edulint_dates.dates import Date, calendar_day, dates
from edulint_dates.ranges import ranges

# A line that is a date and nothing else, or the right end of a bulletin's head: 县妇联    2024年8月30日.
_DATE_LINE = pattern(
    r"(?:[^。,;\n]{2,24}[ \t]{2,40})?[ \t(]{0,40}(?P<year>20[0-9]{2})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日[ \t)]{0,40}"
)
_HEAD_BLOCKS = 3
_SIGNATURE_BLOCKS = 5
_UNTIL = pattern("(?<=截至)|(?<=截止)|(?<=截[至止]到)|(?<=截止至)")
# 申报截至2024年9月10日。 is a time limit; what is given up to a day follows it.
_FIGURES = pattern("(?:[底末初中]|[上中下]旬)?(?:,|(?=已|共|累计|全))[^。;\n]{0,40}[0-9已]")
# 10月底, 9月中旬: not before this day of the month.
_FIRST_DAYS = {"上旬": 1, "初": 1, "中旬": 11, "中": 11, "下旬": 21, "末": 20, "底": 20}
_PART = pattern("[上中下]旬|[初中末底]")
# What is only planned, wished, or so on condition is none of what was done.
_AHEAD = pattern(
    "[将拟须若如凡未起]|(?<![供适])应|(?<![接招看])待|(?<![主重])要|(?<![目以])前|可[以在于向到]|计划|预计|力争|确保|务必|争取|打算|安排|截止|准备|定于|时间|期为|阶段"
    "|有效期|期限|[以之]后|下一?步|明年"
)
_DONE = pattern("[了已]|[局镇乡县区市校院园司组会]共(?!同)")
# With these in the title a text tells what was done unless it says otherwise.
_TELLS = ("总结", "汇报", "述职", "通报", "简报", "报告", "回顾")
_ORDERS = ("通知", "方案", "预案", "公告", "办法")
_THIS_YEAR = ("今年", "本年")
_AHEAD_HEADINGS = ("打算", "下步", "下一步", "计划", "安排", "要求", "今后", "建议", "思路", "任务", "设想", "目标")
# Without its year a date so many days behind the signature is one of the year before.
_FARTHEST = 120
_WINTER = 3
_NAMED_YEAR = pattern("(?<![0-9])(?P<year>20[0-9]{2})年|(?:[去上前往历每]年)|(?P<this>今年|本年)")


class SignedBefore(Check):
    """What it finds:
        zh: 落款日期早于正文里已经过去的日子：正文写“截至9月10日”“9月2日至24日开展了检查”，落款却是9月6日。
        en: A date of the signature that is earlier than a day told as past: 截至9月10日 above 9月6日.

    Why it matters:
        zh: 落款沿用了旧稿的日期，或者正文的日期写错了。
        en: The date was left from an older draft, or a date of the text is wrong.

    Example:
        截至2024年9月10日，28个问题已整改25个。

        青川县教育局
        2024年8月18日

    Instead:
        截至2024年9月10日，28个问题已整改25个。

        青川县教育局
        2024年9月18日

    Source:
        zh: 日历。
        en: The calendar.
    """

    code = "DA107"
    name = "signed-before"
    severity = Severity.WARNING
    summary = Wording(zh="落款早于正文所说的日期", en="a signature dated before what the text tells")
    messages = {
        "before": Wording(
            zh="落款是“{signed}”，正文里却已经说到“{told}”，请核对这两个日期",
            en="signed {signed}, but the text tells of {told}; please check both dates",
        ),
        "told": Wording(zh="正文里已经过去的日子", en="the day told as past"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each signature, with the latest day that the text tells as past."""
        if document.genre not in (Genre.REPORT, Genre.NOTICE):
            return
        for report in document.reports:
            signature = _signature(document, report)
            if signature is None:
                continue
            days = list(_told_days(document, report, signature))
            later = [told for told in days if told[0] > signature.day]
            if later:
                told = max(later)[1]
                yield self.finding(
                    signature.span,
                    "before",
                    related=[Related(told, self.messages["told"])],
                    blames=[signature.span],
                    signed=document.slice(signature.span),
                    told=document.slice(told),
                )


class _Signature(Struct, frozen=True):
    """Where a report is dated, the day, and where what the day is asked of ends."""

    span: Span
    day: datetime.date
    floor: int


def _signature(document: Document, report: Report) -> _Signature | None:
    """Return the date that is a line of its own above or below a report; None where it has none, or two."""
    blocks = report.blocks
    # What stands below the date of a text without a title may be another text.
    head = _HEAD_BLOCKS if report.title else 0
    ends = [*blocks[:head], *blocks[max(head, len(blocks) - _SIGNATURE_BLOCKS) :]]
    matches = [match for block in ends if (match := _DATE_LINE.fullmatch(document.folded, *block.span.bounds))]
    if len(matches) != 1:
        return None
    match = matches[0]
    day = calendar_day(*(int(match[part]) for part in ("year", "month", "day")))
    is_above = head and match.start() < blocks[min(head, len(blocks)) - 1].span.end
    floor = report.span.end if is_above else match.start()
    return _Signature(Span(match.start("year"), match.end("day") + 1), day, floor) if day else None


def _told_days(document: Document, report: Report, signature: _Signature) -> Iterator[tuple[datetime.date, Span]]:
    """Yield the days of a report that it tells as past: up to which figures are given, on which something was done."""
    folded = document.folded
    title = _title(document, report)
    found, joined = dates(document), ranges(document)
    lasts = {between.last.span.start for between in joined}
    begin, stop = (bisect_left(found, at, key=_start) for at in (report.span.start, signature.floor))
    # 9月2日至24日: the last day of a range may stand without its month.
    ends = [last for between in joined if report.span.start <= _start(last := between.last) < signature.floor]
    for date in {date.span: date for date in (*found[begin:stop], *ends)}.values():
        start, end = date.span.bounds
        is_until = _UNTIL.match(folded, start) and _FIGURES.match(folded, end)
        # 今年4月举办了: a month that is this year's was not before its first day.
        is_of_range = date.day is not None or start in lasts or folded.endswith(_THIS_YEAR, 0, start)
        is_of_year = f"{signature.day.year}年" in title or folded.endswith(_THIS_YEAR, 0, start)
        if is_until or (is_of_range and _is_done(document, date.span, title)):
            told = _told_day(document, date, signature.day, is_of_year)
            if told is not None:
                yield told, date.span


def _title(document: Document, report: Report) -> str:
    """Return the title of a report with its subtitle; without one, the first lines."""
    blocks = [*([report.title] if report.title else []), *report.blocks[:_HEAD_BLOCKS]]
    first, *others = [document.folded[block.span.start : block.span.end] for block in blocks] or [""]
    return "".join([first, *(line for line in others if line.startswith(("—", "关于")))])


def _is_done(document: Document, date: Span, title: str) -> bool:
    """Tell whether the sentence of a date tells what was done (9月24日在全县开展了检查)."""
    folded, block = document.folded, document.block_at(date.start)
    if block is None or not block.is_prose:
        return False
    start = max(block.span.start, *(folded.rfind(mark, block.span.start, date.start) + 1 for mark in "。;"))
    stops = [at for mark in "。;" if (at := folded.find(mark, date.end, block.span.end)) >= 0]
    if not stops or _AHEAD.search(folded, start, min(stops)):
        return False
    headings = (section.heading.text for section in document.sections_at(date.start) if section.heading)
    if any(holds_any(heading, _AHEAD_HEADINGS) for heading in headings):
        return False
    is_telling = holds_any(title, _TELLS) and not title.endswith(_ORDERS)
    return is_telling or _DONE.search(folded, date.end, min(stops)) is not None


def _told_day(document: Document, date: Date, signed: datetime.date, is_of_year: bool) -> datetime.date | None:
    """Return the first day that a date may mean, seen from the signature's; None where its year is not sure."""
    year = date.year or _year_before(document, date, signed)
    # What is signed in winter may tell of the year before.
    if year is None or (date.year is None and signed.month <= _WINTER and not is_of_year):
        return None
    part = _PART.match(document.folded, date.span.end) if date.day is None else None
    told = calendar_day(year, date.month, _FIRST_DAYS[part[0]] if part else date.day or 1)
    is_far = told is not None and date.year is None and told - signed > datetime.timedelta(_FARTHEST)
    return None if is_far else told


def _year_before(document: Document, date: Date, signed: datetime.date) -> int | None:
    """Return the year that a paragraph named last before a date; that of the signature where it named none."""
    block = document.block_at(date.span.start)
    named = list(_NAMED_YEAR.finditer(document.folded, block.span.start, date.span.start)) if block else []
    if not named or named[-1]["this"]:
        return signed.year
    return int(named[-1]["year"]) if named[-1]["year"] else None


def _start(date: Date) -> int:
    return date.span.start
