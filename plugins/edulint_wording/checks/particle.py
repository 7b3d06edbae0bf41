"""WO109: 的 where 地 or 得 belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from edulint.api import Check, Document, Edit, Finding, Fix, Severity, Span, Wording, WordList, pattern

_WORDS = WordList(__file__, "particle.txt")
_ENDS = "[,。;!\n]"


class Particle(Check):
    """What it finds:
        zh: 该用“地”“得”的地方写了“的”：“圆满的完成了任务”“工作做的不够。”。只报修饰语和动词都很明确、不会有别的读法的。
        en: 的 for 地 (圆满的完成了任务) or for 得 (工作做的不够。), where the words around it allow no other reading.

    Why it matters:
        zh: 修饰动词用“地”，动词后面说明程度用“得”，是中小学就教的用法，写错了很显眼。
        en: 地 stands before a verb, 得 behind it; every pupil learns this, and a slip is seen at once.

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
    summary = Wording(zh="“的”应为“地”或“得”", en="的 where 地 or 得 belongs")
    messages = {
        "particle": Wording(zh="“{words}”里的“的”应为“{right}”", en="的 in {words} should be {right}"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each such particle."""
        folded = document.folded
        for match in _verbs().finditer(folded) if "的" in folded else ():
            adverb = next((word for word in _WORDS.section("adverbs") if folded.endswith(word, 0, match.start())), None)
            if adverb is not None:
                yield self._told(document, Span(match.start() - len(adverb), match.end()), match.start(), "地")
        for match in _degrees().finditer(folded):
            verb = next((word for word in _WORDS.section("done") if folded.endswith(word, 0, match.start())), None)
            if verb is not None:
                yield self._told(document, Span(match.start() - len(verb), match.end()), match.start(), "得")

    def _told(self, document: Document, span: Span, at: int, right: str) -> Finding:
        particle = Span(at, at + 1)
        fix = Fix((Edit(particle, right),), safe=True)
        return self.finding(span, "particle", fix=fix, blames=[particle], words=document.slice(span), right=right)


@cache
def _verbs() -> re.Pattern[str]:
    """Return the pattern of a particle before what is done: 的完成了, 的做好."""
    return pattern(f"的(?:{_WORDS.any_of('verbs')})(?:了|好(?![的转坏])|起来|下去|到位)")


@cache
def _degrees() -> re.Pattern[str]:
    """Return the pattern of a particle before how well something was done, at the end of a clause: 工作做的不够."""
    return pattern(f"的(?:{_WORDS.any_of('degrees')})?(?:{_WORDS.any_of('qualities')})(?={_ENDS}|$)")
