"""How many planted faults of punctuation are found, and what else is reported.

usage: python benchmarks/punctuation_planted.py [FOLDER]
With a folder, the faults are planted in paragraphs of its drafts.
"""

from __future__ import annotations

import random
import re
import sys

from planting import Plant, add, measure, replaced, swap

import edulint_punctuation
from edulint.api import Span


def drop(marks: str) -> Plant:
    """Delete a random mark of a pair; the place is the pair that lost it."""

    def plant(chance: random.Random, text: str) -> tuple[str, Span] | None:
        pairs = [
            match for pair in re.findall("..", marks) for match in re.finditer(f"{pair[0]}[^{marks}]*{pair[1]}", text)
        ]
        if not pairs:
            return None
        match = chance.choice(pairs)
        at = chance.choice((match.start(), match.end() - 1))
        return text[:at] + text[at + 1 :], Span(match.start(), match.end() - 1)

    return plant


def widen(chance: random.Random, text: str) -> tuple[str, Span] | None:
    """Make a random number full-width."""
    match = chance.choice(list(re.finditer(r"[0-9]+(?:\.[0-9]+)?", text)) or [None])
    if match is None:
        return None
    wide = "".join(chr(ord(character) + 0xFEE0) for character in match.group())
    return replaced(text, *match.span(), wide)


PLANTS = {
    "half-width marks": (
        "PU101",
        [
            swap("，", ","),
            swap("；", ";", "; "),
            swap("：", ":"),
            swap("！|？", "!", "?"),
            swap("（", "("),
            swap("）", ")"),
        ],
    ),
    "doubled marks": (
        "PU102",
        [
            swap("，", "，，", "，、", "，。"),
            swap("。", "。。", "。，", "；。"),
            swap("、", "、、", "、，"),
            swap("；", "；；", "；。"),
        ],
    ),
    "decimal full stop": (
        "PU103",
        [swap(r"[0-9](\.)[0-9]+(?:%|万|亿|个百分点|公里)", "。"), swap(r"[0-9](\.)[0-9]+%", "·")],
    ),
    "unpaired marks": ("PU104", [drop("“”"), drop("（）"), drop("《》")]),
    "reversed quotes": ("PU104", [swap(r"(“)[^“”]+”", "”"), swap(r"“[^“”]+(”)", "“")]),
    "、 before 等": (
        "PU105",
        [
            swap(r"、[\u4e00-\u9fff]{2,6}(等)(?=[活方社节])", "、等"),
            add("开展了书法、绘画、演讲{、等}活动。", "涉及教育、卫生、住建{、等等}部门。"),
        ],
    ),
    "dots": (
        "PU106",
        [
            swap("。(?=.)", "...", "。。。", "。。。。。。"),
            add(
                "大家讨论教学、科研、管理{...}气氛热烈。",
                "学校里书声琅琅、歌声阵阵{…}处处生机勃勃。",
                "开展了书法、绘画、演讲等{……}活动。",
            ),
        ],
    ),
    "hyphens for a dash": ("PU107", [swap("——", "--", "－－", "———", "-")]),
    "approximate numbers": (
        "PU108",
        [add("每个乡镇建成{三、四}个示范点。", "来了{七、八}十人。", "提前了{五、六}天。", "收入增长{二、三}倍。")],
    ),
    "document numbers": (
        "PU109",
        [
            add(
                "根据青教发{[2023]}12号文件要求，开展检查。",
                "按照云政办{（2022）}8号文件执行。",
                "落实临教函{【2021】}36号精神。",
                "见国发{〔2019〕第}7号。",
                "见青财{(2020)}115号。",
            )
        ],
    ),
    "two-digit years": (
        "PU110",
        [
            add(
                "从{96年}以来一直如此。",
                "项目于{23年}3月动工。",
                "{22年}秋季学期投入使用。",
                "完成{23年}度任务。",
                "自{98年}起实施。",
            )
        ],
    ),
    "full-width digits": ("PU111", [widen]),
    "percent signs": ("PU112", [swap("%", "％")]),
    "、 after 第一": (
        "PU113",
        [
            # 居全省第一， names a place in a list, and begins no point.
            swap("(?:^|[。；：])第[一二三](，)", "、"),
            swap("(?:^|[。；：])(?:首先|其次)(，)", "、"),
            add("{第一、}加强领导。", "{首先、}要提高认识。"),
        ],
    ),
}

if __name__ == "__main__":
    measure(edulint_punctuation, PLANTS, sys.argv[1:])
