"""A bar where a terminal watches a long run, and nothing where none does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")


def errors_of(folder: Path, *, watched: bool) -> str:
    master, slave = pty.openpty()
    environment = os.environ | {"TERM": "xterm-256color", "LANG": "zh_CN.UTF-8"}
    command = [sys.executable, "-m", "edulint", ".", "--isolated", "--exit-zero", "--select", "numbering"]
    run = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=slave if watched else subprocess.PIPE, env=environment
    )
    os.close(slave)
    written = run.communicate()[1] or b""
    assert run.returncode == 0
    while watched:
        try:
            written += os.read(master, 65536)
        except OSError:
            break
    os.close(master)
    return written.decode()


def test_a_long_run_shows_a_bar_to_a_terminal_only(tmp_path: Path) -> None:
    for number in range(25):
        (tmp_path / f"{number}.txt").write_text("一、工作回顾\n完成。\n二、工作打算\n落实。\n", encoding="utf-8")
    assert "edulint" in errors_of(tmp_path, watched=True)
    assert errors_of(tmp_path, watched=False) == ""


def test_a_short_run_shows_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一、工作回顾\n二、工作打算\n", encoding="utf-8")
    assert errors_of(tmp_path, watched=True) == ""
