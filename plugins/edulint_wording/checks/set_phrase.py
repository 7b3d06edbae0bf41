"""WO104: a formula quoted with a slip."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Finding, Severity, Span, Wording
from edulint_wording.set_phrases import slips


class SetPhrase(Check):
    """What it finds:
        zh: 八个字以上的固定提法里错一个音近或形近的字、漏一个字或重复一个字，如“全心全意为人民服物”。届次、年份从不判断。
        en: An official formula of eight characters and more with one character wrong (alike in sound or shape), missing
        or twice. Numbers of congresses and years are never judged.

    Why it matters:
        zh: 固定提法一字不能差，写错会被当作态度问题。
        en: A formula is quoted to the letter; a slip in it is taken for carelessness of another kind.

    Example:
        落实立德树仁根本任务。

    Instead:
        落实立德树人根本任务。

    Source:
        zh: 宪法、党章和长期沿用的提法。
        en: The constitution, the party's constitution, and formulas long in use.
    """

    code = "WO104"
    name = "set-phrase"
    severity = Severity.WARNING
    summary = Wording(zh="固定提法有误", en="a slip in a formula")
    messages = {
        "slip": Wording(zh="固定提法是“{phrase}”，请核对这里的用字", en="the formula is {phrase}; please compare"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each place."""
        for slip in slips(document):
            # A wrong character inside may be told as such already.
            blames = [Span(at, at + 1) for at in range(*slip.span.bounds)]
            yield self.finding(slip.span, "slip", blames=blames, phrase=slip.phrase)
