"""Learns from complete texts what a place looks like from which a number is gone, and writes the table of weights.

    python tools/learn_lost_numbers.py FOLDER... [--write] [--note "what the folders hold"]

Each text teaches both sides. A number taken out of it leaves an example of a loss (新建泵站▲座); each place where the same
unit stands without a number (座谈会) is an example of none. So nothing has to be labelled. A text that has lost numbers
itself would teach the wrong thing: a first table finds such texts, and the second is learned without them.

The texts are dealt into two halves by name; each half is judged by the table of the other, and what is printed are the
numbers found that had been taken out, and the places wrongly told. ``--write`` then learns from both halves and writes
the table beside the pack's code. FOLDER holds ``.txt`` files in UTF-8, in folders of any depth.
"""

from __future__ import annotations

import argparse
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from edulint.api import WordList, any_of, fold
from edulint_placeholders.lost import evidence
from edulint_placeholders.lost.gaps import UNITS, Gap, gap_at, gaps
from edulint_placeholders.lost.weights import DIGITS, LINES, line_of
from edulint_placeholders.lost.weights import TABLE as WEIGHTS

TABLE = Path(WEIGHTS)
# A comma before it is one of a sentence, unless it parts thousands.
NUMBER = re.compile(
    rf"(?<![0-9.A-Za-z第—~:/-])(?<![0-9],)[0-9]+(?:[.,][0-9]+)*(?=[多余]?(?:万亿|[万亿]?){any_of(UNITS)})"
)
STRONG = evidence.STRONG
# A text with so many strong places has lost numbers itself.
MANY_STRONG = 3
LEAST_SEEN = 3
LEAST_WEIGHT = 0.2
SCALE = evidence.SCALE
_ROUNDS = 30
_BATCH = 2000
_RATE = 0.1
_DECAY = 1.0
_WINDOW = 70


class Example(NamedTuple):
    """A place of a text: what speaks at it, and whether a number was taken out of it; ``shown`` is for people."""

    signs: tuple[str, ...]
    is_lost: bool
    text: str
    shown: str


def examples_of(path: Path) -> Iterator[Example]:
    """Yield the examples that a text teaches."""
    for line in map(str.strip, fold(path.read_text(encoding="utf-8")).splitlines()):
        for at, gap in gaps(line):
            yield _example(gap, path, line, at, at, is_lost=False)
        for match in NUMBER.finditer(line):
            start, end = match.span()
            low = max(0, start - _WINDOW)
            gap = gap_at(line[low:start] + line[end : end + _WINDOW], start - low)
            if gap:
                yield _example(gap, path, line, start, end, is_lost=True)


def _example(gap: Gap, path: Path, line: str, start: int, end: int, *, is_lost: bool) -> Example:
    shown = f"{line[max(0, start - 12) : start]}▲{line[end : end + 8]}"
    return Example(evidence.signs_of(gap), is_lost, path.name, shown)


def learned(examples: Sequence[Example]) -> dict[str, int]:
    """Return the weights of a logistic regression, in hundredths; signs that say little are left out.

    The weights are found by gradient descent in batches, with a step of its own for each sign (AdaGrad) and a small
    decay.
    """
    import numpy as np

    seen = Counter(sign for example in examples for sign in example.signs)
    signs = sorted(sign for sign, count in seen.items() if count >= LEAST_SEEN)
    # Signs that were seldom seen share the last column, whose weight stays 0.
    column = {sign: index for index, sign in enumerate(signs)}
    width = max(len(example.signs) for example in examples)
    columns = np.full((len(examples), width), len(signs), dtype=np.int32)
    for row, example in enumerate(examples):
        columns[row, : len(example.signs)] = [column.get(sign, len(signs)) for sign in example.signs]
    is_lost = np.array([example.is_lost for example in examples], dtype=np.float64)
    weights, squares = np.zeros(len(signs) + 1), np.full(len(signs) + 1, 1e-6)
    chance = np.random.default_rng(1)
    for _ in range(_ROUNDS):
        order = chance.permutation(len(examples))
        for low in range(0, len(order), _BATCH):
            batch = columns[order[low : low + _BATCH]]
            error = 1 / (1 + np.exp(-weights[batch].sum(axis=1))) - is_lost[order[low : low + _BATCH]]
            slope = np.bincount(batch.ravel(), np.repeat(error, width), minlength=len(weights))
            slope += weights * (_DECAY * len(batch) / len(examples))
            slope[-1] = 0
            squares += slope * slope
            weights -= _RATE * slope / np.sqrt(squares)
    return {
        sign: round(weight * SCALE) for sign, weight in zip(signs, weights, strict=False) if abs(weight) >= LEAST_WEIGHT
    }


def judged(examples: Iterable[Example], table: dict[str, int]) -> Iterator[tuple[float, Example]]:
    """Yield each example with what a table says of it."""
    for example in examples:
        yield sum(table.get(sign, 0) for sign in example.signs) / SCALE, example


def incomplete(examples: Iterable[Example], table: dict[str, int]) -> set[str]:
    """Return the names of the texts that have lost numbers themselves."""
    strong = Counter(
        example.text for score, example in judged(examples, table) if not example.is_lost and score >= STRONG
    )
    return {name for name, count in strong.items() if count >= MANY_STRONG}


def by_halves(examples: Sequence[Example]) -> tuple[list[tuple[float, Example]], list[Example]]:
    """Return each example as judged by a table of the other half, and the examples of complete texts."""
    halves = [[one for one in examples if zlib.crc32(one.text.encode()) % 2 == half] for half in (0, 1)]
    tables = [learned(half) for half in halves]
    left_out = {name for half, table in zip(halves, reversed(tables), strict=True) for name in incomplete(half, table)}
    print(f"{len(left_out)} texts have lost numbers themselves and are left out")
    complete = [[one for one in half if one.text not in left_out] for half in halves]
    tables = [learned(half) for half in complete]
    found = [pair for half, table in zip(complete, reversed(tables), strict=True) for pair in judged(half, table)]
    return found, [*complete[0], *complete[1]]


def lines_of(table: Mapping[str, int]) -> Iterator[str]:
    """Yield the line of places and the lines of a table, each with its number and what is looked up in it."""
    lines = [f"{number}" for number in range(LINES)]
    for sign in sorted(table):
        lines[line_of(sign)] += f" {sign} {table[sign]}"
    places = accumulate((len(line.encode()) + 1 for line in lines[:-1]), initial=0)
    yield "".join(f"{place:0{DIGITS}}" for place in places)
    yield from lines


def read() -> dict[str, int]:
    """Return the table as it was written."""
    _, *lines = WordList(str(TABLE), TABLE.name).lines
    words = [word for line in lines for word in line.split()[1:]]
    return dict(zip(words[::2], map(int, words[1::2]), strict=True))


def write(examples: Sequence[Example], note: str) -> None:
    """Learn from all examples and write the table."""
    table = learned(examples)
    texts = len({example.text for example in examples})
    lost = sum(example.is_lost for example in examples)
    heading = (
        "# Signs of a place where a number is gone, before their weight in hundredths (the logarithm of the odds).\n"
        f"# Learned by tools/learn_lost_numbers.py from {lost} numbers taken out of {texts} complete texts and from"
        f" {len(examples) - lost} places of the same texts that lack none{': ' + note if note else ''}.\n"
    )
    TABLE.write_text(heading + "".join(f"{line}\n" for line in lines_of(table)), encoding="utf-8")
    print(f"{len(table)} weights in {TABLE.name}")


def main() -> None:
    """Learn, measure, and write the table if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--write", action="store_true", help="write the table, learned from all texts")
    parser.add_argument("--note", default="", help="what the folders hold, for the table's heading")
    parser.add_argument("--show", type=int, default=0, help="how many of the places wrongly told to print")
    arguments = parser.parse_args()
    paths = sorted(path for folder in arguments.folders for path in folder.rglob("*.txt"))
    examples = [example for path in paths for example in examples_of(path)]
    found, complete = by_halves(examples)
    lost = [score for score, example in found if example.is_lost]
    none = sorted(((score, example) for score, example in found if not example.is_lost), reverse=True)
    for bound in (evidence.WEAK, 2.0, 3.0, STRONG, 4.0, 5.0):
        hits, wrong = sum(score >= bound for score in lost), sum(score >= bound for score, _ in none)
        print(
            f"{bound}: {hits / len(lost):.3f} of {len(lost)} lost numbers found, "
            f"{wrong} of {len(none)} places wrongly told"
        )
    for score, example in none[: arguments.show]:
        print(f"{score:5.1f} {example.text[:20]} {example.shown}")
    if arguments.write:
        write(complete, arguments.note)


if __name__ == "__main__":
    main()
