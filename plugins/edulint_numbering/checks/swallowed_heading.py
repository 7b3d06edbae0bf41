"""The check ``swallowed-heading``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edulint.api import Check, Document, Finding, Genre, Related, Severity, Wording, line_around, pattern
from edulint_numbering.quoting import quoted
from edulint_numbering.sequences import sequences
from edulint_numbering.sequences.items import Item

_LINE_ENDS = ("<br>", "<br/>", "<br />")
# <p id="t1">&emsp;<b>第一条</b>
_MARKUP = pattern(r"<[^<>\n]{1,200}>|&[a-zA-Z]{2,8};")
_NUMBER = pattern(r"[(（]?[0-9一二三四五六七八九十]{1,3}[)）、.．]")
# From so many numbers in one line on, one finding tells of all.
_MANY = 3


class SwallowedHeading(Check):
    """What it finds:
        zh: 本该另起一段的编号接在上一段的末尾。
        en: A number that should begin a paragraph and stands inside the one before it.

    Why it matters:
        zh: 复制时丢了换行，这一条就淹没在上一条里。
        en: A line break was lost in copying, and the part drowns in the one before it.

    Example:
        1、加强学习。组织集中学习十二次。2、加强管理。修订制度八项。
        3、加强服务。开通热线一条。

    Instead:
        1、加强学习。组织集中学习十二次。
        2、加强管理。修订制度八项。
        3、加强服务。开通热线一条。

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "NU108"
    name = "swallowed-heading"
    severity = Severity.ERROR
    # What a court orders, a paper tells and an examination asks is often numbered in one paragraph.
    silent_in = frozenset({Genre.JUDGMENT, Genre.NEWS, Genre.EXAM, Genre.PROGRAM})
    summary = Wording(
        zh="编号的段落接在上一段末尾，没有另起一行", en="a numbered part stands inside the paragraph before it"
    )
    messages = {
        "swallowed": Wording(
            zh="{item}应另起一段，现在接在上一段里",
            en="{item} should begin a paragraph; it stands inside the one before",
        ),
        "run-together": Wording(
            zh="{first}到{last}共 {count} 个编号都接在同一段里，应各自另起一段",
            en="{count} numbers, {first} to {last}, stand in one paragraph; each should begin its own",
        ),
        "flattened": Wording(
            zh="{first}到{last}连同其中各级共 {count} 个编号都接在同一段里，应各自另起一段",
            en="{count} numbers, from {first} to {last} and within, stand in one paragraph; each should begin its own",
        ),
        "before": Wording(zh="同一序列里的前一个编号", en="the number before it in the sequence"),
        "after": Wording(zh="同一序列里的后一个编号", en="the number after it in the sequence"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding at each number inside a paragraph that the headings around it count with."""
        by_line: dict[int, list[tuple[Sequence[Item], int]]] = {}
        for sequence in sequences(document):
            for place, item in enumerate(sequence.items):
                if item.swallowed and _stands_among_words(document, item):
                    by_line.setdefault(document.locate(item.ordinal.span).line, []).append((sequence.items, place))
        for swallowed in by_line.values():
            yield from self._told(swallowed)

    def _told(self, swallowed: Sequence[tuple[Sequence[Item], int]]) -> Iterator[Finding]:
        """Yield what is told of the swallowed numbers of one line, each an item of a sequence.

        Many are one fault, the lost line ends of a whole text, whatever their levels.
        """
        if len(swallowed) >= _MANY:
            items = sorted((items[place] for items, place in swallowed), key=lambda item: item.ordinal.span)
            alike = [item for item in items if item.ordinal.style is items[0].ordinal.style]
            message = "run-together" if len(alike) == len(items) else "flattened"
            spans = [item.ordinal.span for item in items]
            yield self.gathered(spans, message, first=quoted(alike[0]), last=quoted(alike[-1]))
            return
        # A number that no other counts with may be anything.
        for sequence, place in ((one, place) for one, place in swallowed if len(one) > 1):
            other, message = (sequence[place - 1], "before") if place else (sequence[place + 1], "after")
            yield self.finding(
                sequence[place].ordinal.span,
                "swallowed",
                related=[Related(other.ordinal.span, self.messages[message])],
                item=quoted(sequence[place]),
            )


def _stands_among_words(document: Document, item: Item) -> bool:
    """Tell whether words stand before and behind a number in its paragraph, and no line of HTML or cell ends before it.

    The number of an equation ends its line; before (二、 stands only a bracket that nothing closes.
    """
    ordinal = item.ordinal.span
    begin, end = line_around(document.text, *ordinal.bounds)
    before, behind = document.text[begin : ordinal.start], document.text[ordinal.end : end]
    # （2）①知识: a number right behind another one that heads its paragraph has the place of its level.
    if before.rstrip().endswith(_LINE_ENDS) or before.rstrip(" \u3000").endswith("\t"):
        return False
    if before[:1] in ("<", "&") or "&" in before:
        before = _MARKUP.sub("", before)
    return behind.strip() != "" and any(map(str.isalnum, before)) and not _NUMBER.fullmatch(before.strip())
