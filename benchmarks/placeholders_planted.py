"""How many masked years, dates, numbers and names the placeholders pack finds, and how many findings are false.

    python benchmarks/placeholders_planted.py [--rounds 40] [--show 20] [--folder DRAFTS]

Clean paragraphs of :file:`placeholders_paragraphs.txt` are masked at random places in every way people mask; what a
pack finds at warning or above is compared with what was masked. Printed are recall by what was masked and by how, and
precision. Then every number of the paragraphs is deleted, one at a time, and recall is printed by the unit that is
left.

Some deletions leave a figure that reads whole, so that a reader hardly sees them: 年产值突破▲万亿元, 惠及▲万余户. They are
counted apart, by a rule of the language that asks nothing of edulint: 万 or 亿 stands with its unit right behind the
deleted digits, and 余 goes with it; or the word before the digits says that a round figure is neared, reached or passed
(近, 达, 超, 突破); or a word behind the unit makes a round figure of it (以上, 级, 大关, 台阶).
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from planting import Fault, Planted, Score, prose, score_of

import edulint_placeholders
from edulint.api import Severity, Span
from edulint.testing import findings_of_pack

PARAGRAPHS = Path(__file__).with_name("placeholders_paragraphs.txt")

SIGNS = ("x", "X", "×", "*", "_", "○", "□", "△", "Ｘ", "＊", "＿")
BRACKETS = ("（）", "（ ）", "(  )", "【】", "【 】", "[ ]", "［　］")
YEARS = (
    *("20" + sign * 2 for sign in SIGNS),
    *(sign * 4 for sign in ("x", "X", "×", "*", "_", "○")),
    *(sign * 2 for sign in ("x", "X", "×", "*", "_", "○", "□")),
    *("20" + bracket for bracket in BRACKETS),
    *(
        "20??",
        "20？？",
        "20……",
        "20--",
        "202x",
        "202×",
        "20_",
        "二〇××",
        "二○××",
        "二〇__",
        "20    ",
        "20　　",
        "20x x",
        "20 xx",
        "_",
        "*",
        "",
    ),
)
NUMBERS = (
    *(sign * count for sign in SIGNS for count in (1, 2, 3)),
    *(
        "x.x",
        "xx.xx",
        "×.×",
        "1xx",
        "2×",
        "xxxx",
        "____",
        "________",
        "ХХ",
        "X X",
        "× ×",
        "??",
        "？？",
        "……",
        "NN",
        "  ",
        " ",
        "　　",
        "   ",
    ),
    *BRACKETS,
    "",
)
MONTHS = (
    "x",
    "xx",
    "X",
    "×",
    "××",
    "*",
    "**",
    "_",
    "__",
    "○",
    "□",
    "△",
    "（）",
    "（ ）",
    "【】",
    " ",
    "  ",
    "　",
    "某",
)
NAMES = (
    *(sign * count for sign in SIGNS for count in (2, 3)),
    *("x", "X", "×", "*", "_", "____", "X X", "× ×", "某某", "某", "【】", "（）", "（ ）", "[ ]"),
)

MASKED, LOST, READS_WHOLE = "masked", "lost", "reads whole"
_OF_A_FOLDER = 300

YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
DATE = re.compile(r"\d{1,2}月\d{1,2}日|\d{1,2}月")
NUMBER = re.compile(
    r"(?<![\d.〔第])\d[\d.]*(?=(?:万|亿|余)*(?:余?人次|万元|亿元|平方公里|万亩|公里|公顷|批次|家次|%|个|所|人|名|件|套|张|亩|吨|户|起|场|份|项|次|台|处|辆|条|家|期|盏|头|间|岁|栋|篇|册|本|座|只|支|元|万|亿|对|小时|天|千克|米|种|例))"
)
NAME = re.compile(r"\{([^}]*)\}")
DELETED = re.compile(
    r"(?<![\d.〔—第])(\d[\d.]*)((?:万|亿|余)*(?:人次|平方公里|个百分点|公里|公顷|批次|家次|[%个所人名件套张亩吨户起场份项次台处辆条家期盏头间岁栋篇册本座只支元对种例年月日天]))"
)
# The word before a round figure, the figure without its digits, and what may be behind it.
_ROUND_BEFORE = re.compile(r"(?:近|达到?|[迈登跨]上|上|超过?|逾|突?破|[跨跃]?[过越])$")
_ROUND_UNIT, _SURPLUS_UNIT = re.compile("[万亿]"), re.compile("[万亿]+余")
_ROUND_BEHIND = re.compile("以[上下内]|级|大关|新?台阶")


class Target(NamedTuple):
    """A place that can be masked, in the clean paragraph."""

    kind: str
    start: int
    end: int


def clean(marked: str) -> tuple[str, list[Target]]:
    """Return a paragraph without braces, and the places that can be masked."""
    targets: list[Target] = []
    text = ""
    at = 0
    for match in NAME.finditer(marked):
        text += marked[at : match.start()]
        kind = "person" if len(match[1]) in (2, 3) and _is_person(marked, match.end()) else "name"
        targets.append(Target(kind, len(text), len(text) + len(match[1])))
        text += match[1]
        at = match.end()
    text += marked[at:]
    for kind, pattern in (("year", YEAR), ("date", DATE), ("number", NUMBER)):
        targets += (Target(kind, *match.span()) for match in pattern.finditer(text))
    return text, sorted(targets, key=lambda target: target.start)


def _is_person(marked: str, end: int) -> bool:
    return marked[end : end + 2] in ("局长", "教授", "主任", "率队", "同学", "多次", "连续", "在全", "被授", "于2")


def masked(text: str, targets: list[Target], chance: random.Random) -> Planted:
    """Return the paragraph with some of its targets masked, each in a way of its own."""
    chosen = sorted(chance.sample(targets, min(len(targets), chance.randint(1, 3))), key=lambda target: target.start)
    made = ""
    faults: list[Fault] = []
    at = 0
    for target in chosen:
        made += text[at : target.start]
        way, new = _masked_words(target.kind, text[target.start : target.end], chance)
        # A lost number leaves no characters: its place is the neighbours'.
        place = Span(len(made) - (not new), len(made) + len(new) + (not new))
        kinds = (MASKED, target.kind) if new else (LOST,)
        faults.append(Fault((*kinds, f"as {way!r}"), (place,)))
        made += new
        at = target.end
    return Planted(made + text[at:], tuple(faults))


def _masked_words(kind: str, original: str, chance: random.Random) -> tuple[str, str]:
    if kind == "date":
        way = chance.choice(MONTHS)
        return way, re.sub(r"\d+", way, original)
    if kind == "year":
        way = chance.choice(YEARS)
        return way, way
    if kind == "number":
        way = chance.choice(NUMBERS)
        return way, way
    way = chance.choice(NAMES if kind == "name" else [name for name in NAMES if len(name) > 1])
    return way, way


def paragraphs(folder: Path | None = None) -> list[tuple[str, list[Target]]]:
    """Return the clean paragraphs, each with the places that can be masked; of a folder's drafts, some at random."""
    if folder is None:
        lines = PARAGRAPHS.read_text(encoding="utf-8").splitlines()
        return [clean(line) for line in lines if line and not line.startswith("#")]
    found = [clean(line) for _, lines in prose(folder) for line in lines]
    found = [(text, targets) for text, targets in found if targets]
    return random.Random(1).sample(found, min(len(found), _OF_A_FOLDER))


def planted_score(chance: random.Random, rounds: int, folder: Path | None = None) -> Score:
    """Mask every paragraph ``rounds`` times and return what the pack finds at warning or above."""
    planted = [(text, masked(text, targets, chance)) for text, targets in paragraphs(folder) * rounds]
    return _score(planted, folder)


def deletion_score(folder: Path | None = None) -> Score:
    """Delete every year, month, day and number, one at a time.

    The kinds in the score are the units that are left, and whether a figure is left that reads whole.
    """
    return _score(_deletions(folder), folder)


def reads_whole(before: str, unit: str, after: str) -> bool:
    """Tell whether a unit that has lost its digits is a figure by itself, between what stands on each side of it."""
    if not _ROUND_UNIT.match(unit):
        return False
    is_round = _SURPLUS_UNIT.match(unit) or _ROUND_BEFORE.search(before) or _ROUND_BEHIND.match(after)
    return is_round is not None


def _deletions(folder: Path | None) -> Iterator[tuple[str, Planted]]:
    for text, _ in paragraphs(folder):
        for match in DELETED.finditer(text):
            start = match.start()
            place = Span(max(0, start - 1), start + len(match[2]))
            kind = READS_WHOLE if reads_whole(text[:start], match[2], text[match.end() :]) else LOST
            yield text, Planted(text[:start] + text[match.end(1) :], (Fault((kind, match[2]), (place,)),))


def _score(drafts: Iterable[tuple[str, Planted]], folder: Path | None) -> Score:
    # Nothing may be found in our own paragraphs as they are; in those of others what is found is not what is measured
    # here.
    planted = (draft._replace(untouched=text if folder else "") for text, draft in drafts)
    return score_of(planted, partial(findings_of_pack, edulint_placeholders), Severity.WARNING)


def main() -> None:
    """Mask, check, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=40, help="how often each paragraph is masked anew")
    parser.add_argument("--show", type=int, default=0, help="how many misses and false findings to print")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="mask paragraphs of the drafts in this folder")
    arguments = parser.parse_args()
    print("== masked")
    planted_score(random.Random(arguments.seed), arguments.rounds, arguments.folder).print(arguments.show)
    print("== one number deleted, by the unit that is left")
    deletion_score(arguments.folder).print(arguments.show)


if __name__ == "__main__":
    main()
