"""How long a folder of drafts takes: the first time, again, and after one draft was changed; and that all say the same.

    python benchmarks/folder.py [--drafts 2000] [--jobs 2] [--thorough]

Some of the drafts have phrases in common, some have taken over passages of others or all of one, and the rest is their
own. Each run is a whole process with the cache in the folder; seconds are told by the clock and by the processors, and
ratios to the first run. ``--thorough`` also runs without the cache, with one process and with two, and kills a first
run half-way before it is done again: the findings of all must be the same.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from speed import WORDS, draft_of

SIZE = 15_000
EDULINT = str(Path(sys.executable).with_name("edulint"))
# The 3,755 commonest characters: places are called by two of them, so that drafts have hardly a passage in common.
COMMON = "".join(bytes((row, cell)).decode("gb2312") for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFF))
COMMON += "".join(bytes((0xD7, cell)).decode("gb2312") for cell in range(0xA1, 0xFA))


# In each draft stand so many phrases that a few others have, too.
PHRASES = 3
DRAFTS_OF_A_PHRASE = 4
# Every so many drafts one has taken over paragraphs of an earlier one, and one all of it.
TAKES_OVER, IS_TAKEN_OVER = 10, 50
# A heading and its paragraphs, behind the title.
SECTION = 4


class Ran(NamedTuple):
    """What a run took, by the clock and by the processors, and a digest of what it said."""

    seconds: float
    processor: float
    said: str


def drafts_of(count: int) -> Iterator[str]:
    """Yield drafts as an office collects them."""
    chance = random.Random(count)
    words = [WORDS[part].split() for part in ("when", "who", "how", "does", "what")]
    phrases = [
        "".join(chance.choices(COMMON, k=4)) + "".join(map(chance.choice, words))
        for _ in range(count * PHRASES // DRAFTS_OF_A_PHRASE + 1)
    ]
    made: list[list[str]] = []
    for number in range(count):
        lines = draft_of(SIZE, number + 1, COMMON).split("\n")
        for phrase in chance.sample(phrases, min(PHRASES, len(phrases))):
            lines[SECTION * chance.randrange(len(lines) // SECTION) + 2] += phrase + "。"
        if number % TAKES_OVER == TAKES_OVER - 1:
            source = chance.choice(made)
            at = SECTION * chance.randrange(min(len(source), len(lines)) // SECTION) + 2
            is_whole = number % IS_TAKEN_OVER == IS_TAKEN_OVER - 1
            taken = source if is_whole else source[at : at + 2]
            # Half of them have gone over the figures.
            edited = [
                re.sub(r"\d(?=[人份台])", str(number % 9), line) if number % 20 > TAKES_OVER else line for line in taken
            ]
            lines = edited if is_whole else [*lines[:at], *edited, *lines[at + 2 :]]
        made.append(lines)
        yield "\n".join(lines)


def write_drafts(folder: Path, count: int) -> None:
    """Fill a folder with drafts."""
    for number, text in enumerate(drafts_of(count)):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")


def three_runs(folder: Path, jobs: int) -> Iterator[tuple[str, Ran]]:
    """Check the folder for the first time, again, and after one draft was changed, which is then put back."""
    yield "first run", run(folder, jobs)
    yield "second run", run(folder, jobs)
    changed = folder / "00000.txt"
    before = changed.read_text(encoding="utf-8")
    changed.write_text(before + "\n20xx年的情况另行报告。\n", encoding="utf-8")
    yield "one draft changed", run(folder, jobs)
    changed.write_text(before, encoding="utf-8")


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
        write_drafts(folder, arguments.drafts)
        print(f"{arguments.drafts} drafts: {'':<21} clock  processors    ratio  findings")
        runs: dict[str, Ran] = {}
        for title, ran in three_runs(folder, arguments.jobs):
            runs[title] = ran
            told(title, ran, runs["first run"])
        first = runs["first run"]
        same = {first.said, runs["second run"].said}
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
