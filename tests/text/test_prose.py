from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edulint.testing import document_of
from edulint.text.lines import with_line_feeds
from edulint.text.prose import BLOT, prose_of
from edulint.text.spans import Span


def read_as(text: str, *, markdown: bool = False) -> str:
    """Return the prose of a text with each stretch that is none as one □."""
    prose = prose_of(text, [Span(0, len(text))], markdown=markdown)
    assert len(prose) == len(text)
    return "□".join(part for part in prose.replace(BLOT, "\n").split("\n") if part) if prose != text else text


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("见https://example.com/a?b=xx，谢谢", "见□，谢谢"),
        ("发至zhang.san@example.com.cn，谢谢", "发至□，谢谢"),
        ("在www.example.com查询", "在□查询"),
        ("网址：\nwww.example.com\n邮箱：\nwang@example.com", "网址：□邮箱："),
        ("可登录(http://www.example.com/)下载，见(https://example.com/x_(1).htm)", "可登录(□)下载，见(□)"),
        ("见[http://www.example.com/]一栏，见http://example.com/a[1]一栏", "见[□]一栏，见□一栏"),
        ("A@一", "A@一"),
        ("比例1:3，邮箱@前台", "比例1:3，邮箱@前台"),
    ],
)
def test_addresses_are_no_prose(text: str, prose: str) -> None:
    assert read_as(text) == prose


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("用`xx`表示", "用□表示"),
        ("见[附件](xx.pdf)。", "见[附件]□。"),
        ("第一行<br>第二行", "第一行□第二行"),
        ("金额\\|万元", "金额□万元"),
    ],
)
def test_marks_of_markdown_are_no_prose(text: str, prose: str) -> None:
    assert read_as(text, markdown=True) == prose
    assert read_as(text) == text


def test_what_stands_between_blocks_is_blotted_out_and_lines_stay() -> None:
    document = document_of("---\ntitle: xx\n---\n# 总结\n\n```\nxx\n```\n正文\n", "draft.md")
    assert document.prose.replace(BLOT, "") == "\n \n\n 总结\n\n\n\n\n正文\n"
    assert len(document.prose) == len(document.text)


@given(st.one_of(st.text(), st.lists(st.sampled_from("a1.@:/\\w`[]()<>一 \n")).map("".join)), st.booleans())
def test_offsets_and_line_ends_stay(text: str, markdown: bool) -> None:
    prose = prose_of(text, [Span(0, len(text))], markdown=markdown)
    assert len(prose) == len(text)
    # A carriage return that ends a line alone is read as a line feed.
    seen = with_line_feeds(text)
    assert all(new in (old, BLOT) for old, new in zip(seen, prose, strict=True))
    assert [character == "\n" for character in prose] == [character == "\n" for character in seen]
