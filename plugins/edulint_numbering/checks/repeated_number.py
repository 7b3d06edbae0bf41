"""The check ``repeated-number``."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Document, Edit, Finding, Fix, OrdinalStyle, Severity, Span, Wording, pattern
from edulint_numbering.fault_check import REPEATED, FaultCheck
from edulint_numbering.faults import Fault, FaultKind, faults
from edulint_numbering.quoting import quoted
from edulint_numbering.renumbering import renumbering
from edulint_numbering.sequences.items import Item

# 基本概况(2), 基本概况(续)
_WITH_COUNT = pattern(r"(?P<title>[^\n]*?)[ ]?(?P<count>\((?:[0-9一二三四五六七八九]|续[0-9一二三四五]?)\))?[ ]?")
# 贷款情况如下(续):, above the rest of what the heading names
_CONTINUED = pattern(r"(?P<title>[^\n]{2,40}?)[ ]?\(续[0-9一二三四五]?\)")
# 第三十七条⏎之一 is an article put in later; 第三节的规定 goes on with a sentence of the line above.
_NO_NEXT = pattern(r"\s{0,4}之[一二三四五六七八九十]|的规定")
# 1{服务意识} above 2.{责任感}
_BARE_ONE, _SECOND = pattern("[1一](?=[{【《“])"), 2
# So many items that all have the number one are numbered so, or have lost the numbers that a program gave them.
_ALL_ONE = 4


class RepeatedNumber(FaultCheck):
    """What it finds:
        zh: 同一序列里一个编号用了两次，标题和“一是、二是”等要点都查。
        en: A number used twice in one sequence, of headings or of points.

    Why it matters:
        zh: 插入一段之后没有改后面的编号，是最常见的编号错误。
        en: A part was put in and the numbers after it were not adjusted: the commonest slip in numbering.

    Example:
        一、加强队伍建设
        二、改善办学条件
        二、确保校园安全

    Instead:
        一、加强队伍建设
        二、改善办学条件
        三、确保校园安全

    Source:
        zh: GB/T 9704-2012 7.3.3；原始稿件中所见。
        en: GB/T 9704-2012, 7.3.3; seen in raw drafts.
    """

    code = "NU102"
    name = "repeated-number"
    severity = Severity.ERROR
    summary = Wording(zh="编号重复", en="a number is used twice")
    messages = {
        "repeated": REPEATED,
        "other": Wording(zh="另一处相同的编号", en="the same number"),
        "all-one": Wording(
            zh="这里{count}项的编号都是{item}，请依次编号",
            en="{count} items here all have the number {item}; count them",
        ),
        "twice": Wording(zh="编号“{item}”写了两遍，请删去一个", en="the number {item} is written twice; take one out"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding at each number that stands twice."""
        # A sequence is asked once, whatever number of its items repeat.
        all_one: dict[int, bool] = {}
        for fault in faults(document):
            if fault.kind is not FaultKind.REPEATED or _goes_on(document, fault) or _begins_bare(document, fault):
                continue
            items = fault.sequence.items
            if id(items) not in all_one:
                all_one[id(items)] = fault.sequence.is_headings and _are_all_one(items)
            if all_one[id(items)]:
                if fault.item is items[1]:
                    places = [item.ordinal.span for item in items]
                    yield self.gathered(places, "all-one", severity=Severity.WARNING, item=quoted(items[0]))
            else:
                severity = Severity.INFO if _is_usage(fault) else None
                yield self.told(fault, "repeated", severity=severity, fix=renumbering(document, fault.sequence))
        yield from self._written_twice(document)

    def _written_twice(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each heading's number that stands twice in a row: （四）（四）加强管理."""
        for block in document.blocks:
            ordinal = block.heading.ordinal if block.heading else None
            if ordinal is None or ordinal.path or not ordinal.span:
                continue
            end = ordinal.span.end
            number = document.folded[ordinal.span.start : end]
            if number[-1] in "、)" and document.folded.startswith(number, end):
                again = Span(end, end + len(number))
                yield self.finding(again, "twice", fix=Fix((Edit(again, ""),)), item=document.slice(again))


def _are_all_one(items: tuple[Item, ...]) -> bool:
    return len(items) >= _ALL_ONE and all(item.value == 1 for item in items)


def _goes_on(document: Document, fault: Fault) -> bool:
    """Tell whether a heading takes up the one before it on the next page of a form, 二、基本概况(2) behind 二、基本概况(1),
    or is none that has this number.
    """
    if _NO_NEXT.match(document.folded, fault.item.ordinal.span.end):
        return True
    if fault.partner is None or not fault.sequence.is_headings:
        return False
    continued = _CONTINUED.match(document.folded, *_title(document, fault.item))
    if continued and document.folded.startswith(continued["title"], _title(document, fault.partner)[0]):
        return True
    titles = [_WITH_COUNT.fullmatch(document.folded, *_title(document, item)) for item in (fault.partner, fault.item)]
    before, again = titles
    return before is not None and again is not None and again["count"] is not None and before["title"] == again["title"]


def _begins_bare(document: Document, fault: Fault) -> bool:
    """Tell whether the number one of a row that begins anew has lost its mark: 2.减负⏎三【体会】⏎1【服务】⏎2.【责任】."""
    if fault.partner is None or fault.item.value != _SECOND:
        return False
    between = document.blocks[fault.partner.block + 1 : fault.item.block]
    return any(_BARE_ONE.match(document.folded, block.span.start) for block in between)


def _title(document: Document, item: Item) -> tuple[int, int]:
    return item.ordinal.span.end, document.blocks[item.block].span.end


def _is_usage(fault: Fault) -> bool:
    """Tell whether words repeat that may: 一是…，一是… names two alternatives, and 其次 may go on more than once."""
    style = fault.item.ordinal.style
    if style is OrdinalStyle.WORD:
        return True
    return style is OrdinalStyle.POINT and all(item.value == 1 for item in fault.sequence.items)
