"""PU109: the brackets of a document number."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Edit, Finding, Fix, Genre, Severity, Span, Wording
from edulint_punctuation.document_numbers import document_numbers

_SHORT_YEAR = 2
_OLD_YEAR = "49"


class DocumentNumberBrackets(Check):
    """What it finds:
        zh: 发文字号的年份没有用六角括号“〔〕”，或序号加了“第”、编了虚位。
        en: A document number whose year is not in 〔〕, or whose serial number has 第 or a leading zero.

    Why it matters:
        zh: 发文字号写法固定，括号不对多半是录入或转换时丢了原样，也影响检索。
        en: Document numbers have one form; another one is a slip or a conversion's damage, and hard to search for.

    Example:
        根据青教发[2023]第12号文件要求，开展专项检查。

    Instead:
        根据青教发〔2023〕12号文件要求，开展专项检查。

    Source:
        zh: GB/T 9704-2012 7.2.5；原始稿件中所见。
        en: GB/T 9704-2012, 7.2.5; seen in raw drafts.
    """

    code = "PU109"
    name = "document-number-brackets"
    severity = Severity.WARNING
    summary = Wording(zh="发文字号写法不规范", en="form of a document number")
    # A court quotes the numbers of others as they are.
    silent_in = frozenset({Genre.JUDGMENT})
    messages = {
        "brackets": Wording(zh="发文字号的年份应放在“〔〕”里", en="the year of a document number stands in 〔〕"),
        "year": Wording(zh="发文字号的年份要写全四位", en="the year of a document number is written with four digits"),
        "padding": Wording(
            zh="发文字号的序号不加“第”，前面不补0", en="the serial number of a document takes no 第 and no leading 0"
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each document number."""
        for match in document_numbers(document):
            brackets = match["open"] + match["close"] != "〔〕"
            edits = []
            if brackets:
                edits = [Edit(Span.of(match, "open"), "〔"), Edit(Span.of(match, "close"), "〕")]
            if match["padding"]:
                edits.append(Edit(Span.of(match, "padding"), ""))
            # 〔62〕 is how the number of an old document was written when it was given.
            short = len(match["year"]) == _SHORT_YEAR and match["year"] < _OLD_YEAR
            if short:
                edits.append(Edit(Span(match.start("year"), match.start("year")), "20"))
            if not edits:
                continue
            yield self.finding(
                Span(match.start("open"), match.end()),
                "year" if short else "brackets" if brackets else "padding",
                severity=Severity.WARNING if brackets or short else Severity.INFO,
                fix=Fix(tuple(edits), safe=not short),
            )
