"""How long edulint takes, against an empty Python process in the same run, and how much memory it needs.

    python benchmarks/speed.py [--runs 15] [--drafts FOLDER] [--peer 'COMMAND {draft}']

Measured as whole processes with this interpreter: a draft of 16 KB as JSON and in the terminal format, and one of 1.4 MB.
Every figure is the median of the runs; runs of edulint and of its peers alternate, so that a slower moment of the machine
slows both. The drafts are made here from a fixture; ``--drafts FOLDER`` adds one of 1.4 MB in which a folder's own drafts
stand again and again.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

FIXTURES = Path(__file__).parent.parent / "fixtures"
SMALL, LARGE = 16_000, 1_400_000


def draft_of(size: int, seed: int = 1) -> str:
    """Return a draft of about ``size`` bytes, made of the fixture's clauses in a new order each time.

    Numbers are drawn anew and headings counted on, so that there are few findings and no long passage stands twice.
    """
    chance = random.Random(seed)
    text = (FIXTURES / "half-year-draft.txt").read_text(encoding="utf-8")
    clauses = [
        clause
        for clause in re.split(r"[，。；\n]", text)
        if 8 <= len(clause) <= 30 and not re.match(r"[（一二三四五]", clause)
    ]
    paragraphs: list[str] = []
    length = 0
    while length < size:
        chosen = chance.sample(clauses, k=8)
        paragraph = "，".join(chosen[:4]) + "。" + "，".join(chosen[4:]) + "。"
        paragraph = re.sub(r"[0-9]{2,}", lambda _: str(chance.randint(10, 99_999)), paragraph)
        paragraphs.append(paragraph)
        length += len(paragraph.encode()) + 1
    return "\n".join(paragraphs)


def concatenated(folder: Path, size: int) -> str:
    """Return the drafts of a folder one after the other, again and again, up to about ``size`` bytes."""
    drafts = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt")))
    return drafts * (size // len(drafts.encode()) + 1)


def timed(command: Sequence[str]) -> tuple[float, int]:
    """Return wall seconds and peak memory in bytes of one run of a command; its exit status may be 0 or 1."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    code = os.waitstatus_to_exitcode(status)
    errors = process.stderr.read().decode(errors="replace") if process.stderr else ""
    if code not in (0, 1):
        raise SystemExit(f"{shlex.join(command)} ended with {code}: {errors}")
    return seconds, usage.ru_maxrss * 1024


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--peer", action="append", default=[], help="another command, {draft} standing for the file")
    parser.add_argument("--drafts", type=Path, help="a folder of drafts for one more file of 1.4 MB")
    arguments = parser.parse_args()
    edulint = [str(Path(sys.executable).with_name("edulint"))]
    with tempfile.TemporaryDirectory() as folder:
        drafts = {}
        for name, size in (("small", SMALL), ("large", LARGE)):
            drafts[name] = Path(folder) / f"{name}.txt"
            drafts[name].write_text(draft_of(size), encoding="utf-8")
        commands: dict[str, list[str]] = {
            "empty Python process": [sys.executable, "-c", "pass"],
            "16 KB, json": [*edulint, str(drafts["small"]), "--isolated", "--format", "json"],
            "16 KB, terminal": [*edulint, str(drafts["small"]), "--isolated"],
            "1.4 MB, json": [*edulint, str(drafts["large"]), "--isolated", "--format", "json"],
        }
        if arguments.drafts:
            drafts["repeated"] = Path(folder) / "repeated.txt"
            text = concatenated(arguments.drafts, LARGE)
            drafts["repeated"].write_bytes(text.encode()[:LARGE].decode(errors="ignore").encode())
            commands["1.4 MB, repeated drafts, json"] = [
                *edulint,
                str(drafts["repeated"]),
                "--isolated",
                "--format",
                "json",
            ]
        for peer in arguments.peer:
            for name, draft in drafts.items():
                commands[f"{peer} ({name})"] = [part.format(draft=draft) for part in shlex.split(peer)]
        taken: dict[str, list[tuple[float, int]]] = {name: [] for name in commands}
        for turn in range(arguments.runs + 1):
            for name, command in commands.items():
                run = timed(command)
                if turn:  # the first run warms the disk's cache
                    taken[name].append(run)
        empty = statistics.median(seconds for seconds, _ in taken["empty Python process"])
        print(f"{'':32} {'median s':>9} {'min s':>8} {'max s':>8} {'x empty':>8} {'memory MB':>10} {'MB/s':>6}")
        for name, runs in taken.items():
            seconds = [run[0] for run in runs]
            median = statistics.median(seconds)
            speed = f"{LARGE / 1e6 / median:6.2f}" if "1.4 MB" in name or "(large)" in name else ""
            memory = max(run[1] for run in runs) / 1e6
            print(
                f"{name:32.32} {median:9.3f} {min(seconds):8.3f} {max(seconds):8.3f} {median / empty:8.1f} {memory:10.0f} {speed}"
            )
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{arguments.runs} runs each; {usage.ru_utime + usage.ru_stime:.0f} s of processor time in all")


if __name__ == "__main__":
    main()
