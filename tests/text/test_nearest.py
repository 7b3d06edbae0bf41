from __future__ import annotations

import pytest

from edulint.text.nearest import nearest

KNOWN = ["PH101", "PH102", "NU104", "masked-year", "skipped-number", "placeholders", "check", "checks", "config"]


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("PH1O1", "PH101"),
        ("ph101x", "PH101"),
        ("masked-yaer", "masked-year"),
        ("Placeholder", "placeholders"),
        ("chekc", "check"),
        ("skiped-number", "skipped-number"),
        ("cofnig", "config"),
    ],
)
def test_a_slip_is_seen_through(slip: str, meant: str) -> None:
    assert nearest(slip, KNOWN) == meant


@pytest.mark.parametrize("word", ["半年总结", "zzz", ""])
def test_another_word_is_no_slip(word: str) -> None:
    assert nearest(word, KNOWN) is None


def test_nothing_is_near_where_nothing_is_known() -> None:
    assert nearest("check", []) is None
