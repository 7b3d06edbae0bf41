"""Copies planted in long clean drafts are found, and the clean drafts are silent."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.duplicates_corpus import report
from benchmarks.duplicates_planting import alarms, planted_score
from edulint.api import Document
from edulint.testing import document_of
from edulint_duplicates.archive.adding import add_files
from edulint_duplicates.archive.store import open_for_writing
from edulint_duplicates.archive.writing import Writer


@pytest.fixture(scope="module")
def drafts() -> list[Document]:
    return [document_of(report(seed, 10_000)) for seed in (100, 101)]


def test_clean_drafts_are_silent(drafts: list[Document]) -> None:
    assert all(len(document.text) >= 10_000 for document in drafts)
    assert alarms(drafts) == []


@pytest.mark.parametrize(("kind", "least"), [("verbatim", 1.0), ("5 %", 0.98), ("10 %", 0.95), ("sentence", 0.95)])
def test_planted_copies_are_found(drafts: list[Document], kind: str, least: float) -> None:
    score = planted_score(drafts, kind, seed=5)
    assert score.planted[kind] >= 30
    assert score.recall(kind) >= least


def test_one_and_two_processes_tell_the_same(tmp_path: Path) -> None:
    for number in range(16):
        text = report(number, 4_000)
        if number % 3:
            # A chapter of the report before, as it stands.
            text += report(number - 1, 4_000)[2000:2600] + "\n"
        # Blank lines make the folder so large that it is worth two processes.
        (tmp_path / f"{number:02}.txt").write_text(text + "\n" * 20_000, encoding="utf-8")
    archive = tmp_path / "archive"
    with closing(open_for_writing(archive, make=True)) as connection:
        add_files(Writer(connection, archive), sorted(map(str, tmp_path.glob("0*.txt"))))
    outputs = []
    for jobs in ("1", "2"):
        options = [
            "--isolated",
            "--format",
            "json",
            "--select",
            "duplicates",
            "--jobs",
            jobs,
            "--archive",
            str(archive),
        ]
        command = [sys.executable, "-m", "edulint", *options, str(tmp_path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        outputs.append(json.loads(done.stdout)["findings"])
    assert outputs[0] == outputs[1]
    codes = Counter(finding["code"] for finding in outputs[0])
    # In the archive are the first ten; each of them that was copied from, or copies, finds the other there.
    assert codes["DU201"] == 10
    assert codes["DU301"] >= 10
