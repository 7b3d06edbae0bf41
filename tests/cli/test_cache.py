"""What was found is kept: runs with and without the cache say the same, and only what changed is checked again."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import packs
from tests.cli.conftest import OURS, Edulint, Run, wait_for

ONLY = [argument for name in OURS for argument in ("--no-pack", name)]


class Counting:
    """Runs edulint with the counting pack; ``asked`` is what the pack was asked for by the last run."""

    def __init__(self, edulint: Edulint, folder: Path) -> None:
        self.folder = folder
        self.site = packs.install(folder / "site", "counting", packs.source_of("counting"))
        self.log = folder / "asked.log"
        self._edulint = edulint

    @property
    def environment(self) -> dict[str, str]:
        return {"COUNTED": str(self.log)}

    def __call__(self, *arguments: str, **more: Any) -> Run:
        self.log.write_text("", encoding="utf-8")
        command = (*arguments, "--format", "json", *ONLY)
        return self._edulint(*command, packs=(self.site,), environment=self.environment, **more)

    @property
    def asked(self) -> list[str]:
        return sorted(self.log.read_text(encoding="utf-8").split())


@pytest.fixture
def counting(edulint: Edulint, tmp_path: Path) -> Counting:
    """A project of three drafts, two of which begin alike, and the pack."""
    (tmp_path / "edulint.toml").write_text("", encoding="utf-8")
    (tmp_path / "drafts").mkdir()
    for name, text in (("a", "甲坏事"), ("b", "甲好事"), ("c", "乙坏事")):
        (tmp_path / f"drafts/{name}.txt").write_text(text, encoding="utf-8")
    return Counting(edulint, tmp_path)


def test_nothing_is_checked_twice(counting: Counting) -> None:
    first = counting("drafts")
    assert counting.asked == ["compared", "drafts/a.txt", "drafts/b.txt", "drafts/c.txt"]
    assert [(one["path"], one["code"]) for one in first.json["findings"]] == [
        ("drafts/a.txt", "ZC101"),
        ("drafts/b.txt", "ZC201"),
        ("drafts/c.txt", "ZC101"),
    ]
    second = counting("drafts")
    assert counting.asked == []
    assert (second.status, second.out, second.errors) == (first.status, first.out, first.errors)
    assert counting("drafts", "--no-cache").out == first.out
    assert counting.asked == ["compared", "drafts/a.txt", "drafts/b.txt", "drafts/c.txt"]


def test_what_changed_is_checked_and_all_are_compared(counting: Counting) -> None:
    counting("drafts")
    (counting.folder / "drafts/c.txt").write_text("甲新事", encoding="utf-8")
    run = counting("drafts")
    assert counting.asked == ["compared", "drafts/c.txt"]
    assert [one["path"] for one in run.json["findings"]] == ["drafts/a.txt", "drafts/b.txt", "drafts/c.txt"]
    # The old text is still known; of comparisons the last one is.
    (counting.folder / "drafts/c.txt").write_text("乙坏事", encoding="utf-8")
    counting("drafts")
    assert counting.asked == ["compared"]


def test_a_draft_of_another_name_is_another_draft(counting: Counting) -> None:
    counting("drafts")
    (counting.folder / "drafts/c.txt").rename(counting.folder / "drafts/d.txt")
    run = counting("drafts")
    assert counting.asked == ["compared", "drafts/d.txt"]
    assert run.json["findings"][-1]["path"] == "drafts/d.txt"


def test_settings_count(counting: Counting) -> None:
    counting("drafts/a.txt")
    counting("drafts/a.txt", "--ignore", "counted")
    counting("drafts/a.txt")
    assert counting.asked == []
    run = counting("drafts/a.txt", "--set", "counted.words=words.txt")
    assert run.status == 2
    (counting.folder / "edulint.toml").write_text("[severity]\ncounted = 'error'\n", encoding="utf-8")
    assert counting("drafts/a.txt").json["findings"][0]["severity"] == "error"


def test_a_run_with_problems_keeps_nothing(counting: Counting) -> None:
    for _ in range(2):
        assert counting("drafts/a.txt", "--set", "counted.words=words.txt").status == 2
        assert counting.asked == ["drafts/a.txt"]


def test_files_that_a_check_reads_count(counting: Counting) -> None:
    words = counting.folder / "words.txt"
    words.write_text("好", encoding="utf-8")
    arguments = ("drafts/b.txt", "--set", "counted.words=words.txt")
    assert len(counting(*arguments).json["findings"]) == 1
    counting(*arguments)
    assert counting.asked == []
    words.write_text("甲 好", encoding="utf-8")
    assert len(counting(*arguments).json["findings"]) == 2


def test_code_counts_though_its_version_stays(counting: Counting) -> None:
    counting("drafts/a.txt")
    module = counting.site / "counting_pack.py"
    module.write_text(module.read_text(encoding="utf-8").replace('FOUND = "坏"', 'FOUND = "事情"'), encoding="utf-8")
    shutil.rmtree(counting.site / "__pycache__", ignore_errors=True)
    assert counting("drafts/a.txt").json["findings"] == []


def test_damaged_entries_are_checked_again(counting: Counting) -> None:
    first = counting("drafts")
    entries = sorted((counting.folder / ".edulint_cache/entries").iterdir())
    assert len(entries) == 4
    for entry in entries:
        data = bytearray(entry.read_bytes())
        data[-1] ^= 1
        entry.write_bytes(data)
    assert counting("drafts").out == first.out
    assert counting.asked == ["compared", "drafts/a.txt", "drafts/b.txt", "drafts/c.txt"]
    assert counting("drafts").out == first.out
    assert counting.asked == []


def test_repairs_begin_with_the_draft(edulint: Edulint, tmp_path: Path) -> None:
    (tmp_path / "edulint.toml").write_text("", encoding="utf-8")
    draft = tmp_path / "a.txt"
    draft.write_text("全县教育工作取得了新的成绩，，群众满意度不断提高。\n", encoding="utf-8")
    assert edulint("a.txt").status == 1
    fixed = edulint("a.txt", "--fix")
    assert draft.read_text(encoding="utf-8") == "全县教育工作取得了新的成绩，群众满意度不断提高。\n"
    assert (fixed.status, edulint("a.txt").status) == (0, 0)


def test_a_page_shows_drafts_that_are_known(edulint: Edulint, tmp_path: Path) -> None:
    (tmp_path / "edulint.toml").write_text("", encoding="utf-8")
    (tmp_path / "a.txt").write_text("全县教育工作总结。。\n", encoding="utf-8")
    pages = [edulint("a.txt", "--format", "html").out for _ in range(2)]
    assert "全县教育工作总结" in pages[0]
    assert pages[0] == pages[1]


def test_where_it_is(edulint: Edulint, tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    folder.mkdir()

    def left() -> list[str]:
        return sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob(".edulint_cache"))

    (folder / "a.txt").write_text("好。\n", encoding="utf-8")
    # A draft or two outside of a project leave nothing behind, nor does standard input.
    edulint("drafts")
    edulint("-", stdin="好。\n".encode())
    assert left() == []
    for number in range(20):
        (folder / f"{number}.txt").write_text(f"好{number}。\n", encoding="utf-8")
    edulint("drafts", "--no-cache", "--select", "numbering")
    assert left() == []
    edulint("drafts", "--isolated", "--select", "numbering")
    assert left() == [".edulint_cache"]
    shutil.rmtree(tmp_path / ".edulint_cache")
    (folder / "edulint.toml").write_text("", encoding="utf-8")
    edulint("drafts/a.txt")
    assert left() == ["drafts/.edulint_cache"]
    edulint("-", stdin="好。\n".encode())
    edulint("drafts/a.txt", "--cache-dir", "kept")
    assert left() == ["drafts/.edulint_cache"]
    assert (tmp_path / "kept/entries").is_dir()


def test_a_folder_that_cannot_be_written_is_no_matter(counting: Counting) -> None:
    (counting.folder / ".edulint_cache").write_text("a file", encoding="utf-8")
    first, second = counting("drafts"), counting("drafts")
    assert (first.status, first.out, first.errors) == (second.status, second.out, "")
    assert counting.asked == ["compared", "drafts/a.txt", "drafts/b.txt", "drafts/c.txt"]


def test_processes_and_two_runs_at_once(counting: Counting) -> None:
    for number in range(40):
        text = f"{number}坏事{'好' * 4000}"
        (counting.folder / f"drafts/{number}.txt").write_text(text, encoding="utf-8")
    plain = counting("drafts", "--no-cache", "--jobs", "1")
    command = [sys.executable, "-m", "edulint", "drafts", "--format", "json", "--jobs", "2", *ONLY]
    environment = os.environ | counting.environment | {"PYTHONPATH": str(counting.site), "PYTHONIOENCODING": "utf-8"}
    both = [subprocess.Popen(command, cwd=counting.folder, env=environment, stdout=subprocess.PIPE) for _ in range(2)]
    assert {run.communicate(timeout=120)[0].decode() for run in both} == {plain.out}
    assert counting("drafts").out == plain.out
    assert counting.asked == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_run_that_was_killed_leaves_what_it_had_done(counting: Counting) -> None:
    for number in range(12):
        (counting.folder / f"drafts/{number:02}.txt").write_text(f"{number}坏事", encoding="utf-8")
    entries = counting.folder / ".edulint_cache/entries"
    slow = ("--set", "counted.seconds=0.15")
    command = [sys.executable, "-m", "edulint", "drafts", "--jobs", "1", *slow, *ONLY]
    environment = os.environ | counting.environment | {"PYTHONPATH": str(counting.site)}
    run = subprocess.Popen(command, cwd=counting.folder, env=environment, stdout=subprocess.DEVNULL)
    assert wait_for(lambda: entries.is_dir() and len(list(entries.iterdir())) >= 3)
    run.send_signal(signal.SIGKILL)
    run.wait(timeout=60)
    again = counting("drafts", *slow)
    assert 2 <= len(counting.asked) <= 13
    assert again.out == counting("drafts", "--no-cache").out


def test_an_archive_that_grows_counts(edulint: Edulint, tmp_path: Path) -> None:
    (tmp_path / "edulint.toml").write_text("", encoding="utf-8")
    passage = (
        "全县投入改薄资金三千二百万元，新建教学楼六栋，改造旱厕四十三处，惠及农村学生一万余人，群众满意度明显提高。"
    )
    (tmp_path / "old").mkdir()
    (tmp_path / "old/first.txt").write_text("校园安全工作扎实推进。\n", encoding="utf-8")
    (tmp_path / "draft.txt").write_text(passage + "\n", encoding="utf-8")
    arguments = ("draft.txt", "--archive", "archive", "--format", "json", "--select", "archived-passage")
    assert edulint("archive", "add", "archive", "old").status == 0
    assert edulint(*arguments).json["findings"] == []
    (tmp_path / "old/second.txt").write_text(passage + "\n", encoding="utf-8")
    assert edulint("archive", "add", "archive", "old").status == 0
    assert len(edulint(*arguments).json["findings"]) == 1
