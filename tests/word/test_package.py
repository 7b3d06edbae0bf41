"""Files that are no Word files, or hurt ones: told in words, and never more unpacked than is reasonable."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from edulint.api import ReadError
from edulint_word.reader import WordReader
from tests.word.docx import NAMESPACES, W, file, level, lists, numbered, paragraph, parts_of, zipped

BODY = paragraph("全年任务圆满完成。")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def refusal(data: bytes) -> str:
    """Return what is told of a file that can't be read."""
    with pytest.raises(ReadError) as caught:
        WordReader().read(data)
    wording = caught.value.wording
    assert wording.en.isascii() or "“" in wording.en
    return wording.zh


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "空的"),
        (OLE, "旧版 Word 文件（.doc）"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
        (b"plain text", "不是 Word 文件"),
        (b"{\\rtf1 text}", "RTF"),
        (b"\xef\xbb\xbf\r\n<html>", "网页（HTML）"),
        (b"PK\x03\x04 cut off", "不是 Word 文件"),
        (file(BODY)[:-30], "不是 Word 文件"),
        (zipped({"xl/workbook.xml": b"<workbook/>"}), "没有正文"),
        (zipped({"word/document.xml": b"<workbook/>"}), "没有正文"),
        (zipped({"word/document.xml": b"<w:document"}), "已损坏（word/document.xml）"),
        (zipped({"word/document.xml": b""}), "已损坏"),
        (file(paragraph("　")), "没有文字"),
        (file(""), "没有文字"),
    ],
)
def test_what_can_not_be_read_is_told_in_words(data: bytes, told: str) -> None:
    assert told in refusal(data)


def test_a_file_without_references_is_read() -> None:
    parts = parts_of(BODY)
    assert WordReader().read(zipped({"word/document.xml": parts["word/document.xml"]})).text == "全年任务圆满完成。"


def test_parts_are_found_wherever_they_are_and_however_their_names_are_written() -> None:
    parts = parts_of(numbered("甲"), numbering=lists(level(0, "%1.")))
    moved = {name.replace("word", "Text"): data.replace(b'"word/', b'"/Text/') for name, data in parts.items()}
    assert WordReader().read(zipped(moved)).blocks[0].label == "1."


def test_strict_files_are_read() -> None:
    addresses = [
        (W, "http://purl.oclc.org/ooxml/wordprocessingml/main"),
        (
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    ]
    parts = parts_of(numbered("甲"), numbering=lists(level(0, "%1.")))
    for transitional, strict in addresses:
        parts = {name: data.replace(transitional.encode(), strict.encode()) for name, data in parts.items()}
    assert b"purl" in parts["word/document.xml"]
    assert [(block.label) for block in WordReader().read(zipped(parts)).blocks] == ["1."]


def test_a_broken_part_is_told_and_the_text_is_read() -> None:
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    parts = parts_of(paragraph("正文。") + paragraph(inside=reference), footnotes="")
    parts["word/footnotes.xml"] = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="1" r:id="x"/></w:footnotes>'.encode()
    source = WordReader().read(zipped(parts))
    assert source.text == "正文。\n"
    assert [problem.zh for problem in source.problems] == [
        "文件的这一部分已损坏，没有读：word/footnotes.xml；正文照常检查"
    ]


def test_a_document_type_is_refused() -> None:
    text = f"<w:document {NAMESPACES}><w:body>{paragraph('&a;')}</w:body></w:document>".replace("&amp;", "&")
    entities = "".join(
        f'<!ENTITY {one} "{f"&{other};" * 9}">' for one, other in zip("abcdefgh", "bcdefghi", strict=True)
    )
    bomb = f'<!DOCTYPE w [{entities}<!ENTITY i "哈">]>{text}'
    assert "已损坏" in refusal(zipped({"word/document.xml": bomb.encode()}))
    outside = f'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>{text}'
    assert "已损坏" in refusal(zipped({"word/document.xml": outside.encode()}))


def test_a_bomb_is_not_unpacked() -> None:
    assert "过大" in refusal(zipped({"word/document.xml": b"<w>" + b" " * 3_000_000}))


def test_a_draft_of_ten_thousand_paragraphs_is_no_bomb() -> None:
    assert len(WordReader().read(file(BODY * 10_000)).blocks) == 10_000


def test_an_encrypted_archive_is_refused() -> None:
    data = bytearray(file(BODY))
    with zipfile.ZipFile(BytesIO(bytes(data))) as archive:
        at = archive.getinfo("word/document.xml").header_offset
    central = data.index(b"PK\x01\x02")
    for start, offset in ((at, 6), (data.index(b"word/document.xml", central) - 46, 8)):
        data[start + offset] |= 1
    assert "已损坏" in refusal(bytes(data))


def test_tables_in_tables_without_end() -> None:
    body = BODY
    for _ in range(2000):
        body = f"<w:tbl><w:tr><w:tc>{body}{BODY}</w:tc></w:tr></w:tbl>"
    assert refusal(file(body))
