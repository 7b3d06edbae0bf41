"""Word files made by other programs: python-docx and LibreOffice, with their text, numbers and places."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from io import BytesIO

import docx
import pytest
from docx.document import Document as Written
from docx.enum.text import WD_BREAK

from edulint.api import Remark, Source, Span
from edulint_word.reader import WordReader
from edulint_word.writer import WordWriter
from tests.word.annotated import check_rest, words_of_comments
from tests.word.office import exported

TEXT = "全县教育系统完成各项任务，新建校舍三处。"


def _paragraphs(made: Written) -> None:
    made.add_paragraph(TEXT)
    made.add_paragraph("招聘教师四十八名。")


def _headings(made: Written) -> None:
    made.add_heading("工作总结", 0)
    made.add_heading("一、回顾", 1)
    made.add_paragraph(TEXT)


def _runs(made: Written) -> None:
    paragraph = made.add_paragraph("全县教育")
    paragraph.add_run("系统完成").bold = True
    paragraph.add_run("各项任务。").italic = True


def _table(made: Written) -> None:
    table = made.add_table(rows=2, cols=2)
    for index, word in enumerate(("学段", "学校数", "小学", "12")):
        table.cell(index // 2, index % 2).text = word


def _merged(made: Written) -> None:
    table = made.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "各学段学校数"
    table.cell(1, 0).text, table.cell(1, 1).text = "小学", "12"


def _breaks(made: Written) -> None:
    run = made.add_paragraph("上行").add_run()
    run.add_break(WD_BREAK.LINE)
    run.add_text("下行")
    made.add_page_break()
    made.add_paragraph("次页")


def _margins(made: Written) -> None:
    made.add_paragraph(TEXT)
    made.sections[0].header.paragraphs[0].text = "青川县教育局内部资料"
    made.sections[0].footer.paragraphs[0].text = "第 1 页"


def _raised(made: Written) -> None:
    run = made.add_paragraph("面积5m").add_run("2")
    run.font.superscript = True


def _hidden(made: Written) -> None:
    made.add_paragraph("看得见").add_run("看不见").font.hidden = True


def _bullets(made: Written) -> None:
    made.add_paragraph("甲项", style="List Bullet")
    made.add_paragraph("乙项", style="List Number")
    made.add_paragraph("丙项", style="List Number")


def _commented(made: Written) -> None:
    paragraph = made.add_paragraph()
    made.add_comment(paragraph.add_run("全县"), text="请核对", author="李强")
    paragraph.add_run("完成任务。")


# What each file's text is, and the numbers and places of its blocks.
MADE: dict[str, tuple[Callable[[Written], None], str, list[str]]] = {
    "paragraphs": (_paragraphs, f"{TEXT}\n招聘教师四十八名。", ["第 1 段", "第 2 段"]),
    "headings": (_headings, f"工作总结\n一、回顾\n{TEXT}", ["第 1 段", "第 2 段", "第 3 段"]),
    "runs": (_runs, "全县教育系统完成各项任务。", ["第 1 段"]),
    "a table": (
        _table,
        "学段\n学校数\n小学\n12",
        [f"表 1 第 {row} 行第 {column} 列" for row in (1, 2) for column in (1, 2)],
    ),
    "merged cells": (
        _merged,
        "各学段学校数\n小学\n12",
        [f"表 1 第 {at} 列" for at in ("1 行第 1", "2 行第 1", "2 行第 2")],
    ),
    "breaks": (_breaks, "上行\n下行\n\n\n次页", ["第 1 段", "第 1 段", "第 3 段"]),
    "headers": (_margins, f"{TEXT}\n青川县教育局内部资料", ["第 1 段", "页眉"]),
    "raised": (_raised, "面积5m²", ["第 1 段"]),
    "hidden": (_hidden, "看得见", ["第 1 段"]),
    "lists": (_bullets, "甲项\n1.乙项\n2.丙项", ["第 1 段", "第 2 段", "第 3 段"]),
    "comments": (_commented, "全县完成任务。", ["第 1 段"]),
}


def made(name: str) -> bytes:
    """Return the file that python-docx makes."""
    document = docx.Document()
    MADE[name][0](document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def numbered_text(source: Source) -> str:
    """Return the text with the numbers that Word shows."""
    text = source.text
    for block in reversed(source.blocks):
        text = text[: block.span.start] + block.label + text[block.span.start :]
    return text


def places(source: Source) -> list[str]:
    """Return where the blocks stand."""
    found = []
    for block in source.blocks:
        place = max(
            (place for place in source.places if place.start <= block.span.start), key=lambda place: place.start
        )
        found.append(place.where.zh)
    return found


@pytest.mark.parametrize("name", MADE)
def test_files_of_python_docx(name: str) -> None:
    source = WordReader().read(made(name))
    assert (numbered_text(source), places(source)) == MADE[name][1:]


@pytest.mark.parametrize("name", MADE)
def test_files_of_python_docx_are_annotated(name: str) -> None:
    data = made(name)
    annotated = WordWriter().annotate(data, [Remark(Span(0, 2), "说")], [])
    check_rest(data, annotated.data)
    assert words_of_comments(annotated.data) == {"说": WordReader().read(data).text[:2]}
    # python-docx, for its part, opens what was written.
    assert [comment.text for comment in docx.Document(BytesIO(annotated.data)).comments if comment.author == "edulint"]


@pytest.fixture(scope="module")
def saved_anew(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The same files as LibreOffice writes them."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("office")
    saved = exported(folder, "docx:MS Word 2007 XML", {name: made(name) for name in MADE})
    return {name: path.read_bytes() for name, path in saved.items()}


@pytest.mark.slow
@pytest.mark.parametrize("name", MADE)
def test_files_of_libreoffice(name: str, saved_anew: dict[str, bytes]) -> None:
    data = saved_anew[name]
    source = WordReader().read(data)
    assert (numbered_text(source), places(source)) == MADE[name][1:]
    annotated = WordWriter().annotate(data, [Remark(Span(0, 2), "说")], [])
    check_rest(data, annotated.data)
    assert words_of_comments(annotated.data) == {"说": source.text[:2]}
