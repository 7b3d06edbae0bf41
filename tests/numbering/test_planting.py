"""Faults planted in the clean drafts at random are found where they stand."""

from __future__ import annotations

import random

from benchmarks.numbering_planted import drafts, is_found, plantings

SHARE = 0.3


def test_planted_faults_are_found_at_their_place() -> None:
    chance = random.Random(20)
    planted = [fault for path in drafts() for fault in plantings(path) if chance.random() < SHARE]
    missed = [
        f"{fault.kind} {fault.draft}:{sorted(fault.lines)} {fault.words}" for fault in planted if not is_found(fault)
    ]
    assert len(planted) > 700
    assert len(missed) <= 0.03 * len(planted), "\n".join(missed)
