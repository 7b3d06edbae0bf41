"""The hooks as pre-commit runs them: what is staged, all of it, and each finding once."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from edulint import __version__

ROOT = Path(__file__).parent.parent
TAG = f"v{__version__}"
GOOD = "一、工作回顾\n全年任务圆满完成。\n二、工作打算\n继续抓好落实。\n"
BAD = "一、工作回顾\n20xx年，全县新建学校。\n二、工作打算\n继续抓好落实。\n"
SHARED = "我镇投入资金四百余万元，翻修校舍十九栋，完成了十三所村小的供暖改造，惠及学生两千六百余人，家长普遍满意。\n"
CONFIGURATION = f"""repos:
- repo: {{product}}
  rev: {TAG}
  hooks:
  - id: edulint
    args: [--format, concise]
  - id: edulint-folder
    args: [--format, concise]
"""


def git(folder: Path, *arguments: str) -> str:
    names = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    command = ["git", *names, *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True, encoding="utf-8").stdout


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository as it stands, committed and tagged as a release is."""
    folder = tmp_path_factory.mktemp("product")
    for name in git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "release")
    git(folder, "tag", TAG)
    return folder


@pytest.fixture(scope="module")
def reports(product: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of drafts, all staged, in which both hooks are installed."""
    folder = tmp_path_factory.mktemp("reports")
    (folder / ".pre-commit-config.yaml").write_text(CONFIGURATION.format(product=product.as_uri()), encoding="utf-8")
    (folder / "edulint.toml").write_text('exclude = ["归档/"]\n', encoding="utf-8")
    for name, text in (
        ("good.txt", GOOD),
        ("bad.txt", BAD),
        ("one.md", f"我镇教育工作总结如下。\n\n{SHARED}"),
        ("two.txt", f"乡村学校建设情况\n{SHARED}"),
        ("归档/旧稿.txt", BAD),
        ("code.py", "x = '20xx年'\n"),
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    git(folder, "init", "-q")
    git(folder, "add", ".")
    return folder


class Hooks:
    """Runs pre-commit in the repository of drafts."""

    def __init__(self, reports: Path, home: Path) -> None:
        self._reports = reports
        self._environment = os.environ | {"PRE_COMMIT_HOME": str(home), "LANG": "zh_CN.UTF-8", "PYTHONUTF8": "1"}
        self._environment.pop("PYTHONPATH", None)

    def start(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "pre_commit", "run"],
            cwd=self._reports,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )

    def run(self) -> tuple[int, list[tuple[str, str]], str]:
        """Return the status, the path and code of each finding told, and all of the output."""
        process = self.start()
        output, _ = process.communicate()
        return process.returncode, findings_in(output), output


def findings_in(output: str) -> list[tuple[str, str]]:
    found = re.findall(r"^(\S+?):\d+:\d+: \w+ ([A-Z]{2}\d{3}) ", output, re.MULTILINE)
    return sorted((path, code) for path, code in found)


@pytest.fixture(scope="module")
def hooks(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Hooks:
    return Hooks(reports, tmp_path_factory.mktemp("home"))


def test_both_hooks_tell_each_finding_once(hooks: Hooks, reports: Path) -> None:
    (reports / "untracked.txt").write_text(BAD + SHARED, encoding="utf-8")
    # What is not staged is no part of the commit.
    (reports / "good.txt").write_text(BAD, encoding="utf-8")
    status, found, output = hooks.run()
    assert status == 1, output
    assert found == [("bad.txt", "PH101"), ("two.txt", "DU201")], output
    assert (reports / "good.txt").read_text(encoding="utf-8") == BAD

    # A rename and nothing else: that draft by itself, and all of them compared.
    git(reports, "checkout", "-q", "good.txt")
    git(reports, "commit", "-q", "--no-verify", "-m", "drafts")
    git(reports, "mv", "bad.txt", "renamed.txt")
    status, found, output = hooks.run()
    assert found == [("renamed.txt", "PH101"), ("two.txt", "DU201")], output

    # Two runs at the same time share a cache.
    for _ in range(5):
        runs = [hooks.start(), hooks.start()]
        outputs = [run.communicate()[0] for run in runs]
        # pre-commit writes git's index itself, and git lets only one at a time.
        if not any("index.lock" in output for output in outputs):
            break
    assert [findings_in(output) for output in outputs] == [found, found], outputs
    assert git(reports, "status", "--porcelain").splitlines() == ["R  bad.txt -> renamed.txt", "?? untracked.txt"]

    # Without a draft in the commit there is nothing to do.
    git(reports, "commit", "-q", "--no-verify", "-m", "renamed")
    (reports / "code.py").write_text("", encoding="utf-8")
    git(reports, "add", "code.py")
    assert hooks.run()[:2] == (0, [])


@pytest.mark.parametrize("name", ["docs/team.md", "docs/team.en.md", "docs/gate.md", "docs/gate.en.md"])
def test_the_instructions_name_the_tag_of_this_version(name: str) -> None:
    assert re.findall(r"rev: (\S+)", (ROOT / name).read_text(encoding="utf-8")) == [TAG]
