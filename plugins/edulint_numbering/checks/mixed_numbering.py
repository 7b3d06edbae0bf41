"""The check ``mixed-numbering``."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Finding, Fix, Related, Severity, Wording
from edulint_numbering.odd_headings import like, odd_headings
from edulint_numbering.quoting import quoted
from edulint_numbering.sequences import sequences
from edulint_numbering.sequences.items import Item


class MixedNumbering(Check):
    """What it finds:
        zh: 同一层次的标题用了不同的序号样式，如“一、”“2.”“三、”。
        en: Headings of one level numbered in different styles: 一、 then 2. then 三、.

    Why it matters:
        zh: 层次看不清楚，“2.”会被当成“一、”下面的小标题。
        en: The levels are blurred: 2. is read as a part of 一、.

    Example:
        一、加强队伍建设
        2.改善办学条件
        三、确保校园安全

    Instead:
        一、加强队伍建设
        二、改善办学条件
        三、确保校园安全

    Source:
        zh: GB/T 9704-2012 7.3.3；原始稿件中所见。
        en: GB/T 9704-2012, 7.3.3; seen in raw drafts.
    """

    code = "NU110"
    name = "mixed-numbering"
    severity = Severity.WARNING
    summary = Wording(zh="同一层次的序号样式不一致", en="headings of one level are numbered in different styles")
    messages = {
        "mixed": Wording(
            zh="{item}与同一层次的{model}样式不一致，应写作“{instead}”",
            en="{item} is numbered in another style than {model} on its level; write “{instead}”",
        ),
        "model": Wording(zh="同一层次的写法", en="the style of this level"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding at the first heading of each level that departs from the others; its fix mends them all."""
        for sequence in sequences(document):
            model, odd = odd_headings(sequence)
            if not odd:
                continue
            edits = [edit for item in odd if (edit := like(model, item))]
            if len(edits) < len(odd):
                continue
            keeps_numbers = all(_number(document, item) in edit.text for item, edit in zip(odd, edits, strict=True))
            yield self.finding(
                odd[0].ordinal.span,
                "mixed",
                related=[Related(model.ordinal.span, self.messages["model"])],
                fix=Fix(tuple(edits), safe=keeps_numbers),
                item=quoted(odd[0]),
                model=quoted(model),
                instead="".join(edits[0].text.split()),
            )


def _number(document: Document, item: Item) -> str:
    return document.slice(item.ordinal.digits)
