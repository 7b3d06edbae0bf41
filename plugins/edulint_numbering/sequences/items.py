"""What is numbered in a draft: headings and points, each with its place."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from enum import Enum
from itertools import pairwise

from msgspec import Struct

from edulint.api import (
    RANKS,
    Block,
    BlockKind,
    Document,
    Ordinal,
    OrdinalStyle,
    Section,
    Span,
    fold,
    han_to_int,
    is_contents_line,
    is_han,
    ordinal_at,
    ordinals_in,
    renumbered,
)

_NAMED = (OrdinalStyle.POINT, OrdinalStyle.CIRCLED, OrdinalStyle.DIGIT_PAREN, OrdinalStyle.HAN_PAREN)
_BRACKETED = (OrdinalStyle.DIGIT_PAREN, OrdinalStyle.HAN_PAREN)
# “2030, ” has so many characters.
_YEAR = 6
# What stands between numbers that are only named: “一是”、“二是”.
_JOINING = frozenset("、,和及与 “”\"'`*")
_SENTENCE_ENDS = ("。", "!", "?")
_OTHERWISE = {2: "其次", 3: "再次"}
POINT_RANK = RANKS[OrdinalStyle.POINT]


class Item(Struct, frozen=True):
    """An ordinal and where it stands.

    ``block`` is an index into ``Document.blocks``. ``swallowed`` is true for a heading that stands at the end of the
    paragraph before it. ``given`` is true where the file's format gives the number (a Word list): it counts, but it is
    right by itself and stands nowhere in the text, so that its spans are empty.
    """

    ordinal: Ordinal
    block: int
    swallowed: bool = False
    given: bool = False

    @property
    def value(self) -> int | None:
        """The number; None where it is masked or open."""
        return self.ordinal.value

    @property
    def number(self) -> int:
        """The number; 0 where it is masked or open."""
        return self.ordinal.value or 0

    @property
    def start(self) -> int:
        """Where the ordinal begins."""
        return self.ordinal.span.start

    @property
    def word(self) -> str:
        """The ordinal as a message quotes it: without line ends and spaces."""
        return "".join(self.ordinal.text.split())


def numbered_item(document: Document, block: int, span: Span, digits: Span) -> Item:
    """Return an item that is called by its number, such as 表2 and 第二阶段; ``digits`` is where the number stands."""
    number = document.folded[digits.start : digits.end]
    value = int(number) if number.isdecimal() else han_to_int(number)
    style = OrdinalStyle.DIGIT_DOT if number.isdecimal() else OrdinalStyle.HAN_COMMA
    return Item(Ordinal(span, style, value, document.slice(span), digits), block)


def follows_semicolon(document: Document, item: Item) -> bool:
    """Tell whether an item stands right behind a semicolon, as the points of a list do."""
    return _mark_before(document, item) == ";"


def follows_sentence(document: Document, item: Item) -> bool:
    """Tell whether an item stands right behind a sentence's end and begins a clause, as no mention of it does: 见（三）."""
    end = item.ordinal.span.end
    behind = document.folded[end : end + 1]
    return _mark_before(document, item) in _SENTENCE_ENDS and is_han(behind)


def _mark_before(document: Document, item: Item) -> str:
    """Return the character before an item, past a blank; the empty string where there is none."""
    return document.folded[max(0, item.start - 2) : item.start].rstrip()[-1:]


def is_cited(document: Document, ordinal: Ordinal) -> bool:
    """Tell whether a number in brackets is cited, and counts nothing: 见（二）, （二）款; not 意见（二）, （二）项目."""
    before = document.folded[max(0, ordinal.span.start - 2) : ordinal.span.start]
    behind = document.folded[ordinal.span.end : ordinal.span.end + 2]
    is_named = behind[:1] in ("款", "项") and behind != "项目"
    return ordinal.style in _BRACKETED and (is_named or (before.endswith("见") and before != "意见"))


def _is_of_pages(document: Document, ordinal: Ordinal, behind: str) -> bool:
    """Tell whether a number tells pages or where in a journal: 第159、195—212页; 2030，25（3）：69—77; 2030,(3):69."""
    if not behind[:1].isdecimal():
        return False
    before = document.folded[max(0, ordinal.span.start - _YEAR) : ordinal.span.start].rstrip()
    is_issue = ordinal.style is OrdinalStyle.DIGIT_PAREN and (
        before[-1:].isdecimal() or (before[-1:] == "," and before[-5:-1].isdecimal())
    )
    return is_issue or ordinal.style is OrdinalStyle.FIRST


class SequenceKind(Enum):
    """Headings stand at the head of blocks and make the outline, points anywhere; captions name figures, tables,
    attachments, and what else is called by its number.
    """

    HEADINGS = "headings"
    POINTS = "points"
    CAPTIONS = "captions"


class NumberedSequence(Struct, frozen=True):
    """Items that count on from one another, in reading order.

    ``parent`` is where the heading above begins (None at the top of a report), ``report`` an index into
    ``Document.reports``. ``begins_again`` is true where the sequence follows another one under the same heading and
    nothing between them leads in to it. ``style`` is the style that headings are to be written in, which single ones
    may depart from.
    """

    kind: SequenceKind
    items: tuple[Item, ...]
    report: int
    parent: int | None = None
    begins_again: bool = False
    style: OrdinalStyle | None = None

    @property
    def is_headings(self) -> bool:
        """Tell whether the sequence is one of headings."""
        return self.kind is SequenceKind.HEADINGS


def is_structural(style: OrdinalStyle) -> bool:
    """Tell whether a style numbers headings, as against points like 一是 or 首先."""
    return RANKS[style] < POINT_RANK


def inline_items(document: Document) -> list[Item]:
    """Return the ordinals that are no headings: those inside blocks, points, and the items of lists and cells."""
    blocks = document.blocks
    if not blocks:
        return []
    headings = [block.heading.ordinal for block in blocks if block.heading and block.heading.ordinal]
    headed = {ordinal.span.start for ordinal in headings}
    chapters = {ordinal.path[:-1] for ordinal in headings}
    # The number of a preview's page is none of the text's.
    pages = {number.start for number in document.page_numbers}
    # The first block may begin with the text, where no character stands before it.
    begin = blocks[0].span.start
    first = ordinal_at(document.text, document.folded, begin, blocks[0].span.end)
    found = [first] if first else []
    found += ordinals_in(document.text, document.folded, begin + 1, len(document.text))
    items = (Item(one, document.block_index(one.span.start)) for one in found if one.span.start not in pages)
    counted = [item for item in items if _is_of_prose(document, item) and _counts(document, item, headed, chapters)]
    return _without_named(document, counted)


def _is_of_prose(document: Document, item: Item) -> bool:
    """Tell whether an ordinal stands in a block of the draft's own prose, and not in its table of contents."""
    block, ordinal = document.blocks[item.block], item.ordinal
    if ordinal.span.end > block.span.end or not block.is_prose or _is_quoted(document, block, ordinal):
        return False
    return item.start != block.span.start or not is_contents_line(document.folded[item.start : block.span.end])


def _counts(document: Document, item: Item, headed: Container[int], chapters: Container[tuple[int, ...]]) -> bool:
    """Tell whether an ordinal counts something and heads no block; ``headed`` is where those of headings stand.

    Inside a paragraph a number with a point is a figure, unless headings count in the same chapter.
    """
    ordinal = item.ordinal
    if is_structural(ordinal.style) and (item.start in headed or ordinal.value is None):
        return False
    if ordinal.path and ordinal.path[:-1] not in chapters:
        return False
    behind = document.folded[ordinal.span.end : ordinal.span.end + 2]
    if is_cited(document, ordinal) or _is_of_pages(document, ordinal, behind):
        return False
    # 一是一，二是二 counts nothing; 一是一些单位重视不够 does.
    if ordinal.style is OrdinalStyle.POINT and behind[:1] == ordinal.text[0] and not is_han(behind[1:]):
        return False
    # 首先 counts only with a mark after it: 再次刷新纪录 does not.
    return ordinal.style is not OrdinalStyle.WORD or ordinal.text[-1] in ",，、:："


def _without_named(document: Document, items: Sequence[Item]) -> list[Item]:
    """Return the items without numbers that are only named, one after the other: 按“一是、二是”分条, A．①②⑥, 照（1）、（3）."""
    named: set[int] = set()
    for left, right in pairwise(items):
        between = document.folded[left.ordinal.span.end : right.start]
        if left.ordinal.style is right.ordinal.style in _NAMED and _JOINING.issuperset(between):
            named |= {left.start, right.start}
    return [item for item in items if item.start not in named]


def _is_quoted(document: Document, block: Block, ordinal: Ordinal) -> bool:
    """Tell whether an ordinal begins a line of a Markdown quotation, where another text is numbered."""
    start = ordinal.span.start
    if document.format != "markdown" or start != block.span.start:
        return False
    return ">" in document.folded[document.folded.rfind("\n", 0, start) + 1 : start]


def stands_in(words: str, like: Item, value: int) -> bool:
    """Tell whether a number stands in a stretch of folded text, in the style of ``like`` or in other words, clause or
    not.
    """
    number = renumbered(like.ordinal, value) or ""
    match like.ordinal.style:
        case OrdinalStyle.POINT:
            # 一是…。其次是…。三是…: the second in another word
            return any(f"{number}{word}" in words for word in "是要则") or _in_order_words(words, value)
        case OrdinalStyle.FIRST:
            return f"第{number}" in words
        case OrdinalStyle.WORD:
            return value == 2 and ("其次" in words or "第二" in words)
        case _ if not number or not (number.isdecimal() or is_han(number[0])):
            return bool(number) and number in words
        case OrdinalStyle.DIGIT_PAREN | OrdinalStyle.HAN_PAREN:
            # 2) between (1) and (3) has lost half of its brackets, and is there.
            return re.search(rf"(?<![0-9.]){fold(number)}\)", words) is not None
        case OrdinalStyle.DIGIT_COMMA | OrdinalStyle.DIGIT_DOT | OrdinalStyle.DIGIT_HALF_PAREN:
            # ；2.301号文件: behind a mark, what looks like a decimal begins the next point.
            return re.search(rf"(?<![0-9.]){fold(number)}[、.)](?![0-9])|;{number}\.[0-9]", words) is not None
        case _:
            return not number.isdecimal() and number in words


def _in_order_words(words: str, value: int) -> bool:
    """Tell whether a clause of folded text begins with the word that counts as a number does: 。其次, for the second."""
    word = _OTHERWISE.get(value)
    return word is not None and any(f"{mark}{word}" in words for mark in "。;,\n")


def scopes(document: Document) -> list[int]:
    """Return for each block the number of its scope: a heading's own text, within which points count on."""
    scope_of = [0] * len(document.blocks)
    count = 0
    for report in document.reports:
        pending: list[tuple[Section, int]] = [(report.body, -1)]
        while pending:
            section, scope = pending.pop()
            heading = section.heading
            if heading is None or heading.ordinal is None or is_structural(heading.ordinal.style):
                count += 1
                scope = count
            for block in section.blocks:
                is_cell = block.kind is BlockKind.TABLE_CELL
                # Every cell of a table counts for itself.
                count += is_cell
                scope_of[document.block_index(block.span.start)] = count if is_cell else scope
            pending.extend((inner, scope) for inner in section.sections)
    return scope_of
