"""FI204: a range of percentages with the sign behind the second number only."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Edit, Finding, Fix, Severity, Span, Wording, pattern
from edulint_figures.quantities.passages import passages_of

_RANGE = pattern(
    r"(?P<first>[0-9](?<![0-9.:/\-~—第][0-9])[0-9]{0,2}(?:\.[0-9]+)?) ?(?:[-~—–―－]{1,2}|至|到) ?(?P<second>[0-9]{1,3}(?:\.[0-9]+)?)(?P<sign>[%‰])"
)
_FROM = pattern(r"[从由自][^,。;、]{0,20}$")


class RangeUnit(Check):
    """What it finds:
        zh: 百分数范围只在后一个数后写了百分号：“4.5-5%”。
        en: A range of percentages that has its sign only once: 4.5-5%.

    Why it matters:
        zh: 国家标准要求前后两个数都带百分号，“4.5-5%”可能被读成从4.5到5%。
        en: The standard asks for the sign after both numbers.

    Example:
        居民消费价格涨幅控制在2-3%。

    Instead:
        居民消费价格涨幅控制在2%-3%。

    Source:
        zh: GB/T 15835-2011 5.1.3。
        en: GB/T 15835-2011, 5.1.3.
    """

    code = "FI204"
    name = "range-unit"
    severity = Severity.INFO
    summary = Wording(zh="百分数范围少一个百分号", en="a range of percentages with one sign missing")
    messages = {
        "sign": Wording(
            zh="“{range}”的前一个数也要写“{sign}”", en="“{range}” needs “{sign}” after the first number, too"
        )
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the ranges of the document that lack a sign."""
        for passage in passages_of(document):
            ranges = _RANGE.finditer(passage.text, passage.span.start, passage.span.end)
            for match in ranges if passage.holds("%", "‰") else ():
                # 从0到80% is a change, not a range.
                if _FROM.search(passage.text, max(passage.span.start, match.start() - 24), match.start()):
                    continue
                at = match.end("first")
                span = Span(match.start(), match.end())
                sign = document.text[match.start("sign")]
                fix = Fix((Edit(Span(at, at), sign),), safe=True)
                yield self.finding(span, "sign", fix=fix, range=document.slice(span), sign=sign)
