"""DA104: 零 in a year in Han numerals."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Edit, Finding, Fix, Severity, Span, Wording, matches_from, pattern

_YEAR = pattern("(?<![〇零○Ｏ0-9一二三四五六七八九十百千万])[一二][〇零○一二三四五六七八九]{3}(?=年)")
_FIRST = pattern("[一二]")
_ZEROS = "零○"


class ZeroInYear(Check):
    """What it finds:
        zh: 用汉字写的年份里，“〇”写成了“零”或符号“○”：二零一九年。
        en: 零, or the sign ○, for 〇 in a year in Han numerals: 二零一九年.

    Why it matters:
        zh: 标准规定编号、年份里的零写作“〇”；写成别的字，也检索不到。
        en: The standard has 〇 in years and numbers; written otherwise, a year isn't found by a search.

    Example:
        学校于二零一九年建成。

    Instead:
        学校于二〇一九年建成。

    Source:
        zh: GB/T 15835-2011 5.2.3。
        en: GB/T 15835-2011, 5.2.3.
    """

    code = "DA104"
    name = "zero-in-year"
    severity = Severity.INFO
    summary = Wording(zh="年份里的“〇”写成了“零”", en="零 for 〇 in a year")
    messages = {
        "zero": Wording(
            zh="“{year}”里的零应写作“〇”：{right}，共{count}处",
            en="in “{year}” the zero is written 〇: {right} ({count} place(s))",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for all years of the draft."""
        prose = document.prose
        if not any(zero in prose for zero in _ZEROS):
            return
        years = matches_from(_FIRST, _YEAR, prose)
        found = [match for match in years if any(zero in match.group() for zero in _ZEROS)]
        if found:
            edits = [
                Edit(Span(at, at + 1), "〇")
                for match in found
                for at in range(match.start(), match.end())
                if prose[at] in _ZEROS
            ]
            year = found[0].group()
            right = year.replace("零", "〇").replace("○", "〇")
            places = [Span.of(match) for match in found]
            yield self.gathered(places, "zero", fix=Fix(tuple(edits), safe=True), year=year, right=right)
