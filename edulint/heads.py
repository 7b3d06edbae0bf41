"""What stands at the head of each block: its ordinal, told by itself or by its neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from edulint.model import Block, BlockKind
from edulint.text.fold import fold
from edulint.text.ordinal_scan import doubtful_ordinal_at, ordinal_at, ordinal_of
from edulint.text.ordinals import Ordinal, OrdinalStyle
from edulint.text.spans import Span

# How deep a style usually stands. GB/T 9704-2012, 7.3.3 names 一、 （一） 1. （1）; the rest is practice.
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
    OrdinalStyle.DECIMAL: 7,
    OrdinalStyle.DIGIT_PAREN: 8,
    OrdinalStyle.DIGIT_HALF_PAREN: 8,
    OrdinalStyle.CIRCLED: 9,
    OrdinalStyle.FIRST: 10,
    OrdinalStyle.POINT: 10,
    OrdinalStyle.WORD: 10,
}
_LONGEST_BREAK = 6
_IN_ORDINAL = frozenset("( 一二三四五六七八九十0123456789")


class Numbered(Struct):
    """A block with what stands at its head; ``indented`` is true where space stands before it in its line.

    Where the block has a label (a Word list), ``ordinal`` is read from it and its spans mean nothing. ``manner`` is the
    style of the sequence it counts with, which its own may depart from.
    """

    block: Block
    folded: str
    ordinal: Ordinal | None
    indented: bool
    manner: OrdinalStyle | None = None


def numbered_blocks(text: str, blocks: Sequence[Block]) -> list[Numbered]:
    """Return the blocks with the ordinals at their heads.

    Those that continue a list of attachments have none; an ordinal broken over two lines makes their blocks one.
    """
    folded = fold(text)
    numbered: list[Numbered] = []
    listed: set[int] = set()
    in_attachment_list = False
    for block in _joined(folded, blocks):
        start, end = block.span.start, block.span.end
        ordinal = None
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.TITLE):
            if block.label:
                ordinal = ordinal_of(block.label)
            elif not _is_quoted(folded, start):
                ordinal = ordinal_at(text, folded, _opening(folded, start), end)
        # 附件：1.… over 2.…: the second line goes on with the list, it heads no section.
        in_attachment_list = bool(
            folded.startswith(("附件:", "附件 :"), start, end)
            or (in_attachment_list and ordinal and RANKS[ordinal.style] >= RANKS[OrdinalStyle.DIGIT_COMMA])
        )
        if in_attachment_list:
            listed.add(len(numbered))
        indented = start > 0 and folded[start - 1] == " " and not block.markup
        head = None if in_attachment_list else ordinal
        numbered.append(Numbered(_without_title(block, head), folded[start:end], head, indented))
    _settle_doubts(text, folded, [entry for index, entry in enumerate(numbered) if index not in listed])
    return numbered


def _joined(folded: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, an ordinal that was broken over two lines (``（`` above ``三）``) made one with its block."""
    kept: Block | None = None
    for block in blocks:
        if kept is None:
            kept = block
            continue
        if (
            kept.kind is BlockKind.PARAGRAPH is block.kind
            and len(kept.span) <= 5
            and _is_broken_ordinal(folded, kept.span, block.span)
        ):
            kept = replace(kept, span=Span(kept.span.start, block.span.end))
            continue
        yield kept
        kept = block
    if kept is not None:
        yield kept


def _without_title(block: Block, ordinal: Ordinal | None) -> Block:
    """Return the block; where Markdown's first level is numbered, it holds the parts of one report, not several titles."""
    if block.kind is BlockKind.TITLE and ordinal and RANKS[ordinal.style] > RANKS[OrdinalStyle.REPORT]:
        return replace(block, kind=BlockKind.HEADING, level=1)
    return block


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
    if not _IN_ORDINAL.issuperset(folded[above.start : above.end]):
        return False
    head = folded[below.start : min(below.start + 4, below.end)]
    mark = ")" if folded[above.start] == "(" else "、"
    return mark in head and _IN_ORDINAL.issuperset(head[: head.index(mark)]) and "(" not in head[: head.index(mark)]


def _settle_doubts(text: str, folded: str, numbered: list[Numbered]) -> None:
    """Find the ordinals that only their neighbours tell: ``21.5+2就业之家`` is one between ``20.`` and ``22.``."""
    doubtful: dict[int, Ordinal] = {}
    for index, entry in enumerate(numbered):
        if (
            entry.ordinal is None
            and not entry.block.label
            and entry.block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
        ):
            ordinal = doubtful_ordinal_at(text, folded, entry.block.span.start, entry.block.span.end)
            if ordinal:
                doubtful[index] = ordinal
    if not doubtful:
        return
    following: dict[OrdinalStyle, int | None] = {}
    followers: dict[int, int | None] = {}
    for index in range(len(numbered) - 1, -1, -1):
        ordinal = doubtful.get(index) or numbered[index].ordinal
        if ordinal:
            if index in doubtful:
                followers[index] = following.get(ordinal.style)
            following[ordinal.style] = ordinal.value
    previous: dict[OrdinalStyle, int | None] = {}
    for index, entry in enumerate(numbered):
        ordinal = doubtful.get(index)
        if ordinal and ordinal.value:
            before, after = previous.get(ordinal.style), followers[index]
            begins = ordinal.value == 1 and before != 1 and after == 2
            goes_on = ordinal.value > 1 and after != ordinal.value and ordinal.value - 1 == before
            fills = ordinal.value > 1 and after == ordinal.value + 1 and before is not None and before < ordinal.value
            if begins or goes_on or fills:
                entry.ordinal = ordinal
        if entry.ordinal:
            previous[entry.ordinal.style] = entry.ordinal.value
