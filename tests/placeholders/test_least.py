"""How much must speak for a lost number follows from what complete texts show."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("numpy")

from edulint_placeholders.lost import least
from tools import least_evidence


def _judged(kind: str, lost: list[float], whole: list[float]) -> list[tuple[str, float, bool]]:
    return [*((kind, score, True) for score in lost), *((kind, score, False) for score in whole)]


def test_with_the_least_hardly_a_place_is_told_wrongly() -> None:
    lost, whole = [step / 50 for step in range(250)], [0.5, 1.0, 1.55, 1.56]
    found = least_evidence.least_by_kind(_judged("counted", lost, whole))
    assert found["counted"] == (1.6, 1.6)


def test_where_nothing_is_told_wrongly_one_loss_in_a_hundred_is_left_out() -> None:
    lost = [step / 10 for step in range(-50, 50)]
    assert least_evidence.least_by_kind(_judged("spent", lost, [])) == {"spent": (-4.9, -4.9)}


def test_a_loss_that_tells_of_others_needs_more() -> None:
    lost, whole = [1 + step / 100 for step in range(200)], [1.5]
    assert least_evidence.least_by_kind(_judged("last", lost, whole)) == {"last": (1.0, 1.6)}


def test_the_file_says_of_each_kind_what_the_tool_found() -> None:
    lines = Path(least.PATH).read_text(encoding="utf-8").splitlines()
    assert "tools/learn_lost_numbers.py" in lines[1]
    found = {kind: value for kind, value in least.least_by_kind().items() if kind}
    assert [line for line in lines if not line.startswith("#")] == list(least_evidence.lines_of(found))
