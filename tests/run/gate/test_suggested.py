"""The words by which an accepted finding is known are its own alone, today and when the draft grows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from edulint.run.gate.accepting import accepted_by
from edulint.run.gate.suggested import words_of
from edulint.settings.profile import ConfiguredAcceptance
from edulint.testing import document_of
from tests.catalogue import FindWord

NEAR = st.text("甲乙丙丁戊己庚辛壬癸，", max_size=12)
FAR = st.text("子丑寅卯辰巳午未申酉。", max_size=12)


def accepted(text: str, index: int, later: str) -> tuple[str, list[int]]:
    """Return the words that accept a finding of a text, and where they accept one in a later text."""
    document = document_of(text)
    findings = list(FindWord().check(document))
    words = words_of(findings[index], findings, document)
    document = document_of(later)
    entry = ConfiguredAcceptance(frozenset({"AA101"}), words, "", 0)
    return words, [one.span.start for one in accepted_by(entry, list(FindWord().check(document)), document)]


@given(NEAR, NEAR, FAR, FAR)
def test_the_same_short_word_in_another_place_is_told(before: str, after: str, left: str, right: str) -> None:
    text = f"甲{before}坏{after}乙"
    words, places = accepted(text, 0, f"{text}\n{left}坏{right}")
    assert places == [len(before) + 1]
    assert words in text


@given(st.lists(NEAR, min_size=2, max_size=5), st.data())
def test_what_is_found_beside_it_is_told(parts: list[str], data: st.DataObject) -> None:
    # What stands between the words differs, so that each can be told from the others.
    text = "".join(f"{index}{part}坏" for index, part in enumerate(parts))
    index = data.draw(st.integers(0, len(parts) - 1))
    _, places = accepted(text, index, text)
    assert places == [[at for at, sign in enumerate(text) if sign == "坏"][index]]


def test_words_that_tell_enough_are_kept_alone() -> None:
    words, _ = accepted("今年全县教育工作坏，成绩不明显，明年再接再厉。", 0, "好")
    assert words == "教育工作坏，成绩不"
