"""How many masked years, dates, numbers and names the placeholders pack finds, and how many findings are false.

    python benchmarks/placeholders_planted.py [--rounds 40] [--show 20]

Clean paragraphs of :file:`placeholders_paragraphs.txt` are masked at random places in every way people mask; what a pack
finds at warning or above is compared with what was masked. Printed are recall by what was masked and by how, and precision.
Then every number of the paragraphs is deleted, one at a time, and recall is printed by the unit that is left.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import edulint_placeholders
from edulint.api import Check, Finding, Severity, Span
from edulint.testing import document_of

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

LOST = "lost"

YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
DATE = re.compile(r"\d{1,2}月\d{1,2}日|\d{1,2}月")
NUMBER = re.compile(
    r"(?<![\d.〔第])\d[\d.]*(?=(?:万|亿|余)*(?:余?人次|万元|亿元|平方公里|万亩|公里|公顷|批次|家次|%|个|所|人|名|件|套|张|亩|吨|户|起|场|份|项|次|台|处|辆|条|家|期|盏|头|间|岁|栋|篇|册|本|座|只|支|元|万|亿|对|小时|天|千克|米|种|例))"
)
NAME = re.compile(r"\{([^}]*)\}")
DELETED = re.compile(
    r"(?<![\d.〔—第])(\d[\d.]*)((?:万|亿|余)*(?:人次|平方公里|个百分点|公里|公顷|批次|家次|[%个所人名件套张亩吨户起场份项次台处辆条家期盏头间岁栋篇册本座只支元对种例年月日天]))"
)


class Mask(NamedTuple):
    """A place that was masked: what it was, how it was masked, and where in the masked paragraph."""

    kind: str
    way: str
    span: Span


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


def masked(text: str, targets: list[Target], chance: random.Random) -> tuple[str, list[Mask]]:
    """Return the paragraph with some of its targets masked, each in a way of its own."""
    chosen = sorted(chance.sample(targets, min(len(targets), chance.randint(1, 3))), key=lambda target: target.start)
    pieces: list[str] = []
    masks: list[Mask] = []
    at = length = 0
    for target in chosen:
        before = text[at : target.start]
        original = text[target.start : target.end]
        way, new = _masked_words(target.kind, original, chance)
        pieces += (before, new)
        length += len(before)
        # A lost number leaves no characters: its place is the neighbours'.
        masks.append(Mask(target.kind if new else LOST, way, Span(length - (not new), length + len(new) + (not new))))
        length += len(new)
        at = target.end
    return "".join([*pieces, text[at:]]), masks


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


def findings(text: str, checks: list[Check]) -> Iterator[Finding]:
    """Yield what the pack reports of a text at warning or above."""
    document = document_of(text)
    for check in checks:
        yield from (finding for finding in check.check(document) if finding.severity >= Severity.WARNING)


class Score:
    """What was masked, what was found of it, and what else was found; ``examples`` shows the misses and false findings."""

    def __init__(self) -> None:
        self.asked: Counter[tuple[str, str]] = Counter()
        self.hit: Counter[tuple[str, str]] = Counter()
        self.reported = 0
        self.right = 0
        self.examples: list[str] = []

    @property
    def recall(self) -> float:
        """The share of the masks that were found; lost numbers, which leave no trace, are counted apart."""
        return _share(self.hit, self.asked, lambda kind, _: kind != LOST)

    @property
    def recall_of_lost(self) -> float:
        """The share of the numbers and years lost without a trace that were found."""
        return _share(self.hit, self.asked, lambda kind, _: kind == LOST)

    @property
    def precision(self) -> float:
        """The share of the findings that lie on a mask."""
        return self.right / self.reported if self.reported else 1.0

    def add(self, text: str, masks: list[Mask], found: list[Finding]) -> None:
        """Count one paragraph."""
        spans = [(one.span, *(other.span for other in one.related)) for one in found]
        for mask in masks:
            is_hit = any(mask.span.overlaps(span) for places in spans for span in places)
            self.asked[mask.kind, mask.way] += 1
            self.hit[mask.kind, mask.way] += is_hit
            if not is_hit:
                self.examples.append(f"missed {mask.kind:7}{_around(text, mask.span)}")
        for places in spans:
            is_right = any(mask.span.overlaps(span) for mask in masks for span in places)
            self.reported += 1
            self.right += is_right
            if not is_right:
                self.examples.append(f"false  {_around(text, places[0])}")


def _share(hit: Counter[tuple[str, str]], asked: Counter[tuple[str, str]], of: Callable[[str, str], bool]) -> float:
    total = sum(count for key, count in asked.items() if of(*key))
    return sum(count for key, count in hit.items() if of(*key)) / total if total else 1.0


def paragraphs() -> list[tuple[str, list[Target]]]:
    """Return the clean paragraphs, each with the places that can be masked."""
    lines = PARAGRAPHS.read_text(encoding="utf-8").splitlines()
    return [clean(line) for line in lines if line and not line.startswith("#")]


def planted_score(chance: random.Random, rounds: int) -> Score:
    """Mask every paragraph ``rounds`` times and return what the pack finds at warning or above."""
    checks: list[Check] = [check() for check in edulint_placeholders.edulint_checks()]  # type: ignore[misc]
    score = Score()
    for text, targets in paragraphs() * rounds:
        planted, masks = masked(text, targets, chance)
        score.add(planted, masks, list(findings(planted, checks)))
    return score


def deletion_score() -> Score:
    """Delete every year, month, day and number, one at a time; ``way`` in the score is the unit that is left."""
    checks: list[Check] = [check() for check in edulint_placeholders.edulint_checks()]  # type: ignore[misc]
    score = Score()
    for text, _ in paragraphs():
        for match in DELETED.finditer(text):
            start = match.start()
            without = text[:start] + text[match.end(1) :]
            mask = Mask(LOST, match[2], Span(max(0, start - 1), start + len(match[2])))
            score.add(without, [mask], list(findings(without, checks)))
    return score


def main() -> None:
    """Mask, check, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=40, help="how often each paragraph is masked anew")
    parser.add_argument("--show", type=int, default=0, help="how many misses and false findings to print")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    score = planted_score(random.Random(arguments.seed), arguments.rounds)
    for example in score.examples[: arguments.show]:
        print(example)
    for place, name in enumerate(("what", "how")):
        for value in dict.fromkeys(key[place] for key in sorted(score.asked)):
            share = _share(score.hit, score.asked, lambda *key, place=place, value=value: key[place] == value)
            if place == 0 or share < 1:
                print(f"{name:5}{value!r:14}{share:.3f}")
    print(f"{len(paragraphs())} paragraphs, {sum(score.asked.values())} places masked")
    deleted = deletion_score()
    for unit in dict.fromkeys(way for _, way in sorted(deleted.asked)):
        share = _share(deleted.hit, deleted.asked, lambda _, way, unit=unit: way == unit)
        if share < 1:
            print(f"lost {unit:14}{share:.3f} of {deleted.asked[LOST, unit]}")
    print(
        f"{sum(deleted.asked.values())} numbers deleted: recall {deleted.recall_of_lost:.4f}  precision {deleted.precision:.4f}"
    )
    print(
        f"recall {score.recall:.4f}  precision {score.precision:.4f}  recall of lost numbers {score.recall_of_lost:.4f}"
    )


def _around(text: str, span: Span) -> str:
    return (
        f"{text[max(0, span.start - 12) : span.start]}[{text[span.start : span.end]}]{text[span.end : span.end + 10]}"
    )


if __name__ == "__main__":
    main()
