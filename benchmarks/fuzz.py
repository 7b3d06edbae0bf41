"""Feeds mutated drafts to edulint.

    python benchmarks/fuzz.py [--seconds 120] [--count N] [--seed N] [--keep FOLDER]

The fixtures and pieces of text that checks look for are cut, doubled, joined, turned into other encodings and spoilt
byte by byte, as text and as Markdown, short and long. For each input it is asked that nothing raises, no check fails
or points outside the draft, the JSON report can be read, and repairs leave nothing to repair. The seed is printed;
inputs at which something fell are kept, one file each, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

from edulint.outcome import Outcome, Problem
from edulint.packs.entrypoints import EntryPoint, entry_points
from edulint.packs.host import Host
from edulint.report.json import JsonReporter
from edulint.report.reporter import ReportOptions
from edulint.run.draft import DraftChecker, DraftResult, DraftTask, encoded
from edulint.settings.profile import Profile

ROOT = Path(__file__).resolve().parent.parent
ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16", "big5")
PIECES = [
    *"*_×xX○□…—“”‘’《》（）()[]【】，。；：、！？.,;:?!%％\u3000\u00a0\u200b\ufeff\x00\x1b",
    *(
        "一、",
        "（三）",
        "2.",
        "①",
        "第二章",
        "一是",
        "首先，",
        "20xx年",
        "某某县",
        "其中",
        "合计",
        "共",
        "增长",
        "比上年",
    ),
    *(
        "98.6%",
        "3600万元",
        "12,400",
        "三十六所",
        "百分之九十",
        "&nbsp;",
        "<br>",
        "http://a.b/",
        "# ",
        "| a | b |\n",
        "```\n",
    ),
    *("\n", "\r\n", "\r", "\n\n", "。。", "，，", "……", "（此处略）", "待补充", "相关文章", "责任编辑：某"),
]
# A draft of a few hundred characters that takes so long would hang a long one.
_SLOW_SECONDS = 10.0


def ours() -> tuple[EntryPoint, ...]:
    """Return the packs of this project."""
    return tuple(point for point in entry_points() if point.distribution == "edulint_zh")


def drafts() -> list[str]:
    """Return the texts that mutation begins with."""
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "fixtures").rglob("*.txt"))] + [
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "fixtures").rglob("*.md"))
    ]


def mutated(chance: random.Random, texts: list[str]) -> str:
    """Return a text made of a draft's stretch, or of nothing, by a few random steps."""
    whole = chance.choice(texts)
    start = chance.randrange(len(whole))
    text = whole[start : start + chance.choice((0, 1, 10, 100, 400, 3000))]
    for _ in range(chance.randrange(1, 12)):
        at = chance.randrange(len(text) + 1)
        end = min(len(text), at + chance.choice((0, 1, 2, 5, 40)))
        piece = chance.choice(
            (chance.choice(PIECES), text[at:end], chr(chance.choice((0x20, 0x4E00, 0xFF01, 0x1F600))))
        )
        times = chance.choice((1, 1, 1, 2, 30))
        text = text[:at] + piece * times + text[chance.choice((at, end)) :]
    return text


def inputs(chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """Yield names and contents of files without end."""
    texts = drafts()
    while True:
        text = mutated(chance, texts)
        data = bytearray(text.encode(chance.choice(ENCODINGS), "replace"))
        if data and chance.random() < 0.2:
            for _ in range(chance.randrange(1, 6)):
                data[chance.randrange(len(data))] = chance.randrange(256)
        yield chance.choice(("a.txt", "a.md")), bytes(data)


def faults(checker: DraftChecker, profile: Profile, name: str, data: bytes) -> Iterator[str]:
    """Yield what fell at an input."""
    began = time.perf_counter()
    result = checker.check(DraftTask(name, profile, data=data, fix="unsafe", write=False, compare=True, show=True))
    if time.perf_counter() - began > _SLOW_SECONDS:
        yield f"slow: {time.perf_counter() - began:.1f} s for {len(data)} bytes"
    yield from (problem.message.en for problem in result.problems if _is_failure(problem))
    out = io.StringIO()
    outcome = Outcome(findings=result.findings, problems=result.problems)
    JsonReporter().report(outcome, out, ReportOptions("zh"))
    json.loads(out.getvalue())
    if result.fixed:
        yield from _unstable(checker, profile, name, data, result)


def _unstable(checker: DraftChecker, profile: Profile, name: str, data: bytes, result: DraftResult) -> Iterator[str]:
    document, _ = checker.read(name, data)
    after = encoded(checker.reparsed(document, result.after))
    again = checker.check(DraftTask(name, profile, data=after, fix="unsafe", write=False))
    if again.fixed:
        yield f"repairs are not stable: {again.fixed} more in the repaired draft"
    if not again.read:
        yield "the repaired draft can't be read"


def _is_failure(problem: Problem) -> bool:
    return " failed: " in problem.message.en


def main() -> int:
    """Run until the time or the count is reached; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--count", type=int, default=10**9)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 10**9)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-found"))
    options = parser.parse_args()
    host = Host(ours())
    checker = DraftChecker(host.registry, host.readers, host.writers)
    profile = Profile(tuple(sorted(host.registry.codes)), {}, {})
    sys.stdout.write(f"seed {options.seed}\n")
    end = time.monotonic() + options.seconds
    tried = found = 0
    for name, data in inputs(random.Random(options.seed)):
        if tried >= options.count or time.monotonic() > end:
            break
        tried += 1
        try:
            told = list(faults(checker, profile, name, data))
        except Exception:
            told = [traceback.format_exc()]
        if told:
            found += 1
            options.keep.mkdir(exist_ok=True)
            (options.keep / f"{options.seed}-{tried}-{name}").write_bytes(data)
            sys.stdout.write(f"input {tried} ({name}, {len(data)} bytes): {'; '.join(told)}\n")
    sys.stdout.write(f"{tried} inputs tried, {found} fell\n")
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
