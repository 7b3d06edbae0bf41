"""Tables of PDF files: cells are what lines are drawn around; without lines a row stays a line of words."""

from __future__ import annotations

import shutil
from itertools import groupby
from pathlib import Path

import pytest

from edulint.api import Source
from edulint_word.pdf.grids import grids_of
from edulint_word.pdf.reader import PdfReader
from edulint_word.reader import WordReader
from tests.word.docx import cell, file, grid, paragraph, row, table
from tests.word.office import exported
from tests.word.pdf import HEIGHT, LEFT, SIZE, content, pdf, ruled

pytest.importorskip("pypdf")

ROWS = [["学段", "学校数", "学生数"], ["小学", "12", "3120"], ["初中", "8", "1595"], ["合计", "20", "4725"]]
COLUMNS = (80, 200, 300, 400)


def rows_of(source: Source) -> list[tuple[int, list[str]]]:
    """Return the rows of the tables, each with the number of its table; cells of a header bear a star."""
    cells = [(block.cell, source.text[block.span.start : block.span.end]) for block in source.blocks if block.cell]
    return [
        (key[0], [text + "*" * place.header for place, text in group])
        for key, group in groupby(cells, key=lambda one: (one[0].table, one[0].row))
    ]


def read(*pages: bytes) -> Source:
    return PdfReader().read(pdf(*pages))


def test_cells_are_what_lines_are_drawn_around() -> None:
    above, below = content([(LEFT, 740, SIZE, "各学段情况如下。")]), content([(LEFT, 400, SIZE, "以上为年底数。")])
    source = read(above + b"\n" + ruled(ROWS, 700, columns=COLUMNS) + b"\n" + below)
    assert source.text.split("\n") == ["各学段情况如下。", *(text for row in ROWS for text in row), "以上为年底数。"]
    assert rows_of(source) == [(0, ["学段*", "学校数*", "学生数*"]), *((0, row) for row in ROWS[1:])]
    assert source.places[8].where.zh == "第 1 页，表 1 第 3 行第 2 列"
    assert source.places[13].where.zh.startswith("第 1 页第")


def test_merged_cells_are_one_and_head_two_rows() -> None:
    rows = [["学校", "学生数", "<"], ["^", "男", "女"], ["一小", "310", "298"], ["二小", "205", "211"]]
    source = read(ruled(rows, 700, columns=COLUMNS))
    assert rows_of(source) == [
        *((0, row) for row in (["学校*", "学生数*"], ["男*", "女*"], ["一小", "310", "298"], ["二小", "205", "211"]))
    ]
    covered = {source.text[one.span.start : one.span.end]: one.cell.columns for one in source.blocks if one.cell}
    assert (covered["学生数"], covered["男"]) == (2, 1)


def test_words_that_a_cell_breaks_are_joined() -> None:
    rows = [["项目名称", "说明", "数"], ["城镇职工基本医疗保险缴费补助支出", "the plan of work", "12"]]
    source = read(ruled(rows, 700, columns=COLUMNS, height=40))
    assert rows_of(source)[1][1][0] == rows[1][0]


def test_a_table_goes_on_on_the_next_page_without_its_header() -> None:
    more = [ROWS[0], ["高中", "3", "2200"], ["总计", "23", "6925"]]
    source = read(ruled(ROWS, 150, columns=COLUMNS), ruled(more, 760, columns=COLUMNS))
    assert [row for _, row in rows_of(source)] == [["学段*", "学校数*", "学生数*"], *ROWS[1:], *more[1:]]
    apart = read(
        ruled(ROWS, 150, columns=COLUMNS),
        content([(LEFT, 800, SIZE, "附表二")]) + b"\n" + ruled(more, 760, columns=COLUMNS),
    )
    assert [number for number, _ in rows_of(apart)] == [0] * 4 + [1] * 3
    wider = read(ruled(ROWS, 150, columns=COLUMNS), ruled(more, 760, columns=(80, 250, 320, 400)))
    assert [number for number, _ in rows_of(wider)] == [0] * 4 + [1] * 3


def test_two_pages_with_equal_grids_are_not_one() -> None:
    source = read(ruled(ROWS, 700, columns=COLUMNS), ruled([*ROWS[1:], ["另计", "1", "30"]], 700, columns=COLUMNS))
    assert len(rows_of(source)) == 8


def test_a_turned_page_has_its_table() -> None:
    upright = rows_of(read(ruled(ROWS, 500, columns=COLUMNS)))
    turned = b"q 0 1 -1 0 %d 0 cm\n" % HEIGHT + ruled(ROWS, 500, columns=COLUMNS) + b"\nQ"
    assert rows_of(read(turned)) == upright


@pytest.mark.parametrize(
    "rules",
    [
        # Two axes and the lines of a chart, a box around text, a line below a heading.
        [(100, 100, 100, 300), *((100, y, 400, y) for y in (100, 150, 200, 250, 300))],
        [(100, 100, 100, 300), (400, 100, 400, 300), (100, 100, 400, 100), (100, 300, 400, 300)],
        [(100, 700, 500, 700)],
        # A line that ends inside of a cell.
        [
            *((x, 100, x, 300) for x in (100, 200, 300)),
            *((100, y, 300, y) for y in (100, 300)),
            (100, 200, 200, 200),
            (200, 200, 250, 200),
            (100, 250, 300, 250),
        ],
    ],
)
def test_what_is_not_closed_is_no_table(rules: list[tuple[float, float, float, float]]) -> None:
    assert grids_of(rules) == []


def test_a_table_open_at_its_sides_is_one() -> None:
    rules = [*((100, y, 400, y) for y in (100, 150, 200)), *((x, 100, x, 200) for x in (200, 300))]
    (found,) = grids_of(rules)
    assert (found.rows, len(found.columns) - 1, len(found.cells)) == (2, 3, 6)


def test_lines_without_number_are_left_alone() -> None:
    strokes = b"\n".join(b"%d 100 m %d 700 l S" % (80 + at % 300, 80 + at % 300) for at in range(5000))
    source = read(strokes + b"\n" + ruled(ROWS, 700, columns=COLUMNS))
    assert rows_of(source) == []
    assert "合计" in source.text


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_tables_that_libreoffice_exports_are_read_as_the_word_file_is(tmp_path: Path) -> None:
    merged = table(
        row(cell("学校", merge="restart"), cell("学生数", span=2)),
        row(cell("", merge="continue"), "男", "女"),
        row("一小", "310", "298"),
    )
    text = "学段 | 学校数 | 学生数\n小学 | 12 | 3120\n初中 | 8 | 1595\n合计 | 20 | 4725"
    data = file(
        paragraph("一、基本情况")
        + _bordered(grid(text))
        + paragraph("二、其他")
        + _bordered(merged)
        + paragraph("完。")
    )
    made = exported(tmp_path, "pdf", {"a": data})["a"]
    found, wished = PdfReader().read(made.read_bytes()), WordReader().read(data)
    assert [(one.cell, found.text[one.span.start : one.span.end]) for one in found.blocks] == [
        (one.cell, wished.text[one.span.start : one.span.end]) for one in wished.blocks
    ]


def _bordered(made: str) -> str:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return made.replace("<w:tblPr/>", f"<w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr>")
