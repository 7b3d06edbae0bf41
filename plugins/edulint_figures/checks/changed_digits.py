"""FI111: the digits of a figure in another order where the draft tells it again, and a whole that was another one."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Finding, Related, Severity, Wording
from edulint_figures.quantities.passages import passages_of
from edulint_figures.quantities.repeated import Repeated, changed_wholes, swapped_digits


class ChangedDigits(Check):
    """What it finds:
        zh: 同一个数前后写得不一样：前面“学生1,036人”，后面“1,063名学生”；前面“学校13所”，后面“15所学校中”。
        en: A figure told again with its digits swapped (学生1,036人 and 1,063名学生), or a whole that was another one
            before (学校13所, and then 15所学校中).

    Why it matters:
        zh: 改了一处忘了另一处，或者抄写时数字颠倒，读的人不知道哪一个对。
        en: One place was changed and the other forgotten, or digits were swapped; nobody knows which is right.

    Example:
        全校现有学生1,036人。
        食堂为1,063名学生供餐。

    Instead:
        全校现有学生1,036人。
        食堂为1,036名学生供餐。

    Source:
        zh: 原始稿件中同一数字前后不一。
        en: Modelled on what is seen in raw drafts.
    """

    code = "FI111"
    name = "changed-digits"
    severity = Severity.WARNING
    summary = Wording(zh="同一个数前后不一", en="one figure with other digits where it is told again")
    messages = {
        "swapped": Wording(
            zh="这里是“{words}”，另一处是“{other}”，数字只是次序不同，请核对哪一个对",
            en="{words} here and {other} elsewhere have the same digits in another order; please check",
        ),
        "whole": Wording(
            zh="这里说“{words}{name}”，前面说的却是“{other}”，请核对哪一个对",
            en="{words} of “{name}” here, but {other} before; please check",
        ),
        "other": Wording(zh="另一处的数", en="the other figure"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each figure that another one of the same name contradicts."""
        told = set()
        passages = passages_of(document)
        for message, found in (("whole", changed_wholes(passages)), ("swapped", swapped_digits(passages))):
            for one in found:
                if one.place.span in told or document.report_at(one.place.span.start) != document.report_at(
                    one.other.span.start
                ):
                    continue
                told.add(one.place.span)
                yield self._finding(message, one)

    def _finding(self, message: str, one: Repeated) -> Finding:
        related = [Related(one.other.span, self.messages["other"])]
        return self.finding(
            one.place.span,
            message,
            related=related,
            blames=[one.place.span, one.other.span],
            words=one.place.words,
            other=one.other.words,
            name=one.name,
        )
