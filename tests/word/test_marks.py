"""What only a Word file tells: revisions, comments, styles, bold type, tables of contents."""

from __future__ import annotations

from edulint.api import Document, Edit, MarkKind, Remark, Span
from edulint_word.reader import WordReader
from edulint_word.writer import WordWriter
from tests.word.corpus import changed, field, made
from tests.word.docx import cell, file, paragraph, read, row, run, style, table


def marks(document: Document) -> list[tuple[str, str, str, str]]:
    """Return the marks: kind, words, text, author."""
    return [(mark.kind.value, document.slice(mark.span), mark.text, mark.author) for mark in document.marks]


def test_changes_stand_where_they_were_made() -> None:
    gone = "<w:r><w:delText>四十六</w:delText></w:r>"
    body = paragraph(inside=run("招聘") + changed("del", gone) + changed("ins", run("四十") + run("八")) + run("名。"))
    body += paragraph(inside=changed("moveFrom", run("移走")) + run("留下")) + paragraph(
        inside=changed("moveTo", run("移来"))
    )
    assert marks(read(body)) == [
        ("deletion", "", "四十六", "王敏"),
        ("insertion", "四十八", "", "王敏"),
        ("deletion", "", "移走", "王敏"),
        ("insertion", "移来", "", "王敏"),
    ]


def test_a_change_of_format_or_an_empty_one_is_none() -> None:
    mark = '<w:rPr><w:ins w:id="1" w:author="王敏"/></w:rPr>'
    was = '<w:rPrChange w:id="2" w:author="王敏"><w:rPr/></w:rPrChange>'
    assert marks(read(paragraph("甲", properties=mark) + paragraph(inside=run("乙", was)))) == []


def test_comments_have_their_words_and_author() -> None:
    document = WordReader().read(made()["comments of others"])
    (mark,) = document.marks
    assert (mark.kind, document.text[mark.span.start : mark.span.end]) == (MarkKind.COMMENT, "教育系统")
    assert (mark.text, mark.author) == ("请核对", "李强")


def test_what_an_earlier_run_wrote_has_its_name() -> None:
    written = WordWriter().annotate(made()["one paragraph"], [Remark(Span(0, 2), "说")], [Edit(Span(3, 4), "改")])
    assert {(mark.kind.value, mark.author) for mark in WordReader().read(written.data).marks} == {
        ("comment", "edulint"),
        ("deletion", "edulint"),
        ("insertion", "edulint"),
    }


def test_headings_have_a_style_or_are_bold() -> None:
    body = paragraph("一、回顾", "h") + paragraph(inside=run("二、做法", "<w:b/>")) + paragraph("三、打算", "b")
    body += paragraph(inside=run("前", "<w:b/>") + run("后")) + paragraph(
        inside=run("空", '<w:b w:val="0"/>'), style="b"
    )
    body += table(row(cell(paragraph("格", "b")), "乙"))
    styles = style("h", "heading 1") + '<w:style w:type="paragraph" w:styleId="b"><w:rPr><w:b/></w:rPr></w:style>'
    assert [(kind, words) for kind, words, *_ in marks(read(body, styles=styles))] == [
        ("heading-style", "一、回顾"),
        ("bold", "二、做法"),
        ("bold", "三、打算"),
    ]


def test_lines_of_contents_stand_before_what_follows_them() -> None:
    control = '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    control += (
        f"<w:sdtContent>{paragraph('目录')}{paragraph(inside=run('一、回顾') + '<w:r><w:tab/></w:r>' + run('1'))}"
    )
    body = (
        paragraph("总结") + control + "</w:sdtContent></w:sdt>" + paragraph("二、做法 2", "t") + paragraph("一、回顾")
    )
    document = read(body + paragraph(inside=field("TOC", "三、打算 3")), styles=style("t", "toc 1"))
    found = [(mark.text, mark.span.start) for mark in document.marks if mark.kind is MarkKind.CONTENTS]
    assert found == [("目录", 3), ("一、回顾 1", 3), ("二、做法 2", 3), ("三、打算 3", 7)]


def test_files_of_every_kind_have_marks_inside_their_text() -> None:
    sources = [WordReader().read(data) for data in made().values()]
    assert any(source.marks for source in sources)
    for source in sources:
        assert all(0 <= mark.span.start <= mark.span.end <= len(source.text) for mark in source.marks)


def test_a_plain_file_has_none() -> None:
    assert WordReader().read(file(paragraph("全县。"))).marks == ()
