"""PU114: quotes whose two marks don't belong together."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Edit, Finding, Fix, Severity, Span, Wording
from edulint_punctuation.mangled import mangled_pairs


class MangledQuotes(Check):
    """What it finds:
        zh: 前后两个引号不是一对，而且全文多处如此，如“'三个确保“”。全文只报一条，给出一次改好的办法。
        en: Quotes whose two marks don't belong together, in several places of a draft: one finding with one fix.

    Why it matters:
        zh: 多半是输入法或转换造成的，逐个改既慢又容易漏。
        en: An input method or a conversion made them; one by one they are slow to mend, and some are missed.

    Example:
        锚定'三个确保“，围绕'五大行动“，推进各项工作。

    Instead:
        锚定“三个确保”，围绕“五大行动”，推进各项工作。

    Source:
        zh: GB/T 15834-2011 4.8；原始稿件中所见。
        en: GB/T 15834-2011, 4.8; seen in raw drafts.
    """

    code = "PU114"
    name = "mangled-quotes"
    severity = Severity.WARNING
    summary = Wording(zh="前后引号不是一对", en="quotes that are no pair")
    messages = {
        "mangled": Wording(
            zh="{words} 前后两个引号不是一对，共{count}处，应写作 {right}",
            en="the quotes of {words} are no pair ({count} place(s)); write {right}",
        ),
        "doubled": Wording(
            zh="{words} 用两个单引号代替了一个双引号，共{count}处，应写作 {right}",
            en="{words} has two single quotes for each double one ({count} place(s)); write {right}",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for all such quotes."""
        pairs = mangled_pairs(document)
        if not pairs:
            return
        edits = [edit for pair in pairs for edit in (Edit(pair.opening, "“"), Edit(pair.closing, "”"))]
        first = document.text[pairs[0].opening.end : pairs[0].closing.start]
        yield self.gathered(
            [Span(pair.opening.start, pair.closing.end) for pair in pairs],
            "mangled" if len(pairs[0].opening) == 1 else "doubled",
            fix=Fix(tuple(edits)),
            words=document.text[pairs[0].opening.start : pairs[0].closing.end],
            right=f"“{first}”",
        )
