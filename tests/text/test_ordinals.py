"""Ordinals: read in every manner and width, and told from what only looks like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edulint.text.fold import fold
from edulint.text.numerals import int_to_han
from edulint.text.ordinal_scan import doubtful_ordinal_at, ordinal_at
from edulint.text.ordinal_search import ordinals_in
from edulint.text.ordinals import Ordinal, OrdinalStyle, renumbered

HAN_MANNERS = {
    OrdinalStyle.REPORT: "第{}篇",
    OrdinalStyle.PART: "第{}部分",
    OrdinalStyle.CHAPTER: "第{}章",
    OrdinalStyle.DIVISION: "第{}节",
    OrdinalStyle.ARTICLE: "第{}条　",
    OrdinalStyle.HAN_COMMA: "{}、",
    OrdinalStyle.HAN_DOT: "{}.",
    OrdinalStyle.HAN_PAREN: "（{}）",
    OrdinalStyle.HAN_HALF_PAREN: "{}）",
    OrdinalStyle.POINT: "{}是",
    OrdinalStyle.FIRST: "第{}，",
}
DIGIT_MANNERS = {
    OrdinalStyle.CHAPTER: "第{}章",
    OrdinalStyle.DIGIT_COMMA: "{}、",
    OrdinalStyle.DIGIT_DOT: "{}.",
    OrdinalStyle.DIGIT_PAREN: "（{}）",
    OrdinalStyle.DIGIT_HALF_PAREN: "{}）",
    OrdinalStyle.DECIMAL: "3.{} ",
}
TITLES = st.sampled_from(["加强队伍建设", "做好教师招聘工作。今年", "“两基”巩固提高", "完善制度"])


def read(text: str) -> Ordinal | None:
    return ordinal_at(text, fold(text), 0, len(text))


def widened(text: str) -> str:
    """Return the text with its ASCII characters in full width."""
    return "".join(chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else character for character in text)


@given(st.sampled_from(list(HAN_MANNERS.items())), st.integers(1, 99), TITLES, st.booleans())
def test_han_numbers_in_every_manner(
    manner: tuple[OrdinalStyle, str], value: int, title: str, half_width: bool
) -> None:
    style, written = manner
    text = written.format(int_to_han(value)) + title
    ordinal = read(fold(text) if half_width else text)
    assert ordinal is not None
    assert (ordinal.style, ordinal.value) == (style, value)


@given(st.sampled_from(list(DIGIT_MANNERS.items())), st.integers(1, 99), TITLES, st.booleans())
def test_digits_in_every_manner(manner: tuple[OrdinalStyle, str], value: int, title: str, half_width: bool) -> None:
    style, written = manner
    text = widened(written.format(value)) + title
    ordinal = read(fold(text) if half_width else text)
    assert ordinal is not None
    assert (ordinal.style, ordinal.value) == (style, value)


def test_a_number_past_what_han_numerals_count_cannot_be_written() -> None:
    ordinal = read("一、甲")
    assert ordinal is not None
    assert (renumbered(ordinal, 999), renumbered(ordinal, 1000)) == ("九百九十九", None)


@given(
    st.sampled_from([*HAN_MANNERS.values(), *DIGIT_MANNERS.values()]), st.integers(1, 99), st.integers(1, 99), TITLES
)
def test_a_renumbered_ordinal_is_read_with_its_new_number(written: str, value: int, other: int, title: str) -> None:
    text = written.format(int_to_han(value) if written in HAN_MANNERS.values() else value) + title
    ordinal = read(text)
    assert ordinal is not None
    number = renumbered(ordinal, other)
    assert number is not None
    changed = read(text[: ordinal.digits.start] + number + text[ordinal.digits.end :])
    assert changed is not None
    assert (changed.style, changed.value) == (ordinal.style, other)
    assert text[ordinal.span.end :].strip() == title


@pytest.mark.parametrize(
    ("text", "style", "value"),
    [
        ("①完善制度", OrdinalStyle.CIRCLED, 1),
        ("⑳完善制度", OrdinalStyle.CIRCLED, 20),
        ("❸完善制度", OrdinalStyle.CIRCLED, 3),
        ("⑴完善制度", OrdinalStyle.DIGIT_PAREN, 1),
        ("⒈完善制度", OrdinalStyle.DIGIT_DOT, 1),
        ("㈠完善制度", OrdinalStyle.HAN_PAREN, 1),
        ("首先，完善制度", OrdinalStyle.WORD, 1),
        ("其次，完善制度", OrdinalStyle.WORD, 2),
        ("最后，完善制度", OrdinalStyle.WORD, None),
        ("二要从严把关", OrdinalStyle.POINT, 2),
        ("（ 三 ）完善制度", OrdinalStyle.HAN_PAREN, 3),
        ("（\n三）完善制度", OrdinalStyle.HAN_PAREN, 3),
        ("（一）、完善制度", OrdinalStyle.HAN_PAREN, 1),
        ("1.2022年完成校舍改造", OrdinalStyle.DIGIT_DOT, 1),
        ("1.20xx年完成校舍改造", OrdinalStyle.DIGIT_DOT, 1),
        ("六.2024年工作计划", OrdinalStyle.HAN_DOT, 6),
        ("x.加强管理", OrdinalStyle.DIGIT_DOT, None),
        ("（×）加强管理", OrdinalStyle.DIGIT_PAREN, None),
        ("一、二十大精神深入人心", OrdinalStyle.HAN_COMMA, 1),
        ("二、三个坚持", OrdinalStyle.HAN_COMMA, 2),
        ("1.1 总体要求", OrdinalStyle.DECIMAL, 1),
    ],
)
def test_what_is_an_ordinal(text: str, style: OrdinalStyle, value: int | None) -> None:
    ordinal = read(text)
    assert ordinal is not None
    assert (ordinal.style, ordinal.value) == (style, value)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "一、二年级课后服务",
            "三、四月份开展宣传",
            "第一、二产业",
            "第一、第三产业增加值",
            "6.26禁毒日",
            "5．１２防灾减灾日",
            "1.2万元",
        ),
        *("第三条规定", "第三条铁路建成", "第一部分是总论", "第三章程", "第一节课", "第二篇文章", "一要素保障"),
        *("3+x高考", "x光机", "2023年", "100、200人", "（共三项）", "", "（", "第", "1", "一"),
    ],
)
def test_what_only_looks_like_one(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize("text", ["21.5+2就业之家", "1、xx学校", "3、5月底前完成", "第三条为规范管理", "二、三项工作"])
def test_what_only_its_neighbours_can_tell(text: str) -> None:
    assert read(text) is None
    assert doubtful_ordinal_at(text, fold(text), 0, len(text)) is not None


def test_points_inside_a_paragraph() -> None:
    text = "主要做法：一是备课；二是上课，三是评课。首先，统一思想。（1）消防；（2）用电。PM2.5）下降.四是整改"
    found = ordinals_in(text, fold(text), 0, len(text))
    assert [ordinal.text for ordinal in found] == ["一是", "二是", "三是", "首先，", "（1）", "（2）", "四是"]


@given(st.text(alphabet="（(一二三十12.．、)） 第条是x①首先\n年", max_size=30))
def test_any_text_is_read_and_spans_lie_inside_it(text: str) -> None:
    for ordinal in ordinals_in(text, fold(text), 0, len(text)):
        assert 0 <= ordinal.span.start <= ordinal.digits.start < ordinal.digits.end <= ordinal.span.end <= len(text)
        assert ordinal.text == text[ordinal.span.start : ordinal.span.end]
        assert ordinal.value is None or ordinal.value > 0
