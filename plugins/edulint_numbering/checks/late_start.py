"""The check ``late-start``."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import (
    OPENERS,
    Document,
    Edit,
    Finding,
    Fix,
    OrdinalStyle,
    Related,
    Severity,
    Span,
    Wording,
    fold,
    holds_any,
    is_han,
    pattern,
    renumbered,
)
from edulint_numbering.fault_check import FaultCheck
from edulint_numbering.faults import Fault, FaultKind, faults
from edulint_numbering.mistyped import sign_for_number
from edulint_numbering.quoting import numbered_like, written
from edulint_numbering.renumbering import renumbering
from edulint_numbering.sequences.items import Item
from edulint_numbering.unmarked import first_unmarked

# What is typed for 一 and for 1, a slip of the hand or of a scan.
_FOR_HAN = frozenset("-—–ー－_")
_FOR_DIGIT = frozenset("lI|i")
# So far above its second item the first of a list may stand, in paragraphs.
_MOST_BLOCKS = 30
# So many articles at the most are lost at the beginning.
_MOST_LOST = 5
_LARGEST = 200
_DOCUMENT_NUMBER = pattern("[ \u4e00-\u9fff]{0,12}字[ ]{0,4}第?[ 0-9]{0,8}号")
# 第三编　生态保护: the draft is a part of a longer work. 第七节相应改为第八节 amends one.
_BOOK = pattern("第[一二三四五六七八九十百0-9]{1,4}[编卷册]")
_AMENDED = pattern("[ ]?(?:相应)?(?:改为|修改为|调整为|顺延为|删去)")
_FIRST_LINES = 3
_RANK, _LONGEST_BEFORE = ("最", "首位", "居首", "第一"), 60
# So many blocks above a number its predecessor's last part may stand.
_LONGEST_PART = 100


class LateStart(FaultCheck):
    """What it finds:
        zh: 一个序列不从“一”开始。
        en: A sequence that doesn't begin at one.

    Why it matters:
        zh: 开头的一条丢了，或者从别处摘抄时没有重新编号。
        en: Its first part was lost, or the passage was taken from elsewhere and not renumbered.

    Example:
        一、加强队伍建设
        （二）抓好培训
        （三）抓好交流
        二、改善办学条件

    Instead:
        一、加强队伍建设
        （一）抓好培训
        （二）抓好交流
        二、改善办学条件

    Source:
        zh: 实际工作中的惯例；原始稿件中所见。
        en: Practice; seen in raw drafts.
    """

    code = "NU105"
    name = "late-start"
    severity = Severity.WARNING
    summary = Wording(zh="编号不从“一”开始", en="a sequence doesn't begin at one")
    messages = {
        "late": Wording(
            zh="编号从{item}开始，前面没有{expected}",
            en="the numbers begin at {item}; there is no {expected} before it",
        ),
        "mistyped": Wording(
            zh="这里的“{sign}”应是{first}的编号，后面接着第二项", en="“{sign}” was typed for the number of {first}"
        ),
        "unmarked": Wording(
            zh="“{words}”的编号后面缺少标记，应写作{first}", en="the number of “{words}” lacks its mark: write {first}"
        ),
        "second": Wording(zh="接下来的编号", en="the number that follows"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding at the first number of each sequence that begins late, or at what was typed for its one."""
        for fault in faults(document):
            if fault.kind is not FaultKind.LATE_START or _is_excerpt(fault) or _runs_in(document, fault.item):
                continue
            if _follows_parts(document, fault.item) or _opens_quotation(document, fault.item):
                continue
            if _is_of_book(document) or _AMENDED.match(document.folded, fault.item.ordinal.span.end):
                continue
            if _ranks_behind_first(document, fault.item):
                continue
            # (20  )青检字第  号 is the number of a document.
            if _DOCUMENT_NUMBER.match(document.folded, fault.item.ordinal.span.end):
                continue
            head = _unmarked_one(document, fault.item)
            if head:
                second = Related(fault.item.ordinal.span, self.messages["second"])
                words, first = document.slice(head), numbered_like(fault.item, 1)
                yield self.finding(head, "unmarked", related=[second], words=words, first=first)
                continue
            sign = _sign_for_one(document, fault.item)
            number = renumbered(fault.item.ordinal, 1)
            if sign and number:
                yield self.finding(
                    sign,
                    "mistyped",
                    related=[Related(fault.item.ordinal.span, self.messages["second"])],
                    fix=Fix((Edit(sign, number),)),
                    sign=document.slice(sign),
                    first=numbered_like(fault.item, 1),
                )
            else:
                yield self.told(fault, "late", fix=renumbering(document, fault.sequence))


def _unmarked_one(document: Document, item: Item) -> Span | None:
    """Return the head of the first paragraph of a row, whose number has lost its mark: 一抓培训。 above 二、."""
    if item.given:
        return None
    return first_unmarked(document, item.ordinal, document.blocks[max(0, item.block - _MOST_BLOCKS) : item.block])


def _sign_for_one(document: Document, item: Item) -> Span | None:
    """Return the sign that was typed for the number one at the head of a paragraph above: -、 above 二、, l. above 2.."""
    if item.value != 2 or item.given:
        return None
    _, number, _ = map(fold, item.ordinal.parts)
    blocks = reversed(document.blocks[max(0, item.block - _MOST_BLOCKS) : item.block])
    return sign_for_number(document, item, blocks, _FOR_DIGIT if number.isdecimal() else _FOR_HAN)


def _runs_in(document: Document, item: Item) -> bool:
    """Tell whether the number one of a sequence ran into a line above its second paragraph: 三、设施1、道路, 如下：一、总体."""
    if item.value != 2 or item.given:
        return False
    first, second = written(item, 1), written(item, 2)
    for block in document.blocks[max(0, item.block - _MOST_BLOCKS) : item.block]:
        at = document.text.find(first, block.span.start + 1, block.span.end)
        behind = document.folded[at + len(first) : at + len(first) + 1]
        is_first = at >= 0 and _is_before_number(document.folded[at - 1]) and (is_han(behind) or behind == " ")
        # 抓好两件事。一是…；二是… is a list of its own.
        if is_first and document.text.find(second, at, block.span.end) < 0:
            return True
    return False


def _is_before_number(character: str) -> bool:
    # 【岗位职责】1.接待: a heading in brackets
    return is_han(character) or character in ":。;】]})》"


def _follows_parts(document: Document, item: Item) -> bool:
    """Tell whether parts of the number before stand above: a passage begins at 3.2.1 and goes on to 3.3."""
    before, _, last = fold(item.word).rpartition(".")
    if not (before and last.isdecimal()):
        return False
    part = f"{before}.{int(last) - 1}."
    above = document.blocks[max(0, item.block - _LONGEST_PART) : item.block]
    heads = (document.folded[block.span.start : block.span.start + len(part) + 1] for block in above)
    return any(head.startswith(part) and head[-1].isdecimal() for head in heads)


def _opens_quotation(document: Document, item: Item) -> bool:
    """Tell whether somebody is quoted from the item before on: 村民读到：“第七，路要修好。第八，…."""
    before, low = written(item, item.number - 1), document.blocks[item.block].span.start
    at = document.text.find(before, low + 1, item.start) if item.number > 1 and not item.given else -1
    return at > low and document.text[at - 1] in OPENERS


def _is_of_book(document: Document) -> bool:
    """Tell whether one of the first lines says which book of a longer work the draft is."""
    return any(_BOOK.match(document.folded, block.span.start) for block in document.blocks[:_FIRST_LINES])


def _ranks_behind_first(document: Document, item: Item) -> bool:
    """Tell whether the first of a row of ranks is told otherwise: 最多的是美术作品，第二是摄影作品，第三是文字作品."""
    if item.value != 2 or not item.word.startswith("第") or item.given:
        return False
    low = max(document.blocks[item.block].span.start, item.start - _LONGEST_BEFORE)
    sentence = document.text[low : item.start].rpartition("。")[2]
    return holds_any(sentence, _RANK)


def _is_excerpt(fault: Fault) -> bool:
    """Tell whether articles begin so late, or one stands so alone, that the draft speaks of a part of a longer text."""
    value = fault.item.number
    is_quoted = value > _MOST_LOST or len(fault.sequence.items) == 1
    # （一九〇五） is a year.
    return value > _LARGEST or (fault.item.ordinal.style is OrdinalStyle.ARTICLE and is_quoted)
