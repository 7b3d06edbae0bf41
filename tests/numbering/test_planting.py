"""Faults planted in the clean drafts at random are found where they stand, and told of once."""

from __future__ import annotations

import random

import pytest

from benchmarks.numbering_planted import Score, drafts, new_findings, plantings
from edulint.testing import document_of

SHARE = 0.3


@pytest.fixture(scope="module")
def score() -> Score:
    chance, score = random.Random(20), Score()
    for path in drafts():
        for draft in plantings(path):
            if chance.random() < SHARE:
                # The clean drafts have no findings: test_golden sees to that.
                score.add(draft, new_findings(document_of(draft.text, draft.path)))
    return score


def test_planted_faults_are_found_at_their_place(score: Score) -> None:
    assert score.planted.total() > 700
    assert len(score.misses) <= 0.03 * score.planted["all"], "\n".join(score.misses)


def test_a_planted_fault_is_one_finding(score: Score) -> None:
    assert {kind: score.once[kind] for kind, count in score.planted.items() if score.once[kind] < 0.97 * count} == {}
