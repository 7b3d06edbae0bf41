"""Measures how the time of a whole check grows with the length of a text, for many kinds of text.

    python benchmarks/growth.py [--characters 5000] [--only WORDS] [--json TALLY]

A text of each kind is checked by all checks, and one four times as long: where the time grows with the text it is four
times as long, with its square sixteen times. Of several tries the best counts, and what seems to grow faster is
measured again with more. Where a kind grows by more than eight the exit status is 1.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from time import process_time

from fuzz_oracle import Oracle

from edulint.run.task import DraftTask

_TIMES = 4
_MOST_GROWTH = 8.0
_TRIES = 2

# Texts that repeat something: the names are what the table calls them.
REPEATED = {
    **{f"the sign {sign}": sign for sign in "*_×X□…—。，、；：！（(）[【“”《\"'|#>-~&<"},
    "figures without end": "1",
    "figures in groups": "1,234,",
    "decimals": "3.5",
    "Chinese numerals": "三百二十",
    "percentages": "增长5%，",
    "amounts": "投入3600万元，",
    "parts of a whole": "全县300所，其中小学200所、中学100所。",
    "dates": "2019年3月5日",
    "clock times": "8:30—9:00 ",
    "masked figures": "xx万元，",
    "blanks": " ",
    "ideographic blanks": "\u3000",
    "line ends": "\n",
    "carriage returns": "\r",
    "characters without a sign": "全县教育工作平稳有序",
    "one sentence on a line": "全县教育工作平稳有序。\n",
    "names": "张三、李四、",
    "quotations": "“平稳”、",
    "headings": "一、工作回顾\n",
    "headings of Markdown": "## 工作回顾\n",
    "list items": "- 平稳有序\n",
    "nested list items": "  - 平稳\n    - 有序\n",
    "rows of a table": "| 学校 | 300 | 5% |\n|---|---|---|\n",
    "cells of one row": "| 300 ",
    "quoted lines": "> 平稳\n",
    "nested quotations": "> " * 2,
    "fences": "```\n平稳\n",
    "comments": "<!-- 平稳 -->\n",
    "comments that do not end": "<!-- ",
    "tags": "<div>平稳</div>\n",
    "entities": "&nbsp;平稳",
    "links": "[平稳](http://a.b/c)",
    "addresses": "http://a.b/c?d=e&",
    "mail addresses": "a.b@c.d, ",
    "footnotes": "平稳[^1]\n\n[^1]: 有序\n",
    "lines of a table of contents": "一、工作回顾……1\n",
    "one of several points": "一是平稳，二是有序，",
    "words twice": "工作工作平稳平稳",
    "directives": "<!-- edulint: ignore -->\n",
}


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda length: unit * (length // len(unit))


def _numbered(form: str) -> Callable[[int], str]:
    def made(length: int) -> str:
        lines, size = [], 0
        for number in count(1):
            if size >= length:
                break
            lines.append(form.format(number=number, other=number * 7919 % 1000))
            size += len(lines[-1])
        return "".join(lines)

    return made


# Texts in which a number tells each line from the others.
NUMBERED = {
    "numbered lines": "{number}. 全县教育工作平稳有序。\n",
    "numbered headings": "（{number}）工作回顾\n全县共有学校{other}所。\n",
    "paragraphs that are nearly the same": "全县教育工作平稳有序，共有学校{other}所，比上年增长{number}%，投入资金{other}万元。\n",
    "figures that differ": "招生{other}人，其中女生{number}人；",
    "rows that differ": "| 第{number}小学 | {other} | {number}% |\n",
}

KINDS: dict[str, Callable[[int], str]] = {
    **{name: _repeated(unit) for name, unit in REPEATED.items()},
    **{name: _numbered(form) for name, form in NUMBERED.items()},
}


def _seconds(oracle: Oracle, text: str) -> float:
    task = DraftTask("a.md", oracle.profile, data=text.encode(), compare=True, show=True)
    best = float("inf")
    for _ in range(_TRIES):
        before = process_time()
        oracle.checker.check(task)
        best = min(best, process_time() - before)
    return best


def growth(oracle: Oracle, made: Callable[[int], str], characters: int) -> tuple[float, float]:
    """Return the seconds that a text of some length takes, and how many times as long four times the text takes."""
    short = _seconds(oracle, made(characters))
    return short, _seconds(oracle, made(characters * _TIMES)) / max(short, 0.0001)


def main(arguments: list[str] | None = None) -> int:
    """Measure all kinds; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--characters", type=int, default=5000)
    parser.add_argument("--only", default="")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(arguments)
    oracle = Oracle()
    measured: dict[str, float] = {}
    for name, made in KINDS.items():
        if options.only not in name:
            continue
        short, times = growth(oracle, made, options.characters)
        if times > _MOST_GROWTH:
            short, again = growth(oracle, made, options.characters * 2)
            times = min(times, again)
        measured[name] = round(times, 1)
        sys.stdout.write(f"{short * 1000:8.0f} ms  x {times:4.1f}  {name}\n")
        sys.stdout.flush()
    over = [name for name, times in measured.items() if times > _MOST_GROWTH]
    if options.json:
        options.json.write_text(json.dumps({"growth": measured}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(measured)} kinds of text, at most x {max(measured.values())}; too fast: {over or 'none'}\n")
    return int(bool(over))


if __name__ == "__main__":
    sys.exit(main())
