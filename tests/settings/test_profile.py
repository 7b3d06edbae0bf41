"""What choices mean together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edulint.check import Severity
from edulint.settings.profile import Choice, SettingsError, profile_of
from tests.catalogue import WordOptions, registry

CHECKS = registry()
SELECTORS = st.lists(st.sampled_from(sorted(CHECKS.selectors)), max_size=4).map(tuple)
WORDS = st.sampled_from(["info", "warning", "error"])
CHOICES = st.builds(
    Choice,
    select=st.none() | SELECTORS,
    ignore=SELECTORS,
    severity=st.dictionaries(st.sampled_from(sorted(CHECKS.selectors)), WORDS, max_size=3),
)


@given(st.lists(CHOICES, max_size=4))
def test_the_last_selection_counts_and_what_is_ignored_stays_ignored(choices: list[Choice]) -> None:
    profile = profile_of([(choice, "here") for choice in choices], CHECKS)
    selections = [choice.select for choice in choices if choice.select is not None]
    selected = CHECKS.resolve_all(selections[-1]) if selections else CHECKS.codes
    ignored = {code for choice in choices for code in CHECKS.resolve_all(choice.ignore)}
    assert set(profile.codes) == selected - ignored
    assert list(profile.codes) == sorted(profile.codes)


@given(st.lists(CHOICES, max_size=4))
def test_of_several_severities_the_last_counts(choices: list[Choice]) -> None:
    profile = profile_of([(choice, "here") for choice in choices], CHECKS)
    expected = {}
    for choice in choices:
        for selector, word in choice.severity.items():
            expected |= dict.fromkeys(CHECKS.resolve(selector), Severity.of(word))
    assert profile.severities == expected


@given(st.text(max_size=8), st.integers(min_value=0))
def test_options_arrive_as_they_are_written(word: str, most: int) -> None:
    choices = [
        (Choice(checks={"words": {"the-word": word}}), "a"),
        (Choice(checks={"AA101": {"at-most": most}}), "b"),
    ]
    assert profile_of(choices, CHECKS).options == {"AA101": WordOptions(the_word=word, at_most=most)}


@given(st.text(min_size=1, max_size=10).filter(lambda name: name not in ("the-word", "at-most")))
def test_an_option_there_is_not_is_refused_with_its_name_and_place(name: str) -> None:
    with pytest.raises(SettingsError) as caught:
        profile_of([(Choice(checks={"find-word": {name: 1}}), "edulint.toml")], CHECKS)
    assert name.replace("\0", "…") in caught.value.wording.zh
    assert caught.value.wording.zh.startswith("edulint.toml")


def test_a_category_sets_the_option_where_a_check_has_it() -> None:
    with pytest.raises(SettingsError, match="the-word"):
        profile_of([(Choice(checks={"marks": {"the-word": "x"}}), "edulint.toml")], CHECKS)
