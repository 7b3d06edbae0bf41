"""Only what changed, told by a real repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Edulint, Run

pytestmark = [pytest.mark.slow, pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")]
Git = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path) -> Git:
    """Run git in a new repository."""
    names = {"GIT_AUTHOR_NAME": "王敏", "GIT_AUTHOR_EMAIL": "w@example.org"}
    names |= {key.replace("AUTHOR", "COMMITTER"): value for key, value in names.items()}
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}

    def run(*arguments: str) -> str:
        command = ["git", "-c", "init.defaultBranch=main", *arguments]
        environment = {**kept, **names, "GIT_CONFIG_GLOBAL": os.devnull}
        return subprocess.run(
            command, check=True, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8"
        ).stdout

    run("init")
    return run


@pytest.fixture
def committed(git: Git, tmp_path: Path) -> Path:
    """A repository with a draft in which two lines are wrong."""
    (tmp_path / "稿件").mkdir()
    draft = tmp_path / "稿件" / "a 总结.txt"
    draft.write_text("甲校坏。\n乙校好。\n丙校坏。\n丁校好。\n", encoding="utf-8")
    git("add", ".")
    git("commit", "-m", "one")
    return draft


def edit(draft: Path, old: str, new: str) -> None:
    draft.write_text(draft.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def lines(run: Run) -> list[tuple[str, int]]:
    return [(one["path"].rpartition("/")[2], one["line"]) for one in run.json["findings"]]


@pytest.fixture
def check(county: Edulint) -> Callable[..., Run]:
    return lambda *arguments, **more: county("check", ".", "--no-compare", "--format", "json", *arguments, **more)


def test_only_lines_that_changed_are_told(check: Callable[..., Run], committed: Path) -> None:
    run = check("--changed")
    assert (run.status, lines(run), run.json["summary"]["unchanged"]) == (0, [], 2)
    edit(committed, "丁校好", "丁校坏")
    run = check("--changed")
    assert (run.status, lines(run), run.json["summary"]["unchanged"]) == (1, [("a 总结.txt", 4)], 2)
    assert len(lines(check("--changed", "--whole-files"))) == 3


def test_the_summary_says_what_is_left_out(county: Edulint, committed: Path) -> None:
    assert "2 处不在改动之内，未列出" in county("check", ".", "--changed").out


def test_a_new_draft_counts_whole_and_one_that_is_ignored_by_git_too(
    check: Callable[..., Run], committed: Path, tmp_path: Path
) -> None:
    (tmp_path / "b.txt").write_text("戊校坏。\n", encoding="utf-8")
    assert lines(check("--changed")) == [("b.txt", 1)]


def test_a_repository_without_a_commit_has_nothing_but_new_drafts(
    check: Callable[..., Run], git: Git, tmp_path: Path
) -> None:
    (tmp_path / "b.txt").write_text("戊校坏。\n", encoding="utf-8")
    assert lines(check("--changed")) == [("b.txt", 1)]
    assert lines(check("--staged")) == []
    git("add", "b.txt")
    assert lines(check("--staged")) == [("b.txt", 1)]


def test_a_renamed_draft_is_what_it_was(check: Callable[..., Run], committed: Path, git: Git) -> None:
    committed.rename(committed.with_name("新名.txt"))
    assert lines(check("--changed")) == []
    edit(committed.with_name("新名.txt"), "乙校好", "乙校坏")
    assert lines(check("--changed")) == [("新名.txt", 2)]
    git("add", "-A")
    assert lines(check("--staged")) == [("新名.txt", 2)]


def test_changes_since_a_branch_was_left(check: Callable[..., Run], committed: Path, git: Git, tmp_path: Path) -> None:
    git("switch", "-c", "work")
    edit(committed, "丁校好", "丁校坏")
    git("commit", "-am", "two")
    git("switch", "main")
    (tmp_path / "main.txt").write_text("主线坏。\n", encoding="utf-8")
    git("add", ".")
    git("commit", "-m", "three")
    git("switch", "work")
    assert lines(check("--changed")) == []
    assert lines(check("--changed=main")) == [("a 总结.txt", 4)]


def test_what_is_staged_is_checked_as_it_is_staged(check: Callable[..., Run], committed: Path, git: Git) -> None:
    edit(committed, "丁校好", "丁校坏")
    git("add", ".")
    edit(committed, "甲校坏", "新的一行坏\n甲校坏")
    assert lines(check("--staged")) == [("a 总结.txt", 4)]
    text = committed.read_bytes()
    run = check("--staged", "--fix")
    assert run.status == 2
    assert "未暂存的改动" in run.errors
    assert committed.read_bytes() == text


def test_only_what_changed_is_repaired(check: Callable[..., Run], committed: Path, git: Git) -> None:
    edit(committed, "丁校好", "丁校坏")
    assert lines(check("--changed", "--fix")) == []
    assert committed.read_text(encoding="utf-8") == "甲校坏。\n乙校好。\n丙校坏。\n丁校好。\n"


def test_line_ends_that_git_rewrites_are_no_change(check: Callable[..., Run], committed: Path) -> None:
    committed.write_bytes(committed.read_bytes().replace(b"\n", b"\r\n"))
    assert lines(check("--changed")) == []


def test_standard_input_is_compared_with_the_draft_whose_name_it_has(county: Edulint, committed: Path) -> None:
    text = "甲校坏。\n乙校坏。\n丙校坏。\n丁校好。\n".encode()
    name = ("--stdin-filename", "稿件/a 总结.txt", "--changed")
    assert lines(county("check", "-", *name, "--format", "json", stdin=text)) == [("a 总结.txt", 2)]
    assert county("check", "-", *name, "--fix", stdin=text).out == "甲校坏。\n乙校好。\n丙校坏。\n丁校好。\n"


def test_a_finding_counts_where_a_related_place_changed(edulint: Edulint, git: Git, tmp_path: Path) -> None:
    passage = "全年组织教师到兄弟学校听课二十余次，回校后逐一开展汇报课，互相点评，教学水平明显提高。"
    draft = tmp_path / "a.txt"
    draft.write_text(f"一、回顾\n开头。\n二、打算\n{passage}\n", encoding="utf-8")
    git("add", ".")
    git("commit", "-m", "one")
    edit(draft, "开头。", passage)
    run = edulint("check", "a.txt", "--changed", "--select", "duplicates", "--format", "json")
    assert lines(run) == [("a.txt", 4)]
    assert run.json["findings"][0]["related"][0]["line"] == 2


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has names that are not UTF-8")
def test_names_that_are_no_utf8_and_names_like_options(check: Callable[..., Run], git: Git, tmp_path: Path) -> None:
    names = [os.fsencode(tmp_path) + b"/\xb8\xe5.txt", os.fsencode(tmp_path) + b"/--output=x\n.txt"]
    for name in names:
        Path(os.fsdecode(name)).write_text("甲校坏。\n好。\n", encoding="utf-8")
    git("add", ".")
    git("commit", "-m", "one")
    assert lines(check("--changed")) == []
    for name in names:
        Path(os.fsdecode(name)).write_text("甲校坏。\n坏。\n", encoding="utf-8")
    assert [line for _, line in lines(check("--changed"))] == [2, 2]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--changed=none"], "没有“none”这个版本"),
        (["--changed=--output=x"], "没有“--output=x”这个版本"),
        (["--changed", "--staged"], "只能用一个"),
        (["--whole-files"], "合用"),
    ],
)
def test_what_cant_be_told_is_said(check: Callable[..., Run], committed: Path, arguments: list[str], says: str) -> None:
    run = check(*arguments)
    assert (run.status, run.out) == (2, "")
    assert says in run.errors


def test_a_draft_outside_of_any_repository_is_an_error(county: Edulint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("好。\n", encoding="utf-8")
    run = county("check", ".", "--changed")
    assert run.status == 2
    assert "a.txt 不在 git 版本库里" in run.errors


def test_nothing_that_a_repository_names_is_run(
    check: Callable[..., Run], committed: Path, git: Git, tmp_path: Path
) -> None:
    """A folder that somebody else hands in may hold a ``.git`` that names programs wherever git lets it."""
    trace = tmp_path.parent / f"{tmp_path.name}-trace"
    program = tmp_path / ".git" / "evil"
    program.write_text(f"#!/bin/sh\necho $0 $* >> '{trace}'\ncat\n", encoding="utf-8")
    program.chmod(0o755)
    evil = str(program)
    (tmp_path / ".gitattributes").write_text("*.txt diff=evil filter=evil\n", encoding="utf-8")
    for key in (
        *("core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass", "core.gitProxy"),
        *("diff.external", "diff.evil.command", "diff.evil.textconv"),
        *("filter.evil.clean", "filter.evil.smudge", "filter.evil.process"),
        *("gpg.program", "credential.helper", "uploadpack.packObjectsHook", "remote.far.uploadpack"),
    ):
        git("config", key, evil)
    hooks = tmp_path / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-index-change", "post-checkout", "pre-commit", "reference-transaction", "fsmonitor-watchman"):
        shutil.copy(program, hooks / name)
    # A git that is asked in the usual way runs them.
    git("status")
    assert trace.exists()
    # A content that is missing is fetched from a remote, were that allowed.
    old = git("-c", "core.fsmonitor=false", "rev-parse", "HEAD:稿件/a 总结.txt").strip()
    (tmp_path / ".git" / "objects" / old[:2] / old[2:]).unlink()
    git("config", "core.repositoryFormatVersion", "1")
    git("config", "extensions.partialClone", "far")
    git("config", "remote.far.url", f"ext::{evil} x")
    git("config", "remote.far.promisor", "true")
    git("config", "protocol.ext.allow", "always")
    git("config", "alias.cat-file", f"!{evil}")
    trace.unlink(missing_ok=True)
    edit(committed, "丁校好", "丁校坏")
    for arguments in (["--changed"], ["--changed=HEAD"], ["--staged"], ["--changed", "--fix"]):
        assert check(*arguments).status in (0, 1, 2)
    assert not trace.exists(), trace.read_text(encoding="utf-8")
