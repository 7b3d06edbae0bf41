"""PU112: % and ％ in one draft."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Edit, Finding, Fix, Severity, Span, Wording, pattern

# The sign comes first and the look back second: the search then jumps from sign to sign.
_SIGN = pattern(r"[%％](?<=[0-9].)")
# "Care of", which some input methods offer for the percent sign.
_LIKE = pattern(r"[℅﹪](?<=[0-9].)")


class MixedPercentSigns(Check):
    """What it finds:
        zh: 同一稿件里百分号有的半角（%）、有的全角（％）。报较少的一种，全文一条。把“℅”当百分号用的也报。
        en: Half-width % and full-width ％ in one draft; the rarer one is reported, once. So is ℅, which is no percent
        sign.

    Why it matters:
        zh: 前后写法不一，常是几份材料拼接的痕迹。
        en: Two manners in one draft often show that it was pieced together.

    Example:
        入学率达99%，巩固率达98％，升学率达97%。

    Instead:
        入学率达99%，巩固率达98%，升学率达97%。

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "PU112"
    name = "mixed-percent-signs"
    severity = Severity.INFO
    summary = Wording(zh="百分号全角半角混用", en="% and ％ mixed")
    messages = {
        "like": Wording(
            zh="“{sign}”不是百分号，共{count}处，应改为“%”", en="{sign} is no percent sign ({count} place(s)); write %"
        ),
        "mixed": Wording(
            zh="百分号“%”和“％”混用：“{rare}”有{count}处，其余{others}处是“{usual}”",
            en="% and ％ are mixed: {count} {rare}, {others} {usual}",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for the rarer sign, and one for what only looks like the sign."""
        prose = document.prose
        places: dict[str, list[Span]] = {"%": [], "％": []}
        for match in _SIGN.finditer(prose) if "%" in prose and "％" in prose else ():
            places[match.group()].append(Span.of(match))
        rare, usual = ("％", "%") if len(places["％"]) <= len(places["%"]) else ("%", "％")
        if places[rare]:
            fix = Fix(tuple(Edit(span, usual) for span in places[rare]), safe=True)
            yield self.gathered(places[rare], "mixed", fix=fix, rare=rare, usual=usual, others=len(places[usual]))
        like = [Span.of(match) for match in _LIKE.finditer(prose)] if "℅" in prose or "﹪" in prose else []
        if like:
            fix = Fix(tuple(Edit(span, "%") for span in like), safe=True)
            yield self.gathered(like, "like", fix=fix, severity=Severity.WARNING, sign=document.slice(like[0]))
