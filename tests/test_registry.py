"""Which checks a selector means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edulint.packs.registry import UnknownSelectorError
from tests.catalogue import registry

CHECKS = registry()


@pytest.mark.parametrize(
    ("selector", "codes"),
    [
        ("AA101", {"AA101"}),
        ("aa101", {"AA101"}),
        ("find-word", {"AA101"}),
        ("AA", {"AA101", "AA201"}),
        ("AA2", {"AA201"}),
        ("marks", {"AA201", "BB101"}),
        ("ALL", {"AA101", "AA201", "BB101"}),
    ],
)
def test_codes_beginnings_names_and_categories(selector: str, codes: set[str]) -> None:
    assert CHECKS.resolve(selector) == codes


@pytest.mark.parametrize(("selector", "meant"), [("find-wrod", "find-word"), ("AA110", "AA101"), ("mraks", "marks")])
def test_a_misspelt_one_is_told_what_was_meant(selector: str, meant: str) -> None:
    with pytest.raises(UnknownSelectorError) as caught:
        CHECKS.resolve(selector)
    assert f"“{selector}”" in caught.value.wording.zh
    assert f"是不是“{meant}”" in caught.value.wording.zh
    assert f"did you mean “{meant}”" in caught.value.wording.en


@given(st.text(max_size=12))
def test_any_other_word_is_refused_with_its_name(selector: str) -> None:
    known = CHECKS.selectors | {"all", "aa", "bb", "aa1", "aa2", "bb1", "a", "b", "aa10", "aa20", "bb10"}
    if selector.lower() in {word.lower() for word in known}:
        return
    with pytest.raises(UnknownSelectorError) as caught:
        CHECKS.resolve(selector)
    assert selector.replace("\0", "…") in caught.value.wording.zh
