"""The measurement of accuracy measures: faults that are not found and findings that are wrong count."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import edulint_dates
import edulint_privacy
from benchmarks import accuracy, dates_planted, privacy_planted
from benchmarks.planting import Fault, Planted, Score, add, measured, score_of
from edulint.api import Document, Finding, Span
from edulint.testing import findings_of_pack

ROOT = Path(__file__).parent.parent


def test_planted_dates_and_numbers_of_persons_are_found() -> None:
    for pack, plants in ((edulint_dates, dates_planted.PLANTS), (edulint_privacy, privacy_planted.PLANTS)):
        score = measured(pack, plants, times=6)
        assert score.planted["all"] == 6 * len(plants)
        assert (score.misses, score.alarms) == ([], [])


def _dates(document: Document) -> list[Finding]:
    return findings_of_pack(edulint_dates, document)


def test_what_is_missed_and_what_is_wrong_lowers_the_score() -> None:
    text = "会议于2023年2月30日召开。"
    missed = Planted("会议于2023年3月3日召开。", (Fault(("day",), (Span(3, 11),)),))
    alarm = Planted(text)
    found = Planted(text, (Fault(("day",), (Span(3, 12),)),))
    assert score_of([found], _dates).recall() == 1
    score = score_of([found, missed, alarm], _dates)
    assert (score.recall("day"), score.precision) == (0.5, 0.5)
    assert (len(score.misses), len(score.alarms)) == (1, 1)
    assert not accuracy.holds("placeholders", score)
    # Nothing is asked of the recall of dates, but of every category's precision.
    assert not accuracy.holds("dates", score)
    assert accuracy.holds("dates", score_of([found, missed], _dates))


def test_scores_are_added_up() -> None:
    score = measured(edulint_dates, {"day": ("", [add("于{2023年2月30日}召开。")])}, times=2)
    total: Score = accuracy.merged(score, score)
    assert (total.planted["day"], total.found["all"]) == (4, 4)
    assert accuracy.as_json(total)["kinds"] == {"day": [4, 4]}


@pytest.mark.slow
def test_the_command_keeps_the_categories_of_earlier_runs_and_the_page_is_made_of_them(tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    for category in ("dates", "privacy", "lost numbers"):
        command = [sys.executable, "-m", "benchmarks.accuracy", "--times", "1", "--only", category, "--json", str(own)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
        assert f"== {category}: recall" in done.stdout, done.stderr
    assert set(json.loads(own.read_text(encoding="utf-8"))) == {"dates", "privacy", "lost numbers"}
    published = tmp_path / "published.json"
    published.write_text('[{"genre": ".", "drafts": 1, "characters": 5000, "checks": {"PU101": 1}}]', encoding="utf-8")
    page = tmp_path / "page.md"
    options = ["--others-are", "一份", "--others-are-en", "one", "--output", str(page)]
    command = [sys.executable, "-m", "benchmarks.accuracy_page", str(own), str(own), str(published), *options]
    subprocess.run(command, cwd=ROOT, check=True)
    text = page.read_text(encoding="utf-8")
    assert "| 日期 dates | —, ≥ 0.97 | 1.000 (4/4) | 1.000 | 1.000 (4/4) | 1.000 |" in text
    assert "每 10 万字 20.0 处：" in text


def test_a_folder_without_drafts_is_refused(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.accuracy", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, "holds no drafts" in done.stderr) == (2, True)
