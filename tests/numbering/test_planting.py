"""Faults planted in the clean drafts at random are found where they stand, and told of once."""

from __future__ import annotations

import random

import pytest

from benchmarks.numbering_planted import Score, planted_score


@pytest.fixture(scope="module")
def score() -> Score:
    return planted_score(random.Random(20), share=0.2)


def test_planted_faults_are_found_at_their_place(score: Score) -> None:
    assert score.planted.total() > 450
    assert len(score.misses) <= 0.03 * score.planted["all"], "\n".join(score.misses)


def test_a_planted_fault_is_one_finding(score: Score) -> None:
    assert {kind: score.once[kind] for kind, count in score.planted.items() if score.once[kind] < 0.97 * count} == {}
