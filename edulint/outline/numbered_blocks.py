"""Finds the ordinal at the head of each block, by itself or by the ordinals of its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from edulint.model import Block, BlockKind
from edulint.outline.columns import drop_columns
from edulint.outline.decimals import settle_decimals
from edulint.outline.flattened import split_flattened
from edulint.outline.masked_ordinals import settle_masks
from edulint.outline.quotations import quoted_starts
from edulint.text.contents import CONTENTS_ENDS, is_contents_line
from edulint.text.fold import fold
from edulint.text.ordinal_scan import doubtful_ordinal_at, ordinal_at, ordinal_of
from edulint.text.ordinal_search import is_source_note
from edulint.text.ordinals import Ordinal, OrdinalStyle
from edulint.text.page_numbers import page_numbers
from edulint.text.patterns import pattern
from edulint.text.spans import Span

# How deep a style usually stands. GB/T 9704-2012, 7.3.3 names 一、 （一） 1. （1）; the rest is practice. Decimals stand
# below one another by the number of their parts.
RANKS = {
    OrdinalStyle.REPORT: 0,
    OrdinalStyle.PART: 1,
    OrdinalStyle.CHAPTER: 2,
    OrdinalStyle.DIVISION: 3,
    OrdinalStyle.ARTICLE: 4,
    OrdinalStyle.HAN_COMMA: 5,
    OrdinalStyle.HAN_DOT: 5,
    OrdinalStyle.HAN_PAREN: 6,
    OrdinalStyle.HAN_HALF_PAREN: 6,
    OrdinalStyle.DIGIT_COMMA: 7,
    OrdinalStyle.DIGIT_DOT: 7,
    OrdinalStyle.DECIMAL_ONE: 7,
    OrdinalStyle.DECIMAL: 7,
    OrdinalStyle.DECIMAL_THREE: 7,
    OrdinalStyle.DECIMAL_FOUR: 7,
    OrdinalStyle.DIGIT_PAREN: 8,
    OrdinalStyle.DIGIT_HALF_PAREN: 8,
    OrdinalStyle.CIRCLED: 9,
    OrdinalStyle.FIRST: 10,
    OrdinalStyle.POINT: 10,
    OrdinalStyle.WORD: 10,
}
_LONGEST_BREAK = 6
_LONGEST_HEADING = 40
_IN_ORDINAL = frozenset("( 一二三四五六七八九十0123456789")
# （一）至（三）项所列人员, （四）、（五）项规定: a sentence begins with items that it cites.
_CITED_ITEMS = pattern(r"\([一二三四五六七八九十]{1,3}\)[、至和及到]{1,2}\([一二三四五六七八九十]{1,3}\)[项款]")
_NOTES = frozenset("备注附填说【")
_WITH_ORDINAL = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.TITLE)


class NumberedBlock(Struct, frozen=True):
    """A block with the ordinal at its head; ``indented`` is true where space stands before it in its line.

    ``folded`` is the block's text after :func:`edulint.text.fold.fold`. Where the block has a label (a Word list),
    ``ordinal`` is read from the label and its spans mean nothing.
    """

    block: Block
    folded: str
    ordinal: Ordinal | None
    indented: bool


def numbered_blocks(text: str, blocks: Sequence[Block]) -> list[NumberedBlock]:
    """Return the blocks with the ordinals at their heads.

    Lines that continue a list of attachments get no ordinal. Blocks split inside an ordinal are merged,
    paragraphs that hold several parts are cut.
    """
    folded = fold(text)
    joined = list(split_flattened(text, folded, list(_joined(folded, blocks))))
    ordinals, undecided = _read_alone(text, folded, joined)
    numbers = {index: span for index, span in undecided.items() if folded[span.start : span.start + 1].isdecimal()}
    if numbers:
        headings = {index for index in numbers if joined[index].kind is BlockKind.HEADING}
        settle_decimals(text, folded, numbers, headings, ordinals)
    doubtful = {
        index: ordinal
        for index, span in undecided.items()
        if ordinals[index] is None and (ordinal := doubtful_ordinal_at(text, folded, span.start, span.end))
    }
    if doubtful:
        _settle_doubts(folded, ordinals, doubtful)
    if any(ordinal and ordinal.value is None for ordinal in ordinals):
        settle_masks(ordinals)
    drop_columns(ordinals)
    return [_numbered(folded, block, ordinal) for block, ordinal in zip(joined, ordinals, strict=True)]


def _read_alone(text: str, folded: str, blocks: Sequence[Block]) -> tuple[list[Ordinal | None], dict[int, Span]]:
    """Return what each block has for an ordinal by itself, and the blocks of which their neighbours may tell more."""
    ordinals: list[Ordinal | None] = []
    undecided: dict[int, Span] = {}
    in_attachment_list = False
    # The number that goes on with a note: 注：1.… above 2.….
    next_note: int | None = None
    page_starts = {number.start for number in page_numbers(text, [block.span for block in blocks if block.is_prose])}
    quoted = quoted_starts(folded, blocks) if "“" in folded else frozenset()
    for index, block in enumerate(blocks):
        # A page number inside a sentence is no ordinal, nor is the number in a line of a table of contents.
        start, end = block.span.start, block.span.end
        heads_none = (
            start in page_starts
            or start in quoted
            or is_source_note(folded, start)
            or (folded[start : start + 1] == "(" and _CITED_ITEMS.match(folded, start) is not None)
            or (folded[end - 1 : end] in CONTENTS_ENDS and is_contents_line(folded[start:end]))
        )
        ordinal = None if heads_none else _ordinal(text, folded, block)
        # 附件：1.… over 2.…: the second line goes on with the list and heads no section.
        in_attachment_list = begins_attachment_list(folded, block, blocks[index + 1 : index + 2]) or bool(
            in_attachment_list and ordinal and RANKS[ordinal.style] >= RANKS[OrdinalStyle.DIGIT_COMMA]
        )
        goes_on = ordinal is not None and next_note is not None and ordinal.value == next_note
        next_note = 2 if _begins_note(folded, block) else (next_note or 0) + 1 if goes_on else None
        if heads_none or in_attachment_list or goes_on:
            ordinals.append(None)
            continue
        ordinals.append(ordinal)
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) and not block.label:
            undecided[index] = block.span
    return ordinals, undecided


def begins_attachment_list(folded: str, block: Block, following: Sequence[Block]) -> bool:
    """Tell whether a list of attachments begins: ``附件：…``, or ``附件1.…`` above ``2.…``."""
    start, end = block.span.start, block.span.end
    if not folded.startswith("附件", start, end):
        return False
    head = folded[start + 2 : min(start + 6, end)].replace(" ", "")
    goes_on = bool(following) and folded.startswith(("2.", "2、"), following[0].span.start, following[0].span.end)
    return head.startswith(":") or (head.startswith(("1.", "1、", "1:")) and goes_on)


def is_heading_behind_text(before: str, block: str) -> bool:
    """Tell whether a block is a heading alone and the one before it ends a sentence; both are folded.

    A number that seems to be lost between them is not: the heading goes on with an outer list.
    """
    return len(block) <= _LONGEST_HEADING and "。" not in block and before.endswith(("。", ";"))


def _begins_note(folded: str, block: Block) -> bool:
    start = block.span.start
    return folded[start : start + 1] in _NOTES and _note().match(folded, start) is not None


@cache
def _note() -> re.Pattern[str]:
    return pattern(r"【?(?:备?注|附注|注释|(?:填[写表报])?说明|注意事项)】?[ ]?[0-9]?:[ ]*\(?1[.、)]")


def _numbered(folded: str, block: Block, ordinal: Ordinal | None) -> NumberedBlock:
    start, end = block.span.start, block.span.end
    if block.kind is BlockKind.TITLE and ordinal and RANKS[ordinal.style] > RANKS[OrdinalStyle.REPORT]:
        # Where Markdown's first level is numbered, it holds the parts of one report, not several titles.
        block = replace(block, kind=BlockKind.HEADING, level=1)
    indented = start > 0 and folded[start - 1] == " " and not block.markup
    return NumberedBlock(block, folded[start:end], ordinal, indented)


def _ordinal(text: str, folded: str, block: Block) -> Ordinal | None:
    if block.kind not in _WITH_ORDINAL:
        return None
    if block.label:
        return ordinal_of(block.label)
    start = block.span.start
    return None if _is_quoted(folded, start) else ordinal_at(text, folded, _opening(folded, start), block.span.end)


def _joined(folded: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, those split inside an ordinal (``（`` above ``三）``) merged."""
    kept: Block | None = None
    for block in blocks:
        if kept is None:
            kept = block
        elif kept.kind is BlockKind.PARAGRAPH is block.kind and _is_broken_ordinal(folded, kept.span, block.span):
            kept = replace(kept, span=Span(kept.span.start, block.span.end))
        else:
            yield kept
            kept = block
    if kept is not None:
        yield kept


def _opening(folded: str, start: int) -> int:
    """Return where a block's ordinal begins: at a bracket left behind at the end of the line above, or at the block."""
    if ")" not in folded[start : start + 4]:
        return start
    before = len(folded[max(0, start - _LONGEST_BREAK) : start].rstrip())
    at = max(0, start - _LONGEST_BREAK) + before - 1
    return at if before > 0 and folded[at] == "(" else start


def _is_quoted(folded: str, start: int) -> bool:
    """Tell whether a block stands in a Markdown quotation: what is numbered there is another text."""
    while start > 0 and folded[start - 1] == " ":
        start -= 1
    return start > 0 and folded[start - 1] == ">"


def _is_broken_ordinal(folded: str, above: Span, below: Span) -> bool:
    start = folded[above.start : above.end]
    if not 0 < len(start) <= 5 or not _IN_ORDINAL.issuperset(start):
        return False
    head = folded[below.start : min(below.start + 4, below.end)]
    mark = ")" if start[0] == "(" else "、"
    rest = head[: head.find(mark)] if mark in head else "("
    if not _IN_ORDINAL.issuperset(rest) or "(" in rest:
        return False
    # A bare figure in a line above a number is a page number: 3 above 二、 or above 4、.
    return mark == ")" or not rest or not any(character.isdecimal() for character in start + rest)


def _settle_doubts(folded: str, ordinals: list[Ordinal | None], doubtful: Mapping[int, Ordinal]) -> None:
    """Put in the ordinals that only their neighbours tell: ``21.5+2就业之家`` is one between ``20.`` and ``22.``."""
    following: dict[OrdinalStyle, int | None] = {}
    followers: dict[int, int | None] = {}
    for index in range(len(ordinals) - 1, -1, -1):
        ordinal = doubtful.get(index) or ordinals[index]
        if ordinal:
            if index in doubtful:
                followers[index] = following.get(ordinal.style)
            following[ordinal.style] = ordinal.value
    previous: dict[OrdinalStyle, int | None] = {}
    for index in range(len(ordinals)):
        ordinal = doubtful.get(index)
        if ordinal and ordinal.value:
            before, after = previous.get(ordinal.style), followers[index]
            begins = ordinal.value == 1 and before != 1 and after == 2
            goes_on = ordinal.value > 1 and after != ordinal.value and ordinal.value - 1 == before
            fills = ordinal.value > 1 and after == ordinal.value + 1 and before is not None and before < ordinal.value
            # 1.0 初稿 above 2.0 定稿 counts versions, but 4.1 核五城 between 3. and 5. is the fourth.
            is_between = goes_on and after == ordinal.value + 1
            if is_between or ((begins or goes_on or fills) and not _is_figure(folded, ordinal)):
                ordinals[index] = ordinal
        settled = ordinals[index]
        if settled:
            previous[settled.style] = settled.value


def _is_figure(folded: str, ordinal: Ordinal) -> bool:
    """Tell whether digits stand on both sides of an ordinal's dot and blank behind them, as in a figure."""
    return _decimals().match(folded, ordinal.span.end) is not None


@cache
def _decimals() -> re.Pattern[str]:
    return pattern(r"(?<=[0-9]\.)[0-9]+(?:[ ,。;]|$)", re.MULTILINE)
