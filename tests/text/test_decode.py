from __future__ import annotations

import codecs
import io
import random
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edulint.text.decode import NotTextError, decode
from tests.text.texts import ENGLISH, FIGURES, ONE_LINE, SIMPLIFIED, TRADITIONAL

UNICODE_CODECS = ["utf-8", "utf-16-le", "utf-16-be", "gb18030"]
MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


@pytest.mark.parametrize("codec", UNICODE_CODECS)
@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, FIGURES, ONE_LINE, f"{ONE_LINE}\r\n"])
def test_reads_text_without_a_mark(text: str, codec: str) -> None:
    decoded = decode(text.encode(codec))
    assert (decoded.text, decoded.codec, decoded.bom, decoded.damage) == (text, codec, False, ())


@pytest.mark.parametrize("text", [TRADITIONAL, "臨湖區教育處工作報告", "全縣教師培訓全面完成"])
def test_tells_big5_from_gbk(text: str) -> None:
    assert decode(text.encode("big5")).text == text


@pytest.mark.parametrize("codec", MARKS)
@given(text=st.text(max_size=10))
def test_a_byte_order_mark_decides(codec: str, text: str) -> None:
    text = SIMPLIFIED + text
    decoded = decode(MARKS[codec] + text.encode(codec))
    assert (decoded.text, decoded.codec, decoded.bom, decoded.damage) == (text, codec, True, ())


def test_symbols_of_a_private_font_are_text_with_a_mark_and_without() -> None:
    text = "\uf06c师资\uf0d8经费\uf0fc" * 20
    assert decode(text.encode()).text == decode(text.encode("utf-8-sig")).text == text


@pytest.mark.parametrize("text", ["教育\x0b\x1c", "教育\0工作", "No. 3\x0cpage 2"])
def test_a_stray_control_character_does_no_harm(text: str) -> None:
    assert decode(text.encode()).text == text


def test_a_mark_inside_the_text_stays() -> None:
    assert decode(f"{ONE_LINE}\ufeff{ONE_LINE}".encode()).text == f"{ONE_LINE}\ufeff{ONE_LINE}"


@pytest.mark.parametrize("codec", [*UNICODE_CODECS, "cp950"])
@given(start=st.integers(0, 60), length=st.integers(20, 300))
def test_a_file_cut_off_anywhere_is_still_read(codec: str, start: int, length: int) -> None:
    text = TRADITIONAL if codec == "cp950" else SIMPLIFIED
    decoded = decode(text[start:].encode(codec)[:length])
    assert text[start:].startswith(decoded.text.rstrip("\ufffd"))
    assert len(decoded.text) - len(decoded.text.rstrip("\ufffd")) == len(decoded.damage) <= 1


@pytest.mark.parametrize("codec", [*UNICODE_CODECS, "cp950"])
@given(where=st.floats(0, 0.999), byte=st.integers(1, 255))
def test_one_damaged_byte_changes_little(codec: str, where: float, byte: int) -> None:
    text = TRADITIONAL if codec == "cp950" else SIMPLIFIED
    data = bytearray(text.encode(codec))
    data[int(where * len(data))] = byte
    decoded = decode(bytes(data))
    assert decoded.codec.startswith(codec)
    # In a two-byte encoding the damage may run to the end of its line; the other lines are whole.
    changed = set(text.split("\n")) - set(decoded.text.split("\n"))
    assert len(changed) <= 2


def test_damage_is_located() -> None:
    data = bytearray(SIMPLIFIED.encode())
    at = len("青川县教育局".encode())
    data[at] = 0xFF
    decoded = decode(bytes(data))
    assert decoded.codec == "utf-8"
    assert decoded.text.startswith("青川县教育局\ufffd023年")
    assert decoded.damage == (6,)


def test_ascii_is_text() -> None:
    assert decode(ENGLISH.encode()).codec == "utf-8"
    assert decode(b"").text == ""
    assert decode(ENGLISH.encode("utf-16-le")).text == ENGLISH


def test_a_few_gbk_characters_are_not_taken_for_cyrillic() -> None:
    data = "谢谢".encode("gbk")
    assert data.decode("utf-8").isalpha()
    assert decode(data).text == "谢谢"


def test_the_encoding_is_told_where_the_ascii_ends() -> None:
    text = "0123456789,\n" * 2000 + SIMPLIFIED
    assert decode(text.encode("gb18030")).text == text


def test_the_indent_of_web_pages_is_read() -> None:
    assert decode(bytes.fromhex("a3a0a3a0") + SIMPLIFIED.encode("gb18030")).text.startswith("\ue5e5\ue5e5青川县")


def _zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", SIMPLIFIED)
    return file.getvalue()


def _png() -> bytes:
    pixels = zlib.compress(random.Random(1).randbytes(20_000))
    return (
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x80\0\0\0\x80\x08\x02\0\0\0"
        + bytes(4)
        + len(pixels).to_bytes(4)
        + b"IDAT"
        + pixels
    )


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(_zip(), id="docx"),
        pytest.param(_png(), id="png"),
        pytest.param(b"\x7fELF\x02\x01\x01" + bytes(9) + b"\x03\0\x3e\0\x01\0\0\0" * 40, id="elf"),
        pytest.param(bytes(5000), id="zeros"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), id="doc"),
        pytest.param(b"%PDF-1.4\n1 0 obj << /Type /Catalog >>\n", id="pdf"),
        pytest.param(b"{\\rtf1\\ansi \\u24180 ?}", id="rtf"),
        pytest.param(b"\x01\x02\x03\x04" * 30, id="controls"),
        pytest.param(codecs.BOM_UTF16_LE + random.Random(2).randbytes(5000), id="a mark before noise"),
        pytest.param("Привет, как дела? Всё хорошо.".encode("utf-16-be"), id="Russian in UTF-16"),
        pytest.param("오늘의 날씨는 매우 맑습니다 그렇지요".encode("utf-16-le"), id="Korean in UTF-16"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(NotTextError):
        decode(data)


@given(seed=st.integers(), size=st.integers(200, 5000))
def test_noise_is_refused(seed: int, size: int) -> None:
    with pytest.raises(NotTextError):
        decode(random.Random(seed).randbytes(size))


@given(st.binary())
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except NotTextError:
        return
    assert len(decoded.text) <= len(data)
    assert all(decoded.text[offset] == "\ufffd" for offset in decoded.damage)


@given(st.text(max_size=10))
def test_encoding_a_text_back_gives_its_bytes(text: str) -> None:
    for codec, mark in MARKS.items():
        data = mark + (SIMPLIFIED + text).encode(codec)
        decoded = decode(data)
        assert MARKS[decoded.codec] + decoded.text.encode(decoded.codec) == data
    data = (SIMPLIFIED + text).encode("gb18030")
    assert decode(data).text.encode("gb18030") == data


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_sample_drafts_are_read_in_every_encoding(shared: Path, codec: str) -> None:
    for path in sorted([*shared.glob("drafts/*.txt"), *shared.glob("polished/201?.txt")]):
        text = path.read_bytes().decode("utf-8")
        data = text.encode(codec)
        assert decode(data).text == text
        for length in (*range(20, 60), 100, 200, 500, 1000, 4095, 4097):
            read = decode(data[:length]).text.rstrip("\ufffd")
            assert read == text[: len(read)]


def test_a_report_as_the_web_gave_it_is_read(shared: Path) -> None:
    decoded = decode((shared / "polished" / "2016-as-published-gb18030.txt").read_bytes())
    assert (decoded.codec, decoded.damage) == ("gb18030", ())
