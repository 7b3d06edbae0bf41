"""Patterns that are compiled at their first use."""

from __future__ import annotations

import re

import pytest

from edulint.text.patterns import any_of, matches_from, pattern


def test_it_does_what_the_compiled_pattern_does() -> None:
    source, text = r"第(\d+)章", "第1章 第22章"
    late, now = pattern(source), re.compile(source)
    assert [match.span() for match in late.finditer(text)] == [match.span() for match in now.finditer(text)]
    assert late.search(text, 3) is not None
    assert late.match(text, 1) is None
    assert late.fullmatch("第3章") is not None
    assert late.findall(text) == ["1", "22"]
    assert late.sub("章", text) == "章 章"
    assert late.groups == 1
    assert late.split(text) == ["", "1", " ", "22", ""]
    assert late.pattern == source


def test_a_wrong_pattern_fails_when_it_is_used_and_not_before() -> None:
    wrong = pattern("(")
    with pytest.raises(re.error):
        wrong.search("x")


def test_any_of_words_matches_the_longer_of_two_that_begin_alike() -> None:
    found = re.compile(any_of(["个", "个百分点", "a.c"])).findall("3个百分点，5个，a.c，abc")
    assert found == ["个百分点", "个", "a.c"]


def test_any_of_words_is_the_same_source_in_any_order() -> None:
    assert any_of(["乡", "村", "县城"]) == any_of(["村", "县城", "乡"])


def test_any_of_no_words_matches_nothing() -> None:
    assert re.search(any_of([]), "x") is None


@pytest.mark.parametrize("text", ["", "3月4月", "a3月 12月5日13", "二月与12月12月", "123月", "3"])
def test_matches_from_their_first_characters_are_those_of_the_pattern_alone(text: str) -> None:
    first, whole = pattern("[0-9二]"), pattern("(?<![0-9a])(?:[0-9]{1,2}|二)月(?:[0-9]日)?")
    found = [match.span() for match in matches_from(first, whole, text)]
    assert found == [match.span() for match in whole.finditer(text)]
