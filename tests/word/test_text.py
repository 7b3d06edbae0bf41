"""The text of Word files: what belongs to it, what doesn't, and where it stands."""

from __future__ import annotations

import pytest

from edulint.api import BlockKind
from tests.word.docx import paragraph, place, read, row, run, style, table

NOTE = '<w:footnote w:id="{id}"><w:p><w:r><w:footnoteRef/></w:r>{runs}</w:p></w:footnote>'
FIELD = '<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def inside(content: str) -> str:
    """Return the text of a paragraph that holds something between 前 and 后."""
    return read(paragraph(inside=run("前") + content + run("后"))).text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (f'<w:ins w:id="1">{run("新增")}</w:ins>', "前新增后"),
        ('<w:del w:id="1"><w:r><w:delText>删去</w:delText></w:r></w:del>', "前后"),
        (f'<w:ins w:id="1"><w:del w:id="2">{run("增而复删")}</w:del></w:ins>', "前后"),
        (f'<w:moveFrom w:id="1">{run("移走")}</w:moveFrom>', "前后"),
        (f'<w:moveTo w:id="1">{run("移来")}</w:moveTo>', "前移来后"),
        (f'<w:smartTag w:element="date">{run("三月")}</w:smartTag>', "前三月后"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>", "前控件后"),
        (f'<w:hyperlink r:id="r1">{run("链接")}</w:hyperlink>', "前链接后"),
        (f'<w:fldSimple w:instr="DATE">{run("今天")}</w:fldSimple>', "前今天后"),
        (f"<w:customXml>{run('自定义')}</w:customXml>", "前自定义后"),
        (run("看不见", "<w:vanish/>"), "前后"),
        (run("看得见", '<w:vanish w:val="0"/>'), "前看得见后"),
        ("<w:r><w:tab/></w:r>", "前\t后"),
        ("<w:r><w:noBreakHyphen/><w:softHyphen/></w:r>", "前-后"),
        ('<w:r><w:sym w:font="宋体" w:char="00B7"/></w:r>', "前·后"),
        (f"<w:r><w:ruby><w:rt>{run('zhāng')}</w:rt><w:rubyBase>{run('张')}</w:rubyBase></w:ruby></w:r>", "前张后"),
        ("<w:r><w:t>一行\n两行</w:t></w:r>", "前一行 两行后"),
        ("<!-- 注 --><?处理 指令?>", "前后"),
    ],
)
def test_what_stands_in_a_paragraph(content: str, text: str) -> None:
    assert inside(content) == text


def test_a_field_shows_its_result_and_not_its_instructions() -> None:
    begin, separate, end = (FIELD.format(kind=kind) for kind in ("begin", "separate", "end"))
    instruction = "<w:r><w:instrText> PAGEREF 一 </w:instrText></w:r>"
    assert inside(begin + instruction + separate + run("12") + end) == "前12后"
    # Another field may stand in the instructions.
    assert inside(begin + begin + run("无") + separate + run("无") + end + separate + run("有") + end) == "前有后"


def test_a_field_left_open_swallows_nothing_of_the_next_paragraph() -> None:
    assert read(paragraph(inside=FIELD.format(kind="begin")) + paragraph("后面的话")).text == "\n后面的话"


def test_a_text_box_is_read_once_and_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('框内的话')}</w:txbxContent>"
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    document = read(paragraph(inside=f"<w:r>{both}</w:r>" + run("正文")) + paragraph("下一段"))
    assert document.text == "正文\n框内的话\n下一段"
    where = place(document, "框内").where
    assert where is not None
    assert where.zh == "第 2 段（文本框）"


def test_old_text_boxes_have_no_alternative() -> None:
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{paragraph('旧框')}</w:txbxContent></v:textbox></w:pict></w:r>"
    assert read(paragraph(inside=box)).text == "\n旧框"


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    mark = '<w:rPr><w:del w:id="1"/></w:rPr>'
    document = read(paragraph("上半", properties=mark) + paragraph("下半") + paragraph("末段", properties=mark))
    assert document.text == "上半下半\n末段"


def test_a_line_break_divides_a_paragraph_that_stays_one() -> None:
    document = read(
        paragraph("首段") + paragraph(inside=run("上行") + "<w:r><w:br/></w:r>" + run("下行")) + paragraph("末段")
    )
    assert document.text == "首段\n上行\n下行\n末段"
    assert [document.slice(block.span) for block in document.blocks] == ["首段", "上行", "下行", "末段"]
    places = [document.locate(block.span) for block in document.blocks]
    assert [(one.line, one.column, one.end_column) for one in places] == [(1, 1, 3), (2, 1, 3), (2, 4, 6), (3, 1, 3)]
    assert places[2].where is not None
    assert (places[2].where.zh, places[2].where.en) == ("第 2 段", "paragraph 2")


def test_empty_paragraphs_count_and_are_no_blocks() -> None:
    document = read(paragraph("一段") + paragraph() + paragraph("　　三段 "))
    assert (document.text, len(document.blocks)) == ("一段\n\n　　三段 ", 2)
    assert (place(document, "三段").line, place(document, "三段").column) == (3, 3)
    assert document.slice(document.blocks[1].span) == "三段"


def test_a_table_of_contents_is_left_out() -> None:
    contents = '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    contents += f"<w:sdtContent>{paragraph('目录')}{paragraph('一、回顾 1')}</w:sdtContent></w:sdt>"
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('控件里的段落')}</w:sdtContent></w:sdt>"
    assert read(contents + control).text == "控件里的段落"


@pytest.mark.parametrize("name", ["TOC Heading", "TOC 标题1"])
def test_the_title_of_a_table_of_contents_is_left_out_and_one_in_its_style_is_not(name: str) -> None:
    styles = style("t", name)
    document = read(paragraph("目　录", "t") + paragraph("会议纪要", "t") + paragraph("正文。"), styles=styles)
    assert document.text == "会议纪要\n正文。"


@pytest.mark.parametrize("name", ["toc 1", "TOC 2", "目录 1", "WPSOffice手动目录 1", "table of figures"])
def test_contents_are_known_by_their_styles(name: str) -> None:
    styles = style("a", name) + style("b", based_on="a") + style("正文", "目录管理")
    body = paragraph("一、回顾 1", "a") + paragraph("二、打算 9", "b") + paragraph("正文", "正文")
    assert read(body, styles=styles).text == "正文"


def test_notes_come_last_by_the_order_of_their_references() -> None:
    def reference(name: str, kind: str = "footnote") -> str:
        return f'<w:r><w:{kind}Reference w:id="{name}"/></w:r>'

    notes = (
        NOTE.format(id=-1, runs=run("分隔")) + NOTE.format(id=1, runs=run("注甲")) + NOTE.format(id=2, runs=run("注乙"))
    )
    body = paragraph(
        inside=run("正文。") + reference("2") + reference("1") + reference("9") + reference("1", "endnote")
    )
    ends = NOTE.format(id=1, runs=run("尾")).replace("footnote ", "endnote ").replace("footnote>", "endnote>")
    document = read(body, footnotes=notes, endnotes=ends)
    assert document.text == "正文。\n注乙\n注甲\n尾"
    kinds = [block.kind for block in document.blocks]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.FOOTNOTE, BlockKind.FOOTNOTE, BlockKind.FOOTNOTE]
    wheres = [place(document, words).where for words in ("注乙", "注甲", "尾")]
    assert [where.zh for where in wheres if where] == ["脚注 1", "脚注 2", "尾注 1"]


def test_a_deleted_reference_takes_its_note_away() -> None:
    deleted = '<w:del w:id="1"><w:r><w:footnoteReference w:id="1"/></w:r></w:del>'
    notes = NOTE.format(id=1, runs=run("注"))
    assert read(paragraph(inside=run("正文") + deleted), footnotes=notes).text == "正文"


def test_cells_know_their_place() -> None:
    document = read(paragraph("表前") + table(row("学校", "人数"), row("一小", "120")) + paragraph("表后"))
    assert document.text == "表前\n学校\n人数\n一小\n120\n表后"
    found = place(document, "120")
    assert found.where is not None
    assert (found.line, found.where.zh, found.where.en) == (5, "表 1 第 2 行第 2 列", "table 1, row 2, column 2")
    assert [block.kind is BlockKind.TABLE_CELL for block in document.blocks] == [False, True, True, True, True, False]


def test_comments_are_out() -> None:
    comment = '<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:commentRangeEnd w:id="0"/>'
    assert inside(comment) == "前后"


def test_the_document_says_what_it_is() -> None:
    document = read(paragraph("一段"))
    assert (document.format, document.encoding, document.path) == ("word", None, "draft.docx")


def test_a_large_first_letter_belongs_to_its_paragraph() -> None:
    frame = '<w:framePr w:dropCap="drop" w:lines="3"/>'
    assert read(paragraph("全", properties=frame) + paragraph("县教育系统完成任务。") + paragraph("乙")).text == (
        "全县教育系统完成任务。\n乙"
    )
