"""How long a folder of drafts takes: the first time, again, and after one draft was changed; and that all say the same.

    python benchmarks/folder.py [--drafts 2000] [--jobs 2] [--thorough]

Each run is a whole process with the cache in the folder; seconds are told by the clock and by the processors, and
ratios to the first run. ``--thorough`` also runs without the cache, with one process and with two, and kills a first
run half-way before it is done again: the findings of all must be the same.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from speed import draft_of

SIZE = 15_000
EDULINT = str(Path(sys.executable).with_name("edulint"))
# The 3,755 commonest characters: places are called by two of them, so that drafts have hardly a passage in common.
COMMON = "".join(bytes((row, cell)).decode("gb2312") for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFF))
COMMON += "".join(bytes((0xD7, cell)).decode("gb2312") for cell in range(0xA1, 0xFA))


class Ran(NamedTuple):
    """What a run took, by the clock and by the processors, and a digest of what it said."""

    seconds: float
    processor: float
    said: str


def command(jobs: int, *more: str) -> list[str]:
    """Return the command that checks the working folder."""
    return [EDULINT, ".", "--isolated", "--format", "json", "--jobs", str(jobs), *more]


def run(folder: Path, jobs: int, *more: str) -> Ran:
    """Check the folder."""
    with tempfile.TemporaryFile() as out:
        started = time.perf_counter()
        process = subprocess.Popen(command(jobs, *more), cwd=folder, stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            raise SystemExit(f"edulint ended with {os.waitstatus_to_exitcode(status)}")
        out.seek(0)
        return Ran(seconds, usage.ru_utime + usage.ru_stime, hashlib.sha256(out.read()).hexdigest())


def killed(folder: Path, jobs: int, drafts: int) -> None:
    """Begin to check the folder, and kill the run with its processes when half of the drafts are done."""
    process = subprocess.Popen(command(jobs), cwd=folder, stdout=subprocess.DEVNULL, start_new_session=True)
    entries = folder / ".edulint_cache" / "entries"
    while process.poll() is None and not (entries.is_dir() and len(os.listdir(entries)) >= drafts // 2):
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def told(name: str, ran: Ran, first: Ran) -> None:
    """Print a line of the table."""
    ratio = ran.processor / first.processor
    print(f"{name:<34} {ran.seconds:>8.2f} s {ran.processor:>8.2f} s {ratio:>8.3f}  {ran.said[:8]}", flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--drafts", type=int, default=2000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--thorough", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(arguments.drafts):
            text = draft_of(SIZE, number + 1, COMMON)
            (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
        print(f"{arguments.drafts} drafts: {'':<21} clock  processors    ratio  findings")
        first = run(folder, arguments.jobs)
        told("first run", first, first)
        second = run(folder, arguments.jobs)
        told("second run", second, first)
        changed = folder / "00000.txt"
        before = changed.read_text(encoding="utf-8")
        changed.write_text(before + "\n20xx年的情况另行报告。\n", encoding="utf-8")
        third = run(folder, arguments.jobs)
        told("one draft changed", third, first)
        changed.write_text(before, encoding="utf-8")
        same = {first.said, second.said}
        if arguments.thorough:
            for jobs in (1, 2):
                plain = run(folder, jobs, "--no-cache")
                told(f"without cache, {jobs} process(es)", plain, first)
                same.add(plain.said)
            shutil.rmtree(folder / ".edulint_cache")
            killed(folder, arguments.jobs, arguments.drafts)
            again = run(folder, arguments.jobs)
            told("after a run that was killed", again, first)
            same.add(again.said)
    if len(same) > 1:
        raise SystemExit("the runs don't say the same")
    print("All runs over the same drafts say the same.")


if __name__ == "__main__":
    main()
