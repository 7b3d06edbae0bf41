"""The lines of a page, put together from its pieces of text; running heads and page numbers are told apart."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise

from msgspec import Struct

# Left edge, baseline, size of the letters, quarter turns of the text, the text.
Piece = tuple[float, float, float, int, str]


class Page(Struct, frozen=True):
    """A page as it was taken out of the file; ``picture`` tells that something else than text stands on it."""

    pieces: tuple[Piece, ...] = ()
    width: float = 0.0
    height: float = 0.0
    picture: bool = False


class Line(Struct, frozen=True):
    """A line: ``page`` counts from 0; the edges and the baseline are in points, the edge on the right is estimated.

    ``room`` is how wide the paper is. A tab stands in ``text`` where a gap parts two columns.
    """

    page: int
    left: float
    right: float
    baseline: float
    size: float
    room: float
    text: str


_COLUMN_GAP = 3.0
_WORD_GAP = 0.15
# Where pieces of one line stand a little higher or lower, as raised letters do.
_SAME_LINE = 0.5
# Running heads are among so many outermost lines, and stand on at least so large a share of the pages.
_OUTERMOST = 2
_SHARE = 0.3
_SAME_PLACE = 6.0
_APART = 1.3
_SMALLER = 0.95
_NUMERAL = re.compile(r"[0-9０-９一二三四五六七八九十百〇零]+|\b[ivxlc]+\b", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"[-—–―~·•\s]*(?:第\s*)?(?:[0-9０-９]{1,4}|[ivxlc]{1,6})(?:\s*页)?(?:\s*[,，/／]?\s*共?\s*[0-9０-９]{1,4}\s*页?)?[-—–―~·•\s]*"
    r"|page\s*[0-9]+(?:\s*(?:of|/)\s*[0-9]+)?",
    re.IGNORECASE,
)
# Layout sets Han and letters apart, and the letters of a title; nobody wrote these blanks.
_LAYOUT_BLANK = re.compile(
    r"(?<=[\u3000-\u303f\u3400-\u9fff\uff01-\uff5e]) (?! )|(?<! ) (?=[\u3000-\u303f\u3400-\u9fff\uff01-\uff5e])"
)


def lines_of(pages: Sequence[Page]) -> list[Line]:
    """Return the lines of the text in the order of the file, without running heads and page numbers."""
    lines = [_lines(number, page) for number, page in enumerate(pages)]
    margins = _margins(lines)
    return [line for page in lines for line in page if line not in margins]


def _lines(number: int, page: Page) -> list[Line]:
    """Return the lines of a page; pieces that follow one another on one baseline are one line."""
    found: list[list[Piece]] = []
    for piece in page.pieces:
        if not piece[4].strip():
            # Blanks tell nothing that the places of the words don't.
            continue
        before = found[-1][-1] if found else None
        if (
            before is not None
            and before[3] == piece[3]
            and abs(before[1] - piece[1]) <= _SAME_LINE * max(before[2], piece[2])
        ):
            found[-1].append(piece)
        else:
            found.append([piece])
    return [_line(number, page, sorted(pieces, key=lambda piece: piece[0])) for pieces in found]


def _line(number: int, page: Page, pieces: Sequence[Piece]) -> Line:
    text, right = "", pieces[0][0]
    size = max(pieces, key=lambda piece: len(piece[4]))[2]
    for left, _, own_size, _, written in pieces:
        # A gap before a piece is told as a blank of no width.
        said = written.strip(" ")
        gap = left - right
        if text and gap > _COLUMN_GAP * size:
            text = text.rstrip() + "\t"
        elif text and gap > _WORD_GAP * size and text[-1].isascii() and said[0].isascii():
            text += " "
        text += said
        right = left + width_of(said) * own_size
    stripped = _LAYOUT_BLANK.sub("", text.strip())
    leading = width_of(text[: len(text) - len(text.lstrip())]) * size
    room = page.height if pieces[0][3] % 2 else page.width
    return Line(number, pieces[0][0] + leading, right, pieces[0][1], size, room, stripped)


def width_of(text: str) -> float:
    """Return about how wide a text is, as a multiple of the size of its letters."""
    return sum(1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5 for character in text)


def _margins(pages: Sequence[Sequence[Line]]) -> set[Line]:
    """Return the running heads, which say the same at the same place of several pages, and the page numbers.

    Both stand above or below the text, farther from it than its lines are from one another, or in smaller letters.
    """
    apart = [line for lines in pages for line in _lines_apart(lines)]
    places: dict[str, list[Line]] = {}
    for line in apart:
        places.setdefault(_NUMERAL.sub("#", "".join(line.text.split())), []).append(line)
    least = max(2, int(len(pages) * _SHARE))
    found = {line for line in apart if _PAGE_NUMBER.fullmatch(line.text)}
    for alike in places.values():
        alike.sort(key=lambda line: line.baseline)
        for _, group in groupby(alike, key=lambda line: round(line.baseline / _SAME_PLACE)):
            there = list(group)
            if len({line.page for line in there}) >= least:
                found.update(there)
    return found


def _lines_apart(page: Sequence[Line]) -> list[Line]:
    """Return the outermost lines of a page that don't belong to its text by their place or their size."""
    if not page:
        return []
    ordered = sorted(page, key=lambda line: -line.baseline)
    steps = Counter(round(above.baseline - line.baseline) for above, line in pairwise(ordered))
    size = Counter(line.size for line in ordered).most_common(1)[0][0]
    usual = max([step for step, _ in steps.most_common(1)] + [size])
    found: list[Line] = []
    for inwards in (ordered, ordered[::-1]):
        margin: list[Line] = []
        for line, following in pairwise(inwards[: _OUTERMOST + 1]):
            margin.append(line)
            if abs(line.baseline - following.baseline) > _APART * usual or line.size < _SMALLER * size:
                found += margin
                margin = []
    return found
