from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given

from edulint.model import Encoding
from edulint.readers.plain import PlainReader, line_blocks
from edulint.readers.reader import ReadError
from edulint.text.fold import fold
from tests.readers.strategies import plain_texts
from tests.text.texts import SIMPLIFIED


@given(plain_texts)
def test_blocks_are_the_lines_that_are_not_blank(text: str) -> None:
    blocks = line_blocks(text)
    lines = [line for line in re.split(r"\r\n|\r|\n", text) if fold(line).strip()]
    assert [fold(text[block.span.start : block.span.end]) for block in blocks] == [fold(line).strip() for line in lines]
    assert all(one.span.end < other.span.start for one, other in itertools.pairwise(blocks))


@pytest.mark.parametrize("indent", ["\u3000\u3000", "\ue5e5\ue5e5", "\u00a0", "\t", "    ", "\ufeff", "\u200b\u3000"])
def test_an_indent_is_no_part_of_a_block(indent: str) -> None:
    source = PlainReader().read(f"{indent}一、主要工作{indent}\r\n".encode())
    assert [source.text[block.span.start : block.span.end] for block in source.blocks] == ["一、主要工作"]


def test_encoding_is_kept() -> None:
    assert PlainReader().read(SIMPLIFIED.encode("utf-8-sig")).encoding == Encoding("utf-8", bom=True)
    assert PlainReader().read(SIMPLIFIED.encode("gb18030")).encoding == Encoding("gb18030")


@pytest.mark.parametrize("data", [b"", b"\r\n \t\n", "\u3000\ue5e5\n".encode(), b"\xef\xbb\xbf"])
def test_an_empty_file_is_named(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        PlainReader().read(data)
    assert caught.value.wording.zh == "文件是空的，没有可检查的内容"


@pytest.mark.parametrize(
    "data", [bytes(100), b"PK\x03\x04" + bytes(50), b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(range(256))]
)
def test_a_binary_file_is_named(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        PlainReader().read(data)
    assert caught.value.wording.zh.startswith("不是文本文件")


def test_damage_is_reported_with_its_place() -> None:
    lines = SIMPLIFIED.split("\n")
    data = bytearray("\r\n".join(lines).encode())
    at = data.index("评选先进".encode())
    data[at] = 0xFF
    source = PlainReader().read(bytes(data))
    line = next(number for number, text in enumerate(lines, start=1) if "评选先进" in text)
    column = lines[line - 1].index("评选先进") + 1
    assert source.problems[0].zh.startswith(f"第 {line} 行第 {column} 列起有")
    assert f"line {line}, column {column}" in source.problems[0].en
    assert [block for block in source.blocks if "\ufffd" not in source.text[block.span.start : block.span.end]]


def test_a_line_of_megabytes_is_one_block() -> None:
    text = "全县教师1236人参加培训。" * 300_000
    assert [block.span.end for block in line_blocks(text)] == [len(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 总结\n\n## 一、修渠\n\n全年修渠**12条**。\n", "markdown"),
        ("# 总结\n# 计划\n- **修渠**要抓紧。\n", "markdown"),
        ("# 总结\n# 计划\n全年修渠12条。\n", ""),
        ("## 一、修渠\n全年修渠12条。\n", ""),
        ("#春耕##修渠#\n#春耕# 修渠#\n全年修渠12条。\n", ""),
    ],
)
def test_what_is_written_in_markdown_is_read_as_such(text: str, expected: str) -> None:
    source = PlainReader().read(text.encode("utf-8-sig"))
    assert source.format == expected
    assert all("#" not in source.text[block.span.start : block.span.start + 1] for block in source.blocks) == bool(
        expected
    )
