"""Tables of Word files: columns under merged cells, headers of several rows, and the checks that add them up."""

from __future__ import annotations

import pytest

from edulint.api import BlockKind, Document, Finding
from edulint_figures.checks.table_and_text import TableAndText
from edulint_figures.checks.table_percentage import TablePercentage
from edulint_figures.checks.table_total import TableTotal
from tests.word.docx import cell, grid, paragraph, read, row, table

TOTALS = """
学段 | 学校数 | 学生数
小学 | 12 | 3120
初中 | 8 | 1595
合计 | 20 | {total}
"""
RATES = """
学校 | 参加人数 | 合格人数 | 合格率
一小 | 120 | 114 | 95%
二小 | 150 | 138 | 92%
三小 | 200 | 182 | {rate}
"""


def cells(document: Document) -> list[tuple[str, int, int, int]]:
    """Return the words of the cells with table, row and column."""
    found = [(document.slice(block.span), block.cell) for block in document.blocks]
    return [(words, place.table, place.row, place.column) for words, place in found if place]


def headers(document: Document) -> list[str]:
    return [document.slice(block.span) for block in document.blocks if block.cell and block.cell.header]


def found_in(document: Document) -> list[tuple[str, str]]:
    """Return place and message of what the table checks find."""
    findings: list[Finding] = [*TableTotal().check(document), *TablePercentage().check(document)]
    wheres = [document.locate(finding.span).where for finding in findings]
    return [(where.zh, finding.message.zh) for where, finding in zip(wheres, findings, strict=True) if where]


def test_columns_are_counted_under_merged_cells() -> None:
    document = read(
        table(
            row(cell("全县学校", span=3)),
            row(cell("学校", merge="restart"), cell("学生数", span=2)),
            row(cell("", merge="continue"), "男", "女"),
            row("一小", "61", "59", properties='<w:gridBefore w:val="1"/>'),
        )
    )
    assert cells(document) == [
        *(("全县学校", 0, 0, 0), ("学校", 0, 1, 0), ("学生数", 0, 1, 1), ("男", 0, 2, 1), ("女", 0, 2, 2)),
        *(("一小", 0, 3, 1), ("61", 0, 3, 2), ("59", 0, 3, 3)),
    ]
    assert headers(document) == ["全县学校", "学校", "学生数", "男", "女"]
    assert [block.cell.columns for block in document.blocks[:3] if block.cell] == [3, 1, 2]


def test_a_merged_cell_shows_what_stands_in_the_first() -> None:
    old = cell("乙").replace("<w:tcPr>", '<w:tcPr><w:hMerge w:val="continue"/>')
    document = read(
        table(row(cell("甲", merge="restart"), "一"), row(cell("丙", merge="continue"), old), row("丁", "二"))
    )
    assert [words for words, *_ in cells(document)] == ["甲", "一", "丁", "二"]


def test_rows_that_are_repeated_on_each_page_are_the_header() -> None:
    mark = "<w:tblHeader/>"
    document = read(table(row("学校", "人数", properties=mark), row("甲", "乙", properties=mark), row("一小", "120")))
    assert headers(document) == ["学校", "人数", "甲", "乙"]
    deleted = row("删", "去", properties=f'{mark}<w:del w:id="1"/>')
    assert headers(read(table(deleted, row("学校", "人数", properties=mark), row("一小", "120")))) == ["学校", "人数"]


def test_a_row_of_figures_is_no_header() -> None:
    document = read(table(row(cell("项目", span=2), "人数"), row("一", "小学", "120"), row("二", "初中", "80")))
    assert headers(document) == ["项目", "人数"]
    years = table(row("学校", cell("学生数", span=2)), row("", "2022年", "2023年"), row("一小", "120", "130"))
    assert headers(read(years)) == ["学校", "学生数", "2022年", "2023年"]


def test_tables_in_tables_are_tables_of_their_own() -> None:
    inner = grid("甲 | 1\n乙 | 2")
    document = read(table(row("外", cell(paragraph("上") + inner + paragraph("下"))), row("末", "尾")))
    assert cells(document) == [
        *(("外", 0, 0, 0), ("上", 0, 0, 1), ("甲", 1, 0, 0), ("1", 1, 0, 1), ("乙", 1, 1, 0), ("2", 1, 1, 1)),
        *(("下", 0, 0, 1), ("末", 0, 1, 0), ("尾", 0, 1, 1)),
    ]


def test_rows_and_cells_that_were_deleted_are_out_and_controls_are_looked_into() -> None:
    deleted = row("删", "去", properties='<w:del w:id="1"/>')
    gone = cell("删").replace("<w:tcPr>", '<w:tcPr><w:cellDel w:id="2"/>')
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{row('控', '件')}</w:sdtContent></w:sdt>"
    assert cells(read(table(row("甲", gone, "乙"), deleted, control))) == [
        *(("甲", 0, 0, 0), ("乙", 0, 0, 1), ("控", 0, 1, 0), ("件", 0, 1, 1)),
    ]


def test_a_table_of_one_cell_is_a_frame() -> None:
    document = read(paragraph("通知。") + table(row(cell(paragraph("一、回顾") + paragraph("二、打算")))))
    assert [block.kind for block in document.blocks[1:]] == [BlockKind.HEADING, BlockKind.HEADING]


@pytest.mark.parametrize("total", ["4715", "4,715", "４７１５"])
def test_a_right_table_is_silent(total: str) -> None:
    assert found_in(read(grid(TOTALS.format(total=total)) + grid(RATES.format(rate="91%")))) == []


def test_wrong_tables() -> None:
    document = read(paragraph("情况如下。") + grid(TOTALS.format(total="4725")) + grid(RATES.format(rate="93%")))
    assert [where for where, _ in found_in(document)] == ["表 1 第 4 行第 3 列", "表 2 第 4 行第 4 列"]
    assert "3120+1595=4715" in found_in(document)[0][1]


def merged(total: str) -> Document:
    """Return an office's table: a name on top, merged headers, two paragraphs in a cell, a label over two columns."""
    return read(
        table(
            row(cell("2023年度全县中小学情况统计表（单位：人）", span=5)),
            row(
                cell("序号", merge="restart"),
                cell("学段", merge="restart"),
                cell("学生数", span=2),
                cell("增长率", merge="restart"),
            ),
            row(cell("", merge="continue"), cell("", merge="continue"), "城区", "乡镇", cell("", merge="continue")),
            row("1", "小学", "1820", "1300", "3.2%"),
            row("2", cell(paragraph("初中") + paragraph("（含九年制）")), "900", "695", "1.5%"),
            row(cell("合计", span=2), "2720", total, "2.6%"),
        )
    )


def test_a_table_with_merged_headers_is_added_up() -> None:
    assert found_in(merged("1995")) == []
    [(where, message)] = found_in(merged("1985"))
    assert where == "表 1 第 6 行第 4 列"
    assert "1300+695=1995" in message


def test_a_figure_beside_other_words_in_its_cell_is_none() -> None:
    two = cell(paragraph("20") + paragraph("注：含分校"))
    assert found_in(read(table(row("学段", "学校数"), row("小学", "12"), row("初中", "9"), row("合计", two)))) == []


def test_a_paragraph_above_a_table_is_held_against_it() -> None:
    document = read(paragraph("全县共有学校21所，其中小学学校12所。") + grid(TOTALS.format(total="4715")))
    findings = list(TableAndText().check(document))
    assert [(document.slice(finding.span), finding.message.zh) for finding in findings] == [
        ("21所", "表中“学校数合计”是20所，这里写的是“21所”")
    ]
