from __future__ import annotations

import pytest

from edulint.model import BlockKind
from edulint.readers.plain import PlainReader

WITH_TABS = """\
表1 报名情况
学段\t学校数\t学生数
小学\t41\t32600
初中\t17\t18600
二、下一步打算
"""


def cells(draft: str) -> list[tuple[int, int, int, str]]:
    source = PlainReader().read(draft.encode())
    return [
        (block.cell.table, block.cell.row, block.cell.column, source.text[block.span.start : block.span.end])
        for block in source.blocks
        if block.cell and block.kind is BlockKind.TABLE_CELL
    ]


def test_lines_with_as_many_tabs_are_a_table() -> None:
    assert cells(WITH_TABS) == [
        (0, 0, 0, "学段"),
        (0, 0, 1, "学校数"),
        (0, 0, 2, "学生数"),
        (0, 1, 0, "小学"),
        (0, 1, 1, "41"),
        (0, 1, 2, "32600"),
        (0, 2, 0, "初中"),
        (0, 2, 1, "17"),
        (0, 2, 2, "18600"),
    ]


def test_what_stands_around_it_are_blocks_as_ever() -> None:
    source = PlainReader().read(WITH_TABS.encode())
    others = [source.text[block.span.start : block.span.end] for block in source.blocks if block.cell is None]
    assert others == ["表1 报名情况", "二、下一步打算"]


def test_empty_cells_keep_their_columns_also_at_the_sides() -> None:
    drawn = "\t学校\t学生\t备注\n小学\t41\t\t\n初中\t\t18600\t\n"
    assert [cell[1:] for cell in cells(drawn)] == [
        (0, 1, "学校"),
        (0, 2, "学生"),
        (0, 3, "备注"),
        (1, 0, "小学"),
        (1, 1, "41"),
        (2, 0, "初中"),
        (2, 2, "18600"),
    ]


def test_an_indent_by_tabs_is_no_column() -> None:
    indented = "".join(f"\t\t{line}\n" for line in ("学段\t学校\t学生", "小学\t41\t32600", "初中\t17\t18600"))
    assert cells(indented)[0] == (0, 0, 0, "学段")


def test_upright_strokes_part_cells_and_the_rule_is_no_row() -> None:
    drawn = "| 学段 | 学校 | 学生 |\n| --- | :--: | ---: |\n| 小学 | 41 | 32600 |\n| 初中 | 17 | 18600 |\n"
    assert [cell for cell in cells(drawn) if cell[2] == 0] == [(0, 0, 0, "学段"), (0, 1, 0, "小学"), (0, 2, 0, "初中")]


@pytest.mark.parametrize(
    "draft",
    [
        pytest.param("学段\t学校\t学生\n小学\t41\t32600\n", id="two lines"),
        pytest.param("一、\t加强领导\n二、\t强化宣传\n三、\t严格督查\n", id="a tab behind the number"),
        pytest.param("甲\t乙\t丙\n小学\t41\n初中\t17\t18600\n", id="other numbers of cells"),
        pytest.param(f"甲\t乙\t丙\n小学\t41\t{'长' * 61}\n初中\t17\t18600\n", id="running text"),
        pytest.param("|\n|\n|\n", id="strokes alone"),
    ],
)
def test_other_lines_are_none(draft: str) -> None:
    assert cells(draft) == []


def test_two_tables_are_told_apart() -> None:
    other = WITH_TABS.replace("表1 报名情况", "表2 录取情况").replace("二、下一步打算\n", "")
    assert {cell[0] for cell in cells(WITH_TABS + other)} == {0, 1}
