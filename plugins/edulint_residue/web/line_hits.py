"""The lines of a draft that are a page's by their own words, and heads of a page that a text runs on behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice

from edulint.api import Block, BlockKind, Span, holds_any, pattern
from edulint_residue.web.bylines import names_source
from edulint_residue.web.evidence import LONGEST_TOLD
from edulint_residue.web.fields import end_of_fields
from edulint_residue.web.forms import heads_meeting
from edulint_residue.web.lines import LONGEST_ROW, is_headline, is_of_draft
from edulint_residue.web.page_lines import tells_of_page
from edulint_residue.web.phrases import SHORT_LINE
from edulint_residue.web.run_in import page_heads

# What a page puts above a text stands within so many lines, and before its first numbered heading; below, too.
_EDGE = 10
# Beside a line of the page there another one may stand so near: below it in its head, above it in its foot.
_REACH = 5
# A text below a page's lines begins with one of so many paragraphs of such a length.
_FIRST_LONG, _SHORTEST_TEXT = 8, 60
# 【参考范文】 below a task in writing is the key's own.
_MODEL, _TASKS = (
    pattern("【(?:参考|优秀)?范文[0-9一二三四五]?】"),
    ("作文题", "阅读下面的", "评分标准", "参考答案", "写一篇作文"),
)


def line_hits(
    folded: str, blocks: Sequence[Block], titles: Sequence[str], known: AbstractSet[int]
) -> Iterator[tuple[int, Span]]:
    """Yield what lines say of the page with the index of each.

    ``titles`` are those of the draft, ``known`` the indices of paragraphs that hold words of a page.
    """
    first = next((index for index, block in enumerate(blocks) if block.heading is not None), len(blocks))
    top, bottom = min(_EDGE, first), max(0, len(blocks) - _EDGE)
    above = max(top, 1)
    for index, block in enumerate(blocks[:above]):
        yield from ((index, run_in) for run_in in page_heads(folded, block.span))
    # Lines of the page may stand above a text that has lost its lines.
    last_line = -1
    hit = {index for index in known if len(blocks[index].span) <= SHORT_LINE}
    for index in range(len(blocks)):
        at_edge = index < top or index >= bottom
        is_source = index < min(first, _EDGE) and names_source(folded, blocks, index)
        if _tells(folded, blocks, index, titles, at_edge=at_edge) or (is_source and _may_tell(folded, blocks, index)):
            hit.add(index)
            # A library has many lines above its text.
            last_line = index if index < top else last_line
            top = max(top, min(first, index + 1 + _REACH)) if index < top else top
            yield index, _line(folded, blocks[index])
    text = max(
        (index for index in range(top, len(blocks)) if index not in hit and _is_text(folded, blocks[index])),
        default=top,
    )
    for index in _above_foot(folded, blocks, titles, hit, range(bottom - 1, text, -1)):
        yield index, _line(folded, blocks[index])
    # The text below a page's lines begins with one of its first long paragraphs.
    long = (index for index in range(last_line + 1, len(blocks)) if len(blocks[index].span) > _SHORTEST_TEXT)
    for index in islice(long, _FIRST_LONG if last_line >= 0 else 0):
        if index >= above:
            yield from ((index, run_in) for run_in in page_heads(folded, blocks[index].span))


def _above_foot(
    folded: str, blocks: Sequence[Block], titles: Sequence[str], hit: set[int], places: range
) -> Iterator[int]:
    """Yield the lines of the page that stand close above others of its foot, where that has many lines."""
    highest = min((index for index in hit if index > places.stop), default=len(blocks) + _REACH)
    for index in places:
        if index < highest - _REACH:
            return
        if index not in hit:
            if not _tells(folded, blocks, index, titles, at_edge=True):
                continue
            yield index
        highest = index


def _is_text(folded: str, block: Block) -> bool:
    return len(block.span) > _SHORTEST_TEXT and folded.find("。", *block.span.bounds) >= 0


def _tells(folded: str, blocks: Sequence[Block], index: int, titles: Sequence[str], *, at_edge: bool) -> bool:
    """Tell whether a line says of itself that it is the page's."""
    block = blocks[index]
    # A header or a footer is read last, but ends no report, and a heading of its own (9.2 参考资料) is the report's.
    is_own = block.kind is BlockKind.PAGE_MARGIN or block.heading is not None or is_headline(folded, block)
    at_edge = at_edge and not is_own
    if len(block.span) > (LONGEST_TOLD if at_edge else LONGEST_ROW) or not _may_tell(folded, blocks, index):
        return False
    return tells_of_page(folded[block.span.start : block.span.end], titles, at_edge=at_edge)


def _may_tell(folded: str, blocks: Sequence[Block], index: int) -> bool:
    """Tell whether a line is neither a cell nor the key of a task nor the head of a meeting's minutes."""
    block = blocks[index]
    is_own = heads_meeting(folded, blocks, index) or is_of_draft(folded, blocks, index)
    if block.kind is BlockKind.TABLE_CELL or is_own:
        return False
    words = folded[block.span.start : block.span.end]
    return not (words[0] == "【" and _MODEL.fullmatch(words) and holds_any(folded, _TASKS))


def _line(folded: str, block: Block) -> Span:
    return Span(block.span.start, block.span.start + end_of_fields(folded[block.span.start : block.span.end]))
