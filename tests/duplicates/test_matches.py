from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from edulint_duplicates.passages.matches import SHORTEST, Match, common_prefix, common_suffix, repeats

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
