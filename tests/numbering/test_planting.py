"""Faults planted in the clean drafts at random are found where they stand, and told of once."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from benchmarks.numbering_planted import Outcome, Planted, drafts, outcome, plantings

SHARE = 0.3


@pytest.fixture(scope="module")
def outcomes() -> list[tuple[Planted, Outcome]]:
    chance = random.Random(20)
    planted = [fault for path in drafts() for fault in plantings(path) if chance.random() < SHARE]
    # The clean drafts have no findings: test_golden sees to that.
    return [(fault, outcome(fault, Counter())) for fault in planted]


def test_planted_faults_are_found_at_their_place(outcomes: list[tuple[Planted, Outcome]]) -> None:
    missed = [described(fault) for fault, made in outcomes if not made.is_found]
    assert len(outcomes) > 700
    assert len(missed) <= 0.03 * len(outcomes), "\n".join(missed)


def test_a_planted_fault_is_one_finding(outcomes: list[tuple[Planted, Outcome]]) -> None:
    planted = Counter(fault.kind for fault, _ in outcomes)
    several: dict[str, list[str]] = {kind: [] for kind in planted}
    for fault, made in outcomes:
        if len(made.told) > 1:
            several[fault.kind].append("\n  ".join((described(fault), *made.told)))
    assert {kind: told for kind, told in several.items() if len(told) > 0.03 * planted[kind]} == {}


def described(fault: Planted) -> str:
    return f"{fault.kind} {fault.draft}:{sorted(fault.lines)} {fault.words}"
