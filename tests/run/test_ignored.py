"""What git leaves out: held against git itself."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest

from edulint.run.files import filled_in, find_drafts, read_list
from edulint.run.ignored import rules_above


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with files that are ignored by rules of every kind."""
    git(tmp_path, "init", "-q")
    names = "a.txt b/a.txt b/c.txt b/kept.txt b/d/e.txt out/x.txt out/in/y.txt b/out/z.txt own.txt 重点/报告.txt 重点/草稿1.txt"
    for name in names.split():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / ".gitignore").write_text("# a remark\n/out/\nc.txt\n草稿*\nb/d/**\n\n", encoding="utf-8")
    (tmp_path / "b/.gitignore").write_text("*.txt\n!kept.txt\n!out/\n", encoding="utf-8")
    (tmp_path / ".git/info/exclude").write_text("own.txt\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*paths: str, ignoring: bool = True) -> list[str]:
    return list(find_drafts(paths, [".txt"], ignoring=ignoring).paths)


def test_what_git_leaves_out_is_left_out(repository: Path) -> None:
    names = git(repository, "ls-files", "-z", "--others", "--exclude-standard").split("\0")
    assert found(".") == sorted(name for name in names if name.endswith(".txt"))
    assert found(".") == ["a.txt", "b/kept.txt", "重点/报告.txt"]
    assert len(found(".", ignoring=False)) == 11


def test_what_git_tracks_is_not_ignored(repository: Path) -> None:
    git(repository, "add", "-f", "out/in/y.txt", "b/c.txt")
    assert found(".") == ["a.txt", "b/c.txt", "b/kept.txt", "out/in/y.txt", "重点/报告.txt"]
    (repository / ".gitignore").write_text("*\n")
    assert found(".") == ["b/c.txt", "out/in/y.txt"]
    # A folder that was asked for is left out by nothing above it.
    assert found("b") == ["b/c.txt", "b/kept.txt"]


@pytest.mark.parametrize("missing", ["git", "repository"])
def test_where_git_cannot_be_asked_nothing_is_ignored(
    repository: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    """A change might hide its drafts by a .gitignore, and the gate's image might have no git to tell."""
    if missing == "git":
        monkeypatch.setenv("PATH", "")
    else:
        (repository / ".git/HEAD").write_text("damaged")
    assert found(".") == found(".", ignoring=False)


def test_from_a_folder_below_the_rules_above_count(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert found("重点") == ["重点/报告.txt"]
    monkeypatch.chdir(repository / "重点")
    assert found(".") == ["报告.txt"]


def test_what_is_named_is_wanted(repository: Path) -> None:
    assert found("own.txt") == ["own.txt"]
    assert found("out") == ["out/in/y.txt", "out/x.txt"]


def test_a_second_work_tree_has_the_exclusions_of_the_first(repository: Path, tmp_path_factory) -> None:
    git(repository, "-c", "user.name=x", "-c", "user.email=x@y", "commit", "-q", "--allow-empty", "-m", "x")
    second = tmp_path_factory.mktemp("second") / "tree"
    git(repository, "worktree", "add", "-q", str(second))
    (second / "own.txt").write_text("x", encoding="utf-8")
    (second / "other.txt").write_text("x", encoding="utf-8")
    assert [os.path.basename(path) for path in found(str(second))] == ["other.txt"]


def test_outside_of_a_repository_the_file_means_nothing(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("*\n", encoding="utf-8")
    assert rules_above(str(tmp_path / "no-repository-here")) == ()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders")
def test_odd_files_of_rules_are_passed_over(repository: Path) -> None:
    (repository / "重点/.gitignore").symlink_to(repository / "b/.gitignore")
    os.mkfifo(repository / "out/.gitignore")
    assert found("重点") == ["重点/报告.txt"]
    assert found("out") == ["out/in/y.txt", "out/x.txt"]
    (repository / "b/.gitignore").write_bytes(b"[z-a]\n!\n\\\n\xff\xfe\nkept.txt\n")
    assert "b/kept.txt" not in found(".")


def test_a_pattern_made_to_hang_does_not(repository: Path) -> None:
    name = "a" * 200 + ".txt"
    (repository / name).write_text("x", encoding="utf-8")
    (repository / ".gitignore").write_text("*a" * 40 + "b\n" + "a**" * 40 + "b\n" + "own*\n", encoding="utf-8")
    started = time.monotonic()
    assert name in found(".")
    # Not a measure of speed: a search of that kind would take longer than anybody waits.
    assert time.monotonic() - started < 60


def test_patterns_that_no_shell_has_filled_in(repository: Path) -> None:
    assert list(filled_in(["b/*.txt", "a.txt", "none*.txt"])) == [
        "b/a.txt",
        "b/c.txt",
        "b/kept.txt",
        "a.txt",
        "none*.txt",
    ]
    assert found("重点/*.txt") == ["重点/报告.txt", "重点/草稿1.txt"]
    (repository / "[1].txt").write_text("x", encoding="utf-8")
    assert found("[1].txt") == ["[1].txt"]


@pytest.mark.parametrize(
    ("data", "paths"),
    [
        (b"a.txt\nb c.txt\r\n\n", ["a.txt", "b c.txt"]),
        (b"a\nb.txt\0c.txt\0", ["a\nb.txt", "c.txt"]),
        ("\ufeff报告.txt\n".encode(), ["报告.txt"]),
        ("\ufeff报告.txt\r\n".encode("utf-16-le"), ["报告.txt"]),
        (b"", []),
    ],
)
def test_lists(data: bytes, paths: list[str]) -> None:
    assert read_list(data) == paths


@pytest.mark.skipif(os.name == "nt", reason="Windows has no names that are not UTF-16")
def test_names_that_are_not_utf8_stay(tmp_path: Path) -> None:
    name = "总结.txt".encode("gbk")
    assert [os.fsencode(path) for path in read_list(name + b"\n")] == [name]
