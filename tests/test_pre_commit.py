"""The hooks as pre-commit runs them, in a repository with a good and a bad draft."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GOOD = "一、工作回顾\n全年任务圆满完成。\n二、工作打算\n继续抓好落实。\n"
BAD = "一、工作回顾\n20xx年，全县新建学校xx所。\n三、工作打算\n继续抓好落实。\n"


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A git repository whose two drafts are staged."""
    folder = tmp_path_factory.mktemp("reports")
    for name, text in (
        ("good.txt", GOOD),
        ("bad.txt", BAD),
        ("copy.md", "\n".join([GOOD] * 2)),
        ("code.py", "x = 'xx年'\n"),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    for arguments in (("init", "-q"), ("add", ".")):
        subprocess.run(["git", *arguments], cwd=folder, check=True)
    return folder


def run_hook(hook: str, repository: Path, home: Path, *files: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PRE_COMMIT_HOME": str(home), "LANG": "zh_CN.UTF-8", "PYTHONUTF8": "1"}
    environment.pop("PYTHONPATH", None)
    chosen = ["--files", *files] if files else ["--all-files"]
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), hook, *chosen]
    return subprocess.run(
        command, check=False, cwd=repository, env=environment, capture_output=True, text=True, encoding="utf-8"
    )


def test_both_hooks(repository: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    run = run_hook("edulint", repository, home)
    assert run.returncode == 1, run.stdout + run.stderr
    assert "bad.txt" in run.stdout
    assert "good.txt" not in run.stdout
    assert "code.py" not in run.stdout
    assert "“二、”" in run.stdout
    assert run_hook("edulint", repository, home, "good.txt").returncode == 0
    folder = run_hook("edulint-folder", repository, home, "good.txt")
    assert folder.returncode == 1, folder.stdout + folder.stderr
    assert "bad.txt" in folder.stdout
