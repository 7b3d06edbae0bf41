"""PU105: 、 before 等."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from edulint.api import Check, Document, Edit, Finding, Fix, Severity, Span, Wording, WordList, any_of, pattern

_WORDS = WordList(__file__, "comma_before_deng.txt")


class CommaBeforeDeng(Check):
    """What it finds:
        zh: 列举末尾的“等”前面多了顿号。
        en: An enumeration comma before the 等 that ends a list.

    Why it matters:
        zh: “等”已经表示列举未尽，前面不用顿号。
        en: 等 already says that the list goes on; no 、 stands before it.

    Example:
        开展了书法、绘画、合唱、等活动。

    Instead:
        开展了书法、绘画、合唱等活动。

    Source:
        zh: GB/T 15834-2011 附录B.1.2。
        en: GB/T 15834-2011, B.1.2.
    """

    code = "PU105"
    name = "comma-before-deng"
    severity = Severity.WARNING
    summary = Wording(zh="“等”前面多了顿号", en="、 before 等")
    messages = {"comma": Wording(zh="“等”前面不用顿号", en="no 、 before 等")}

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each 、等."""
        if "、等" not in document.prose:
            return
        for match in _pattern().finditer(document.prose):
            # 项目缺地、等地: there 等 is a verb like the one before.
            if document.prose[match.start() - 1] == document.prose[match.end() : match.end() + 1]:
                continue
            comma = Span(match.start(), match.start() + 1)
            yield self.finding(Span(match.start(), match.end()), "comma", fix=Fix((Edit(comma, ""),), safe=True))


@cache
def _pattern() -> re.Pattern[str]:
    # 坐、等、靠, 守摊子、等政策、靠支持: there 等 is a verb among verbs. Behind a comma 要 begins a new clause.
    among_verbs = "等、|等[^\\W\\d_]{1,4}(?:[、，](?:靠|拖|看)|、要)"
    return pattern(f"、等等|、(?<!靠、)(?!等等|{among_verbs}|{any_of(_WORDS.lines)})等")
