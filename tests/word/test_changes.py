"""Tracked changes that edulint makes in a Word file: how they look, where they are made, where they can't be."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from edulint.api import Edit, Span
from edulint_word.names import W
from edulint_word.writer import WordWriter
from tests.word.annotated import document_xml, parts, text_of
from tests.word.corpus import box, made
from tests.word.docx import file, paragraph, run

FILES = made()


def edited(data: bytes, words: str, new: str) -> bytes:
    """Return a file with words replaced by a tracked change, which is checked to be all that its text shows."""
    text = text_of(data)
    start = text.index(words)
    annotated = WordWriter().annotate(data, [], [Edit(Span(start, start + len(words)), new)])
    assert not annotated.left_out
    assert text_of(annotated.data) == text.replace(words, new, 1)
    return annotated.data


def test_a_change_keeps_the_look_of_its_words() -> None:
    xml = document_xml(edited(FILES["several runs"], "统完", "统"))
    deletion = re.search(r'<w:del [^>]*author="edulint"[^>]*>.*?</w:del>', xml)
    assert deletion is not None
    assert re.search("<w:rPr><w:b/></w:rPr><w:delText[^>]*>统完</w:delText>", xml)
    assert re.search(
        r"<w:ins [^>]*><w:r><w:rPr><w:b/></w:rPr>", document_xml(edited(FILES["several runs"], "系统完成", "部门"))
    )


def test_another_persons_insertion_is_parted_by_ours() -> None:
    data = FILES["insertion"]
    xml = document_xml(edited(data, "系统本", "部门"))
    # No insertion stands in another one.
    insertions = list(etree.fromstring(xml.encode()).iter(f"{W}ins"))
    assert all(next(insertion.iterancestors(f"{W}ins"), None) is None for insertion in insertions)
    assert {insertion.get(f"{W}author") for insertion in insertions} == {"王敏", "edulint"}


def test_both_forms_of_a_text_box_are_changed() -> None:
    data = FILES["text box twice"]
    assert document_xml(edited(data, "话很多", "话")).count("</w:delText>") == 2
    unlike = file(paragraph(inside=run("甲") + box(paragraph("框内的话")).replace("框内的话", "另一些", 1)))
    annotated = WordWriter().annotate(unlike, [], [Edit(Span(2, 4), "改")])
    assert len(annotated.left_out) == 1


def test_a_change_in_a_note_and_a_header_is_made_there() -> None:
    assert b"edulint" in parts(edited(FILES["notes"], "三个镇街", "四个镇街"))["word/footnotes.xml"]
    assert b"edulint" in parts(edited(FILES["headers"], "内部资料", "公开资料"))["word/header1.xml"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (FILES["formula"], "3/4"),
        (FILES["drawn field"], "①"),
        (FILES["picture in a line"], "\ufffc"),
        (FILES["word art"], "文件"),
        # Without the i the lowered n would read as ₙ.
        (FILES["lowered in part"], "i是"),
        (FILES["empty paragraphs"], "甲\n\n\n乙"),
    ],
)
def test_what_can_not_be_changed_is_left_out_and_told(data: bytes, words: str) -> None:
    start = text_of(data).index(words)
    edit = Edit(Span(start, start + len(words)), "新")
    annotated = WordWriter().annotate(data, [], [edit])
    assert (annotated.left_out, annotated.text) == (frozenset((edit,)), text_of(data))
    edit = Edit(Span(0, 1), "行\n行")
    assert WordWriter().annotate(data, [], [edit]).left_out == frozenset((edit,))
