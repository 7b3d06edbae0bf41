"""Learns from complete texts what a place looks like from which a number is gone, and writes the tables of weights.

    python -m tools.learn_lost_numbers FOLDER... [--sentences | --years] [--write] [--note "what they hold"]

Each text teaches both sides. A number taken out of it leaves an example of a loss (新建泵站▲座); each place where the same
unit stands without a number (座谈会) is an example of none. So nothing has to be labelled. A text that has lost numbers
itself would teach the wrong thing: a first table finds such texts, and the second is learned without them.

There are three tables: of what stands beside a unit, with ``--sentences`` of the sentence around it, and with
``--years`` of what stands beside 年. That of sentences is learned on the places where the first says that a number may
be gone, and goes on from what it says. So that a draft may have lost other numbers, too, one loss in four is taught in
a sentence that has lost others. With the first table is written how much it must say for a loss at each kind of place.

The texts are dealt into two halves by name; each half is judged by the table of the other, and what is printed are the
numbers found that had been taken out, and the places wrongly told. ``--write`` then learns from both halves and writes
the table beside the pack's code. FOLDER holds ``.txt`` files in UTF-8, in folders of any depth.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from edulint.api import WordList, any_of, fold
from edulint_placeholders.lost import evidence, least, sentences, year_signs
from edulint_placeholders.lost.gaps import UNITS, Gap, gap_at, gap_of, gaps, open_units
from edulint_placeholders.lost.places import NUMERALS
from edulint_placeholders.lost.weights import WEIGHTS, Weights, line_of
from tools import least_evidence

# A comma before it is one of a sentence, unless it parts thousands.
NUMBER = re.compile(
    rf"(?<![0-9.A-Za-z第—~:/-])(?<![0-9],)[0-9]+(?:[.,][0-9]+)*(?=[多余]?(?:万亿|[万亿]?){any_of(UNITS)})"
)
YEAR, YEAR_NUMBER = re.compile("年"), re.compile(r"(?<![0-9.])(?:19|20)[0-9]{2}(?=年)")
STRONG = evidence.STRONG
# A text with so many strong places has lost numbers itself.
MANY_STRONG = 3
SCALE = evidence.SCALE
SIGNS_IN_LINE = 8
_BATCH = 6000
_RATE = 0.1
_DECAY = 1.0
_WINDOW = 250
# One loss in so many stands in a sentence that has lost more, each of its numbers with this chance.
_DAMAGED, _LOST_TOO = 4, 0.6


class Kind(NamedTuple):
    """One of the tables, and how it is learned.

    A sign must have been seen ``least_seen`` times and say ``least_weight`` to stand in it.
    """

    table: Weights
    of_sentences: bool
    least_seen: int
    least_weight: float
    rounds: int
    of_years: bool = False


BESIDE = Kind(WEIGHTS, of_sentences=False, least_seen=4, least_weight=0.3, rounds=30)
OF_YEARS = Kind(year_signs.YEARS, of_sentences=False, least_seen=3, least_weight=0.2, rounds=20, of_years=True)
AROUND = Kind(sentences.SENTENCES, of_sentences=True, least_seen=10, least_weight=0.1, rounds=10)


class Example(NamedTuple):
    """A place of a text: what speaks at it, and whether a number was taken out of it; ``shown`` is for people.

    ``weight`` is what the table of what stands beside a unit says, where that of sentences is learned; else 0. ``kind``
    is what kind of place it is, where that tells how much must speak for a loss; else empty.
    """

    signs: tuple[str, ...]
    is_lost: bool
    text: str
    shown: str
    weight: float = 0.0
    kind: str = ""


def examples_of(path: Path, kind: Kind = BESIDE) -> Iterator[Example]:
    """Yield the examples that a text teaches."""
    chance = random.Random(zlib.crc32(path.name.encode()))  # noqa: S311 - what is learned must come out alike
    for line in map(str.strip, fold(path.read_text(encoding="utf-8")).splitlines()):
        if kind.of_years:
            yield from _years_of(line, path.name, chance)
            continue
        for at, gap in _likely_gaps(line) if kind.of_sentences else gaps(line):
            yield from _examples(gap, path, line, at, kind, is_lost=False)
        for match in NUMBER.finditer(line):
            start, end = match.span()
            before, behind = line[max(0, start - _WINDOW) : start], line[end : end + _WINDOW]
            if kind.of_sentences and not chance.randrange(_DAMAGED):
                before, behind = _damaged(before, chance), _damaged(behind, chance)
            lost = gap_at(before + behind, len(before))
            if lost:
                yield from _examples(lost, path, before + behind, len(before), kind, is_lost=True)


def _years_of(line: str, name: str, chance: random.Random) -> Iterator[Example]:
    """Yield the bare 年 of a line, and each 年 that a year was taken from, some of them in a line that lost all years."""
    for match in YEAR.finditer(line):
        if line[max(0, match.start() - 1) : match.start()] not in NUMERALS | {" "}:
            yield _example_of_year(line, match.start(), name, is_lost=False)
    for match in YEAR_NUMBER.finditer(line):
        start, end = match.span()
        before, behind = line[max(0, start - _WINDOW) : start], line[end : end + _WINDOW]
        if not chance.randrange(_DAMAGED):
            before, behind = YEAR_NUMBER.sub("", before), YEAR_NUMBER.sub("", behind)
        yield _example_of_year(before + behind, len(before), name, is_lost=True)


def _example_of_year(line: str, at: int, name: str, *, is_lost: bool) -> Example:
    signs = tuple(map(sys.intern, year_signs.year_signs(line, at)))
    return Example(signs, is_lost, name, f"{line[max(0, at - 12) : at]}▲{line[at : at + 8]}")


def _likely_gaps(line: str) -> Iterator[tuple[int, Gap]]:
    """Yield the gaps of a line that the table of sentences may have to judge."""
    plain = evidence.plain_line(line)
    for unit in open_units(line):
        if evidence.may_reach(sentences.LEAST_EVIDENCE, line, plain, unit):
            gap = gap_of(line, unit)
            if gap:
                yield unit.start(), gap


def _damaged(text: str, chance: random.Random) -> str:
    return NUMBER.sub(lambda match: "" if chance.random() < _LOST_TOO else match[0], text)


def _examples(gap: Gap, path: Path, line: str, at: int, kind: Kind, *, is_lost: bool) -> Iterator[Example]:
    """Yield the example of a place, if the table that is learned has to judge it."""
    shown = f"{line[max(0, at - 12) : at]}▲{line[at : at + 8]}"
    weight = evidence.evidence(gap) if kind.of_sentences else 0.0
    if weight >= sentences.LEAST_EVIDENCE:
        around = (sentences.EVERY, *sentences.signs_around(line, at, gap)) if kind.of_sentences else ()
        signs = tuple(map(sys.intern, (*evidence.signs_of(gap), *around)))
        place = _kind_of(gap, weight, kind)
        yield Example(signs, is_lost, path.name, shown, weight, place)


def _kind_of(gap: Gap, weight: float, kind: Kind) -> str:
    """Return what kind of place a table judges by itself; with the sentence only those that are not told without it."""
    if gap.may_need_none:
        return ""
    place = least.kind_of(gap)
    if not kind.of_sentences:
        return place
    return "" if weight >= least.least_by_kind()[place][0] else least.kind_with_sentence(gap, place)


def learned(examples: Sequence[Example], kind: Kind = BESIDE) -> dict[str, int]:
    """Return the weights of a logistic regression, in hundredths; signs that say little are left out.

    The weights are found by gradient descent in batches, with a step of its own for each sign (AdaGrad) and a small
    decay. What the other table says is a sign that every place has in another measure.
    """
    import numpy as np

    seen = Counter(sign for example in examples for sign in example.signs)
    signs = sorted(sign for sign, count in seen.items() if count >= kind.least_seen)
    # Signs that were seldom seen share the last column, whose weight stays 0.
    column = {sign: index for index, sign in enumerate(signs)}
    width = max(len(example.signs) for example in examples)
    columns = np.full((len(examples), width), len(signs), dtype=np.int32)
    for row, example in enumerate(examples):
        columns[row, : len(example.signs)] = [column.get(sign, len(signs)) for sign in example.signs]
    is_lost = np.array([example.is_lost for example in examples], dtype=np.float64)
    beside = np.array([example.weight for example in examples])
    weights, squares, of_beside = np.zeros(len(signs) + 1), np.full(len(signs) + 1, 1e-6), np.array([1.0, 1e-2])
    chance = np.random.default_rng(1)
    for _ in range(kind.rounds):
        order = chance.permutation(len(examples))
        for low in range(0, len(order), _BATCH):
            rows = order[low : low + _BATCH]
            batch = columns[rows]
            error = 1 / (1 + np.exp(-weights[batch].sum(axis=1) - of_beside[0] * beside[rows])) - is_lost[rows]
            slope: np.ndarray = np.bincount(batch.ravel(), np.repeat(error, width), minlength=len(weights))
            slope = slope + weights * (_DECAY * len(batch) / len(examples))
            slope[-1] = 0
            squares += slope * slope
            weights -= _RATE * slope / np.sqrt(squares)
            slope_beside = (error * beside[rows]).sum()
            of_beside[1] += slope_beside * slope_beside
            of_beside[0] -= _RATE * slope_beside / np.sqrt(of_beside[1])
    found = {sign: float(weight) for sign, weight in zip(signs, weights, strict=False)}
    table = {sign: round(weight * SCALE) for sign, weight in found.items() if abs(weight) >= kind.least_weight}
    return table | ({sentences.EVIDENCE: round(float(of_beside[0]) * SCALE)} if kind.of_sentences else {})


def judged(examples: Iterable[Example], table: dict[str, int]) -> Iterator[tuple[float, Example]]:
    """Yield each example with what a table says of it."""
    for example in examples:
        beside = table.get(sentences.EVIDENCE, 0) * example.weight
        yield (sum(table.get(sign, 0) for sign in example.signs) + beside) / SCALE, example


def incomplete(examples: Iterable[Example], table: dict[str, int]) -> set[str]:
    """Return the names of the texts that have lost numbers themselves."""
    strong = Counter(
        example.text for score, example in judged(examples, table) if not example.is_lost and score >= STRONG
    )
    return {name for name, count in strong.items() if count >= MANY_STRONG}


def by_halves(examples: Sequence[Example], kind: Kind) -> tuple[list[tuple[float, Example]], list[Example]]:
    """Return each example as judged by a table of the other half, and the examples of complete texts."""
    halves = [[one for one in examples if zlib.crc32(one.text.encode()) % 2 == half] for half in (0, 1)]
    tables = [learned(half, kind) for half in halves]
    left_out = {name for half, table in zip(halves, reversed(tables), strict=True) for name in incomplete(half, table)}
    print(f"{len(left_out)} texts have lost numbers themselves and are left out")
    complete = [[one for one in half if one.text not in left_out] for half in halves]
    tables = [learned(half, kind) for half in complete]
    found = [pair for half, table in zip(complete, reversed(tables), strict=True) for pair in judged(half, table)]
    return found, [*complete[0], *complete[1]]


def lines_of(table: Mapping[str, int]) -> Iterator[str]:
    """Yield the lines of a table, each with what is looked up in it."""
    lines = [""] * max(1, len(table) // SIGNS_IN_LINE)
    for sign in sorted(table):
        lines[line_of(sign, len(lines))] += f" {table[sign]} {sign}"
    yield from (line[1:] for line in lines)


def read(kind: Kind) -> dict[str, int]:
    """Return a table as it was written."""
    path = Path(kind.table.path)
    words = [word for line in WordList(str(path), path.name).lines for word in line.split()]
    return dict(zip(words[1::2], map(int, words[::2]), strict=True))


def write(examples: Sequence[Example], kind: Kind, note: str) -> None:
    """Learn from all examples and write the table."""
    table, path = learned(examples, kind), Path(kind.table.path)
    texts = len({example.text for example in examples})
    lost = sum(example.is_lost for example in examples)
    places = "places beside which little speaks against a loss" if kind.of_sentences else "places"
    heading = (
        "# Signs of a place where a number is gone, behind their weight in hundredths (the logarithm of the odds).\n"
        f"# Learned by tools/learn_lost_numbers.py from {lost} numbers taken out of {texts} complete texts and from"
        f" {len(examples) - lost} {places} of the same texts that lack none{': ' + note if note else ''}.\n"
    )
    path.write_text(heading + "".join(f"{line}\n" for line in lines_of(table)), encoding="utf-8")
    print(f"{len(table)} weights in {path.name}")


def write_least(found: Sequence[tuple[float, Example]]) -> None:
    """Write how much must speak for a loss at each kind of place, from examples that did not teach the table."""
    places = [(example.kind, score, example.is_lost) for score, example in found if example.kind]
    least_evidence.write(least_evidence.least_by_kind(places))


def main() -> None:
    """Learn, measure, and write the table if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--sentences", action="store_true", help="learn the table of the sentence around a unit")
    parser.add_argument("--write", action="store_true", help="write the table, learned from all texts")
    parser.add_argument("--note", default="", help="what the folders hold, for the table's heading")
    parser.add_argument("--show", type=int, default=0, help="how many of the places wrongly told to print")
    parser.add_argument("--years", action="store_true", help="learn the table of what stands beside 年")
    arguments = parser.parse_args()
    paths = sorted(path for folder in arguments.folders for path in folder.rglob("*.txt"))
    kind = AROUND if arguments.sentences else OF_YEARS if arguments.years else BESIDE
    examples = [example for path in paths for example in examples_of(path, kind)]
    found, complete = by_halves(examples, kind)
    lost = [score for score, example in found if example.is_lost]
    none = sorted(((score, example) for score, example in found if not example.is_lost), reverse=True)
    for bound in (evidence.WEAK, 1.5, 2.0, 2.5, 3.0, STRONG, 4.0, 5.0):
        hits, wrong = sum(score >= bound for score in lost), sum(score >= bound for score, _ in none)
        print(
            f"{bound}: {hits / len(lost):.3f} of {len(lost)} lost numbers found, "
            f"{wrong} of {len(none)} places wrongly told"
        )
    for score, example in none[: arguments.show]:
        print(f"{score:5.1f} {example.text[:20]} {example.shown}")
    if arguments.write:
        write(complete, kind, arguments.note)
        if not kind.of_years:
            write_least(found)


if __name__ == "__main__":
    main()
