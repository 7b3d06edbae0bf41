"""PU110: years with two digits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from edulint.api import Check, Document, Edit, Finding, Fix, Severity, Span, Wording, WordList, holds_any, pattern

_WORDS = WordList(__file__, "two_digit_year.txt")

# 十年以来 is a duration, 90年代 a decade, 判刑10年6月 a sentence: only what can be nothing but a year counts.
_SHORT = pattern("年(?<=[0-9]{2}年)(?<![0-9]{3}年)")
_MONTH = "(?:[1-9]|1[0-2])月"
_APOSTROPHES = ("'", "’", "‘")
# 2021—22年, 2023年至24年, 22—23年度
_RANGE = r"(?<![0-9])(?P<century>19|20)?(?P<since>[0-9]{2})年?[-—－~～–至到]\Z"
_RANGE_OF_CENTURY = pattern("(?:19|20)[0-9]{2}[-—－~～–至到]$")
# The characters of a range's beginning, and one before it.
_BEFORE_RANGE = 7
_LONGEST_RANGE_YEARS = 10
_LONGEST_NAME = 8
_NUMBER_SIGNS = (".", "．", "：", ":", "/")


class TwoDigitYear(Check):
    """What it finds:
        zh: 年份只写了两位，如“从96年以来”“23年3月”。
        en: A year with two digits, like 96年以来 or 23年3月.

    Why it matters:
        zh: 年份简写有歧义，存档后尤其分不清；“23年”还会读成二十三年的时长。
        en: A short year is ambiguous, above all in an archive; 23年 also reads as a duration.

    Example:
        从98年起实施危房改造工程。

    Instead:
        从1998年起实施危房改造工程。

    Source:
        zh: GB/T 15835-2011 5.1；原始稿件中所见。
        en: GB/T 15835-2011, 5.1; seen in raw drafts.
    """

    code = "PU110"
    name = "two-digit-year"
    severity = Severity.WARNING
    summary = Wording(zh="年份只写了两位", en="year with two digits")
    messages = {"year": Wording(zh="年份“{short}年”应写全：{full}年", en="write the year {short}年 in full: {full}年")}

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each two-digit year."""
        prose = document.prose
        for match in _SHORT.finditer(prose):
            start, end, words = match.start() - 2, match.end(), _WORDS.sections
            if prose.startswith(words["other-word"], end) or not _is_year(prose, start, end, words):
                continue
            # In 2021—22年 the century stands before the first year.
            is_clear = _RANGE_OF_CENTURY.search(prose, max(0, start - _BEFORE_RANGE), start) is not None
            if prose.endswith(_APOSTROPHES, 0, start):
                start -= 1
            short = Span(start, end - 1)
            digits = prose[end - 3 : end - 1]
            full = ("19" if int(digits) >= 50 else "20") + digits
            fix = Fix((Edit(short, full),))
            severity = Severity.INFO if is_clear else self.severity
            yield self.finding(
                Span(start, end), "year", severity=severity, fix=fix, short=document.slice(short), full=full
            )


def _is_year(prose: str, start: int, end: int, words: Mapping[str, tuple[str, ...]]) -> bool:
    """Tell by the words around a number whether it can be nothing but a year."""
    decade, sign = prose[start], prose[start - 1 : start]
    if sign.isascii() and sign.isalpha():
        # PM10年度目标, G20年会
        return False
    if prose.endswith(words["era"], 0, start):
        return False
    if decade == "0" or prose.endswith(_APOSTROPHES, 0, start):
        return not prose.endswith(_NUMBER_SIGNS, 0, start)
    since = re.search(_RANGE, prose[max(0, start - _BEFORE_RANGE) : start])
    if since:
        years = int(prose[start : start + 2]) - int(since["since"])
        return 0 < years <= _LONGEST_RANGE_YEARS if since["century"] else years == 1 and prose.startswith("度", end)
    if decade in "89" and prose.endswith(words["origin"], 0, start):
        # 从99年的建党史看: so long.
        is_length = prose[end : end + 1] == "的" and holds_any(prose[end : end + _LONGEST_NAME], words["length"])
        return not is_length
    if prose.startswith(words["since"], end) and decade >= "5":
        return prose.endswith(words["from"], 0, start)
    if prose.startswith(words["season"], end):
        return decade in "0129" and not prose.endswith(words["no-season-before"], 0, start)
    month = re.match(_MONTH, prose[end : end + 3])
    if month and not prose.startswith(words["no-month"], end + month.end()):
        return not prose.endswith(words["no-month-before"], 0, start)
    return False
