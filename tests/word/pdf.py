"""PDF files for tests, written object by object: lines of text at their places."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

# Left edge, baseline, size of the letters, text.
Words = tuple[float, float, float, str]

WIDTH, HEIGHT, SIZE = 595, 842, 16
LEFT, TOP, LEADING, PER_LINE = 80, 740, 28, 27


def content(words: Sequence[Words], turn: str = "") -> bytes:
    """Return the stream that draws lines of text; ``turn`` is a matrix before them all."""
    drawn = [f"{turn} cm"] if turn else []
    for left, baseline, size, text in words:
        drawn.append(f"BT /F1 {size} Tf 1 0 0 1 {left} {baseline} Tm <{text.encode('utf-16-be').hex()}> Tj ET")
    return "\n".join(drawn).encode()


def pdf(*pages: Sequence[Words] | bytes, more: dict[int, bytes] | None = None, page: str = "") -> bytes:
    """Return a file of pages, given as lines of text or as the stream that draws them.

    ``more`` are objects by number that replace or join those made here; ``page`` is put into each page's dictionary.
    """
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        3: b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H "
        b"/DescendantFonts [4 0 R] >>",
        4: b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) "
        b"/Ordering (GB1) /Supplement 4 >> /FontDescriptor 5 0 R /DW 1000 >>",
        5: b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
        b"/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
    }
    kids = []
    for number, drawn in enumerate(pages):
        stream = drawn if isinstance(drawn, bytes) else content(drawn)
        packed = zlib.compress(stream)
        first = 10 + 2 * number
        kids.append(f"{first} 0 R")
        objects[first] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {first + 1} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> >> {page} >>"
        ).encode()
        head = f"<< /Length {len(packed)} /Filter /FlateDecode >>".encode()
        objects[first + 1] = head + b"\nstream\n" + packed + b"\nendstream"
    objects[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return written({**objects, **(more or {})})


def written(objects: dict[int, bytes]) -> bytes:
    """Return a file of objects."""
    data = b"%PDF-1.7\n"
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(data)
        data += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = f"xref\n0 {max(places) + 1}\n0000000000 65535 f \n".encode()
    for number in range(1, max(places) + 1):
        entry = f"{places[number]:010} 00000 n \n" if number in places else "0000000000 65535 f \n"
        table += entry.encode()
    return data + table + f"trailer << /Size {max(places) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF".encode()


def set_out(paragraphs: Sequence[str], *, indent: int = 2, per_page: int = 20, head: str = "", foot: str = "") -> bytes:
    """Return paragraphs on pages, as a word processor sets them; ``{}`` in the foot is the number of the page."""
    lines: list[tuple[float, str]] = []
    for paragraph in paragraphs:
        rest, first = paragraph, True
        while rest:
            room = PER_LINE - (indent if first else 0)
            lines.append((LEFT + (indent * SIZE if first else 0), rest[:room]))
            rest, first = rest[room:], False
    pages = []
    for number, at in enumerate(range(0, len(lines), per_page), start=1):
        page: list[Words] = [
            (left, TOP - LEADING * row, SIZE, text) for row, (left, text) in enumerate(lines[at : at + per_page])
        ]
        if head:
            page.insert(0, (LEFT, 800, 9, head))
        if foot:
            page.append((280, 60, 14, foot.format(number)))
        pages.append(page)
    return pdf(*pages)


def ruled(rows: Sequence[Sequence[str]], top: float, *, columns: Sequence[float], height: float = 24) -> bytes:
    """Return the stream that draws a table: lines around its cells, and their words, broken where a cell is full.

    ``columns`` are the places of the lines between them; a cell that is ``<`` or ``^`` is one with the cell on its left
    or above it.
    """
    drawn, words = [], []
    for number, row in enumerate(rows):
        upper = top - number * height
        for at, text in enumerate(row):
            left, right = columns[at], columns[at + 1]
            if text != "^":
                drawn.append(f"{left} {upper} m {right} {upper} l S")
            if text != "<":
                # Word draws the sides of a cell as thin boxes.
                drawn.append(f"{left - 0.25} {upper - height} 0.5 {height} re f")
            if text not in "<^":
                fitting = max(int((right - left - 11) / 9), 1)
                parts = [text[first : first + fitting] for first in range(0, len(text), fitting)]
                words += [(left + 5.5, upper - 10 - 10 * line, 9, part) for line, part in enumerate(parts)]
    bottom = top - len(rows) * height
    drawn.append(f"{columns[0]} {bottom} m {columns[-1]} {bottom} l S")
    drawn.append(f"{columns[-1]} {bottom} m {columns[-1]} {top} l S")
    return "\n".join(drawn).encode() + b"\n" + content(words)
