from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edulint.text.lines import line_starts

# Every line end an editor knows, those that only Python knows, and what else could be mistaken for one.
LINE_TEXT = st.text(st.sampled_from("一二、。a \r\n\t\x0b\x0c\x1c\x85\u2028\u2029\ufeff\ue5e5\U00020000"))


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("", (0,)),
        ("一", (0,)),
        ("一\n", (0, 2)),
        ("一\r\n二\r三\n四", (0, 3, 5, 7)),
        ("\n\r", (0, 1, 2)),
        ("一\x0b二\x0c三\x85四\u2028五", (0,)),
    ],
)
def test_lines_begin_where_an_editor_begins_them(text: str, starts: tuple[int, ...]) -> None:
    assert line_starts(text) == starts


@given(st.one_of(st.text(), LINE_TEXT))
def test_lines_are_those_of_an_editor(text: str) -> None:
    starts = line_starts(text)
    lines = [text[start:end] for start, end in zip(starts, (*starts[1:], len(text)), strict=True)]
    assert "".join(lines) == text
    assert [line.rstrip("\r\n") for line in lines] == re.split(r"\r\n|\r|\n", text)
