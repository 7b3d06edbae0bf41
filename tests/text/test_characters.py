"""Kinds of characters, and which of a few stand in a text."""

from __future__ import annotations

import pytest

from edulint.api import holds_any


@pytest.mark.parametrize(
    ("text", "words", "holds"),
    [
        ("二O一九年", "OoIl", True),
        ("二〇一九年", "OoIl", False),
        ("与上年同期相比", ("环比", "上年同期"), True),
        ("与上年相比", ("环比", "上年同期"), False),
        ("", "OoIl", False),
        ("今年", "", False),
    ],
)
def test_one_of_the_words_is_enough(text: str, words: str | tuple[str, ...], holds: bool) -> None:
    assert holds_any(text, words) is holds
