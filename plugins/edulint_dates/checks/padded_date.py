"""DA105: a month or a day with a zero before it."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Edit, Finding, Fix, Severity, Span, Wording, holds_any, pattern

# Without the year, or with ISO's marks, other rules hold: 03月的报表, 2021-05-03.
_PADDED = pattern("0(?:(?<=[0-9]年0)(?=[1-9]月)|(?<=[0-9]月0)(?=[1-9]日))")
_MARKS = ("年0", "月0")


class PaddedDate(Check):
    """What it finds:
        zh: 月、日前面补了0的日期：2021年05月03日。表格里的不算。
        en: Dates whose month or day has a zero before it: 2021年05月03日. Those of tables are left alone.

    Why it matters:
        zh: 公文格式规定月、日不编虚位；有的补、有的不补，全文也不一致。
        en: By the standard for official documents months and days take no zero; some with and some without don't match.

    Example:
        培训于2021年05月03日开始。

    Instead:
        培训于2021年5月3日开始。

    Source:
        zh: GB/T 9704-2012 7.3.5.4。
        en: GB/T 9704-2012, 7.3.5.4.
    """

    code = "DA105"
    name = "padded-date"
    severity = Severity.INFO
    summary = Wording(zh="日期里的月、日补了0", en="months and days with a zero before them")
    messages = {
        "padded": Wording(
            zh="月、日前面不补0，共{count}处，请删去",
            en="months and days take no zero before them: {count} to take out",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for all dates of the draft."""
        prose = document.prose
        found = _PADDED.finditer(prose) if holds_any(prose, _MARKS) else ()
        places = [Span.of(match) for match in found if not _is_in_table(document, match.start())]
        if places:
            fix = Fix(tuple(Edit(place, "") for place in places), safe=True)
            yield self.gathered(places, "padded", fix=fix)


def _is_in_table(document: Document, at: int) -> bool:
    block = document.block_at(at)
    return block is not None and block.cell is not None
