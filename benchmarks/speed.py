"""How long edulint takes, against an empty Python process, its peers and earlier versions, and its need of memory.

    python benchmarks/speed.py [--runs 15] [--against VENV/bin/edulint] [--peer 'COMMAND {draft}'] [--drafts FOLDER]

Measured as whole processes: a draft of 16 KB as JSON and in the terminal format, and one of 1.4 MB. Runs of edulint, of
earlier versions of it and of its peers alternate, so that a slower moment of the machine slows all of them; ratios are
medians of the ratios of processor time within each turn. Peers are autocorrect-py, where it is installed, and those of
``PEERS`` whose command is on the path: ``npm install --prefix FOLDER autocorrect-node jscpd textlint
textlint-rule-no-todo zhlint`` puts them into FOLDER/node_modules/.bin. The drafts are made here; ``--drafts FOLDER``
adds one of 1.4 MB in which a folder's own drafts stand again and again. Last comes the start-up by part: what each
stage adds to the one before.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

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


def draft_of(size: int, seed: int = 1, names: str = NAMES) -> str:
    """Return a draft of about ``size`` bytes: sections of paragraphs put together by chance, as real ones are by habit.

    Headings count on and no long passage stands twice, so that there is little to report. ``names`` are the characters
    that places are called by.
    """
    chance = random.Random(seed)
    words = {part: phrases.split() for part, phrases in WORDS.items()}

    def name() -> str:
        return "".join(chance.choices(names, k=2))

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


# What is imported up to each part of the start-up.
STAGES = {
    "Python itself": "pass",
    "click, msgspec, pluggy": "import click, msgspec, pluggy",
    "edulint's command line": "import edulint.cli.check",
    "packs and their checks": "import edulint.cli.check; from edulint.cli.session import Session; Session().host",
}
# What each peer is told to read one text file of any size. textlint has no rules of its own: one is enough to read it.
PEERS = {
    "autocorrect": "--lint {draft}",
    "jscpd": "--silent --max-size 100mb --max-lines 1000000 {draft}",
    "textlint": "--rule no-todo {draft}",
    "zhlint": "{draft}",
}
AUTOCORRECT = "import sys, autocorrect_py as a; a.lint_for(open(sys.argv[1], encoding='utf-8').read(), 'text')"


class Run(NamedTuple):
    """What one run of a command took: seconds by the clock, seconds of processor time, peak memory in bytes."""

    wall: float
    user: float
    memory: int


def timed(command: Sequence[str]) -> Run:
    """Run a command, whose exit status may be 0 or 1."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    code = os.waitstatus_to_exitcode(status)
    errors = process.stderr.read().decode(errors="replace") if process.stderr else ""
    if code not in (0, 1):
        raise SystemExit(f"{shlex.join(command)} ended with {code}: {errors}")
    return Run(seconds, usage.ru_utime, usage.ru_maxrss * 1024)


def edulint_on(program: str, draft: Path, form: str = "json") -> list[str]:
    """Return the command that checks a draft without keeping anything of it."""
    return [program, str(draft), "--isolated", "--jobs", "1", "--format", form]


def npm_version(command: str) -> str:
    """Return the version of the npm package that a command belongs to, or nothing."""
    for folder in Path(command).resolve().parents:
        if (package := folder / "package.json").is_file():
            return str(json.loads(package.read_text(encoding="utf-8")).get("version", ""))
    return ""


def peers_of(arguments: argparse.Namespace, draft: Path) -> dict[str, list[str]]:
    """Return what edulint is held against on a draft."""
    commands = {program: edulint_on(program, draft) for program in arguments.against}
    if find_spec("autocorrect_py"):
        commands["autocorrect-py"] = [sys.executable, "-c", AUTOCORRECT, str(draft)]
    for name, options in PEERS.items():
        if found := shutil.which(name):
            told = [part.format(draft=draft.name) for part in shlex.split(options)]
            # zhlint takes no path that begins at the root.
            commands[f"{name} {npm_version(found)}".strip()] = ["env", "-C", str(draft.parent), found, *told]
    for peer in arguments.peer:
        commands[peer] = [part.format(draft=draft) for part in shlex.split(peer)]
    return commands


def alternating(commands: Mapping[str, Sequence[str]], runs: int) -> dict[str, list[Run]]:
    """Run all commands in turn, again and again; the first turn warms the disk's cache and doesn't count."""
    taken: dict[str, list[Run]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            run = timed(command)
            if turn:
                taken[name].append(run)
    return taken


def median(runs: Sequence[Run], name: str) -> float:
    """Return the median of one of a run's figures."""
    return statistics.median(getattr(run, name) for run in runs)


def ratio(own: Sequence[Run], others: Sequence[Run]) -> float:
    """Return how many times the processor time of another command a command takes: the median over the turns."""
    return statistics.median(mine.user / max(other.user, 0.001) for mine, other in zip(own, others, strict=True))


def show(taken: Mapping[str, Sequence[Run]], size: int) -> None:
    """Print a line for each command; the ratio says how many times its processor time edulint takes, the first one."""
    own = next(iter(taken.values()))
    for name, runs in taken.items():
        wall, user = median(runs, "wall"), median(runs, "user")
        memory = max(run.memory for run in runs) / 1e6
        print(f"{name[-44:]:44} {wall:8.3f} {user:8.3f} {ratio(own, runs):7.2f} {memory:7.0f} {size / 1e6 / wall:7.2f}")


def show_start(draft: Path, runs: int) -> None:
    """Print what each part of the start-up adds in processor time."""
    stages = {name: [sys.executable, "-c", code] for name, code in STAGES.items()}
    stages["the draft of 16 KB"] = edulint_on(str(Path(sys.executable).with_name("edulint")), draft)
    before = 0.0
    print("\nStart-up by part, milliseconds of processor time")
    for name, taken in alternating(stages, runs).items():
        user = median(taken, "user")
        print(f"{name:44} {1000 * (user - before):8.0f}")
        before = user


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--against", action="append", default=[], help="the edulint of another version's environment")
    parser.add_argument("--peer", action="append", default=[], help="another command, {draft} standing for the file")
    parser.add_argument("--drafts", type=Path, help="a folder of drafts for one more file of 1.4 MB")
    arguments = parser.parse_args()
    program = str(Path(sys.executable).with_name("edulint"))
    with tempfile.TemporaryDirectory() as folder:
        drafts = {"16 KB": draft_of(SMALL), "1.4 MB": draft_of(LARGE)}
        if arguments.drafts:
            text = concatenated(arguments.drafts, LARGE)
            drafts["1.4 MB, repeated drafts"] = text.encode()[:LARGE].decode(errors="ignore")
        print(f"{'':44} {'wall s':>8} {'user s':>8} {'ratio':>7} {'MB':>7} {'MB/s':>7}")
        for number, (name, text) in enumerate(drafts.items()):
            draft = Path(folder) / f"{number}.txt"
            draft.write_text(text, encoding="utf-8")
            commands = {f"edulint, {name}": edulint_on(program, draft), **peers_of(arguments, draft)}
            if name == "16 KB":
                commands["edulint, terminal"] = edulint_on(program, draft, "terminal")
                commands["empty Python process"] = [sys.executable, "-c", "pass"]
            show(alternating(commands, arguments.runs), len(text.encode()))
        show_start(Path(folder) / "0.txt", arguments.runs)
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{arguments.runs} runs each; {usage.ru_utime + usage.ru_stime:.0f} s of processor time in all")


if __name__ == "__main__":
    main()
