from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from edulint.testing import document_of
from edulint_duplicates.passages.normalise import Compact, compacted, han_count

TEXTS = st.text(st.sampled_from("教育局二〇 ，。、（）\n\r\t\u3000\ue5e5Ａ1a×%“”𠮷-_"), max_size=80)


@given(TEXTS)
def test_every_position_leads_back(text: str) -> None:
    document = document_of(f"题{text}")
    compact = Compact(document)
    for position, character in enumerate(compact.text):
        offset = compact.offset(position)
        assert document.folded[offset] == character
        assert compact.position(offset) == position


@given(TEXTS)
def test_nothing_but_marks_is_lost(text: str) -> None:
    document = document_of(f"题{text}")
    compact = Compact(document)
    kept = {compact.offset(position) for position in range(len(compact.text))}
    assert not any(document.folded[offset].isalnum() for offset in range(len(document.text)) if offset not in kept)


@given(TEXTS, st.integers(0, 80), st.integers(1, 20))
def test_spans_hold_the_same_words(text: str, start: int, length: int) -> None:
    compact = Compact(document_of(f"题{text}"))
    start = min(start, len(compact.text) - 1)
    end = min(start + length, len(compact.text))
    span = compact.span(start, end)
    assert compact.range(span) == (start, end)
    assert compacted(compact.document.slice(span)) == compact.text[start:end]


def test_code_is_left_out() -> None:
    compact = Compact(document_of("# 题\n\n```\n代码\n```\n\n正文\n", "a.md"))
    assert compact.text == "题正文"


def test_han_are_counted() -> None:
    assert han_count("〇一𠮷3a，鿿") == 4


def test_places_beside_the_first_and_the_last_character() -> None:
    compact = Compact(document_of("（渔港，码头）。"))
    assert compact.text == "渔港码头"
    assert [compact.position(offset) for offset in range(8)] == [0, 0, 1, 2, 2, 3, 4, 4]
