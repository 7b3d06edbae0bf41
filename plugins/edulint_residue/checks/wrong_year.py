"""RE111: a year that can't be this report's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edulint.api import (
    Check,
    Document,
    Edit,
    Finding,
    Fix,
    Related,
    Report,
    Severity,
    Span,
    Wording,
    pattern,
)
from edulint_residue.filled_patterns import filled
from edulint_residue.impossible_years import compared_with_themselves, mixed_years, wrong_years
from edulint_residue.report_years import WORDS, names, sums_up, title_of
from edulint_residue.signed_years import signatures_against_title, wrong_signatures
from edulint_residue.web.phrases import web_tails
from edulint_residue.year_openings import openings_of_plan, plans_in, plans_of_past, years_against_title

_YEAR = pattern("20[0-9]{2}年")
# Compiled only for a report that says its year.
_STATED = (
    r"(?P<year>20[0-9]{{2}})年{period}{{0,2}}{quality}?"
    r"(?:工作的?(?P<back>{back})|(?:工作)?的?(?P<ahead>{ahead}))"
)
_UNTIL = r"{until}(?P<year>20[0-9]{{2}})年(?:(?P<month>[0-9]{{1,2}})月)?"
# ——2026年1月26日在青川县第十八届人民代表大会第五次会议上
_SPOKEN = pattern(r"[ \t(\-—―]{0,8}(?P<year>20[0-9]{2})年[0-9]{1,2}月[0-9]{1,2}日在[^。\n]{2,40}[届会]")
# 现将2024年度履职情况述职如下
_REPORTED = r"{introduction}[^,。;:\n]{{0,12}}(?P<year>20[0-9]{{2}})年[^。;\n]{{0,30}}{conclusion}"
_AIMED_AT = r"{aim}[到在于]?(?P<year>20[0-9]{{2}})年"
_OPENING_BLOCKS = 3
_LONGEST_HEADING = 40
# A page has its own lines above the report.
_BLOCKS_ABOVE_DATE = 40
_FIRST_QUARTER = 3
# Figures of a month so many years before the report are hardly its own; those of the end of a year may be a base.
_LONG_AGO = 2


class WrongYear(Check):
    """What it finds:
        zh: 与报告年份对不上的年份：2023年的总结里写着“现将2021年工作总结如下”“2022年工作打算”“截至2026年”；不可能的年份，如“202223年”“2O19年”。
        en: A year that doesn't fit the year of the report (现将2021年工作总结如下 in a report on 2023), or none at all: 202223年, 2O19年.

    Why it matters:
        zh: 多半是在往年的报告上改写，年份没有改全。
        en: The report was made from an earlier year's, and not every year was changed.

    Example:
        青川县教育局2023年工作总结
        现将2021年工作情况汇报如下。

    Instead:
        青川县教育局2023年工作总结
        现将2023年工作情况汇报如下。

    Source:
        zh: 原始稿件中所见的串改。
        en: Modelled on what is seen in raw drafts.
    """

    code = "RE111"
    name = "wrong-year"
    severity = Severity.WARNING
    summary = Wording(zh="年份与报告不符", en="a year that is not the report's")
    messages = {
        "back": Wording(
            zh="这份报告讲的是{own}年，这里却是“{words}”", en="the report is on {own}, but this says {words}"
        ),
        "ahead": Wording(
            zh="这份报告讲的是{own}年，这里却是“{words}”", en="the report is on {own}, but this says {words}"
        ),
        "past": Wording(
            zh="这份总结讲的就是{own}年，“{words}”应是下一年的",
            en="the report sums up {own}; {words} should be the next year's",
        ),
        "until": Wording(
            zh="这份报告讲的是{own}年，不可能有“{words}”的数字", en="a report on {own} can't have figures for {words}"
        ),
        "signed": Wording(
            zh="这份报告讲的是{own}年，落款却是“{words}”", en="the report is on {own}, but is dated {words}"
        ),
        "not then": Wording(
            zh="标题里写的是{own}，落款却是“{words}”，请核对年份和月份",
            en="the title says {own}, but is dated {words}; please check year and month",
        ),
        "long ago": Wording(
            zh="这份报告讲的是{own}年，“{words}”的数字已经很旧，请核对年份",
            en="the report is on {own}, and figures for {words} are old; please check the year",
        ),
        "aimed": Wording(zh="这里打算的是{own}年，目标却是“{words}”", en="this plans for {own}, but aims at {words}"),
        "impossible": Wording(
            zh="“{words}”不会是年份，共{count}处：数字写错、写多了，或者两个年份之间的连接号丢了",
            en="{words} is no year ({count} place(s)): digits are wrong, or the dash between two years was lost",
        ),
        "letter": Wording(zh="“{words}”里有字母，应为“{right}”", en="there is a letter in {words}; write {right}"),
        "digit": Wording(
            zh="“{words}”里夹着数字“0”，应为“{right}”", en="there is the digit 0 in {words}; write {right}"
        ),
        "same": Wording(
            zh="这里拿同一个时期和“{words}”相比，应是上一年的",
            en="a time is compared with itself, {words}; the year before is meant",
        ),
        "own": Wording(zh="报告的年份", en="the year of the report"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each such year, report by report, and for what can be no year at all."""
        tails = web_tails(document)
        yield from self._impossible(document)
        for report in document.reports:
            own = _own_year(document, report) or _year_of_speech(document, report)
            for finding in (*self._signed(document, report, own), *(self._wrong(document, report, own) if own else ())):
                if not tails.holds(finding.span.start):
                    yield finding

    def _impossible(self, document: Document) -> Iterator[Finding]:
        """Yield what can be no year, whatever the report is on."""
        for words, spans in wrong_years(document.prose).items():
            yield self.gathered(spans, "impossible", words=words)
        for year, right, has_letter in mixed_years(document.prose):
            fix, message = Fix((Edit(year, right),)), "letter" if has_letter else "digit"
            # FI207 tells of the same letter.
            yield self.finding(year, message, fix=fix, blames=[year], words=document.slice(year), right=right)
        for same in compared_with_themselves(document):
            yield self.finding(same, "same", words=document.folded[same.start : same.end])

    def _wrong(self, document: Document, report: Report, own: Span) -> Iterator[Finding]:
        folded, year = document.folded, int(document.folded[own.start : own.start + 4])
        for match in filled(_STATED, WORDS).finditer(folded, *report.span.bounds):
            stated, kind = int(match["year"]), "ahead" if match["ahead"] else "back"
            # A report to the assembly looks back on last year and ahead on this one.
            fits = range(year - 1, year + 1) if kind == "back" else range(year, year + 2)
            is_past = stated == year and kind == "ahead" and _is_over(document, report, match)
            if (is_past or stated not in fits) and _is_own_statement(document, match):
                yield self._finding(document, match, "past" if is_past else kind, own)
        for match in filled(_UNTIL, WORDS).finditer(folded, *report.span.bounds):
            if int(match["year"]) > year + 1 or (
                int(match["year"]) == year + 1 and _is_after_report(document, report, match, own)
            ):
                yield self._finding(document, match, "until", own)
            elif match["month"] and int(match["year"]) + _LONG_AGO <= year:
                yield self._finding(document, match, "long ago", own, Severity.INFO)
        for match in filled(_AIMED_AT, WORDS).finditer(folded, *report.span.bounds):
            if int(match["year"]) < year:
                yield self._finding(document, match, "ahead", own)
            else:
                yield from self._aimed(document, match)
        is_titled = report.title is not None and own.start < report.title.span.end
        for match in () if is_titled else plans_in(document, report):
            yield from self._aimed(document, match)
        for match in years_against_title(document, report, own) if is_titled else ():
            yield self._finding(document, match, "back", own)
        yield from self._openings(document, report, own, is_titled=is_titled)

    def _aimed(self, document: Document, match: re.Match[str]) -> Iterator[Finding]:
        """Yield a finding for a year that is planned for below a heading that looks ahead to a later one."""
        planned = _planned(document, match.start())
        if planned and match["year"] < document.folded[planned.start : planned.start + 4]:
            yield self._finding(document, match, "aimed", planned)

    def _openings(self, document: Document, report: Report, own: Span, *, is_titled: bool) -> Iterator[Finding]:
        """Yield the sentences that begin with a year that a summary, or a plan, of its year can't mean.

        ``is_titled`` says that ``own``, the year of the report, stands in its title.
        """
        folded, year = document.folded, int(document.folded[own.start : own.start + 4])
        if not sums_up(document, report):
            is_plan = title_of(document, report).endswith(WORDS.section("planned"))
            for match in openings_of_plan(document, report, year) if is_plan else ():
                yield self._finding(document, match, "ahead", own)
            return
        for match in filled(_REPORTED, WORDS).finditer(folded, *report.span.bounds) if is_titled else ():
            if int(match["year"]) == year - 1:
                yield self._finding(document, match, "back", own)
        if is_titled and not names(title_of(document, report), "part of a year"):
            for match in plans_of_past(document, report, year):
                yield self._finding(document, match, "past", own)

    def _signed(self, document: Document, report: Report, own: Span | None) -> Iterator[Finding]:
        """Yield the dates with which a report can't be signed, each once."""
        told = set()
        if own:
            for match in wrong_signatures(document, report, own):
                told.add(match.start())
                yield self._finding(document, match, "signed", own)
        for match, time in signatures_against_title(document, report):
            if match.start() not in told:
                related = [Related(time.span, self.messages["own"])]
                span, words = Span.of(match), document.slice(time.span)
                yield self.finding(
                    span, "not then", related=related, blames=[span], own=words, words=document.slice(span)
                )

    def _finding(
        self, document: Document, match: re.Match[str], message: str, own: Span, severity: Severity | None = None
    ) -> Finding:
        span = Span.of(match)
        related = [Related(own, self.messages["own"])]
        return self.finding(
            span,
            message,
            severity=severity,
            related=related,
            own=document.folded[own.start : own.start + 4],
            words=document.slice(span),
        )


def _own_year(document: Document, report: Report) -> Span | None:
    """Return where the report says its year: in its title, else in its first words."""
    folded = document.folded
    if report.title:
        match = _YEAR.search(folded, *report.title.span.bounds)
        if match:
            return Span.of(match)
    for block in report.body.blocks[:_OPENING_BLOCKS]:
        match = _YEAR.match(folded, *block.span.bounds)
        # 截至2020年底，… above 2015年，…: a text that has told of a later year is not on an earlier one.
        above = (year[0] for year in _YEAR.finditer(folded, report.span.start, block.span.start))
        if match and any(year > match[0] for year in above):
            return None
        if match and folded.startswith(WORDS.section("opening"), match.end()):
            return Span.of(match)
    return None


def _year_of_speech(document: Document, report: Report) -> Span | None:
    """Return where a report says the year in which it was given to an assembly, on a line above its text."""
    folded = document.folded
    if folded.find("日在", *report.span.bounds) < 0:
        return None
    for block in report.blocks[:_BLOCKS_ABOVE_DATE]:
        match = _SPOKEN.match(folded, *block.span.bounds)
        if match:
            return Span(match.start("year"), match.end("year") + 1)
    return None


def _is_after_report(document: Document, report: Report, until: re.Match[str], own: Span) -> bool:
    """Tell whether a time in the year after a report's is later than its writing: 截至2024年6月 in 2023年工作总结.

    A summary is written in the first months of the next year; what was said on a day knows nothing of the next year.
    """
    if _SPOKEN.match(document.folded, own.start) or names(title_of(document, report), "of the beginning"):
        return True
    is_late = until["month"] is not None and int(until["month"]) > _FIRST_QUARTER
    return is_late and sums_up(document, report)


def _planned(document: Document, at: int) -> Span | None:
    """Return where the heading above a place says the year that it looks ahead to: 二、2024年工作计划."""
    for section in document.sections_at(at):
        heading = section.heading
        match = filled(_STATED, WORDS).search(document.folded, *heading.span.bounds) if heading else None
        if match and match["ahead"]:
            return Span(match.start("year"), match.end("year") + 1)
    return None


def _is_over(document: Document, report: Report, match: re.Match[str]) -> bool:
    """Tell whether a heading looks ahead to the whole year that the report sums up: 2022年工作打算 in 2022年工作总结."""
    block = document.block_at(match.start())
    is_heading = block is not None and block is not report.title and block.span.end == match.end()
    told = title_of(document, report) + match.group()
    return is_heading and sums_up(document, report) and not names(told, "part of a year")


def _is_own_statement(document: Document, match: re.Match[str]) -> bool:
    """Tell whether the words speak of this report: in a heading, or as 现将…如下; not in another document's title."""
    block = document.block_at(match.start())
    before = document.folded[max(0, match.start() - 12) : match.start()].rpartition("\n")[2]
    if block is None or "《" in before:
        return False
    short = len(block.span) <= _LONGEST_HEADING and document.folded[block.span.end - 1] not in "。;"
    return (
        short or names(before, "introduction") or document.folded.startswith(WORDS.section("conclusion"), match.end())
    )
