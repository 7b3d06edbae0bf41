"""Words of the draft itself that a pair of characters may stand for: where the pair stands, how long the draft is."""

from __future__ import annotations

import pytest

from edulint.testing.cases import document_of
from edulint_wording.own_words import slips_of_own_words

_FILLER = "教师队伍建设有序，抓教师培训，教师面貌一新。"


@pytest.mark.parametrize(
    ("repeats", "sentence", "wrong"),
    [
        (20, "古城的教适队伍和多处学校。", ["教适"]),
        # In a long draft the pair stands beside no mark: words meet.
        (200, "古城的教适队伍和多处学校。", []),
        (200, "古城抓教适。", ["教适"]),
        # The draft need not be long.
        (1, "古城抓教适。", ["教适"]),
        # Beside no neighbour of the word in the draft two words meet.
        (20, "古城有教适。", []),
    ],
)
def test_pair_beside_a_word_of_the_draft(repeats: int, sentence: str, wrong: list[str]) -> None:
    document = document_of(_FILLER * repeats + sentence)
    assert [slip.wrong for slip in slips_of_own_words(document, ())] == wrong


def test_what_is_told_is_not_told_again() -> None:
    document = document_of(_FILLER * 20 + "古城抓教适。")
    told = {slip.start for slip in slips_of_own_words(document, ())}
    assert told
    assert not list(slips_of_own_words(document, told))
