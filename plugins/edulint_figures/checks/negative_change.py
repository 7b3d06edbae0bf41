"""FI205: a fall by a negative number, or a growth below nothing."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Finding, Severity, Span, Wording, pattern
from edulint_figures.quantities.passages import passages_of

_NEGATIVE = pattern(
    r"(?:(?P<fall>负增长|下降|减少|降低|回落|下滑)|(?P<rise>增长|增加|提高|上升))(?:了|幅度为|率为|为)?"
    r"[-﹣−](?P<number>[0-9]+(?:\.[0-9]+)?) ?(?:%|个百分点|万|亿|人|元)"
)


class NegativeChange(Check):
    """What it finds:
        zh: “下降-3.2%”“增长-3.2%”之类动词与负号重叠的写法。
        en: A verb of falling with a minus sign (下降-3.2%), or a growth that is negative.

    Why it matters:
        zh: “下降-3.2%”按字面是上升，读者无从判断。
        en: Taken by the letter, a fall of -3.2% is a rise.

    Example:
        固定资产投资同比下降-3.2%。

    Instead:
        固定资产投资同比下降3.2%。

    Source:
        zh: 从统计表抄录数字时常见的疏漏。
        en: A common slip when figures are copied from a table.
    """

    code = "FI205"
    name = "negative-change"
    severity = Severity.WARNING
    summary = Wording(zh="升降的说法与负号重叠", en="a verb of change with a minus sign")
    messages = {
        "fall": Wording(zh="“{words}”按字面是上升，应去掉负号", en="“{words}” is a rise by the letter: drop the minus"),
        "growth": Wording(zh="“{words}”宜写作“下降{number}”", en="“{words}” is better written as a fall"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the changes of the document that carry a minus sign."""
        for passage in passages_of(document):
            if not passage.holds("-", "﹣", "−"):
                continue
            for match in _NEGATIVE.finditer(passage.text, passage.span.start, passage.span.end):
                span = Span(match.start(), match.end())
                is_fall = match["fall"] is not None
                yield self.finding(
                    span,
                    "fall" if is_fall else "growth",
                    severity=Severity.WARNING if is_fall else Severity.INFO,
                    words=document.slice(span),
                    number=match["number"],
                )
