"""A run that goes on: checked again when a draft or its configuration is saved, and then only what changed."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Edulint
from tests.cli.test_processes import heed_signals

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows sends no SIGINT to another process")


class Watching:
    """A run with --watch, whose lines are read as they come."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        command = [sys.executable, "-m", "edulint", *arguments, "--watch", "--lang", "en"]
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            env=os.environ | {"PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            preexec_fn=heed_signals,  # noqa: PLW1509 (no thread of this process holds a lock that matters)
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self) -> None:
        for line in self.process.stdout:
            self._lines.put(line)

    def until_waiting(self) -> str:
        text = ""
        while "waiting for changes" not in text:
            text += self._lines.get(timeout=120)
        return text


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[Watching]:
    (tmp_path / "edulint.toml").write_text("select = ['placeholders']\n", encoding="utf-8")
    (tmp_path / "drafts").mkdir()
    for name in ("a", "b"):
        (tmp_path / f"drafts/{name}.txt").write_text("全年新建学校十所。\n", encoding="utf-8")
    arguments = ("drafts", "--format", "concise", "--output", "json:drafts/report.json")
    run = Watching(tmp_path, *arguments)
    yield run
    run.process.kill()
    run.process.wait()
    run.reader.join()
    run.process.stdout.close()


def test_it_checks_again_when_something_is_saved(watching: Watching, tmp_path: Path) -> None:
    assert "PH103" not in watching.until_waiting()
    # As editors save: a new file takes the place of the old one.
    (tmp_path / "drafts/.new").write_text("全年新建学校xx所。\n", encoding="utf-8")
    (tmp_path / "drafts/.new").replace(tmp_path / "drafts/a.txt")
    text = watching.until_waiting()
    assert "changed: drafts/a.txt" in text
    assert "drafts/a.txt:1:7: error PH103" in text
    # The report that it writes itself, and files that are no drafts, are no changes.
    (tmp_path / "drafts/notes.cfg").write_text("x", encoding="utf-8")
    (tmp_path / "edulint.toml").write_text("selec = []\n", encoding="utf-8")
    assert "did you mean" in watching.until_waiting()
    (tmp_path / "edulint.toml").write_text("ignore = ['ALL']\n", encoding="utf-8")
    text = watching.until_waiting()
    assert ("changed: edulint.toml" in text, "PH103" in text) == (True, False)
    watching.process.send_signal(signal.SIGINT)
    assert watching.process.wait(timeout=60) == 0


def test_there_must_be_something_to_watch(edulint: Edulint) -> None:
    run = edulint("-", "--watch", lang="en")
    assert (run.status, "standard input is neither" in run.errors) == (2, True)
