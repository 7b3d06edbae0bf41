"""Clauses divided into words, and the list of words that the division knows."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edulint.text.word_borders import division_cost, is_frequent_word, word_borders, word_borders_around
from tools.frequent_words import frequent_words, lines


@pytest.mark.parametrize(
    ("clause", "words"),
    [
        ("坚持实事求是是前提", ["坚持", "实事求是", "是", "前提"]),
        ("改革纵向向基层延伸", ["改革", "纵向", "向", "基层", "延伸"]),
        ("相关政策政策进行宣传", ["相关", "政策", "政策", "进行", "宣传"]),
        ("㸌㸌", ["㸌", "㸌"]),
        ("", []),
    ],
)
def test_the_likeliest_division(clause: str, words: list[str]) -> None:
    assert [clause[one:other] for one, other in pairwise(sorted(word_borders(clause)))] == words


@given(st.text("政策进行宣传，a", max_size=30), st.data())
def test_borders_lie_in_the_clause(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert all(0 <= at <= len(text) for at in word_borders_around(text, start, end))


def test_the_likelier_wording_costs_less() -> None:
    assert division_cost("部署工作") < division_cost("布署工作")
    assert division_cost("") == 0


def test_what_a_dictionary_gives() -> None:
    dictionary = "政策 900 n\n罕词 3 n\n卡拉OK 500 n\n恪尽职守 18 l\n惹事生非 47 l\n"
    assert frequent_words(dictionary, ["恪尽职守", "攻坚克难"]) == {"政策": 900, "恪尽职守": 18}


def test_words_stand_by_their_first_character() -> None:
    assert lines({"政策": 900, "政": 50, "工作": 30}) == "# 980\n工政\n00000000000011\n工 作 30\n政 - 50 策 900\n"


@pytest.mark.parametrize(
    ("words", "are_one"), [("政策", True), ("政", True), ("政作", False), ("", False), ("#", False)]
)
def test_frequent_words(words: str, are_one: bool) -> None:
    assert is_frequent_word(words) == are_one
