"""From a Word file's bytes to its text, blocks and places."""

from __future__ import annotations

from typing import Any

from edulint.api import Block, BlockKind, Place, ReadError, Source, Span, Wording, fold
from edulint_word.headings import settled
from edulint_word.names import W
from edulint_word.numbering import Numberer
from edulint_word.package import Package
from edulint_word.paragraphs import Paragraph, Surroundings, Walk
from edulint_word.styles import Styles

_NO_TEXT = Wording(
    zh="文件里没有文字（也许全是图片），没有可检查的内容", en="there is no text in the file (perhaps only pictures)"
)
_NOTES = {
    "footnotes": (f"{W}footnote", Wording(zh="脚注 {number}", en="footnote {number}")),
    "endnotes": (f"{W}endnote", Wording(zh="尾注 {number}", en="endnote {number}")),
}


def source_of(data: bytes) -> Source:
    """Return what a Word file holds.

    Raises:
        ReadError: the bytes are no Word file, an encrypted one, a damaged one, or one without text.
    """
    package = Package(data)
    paragraphs = _paragraphs(package)
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    folded = fold(text)
    if not folded.strip():
        raise ReadError(_NO_TEXT)
    blocks: list[Block] = []
    places: list[Place] = []
    start = 0
    for number, paragraph in enumerate(paragraphs, start=1):
        places.append(Place(start, _where(number, paragraph)))
        blocks += _blocks(folded, start, paragraph)
        start += len(paragraph.text) + 1
    return Source(text, tuple(settled(text, blocks)), problems=tuple(package.problems), places=tuple(places))


def _paragraphs(package: Package) -> list[Paragraph]:
    """Return the paragraphs of the text, then those of the notes that it refers to."""
    body = package.main().find(f"{W}body")
    styles = Styles(package.related("styles"))
    walk = Walk(styles, Numberer(package.related("numbering"), styles))
    if body is not None:
        walk.content(body, Surroundings())
    for part, (tag, _) in _NOTES.items():
        referred = dict.fromkeys(name for kind, name in walk.notes if kind == part)
        root = package.related(part) if referred else None
        notes: dict[str, Any] = {} if root is None else {note.get(f"{W}id", ""): note for note in root.iter(tag)}
        for number, name in enumerate(referred, start=1):
            if name in notes:
                walk.content(notes[name], Surroundings(note=(part, number)))
    return walk.paragraphs


def _where(number: int, paragraph: Paragraph) -> Wording:
    # Written out: a file may have ten thousand cells.
    if paragraph.note is not None:
        part, note = paragraph.note
        return _NOTES[part][1].filled(number=note)
    if paragraph.cell is not None:
        table, row, column = paragraph.cell.table + 1, paragraph.cell.row + 1, paragraph.cell.column + 1
        return Wording(zh=f"表 {table} 第 {row} 行第 {column} 列", en=f"table {table}, row {row}, column {column}")
    if paragraph.in_box:
        return Wording(zh=f"第 {number} 段（文本框）", en=f"paragraph {number} (text box)")
    return Wording(zh=f"第 {number} 段", en=f"paragraph {number}")


def _blocks(folded: str, start: int, paragraph: Paragraph) -> list[Block]:
    """Return a block for each line of a paragraph that is not blank; what Word says of it is true of the first."""
    blocks: list[Block] = []
    for line in paragraph.text.split("\n"):
        content = folded[start : start + len(line)]
        inner = content.strip()
        if inner:
            at = start + content.index(inner)
            blocks.append(_block(Span(at, at + len(inner)), paragraph, is_first=not blocks))
        start += len(line) + 1
    return blocks


def _block(span: Span, paragraph: Paragraph, *, is_first: bool) -> Block:
    label = paragraph.label if is_first else None
    text = label.text if label else ""
    if paragraph.cell is not None:
        return Block(span, BlockKind.TABLE_CELL, cell=paragraph.cell, label=text)
    if paragraph.note is not None:
        return Block(span, BlockKind.FOOTNOTE)
    if is_first and paragraph.style.is_title:
        return Block(span, BlockKind.TITLE, markup=True)
    if is_first and paragraph.level:
        return Block(span, BlockKind.HEADING, markup=True, level=paragraph.level, label=text)
    if label is not None and label.is_bullet:
        return Block(span, BlockKind.LIST_ITEM, markup=True)
    return Block(span, markup=bool(text), label=text)
