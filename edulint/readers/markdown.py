"""Markdown: the raw lines, with the parser's word on what is heading, list, table, code and front matter."""

from __future__ import annotations

import re
from bisect import bisect_right

from msgspec.structs import replace

from edulint.model import Block, BlockKind, Cell
from edulint.reader import Reader, Source
from edulint.readers.plain import line_blocks, read_text
from edulint.text.lines import line_starts
from edulint.text.spans import Span

_HASHES = re.compile(r"#{1,6}[ \t]+")
_LIST_MARK = re.compile(r"(?:[-*+]|[0-9]{1,9}[.)])[ \t]+")
_QUOTE_MARK = re.compile(r"(?:>[ \t]?)+")
_CELL = re.compile(r"(?:\\.|`[^`]*`|[^|\\])+")
_RULE = re.compile(r"[-:|=*_ \t]+")


class MarkdownReader(Reader):
    """CommonMark with tables and front matter. Text indented by four spaces is prose here, not code."""

    format = "markdown"
    suffixes = (".md", ".markdown")

    def read(self, data: bytes) -> Source:
        """Return a block for each line of prose, each table cell, and each line of code and front matter."""
        text, encoding, problems = read_text(data)
        return Source(text, tuple(markdown_blocks(text)), encoding, problems)


def markdown_blocks(text: str) -> list[Block]:
    """Return the blocks of a Markdown text; spans leave out the marks of headings, quotations and lists."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.front_matter import front_matter_plugin

    parser = MarkdownIt("commonmark").enable("table").disable("code").use(front_matter_plugin)
    starts = line_starts(text)
    kinds: dict[int, BlockKind] = {}
    levels: dict[int, int] = {}
    tables: list[tuple[int, int]] = []
    # The parser counts lines as CommonMark does, which agrees with line_starts.
    for token in parser.parse(text):
        if token.map is None:
            continue
        first, last = token.map
        match token.type:
            case "front_matter":
                kinds.update(dict.fromkeys(range(first, last), BlockKind.FRONT_MATTER))
            case "fence" | "html_block":
                kinds.update(dict.fromkeys(range(first, last), BlockKind.CODE))
            case "heading_open":
                kinds.update(dict.fromkeys(range(first, last), BlockKind.HEADING))
                levels[first] = int(token.tag[1])
            case "list_item_open":
                kinds.setdefault(first, BlockKind.LIST_ITEM)
            case "table_open":
                tables.append((first, last))
    lines = {_line_of(starts, block.span.start): block for block in line_blocks(text)}
    blocks: list[Block] = []
    table_lines = {line: number for number, (first, last) in enumerate(tables) for line in range(first, last)}
    for line, block in lines.items():
        if line in table_lines:
            number = table_lines[line]
            blocks.extend(_cells(text, block.span, number, line - tables[number][0]))
            continue
        kind = kinds.get(line, BlockKind.PARAGRAPH)
        if kind in (BlockKind.CODE, BlockKind.FRONT_MATTER):
            blocks.append(replace(block, kind=kind))
            continue
        bare = _without_marks(text, block.span, kind)
        if len(bare) == 0 or (_RULE.fullmatch(text, bare.start, bare.end) and kind is not BlockKind.LIST_ITEM):
            continue
        level = levels.get(line, 0)
        is_title = kind is BlockKind.HEADING and level == 1
        blocks.append(
            Block(
                bare,
                kind=BlockKind.TITLE if is_title else kind,
                markup=kind in (BlockKind.HEADING, BlockKind.LIST_ITEM),
                level=0 if is_title else level,
            )
        )
    return blocks


def _line_of(starts: tuple[int, ...], offset: int) -> int:
    return bisect_right(starts, offset) - 1


def _without_marks(text: str, span: Span, kind: BlockKind) -> Span:
    start, end = span.start, span.end
    for pattern in (_QUOTE_MARK, _LIST_MARK if kind is BlockKind.LIST_ITEM else None, _HASHES):
        match = pattern.match(text, start, end) if pattern else None
        if match and (pattern is not _HASHES or kind is BlockKind.HEADING):
            start = match.end()
    if kind is BlockKind.HEADING:
        end = start + len(text[start:end].rstrip("# \t"))
    return Span(start, max(start, end))


def _cells(text: str, span: Span, table: int, row: int) -> list[Block]:
    """Return the cells of one line of a table; the line that only draws the rule has none."""
    if row == 1:
        return []
    cells = []
    column = 0
    start, end = span.start, span.end
    if text[start] == "|":
        start += 1
    while start < end:
        match = _CELL.match(text, start, end)
        stop = match.end() if match else start
        raw = text[start:stop]
        indent = len(raw) - len(raw.lstrip())
        content = raw.strip()
        if content:
            cell = Cell(table, row if row == 0 else row - 1, column, header=row == 0)
            cells.append(Block(Span(start + indent, start + indent + len(content)), BlockKind.TABLE_CELL, cell=cell))
        column += 1
        start = stop + 1
    return cells
