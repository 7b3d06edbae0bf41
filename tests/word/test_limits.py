"""Hostile files are read or refused in words: beyond five seconds or 300 MB the system itself ends the process."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.word.hostile import hostile
from tests.word.limited import MEGABYTES

pytest.importorskip("resource")

ROOT = Path(__file__).resolve().parents[2]
FILES = hostile()
# What can be read of these is read; whatever else can't be used is refused.
READ = {
    *("UTF-16", "a bomb beside the text", "a bomb of comments", "a bomb of references", "a bomb of styles"),
    *("a chain of styles", "every part a hundred times", "fifty thousand paragraphs", "names that climb"),
    *("one paragraph of a million characters", "references that climb", "rubbish before it", "rubbish behind it"),
}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, object]]:
    folder = tmp_path_factory.mktemp("hostile")
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    run = subprocess.run(
        [sys.executable, "-m", "tests.word.limited", str(folder)],
        check=True,
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT), "PATH": ""},
    )
    told = map(json.loads, run.stdout.splitlines())
    return {one["name"]: one for one in told}


def test_there_are_kinds_enough() -> None:
    assert len(FILES) >= 72


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_read_or_refused(name: str, outcomes: dict[str, dict[str, object]]) -> None:
    outcome = outcomes[name]
    assert str(outcome["said"]).startswith(("read: ", "refused: "))
    assert int(str(outcome["megabytes"])) <= MEGABYTES
    if name in READ:
        assert str(outcome["said"]).startswith("read: ")


def test_a_process_beyond_its_time_or_memory_is_ended(tmp_path: Path) -> None:
    """The limits are real: what takes more is not read."""
    program = (
        "from tests.word import limited\n"
        "from pathlib import Path\n"
        "def attempt(data):\n"
        "    kept = []\n"
        "    while True:\n"
        "        kept += [bytes(10_000_000)] if data else []\n"
        "limited.attempt = attempt\n"
        "limited.SECONDS = 1\n"
        "import sys\n"
        "print([limited.limited(Path(path))['said'] for path in sys.argv[1:]])\n"
    )
    (tmp_path / "time").write_bytes(b"")
    (tmp_path / "memory").write_bytes(b"x")
    command = [sys.executable, "-c", program, str(tmp_path / "time"), str(tmp_path / "memory")]
    run = subprocess.run(command, check=True, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert run.stdout.strip() == "['ended', 'failed: MemoryError']"
