"""What is shown of strangers' words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edulint.text.visible import in_cell, lines_shown, one_line, visible


@given(st.text())
def test_it_keeps_every_offset_and_shows_no_control(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not any(
        unicodedata.category(one) in ("Cc", "Cs") for one in shown.replace("\n", "").replace("\t", "").replace("\r", "")
    )


def test_words_cannot_be_turned_round() -> None:
    assert visible("校长\u202e李\u2066某") == "校长\ufffd李\ufffd某"


def test_the_indent_of_web_pages_is_a_space() -> None:
    assert visible("\ue5e5一、") == "\u3000一、"


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    shown = one_line(text)
    assert len(shown) == len(text)
    assert len(shown.splitlines()) <= 1
    assert visible(shown) == shown


@pytest.mark.parametrize(
    "command", ["::error file=a::完", " \t::add-mask::年", "##[error]完", "去##[group]", "##vso[task]"]
)
def test_a_line_is_no_command_of_a_build_log(command: str) -> None:
    shown = one_line(command)
    assert not shown.strip().startswith("::")
    assert "##[" not in shown
    assert "##vso[" not in shown


def test_colons_inside_a_line_stay() -> None:
    assert one_line("时间::地点 # 一") == "时间::地点 # 一"


def test_each_of_several_lines_is_made_harmless() -> None:
    shown = lines_shown(" ::error::完\r\n\t##[group]\x1b\r年\n")
    assert shown == " \ufffd:error::完\n    #\ufffd[group]\ufffd\n年\n"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM", "'@SUM"),
        ("\t=1", " =1"),
        ("-12.5", "-12.5"),
        ("-甲", "'-甲"),
        ("共5人", "共5人"),
        ("", ""),
    ],
)
def test_a_spreadsheet_runs_nothing(text: str, shown: str) -> None:
    assert in_cell(text) == shown
