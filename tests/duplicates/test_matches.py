from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edulint_duplicates.passages import repeats_by_numpy
from edulint_duplicates.passages.matches import SHORTEST, Match, common_prefix, common_suffix, pure_repeats, repeats
from edulint_duplicates.passages.recurring import GRAM, STRIDE, recurring

FEW_LETTERS = st.text(st.sampled_from("一二三"), max_size=120)


@given(FEW_LETTERS, FEW_LETTERS, st.integers(0, 40), st.integers(0, 40))
def test_common_prefix_is_the_longest(left: str, right: str, i: int, j: int) -> None:
    i, j = min(i, len(left)), min(j, len(right))
    length = common_prefix(left, i, right, j)
    assert left[i : i + length] == right[j : j + length]
    assert left[i + length : i + length + 1] != right[j + length : j + length + 1] or not left[i + length :]


@given(FEW_LETTERS, FEW_LETTERS, st.integers(0, 40))
def test_common_suffix_is_the_longest(left: str, right: str, most: int) -> None:
    length = common_suffix(left, len(left), right, len(right), most)
    assert length <= most
    assert left[len(left) - length :] == right[len(right) - length :]
    if length < min(most, len(left), len(right)):
        assert left[-length - 1] != right[-length - 1]


@given(
    st.text(st.sampled_from("一二三四五六七八九十"), min_size=20, max_size=60),
    st.integers(0, 40),
    FEW_LETTERS,
    FEW_LETTERS,
)
def test_every_copy_is_found(copy: str, cut: int, before: str, between: str) -> None:
    """A passage that stands twice is covered, at the later place, by what is found."""
    copy = copy[: max(SHORTEST, len(copy) - cut)]
    text = before + copy + "甲" + between + "乙" + copy
    start = len(text) - len(copy)
    covered = set()
    for match in repeats(text):
        assert match.earlier < match.start
        assert text[match.start : match.end] == text[match.earlier : match.earlier_end]
        covered.update(range(match.start, match.end))
    # The very ends may be shorter than what is looked for, when the middle was copied from elsewhere.
    assert len(covered & set(range(start, len(text)))) >= len(copy) - 2 * SHORTEST


def test_a_line_repeated_very_often_is_one_match() -> None:
    line = "云溪市各县区要认真对照问题清单逐条抓好整改落实"
    assert list(repeats(line * 20_000)) == [Match(len(line), 0, len(line) * 19_999)]


def test_a_phrase_in_very_many_places_is_not_matched_with_each() -> None:
    text = "".join(f"{number:05}全面贯彻党的教育方针落实立德树人根本任务" for number in range(5_000))
    assert sum(match.length for match in repeats(text)) < 2 * len(text)


# The fourth letter takes more than 16 bits, the fifth is what stands for such a letter, the sixth is half of a pair.
@given(st.text(st.sampled_from("一二三𠀀\ufffd\ud840"), max_size=200), st.integers(0, 40), st.integers(0, 80))
def test_no_gram_that_recurs_is_left_out(text: str, start: int, length: int) -> None:
    text += text[start : start + length]
    grams = {at: text[at : at + GRAM] for at in range(len(text) - GRAM + 1)}
    first: dict[str, int] = {}
    for at in range(0, len(grams), STRIDE):
        first.setdefault(grams[at], at)
    again = {at for at, gram in grams.items() if first.get(gram, at) < at}
    places, indexed = recurring(text)
    assert places == sorted(places)
    assert again <= set(places) <= set(grams)
    assert indexed == sorted(indexed)
    assert all(at % STRIDE == 0 for at in indexed)
    assert {at for at in range(0, len(grams), STRIDE) if grams[at] in {grams[place] for place in again}} <= set(indexed)


def test_grams_of_the_same_number_are_told_apart() -> None:
    text = "一二三四五六七八甲乙丙丁五六七八一二三四"
    assert recurring(text) == ([8, 12], [0, 4, 8, 12])
    assert list(repeats(text)) == []
    assert list(repeats("甲乙丙丁甲乙丙丁子丑寅卯子丑寅卯")) == []


# Passages of every length stand in it again and again, one after another and between others.
REPEATING = st.lists(
    st.sampled_from(["一二三四五六七八", "甲乙丙丁" * 5, "学校工作总结𠮷㐀\ud840" * 9, "子丑寅卯辰", "十", "2024"]),
    max_size=40,
).map("".join)


@given(st.one_of(REPEATING, st.text(st.sampled_from("一二"), max_size=300), st.text(max_size=120)))
def test_pure_python_and_numpy_find_the_same(text: str) -> None:
    assert list(pure_repeats(text)) == list(repeats_by_numpy.numpy_repeats(text))


@given(st.text(st.sampled_from("一二三四甲乙"), max_size=200))
def test_they_do_where_different_grams_have_one_number(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        # The number of a gram is the sum of its characters now.
        patch.setattr(repeats_by_numpy, "_SPREAD", 1)
        assert list(pure_repeats(text)) == list(repeats_by_numpy.numpy_repeats(text))


def test_without_numpy_the_same_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(f"各校把第{number}月食堂收支逐月公示，家长代表轮流陪餐" for number in range(500))
    found = list(repeats_by_numpy.numpy_repeats(text))
    monkeypatch.delitem(sys.modules, "edulint_duplicates.passages.repeats_by_numpy")
    # Its name among the modules says that numpy is worth it, and None there lets the import fail.
    monkeypatch.setitem(sys.modules, "numpy", None)
    assert found
    assert list(repeats(text)) == found
