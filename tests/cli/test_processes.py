"""Worker processes: one that dies costs one draft; none outlives a run that is ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests import packs
from tests.cli.conftest import LONG, Edulint, wait_for

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL and no SIGHUP")


def test_a_process_that_dies_costs_its_draft_alone(edulint: Edulint, tmp_path: Path) -> None:
    deadly = packs.install(tmp_path / "site", "deadly", packs.source_of("deadly"))
    (tmp_path / "drafts").mkdir()
    killing = {5, 6, 17}
    for number in range(40):
        begin = "致命" if number in killing else "全县"
        (tmp_path / f"drafts/{number:02}.txt").write_text(begin + LONG[:10_000], encoding="utf-8")
    run = edulint("drafts", "--format", "json", "--select", "deadly", "--jobs", "2", packs=(deadly,))
    assert run.status == 2
    assert "Traceback" not in run.errors
    assert [error["path"] for error in run.json["errors"]] == [f"drafts/{number:02}.txt" for number in sorted(killing)]
    assert run.json["summary"]["files"] == 40 - len(killing)


def lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    return not status.exists() or status.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"


def heed_signals() -> None:
    """Undo what a shell does for what it starts in the background: nohup and & leave signals ignored."""
    for one in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(one, signal.SIG_DFL)


@pytest.mark.slow
@pytest.mark.parametrize(("sent", "status"), [(signal.SIGTERM, -15), (signal.SIGHUP, -1), (signal.SIGINT, 130)])
def test_no_worker_outlives_a_run_that_is_ended(tmp_path: Path, sent: signal.Signals, status: int) -> None:
    slow = packs.install(tmp_path / "site", "slow", packs.source_of("slow"))
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(f"教育工作总结。{LONG[:80_000]}", encoding="utf-8")
    run = subprocess.Popen(
        [sys.executable, "-m", "edulint", ".", "--select", "slow", "--jobs", "2", "--isolated"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(slow)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        preexec_fn=heed_signals,  # noqa: PLW1509 (this process has one thread)
    )
    assert wait_for(lambda: len(list(tmp_path.glob("*.pid"))) == 2)
    workers = [int(path.stem) for path in tmp_path.glob("*.pid")]
    run.send_signal(sent)
    _, errors = run.communicate(timeout=60)
    assert run.returncode == status
    assert b"Traceback" not in errors
    assert wait_for(lambda: not any(map(lives, workers)))
