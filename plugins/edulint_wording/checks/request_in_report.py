"""WO108: a report that asks for approval."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Finding, Related, Report, Severity, Span, Wording, pattern

# 妥否，请批示。
_ASKS = pattern(
    "(?:(?:以上(?:报告|意见|事项)?)?(?:妥否|当否|可否|是否妥当|如无不妥),?)?(?:特此|现)?(?:请示,?)?(?:请|恳请|敬请)(?:予以|给予|审核)?(?:批示|批复|批准|核准|审批)"
)
# A report to whoever leads, not one that a body gives to its members, or on what might be done.
_TITLE = pattern("(?:关于.{2,60}|.{2,40}情况)的?报告")
_OTHERS = ("请示", "可行性", "研究报告", "述职", "申请")
_LAST_BLOCKS = 6
_LONGEST = 60


class RequestInReport(Check):
    """What it finds:
        zh: “报告”里夹带请示事项：标题是“关于……的报告”，结尾却写“妥否，请批示”“请批复”。
        en: A report (…的报告) that asks for approval at its end, as only a request (请示) may.

    Why it matters:
        zh: 报告是给上级看的，上级可以不答复；夹带的请示事项会落空，收文单位也会退回。
        en: Nobody has to answer a report, so that what it asks for is lost; and it will be sent back.

    Example:
        关于春季农业生产情况的报告
        ……
        妥否，请批示。

    Instead:
        关于春季农业生产情况的报告
        ……
        特此报告。

    Source:
        zh: 《党政机关公文处理工作条例》第十五条：不得在报告等非请示性公文中夹带请示事项。
        en: 党政机关公文处理工作条例, article 15.
    """

    code = "WO108"
    name = "request-in-report"
    severity = Severity.WARNING
    summary = Wording(zh="报告里夹带请示事项", en="a report that asks for approval")
    messages = {
        "asks": Wording(
            zh="报告里不能夹带请示事项，请删去“{words}”，或把文种改为请示",
            en="a report may not ask for anything: take out {words}, or make it a request (请示)",
        ),
        "title": Wording(zh="标题说这是报告", en="the title says that it is a report"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each report whose last lines ask for approval."""
        for report in document.reports:
            if report.title and document.folded.endswith("报告", *report.title.span.bounds):
                yield from self._asking(document, report, report.title.span)

    def _asking(self, document: Document, report: Report, title: Span) -> Iterator[Finding]:
        words = document.folded[title.start : title.end]
        if not _TITLE.fullmatch(words) or any(other in words for other in _OTHERS):
            return
        blocks = report.blocks
        for block in blocks[-_LAST_BLOCKS:]:
            start = max(block.span.start, block.span.end - _LONGEST)
            for match in _ASKS.finditer(document.folded, start, block.span.end):
                if document.folded[match.end() : match.end() + 1] in "。!":
                    span = Span.of(match)
                    related = [Related(title, self.messages["title"])]
                    yield self.finding(span, "asks", related=related, words=document.slice(span))
