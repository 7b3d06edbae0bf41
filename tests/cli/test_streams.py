"""What edulint writes for programs is UTF-8 whatever the terminal's encoding is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no /bin/sh and no /dev/full")
COMMANDS = [
    ("checks", "--format", "json"),
    ("config", "--format", "json"),
    ("outline", "draft.txt", "--format", "json"),
    ("check", "draft.txt", "--format", "json"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_json_is_utf_8_in_a_gbk_terminal(command: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("清岭县教育局工作总结\n\n一、招生xx人\n", encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "edulint", *command, "--lang", "zh"],
        check=False,
        capture_output=True,
        cwd=tmp_path,
        env={"PYTHONIOENCODING": "gbk", "PATH": ""},
    )
    assert json.loads(ran.stdout.decode("utf-8"))
    assert any("\u4e00" <= character <= "\u9fff" for character in ran.stdout.decode("utf-8")) or command[0] == "config"


def run_in_shell(folder: Path, command: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m edulint {command}"],
        check=False,
        input=stdin,
        capture_output=True,
        cwd=folder,
        env={"LANG": "zh_CN.UTF-8", "PATH": "/usr/bin:/bin"},
    )


@posix
@pytest.mark.parametrize(
    "command",
    [
        "checks >&-",
        "checks >/dev/full",
        "a.txt --format json >&-",
        "a.txt --format json >/dev/full",
        "a.txt >/dev/full",
        "outline a.txt >/dev/full",
        "- <&-",
        "a.txt --output /dev/full",
    ],
)
def test_a_stream_that_takes_or_gives_nothing_is_told(command: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("招生xx人\n", encoding="utf-8")
    ran = run_in_shell(tmp_path, command)
    errors = ran.stderr.decode()
    assert (ran.returncode, "Traceback" in errors) == (2, False)
    assert errors.startswith("edulint: ")
    assert len(errors.splitlines()) == 1


@posix
def test_a_closed_standard_error_ends_nothing(tmp_path: Path) -> None:
    assert run_in_shell(tmp_path, "missing.txt --format json 2>&-").returncode == 2


@posix
def test_a_reader_that_stops_reading_is_no_fault(tmp_path: Path) -> None:
    assert run_in_shell(tmp_path, "checks --format json | head -c 1").stderr == b""


@posix
def test_standard_input_has_the_greatest_size_of_a_draft(tmp_path: Path) -> None:
    (tmp_path / "edulint.toml").write_text("max-size = 1\n", encoding="utf-8")
    ran = run_in_shell(tmp_path, "- --format json", stdin="教育工作总结。\n".encode() * 50_000)
    assert ran.returncode == 2
    assert "1 MB" in ran.stderr.decode()
    assert json.loads(ran.stdout)["errors"][0]["path"] == "-"


@pytest.mark.parametrize("settings", ["a = " + "[" * 100_000, "max-size = -5", "max-size = 0", "max-size = 1e99"])
def test_a_configuration_that_cannot_be_is_told(settings: str, tmp_path: Path) -> None:
    (tmp_path / "edulint.toml").write_text(settings, encoding="utf-8")
    (tmp_path / "a.txt").write_text("招生xx人\n", encoding="utf-8")
    ran = run_in_shell(tmp_path, "a.txt")
    assert (ran.returncode, "Traceback" in ran.stderr.decode()) == (2, False)
    assert "edulint.toml" in ran.stderr.decode()
