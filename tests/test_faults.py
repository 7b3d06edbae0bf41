"""Faults put in in small: nothing is lost, and what would be lost is seen."""

from __future__ import annotations

import os
from collections import Counter
from types import SimpleNamespace

import faults
import growth
import pytest
from faults_put_in import limited
from fuzz_oracle import Oracle
from reliability import table

from edulint.run import writing
from edulint.run.task import DraftTask

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")

ME = {"ordinary user": os.geteuid() if hasattr(os, "geteuid") else 0}


def test_a_few_faults_lose_nothing() -> None:
    chosen = {name: faults.FAULTS[name] for name in ("files of 300 bytes at most", "file vanishes as it is opened")}
    counts: Counter[str] = Counter()
    for name in ("check --output", "archive add"):
        assert faults.trials(name, chosen, ME, counts) == []
    assert counts == {"files that may not grow, ordinary user": 2, "file vanishes as it is opened, ordinary user": 2}


def test_a_file_written_in_place_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def write(path: str, before: bytes, after: bytes) -> None:
        with open(path, "wb", buffering=0) as file:
            file.write(after[:40])
            file.write(after[40:])

    monkeypatch.setattr(writing, "replace_file", write)
    chosen = {"files of 30 bytes at most": faults.Fault(inside=limited(30))}
    (lost,) = faults.trials("check --fix", chosen, ME, Counter())
    assert "status" in lost or "torn" in lost or "lines" in lost


def test_what_grows_with_the_square_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    # A clock that moves on as the checker says: the test is the same on a machine that does other work, too.
    clock = [0]
    monkeypatch.setattr(growth, "process_time", lambda: clock[0])

    def times(power: int) -> float:
        def check(task: DraftTask) -> None:
            clock[0] += len(task.data or b"") ** power

        oracle = Oracle()
        monkeypatch.setattr(oracle, "checker", SimpleNamespace(check=check))
        return growth.growth(oracle, growth.KINDS["names"], 40)[1]

    assert times(1) <= growth._MOST_GROWTH < times(2)
    assert len(growth.KINDS) >= 50


def test_the_table_tells_faults_and_growth() -> None:
    told = {"faults": {"full disk, root": 20}, "lost": ["cache, full disk, root: half a report (full disk, 0 bytes)"]}
    rows = table({}, {}, told, {"growth": {"names": 3.1, "dates": 4.2}})
    assert "| faults: full disk, root | 20 | cache, full disk, root: half a report" in rows
    assert "| 2 | at most 4.2 times as slow (dates) |" in rows
