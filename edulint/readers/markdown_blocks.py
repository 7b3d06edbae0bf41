"""The blocks of a Markdown text: the raw lines, with the parser's word on what is heading, list, table and code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from mdit_py_plugins.front_matter import front_matter_plugin
from msgspec import Struct

from edulint.model import Block, BlockKind, Cell
from edulint.readers.plain import content_spans
from edulint.text.fold import fold
from edulint.text.ordinal_scan import ordinal_at
from edulint.text.patterns import pattern
from edulint.text.spans import Span, trimmed

# A rule drawn at the top of a draft is no front matter: a key must follow it.
_FRONT_MATTER = pattern(r"---+[ \t]*(?:\r\n?|\n)\s*[\w-]+[ \t]*:\s")
_QUOTE_MARK = pattern(r"(?:>[ \t]*)+")
_LIST_MARK = pattern(r"(?:[-*+]|[0-9]{1,9}[.)])(?:[ \t]+(?:\[[ xX]\][ \t]+)?|$)")
_HASHES = pattern(r"#{1,6}(?:[ \t]+|$)")
_FOOTNOTE_MARK = pattern(r"\[\^[^\]\s]{1,40}\]:[ \t]*")
_STRONG = pattern(r"\*{2,3}(?=[^\s*])")
_CELL = pattern(r"(?:[^|\\]|\\\|?)*")
_INVISIBLE_HTML = pattern(r"<(?:[!?]|(?:script|style|pre|textarea)\b)", re.IGNORECASE)
_TAG = pattern(r"<[^<>]*>")

# Under a paragraph people draw a rule where Markdown sees a heading.
_LONGEST_UNDERLINED = 50
_NO_HEADING_END = tuple("。；，！？;,")


class _Line(Struct, frozen=True):
    """What the parser says of a line; ``kind`` is None where the line is nothing but a mark."""

    kind: BlockKind | None = BlockKind.PARAGRAPH
    level: int = 0
    html: bool = False
    table: int | None = None
    row: int = 0


_PLAIN = _Line()
_MARK_ALONE = _Line(None)


def markdown_blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a Markdown text; spans leave out the marks of headings, quotations, lists and bold."""
    folded = fold(text)
    lines, items = _parsed_lines(text)
    for number, span in content_spans(folded):
        line = lines.get(number, _PLAIN)
        if line.kind is None:
            continue
        if line.kind in (BlockKind.CODE, BlockKind.FRONT_MATTER):
            yield Block(span, line.kind)
            continue
        bare = _without_containers(folded, span, items[number])
        if line.table is not None:
            yield from _cells(folded, bare, line.table, line.row)
        elif line.html:
            yield from _between_tags(folded, bare)
        elif line.level:
            yield from _heading(text, folded, bare, line.level)
        else:
            yield from _prose(folded, bare, is_item=items[number] > 0)


@cache
def _parser(*, front_matter: bool) -> MarkdownIt:
    """Return a parser of blocks; making one takes longer than a short draft does."""
    parser = MarkdownIt("commonmark").enable("table").disable(["code", "inline"])
    return parser.use(front_matter_plugin) if front_matter else parser


def _parsed_lines(text: str) -> tuple[dict[int, _Line], Counter[int]]:
    """Return what the parser says of lines, and how many list items open on each; lines count from 0."""
    parser = _parser(front_matter=bool(_FRONT_MATTER.match(text)))
    lines: dict[int, _Line] = {}
    items: Counter[int] = Counter()
    tables = 0
    # The parser ends lines where line_starts does; the line end added spares it a look beyond the text.
    tokens = parser.parse(text + "\n")
    for token, following in pairwise([*tokens, None]):
        if token is None or token.map is None:
            continue
        first, last = token.map
        match token.type:
            case "front_matter":
                lines.update(dict.fromkeys(range(first, last), _Line(BlockKind.FRONT_MATTER)))
            case "fence":
                lines.update(dict.fromkeys(range(first, last), _Line(BlockKind.CODE)))
            case "html_block":
                invisible = _INVISIBLE_HTML.match(token.content.lstrip())
                line = _Line(BlockKind.CODE) if invisible else _Line(html=True)
                lines.update(dict.fromkeys(range(first, last), line))
            case "hr":
                lines[first] = _MARK_ALONE
            case "list_item_open":
                items[first] += 1
            case "heading_open":
                content = following.content if following else ""
                if not token.markup.startswith("#"):
                    lines[last - 1] = _MARK_ALONE
                if token.markup.startswith("#") or _reads_as_heading(content):
                    lines[first] = _Line(BlockKind.HEADING, level=int(token.tag[1]))
            case "table_open":
                lines.update({row: _Line(table=tables, row=row - first) for row in range(first, last)})
                lines[first + 1] = _MARK_ALONE
                tables += 1
    return lines, items


def _reads_as_heading(content: str) -> bool:
    """Tell whether an underlined text is a heading: a paragraph has a rule drawn under it."""
    return "\n" not in content and len(content) <= _LONGEST_UNDERLINED and not content.endswith(_NO_HEADING_END)


def _without_containers(folded: str, span: Span, items: int) -> Span:
    """Return the span without the marks of quotations, and of as many list items as open on the line."""
    start, end = span.start, span.end
    while True:
        if mark := _QUOTE_MARK.match(folded, start, end):
            start = mark.end()
        elif items and (mark := _LIST_MARK.match(folded, start, end)):
            start = mark.end()
            items -= 1
        else:
            return trimmed(folded, start, end)


def _without_bold(folded: str, span: Span) -> Span:
    """Return the span without the bold marks with which it begins, or which enclose it: they would hide an ordinal."""
    mark = _STRONG.match(folded, span.start, span.end)
    closing = folded.find(mark[0], mark.end(), span.end) if mark else -1
    if mark is None or closing < 0:
        return span
    end = closing if closing + len(mark[0]) == span.end else span.end
    return trimmed(folded, mark.end(), end)


def _heading(text: str, folded: str, span: Span, level: int) -> Iterator[Block]:
    start, end = span.start, span.end
    if mark := _HASHES.match(folded, start, end):
        closing = start + len(folded[start:end].rstrip("#"))
        if closing < end and (closing <= mark.end() or folded[closing - 1] == " "):
            end = closing
        start = min(mark.end(), end)
    bare = _without_bold(folded, trimmed(folded, start, end))
    if not len(bare):
        return
    # Many write their chapters so: "# 一、…". A title has no number.
    if level == 1 and not ordinal_at(text, folded, bare.start, bare.end):
        yield Block(bare, BlockKind.TITLE, markup=True)
    else:
        yield Block(bare, BlockKind.HEADING, markup=True, level=level)


def _prose(folded: str, span: Span, is_item: bool) -> Iterator[Block]:
    kind = BlockKind.LIST_ITEM if is_item else BlockKind.PARAGRAPH
    if mark := _FOOTNOTE_MARK.match(folded, span.start, span.end):
        span, kind = trimmed(folded, mark.end(), span.end), BlockKind.FOOTNOTE
    span = _without_bold(folded, span)
    if len(span):
        yield Block(span, kind, markup=is_item)


def _cells(folded: str, span: Span, table: int, row: int) -> Iterator[Block]:
    """Yield the cells of one line of a table that are not empty; a pipe behind a backslash separates nothing."""
    start, end = span.start, span.end
    if folded.startswith("|", start):
        start += 1
    column = 0
    while start < end:
        stop = _CELL.match(folded, start, end).end()  # type: ignore[union-attr]
        content = _without_bold(folded, trimmed(folded, start, stop))
        if len(content):
            # The line that draws the rule is row 1 of the lines, and none of the table.
            cell = Cell(table, max(row - 1, 0), column, header=row == 0)
            yield Block(content, BlockKind.TABLE_CELL, cell=cell)
        column += 1
        start = stop + 1


def _between_tags(folded: str, span: Span) -> Iterator[Block]:
    """Yield the text between the tags of a line of HTML."""
    at = span.start
    for start, end in (*(tag.span() for tag in _TAG.finditer(folded, span.start, span.end)), (span.end, span.end)):
        content = trimmed(folded, at, start)
        if len(content):
            yield Block(content)
        at = end
