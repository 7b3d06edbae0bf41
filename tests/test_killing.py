"""Killing in small: nothing is lost, and what would be lost is seen."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import kill
import pytest
from attacked import Child, Ground, LostError, import_all
from reliability import table

from edulint.run import writing
from edulint_duplicates.archive import store

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")


@pytest.fixture(scope="module", autouse=True)
def imported() -> None:
    import_all()


@pytest.mark.parametrize("name", kill.ATTACKS)
def test_a_few_kills_lose_nothing(tmp_path: Path, name: str) -> None:
    assert kill.kills(Ground(tmp_path), name, 2, random.Random(3)) == 2


def test_two_writers_and_a_reader_lose_nothing(tmp_path: Path) -> None:
    kill.together(Ground(tmp_path), 2)


def test_a_draft_that_is_torn_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write_slowly(path: str, before: bytes, after: bytes) -> None:
        with open(path, "wb", buffering=0) as file:
            file.write(after[:40])
            time.sleep(0.2)
            file.write(after[40:])

    monkeypatch.setattr(writing, "replace_file", write_slowly)
    with pytest.raises(LostError, match=r"torn|lost"):
        kill.kills(Ground(tmp_path, 4), "--fix", 20, random.Random(1))


def test_an_archive_that_takes_another_s_place_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    turn = tmp_path / "turn"

    def replace(fresh: Path, file: Path) -> None:
        # Every second one waits until the one before it has written something.
        try:
            turn.mkdir()
        except FileExistsError:
            turn.rmdir()
            time.sleep(1)
        fresh.replace(file)

    monkeypatch.setattr(store, "_give_name", replace)
    ground = Ground(tmp_path)
    with pytest.raises(LostError):
        kill.together(ground, 2)


def test_what_a_killed_run_leaves_is_removed_by_the_next(tmp_path: Path) -> None:
    ground = Ground(tmp_path, 4)
    left = ground.folder / "drafts" / f"{writing._PREFIX}left"
    left.write_text("half", encoding="utf-8")
    assert ground.leftovers() == [left]
    ground.age_leftovers()
    assert Child(ground, kill.ATTACKS["--fix"].arguments).wait() == 0
    assert ground.leftovers() == []


def test_an_attack_that_lost_something_has_its_row() -> None:
    told = table({}, {"kills": {"--fix": 1200}, "rounds": 5, "lost": ["cache: half a report"]})
    assert "| kills: --fix | 1,200 | nothing lost |" in told
    assert "| kills: cache | 0 | cache: half a report |" in told
    assert "| two writers and a reader at once | 5 | nothing lost |" in told
