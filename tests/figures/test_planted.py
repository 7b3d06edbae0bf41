"""One wrong digit is found; right figures are silent."""

from __future__ import annotations

import random

import pytest

from benchmarks.figures_planted import Score, planted_score, samples


@pytest.fixture(scope="module")
def score() -> Score:
    return planted_score(random.Random(11), rounds=8)


def test_there_are_enough_templates() -> None:
    assert len({sample.template for sample in samples(random.Random(0))}) >= 40


@pytest.mark.parametrize("kind", ["sum", "product", "rate", "difference"])
def test_most_wrong_digits_are_found(score: Score, kind: str) -> None:
    assert score.recall(kind) >= 0.85


def test_right_figures_are_silent(score: Score) -> None:
    assert score.precision >= 0.98
    assert score.alarms == []
