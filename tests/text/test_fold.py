from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from edulint.text.fold import fold


def test_full_width_forms_become_ascii() -> None:
    assert fold("（１）５．１２％，ＡＢｃ：") == "(1)5.12%,ABc:"


def test_every_kind_of_indent_becomes_a_space() -> None:
    assert fold("\u3000\ue5e5\u00a0\u2003\t\ufeff\u200b一、") == "       一、"


def test_signs_of_radicals_become_characters() -> None:
    assert fold("⼀、⼯作⻓⾜，⺠⽣⻅效；⺮") == "一、工作长足,民生见效;⺮"


def test_han_marks_and_line_ends_stay() -> None:
    assert fold("。、“”《》\r\n\x0b\x85\u2028") == "。、“”《》\r\n\x0b\x85\u2028"


@given(st.text())
def test_offsets_stay(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded
    assert [character in "\r\n" for character in folded] == [character in "\r\n" for character in text]


def test_drafts_are_told_apart_however_long() -> None:
    one, other = "（一）\u3000" * 1000, "（二）\u3000" * 1000
    assert [fold(text) for text in (one, other, one)] == ["(一) " * 1000, "(二) " * 1000, "(一) " * 1000]
