from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edulint.model import Block, BlockKind
from edulint.readers.markdown import MarkdownReader
from edulint.readers.markdown_blocks import markdown_blocks
from edulint.readers.reader import ReadError
from edulint.text.fold import fold
from edulint.text.lines import line_starts
from tests.readers.strategies import markdown_texts


def told(text: str) -> list[tuple[str, str]]:
    """Return kind and words of each block."""
    return [(block.kind.value, text[block.span.start : block.span.end]) for block in markdown_blocks(text)]


def words(text: str) -> list[str]:
    return [words for _, words in told(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "---\ntitle: 总结\n---\n正文",
            [("front-matter", "---"), ("front-matter", "title: 总结"), ("front-matter", "---"), ("paragraph", "正文")],
            id="front matter",
        ),
        pytest.param(
            "---\n\n全县教师：1236人\n\n---\n",
            [("paragraph", "全县教师：1236人")],
            id="a rule at the top is no front matter",
        ),
        pytest.param(
            "```python\nxx = 1\n```\n正文",
            [("code", "```python"), ("code", "xx = 1"), ("code", "```"), ("paragraph", "正文")],
            id="fenced code",
        ),
        pytest.param("    一、主要工作\n", [("paragraph", "一、主要工作")], id="an indent of four is no code"),
        pytest.param(
            "# 2023年工作总结\n## 一、回顾 ##\n", [("title", "2023年工作总结"), ("heading", "一、回顾")], id="headings"
        ),
        pytest.param(
            "# 一、回顾\n# 二、打算\n",
            [("heading", "一、回顾"), ("heading", "二、打算")],
            id="numbered chapters are no titles",
        ),
        pytest.param("## 学习C#\n##\n", [("heading", "学习C#")], id="a hash that closes nothing"),
        pytest.param("一、回顾\n---\n正文", [("heading", "一、回顾"), ("paragraph", "正文")], id="setext heading"),
        pytest.param("全县工作平稳推进。\n---\n", [("paragraph", "全县工作平稳推进。")], id="a rule under a sentence"),
        pytest.param(
            "第一行\n第二行\n===\n", [("paragraph", "第一行"), ("paragraph", "第二行")], id="a rule under a paragraph"
        ),
        pytest.param(
            "- 一项\n  续行\n  1. 内层\n",
            [("list-item", "一项"), ("paragraph", "续行"), ("list-item", "内层")],
            id="nested list",
        ),
        pytest.param("- - 两层\n", [("list-item", "两层")], id="lists opened together"),
        pytest.param("- [x] 已办\n- [ ] 待办\n", [("list-item", "已办"), ("list-item", "待办")], id="task list"),
        pytest.param(
            "> > 引文\n> - 引文中的列表\n", [("paragraph", "引文"), ("list-item", "引文中的列表")], id="quotations"
        ),
        pytest.param("- # 一、回顾\n", [("heading", "一、回顾")], id="a heading in a list"),
        pytest.param(
            "<!-- 内部\n批注 -->\n\n正文",
            [("code", "<!-- 内部"), ("code", "批注 -->"), ("paragraph", "正文")],
            id="comment",
        ),
        pytest.param('<p align="center">青川县</p>\n', [("paragraph", "青川县")], id="text between tags"),
        pytest.param("[^1]: 数据来自年报。\n", [("footnote", "数据来自年报。")], id="footnote"),
        pytest.param("正文\n\n***\n", [("paragraph", "正文")], id="a rule is no block"),
        pytest.param("**一、回顾**\n", [("paragraph", "一、回顾")], id="bold heading"),
        pytest.param(
            "**（一）师德。** 全县推进。\n", [("paragraph", "（一）师德。** 全县推进。")], id="bold run-in heading"
        ),
        pytest.param("**大学2023年招生\n", [("paragraph", "**大学2023年招生")], id="asterisks that stand for a name"),
    ],
)
def test_blocks(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


TABLE = "| 项目 | 金额\\|万元 |\n|---|:-:|\n| 校舍 | 3600 |\n合计 |  | **5600**\n"


def cells(text: str) -> list[tuple[str, int, int, bool]]:
    return [
        (text[block.span.start : block.span.end], block.cell.row, block.cell.column, block.cell.header)
        for block in markdown_blocks(text)
        if block.cell
    ]


def test_cells_have_their_places() -> None:
    assert cells(TABLE) == [
        ("项目", 0, 0, True),
        ("金额\\|万元", 0, 1, True),
        ("校舍", 1, 0, False),
        ("3600", 1, 1, False),
        ("合计", 2, 0, False),
        ("5600", 2, 2, False),
    ]


@pytest.mark.parametrize("mark", ["> ", "> > ", "  "])
def test_a_table_in_a_quotation_is_a_table(mark: str) -> None:
    assert cells("".join(mark + line for line in TABLE.splitlines(keepends=True))) == cells(TABLE)


def test_tables_are_counted() -> None:
    text = f"{TABLE}\n\n{TABLE}"
    assert [block.cell.table for block in markdown_blocks(text) if block.cell] == [0] * 6 + [1] * 6


def test_headings_have_levels_and_say_that_markup_made_them() -> None:
    blocks = list(markdown_blocks("# 总结\n## 回顾\n### 1. 师资\n- 项\n段"))
    assert [(block.level, block.markup) for block in blocks] == [(0, True), (2, True), (3, True), (0, True), (0, False)]


def _require_order(text: str, blocks: list[Block]) -> None:
    folded = fold(text)
    at = 0
    for block in blocks:
        assert at <= block.span.start < block.span.end <= len(text)
        words = folded[block.span.start : block.span.end]
        assert words == words.strip()
        assert not re.search(r"[\r\n]", words)
        at = block.span.end


@given(markdown_texts)
def test_blocks_are_in_order_and_hold_no_space_at_their_ends(text: str) -> None:
    _require_order(text, list(markdown_blocks(text)))


@given(markdown_texts, st.sampled_from(["\r", "\r\n"]))
def test_line_ends_make_no_difference(text: str, end: str) -> None:
    text = re.sub(r"\r\n|\r", "\n", text)
    assert told(text.replace("\n", end)) == told(text)


@given(markdown_texts, st.sampled_from("\x0b\x0c\x1c\x85\u2028\0"))
def test_what_only_looks_like_a_line_end_moves_no_line(text: str, character: str) -> None:
    """Each line begins with a letter that stands for such a character in the second reading."""
    lines = re.split(r"\r\n|\r|\n", text)
    marked = "\n".join(f"{line}甲乙{number}" for number, line in enumerate(lines))
    odd = marked.replace("甲乙", f"甲{character}乙")
    kinds = [_kinds(one) for one in (marked, odd)]
    assert kinds[0] == kinds[1]


def _kinds(text: str) -> list[tuple[int, BlockKind]]:
    starts = line_starts(text)
    return [(sum(start <= block.span.start for start in starts), block.kind) for block in markdown_blocks(text)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(">" * 3000 + " 引文", id="quotations"),
        pytest.param("- " * 3000 + "项", id="lists"),
        pytest.param("\n".join("  " * depth + "- 项" for depth in range(400)), id="a list of many levels"),
        pytest.param("[" * 20_000 + "文", id="brackets"),
        pytest.param("*一_" * 20_000, id="emphasis"),
        pytest.param("---\n" * 2000 + "文", id="rules"),
        pytest.param("<" * 20_000 + "文", id="tags"),
        pytest.param("| " * 5000 + "文", id="pipes"),
        pytest.param("---\nkey: 值\n  ", id="front matter that never ends"),
    ],
)
def test_odd_markdown_is_read(text: str) -> None:
    blocks = list(markdown_blocks(text))
    _require_order(text, blocks)
    assert blocks


def test_an_empty_file_is_named() -> None:
    with pytest.raises(ReadError):
        MarkdownReader().read(b"\n\n")
