"""What the pack's fixes do to whole texts, whatever stands in them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

import edulint_punctuation
from edulint.api import Finding
from edulint.run.fixes import applicable, fix_until_stable
from edulint.testing import document_of, findings_of

PIECES = [
    *'，。、；：？！“”（）《》〔〕……——-.,:;?!()"%％／ \n',
    "县",
    "等",
    "第一",
    "首先",
    "三、四个",
    "3.5",
    "99。1%",
    "23年3月",
    "青教发[2023]12号",
    "ＧＤＰ",
    "５",
    "x",
    "https://example.cn/a,b",
    "a@example.cn",
    "8:30",
    "1:13",
    "加强领导",
    "--",
    "...",
    "。。。",
    "等等",
    "十",
]
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def found_in(text: str, format_name: str = "text") -> Sequence[Finding]:
    drafts = {"draft.txt": document_of(text, "draft.txt", format_name)} if text.strip() else {}
    return [finding for check in edulint_punctuation.edulint_checks() for finding in findings_of(check(), drafts)]


def words_of(text: str) -> str:
    """Return the letters and digits of a text, all half-width, without those that fixes may add or take."""
    folded = "".join(chr(ord(one) - 0xFEE0) if "０" <= one <= "ｚ" else one for one in text)
    return "".join(one for one in folded if one.isalnum() and one not in "第0")


@given(texts)
def test_a_second_run_finds_nothing_left_to_fix(text: str) -> None:
    fixed = fix_until_stable(text, found_in).text
    assert applicable(found_in(fixed)) == ()


@given(texts)
def test_safe_fixes_keep_every_word(text: str) -> None:
    assert words_of(fix_until_stable(text, found_in).text) == words_of(text)


@given(texts)
def test_safe_fixes_keep_the_lines(text: str) -> None:
    assert fix_until_stable(text, found_in).text.count("\n") == text.count("\n")


def test_everything_at_once() -> None:
    text = "第一、加强领导,,落实责任;入学率99。1%,依据青教发[2023]012号--全县５所学校...，等等。\r\n"
    assert fix_until_stable(text, found_in).text == (
        "第一，加强领导，落实责任；入学率99.1%，依据青教发〔2023〕12号——全县5所学校……，等等。\r\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "# 标题\n\n- [ ] 任务\n- [说明](https://example.cn/a(1),b)\n\n| a | b |\n|:--|--:|\n| 1 | 2 |\n",
        "---\ntitle: 总结,2023\n---\n\n正文。\n\n```\n甲,乙...--\n```\n",
        "正文 `a,b--c` 和 <span title='甲,乙'>全县</span>。\n",
        "脚注[^1]。\n\n[^1]: 说明。\n\n[链接]: https://example.cn/甲,乙\n",
    ],
)
def test_markup_is_left_alone(text: str) -> None:
    assert found_in(text, "markdown") == []


@pytest.mark.slow
def test_a_pathological_text_is_read_in_time() -> None:
    for text in (
        "（" * 20_000,
        "（" * 20_000 + "）" * 20_000,
        "（" * 20_000 + "\n" + "》" * 20_000,
        "](" * 20_000,
        "“" * 20_000,
        "，" * 20_000,
        "…" * 20_001,
        "-" * 20_001,
        "号" * 20_000,
        "[" * 20_000,
        '"' * 20_001,
        "一、" * 20_000,
        "1）" * 10_000,
        "'甲“" * 7_000,
        "甲-" * 10_000,
        "（甲。" * 7_000,
        "：“甲。\n" * 5_000,
    ):
        assert len(found_in("甲" + text)) <= len(text)
