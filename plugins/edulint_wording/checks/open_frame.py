"""WO111: 在…的领导 without the 下 that closes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from edulint.api import Check, Document, Edit, Finding, Fix, Severity, Span, Wording, WordList, pattern

_WORDS = WordList(__file__, "open_frame.txt")
# 在 opens a clause, or stands behind a time or what the clause is about: 一年来在…, 我县学前教育工作在…
_OPENS = pattern("(?:^|[,.;:!?。；：！？\n \u3000“(]|年来|期间|工作|我[省市区县乡镇校局院园])$")
_LONGEST_BEFORE = 3


class OpenFrame(Check):
    """What it finds:
        zh: “在……的领导”“在……的关心和支持”后面缺少“下”就用逗号断开了。
        en: 在…的领导 and 在…的关心和支持 that a comma ends where 下 should close them.

    Why it matters:
        zh: 没有“下”，这半句话接不上后文，是改写时最容易漏的一个字。
        en: Without 下 the half sentence hangs in the air; it is the character that editing loses most easily.

    Example:
        在上级部门的关心和支持，各项工作顺利完成。

    Instead:
        在上级部门的关心和支持下，各项工作顺利完成。

    Source:
        zh: 现代汉语通行的用法；原始稿件中所见。
        en: Modern usage; seen in raw drafts.
    """

    code = "WO111"
    name = "open-frame"
    severity = Severity.WARNING
    summary = Wording(zh="“在……的领导”后面缺少“下”", en="在…的领导 without 下")
    messages = {
        "frame": Wording(zh="“{words}”后面缺少“下”", en="下 is missing behind {words}"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each frame that is left open."""
        folded = document.folded
        for match in _frames().finditer(folded):
            if _OPENS.search(folded, max(0, match.start() - _LONGEST_BEFORE), match.start()):
                fix = Fix((Edit(Span(match.end(), match.end()), "下"),), safe=False)
                span = Span.of(match)
                yield self.finding(span, "frame", fix=fix, words=document.slice(span))


@cache
def _frames() -> re.Pattern[str]:
    persons, manners, deeds = (_WORDS.any_of(name) for name in ("persons", "manners", "deeds"))
    return pattern(
        f"在[^,。;:!?\\n在]{{0,18}}(?:{persons})的(?:{manners})?(?:{deeds})(?:[、和与及]?(?:{deeds})){{0,3}}(?=,)"
        # 在老师的帮助，同学们的支持下: the clause behind closes it.
        "(?!,[^,。;\\n]{0,24}下[,、])"
    )
