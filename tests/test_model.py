from __future__ import annotations

import pickle
import re
from itertools import pairwise

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from edulint.model import Document
from edulint.outline.assembly import parse
from edulint.readers.markdown import MarkdownReader
from edulint.readers.plain import PlainReader
from edulint.readers.reader import Reader, ReadError
from edulint.testing import document_of
from edulint.text.derived import Derived, derived
from edulint.text.locations import Location, Place
from edulint.text.spans import Span
from edulint.wording import Wording
from tests.readers.strategies import markdown_texts, plain_texts
from tests.text.texts import SIMPLIFIED

READERS = [PlainReader(), MarkdownReader()]
any_texts = st.one_of(plain_texts, markdown_texts)
# Enough of it that whatever follows is a draft in the draft's encoding.
DRAFT = SIMPLIFIED * 4


def document_with(text: str, reader: Reader, encoding: str = "utf-8") -> Document:
    """Return a draft that ends in the text; what can't be a draft's is not tried."""
    try:
        return parse((DRAFT + text).encode(encoding), reader, "draft")
    except ReadError:
        reject()


def editor_positions(text: str) -> list[tuple[int, int]]:
    """Return line and column of every offset as an editor shows them, found by another way than the model's."""
    positions = []
    pieces = re.split(r"(\r\n|\r|\n)", text)
    for number, (line, end) in enumerate(zip(pieces[::2], [*pieces[1::2], ""], strict=True), start=1):
        positions += [(number, column) for column in range(1, len(line) + len(end) + 1)]
    positions.append((len(pieces) // 2 + 1, len(pieces[-1]) + 1))
    return positions


@given(any_texts, st.sampled_from(READERS), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]))
def test_every_offset_leads_to_the_line_and_column_of_an_editor(text: str, reader: Reader, encoding: str) -> None:
    document = document_with(text, reader, encoding)
    assert document.text == DRAFT + text
    positions = editor_positions(document.text)
    for offset, (line, column) in enumerate(positions):
        location = document.locate(Span(offset, offset))
        assert (location.line, location.column) == (line, column)


@given(any_texts, st.data())
def test_a_location_ends_behind_the_last_character_of_its_span(text: str, data: st.DataObject) -> None:
    document = Document("draft", text, "text", (), ())
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    location = document.locate(Span(start, end))
    positions = editor_positions(text)
    assert (location.line, location.column) == positions[start]
    last_line, last_column = positions[end - 1] if end > start else (positions[start][0], positions[start][1] - 1)
    assert (location.end_line, location.end_column) == (last_line, last_column + 1)


@given(any_texts, st.sampled_from(READERS))
def test_blocks_sections_and_reports_lie_in_order(text: str, reader: Reader) -> None:
    document = document_with(text, reader)
    for one, other in pairwise(document.blocks):
        assert one.span.end <= other.span.start
    for block in document.blocks:
        words = document.folded[block.span.start : block.span.end]
        assert words
        assert words == words.strip()
        assert document.block_at(block.span.start) == document.block_at(block.span.end - 1) == block
        if block.heading:
            assert block.span.contains(block.heading.span)
            assert block.heading.span.contains(block.heading.title)
            assert document.slice(block.heading.title) == block.heading.text
    for one, other in pairwise(document.reports):
        assert one.span.end <= other.span.start
    held = [block for report in document.reports for section in report.body.walk() for block in section.blocks]
    assert held == list(document.blocks)


@given(
    any_texts, st.sampled_from(READERS), st.sampled_from(["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "gb18030"])
)
def test_a_text_written_back_is_the_file_to_the_byte(text: str, reader: Reader, encoding: str) -> None:
    document = document_with(text, reader, encoding)
    assert document.encoding is not None
    mark = "\ufeff" if document.encoding.bom else ""
    assert (mark + document.text).encode(document.encoding.codec) == (DRAFT + text).encode(encoding)


@given(st.one_of(st.binary(max_size=300), any_texts.map(str.encode)), st.sampled_from(READERS))
def test_any_bytes_are_a_document_or_refused_in_words(data: bytes, reader: Reader) -> None:
    try:
        document = parse(data, reader, "draft")
    except ReadError:
        return
    assert 0 < len(document.text) <= len(data)
    assert document.encoding


@pytest.mark.parametrize("name", ["draft.txt", "draft.md"])
def test_documents_travel_between_processes(name: str) -> None:
    document = document_of(SIMPLIFIED, name)
    copy = pickle.loads(pickle.dumps(document))
    assert copy == document
    assert copy.locate(Span(30, 31)) == document.locate(Span(30, 31))
    assert copy.folded == document.folded


def test_places_between_blocks_belong_to_none() -> None:
    document = document_of("一、回顾\n\n二、打算\n")
    assert document.block_at(5) is None
    assert document.block_at(len(document.text)) is None
    assert document.block_at(6) == document.blocks[1]


def test_sections_hold_what_stands_under_their_headings() -> None:
    document = document_of("工作总结\n一、回顾\n（一）师资\n培训1236人。\n二、打算\n")
    at = document.text.index("培训")
    assert [section.heading.text for section in document.sections_at(at) if section.heading] == ["回顾", "师资"]
    assert document.sections_at(0) == ()
    assert document.report_at(at) == document.reports[0]


def test_a_location_in_the_middle_of_a_line() -> None:
    document = document_of("标题\r\n\u3000\u3000一、回顾20xx年\r\n")
    start = document.text.index("20xx")
    assert document.locate(Span(start, start + 4)) == Location(2, 7, 2, 11)


def test_a_location_in_a_format_without_lines_is_that_of_its_paragraph() -> None:
    wheres = [Wording(zh=f"第 {number} 段", en=f"paragraph {number}") for number in (1, 2)]
    places = (Place(0, wheres[0]), Place(3, wheres[1]))
    document = Document("draft.docx", "标题\n上行\n下行", "word", (), (), places=places)
    assert document.locate(Span(6, 8)) == Location(2, 4, 2, 6, wheres[1])
    assert document.locate(Span(1, 4)) == Location(1, 2, 2, 2, wheres[0])


class Passage(Derived, frozen=True, dict=True):
    words: str


def test_what_is_derived_is_worked_out_once_for_each_holder() -> None:
    asked: list[str] = []

    @derived
    def length(passage: Passage) -> int:
        asked.append(passage.words)
        return len(passage.words)

    one, other = Passage("招生"), Passage("教研活动")
    assert [length(one), length(one), length(other)] == [2, 2, 4]
    assert asked == ["招生", "教研活动"]
    assert one == Passage("招生")
    assert pickle.loads(pickle.dumps(one)) == one
