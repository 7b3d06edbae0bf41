"""Numbers that Word gives beside those that people write: they count, and are never at fault."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import edulint_numbering
from edulint.api import Block, Document, Source, Span
from edulint.outline.assembly import assemble
from edulint.testing import findings_of
from tests.word.docx import level, lists, numbered, outline, paragraph, read

LIST = level(0, "%1、", "chineseCounting") + level(1, "（%2）", "chineseCounting") + level(2, "%3.")
REPORT = [
    *(
        "一、工作回顾",
        "（一）教学",
        "课堂教学扎实。",
        "1.备课",
        "集体备课。",
        "2.上课",
        "上好每节课。",
        "（二）安全",
        "安全无事故。",
    ),
    *(
        "二、主要做法",
        "做好以下三项工作：",
        "（一）抓学习",
        "学习认真。",
        "（二）抓落实",
        "落实有力。",
        "（三）抓督查",
        "督查到位。",
    ),
    *("三、工作打算", "（一）教学", "改进教学。", "（二）安全", "守住底线。", "（三）后勤", "保障有力。"),
]


def found(document: Document) -> list[tuple[str, str]]:
    """Return code and words of what the checks of numbering find."""
    checks = [check() for check in edulint_numbering.edulint_checks()]
    return [
        (finding.code, document.slice(finding.span))
        for check in checks
        for finding in findings_of(check, {document.path: document})
    ]


def given_here_and_there(choices: list[bool]) -> Document:
    """Return the report with some of its numbers given by Word."""
    lines, blocks, at = [], [], 0
    for line, is_given in zip(REPORT, choices, strict=True):
        end = max(line.find(mark) for mark in "、）.") + 1
        label = line[:end] if is_given and not line.endswith(("。", "：")) else ""
        words = line.removeprefix(label)
        lines.append(words)
        blocks.append(Block(Span(at, at + len(words)), label=label))
        at += len(words) + 1
    return assemble(Source("\n".join(lines), tuple(blocks)), "draft.docx", "word")


@given(st.lists(st.booleans(), min_size=len(REPORT), max_size=len(REPORT)))
def test_whichever_numbers_word_gives_a_right_report_is_silent(choices: list[bool]) -> None:
    document = given_here_and_there(choices)
    assert found(document) == []
    assert outline(document) == outline(given_here_and_there([False] * len(REPORT)))


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        (numbered("回顾") + numbered("做法") + paragraph("四、打算"), [("NU101", "四、")]),
        (paragraph("一、回顾") + numbered("做法", 2) + paragraph("四、打算"), [("NU101", "四、")]),
        (paragraph("一、回顾") + numbered("做法", 2) + paragraph("三、打算"), []),
        (numbered("回顾") + paragraph("二、做法") + paragraph("二、打算"), [("NU102", "二、")]),
        # What Word numbers is right by itself, also beside a number that was written over it.
        (numbered("回顾") + paragraph("二、做法") + numbered("打算"), []),
        (numbered("回顾", 2) + numbered("做法", 2), []),
        (numbered("做好工作", 2), []),
    ],
)
def test_written_numbers_are_checked_against_those_that_word_gives(body: str, faults: list[tuple[str, str]]) -> None:
    document = read(
        paragraph("2023年工作情况如下。") + body, numbering=lists(LIST, level(0, "%1、", "chineseCounting", 2))
    )
    assert found(document) == faults


def test_given_decimals_count_too() -> None:
    definition = level(0, "%1.") + level(1, "%1.%2")
    body = numbered("概况") + numbered("背景", level=1) + paragraph("1.2 目标") + paragraph("2.做法")
    document = read(paragraph("2023年工作情况如下。") + body, numbering=lists(definition))
    assert found(document) == []
    assert outline(document) == ["1.概况", ".1.1背景", ".1.2目标", "2.做法"]


def test_manners_marks_and_levels_of_given_numbers_are_words_own() -> None:
    definition = level(0, "%1，", "chineseCounting") + level(1, "%2)") + level(2, "（%3）、")
    body = numbered("回顾", level=2) + numbered("做法", level=1) + numbered("打算") + paragraph("二、总结")
    assert found(read(paragraph("工作如下。") + body, numbering=lists(definition))) == []


def test_a_list_that_word_numbers_below_a_written_number_of_its_style_is_a_list_of_its_own() -> None:
    body = paragraph("1. 环境") + numbered("数据库") + numbered("系统") + paragraph("2. 规则")
    body += numbered("表名", 2) + numbered("列名", 2) + paragraph("3. 安全")
    document = read(paragraph("工作如下。") + body, numbering=lists(level(0, "%1."), level(0, "%1.")))
    assert found(document) == []
    assert outline(document) == ["1.环境", ".1.数据库", ".2.系统", "2.规则", ".1.表名", ".2.列名", "3.安全"]


def test_a_written_list_below_a_number_of_its_style_that_word_gives_is_a_list_of_its_own() -> None:
    body = numbered("环境") + paragraph("1.数据库") + paragraph("2.系统") + numbered("规则")
    document = read(paragraph("工作如下。") + body, numbering=lists(level(0, "%1.")))
    assert found(document) == []
    assert outline(document) == ["1.环境", ".1.数据库", ".2.系统", "2.规则"]
