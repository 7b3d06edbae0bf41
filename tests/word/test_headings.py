"""Headings and titles, by style and by what is written."""

from __future__ import annotations

import pytest

from edulint.api import BlockKind
from tests.word.docx import level, lists, numbered, outline, paragraph, read, style

STYLES = (
    style("Normal", default=True)
    + "".join(style(f"h{depth}", f"heading {depth}", "Normal") for depth in (1, 2, 3))
    + style("t", "Title")
)


def headings(*lines: tuple[str, str]) -> list[str]:
    """Return the outline of paragraphs, each with its style."""
    return outline(read("".join(paragraph(words, name) for name, words in lines), styles=STYLES))


@pytest.mark.parametrize(
    "styles",
    [
        style("x", "heading 2"),
        style("x", "Heading 2"),
        style("x", "标题 2"),
        style("x", "二级标题", properties='<w:outlineLvl w:val="1"/>'),
        style("x", "公文二级", based_on="y") + style("y", "heading 2"),
        style("x", "公文二级", based_on="y") + style("y", "二级", properties='<w:outlineLvl w:val="1"/>'),
    ],
)
def test_a_heading_by_its_style(styles: str) -> None:
    document = read(paragraph("青川县教育局总结。") + paragraph("教师培训", "x"), styles=styles)
    assert outline(document) == ["教师培训"]
    assert (document.blocks[1].kind, document.blocks[1].level) == (BlockKind.HEADING, 2)
    assert document.blocks[1].markup


@pytest.mark.parametrize(("stated", "found"), [("0", ["教师培训"]), ("9", []), ("x", [])])
def test_a_paragraphs_own_outline_level(stated: str, found: list[str]) -> None:
    body = paragraph("总结。") + paragraph("教师培训", properties=f'<w:outlineLvl w:val="{stated}"/>')
    assert outline(read(body)) == found


def test_text_based_on_a_heading_is_text() -> None:
    styles = STYLES + style("x", "正文缩进", "h1", '<w:outlineLvl w:val="9"/>')
    # Its name is its own; its level is none.
    assert outline(read(paragraph("总结。") + paragraph("教师培训", "x"), styles=styles)) == []


def test_styles_nest_by_their_levels() -> None:
    found = headings(("", "全年总结。"), ("h1", "回顾"), ("h2", "教学"), ("h2", "安全"), ("h1", "打算"), ("h2", "教学"))
    assert found == ["回顾", ".教学", ".安全", "打算", ".教学"]


def test_without_styles_the_text_tells() -> None:
    assert headings(("", "一、回顾"), ("", "（一）教学"), ("", "二、打算")) == ["一、回顾", ".（一）教学", "二、打算"]


def test_styles_and_numbers_that_agree_are_both_believed() -> None:
    found = headings(
        *(("h1", "一、回顾"), ("h2", "（一）教学"), ("h3", "课堂"), ("", "1.备课"), ("h2", "（二）安全")),
        ("h1", "二、打算"),
    )
    assert found == ["一、回顾", ".（一）教学", "..课堂", "...1.备课", ".（二）安全", "二、打算"]


@pytest.mark.parametrize(
    "names",
    [
        ("h1", "", "h2", "", ""),
        ("", "h2", "", "h2", ""),
        ("h1", "h1", "h1", "h1", "h1"),
        ("h2", "h1", "h1", "h2", "h1"),
        ("h1", "h2", "h2", "h2", "h2"),
    ],
)
def test_where_styles_were_set_here_and_forgotten_there_the_numbers_are_believed(names: tuple[str, ...]) -> None:
    words = ("一、回顾", "（一）教学", "（二）安全", "二、打算", "（一）教学")
    assert headings(*zip(names, words, strict=True)) == [
        "一、回顾",
        ".（一）教学",
        ".（二）安全",
        "二、打算",
        ".（一）教学",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [("t", "青川县教育局2023年工作总结"), ("h1", "一、回顾")],
        [("t", "青川县教育局"), ("t", "2023年工作"), ("t", "总结"), ("h1", "一、回顾")],
        # Many write their title as the one heading of the first level.
        [("h1", "青川县教育局2023年工作总结"), ("h2", "一、回顾")],
        [("h1", "青川县教育局2023年工作总结"), ("h1", "一、回顾")],
        [("", "青川县教育局2023年工作总结"), ("h1", "一、回顾")],
    ],
)
def test_a_title(lines: list[tuple[str, str]]) -> None:
    document = read("".join(paragraph(words, name) for name, words in lines), styles=STYLES)
    [report] = document.reports
    assert report.title is not None
    assert document.slice(report.title.span) == lines[0][1]
    assert outline(document) == ["一、回顾"]


def test_a_number_behind_a_bullet_is_a_heading() -> None:
    bullets = lists(level(0, "", "bullet"))
    document = read(
        paragraph("一、回顾") + numbered("二、做法") + numbered("抓学习") + paragraph("三、打算"), numbering=bullets
    )
    assert outline(document) == ["一、回顾", "二、做法", "三、打算"]
    assert [block.kind for block in document.blocks][2] is BlockKind.LIST_ITEM


def test_a_title_of_two_lines_is_one() -> None:
    body = paragraph(inside="<w:r><w:t>青川县教育局</w:t><w:br/><w:t>工作总结</w:t></w:r>", style="t")
    document = read(body + paragraph("一、回顾"), styles=STYLES)
    assert [block.kind for block in document.blocks] == [BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.HEADING]
    assert len(document.reports) == 1
