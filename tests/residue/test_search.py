"""The quick searches against plain ones."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edulint_residue.echoes import Echoes
from edulint_residue.search import places_of

# A Han character beyond U+FFFF, one whose low byte is nought, a lone surrogate, and what a dot doesn't match.
texts = st.text(st.sampled_from("政策一的\u4e00\u4f00𠀀\ud840a\0\n"), max_size=40)


@pytest.mark.parametrize("length", [1, 2, 3, 4, 5])
@given(text=texts)
def test_echoes_are_what_the_pattern_finds(length: int, text: str) -> None:
    pattern = re.compile(rf"({'.' * length})\1+")
    found = [match.span() for match in Echoes(text).matches(pattern, length)]
    assert found == [match.span() for match in pattern.finditer(text)]


@given(st.text("甲乙丙", max_size=40), st.sets(st.text("甲乙丙", min_size=1, max_size=3)))
def test_places_are_where_a_search_for_each_word_finds_it(text: str, words: set[str]) -> None:
    places = sorted(places_of(words, text))
    assert places == sorted((match.start(), word) for word in words for match in re.finditer(word, text))
