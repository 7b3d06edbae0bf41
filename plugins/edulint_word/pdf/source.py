"""From a PDF file's bytes to its text, blocks and places."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from edulint.api import Block, BlockKind, Place, ReadError, Source, Span, Wording, fold
from edulint_word.pdf.lines import Page, lines_of
from edulint_word.pdf.paragraphs import Paragraph, paragraphs_of
from edulint_word.pdf.tables import with_tables

_PROGRAM = Path(__file__).with_name("extraction.py")
# What a file may take at the most: time and memory grow with it, so that a long report is read and a small bomb is
# not. A page of text has a thousand bytes and takes some 20 ms.
_SECONDS, _SECONDS_PER_MEGABYTE = 5, 60
_MEGABYTES, _MEGABYTES_PER_MEGABYTE = 260, 4
# A busy machine gives a process a fraction of its time.
_PATIENCE = 6
_MEGABYTE = 1_000_000
# A text of which so large a share can't be shown was written in a font that doesn't tell its characters.
_GARBLED = 0.1
_NAMED = 5

_ENCRYPTED = Wording(
    zh="PDF 设有密码或已加密，无法读取：请去掉密码后再检查",
    en="the PDF file is encrypted: remove its password, then check it",
)
_DAMAGED = Wording(
    zh="不是 PDF 文件，或者已经损坏：能打开的话，请另存一份再检查",
    en="not a PDF file, or a damaged one: if it can be opened, save it anew and check that",
)
_HUGE = Wording(
    zh="PDF 展开后过大，可能是恶意文件，未检查",
    en="the PDF file is far too large when unpacked, perhaps on purpose; not checked",
)
_SLOW = Wording(
    zh="PDF 过于复杂，没有在限定的时间内读完，未检查：请检查原来的 Word 文件",
    en="the PDF file is too complex to be read in reasonable time; not checked: check the Word file it was made from",
)
_NO_TEXT = Wording(
    zh="PDF 里没有文字，只有图像（也许是扫描件）：请先做文字识别（OCR），或者检查原来的 Word 文件",
    en="there is no text in the PDF file, only pictures (perhaps a scan): have its text recognised (OCR), or check the "
    "Word file it was made from",
)
_ILLEGIBLE = Wording(
    zh="PDF 里的文字取不出来（字体没有附上编码）：请检查原来的 Word 文件",
    en="the PDF file's text can't be taken out (its fonts don't tell their characters): check the Word file it was "
    "made from",
)
_PAGES_LOST = Wording(
    zh="第 {pages} 页已损坏，没有读；其余各页照常检查",
    en="page(s) {pages} are damaged and were not read; the rest was checked",
)
_PAGES_PICTURES = Wording(
    zh="第 {pages} 页没有文字，只有图像，未检查；其余各页照常检查",
    en="page(s) {pages} have no text, only pictures, and were not checked; the rest was",
)
_WHERE = Wording(zh="第 {page} 页第 {number} 段", en="page {page}, paragraph {number}")
_IN_TABLE = Wording(
    zh="第 {page} 页，表 {table} 第 {row} 行第 {column} 列", en="page {page}, table {table}, row {row}, column {column}"
)
_ERRORS = {"encrypted": _ENCRYPTED, "damaged": _DAMAGED, "huge": _HUGE}


class _Extracted(Struct, frozen=True):
    """What the program that takes the text out has to tell."""

    pages: tuple[Page | None, ...] = ()
    error: str = ""


def source_of(data: bytes) -> Source:
    """Return a line for each paragraph of a file.

    Raises:
        ReadError: the file has no text, is encrypted, damaged, or made to do harm.
    """
    pages = _extracted(data)
    paragraphs = with_tables(paragraphs_of(lines_of([page or Page() for page in pages])))
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    if not text.strip():
        raise ReadError(_NO_TEXT if any(pages) else _DAMAGED)
    if _is_illegible(text):
        raise ReadError(_ILLEGIBLE)
    return _source(text, paragraphs, _problems(pages))


def _extracted(data: bytes) -> tuple[Page | None, ...]:
    size = len(data) / _MEGABYTE
    seconds = int(_SECONDS + _SECONDS_PER_MEGABYTE * size)
    megabytes = int(_MEGABYTES + _MEGABYTES_PER_MEGABYTE * size)
    command = [sys.executable, "-P", str(_PROGRAM), str(seconds), str(megabytes)]
    try:
        # The program is our own, and none of its arguments comes from the file.
        done = subprocess.run(  # noqa: S603
            command, input=data, capture_output=True, timeout=_PATIENCE * seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise ReadError(_SLOW) from None
    try:
        found = msgspec.json.decode(done.stdout, type=_Extracted)
    except msgspec.DecodeError:
        # Beyond its time the system ends it; beyond its memory it may not get as far as to say so.
        raise ReadError(_SLOW if done.returncode < 0 else _HUGE) from None
    if found.error:
        raise ReadError(_ERRORS.get(found.error, _DAMAGED))
    return found.pages


def _is_illegible(text: str) -> bool:
    lost = sum(
        character == "\ufffd" or "\ue000" <= character <= "\uf8ff" or (character < " " and not character.isspace())
        for character in text
    )
    return lost > _GARBLED * len(text)


def _problems(pages: Sequence[Page | None]) -> tuple[Wording, ...]:
    lost = [number for number, page in enumerate(pages, start=1) if page is None]
    # A cover may be a picture, and the last page a seal.
    pictures = [
        number
        for number, page in enumerate(pages[1:-1], start=2)
        if page is not None and page.picture and not any(piece[4].strip() for piece in page.pieces)
    ]
    told = ((_PAGES_LOST, lost), (_PAGES_PICTURES, pictures))
    return tuple(wording.filled(pages=_listed(numbers)) for wording, numbers in told if numbers)


def _listed(numbers: Sequence[int]) -> Wording:
    more = len(numbers) > _NAMED
    said = list(map(str, numbers[:_NAMED]))
    return Wording(zh="、".join(said) + ("……" if more else ""), en=", ".join(said) + (" …" if more else ""))


def _source(text: str, paragraphs: Sequence[Paragraph], problems: tuple[Wording, ...]) -> Source:
    folded = fold(text)
    blocks: list[Block] = []
    places: list[Place] = []
    start = 0
    for paragraph in paragraphs:
        end = start + len(paragraph.text)
        inner = folded[start:end].strip()
        if inner:
            first = folded.index(inner, start, end)
            kind = BlockKind.TABLE_CELL if paragraph.cell is not None else BlockKind.PARAGRAPH
            blocks.append(Block(Span(first, first + len(inner)), kind, cell=paragraph.cell))
        places.append(Place(start, _where(paragraph)))
        start = end + 1
    return Source(text, tuple(blocks), problems=problems, places=tuple(places))


def _where(paragraph: Paragraph) -> Wording:
    cell = paragraph.cell
    if cell is None:
        return _WHERE.filled(page=paragraph.page, number=paragraph.number)
    return _IN_TABLE.filled(page=paragraph.page, table=cell.table + 1, row=cell.row + 1, column=cell.column + 1)
