"""Nothing in a draft, a file's name or a setting writes a line of its own, or moves a terminal's cursor."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Edulint

EVIL = "\x1b]0;owned\x07\x1b[2J\u202e"
NAME = f"a{EVIL}\n::error ::all is well.txt"
HARMFUL = ("\x1b", "\x07", "\u202e", "\n::error ::")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    if os.name == "nt":
        pytest.skip("Windows has no control characters in names")
    text = f"一、{EVIL}工作回顾20xx年\n::error ::招生xx人{EVIL}，完成xx%。\n" + "全县教育工作平稳有序。\n" * 40
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("report", ["terminal", "concise", "github", "markdown", "junit", "checkstyle"])
def test_a_report_is_not_forged(edulint: Edulint, folder: Path, report: str) -> None:
    run = edulint(".", "--format", report, "--lang", "zh", "--all")
    assert run.status == 1
    for harmful in HARMFUL:
        assert harmful not in run.out + run.errors
    if report in ("terminal", "concise"):
        assert not any(line.lstrip().startswith("::") for line in run.out.splitlines())


@pytest.mark.parametrize("command", [("outline", NAME), ("config", NAME), ("check", f"{NAME}.missing")])
def test_other_commands_and_errors_are_not_forged(edulint: Edulint, folder: Path, command: tuple[str, ...]) -> None:
    run = edulint(*command)
    for harmful in HARMFUL:
        assert harmful not in run.out + run.errors


@pytest.mark.parametrize("server", [{"GITHUB_ACTIONS": "true"}, {"TF_BUILD": "True"}])
def test_a_diff_in_a_build_log_is_no_command(edulint: Edulint, tmp_path: Path, server: dict[str, str]) -> None:
    text = "::error ::x\n全县教育工作平稳，，有序。\n##[group]\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    shown = edulint("a.txt", "--diff", environment=server)
    assert (shown.status, "+全县教育工作平稳，有序。" in shown.out) == (1, True)
    assert not any(line.lstrip().startswith("::") or "##[" in line for line in shown.out.splitlines())
    # What goes to a file is to be applied.
    plain = edulint("a.txt", "--diff", environment=dict.fromkeys(server, ""))
    assert " ::error ::x\n" in plain.out


@pytest.mark.parametrize("command", [("outline",), ("figures", "--quantities"), ("check",)])
def test_a_heading_is_no_command_of_a_build_log(edulint: Edulint, tmp_path: Path, command: tuple[str, ...]) -> None:
    text = "# ::error ::x\n\n::error ::年末学校33所。\n\n## ::error ::y##[group]\n\n招生xx人，在校学生300人。\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    out = edulint(*command, "a.md").out
    assert out
    assert not any(line.lstrip().startswith("::") or "##[" in line for line in out.splitlines())


def test_a_key_of_a_configuration_is_told_on_one_line(edulint: Edulint, tmp_path: Path) -> None:
    (tmp_path / "edulint.toml").write_text('"x\\n::error ::y\\u001b[2J" = 1\n', encoding="utf-8")
    (tmp_path / "a.txt").write_text("好", encoding="utf-8")
    run = edulint("a.txt")
    assert run.status == 2
    assert len(run.errors.splitlines()) == 1
    assert "\x1b" not in run.errors


@pytest.mark.parametrize("report", ["json", "sarif", "gitlab", "rdjson", "terminal", "concise", "html"])
def test_a_name_that_is_not_utf_8_ends_no_report(edulint: Edulint, tmp_path: Path, report: str) -> None:
    try:
        (tmp_path / os.fsdecode("工人".encode("gbk") + b".txt")).write_text("招生xx人\n", encoding="utf-8")
    except OSError:
        pytest.skip("this file system has no names that are not UTF-8")
    (tmp_path / "b.txt").write_text("招生xx人\n", encoding="utf-8")
    run = edulint(".", "--format", report)
    assert (run.status, "Traceback" in run.errors) == (1, False)
    assert "b.txt" in run.out
    if report == "json":
        assert [one["path"] for one in run.json["findings"]] == ["b.txt", r"\udcb9\udca4\udcc8\udccb.txt"]
