"""Masks planted in clean paragraphs are found, and the paragraphs as they are are silent."""

from __future__ import annotations

import random

import pytest

from benchmarks.placeholders_planted import MASKED, Score, deletion_score, paragraphs, planted_score

from .checking import found


@pytest.fixture(scope="module")
def score() -> Score:
    return planted_score(random.Random(7), rounds=4)


def test_most_masks_are_found(score: Score) -> None:
    assert score.recall(MASKED) >= 0.97


def test_few_findings_are_false(score: Score) -> None:
    assert score.precision >= 0.98


def test_most_lost_numbers_are_found() -> None:
    score = deletion_score()
    assert score.recall() >= 0.9
    assert score.precision >= 0.98


def test_clean_paragraphs_are_silent() -> None:
    assert len(paragraphs()) >= 60
    assert [text for text, _ in paragraphs() if found(text)] == []
