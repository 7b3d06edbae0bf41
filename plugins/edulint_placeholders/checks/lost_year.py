"""PH110: the years are gone and only 年 is left."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Document, Finding, Related, Severity, Wording
from edulint_placeholders.base import LenientCheck, apart_from_masks
from edulint_placeholders.lost.years import lost_years

_ALSO_HERE = Wording(zh="这里也缺少年份", en="A year is missing here too")


class LostYear(LenientCheck):
    """What it finds:
        zh: 只剩“年”字、前面的年份不见了的地方，例如“对年全市考试成绩进行分析”“年，全市共有8761人报考”“《年党建工作要点》”。
            一份稿件里的各处合为一条，其余各处附在后面。
        en: Places where only 年 is left and the year before it is gone. Those of one draft are one finding,
            the further places follow it.

    Why it matters:
        zh: 范文网站常把年份整篇删去，照搬下来时间就全丢了，句子也不通。
        en: Collections of models on the web delete the years throughout; what is copied has no dates and reads wrong.

    Example:
        年，全市共有7420人报名参加中考。

    Instead:
        2023年，全市共有7420人报名参加中考。

    Source:
        zh: 原始稿件中所见：整篇报告的年份都被删去。
        en: Seen in raw drafts: every year of a report deleted.
    """

    code = "PH110"
    name = "lost-year"
    severity = Severity.WARNING
    summary = Wording(zh="“年”字前面的年份丢失", en="the year before 年 is gone")
    messages = {
        "one": Wording(zh="“{words}”前面缺少年份", en="the year before “{words}” is missing"),
        "many": Wording(
            zh="“{words}”前面缺少年份，全文共有 {count} 处",
            en="the year before “{words}” is missing; {count} places in all",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for a draft, at the first place; the further places are related."""
        found = apart_from_masks(document, lost_years(document))
        spans = [span for span in found if not self.is_allowed(document, span)]
        if spans:
            yield self.finding(
                spans[0],
                "one" if len(spans) == 1 else "many",
                related=(Related(span, _ALSO_HERE) for span in spans[1:]),
                words=document.slice(spans[0]),
                count=len(spans),
            )
