"""PU108: 、 inside an approximate number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from edulint.api import Check, Document, Edit, Finding, Fix, Severity, Span, Wording, WordList, any_of, pattern

_WORDS = WordList(__file__, "comma_in_approximate_number.txt")

_DIGITS = "一二三四五六七八九"
# 二、三产业 and 三、四年级 are lists; before a measure two neighbouring digits are one rough number.
# Compiled only where a seed occurs; what comes before a number is at least one word.
_NUMBER = r"、(?<=\w[一二三四五六七八]、)(?<!{list}.、)[二三四五六七八九](?!{no_measure}){measure}"
_SEEDS = tuple(f"{one}、{next_one}" for one, next_one in pairwise(_DIGITS))


class CommaInApproximateNumber(Check):
    """What it finds:
        zh: 概数的两个相邻数字之间用了顿号，如“三、四个”。“二、三产业”“五、六月份”是并列，不报。
        en: An enumeration comma inside an approximate number such as 三、四个. Lists like 二、三产业 are right.

    Why it matters:
        zh: 加了顿号，“三四个”（大约）就成了“第三个和第四个”或“三个和四个”。
        en: With the comma "three or four" reads as "three and four".

    Example:
        每个乡镇建成三、四个示范点。

    Instead:
        每个乡镇建成三四个示范点。

    Source:
        zh: GB/T 15834-2011 4.5。
        en: GB/T 15834-2011, 4.5.
    """

    code = "PU108"
    name = "comma-in-approximate-number"
    severity = Severity.INFO
    summary = Wording(zh="概数中间用了顿号", en="、 inside an approximate number")
    messages = {
        "comma": Wording(zh="表示大约的“{right}”中间不用顿号", en="no 、 inside the approximate number {right}")
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each approximate number with a comma."""
        if not any(seed in document.prose for seed in _SEEDS):
            return
        for match in _pattern().finditer(document.prose):
            number = Span(match.start() - 1, match.end())
            written = document.slice(number)
            if _DIGITS.index(written[2]) != _DIGITS.index(written[0]) + 1:
                continue
            comma = Span(number.start + 1, number.start + 2)
            yield self.finding(number, "comma", fix=Fix((Edit(comma, ""),)), right=written.replace("、", ""))


def _pattern() -> re.Pattern[str]:
    words = _WORDS.sections
    return pattern(
        _NUMBER.format(
            list=any_of(words["list"]), measure=any_of(words["measure"]), no_measure=any_of(words["no-measure"])
        )
    )
