"""PU106: dots for ……."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edulint.api import Check, Document, Edit, Finding, Fix, Severity, Span, Wording, WordList
from edulint_punctuation.characters import CLOSING, OPENING, is_chinese

_WORDS = WordList(__file__, "ellipsis_dots.txt")

# Each with the letters without which it needs no search.
_DOTS = {"...": r"\.{3,6}", "。。。": "。{3,12}", "．．．": "．{3,6}", "···": "·{3,12}", "…": "…+"}
# Compiled only where there are dots.
_LEADER = r"[ \u3000]*[0-9]+[ \u3000]*(?:[\r\n]|\Z)"
_LISTED = r"、[^。；！？\n]{0,30}等{1,2}\Z"


class EllipsisDots(Check):
    """What it finds:
        zh: 省略号写成了“...”“。。。”或单个“…”，或与“等”连用。
        en: An ellipsis written as ... or 。。。 or a single …, or one that follows 等.

    Why it matters:
        zh: 省略号是六个小圆点，占两个字的位置；“等”已有省略之意，不与省略号并用。
        en: An ellipsis is six dots in the room of two characters; after 等, which says the same, none is needed.

    Example:
        大家讨论教学、科研、管理...气氛热烈。

    Instead:
        大家讨论教学、科研、管理……气氛热烈。

    Source:
        zh: GB/T 15834-2011 4.11、附录A.9。
        en: GB/T 15834-2011, 4.11 and A.9.
    """

    code = "PU106"
    name = "ellipsis-dots"
    severity = Severity.WARNING
    summary = Wording(zh="省略号不规范", en="dots that are no Chinese ellipsis")
    messages = {
        "dots": Wording(zh="省略号应写作“……”，不写“{dots}”", en="write the ellipsis ……, not {dots}"),
        "after-deng": Wording(zh="“等”与省略号只用一个", en="等 and …… say the same; keep one"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each run of dots that is no ellipsis."""
        prose = document.prose
        for match in (match for seed, dots in _DOTS.items() if seed in prose for match in re.finditer(dots, prose)):
            dots, start, end = match.group(), match.start(), match.end()
            span = Span(start, end)
            if dots[0] == "…" and len(dots) % 2 == 0:
                if re.search(_LISTED, prose[max(0, start - 40) : start]):
                    yield self.finding(span, "after-deng", fix=Fix((Edit(span, ""),)))
                continue
            if not is_chinese(prose[start - 1 : start]) and not is_chinese(prose[end : end + 1]):
                continue
            if prose[end : end + 1] == dots[0] or _is_masked(prose, end) or re.match(_LEADER, prose[end : end + 12]):
                continue
            if prose[start - 1 : start] in OPENING and prose[end : end + 1] in CLOSING:
                continue
            single = dots == "…"
            yield self.finding(
                span,
                "dots",
                severity=Severity.INFO if single else Severity.WARNING,
                fix=Fix((Edit(span, "……"),), safe=True),
                dots=dots,
            )


def _is_masked(prose: str, end: int) -> bool:
    words = _WORDS.sections
    return prose.startswith(words["masked"], end) and not prose.startswith(words["not-masked"], end)
