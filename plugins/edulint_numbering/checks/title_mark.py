"""The check ``title-mark``."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Edit, Finding, Fix, Genre, Severity, Span, Wording

# 附件1. is no title, but the label above one.
_LONGEST_LABEL = 6
_MARKS = "。.;,、"


class TitleMark(Check):
    """What it finds:
        zh: 稿件的大标题末尾有句号、逗号等标点。
        en: A full stop, comma or the like at the end of the draft's title.

    Why it matters:
        zh: 标题末尾不用点号（问号、叹号、省略号除外），标题是最显眼的一行。
        en: A title takes no such mark (？！…… apart), and it is the line everybody sees.

    Example:
        青川县教育局2023年工作总结。

    Instead:
        青川县教育局2023年工作总结

    Source:
        zh: GB/T 15834-2011 附录 B.4。
        en: GB/T 15834-2011, appendix B.4.
    """

    code = "NU115"
    name = "title-mark"
    severity = Severity.WARNING
    # The facts of a case, or what a party says, are told without a title.
    silent_in = frozenset({Genre.JUDGMENT})
    summary = Wording(zh="大标题末尾有标点", en="the draft's title ends in a mark")
    messages = {
        "mark": Wording(zh="大标题末尾不用“{mark}”", en="a title doesn't end in “{mark}”"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding at the mark that ends the title of each report in the draft."""
        for report in document.reports:
            if report.title is None:
                continue
            span = report.title.span
            is_label = document.folded.startswith("附件", span.start) and len(span) <= _LONGEST_LABEL
            is_cut = document.folded.startswith("..", span.end - 2)
            if document.folded[span.end - 1] in _MARKS and not is_label and not is_cut:
                mark = Span(span.end - 1, span.end)
                yield self.finding(mark, "mark", fix=Fix((Edit(mark, ""),), safe=True), mark=document.slice(mark))
