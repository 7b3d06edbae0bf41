"""What edulint writes for programs is UTF-8 whatever the terminal's encoding is."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

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
