"""Folders, lists and names as they come."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Edulint, Run

BAD = "全年新建学校xx所。\n"


def paths_of(run: Run) -> list[str]:
    return sorted({finding["path"] for finding in run.json["findings"]})


def test_gitignore_counts_unless_it_is_waived(edulint: Edulint, tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    for name in ("a.txt", "old/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(BAD, encoding="utf-8")
    (tmp_path / ".gitignore").write_text("old/\n", encoding="utf-8")
    options = ("--format", "json", "--select", "placeholders")
    assert paths_of(edulint(".", *options)) == ["a.txt"]
    assert paths_of(edulint(".", "--no-ignore", *options)) == ["a.txt", "old/b.txt"]


def test_lists_of_drafts(edulint: Edulint, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c d.txt", "notes.cfg"):
        (tmp_path / name).write_text(BAD, encoding="utf-8")
    (tmp_path / "list").write_text("a.txt\nnotes.cfg\nc d.txt\n", encoding="utf-8")
    options = ("--format", "json", "--select", "placeholders")
    assert paths_of(edulint("--files-from", "list", *options)) == ["a.txt", "c d.txt"]
    assert paths_of(edulint("check", "--files-from", "-", *options, stdin=b"b.txt\0c d.txt\0")) == ["b.txt", "c d.txt"]
    assert paths_of(edulint("b.txt", "--files-from", "list", *options)) == ["a.txt", "b.txt", "c d.txt"]
    empty = edulint("--files-from", "-", *options)
    assert (empty.status, empty.json["findings"]) == (0, [])


def test_lists_that_cannot_be_read(edulint: Edulint, tmp_path: Path) -> None:
    (tmp_path / "list").write_text("gone.txt\n", encoding="utf-8")
    gone = edulint("--files-from", "list", lang="en")
    assert (gone.status, "gone.txt" in gone.errors) == (2, True)
    none = edulint("--files-from", "none", lang="en")
    assert (none.status, "the list none: can't be read" in none.errors) == (2, True)
    twice = edulint("-", "--files-from", "-", lang="en")
    assert (twice.status, "a draft and a list at once" in twice.errors) == (2, True)
    assert edulint("check", lang="en").status == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows has no names that are not UTF-16")
def test_names_that_are_not_utf8(edulint: Edulint, tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    folder.mkdir()
    name = "总结.txt".encode("gbk")
    with open(os.fsencode(folder) + b"/" + name, "w", encoding="utf-8") as draft:
        draft.write(BAD)
    (tmp_path / "edulint.toml").write_text("", encoding="utf-8")
    options = ("--format", "json", "--select", "placeholders")
    # The second run has it from the cache.
    runs = [edulint("drafts", *options) for _ in range(2)]
    runs.append(edulint("--files-from", "-", *options, stdin=b"drafts/" + name))
    written = os.fsdecode(b"drafts/" + name).encode("utf-8", "backslashreplace").decode()
    for run in runs:
        assert run.status == 1
        assert paths_of(run) == [written]


def test_only_what_comparing_shows_or_all_but_that(edulint: Edulint, tmp_path: Path) -> None:
    passage = (
        "我镇投入资金四百余万元，翻修校舍十九栋，完成了十三所村小的供暖改造，惠及学生两千六百余人，家长普遍满意。\n"
    )
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{name[0]}乡学校建设情况\n20xx年的工作。\n{passage}", encoding="utf-8")

    def codes(*arguments: str) -> list[str]:
        return sorted(finding["code"] for finding in edulint(".", "--format", "json", *arguments).json["findings"])

    alone, compared = codes("--no-compare"), codes("--only-compared")
    assert (compared, "PH101" in alone) == (["DU201"], True)
    assert codes() == sorted(alone + compared)
    assert edulint(".", "--no-compare", "--only-compared").status == 2


def test_only_what_git_tracks(edulint: Edulint, tmp_path: Path) -> None:
    outside = edulint(".", "--tracked", lang="en")
    assert (outside.status, "no git repository" in outside.errors) == (2, True)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    for name in ("a.txt", "b.txt", "in/报告.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(BAD, encoding="utf-8")
    subprocess.run(["git", "add", "a.txt", "in"], cwd=tmp_path, check=True)
    options = ("--tracked", "--format", "json", "--select", "placeholders")
    assert paths_of(edulint(".", *options)) == ["a.txt", "in/报告.txt"]
    assert paths_of(edulint("in", "b.txt", *options)) == ["b.txt", "in/报告.txt"]


def test_exclude_counts_for_named_drafts_where_that_is_wanted(edulint: Edulint, tmp_path: Path) -> None:
    (tmp_path / "edulint.toml").write_text("exclude = ['old/']\n", encoding="utf-8")
    (tmp_path / "old").mkdir()
    (tmp_path / "old/a.txt").write_text(BAD, encoding="utf-8")
    options = ("--format", "json", "--select", "placeholders")
    assert paths_of(edulint("old/a.txt", *options)) == ["old/a.txt"]
    assert paths_of(edulint("old/a.txt", "--force-exclude", *options)) == []
