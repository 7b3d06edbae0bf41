"""Paragraphs of a PDF file: lines that the page broke are joined where the place of the next line says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from edulint.api import CLOSERS, STOPS, Cell, OrdinalStyle, fold, is_contents_line, ordinal_at
from edulint_word.pdf.grids import Grid, GridCell
from edulint_word.pdf.lines import Line, first_word, joined, width_of

# All in multiples of the size of the letters. A line is full if what begins the next one would not have fitted in,
# or nearly so: a mark that may not begin a line takes a letter with it, and the widths are estimates. Where first lines
# are set in, they tell paragraphs apart, and a line may end far from the edge; where they aren't, the end of a sentence
# short of the edge ends its paragraph.
_NEAR_EDGE = 1.5
_NEAR_EDGE_SET_IN = 3.5
_NEAR_EDGE_AT_END = 0.2
_INDENT = 0.8
_OTHER_SIZE = 0.12
_GAP = 1.5
_FULL = 2.0
_LEAST_WIDE = 0.85
_SO_FEW = 5
_FIRST_LINE = (1.5, 2.7)
_FIRST_LINES = 0.05
_LONGEST_ORDINAL = 30
_ENDS = STOPS | frozenset("：:")


class Paragraph(Struct):
    """A paragraph; ``page`` and ``number`` (the paragraph's on its page) count from 1.

    In a table ``place`` is its cell of ``grid``, and ``cell`` that of the document.
    """

    text: str
    page: int
    number: int
    place: GridCell | None = None
    grid: Grid | None = None
    cell: Cell | None = None


class _Column(Struct, frozen=True):
    """Where the lines of a page begin and end as a rule, and how far they stand apart."""

    left: float
    right: float
    leading: float


def paragraphs_of(lines: Sequence[Line]) -> list[Paragraph]:
    """Return the paragraphs that lines in their order are."""
    columns = _columns(lines)
    is_set_in = _first_lines_are_set_in(lines, columns)
    found: list[Paragraph] = []
    numbers: Counter[int] = Counter()
    before: Line | None = None
    for line in lines:
        if (
            before is not None
            and _goes_on(before, line, columns[before.page], columns[line.page], is_set_in=is_set_in)
            and not _counts_on(found[-1].text, line.text)
        ):
            found[-1].text = joined(found[-1].text, line.text)
        else:
            numbers[line.page] += 1
            found.append(Paragraph(line.text, line.page + 1, numbers[line.page], line.cell, line.grid))
        before = line
    return found


def _counts_on(paragraph: str, line: str) -> bool:
    """Tell whether a line begins with the number that follows the paragraph's own: it is the next of a list."""
    following = _ordinal(line)
    own = _ordinal(paragraph) if following is not None else None
    return following is not None and own is not None and following == (own[0], own[1] + 1)


def _ordinal(text: str) -> tuple[OrdinalStyle, int] | None:
    folded = fold(text[:_LONGEST_ORDINAL])
    found = ordinal_at(text, folded, 0, len(folded))
    return (found.style, found.value) if found is not None and found.value is not None else None


def _columns(lines: Sequence[Line]) -> dict[int, _Column]:
    """Return the column of each page; a page of a few lines has the one of the whole file.

    Where a page's lines are all short, as those of a table of contents, the edge is where most pages of its width have
    it.
    """
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    whole = _column(list(lines)) if lines else _Column(0, 0, 0)
    columns = {page: _column(own) if len(own) > _SO_FEW else whole for page, own in pages.items()}
    edges: dict[float, list[float]] = {}
    for page, column in columns.items():
        edges.setdefault(pages[page][0].room, []).append(column.right)
    usual = {room: median(rights) for room, rights in edges.items()}
    return {
        page: replace(column, right=max(column.right, usual[pages[page][0].room])) for page, column in columns.items()
    }


def _column(lines: Sequence[Line]) -> _Column:
    # The widest lines show both edges; a table's are no help, and a mark may hang beyond the edge.
    plain = [line for line in lines if "\t" not in line.text and line.cell is None] or list(lines)
    widest = max(line.right for line in plain)
    full = [line for line in plain if line.right > widest - _FULL * line.size] or plain
    right = median(line.right for line in full)
    left = Counter(round(line.left) for line in full).most_common(1)[0][0]
    steps = [
        above.baseline - line.baseline
        for above, line in pairwise(plain)
        if above.page == line.page and above.baseline > line.baseline
    ]
    # Where all lines are short, none of them shows the edge.
    right = max(right, _LEAST_WIDE * (full[0].room - left))
    return _Column(min(left, min(line.left for line in full) + 1.0), right, median(steps) if steps else 0.0)


def _first_lines_are_set_in(lines: Sequence[Line], columns: Mapping[int, _Column]) -> bool:
    indents = ((line.left - columns[line.page].left) / max(line.size, 1.0) for line in lines)
    return sum(_FIRST_LINE[0] < indent < _FIRST_LINE[1] for indent in indents) > _FIRST_LINES * len(lines)


def _goes_on(before: Line, line: Line, above: _Column, column: _Column, *, is_set_in: bool) -> bool:
    """Tell whether a line goes on with the paragraph of the one before it."""
    if is_contents_line(before.text):
        # Dots lead an entry of a table of contents to the edge.
        return False
    if "\t" in before.text or "\t" in line.text or before.cell is not None or line.cell is not None:
        return False
    if abs(before.size - line.size) > _OTHER_SIZE * max(before.size, line.size):
        return False
    step = before.baseline - line.baseline
    if before.page == line.page and step > _GAP * max(column.leading, line.size):
        return False
    is_ended = before.text.rstrip("".join(CLOSERS))[-1:] in _ENDS
    near = _NEAR_EDGE_SET_IN if is_set_in else _NEAR_EDGE_AT_END if is_ended else _NEAR_EDGE
    near += width_of(first_word(line.text))
    if before.right < above.right - near * before.size:
        return False
    indent = (line.left - column.left) / line.size if line.size else 0.0
    has_number = _ordinal(line.text) is not None
    if is_set_in and _FIRST_LINE[0] < indent < _FIRST_LINE[1]:
        return False
    if indent > _INDENT:
        # A line set in goes on only in a list whose numbers stand out, or in a title of two lines.
        return not is_ended and not has_number
    return is_set_in or not (is_ended and has_number)
