"""Writes docs/speed.md: edulint beside an empty Python process and its peers, in one run.

    python -m benchmarks.speed_page [--runs 5] [--folder 200] [--many 2000] [--archive 2000 8000] [--peer …]

Peers are those that ``benchmarks/speed.py`` finds on the path, and ``--peer``. Measured are the drafts made there, a
folder of so many distinct ones of 16 KB, with one process and with one for each core, and one of many drafts as
``benchmarks/folder.py`` makes them: the first time, again, and after one draft was changed. Archives are
those of ``benchmarks/archive_speed.py``. The page holds ratios of processor time within each turn; seconds are those of
this machine.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from folder import three_runs, write_drafts
from speed import LARGE, SMALL, Run, alternating, draft_of, edulint_on, median, peers_of, ratio

PAGE = Path(__file__).parent.parent / "docs" / "speed.md"
HEAD = """# 速度 · Speed

本页由 `python -m benchmarks.speed_page` 写成。比值是同一轮中处理器时间之比的中位数：机器忙闲会改变秒数，不大改变比值。
“edulint ÷”大于 1，表示 edulint 用时更多。墙钟秒数含机器上别的工作的影响，以处理器秒数为准。内存是单个进程的最高值。

Written by `python -m benchmarks.speed_page`. A ratio is the median, over the turns, of edulint's processor time divided
by the other program's in the same turn: a busy machine changes seconds, but hardly ratios. Seconds by the clock include
whatever else the machine did. Memory is a process's peak.
"""
COLUMNS = (
    "| 程序 program | 墙钟 wall s | 处理器 processor s | edulint ÷ | 内存 MB |\n| --- | ---: | ---: | ---: | ---: |"
)


def rows(taken: Mapping[str, Sequence[Run]]) -> list[str]:
    """Return a line of the table for each command; the first is edulint."""
    own = next(iter(taken.values()))
    lines = []
    for name, runs in taken.items():
        memory = max(run.memory for run in runs) / 1e6
        shown = "" if runs is own else f"{ratio(own, runs):.2f}"
        lines.append(f"| {name} | {median(runs, 'wall'):.2f} | {median(runs, 'user'):.2f} | {shown} | {memory:.0f} |")
    return lines


def growth(small: Sequence[Run], large: Sequence[Run], sizes: tuple[int, int]) -> str:
    """Return, in words, how processor time, start-up included, grows between two drafts."""
    times, length = median(large, "user") / median(small, "user"), sizes[1] / sizes[0]
    return (
        f"\n稿件长 {length:.0f} 倍，处理器时间（含启动）多 {times:.1f} 倍。"
        f" A draft {length:.0f} times as long takes {times:.1f} times the processor time, start-up included."
    )


TITLES = {
    "first run": "第一次 first run",
    "second run": "再查一次 second run",
    "one draft changed": "改动一份稿件之后 one draft changed",
}


def one_draft(program: str, place: Path, arguments: argparse.Namespace) -> list[str]:
    """Return the sections on a short and a long draft, by turns with the peers and an empty process."""
    lines = []
    measured = {}
    for name, size in (("16 KB", SMALL), ("1.4 MB", LARGE)):
        draft = place / f"{size}.txt"
        draft.write_text(draft_of(size), encoding="utf-8")
        commands = {"edulint": edulint_on(program, draft), **peers_of(arguments, draft)}
        commands["空的 Python 进程 empty Python process"] = [sys.executable, "-c", "pass"]
        measured[name] = alternating(commands, arguments.runs)
        lines += [f"\n## 一份稿件 One draft, {name}\n", COLUMNS, *rows(measured[name])]
    lines.append(growth(measured["16 KB"]["edulint"], measured["1.4 MB"]["edulint"], (SMALL, LARGE)))
    return lines


def folder(program: str, place: Path, cores: int, arguments: argparse.Namespace) -> list[str]:
    """Return the section on a folder of short drafts, each checked alone, in one process and in several."""
    drafts = place / "folder"
    drafts.mkdir()
    for number in range(arguments.folder):
        (drafts / f"{number:05}.txt").write_text(draft_of(SMALL, number), encoding="utf-8")
    one = [program, str(drafts), "--isolated", "--no-cache", "--no-compare", "--format", "json"]
    commands = {"1 process": [*one, "--jobs", "1"], f"{cores} processes": [*one, "--jobs", str(cores)]}
    taken = alternating(commands, max(1, arguments.runs // 3))
    return [
        f"\n## 一个文件夹 A folder of {arguments.folder} drafts of 16 KB, without cache\n",
        COLUMNS,
        *rows(taken),
    ]


def many(count: int, cores: int) -> list[str]:
    """Return the section on a folder of many drafts, with the cache and comparing them."""
    lines = [
        f"\n## 多次检查一个文件夹 A folder of {count} drafts of 15 KB, again and again\n",
        f"| {cores} 个进程 processes | 墙钟 wall s | 处理器 processor s |\n| --- | ---: | ---: |",
    ]
    with tempfile.TemporaryDirectory() as place:
        write_drafts(Path(place), count)
        for title, ran in three_runs(Path(place), cores):
            lines.append(f"| {TITLES[title]} | {ran.seconds:.2f} | {ran.processor:.2f} |")
    return lines


def archive(counts: Sequence[int]) -> list[str]:
    """Return the section on archives of so many earlier reports: built, asked of one draft, audited."""
    script = str(Path(__file__).with_name("archive_speed.py"))
    command = [sys.executable, script, *map(str, counts)]
    printed = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.splitlines()
    lines = [
        "\n## 往年报告的档案库 An archive of earlier reports of 15 KB\n",
        "| 份数 reports | 建库 build s | 每份 a report KB | 查一份 ask ms | 汇总 audit s | 内存 MB |",
        "| ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for line in printed[1 : 1 + len(counts)]:
        count, built, size, asked, _, audited, _, _, memory = line.split()
        lines.append(f"| {int(count):,} | {built} | {size} | {asked} | {audited} | {float(memory):.0f} |")
    return lines


def main() -> None:
    """Measure and write the page."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--folder", type=int, default=200, help="how many drafts the folder has")
    parser.add_argument("--many", type=int, default=2000, help="how many drafts the folder has that is checked thrice")
    parser.add_argument("--archive", type=int, nargs="*", default=[2000, 8000], help="how many reports archives hold")
    parser.add_argument("--peer", action="append", default=[], help="another command, {draft} standing for the file")
    parser.add_argument("--output", type=Path, default=PAGE)
    arguments = parser.parse_args()
    arguments.against = []
    program = str(Path(sys.executable).with_name("edulint"))
    cores = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as place:
        lines = [HEAD, *one_draft(program, Path(place), arguments), *folder(program, Path(place), cores, arguments)]
    lines += many(arguments.many, cores)
    if arguments.archive:
        lines += archive(arguments.archive)
    lines.append(
        f"\n{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, "
        f"{platform.system()} {platform.machine()}, "
        f"{cores} cores, {arguments.runs} turns, "
        f"load average {os.getloadavg()[0]:.0f}."
    )
    arguments.output.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
