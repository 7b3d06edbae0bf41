"""Numbers inside a quotation of several paragraphs belong to another text."""

from __future__ import annotations

from edulint.testing import document_of


def numbers(text: str) -> list[str]:
    blocks = document_of(text).blocks
    return [block.heading.ordinal.text for block in blocks if block.heading and block.heading.ordinal]


def test_a_quoted_list_heads_nothing() -> None:
    text = "一、将第二条修改为：\n“渡口办理下列事项：\n1. 核发证照；\n2. 检查船舶。”\n二、将第三条删除。\n"
    assert numbers(text) == ["一、", "二、"]


def test_a_quotation_without_end_is_none() -> None:
    text = "一、要做到：\n“三个坚持\n（一）坚持学习\n（二）坚持调研\n二、要落实。\n"
    assert numbers(text) == ["一、", "（一）", "（二）", "二、"]


def test_a_quotation_behind_no_colon_is_none() -> None:
    text = "一、会议精神\n“实干”是主线。\n（一）抓培训\n（二）抓“考核”\n"
    assert numbers(text) == ["一、", "（一）", "（二）"]
