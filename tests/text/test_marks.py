"""Sets of punctuation marks."""

from __future__ import annotations

from edulint.text import marks
from edulint.text.fold import fold


def test_a_set_serves_a_text_and_its_folded_form() -> None:
    for name in ("SENTENCE_ENDS", "STOPS", "CLAUSE_ENDS", "PAUSES", "OPENERS", "CLOSERS"):
        found = getattr(marks, name)
        assert {fold(mark) for mark in found} <= found, name


def test_each_opener_has_its_closer() -> None:
    assert len(marks.OPENERS) == len(marks.CLOSERS)
    assert marks.OPENERS.isdisjoint(marks.CLOSERS)


def test_every_set_holds_the_one_before() -> None:
    assert marks.SENTENCE_ENDS < marks.STOPS < marks.CLAUSE_ENDS < marks.PAUSES
