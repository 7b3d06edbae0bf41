"""Shared grams: which of them are worth reading two texts for, and what they tell where a text is not kept."""

from __future__ import annotations

import sys

import pytest

from edulint_duplicates.passages import comparison
from edulint_duplicates.passages.by_fingerprints import passages_by_seeds
from edulint_duplicates.passages.comparison import (
    NEAR,
    RARE,
    Seed,
    matches_between,
    most_texts,
    shared_seeds,
    worth_reading,
)
from edulint_duplicates.passages.fingerprints import GRAM, WINDOW, fingerprints
from edulint_duplicates.passages.passage import Limits

OFTEN = RARE + 1


@pytest.mark.parametrize(
    ("seeds", "is_worth_it"),
    [
        ([(0, 500, RARE)], True),
        ([(0, 500, OFTEN)], False),
        ([(100, 500, OFTEN), (100 + NEAR, 500 + NEAR, OFTEN)], True),
        ([(100, 500, OFTEN), (101 + NEAR, 501 + NEAR, OFTEN)], False),
        ([(100, 500, OFTEN), (110, 510 + NEAR, OFTEN)], True),
        ([(100, 500, OFTEN), (110, 511 + NEAR, OFTEN)], False),
        # In the order of the later text, whatever order they come in.
        ([(900, 40, OFTEN), (100, 500, OFTEN), (910, 50, OFTEN)], True),
    ],
)
def test_what_is_frequent_needs_another_beside_it(seeds: list[Seed], is_worth_it: bool) -> None:
    assert worth_reading(seeds) is is_worth_it


@pytest.mark.parametrize(("texts", "most"), [(2, 100), (20_000, 200), (40_000, 400), (1_000_000, 400)])
def test_a_gram_of_very_many_texts_is_a_formula_however_many_there_are(texts: int, most: int) -> None:
    assert most_texts(texts) == most


def _run(start: int, other: int, length: int) -> list[Seed]:
    """Return the seeds of a stretch that both texts have, a gram kept in every window."""
    return [(start + step, other + step, 1) for step in range(0, length - GRAM + 1, WINDOW)]


def _told(seeds: list[Seed]) -> list[tuple[int, int, int, int, int]]:
    limits = Limits(min_length=30)
    return [(one.start, one.end, one.earlier, one.earlier_end, one.same) for one in passages_by_seeds(seeds, limits)]


def test_a_run_of_grams_is_one_passage() -> None:
    assert _told(_run(10, 300, 4 * WINDOW + GRAM)) == [(10, 98, 300, 388, 88)]


@pytest.mark.parametrize("other", [2000, 4300])
def test_runs_far_apart_are_two_passages_on_one_diagonal_or_on_two(other: int) -> None:
    told = _told([*_run(1000, 300, 3 * WINDOW + GRAM), *_run(5000, other, 2 * WINDOW + GRAM)])
    assert told == [(1000, 1069, 300, 369, 69), (5000, 5050, other, other + 50, 50)]


def test_less_than_is_guaranteed_to_be_found_is_not_told() -> None:
    assert _told(_run(1000, 300, GRAM)) == []


def test_an_edited_passage_keeps_grams_enough() -> None:
    near = [(1000, 300, 1), (1030, 331, 1), (1060, 362, 1)]
    assert _told(near) == [(1000, 1072, 300, 374, 3 * GRAM)]
    assert _told([*near, (1090, 393, 1)]) == [(1000, 1102, 300, 405, 4 * GRAM)]
    assert _told(near[:2]) == []
    # Of what is told a quarter agrees.
    assert _told([(1000, 300, 1), (1066, 367, 1), (1132, 434, 1)]) == [(1000, 1144, 300, 446, 3 * GRAM)]
    assert _told([(1000, 300, 1), (1068, 369, 1), (1136, 438, 1)]) == []


def test_a_match_inside_a_longer_one_is_left_out() -> None:
    text = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"
    later, earlier = text, f"{text}。{text[:14]}"
    found = matches_between(later, earlier, [(0, 0, 1), (0, 17, 1), (2, 19, 1)])
    assert [(one.start, one.earlier, one.length) for one in found] == [(0, 0, 16)]


def test_a_hash_shared_by_chance_is_no_match() -> None:
    assert matches_between("甲乙丙丁戊己庚辛壬癸子丑", "天地玄黄宇宙洪荒日月盈昃", [(0, 0, 1)]) == []


def test_without_numpy_the_same_is_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    copied = "各校把食堂收支逐月公示，家长代表轮流陪餐，采购票据存档备查，剩余款项结转下月使用"
    texts = {
        "甲": f"本学期查看食堂九次。{copied}。",
        "乙": f"后勤工作进展平稳。{copied}。",
        "丙": "图书室新添书架十二组。",
    }
    prints = {name: fingerprints(text) for name, text in texts.items()}
    told = shared_seeds(prints)
    assert list(told) == [("乙", "甲")]
    monkeypatch.setattr(comparison, "_WORTH_NUMPY", 0)
    monkeypatch.setitem(sys.modules, "numpy", None)
    assert shared_seeds(prints) == told
