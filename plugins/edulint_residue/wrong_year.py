"""RE111: a year that can't be this report's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from edulint.api import BlockKind, Check, Document, Finding, Related, Report, Severity, Span, Wording
from edulint_residue.web_phrases import web_tail

_YEAR = re.compile("20[0-9]{2}年")
_OPENING = ("度", "以来", "上半年", "下半年", ",", "全年", "是", "第一季度", "第二季度", "第三季度", "第四季度")
# The rest is compiled only for a report that says its year.
_LOOKS_BACK = (
    r"(?:度)?(?:上半年|下半年|全年|第[一二三四]季度)?(?:主要|重点)?工作(?:的)?(?:总结|回顾|汇报|完成情况|开展情况|情况)"
)
_LOOKS_AHEAD = r"(?:度)?(?:上半年|下半年)?(?:主要|重点)?(?:工作)?(?:的)?(?:打算|计划|思路|安排|要点|展望)"
_STATED = rf"(?P<year>20[0-9]{{2}})年(?:(?P<back>{_LOOKS_BACK})|(?P<ahead>{_LOOKS_AHEAD}))"
_UNTIL = r"截[至止](?:到|至)?(?P<year>20[0-9]{2})年"
_OPENING_BLOCKS = 3
_LONGEST_HEADING = 40


class WrongYear(Check):
    """What it finds:
        zh: 与报告年份对不上的年份：2023年的总结里写着“现将2021年工作总结如下”“2022年工作打算”“截至2026年”。
        en: A year that doesn't fit the year of the report: 现将2021年工作总结如下 in a report on 2023.

    Why it matters:
        zh: 多半是在往年的报告上改写，年份没有改全。
        en: The report was made from an earlier year's, and not every year was changed.

    Example:
        青川县教育局2023年工作总结
        现将2021年工作情况汇报如下。

    Instead:
        青川县教育局2023年工作总结
        现将2023年工作情况汇报如下。

    Options:
        zh: 无。
        en: None.

    Source:
        zh: 原始稿件中所见的串改。
        en: Modelled on what is seen in raw drafts.
    """

    code = "RE111"
    name = "wrong-year"
    severity = Severity.WARNING
    summary = Wording(zh="年份与报告不符", en="a year that is not the report's")
    messages: ClassVar[Mapping[str, Wording]] = {
        "back": Wording(
            zh="这份报告讲的是{own}年，这里却是“{words}”", en="the report is on {own}, but this says {words}"
        ),
        "ahead": Wording(
            zh="这份报告讲的是{own}年，这里却是“{words}”", en="the report is on {own}, but this says {words}"
        ),
        "until": Wording(
            zh="这份报告讲的是{own}年，不可能有“{words}”的数字", en="a report on {own} can't have figures for {words}"
        ),
        "own": Wording(zh="报告的年份", en="the year of the report"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each such year, report by report."""
        tail = web_tail(document)
        for report in document.reports:
            own = _own_year(document, report)
            for finding in self._wrong(document, report, own) if own else ():
                if not (tail and tail.overlaps(finding.span)):
                    yield finding

    def _wrong(self, document: Document, report: Report, own: Span) -> Iterator[Finding]:
        folded, year = document.folded, int(document.folded[own.start : own.start + 4])
        for match in re.compile(_STATED).finditer(folded, report.span.start, report.span.end):
            stated, kind = int(match["year"]), "ahead" if match["ahead"] else "back"
            # A report to the assembly looks back on last year and ahead on this one.
            fits = range(year - 1, year + 1) if kind == "back" else range(year, year + 2)
            if stated not in fits and _is_own_statement(document, match):
                yield self._finding(document, match, kind, own)
        for match in re.compile(_UNTIL).finditer(folded, report.span.start, report.span.end):
            if int(match["year"]) > year + 1:
                yield self._finding(document, match, "until", own)

    def _finding(self, document: Document, match: re.Match[str], message: str, own: Span) -> Finding:
        span = Span(*match.span())
        related = [Related(own, self.messages["own"])]
        return self.finding(
            span, message, related=related, own=document.folded[own.start : own.start + 4], words=document.slice(span)
        )


def _own_year(document: Document, report: Report) -> Span | None:
    """Return where the report says its year: in its title, else in its first words."""
    folded = document.folded
    if report.title:
        match = _YEAR.search(folded, report.title.span.start, report.title.span.end)
        if match:
            return Span(*match.span())
    blocks = [block for block in report.body.blocks if block.kind is BlockKind.PARAGRAPH][:_OPENING_BLOCKS]
    for block in blocks:
        match = _YEAR.match(folded, block.span.start, block.span.end)
        if match and folded.startswith(_OPENING, match.end()):
            return Span(*match.span())
    return None


def _is_own_statement(document: Document, match: re.Match[str]) -> bool:
    """Tell whether the words speak of this report: in a heading, or as 现将…如下; not in another document's title."""
    block = document.block_at(match.start())
    if block is None:
        return False
    before = document.folded[max(block.span.start, match.start() - 12) : match.start()]
    if "《" in before:
        return False
    short = len(block.span) <= _LONGEST_HEADING and document.folded[block.span.end - 1] not in "。;"
    return short or "现将" in before or "现就" in before or document.folded.startswith("如下", match.end())
