"""What is shown of strangers' words."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from edulint.text.visible import visible


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
