"""How long edulint takes, against an empty Python process in the same run, and how much memory it needs.

    python benchmarks/speed.py [--runs 15] [--drafts FOLDER] [--peer 'COMMAND {draft}']

Measured as whole processes with this interpreter: a draft of 16 KB as JSON and in the terminal format, and one of 1.4
MB. Every figure is the median of the runs; runs of edulint and of its peers alternate, so that a slower moment of the
machine slows both. The drafts are made here; ``--drafts FOLDER`` adds one of 1.4 MB in which a folder's own drafts
stand again and again.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

SMALL, LARGE = 16_000, 1_400_000


WORDS = {
    "when": "一年来 上半年 春季开学以来 第三季度 暑假期间 年初以来 近三年 秋季学期 十月份 寒假前后 开学之初 全年",
    "who": "县教育局 各乡镇中心校 县第一中学 教研室 电教馆 各幼儿园 督导室 学生资助中心 招生办公室 职业教育中心 家长学校 教师进修学校",
    "how": "分批次 按片区 对照清单 会同公安部门 依托网络平台 结合实际 逐级负责 面向家长 通过公开招标 利用课余时间 邀请专家 联合乡镇",
    "does": "组织开展 认真落实 扎实推进 统筹安排 逐校检查 持续深化 积极探索 率先完成 稳步实施 全面启动 定期通报 协调解决",
    "what": "教师全员培训 校舍安全排查 营养餐供应 控辍保学工作 实验室建设 课后服务 心理健康辅导 留守儿童关爱 校车运行管理 图书配备 体育场地改造 校园网络升级",
    "result": "覆盖学校{n}所 参加教师{n}人次 投入资金{n}万元 惠及学生{n}人 整改问题{n}个 新增设备{n}台 发放资料{n}份 建立台账{n}本 听课{n}节 走访家庭{n}户",
}

# What keeps sentences apart in real reports: the names of places.
NAMES = "东南西北安平永福长兴清河石桥大湖青山白云红旗新民光明和顺金龙玉泉双塔古城高岭沙湾柳林松坪竹园梅溪杨桥马场牛角"


def draft_of(size: int, seed: int = 1) -> str:
    """Return a draft of about ``size`` bytes: sections of paragraphs put together by chance, as real ones are by habit.

    Headings count on and no long passage stands twice, so that there is little to report.
    """
    chance = random.Random(seed)
    words = {part: phrases.split() for part, phrases in WORDS.items()}

    def name() -> str:
        return "".join(chance.choices(NAMES, k=2))

    def clause() -> str:
        when, who, how, does, what, result = (chance.choice(words[part]) for part in WORDS)
        number = chance.randint(11, 9999)
        return f"{when}{name()}乡{who}在{name()}镇{how}，{name()}村{does}{name()}小学{what}，{name()}片{result.format(n=number)}"

    lines = ["清岭县教育局工作总结"]
    length = 0
    for section in range(1, 100_000):
        heading = f"{section}.{chance.choice(words['does'])}{chance.choice(words['what'])}"
        paragraphs = ["；".join(clause() for _ in range(5)) + "。" for _ in range(3)]
        for line in (heading, *paragraphs):
            lines.append(line)
            length += len(line.encode()) + 1
        if length >= size:
            break
    return "\n".join(lines)


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
                f"{name:32.32} {median:9.3f} {min(seconds):8.3f} {max(seconds):8.3f} "
                f"{median / empty:8.1f} {memory:10.0f} {speed}"
            )
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{arguments.runs} runs each; {usage.ru_utime + usage.ru_stime:.0f} s of processor time in all")


if __name__ == "__main__":
    main()
