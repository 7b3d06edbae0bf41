"""A Word file made from a draft in another format: title, headings and text in the fonts that reports have.

The package is written here: nine parts of plain XML need no library, and what annotates the file is at home in them.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby
from pathlib import Path
from typing import Any

from lxml import etree
from msgspec import Struct

from edulint.api import Block, BlockKind, Document, Span
from edulint_word.archive import packed
from edulint_word.comments import sayable
from edulint_word.names import W
from edulint_word.package import Package
from edulint_word.source import paragraphs_of
from edulint_word.source_map import SourceMap

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DEEPEST = 4
_TEXT_WIDTH = 8845
# GB/T 9704: a title of the second size in 小标宋, text of the third in 仿宋, first headings in 黑体, second in 楷体.
_STYLES = Path(__file__).with_name("new_styles.xml")
_CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
)
_ROOT_REFERENCES = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_REFERENCES = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type="{_OFFICE}/styles" '
    'Target="styles.xml"/></Relationships>'
)


class Created(Struct, frozen=True):
    """A new file and the way into its text: ``starts`` and ``moves`` are those of the blocks that it holds.

    ``starts`` are the offsets at which they begin in the document, ``ends`` those at which they end, ``moves`` those at
    which they begin in the file's text.
    """

    data: bytes
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    moves: tuple[int, ...]

    def moved(self, span: Span) -> Span:
        """Return where a span of the document lies in the file; what is not in it, at the nearest text."""
        start = self._offset(span.start)
        return Span(start, max(start, self._offset(span.end)))

    def kept(self, span: Span) -> Span | None:
        """Return where a span lies that is wholly in one block; None where it isn't."""
        index = bisect_right(self.starts, span.start) - 1
        if index < 0 or span.end > self.ends[index]:
            return None
        return self.moved(span)

    def _offset(self, offset: int) -> int:
        index = max(bisect_right(self.starts, offset) - 1, 0)
        return self.moves[index] + min(max(offset - self.starts[index], 0), self.ends[index] - self.starts[index])


def created(document: Document) -> Created:
    """Return a Word file of a document: a paragraph for each block, tables as tables; front matter is left out."""
    body = etree.Element(f"{W}body", nsmap={"w": W[1:-1]})
    blocks = [block for block in document.blocks if block.kind is not BlockKind.FRONT_MATTER and len(block.span)]
    # The block of each paragraph in the order of the file; None for an empty cell.
    order: list[Block | None] = []
    for table, group in groupby(blocks, key=lambda block: block.cell.table if block.cell else None):
        if table is None:
            for block in group:
                _fill(_append(body, "p"), document.slice(block.span), _style(block))
                order.append(block)
        else:
            order += _table(body, document, list(group))
    section = _append(body, "sectPr")
    _append(section, "pgSz", w="11906", h="16838")
    _append(
        section, "pgMar", top="2098", right="1474", bottom="1984", left="1587", header="851", footer="992", gutter="0"
    )
    root = etree.Element(f"{W}document", nsmap={"w": W[1:-1]})
    root.append(body)
    data = packed(
        {
            "[Content_Types].xml": _CONTENT_TYPES.encode(),
            "_rels/.rels": _ROOT_REFERENCES.encode(),
            "word/document.xml": _bytes(root),
            "word/_rels/document.xml.rels": _REFERENCES.encode(),
            "word/styles.xml": _STYLES.read_bytes(),
        }
    )
    offsets = SourceMap(paragraphs_of(Package(data))).starts
    placed = sorted((block.span, at) for block, at in zip(order, offsets, strict=True) if block is not None)
    return Created(
        data,
        starts=tuple(span.start for span, _ in placed),
        ends=tuple(span.end for span, _ in placed),
        moves=tuple(at for _, at in placed),
    )


def _table(body: Any, document: Document, blocks: list[Block]) -> list[Block | None]:
    """Add a table; return the block of each cell, row by row."""
    cells = {(block.cell.row, block.cell.column): block for block in blocks if block.cell}
    height, width = (max(key[index] for key in cells) + 1 for index in (0, 1))
    table = _append(body, "tbl")
    settings = _append(table, "tblPr")
    _append(settings, "tblStyle", val="TableGrid")
    _append(settings, "tblW", w="5000", type="pct")
    grid = _append(table, "tblGrid")
    for _ in range(width):
        _append(grid, "gridCol", w=str(_TEXT_WIDTH // width))
    order = []
    for row in range(height):
        line = _append(table, "tr")
        for column in range(width):
            cell = _append(line, "tc")
            _append(_append(cell, "tcPr"), "tcW", w=str(_TEXT_WIDTH // width), type="dxa")
            block = cells.get((row, column))
            _fill(_append(cell, "p"), document.slice(block.span) if block else "", "TableText")
            order.append(block)
    return order


def _fill(paragraph: Any, text: str, style: str) -> None:
    if style:
        _append(_append(paragraph, "pPr"), "pStyle", val=style)
    if not text:
        return
    run = _append(paragraph, "r")
    # A block may go over a line end; every character keeps its place.
    lines = text.replace("\r\n", " \n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines):
        if number:
            _append(run, "br")
        content = _append(run, "t")
        content.text = "".join(sayable(character) or " " for character in line)
        content.set(_SPACE, "preserve")


def _style(block: Block) -> str:
    if block.kind is BlockKind.TITLE:
        return "Title"
    if block.kind is BlockKind.CODE:
        return "Code"
    if block.heading is not None and not block.heading.run_in:
        return f"Heading{min(block.heading.level, _DEEPEST)}"
    return ""


def _append(parent: Any, name: str, **attributes: str) -> Any:
    child = etree.SubElement(parent, W + name)
    for attribute, said in attributes.items():
        child.set(W + attribute, said)
    return child


def _bytes(root: Any) -> bytes:
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data
