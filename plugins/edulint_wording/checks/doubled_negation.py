"""WO110: 防止 and a negation behind it, which together say the opposite of what is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from edulint.api import Check, Document, Edit, Finding, Fix, Severity, Span, Wording, WordList, holds_any, pattern

_WORDS = WordList(__file__, "doubled_negation.txt")
# 切忌 and 切勿 forbid by themselves: 切忌不要一推了之 forbids not to.
_WARNED = pattern("(?P<first>切[忌勿])(?P<second>(?P<not>不[要能可得]))")


class DoubledNegation(Check):
    """What it finds:
        zh: “防止……不再发生”“避免……不出现”“切忌不要”：前后两个否定抵消，意思正好相反。
        en: 防止…不再发生, 切忌不要: two negations that cancel each other, so that the sentence says the opposite.

    Why it matters:
        zh: 照字面讲，是要让事故再发生。
        en: Taken literally the accident is to happen again.

    Example:
        采取措施，防止类似事故不再发生。

    Instead:
        采取措施，防止类似事故再次发生。

    Source:
        zh: 现代汉语病句中的“否定失当”。
        en: A known fault of style in Chinese grammars (否定失当).
    """

    code = "WO110"
    name = "doubled-negation"
    severity = Severity.WARNING
    summary = Wording(zh="两个否定抵消，意思相反", en="two negations that cancel each other")
    messages = {
        "doubled": Wording(
            zh="“{first}”和“{second}”两个否定抵消，意思相反了，请去掉一个",
            en="{first} and {second} cancel each other; the sentence says the opposite: drop one",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each pair of negations."""
        prose = document.prose
        found = [*_pairs().finditer(prose)] if holds_any(prose, _WORDS.section("preventing")) else []
        for match in (*found, *_WARNED.finditer(prose)):
            # 防止…不再发生: 再次发生; 避免…不出现: 出现; 切忌不要: 切忌
            right = "再次" if match["not"] == "不再" else ""
            fix = Fix((Edit(Span.of(match, "not"), right),), safe=False)
            yield self.finding(Span.of(match), "doubled", fix=fix, first=match["first"], second=match["second"])


@cache
def _pairs() -> re.Pattern[str]:
    preventing, happening = _WORDS.any_of("preventing"), _WORDS.any_of("happening")
    return pattern(
        f"(?P<first>{preventing})[^，。；：、！？\n不未没无]{{0,24}}(?P<second>(?P<not>不再?)(?:{happening}))(?=[，。；！\n]|$)"
    )
