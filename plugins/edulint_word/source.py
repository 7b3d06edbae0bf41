"""From a Word file's bytes to its text, blocks and places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from edulint.api import Block, BlockKind, Place, ReadError, Source, Span, Wording, fold, pattern
from edulint_word.fields import NumberFields
from edulint_word.headings import settled
from edulint_word.marks import marks_of
from edulint_word.names import W
from edulint_word.numbering import Numberer
from edulint_word.package import Package
from edulint_word.paragraphs import Paragraph, Surroundings, Walk
from edulint_word.runs import Setting
from edulint_word.styles import Styles
from edulint_word.symbols import OBJECT

_NO_TEXT = Wording(
    zh="文件里没有文字（也许全是图片），没有可检查的内容", en="there is no text in the file (perhaps only pictures)"
)
_NOTES = {
    "footnotes": (f"{W}footnote", Wording(zh="脚注 {number}", en="footnote {number}")),
    "endnotes": (f"{W}endnote", Wording(zh="尾注 {number}", en="endnote {number}")),
}


_BLANK = OBJECT + " \t\u3000\u00a0"
_MARGINS = {"header": Wording(zh="页眉", en="header"), "footer": Wording(zh="页脚", en="footer")}
# What is left of 第 1 页 共 3 页 and - 1 - says nothing.
_PAGE_NUMBER = pattern(r"[第共页/\W\d]*|page\s*\d+(?:\s*(?:of|/)\s*\d+)?", re.IGNORECASE)


def source_of(data: bytes) -> Source:
    """Return what a Word file holds.

    Raises:
        ReadError: the bytes are no Word file, an encrypted one, a damaged one, or one without text.
    """
    package = Package(data)
    walk = walked(package)
    paragraphs = walk.paragraphs
    text = _joined(paragraphs)
    folded = fold(text)
    blocks: list[Block] = []
    places: list[Place] = []
    start = 0
    for number, paragraph in enumerate(paragraphs, start=1):
        places.append(Place(start, _where(number, paragraph)))
        blocks += _blocks(folded, start, paragraph)
        start += len(paragraph.text) + 1
    return Source(
        text,
        tuple(settled(text, blocks)),
        problems=tuple(package.problems),
        places=tuple(places),
        marks=marks_of(package, walk),
    )


def text_of(data: bytes) -> str:
    """Return the text that a Word file holds.

    Raises:
        ReadError: as :func:`source_of` does.
    """
    return _joined(paragraphs_of(Package(data)))


def _joined(paragraphs: Sequence[Paragraph]) -> str:
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    if not fold(text).strip():
        raise ReadError(_NO_TEXT)
    return text


def paragraphs_of(package: Package) -> list[Paragraph]:
    """Return the paragraphs of a file in the order of its text."""
    return walked(package).paragraphs


def walked(package: Package) -> Walk:
    """Return a walk through the text, the notes that it refers to, then headers and footers."""
    body = package.main().find(f"{W}body")
    styles = Styles(package.related("styles"))
    setting = Setting(styles.of_runs, NumberFields())
    walk = Walk(styles, Numberer(package.related("numbering"), styles), setting)
    if body is not None:
        walk.part(body, Surroundings())
    for part, (tag, _) in _NOTES.items():
        referred: dict[str, Any] = {}
        for kind, name, reference in walk.notes:
            if kind == part:
                referred.setdefault(name, reference)
        root = package.related(part) if referred else None
        notes: dict[str, Any] = {} if root is None else {note.get(f"{W}id", ""): note for note in root.iter(tag)}
        for number, (name, reference) in enumerate(referred.items(), start=1):
            if name in notes:
                walk.part(notes[name], Surroundings(note=(part, number), host=reference))
    _read_margins(package, walk)
    return walk


def _read_margins(package: Package, walk: Walk) -> None:
    """Add headers and footers: those of several sections that say the same once, page numbers not at all."""
    told: set[str] = set()
    for part in _MARGINS:
        for root in package.all_related(part):
            first = len(walk.paragraphs)
            walk.part(root, Surroundings(margin=part))
            new: list[Paragraph] = []
            for paragraph in walk.paragraphs[first:]:
                if paragraph.text not in told and not _PAGE_NUMBER.fullmatch(paragraph.text):
                    new.append(paragraph)
                told.add(paragraph.text)
            walk.paragraphs[first:] = new


def _where(number: int, paragraph: Paragraph) -> Wording:
    # Written out: a file may have ten thousand cells.
    place = paragraph.place
    if place.margin:
        return _MARGINS[place.margin]
    if place.note is not None:
        part, note = place.note
        return _NOTES[part][1].filled(number=note)
    if paragraph.cell is not None:
        table, row, column = paragraph.cell.table + 1, paragraph.cell.row + 1, paragraph.cell.column + 1
        return Wording(zh=f"表 {table} 第 {row} 行第 {column} 列", en=f"table {table}, row {row}, column {column}")
    if place.in_box:
        return Wording(zh=f"第 {number} 段（文本框）", en=f"paragraph {number} (text box)")
    return Wording(zh=f"第 {number} 段", en=f"paragraph {number}")


def _blocks(folded: str, start: int, paragraph: Paragraph) -> list[Block]:
    """Return a block for each line of a paragraph that is not blank; what Word says of it is true of the first."""
    blocks: list[Block] = []
    at = start
    for line in paragraph.text.split("\n"):
        content = folded[at : at + len(line)]
        inner = content.strip()
        # A picture alone is no text.
        if inner.strip(_BLANK):
            # A picture before the words is none of them: 图1 behind one is a caption.
            words = inner.lstrip(_BLANK)
            first = at + content.index(inner) + len(inner) - len(words)
            blocks.append(_block(Span(first, first + len(words)), paragraph, is_first=not blocks))
        at += len(line) + 1
    if not blocks and paragraph.label and paragraph.label.text and start < len(folded):
        # Word shows the number of an empty paragraph, too.
        blocks.append(_block(Span(start, start), paragraph, is_first=True))
    return blocks


def _block(span: Span, paragraph: Paragraph, *, is_first: bool) -> Block:
    label = paragraph.label if is_first else None
    text = label.text if label else ""
    if paragraph.place.margin:
        return Block(span, BlockKind.PAGE_MARGIN)
    if paragraph.is_code:
        return Block(span, BlockKind.CODE)
    if paragraph.cell is not None:
        return Block(span, BlockKind.TABLE_CELL, cell=paragraph.cell, label=text)
    if paragraph.place.note is not None:
        return Block(span, BlockKind.FOOTNOTE)
    if is_first and paragraph.style.is_title:
        return Block(span, BlockKind.TITLE, markup=True)
    if is_first and paragraph.level:
        return Block(span, BlockKind.HEADING, markup=True, level=paragraph.level, label=text)
    if label is not None and label.is_bullet:
        return Block(span, BlockKind.LIST_ITEM, markup=True)
    return Block(span, markup=bool(text), label=text)
