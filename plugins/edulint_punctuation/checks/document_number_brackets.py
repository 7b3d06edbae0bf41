"""PU109: the brackets of a document number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from edulint.api import Check, Document, Edit, Finding, Fix, Genre, Severity, Span, Wording, is_han, pattern

_DIGITS = frozenset("0123456789")
# Compiled only where a sign occurs. The court's （2012）民终10号 has words after the year and is another kind of number.
_NUMBER = pattern(
    r"[ ]?(?P<open>[〔\[［(（【﹝〖„<〈])(?P<year>(?:19|20)[0-9]{2}|(?<=[〔\[［【])[0-9]{2}(?=[〕\]］】]))"
    r"(?P<close>[〕\]］)）】﹞〗‟”>〉])(?P<padding>第?0*)[0-9]{1,5}号\Z"
)
_LONGEST = 20
_SHORT_YEAR = 2
# The numbers of prosecutors, police and experts have forms of their own: 南检刑诉（2018）6号, 公交认字[2015]第8号.
_OF_JUSTICE = r"[检诉鉴罚认判裁执刑][^，。；、]{0,7}[字诉检]\Z|[检诉]\Z"


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

    Options:
        zh: 无。
        en: None.

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
    messages: ClassVar[Mapping[str, Wording]] = {
        "brackets": Wording(zh="发文字号的年份应放在“〔〕”里", en="the year of a document number stands in 〔〕"),
        "year": Wording(zh="发文字号的年份要写全四位", en="the year of a document number is written with four digits"),
        "padding": Wording(
            zh="发文字号的序号不加“第”，前面不补0", en="the serial number of a document takes no 第 and no leading 0"
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each document number."""
        prose = document.prose
        for sign in re.finditer("号", prose):
            if prose[sign.start() - 1 : sign.start()] not in _DIGITS:
                continue
            match = _NUMBER.search(prose, max(0, sign.end() - _LONGEST), sign.end())
            if match is None or not is_han(prose[match.start() - 1 : match.start()]):
                continue
            if re.search(_OF_JUSTICE, prose[max(0, match.start() - 12) : match.start()]):
                continue
            brackets = match["open"] + match["close"] != "〔〕"
            edits = []
            if brackets:
                edits = [Edit(Span.of(match, "open"), "〔"), Edit(Span.of(match, "close"), "〕")]
            if match["padding"]:
                edits.append(Edit(Span.of(match, "padding"), ""))
            short = len(match["year"]) == _SHORT_YEAR
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
