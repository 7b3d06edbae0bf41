"""WO109: one of 的, 地 and 得 where another belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from edulint.api import Check, Document, Edit, Finding, Fix, Severity, Span, Wording, WordList, pattern

_WORDS = WordList(__file__, "particle.txt")
_ENDS = "[,。;!\n]"


class Particle(Check):
    """What it finds:
        zh: “的、地、得”用混了：“圆满的（得）完成了任务”“工作做的（地）不够。”“存在得问题”“取得显著地成效。”。只报前后词语都很明确、不会有别的读法的。
        en: 的, 地 and 得 taken for one another (圆满的完成了任务, 工作做地不够。, 存在得问题, 显著地成效。), where the words
        around them allow no other reading.

    Why it matters:
        zh: 修饰名词用“的”，修饰动词用“地”，动词后面说明程度用“得”，是中小学就教的用法，写错了很显眼。
        en: 的 stands before a noun, 地 before a verb, 得 behind it; every pupil learns this, and a slip is seen at once.

    Example:
        较好的完成了各项任务。

    Instead:
        较好地完成了各项任务。

    Source:
        zh: 现代汉语通行的用法。
        en: Modern usage.
    """

    code = "WO109"
    name = "particle"
    severity = Severity.WARNING
    summary = Wording(zh="“的、地、得”用混了", en="one of 的, 地 and 得 where another belongs")
    messages = {
        "particle": Wording(zh="“{words}”里的“{wrong}”应为“{right}”", en="{wrong} in {words} should be {right}"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each such particle."""
        folded = document.folded
        for right, before, behind in _places():
            for match in behind.finditer(folded):
                words = next((word for word in before if folded.endswith(word, 0, match.start())), None)
                if words is not None:
                    yield self._told(document, Span(match.start() - len(words), match.end()), match.start(), right)

    def _told(self, document: Document, span: Span, at: int, right: str) -> Finding:
        particle = Span(at, at + 1)
        fix = Fix((Edit(particle, right),), safe=True)
        wrong = document.slice(particle)
        words = document.slice(span)
        return self.finding(span, "particle", fix=fix, blames=[particle], words=words, wrong=wrong, right=right)


@cache
def _places() -> tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...]:
    """Return each right particle with the words before it and the pattern of a wrong one with the words behind it."""
    things = f"(?:主要|突出)?(?:{_WORDS.any_of('things')})(?![化性])"
    return (
        # 完成了, 做好: what is done
        (
            "地",
            _WORDS.section("adverbs"),
            pattern(f"[的得](?:{_WORDS.any_of('verbs')})(?:了|好(?![的转坏])|起来|下去|到位)"),
        ),
        # 不够, 还很扎实: how well it was done, at the end of a clause; 管地不严 is about land.
        (
            "得",
            _WORDS.section("done"),
            pattern(f"[的地](?<![管抓]地)(?:{_WORDS.any_of('degrees')})?(?:{_WORDS.any_of('qualities')})(?={_ENDS}|$)"),
        ),
        # 存在得问题; 事故发生地环境 is a place.
        ("的", _WORDS.section("there"), pattern(f"得{things}")),
        # 显著地成效
        ("的", _WORDS.section("like"), pattern(f"[得地]{things}")),
    )
