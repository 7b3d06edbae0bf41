"""FI501: a former value that is another one in the report of that year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from edulint.api import ArchiveCheck, Document, Finding, Severity, Wording

if TYPE_CHECKING:
    from edulint_figures.earlier.former import Former


class FormerValue(ArchiveCheck):
    """What it finds:
        zh: 稿件引用的往年数（由去年的1000人增加到1100人、上年为1000人），与档案库里本单位那一年的总结对同一指标写的数不同（--archive 指定档案库）。只比人数、所数这样的个数；不比金额和增速；半年、季度的数不比。
        en: A former value (由去年的1000人增加到1100人) that is not the one that the same body's report on that year, kept in
            the archive, has for the same indicator (--archive names it). Counts only, of whole years; neither money nor
            growth.

    Why it matters:
        zh: 去年报过的数，今年变了样，审读的人一查旧稿就知道；若是口径调整，应当说明。
        en: Whoever looks it up sees that a figure once reported has changed; where the scope has, the report should say
            so.

    Example:
        在校学生由去年的1000人增加到1100人。

    Instead:
        在校学生由去年的1020人增加到1100人。

    Source:
        zh: 公开的相邻两年报告中，同一指标的往年数前后不一。
        en: Seen in published reports of consecutive years.
    """

    code = "FI501"
    name = "former-value"
    severity = Severity.INFO
    summary = Wording(zh="往年数与旧稿不同", en="a former value that the earlier report has otherwise")
    messages = {
        "otherwise": Wording(
            zh="稿件说{when}是{here}，旧稿《{title}》写的是{there}，请核对；若口径有调整，宜加说明",
            en="the draft has {here} for {when}, the earlier report《{title}》 has {there}; please check",
        ),
    }

    def compared(self, document: Document, texts: Iterator[str]) -> Iterator[Finding]:
        """Yield a finding for each former value."""
        from edulint_figures.earlier.former import contradicted, formers_of

        formers = formers_of(document)
        if formers:
            for former, title, there in contradicted(formers, texts):
                yield self._told(former, title, there)

    def _told(self, former: Former, title: str, there: str) -> Finding:
        one = former.statement
        return self.finding(
            one.quantity.span, "otherwise", when=one.when, here=one.quantity.words, title=title, there=there
        )
