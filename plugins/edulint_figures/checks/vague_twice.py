"""FI203: words of approximation that contradict or repeat each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from edulint.api import Check, Document, Finding, Severity, Span, Wording, pattern
from edulint_figures.quantities.passages import passages_of

_LESS = "近|将近|接近|不足|不到"
_MORE = "超过|超|逾|至少"
_ABOUT = "大约|约"
_TWICE = pattern(
    rf"(?P<before>{_LESS}|{_MORE}|{_ABOUT})(?:有|达)?(?P<number>[0-9]+(?:\.[0-9]+)?)[百千万亿]{{0,2}}"
    r"(?:(?P<many>[多余])(?![媒功样种元层])|[^\W0-9]{0,4}?(?P<after>左右|上下|以上|以下|以内))"
)
_NOT_ROUND = pattern(r"(?<![0-9.\-第])(?P<number>[0-9]+[1-9])余(?=[人名个所家户件次项万元多])")
_RECENT = pattern(r"近[0-9.]+多?余?(?:个?月|年|天|周|日|届|期)")
_UPPER = frozenset({"近", "将近", "接近", "不足", "不到"})
_LOWER = frozenset({"多", "余", "以上"})


class VagueTwice(Check):
    """What it finds:
        zh: “近3000多”“约6000多”“351余”等自相矛盾或重复的概数。
        en: Approximations that contradict or repeat each other: 近3000多, 约6000多, 351余.

    Why it matters:
        zh: “近3000”是不到3000，“3000多”是超过3000，不能同时成立。
        en: 近3000 is less than 3000, 3000多 is more: it can't be both.

    Example:
        共派出检查人员近3000多人次。

    Instead:
        共派出检查人员近3000人次。

    Options:
        zh: 无。
        en: None.

    Source:
        zh: GB/T 15835-2011 关于概数的规定；原始稿件中所见。
        en: GB/T 15835-2011 on approximate numbers; seen in raw drafts.
    """

    code = "FI203"
    name = "vague-twice"
    severity = Severity.INFO
    summary = Wording(zh="概数词矛盾或重复", en="Approximations that contradict or repeat each other")
    messages: ClassVar[dict[str, Wording]] = {
        "contradiction": Wording(
            zh="“{before}”表示不到，“{after}”表示超过，不能连用", en="“{before}” says less, “{after}” says more"
        ),
        "repetition": Wording(
            zh="“{before}”与“{after}”重复，留一个即可", en="“{before}” and “{after}” say the same: one is enough"
        ),
        "not-round": Wording(zh="“{number}”是确数，后面不用“余”", en="“{number}” is exact and takes no “余”"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the approximations of the document that are vague twice over."""
        for passage in passages_of(document):
            start, end = passage.span.start, passage.span.end
            for match in _TWICE.finditer(passage.text, start, end):
                if _RECENT.match(passage.text, match.start()):
                    continue
                before, after = match["before"], match["many"] or match["after"]
                contradicts = before in _UPPER and after in _LOWER
                message = "contradiction" if contradicts else "repetition"
                yield self.finding(Span(match.start(), match.end()), message, before=before, after=after)
            for match in _NOT_ROUND.finditer(passage.text, start, end) if passage.holds("余") else ():
                yield self.finding(Span(match.start(), match.end()), "not-round", number=match["number"])
