"""Text read in the wrong encoding, whatever it said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edulint.testing import document_of
from edulint_residue.mojibake import garbled

WORDS = "全县教育系统扎实推进各项工作质量明显提高群众满意度上升一年来"


some_words = st.lists(st.sampled_from(WORDS), min_size=6, max_size=20, unique=True).map("".join)


@pytest.mark.parametrize("written", ["utf-8", "gbk"])
@given(some_words)
def test_what_was_read_as_western_letters_is_told(written: str, words: str) -> None:
    wrong = words.encode(written).decode("latin-1")
    [found] = garbled(document_of(f"abc {wrong} abc"))
    assert (found.said, found.whole) == (words, True)


@given(some_words)
def test_what_was_read_as_gbk_is_told_as_far_as_bytes_are_left(words: str) -> None:
    wrong = words.encode().decode("gbk", "replace")
    told = "".join(one.said for one in garbled(document_of(f"abc {wrong} abc")))
    assert set(told) <= set(words)
    # What stands before the first pair of signs that right texts hardly have is not told, were its bytes all there.
    assert len(told) >= len(words) // 3


@pytest.mark.parametrize("signs", ["张骞甯琛", "张琛°", "×·°", "é·"])
@given(st.data())
def test_right_text_is_left_alone(signs: str, data: st.DataObject) -> None:
    text = data.draw(st.text(st.sampled_from(WORDS + signs + "，。、“” "), max_size=40))
    assert garbled(document_of(f"县{text}")) == []


def test_characters_that_bytes_make_by_chance_are_not_told() -> None:
    assert garbled(document_of("张琛°·")) == []
    assert garbled(document_of("卡é·°")) == []


def test_a_long_run_is_read_piece_by_piece() -> None:
    wrong = (WORDS * 40).encode().decode("gbk", "replace")
    told = "".join(one.said for one in garbled(document_of(wrong)))
    assert len(told) > 0.9 * len(WORDS * 40)
