"""Writes docs/accuracy.md from what was measured.

    python -m benchmarks.accuracy --json own.json
    python -m benchmarks.accuracy FOLDER --json others.json
    python -m benchmarks.published FOLDER --summary published.json
    python -m benchmarks.accuracy_page own.json others.json published.json --others-are '40 份…' --others-are-en '40 …'

What readers made of findings in published texts stands in :file:`published_read.toml`.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from accuracy import PRECISION, WANTED
from placeholders_planted import LOST, READS_WHOLE

PAGE = Path(__file__).parent.parent / "docs" / "accuracy.md"
READ = Path(__file__).with_name("published_read.toml")
NAMES = {
    "placeholders": "占位符（遮盖）",
    "lost numbers": "丢失的数字",
    "numbering": "编号",
    "duplicates": "重复",
    "figures": "数字",
    "punctuation": "标点",
    "residue": "残留",
    "wording": "用字",
    "dates": "日期",
    "privacy": "隐私",
}
Measured = dict[str, Any]

HEAD = """# 查得准不准 · Accuracy

本页由 `python -m benchmarks.accuracy_page` 根据实测结果写成（{date}）。方法：在干净的稿件里逐一埋入差错，看找到多少（召回率），
报出的有多少是对的（准确率）。埋差错的办法和样例是我们定的，所以要看三样东西：

1. **自己的稿件**：规则就是对着这类文字写的，这里的数字是上限。
2. **别人的稿件**：{others}。新用户大致可以指望这一列。
3. **已发表的报告**：没有埋差错，别人已经校过；这里报出来的，要一条条读，看有多少是误报。

Written by `python -m benchmarks.accuracy_page` from measurements ({date}). Faults are planted in clean drafts: recall
is the share that is found, precision the share of findings that are right. *Own drafts* are what the rules were written
on: an upper bound. *Others' drafts* ({others_en}) are what a new writer may expect. Published reports have no planted
faults; what is reported there was read finding by finding.
"""
NOTE = """
- 准确率只算埋入之后新报的，与埋入处无关的才算误报，所以这里几乎都是 1；原稿上本来就有的误报，要看下面“已发表的报告”一节。
  Precision counts only what is newly reported once a fault is planted. False alarms on the text itself are those of
  published reports, below.
- “残留”里“另一个地方”“另一年”在别人的稿件里未必是差错（市的报告可以提到县，2021 年的报告可以写 2021 年），没报的不全是漏报。
  Another place or year may be right in others' drafts, so that silence there is not always a miss.
- 埋入的差错只有一处一种；真实稿件里几种差错会叠在一起。Planted faults come one at a time; real drafts mix them.
- “数字”在别人的稿件里只改动 edulint 读得懂的关系中的一位数字；它读不懂的关系不在分母里。
  In others' drafts a digit is changed only in relations that edulint can read; what it can't read isn't counted.
- “重复”埋的是原样、改动 5%、10% 的段落和单句。改动 15% 以上的段落会漏掉更多。
  Copies are planted as they stand, with 5 % and 10 % of the characters changed, and as single sentences.
- “丢失的数字”是把数字整个删去、不留记号（“新建学校所”）。别人的稿件里删了 {planted} 处，{lost}% 找不到。其中 {whole} 处删后仍是完整的数
  （“突破▲万亿元”“惠及▲万余户”），读者很难看出来，找到 {whole_found} 处；其余看得出的 {seen} 处，召回率 {recall}。
  A number deleted without a sign: of {planted} in others' drafts {lost} % are not found. {whole} of them leave a
  figure that reads whole, which a reader hardly notices ({whole_found} are found); of the other {seen}, {recall} are.
"""


def percent(part: int, whole: int) -> str:
    """Return a share with three places, or a dash of nothing."""
    return f"{part / whole:.3f}" if whole else "—"


def precision(category: Measured) -> str:
    """Return the precision of a category."""
    right, wrong = (sum(counts[place] for counts in category["checks"].values()) for place in (0, 1))
    return percent(right, right + wrong)


def lost_numbers(category: Measured) -> dict[str, object]:
    """Return what is told of lost numbers: of all, of those that read whole and of those that a reader can notice."""
    (whole_found, whole), (found, seen) = (category["kinds"].get(kind, [0, 0]) for kind in (READS_WHOLE, LOST))
    return {
        "planted": category["planted"],
        "lost": round(100 - 100 * category["found"] / category["planted"]),
        "whole": whole,
        "whole_found": whole_found,
        "seen": seen,
        "recall": percent(found, seen),
    }


def overview(own: Measured, others: Measured) -> Iterator[str]:
    """Yield the table of categories."""
    yield "\n## 按类别 By category\n"
    yield "| 类别 category | 要求：召回，准确 asked: recall, precision | 自己：召回 own: recall | 准确 precision | 别人：召回 others': recall | 准确 precision |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for name, mine in own.items():
        cells = [
            f"{NAMES[name]} {name}",
            f"≥ {WANTED[name]:.2f}, ≥ {PRECISION}" if name in WANTED else f"—, ≥ {PRECISION}",
        ]
        for category in (mine, others.get(name)):
            if category is None:
                cells += ["—", "—"]
                continue
            counts = f"{category['found']}/{category['planted']}"
            cells += [f"{percent(category['found'], category['planted'])} ({counts})", precision(category)]
        yield f"| {' | '.join(cells)} |"
    below = [
        f"{NAMES[name]} {name}（{which}）"
        for which, measured in (("自己 own", own), ("别人 others'", others))
        for name, one in measured.items()
        if one["found"] < WANTED.get(name, 0) * one["planted"] or float(precision(one)) < PRECISION
    ]
    yield "\n要求里写“—”的，对召回率没有要求，数字仅供了解。Where “—” stands for the recall asked, its figure is for information."
    yield f"\n没有达到要求的 Below what is asked: {'、'.join(below) or '无'}。"


def details(own: Measured, others: Measured) -> Iterator[str]:
    """Yield the tables of kinds and of checks."""
    yield "\n## 按差错种类 By kind of fault\n"
    yield "| 类别 category | 种类 kind | 自己 own | 别人 others' |"
    yield "| --- | --- | --- | --- |"
    for name, mine in own.items():
        theirs = others.get(name, {}).get("kinds", {})
        for kind in dict.fromkeys([*mine["kinds"], *theirs]):
            both = [counts.get(kind) for counts in (mine["kinds"], theirs)]
            shown = [f"{percent(*one)} ({one[0]}/{one[1]})" if one else "—" for one in both]
            yield f"| {name} | {kind} | {' | '.join(shown)} |"
    yield "\n## 按检查项的准确率 Precision by check\n"
    yield "| 检查 check | 自己：对/误 own: right/wrong | 别人：对/误 others': right/wrong |"
    yield "| --- | --- | --- |"
    tables: list[dict[str, list[int]]] = [{}, {}]
    for table, measured in zip(tables, (own, others), strict=True):
        for one in measured.values():
            for code, counts in one["checks"].items():
                table[code] = [sum(both) for both in zip(counts, table.get(code, [0, 0]), strict=True)]
    for code in sorted({*tables[0], *tables[1]}):
        shown = ["/".join(map(str, table[code])) if code in table else "—" for table in tables]
        yield f"| {code} | {' | '.join(shown)} |"


def published(summary: list[Measured]) -> Iterator[str]:
    """Yield what is told of published texts, counted and read."""
    yield "\n## 已发表的报告 Published reports\n"
    yield "警告及以上，每 10 万字。At warning and above, per 100,000 characters.\n"
    total = sum(genre["characters"] for genre in summary)
    counts: dict[str, int] = {}
    for genre in summary:
        for code, count in genre["checks"].items():
            counts[code] = counts.get(code, 0) + count
    found, drafts = sum(counts.values()), sum(genre["drafts"] for genre in summary)
    yield f"{drafts} 份，{total:,} 字，{found} 处，每 10 万字 {found * 1e5 / total:.1f} 处："
    yield "、".join(f"{code} {count}" for code, count in sorted(counts.items(), key=lambda one: -one[1])) + "。\n"
    yield "逐条读过的 Read one by one:\n"
    yield "| 文字 texts | 字数 characters | 对 right | 两可 arguable | 误报 wrong | 每 10 万字误报 wrong per 100,000 |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for one in tomllib.loads(READ.read_text(encoding="utf-8"))["reading"]:
        rate = one["wrong"] * 1e5 / one["characters"]
        cells = [f"{one['zh']} {one['en']}", f"{one['characters']:,}", one["right"], one["arguable"], one["wrong"]]
        yield f"| {' | '.join(map(str, cells))} | {rate:.1f} |"


def main() -> None:
    """Write the page."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    for name in ("own", "others", "published"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--others-are", required=True, help="what kind of texts the others' are, in Chinese")
    parser.add_argument("--others-are-en", required=True, help="the same in English")
    parser.add_argument("--output", type=Path, default=PAGE)
    arguments = parser.parse_args()
    own, others, summary = (
        json.loads(path.read_text(encoding="utf-8")) for path in (arguments.own, arguments.others, arguments.published)
    )
    lines = [
        HEAD.format(
            date=f"{datetime.now(UTC):%Y-%m-%d}", others=arguments.others_are, others_en=arguments.others_are_en
        ),
        *overview(own, others),
        NOTE.rstrip().format(**lost_numbers(others["lost numbers"])),
        *published(summary),
        *details(own, others),
    ]
    arguments.output.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
