"""The lines of a page, put together from its pieces of text; running heads and page numbers are told apart."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from msgspec import Struct
from msgspec.structs import replace

from edulint_word.pdf.grids import Grid, GridCell, Rule, grids_of

# Left edge, baseline, size of the letters, quarter turns of the text, the text.
Piece = tuple[float, float, float, int, str]


class Page(Struct, frozen=True):
    """A page as it was taken out of the file; ``picture`` tells that something else than text stands on it."""

    pieces: tuple[Piece, ...] = ()
    rules: tuple[Rule, ...] = ()
    width: float = 0.0
    height: float = 0.0
    picture: bool = False


class Line(Struct, frozen=True):
    """A line: ``page`` counts from 0; the edges and the baseline are in points, the edge on the right is estimated.

    ``room`` is how wide the paper is. A tab stands in ``text`` where a gap parts two columns of a table without lines;
    in one with lines ``cell`` is the cell of ``grid`` that the line stands in.
    """

    page: int
    left: float
    right: float
    baseline: float
    size: float
    room: float
    text: str
    cell: GridCell | None = None
    grid: Grid | None = None


_COLUMN_GAP = 3.0
_WORD_GAP = 0.15
# Where pieces of one line stand a little higher or lower, as raised letters do.
_SAME_LINE = 0.5
# In multiples of the size of the letters: a place inside of a letter, and how far the widths may be wrong.
_INSIDE = 0.2
_ABOUT = 0.5
# What a cell leaves free at both sides together, in points, where nobody has changed it.
_PADDING = 11.0
# What is not broken over two lines: a number or a word, or one sign, with the marks around it.
_UNBROKEN = re.compile(r"[“‘《〈「『（([【]*(?:[!-~]{1,30}|.)[，。、；：？！”’》〉」』）)\]】…％%]*", re.DOTALL)
# Running heads are among so many outermost lines, and stand on at least so large a share of the pages.
_OUTERMOST = 2
_SO_FEW = 5
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
    return [line for page in lines for line in page if line.cell is not None or line not in margins]


def _lines(number: int, page: Page) -> list[Line]:
    """Return the lines of a page; a table stands where the first of its words does."""
    # Blanks tell nothing that the places of the words don't.
    pieces = [piece for piece in page.pieces if piece[4].strip()]
    turn = Counter(piece[3] for piece in pieces).most_common(1)[0][0] if pieces else 0
    grids = grids_of([_turned(rule, turn) for rule in page.rules])
    in_cells: list[dict[GridCell, list[Piece]]] = [{} for _ in grids]
    free: list[list[Piece] | int] = [[]]
    for piece in pieces:
        # A little inside of the first letter: a baseline may lie on the line below it.
        x, y = piece[0] + _INSIDE * piece[2], piece[1] + _INSIDE * piece[2]
        places = ((at, grid.cell_at(x, y)) for at, grid in enumerate(grids) if piece[3] == turn)
        place = next(((at, cell) for at, cell in places if cell is not None), None)
        if place is None:
            last = free[-1]
            if isinstance(last, int):
                free.append([piece])
            else:
                last.append(piece)
        else:
            if not in_cells[place[0]]:
                free.append(place[0])
            in_cells[place[0]].setdefault(place[1], []).append(piece)
    lines: list[Line] = []
    for part in free:
        if isinstance(part, int):
            lines += _table(number, page, grids[part], in_cells[part])
        else:
            lines += (_line(number, page, group) for group in _by_baseline(part))
    return lines


def _turned(rule: Rule, turn: int) -> Rule:
    """Return a rule as if the text of its page ran from left to right."""
    left, bottom, right, top = rule
    return (rule, (bottom, -right, top, -left), (-right, -top, -left, -bottom), (-top, left, -bottom, right))[turn]


def _by_baseline(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return pieces that follow one another on one baseline as groups, each from left to right."""
    found: list[list[Piece]] = []
    for piece in pieces:
        before = found[-1][-1] if found else None
        if (
            before is not None
            and before[3] == piece[3]
            and abs(before[1] - piece[1]) <= _SAME_LINE * max(before[2], piece[2])
        ):
            found[-1].append(piece)
        else:
            found.append([piece])
    return [sorted(group, key=lambda piece: piece[0]) for group in found]


def _table(number: int, page: Page, grid: Grid, in_cells: dict[GridCell, list[Piece]]) -> Iterator[Line]:
    """Yield the lines of a table, row by row; what goes on in the next line of a cell because it is full is one."""
    for cell in sorted(in_cells, key=lambda cell: (cell.row, cell.column)):
        above: Line | None = None
        for group in _by_baseline(sorted(in_cells[cell], key=lambda piece: (-piece[1], piece[0]))):
            line = replace(_line(number, page, group, in_cell=True), cell=cell, grid=grid)
            if above is not None and _is_full(above, line, cell):
                line = replace(line, text=joined(above.text, line.text))
            elif above is not None:
                yield above
            above = line
        if above is not None:
            yield above


def _is_full(line: Line, following: Line, cell: GridCell) -> bool:
    """Tell whether the first word of a line would not have fitted in the line above it."""
    room = cell.right - cell.left - _PADDING - _ABOUT * line.size
    return line.right - line.left + width_of(first_word(following.text)) * line.size > room


def first_word(text: str) -> str:
    """Return what of a text's beginning is not broken over two lines."""
    match = _UNBROKEN.match(text)
    return match[0] if match else ""


def joined(above: str, below: str) -> str:
    """Return the text of two lines in one: letters stay apart by a blank, the digits of a number don't."""
    last, first = above[-1], below[0]
    apart = is_letter(last) and is_letter(first) and not (last.isdecimal() and first.isdecimal())
    return f"{above} {below}" if apart else above + below


def is_letter(character: str) -> bool:
    """Tell whether a character is part of a word that blanks part from others."""
    return character.isascii() and character.isalnum()


def _line(number: int, page: Page, pieces: Sequence[Piece], *, in_cell: bool = False) -> Line:
    text, right = "", pieces[0][0]
    sizes: Counter[float] = Counter()
    for piece in pieces:
        sizes[piece[2]] += len(piece[4].strip())
    size = sizes.most_common(1)[0][0]
    for left, _, own_size, _, written in pieces:
        # A gap before a piece is told as a blank of no width.
        said = written.strip(" ")
        gap = left - right
        if text and gap > _COLUMN_GAP * size and not in_cell:
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
    whole = _spacing([line for lines in pages for line in lines])
    # A page of pictures has too few lines to tell how far apart they are.
    apart = [
        line
        for lines in pages
        for line in _lines_apart(lines, whole if len(lines) <= _SO_FEW else _spacing(lines))
        if line.cell is None
    ]
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


def _spacing(lines: Sequence[Line]) -> tuple[float, float]:
    """Return how far the lines of one page or several stand apart as a rule, and the usual size of their letters."""
    ordered = sorted(lines, key=lambda line: (line.page, -line.baseline))
    steps = Counter(
        round(above.baseline - line.baseline) for above, line in pairwise(ordered) if above.page == line.page
    )
    size = Counter(line.size for line in ordered).most_common(1)[0][0] if ordered else 0.0
    return max([step for step, _ in steps.most_common(1)] + [size]), size


def _lines_apart(page: Sequence[Line], spacing: tuple[float, float]) -> list[Line]:
    """Return the outermost lines of a page that don't belong to its text by their place or their size."""
    usual, size = spacing
    ordered = sorted(page, key=lambda line: -line.baseline)
    found: list[Line] = []
    for inwards in (ordered, ordered[::-1]):
        margin: list[Line] = []
        for line, following in pairwise(inwards[: _OUTERMOST + 1]):
            margin.append(line)
            if abs(line.baseline - following.baseline) > _APART * usual or line.size < _SMALLER * size:
                found += margin
                margin = []
    return found
