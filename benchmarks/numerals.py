"""How many of the numbers in two suites that others wrote are read whole.

    python benchmarks/numerals.py RECOGNIZERS_SPECS CN2AN_TEST

``RECOGNIZERS_SPECS`` is the folder ``Specs/Number/Chinese`` of microsoft/Recognizers-Text, ``CN2AN_TEST`` the file
``cn2an/cn2an_test.py`` of Ailln/cn2an. A number that stands without a unit is read with 个百分点 behind it, as edulint reads
no bare Han numerals. What lies out of scope is counted by its reason; what is in scope and read otherwise is printed.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from edulint.api import fold
from edulint_figures.quantities.quantity import ONE, Dimension
from edulint_figures.quantities.reading import quantities

POINTS = "个百分点"
CAPITALS = "壹贰叁肆伍陆柒捌玖拾佰仟"
# Forms that reports of the mainland don't have, each with a word for it.
OUT_OF_SCOPE = (
    ("traditional characters", r"[萬億兩貳叄陸點負幾這對雙塊請問時總個]"),
    (
        "capital and plain numerals mixed",
        rf"[{CAPITALS}倆].*[一二三四五六七八九十百千]|[一二三四五六七八九十百千].*[{CAPITALS}]",
    ),
    ("dozen, discount, half, mega or power", r"打|折|半百|\^|[0-9]e|E0|[kKmMgGtT]"),
    ("兆, which has two values", r"兆"),
    ("mixed fraction", r"又|[0-9] [0-9]/|/[0-9].*成"),
    ("denominator of one hundred and more in digits", r"[一0-9](?:百|千|万|仟)+万?分之|仟分"),
    (
        "spaces inside a numeral",
        r"[一二三四五六七八九十百千万点零两分之个百余] +[一二三四五六七八九十百千万点零两分之个余]|[0-9] +[千万] ?[0-9]",
    ),
    ("more than five decimals", r"点[零一-九]{6}"),
    ("ancient 廿", r"廿"),
)


class Example(NamedTuple):
    """A text, and the values that it holds."""

    text: str
    values: tuple[Fraction, ...]


def numbers(path: Path) -> Iterator[Example]:
    """Yield each number of the suite with its value."""
    for row in json.loads(path.read_text(encoding="utf-8-sig")):
        for result in row["Results"]:
            written = row["Input"][result["Start"] : result["End"] + 1]
            is_share = "分之" in written or "/" in fold(written)
            value = Fraction(result["Resolution"]["value"])
            yield Example(written if is_share else written + POINTS, (value * 100 if is_share else value,))


def percentages(path: Path) -> Iterator[Example]:
    """Yield each text of the suite with its percentages."""
    for row in json.loads(path.read_text(encoding="utf-8-sig")):
        yield Example(row["Input"], tuple(Fraction(one["Resolution"]["value"].rstrip("%")) for one in row["Results"]))


def numerals(path: Path) -> Iterator[Example]:
    """Yield each numeral of cn2an's tests with its value."""
    for written, value in re.findall(r'^\s*"([^"]+)": (-?[0-9.e-]+),', path.read_text(encoding="utf-8"), re.MULTILINE):
        yield Example(written if re.search("[元圆]", written) else written + POINTS, (Fraction(value),))


def score(name: str, examples: Iterator[Example]) -> None:
    """Print how many examples are read, what is out of scope, and what is read otherwise."""
    beyond: Counter[str] = Counter()
    read = total = 0
    missed = []
    for text, values in examples:
        reason = next((reason for reason, form in OUT_OF_SCOPE if re.search(form, fold(text).removesuffix(POINTS))), "")
        if reason:
            beyond[reason] += 1
            continue
        found = [
            Fraction(one.value, ONE)
            for one in quantities(text, fold(text), 0, len(text))
            if one.dimension is not Dimension.BARE
        ]
        is_read = len(found) == len(values) and all(
            abs(one - other) * 10**6 <= max(1, abs(other)) for one, other in zip(found, values, strict=True)
        )
        total, read = total + 1, read + is_read
        if not is_read:
            missed.append(f"    {text!r}: {[float(one) for one in values]}, read {[float(one) for one in found]}")
    print(f"{name}: {read} of {total} in scope ({read / total:.1%})")
    print("  out of scope: " + ", ".join(f"{reason} {count}" for reason, count in beyond.most_common()))
    print("\n".join(missed))


def main() -> None:
    """Score the suites that the command line names."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("specs", type=Path)
    parser.add_argument("cn2an", type=Path)
    arguments = parser.parse_args()
    score("Recognizers, numbers", numbers(arguments.specs / "NumberModel.json"))
    score("Recognizers, percentages", percentages(arguments.specs / "PercentModel.json"))
    score("cn2an", numerals(arguments.cn2an))


if __name__ == "__main__":
    main()
