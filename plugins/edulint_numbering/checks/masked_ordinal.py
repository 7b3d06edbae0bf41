"""The check ``masked-ordinal``."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import (
    Check,
    Document,
    Edit,
    Finding,
    Fix,
    Severity,
    Span,
    Wording,
    holds_any,
    is_han,
    pattern,
    renumbered,
)
from edulint_numbering.quoting import numbered_like, quoted
from edulint_numbering.sequences import sequences
from edulint_numbering.sequences.items import NumberedSequence

_SIGNS = "xX×*"
# Behind the end of a sentence or a clause; Chinese must follow.
_INSIDE = pattern(rf"[{_SIGNS}](?<=[。;:!?][{_SIGNS}])[{_SIGNS}]?[.、]")


class MaskedOrdinal(Check):
    """What it finds:
        zh: 编号没有填，用 x、×、* 代替。
        en: A number not filled in: x, × or * stands for it.

    Why it matters:
        zh: 报告不能带着空的编号上报。
        en: A report can't be submitted with a blank for a number.

    Example:
        1.加强学习
        x.加强管理
        3.加强服务

    Instead:
        1.加强学习
        2.加强管理
        3.加强服务

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "NU109"
    name = "masked-ordinal"
    severity = Severity.ERROR
    summary = Wording(zh="编号没有填写", en="a number is not filled in")
    messages = {
        "masked": Wording(
            zh="编号{item}没有填写，应为{expected}", en="the number {item} is not filled in; it should be {expected}"
        ),
        "lost": Wording(
            zh="“、”前面的编号丢了，应为“{expected}”", en="the number before “、” is lost; it should be “{expected}”"
        ),
        "inside": Wording(zh="编号“{item}”没有填写", en="the number “{item}” is not filled in"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding at each masked number."""
        masked = 0
        for sequence in sequences(document):
            if not sequence.is_headings:
                continue
            for place, item in enumerate(sequence.items):
                if item.value is None:
                    masked += 1
                    expected = _expected(sequence, place)
                    number = renumbered(item.ordinal, expected)
                    yield self.finding(
                        item.ordinal.span,
                        "masked",
                        fix=Fix((Edit(item.ordinal.digits, number),)) if number else None,
                        item=quoted(item),
                        expected=numbered_like(item, expected),
                    )
        for lost, following, number in _lost(document):
            fix = Fix((Edit(lost, number),), safe=False)
            yield self.finding(lost, "lost", fix=fix, blames=[lost, following], expected=number)
        inside = _inside(document)
        # A single one may be an abbreviation.
        if masked + len(inside) > 1:
            yield from (self.finding(span, "inside", item=document.slice(span)) for span in inside)


def _lost(document: Document) -> list[tuple[Span, Span, str]]:
    """Return each 、 with which a paragraph begins, its number lost, with the next number and what it should be.

    The next numbered paragraph says which it is: 、加强领导 above 二、强化宣传.
    """
    text, following = document.text, None
    found: list[tuple[Span, Span, str]] = []
    for block in reversed(document.blocks):
        start = block.span.start
        if block.heading and block.heading.ordinal:
            following = block.heading.ordinal
        elif following and text[start] == "、" and following.parts[2] == "、" and (following.value or 0) > 1:
            number = renumbered(following, (following.value or 0) - 1)
            if number and is_han(text[start + 1 : start + 2]):
                found.append((Span(start, start + 1), following.span, f"{number}、"))
    return found[::-1]


def _inside(document: Document) -> list[Span]:
    """Return the masked numbers that stand inside paragraphs: 完成两所。x.学前教育项目：…."""
    folded = document.folded
    if not holds_any(folded, _SIGNS):
        return []
    return [
        Span.of(match)
        for match in _INSIDE.finditer(folded)
        if is_han(folded[match.end() : match.end() + 1])
        and (block := document.block_at(match.start())) is not None
        and block.is_prose
        and match.start() > block.span.start
    ]


def _expected(sequence: NumberedSequence, place: int) -> int:
    """Return one more than the last number before, counting further masked ones."""
    for back in range(1, place + 1):
        value = sequence.items[place - back].value
        if value is not None:
            return value + back
    return place + 1
