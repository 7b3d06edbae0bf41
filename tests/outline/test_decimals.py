"""Numbers like 1.1: ordinals in their company, figures alone."""

from __future__ import annotations

import pytest

from edulint.model import Document
from edulint.testing import document_of


def tree(document: Document) -> list[str]:
    """Return the headings, each with as many dashes before it as it lies deep."""
    headings = [block.heading for block in document.blocks if block.heading]
    return [
        f"{'-' * heading.level}{heading.ordinal.text if heading.ordinal else ''}{heading.text}" for heading in headings
    ]


def test_the_number_of_parts_tells_the_depth() -> None:
    text = "1 总则\n1.1 目的\n1.1.1 防汛\n1.1.2 抗旱\n1.2 范围\n2 职责\n2.1 县级\n2.1.1 水务局\n"
    assert tree(document_of(text)) == [
        *("-1总则", "--1.1目的", "---1.1.1防汛", "---1.1.2抗旱", "--1.2范围"),
        *("-2职责", "--2.1县级", "---2.1.1水务局"),
    ]


def test_decimals_stand_below_other_numbers_and_others_below_them() -> None:
    text = "一、总则\n1.1 目的\n（1）防汛\n（2）抗旱\n1.2 范围\n二、职责\n2.1 县级\n2.2 乡级\n"
    assert tree(document_of(text)) == [
        *("-一、总则", "--1.1目的", "---（1）防汛", "---（2）抗旱", "--1.2范围"),
        *("-二、职责", "--2.1县级", "--2.2乡级"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1.1编写目的\n说明用途。\n1.2编写依据\n",
        "１．１　编写目的\n说明用途。\n１．２　编写依据\n",
        "1.1、编写目的\n说明用途。\n1.2、编写依据\n",
        "1.1. 编写目的\n说明用途。\n1.2. 编写依据\n",
        "3.1 编写目的\n3.1.1 防汛\n",
        "4. 说明\n4.1 编写目的\n",
    ],
    ids=["run in", "full width", "with a comma", "with a full stop", "above another", "below a number"],
)
def test_a_decimal_is_read_in_its_company(text: str) -> None:
    assert "编写目的" in [block.heading.text for block in document_of(text).blocks if block.heading]


@pytest.mark.parametrize(
    "text",
    [
        "全年水费收入\n1.2 亿元\n比上年多\n1.3 亿元\n",
        "18.45 亿户\n18.46 亿户\n",
        "2.5个百分点\n2.6个百分点\n",
        "3.12 植树节\n5.4 青年节\n6.5 环境日\n",
        "9.5 水费\n12.8 电费\n",
        "1.0 初稿\n2.0 定稿\n",
        "2 张三 12\n3 李四 14\n",
    ],
    ids=["money", "households", "points", "days", "figures", "versions", "rows of a table"],
)
def test_a_figure_is_no_heading(text: str) -> None:
    assert tree(document_of(text)) == []


def test_a_gap_is_bridged_where_the_chapter_begins() -> None:
    assert tree(document_of("1.1 目的\n1.2 依据\n1.5 范围\n")) == ["-1.1目的", "-1.2依据", "-1.5范围"]
    deep = tree(document_of("1.2.1 目的\n1.2.2 依据\n1.2.5 范围\n"))
    assert [line.lstrip("-") for line in deep] == ["1.2.1目的", "1.2.2依据", "1.2.5范围"]


@pytest.mark.parametrize(
    ("text", "format_name", "line"),
    [
        ("1 总则\n\n1.1 目的\n\n防汛。\n\n1.3 范围\n\n全县。\n\n2 职责\n", "text", "--1.3范围"),
        ("# 预案\n\n## 总则\n\n### 1.1 目的\n\n防汛。\n\n### 1.3 范围\n\n全县。\n", "markdown", "--1.3范围"),
    ],
    ids=["short lines under their chapter", "headings by their format"],
)
def test_a_title_bridges_the_gap_behind_the_first(text: str, format_name: str, line: str) -> None:
    assert line in tree(document_of(text, format_name=format_name))


def test_a_sentence_or_another_chapter_bridges_no_gap() -> None:
    assert "1.3" not in "".join(tree(document_of("1 总则\n1.1 目的\n1.3 米以下的堤段已经全部加高。\n2 职责\n")))
    assert "1.3" not in "".join(tree(document_of("1 总则\n1.1 目的\n防汛。\n2 职责\n1.3 堤段\n")))


def test_a_figure_between_its_neighbours_is_a_number() -> None:
    text = "3.双城：新城与老城。\n4.1 核五城：一个中心，五座小城。\n5.百镇：一百个镇。\n"
    assert [
        block.heading.ordinal.text for block in document_of(text).blocks if block.heading and block.heading.ordinal
    ] == [
        "3.",
        "4.",
        "5.",
    ]


def test_a_decimal_is_missing_where_other_chapters_show_how_the_draft_counts() -> None:
    text = "1 情况\n1.1 修渠。\n1.3 修路。\n2 做法\n2.1 抓早。\n2.2 抓实。\n"
    assert [line for line in tree(document_of(text)) if "1.3" in line] == ["--1.3修路"]
    assert not [line for line in tree(document_of("1 情况\n1.1 修渠。\n1.3 修路。\n2 做法\n")) if "1.3" in line]


def test_a_title_may_begin_with_a_year() -> None:
    text = "1 情况\n1.1 修渠。\n1.2 2025年，修路3公里。\n1.3 20多处水毁工程修复。\n"
    assert "--1.22025年，修路3公里" in tree(document_of(text))
