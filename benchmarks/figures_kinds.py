"""Relations of many kinds, as offices phrase them: which are listed, and of which a single wrong digit is told.

    python benchmarks/figures_kinds.py [--seed 1] [--times 6] [--show]

``figures_kinds.toml`` holds paragraphs whose figures agree, and the figures of each relation. A relation is listed if
one that holds has three quarters of its figures. Then ``--times`` times one digit of one of its figures is changed
noticeably, and told is whether a finding at warning or above touches one of them. The paragraphs as they are must be
silent.
"""

from __future__ import annotations

import argparse
import random
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from figures_digits import loud, with_wrong_digit
from planting import Fault, Planted, score_of

from edulint.api import Span
from edulint.testing import document_of
from edulint_figures.listing.rows import relations_of
from edulint_figures.relations.relation import Verdict

PARAGRAPHS: Sequence[Mapping[str, Any]] = tomllib.loads(
    Path(__file__).with_name("figures_kinds.toml").read_text(encoding="utf-8")
)["paragraph"]
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def numbers(words: str) -> list[str]:
    """Return the numbers of a text; those of a structure a:b:c each by itself."""
    return _NUMBER.findall(words)


def is_listed(text: str, relation: Sequence[str]) -> bool:
    """Tell whether a relation that holds has three quarters of some figures, two at least."""
    document = document_of(text)
    wanted = Counter(number for figure in relation for number in numbers(figure))
    least = max(2, -(-3 * wanted.total() // 4))
    for _, one in relations_of(document):
        told = Counter(number for span in (one.span, *one.operands) for number in numbers(document.slice(span)))
        if one.verdict is Verdict.HOLDS and (told & wanted).total() >= least:
            return True
    return False


def places(text: str, relation: Sequence[str]) -> tuple[Span, ...]:
    """Return where the figures of a relation stand."""
    found = (
        re.finditer(rf"(?<![0-9.]){number}(?![0-9]|\.[0-9])", text) for figure in relation for number in numbers(figure)
    )
    return tuple(Span(*match.span()) for matches in found for match in matches)


def plantings(chance: random.Random, times: int) -> Iterator[Planted]:
    """Yield each paragraph as it is, and with one wrong digit in a relation, ``times`` times for each."""
    for paragraph in PARAGRAPHS:
        text = paragraph["text"]
        yield Planted(text)
        for relation in paragraph["relations"]:
            spans = places(text, relation)
            for _ in range(times):
                span = chance.choice(spans)
                wrong = with_wrong_digit(text, span, chance)
                if wrong is not None:
                    changed = f"{text[span.start : span.end]}→{wrong[span.start : span.end]} {text}"
                    yield Planted(wrong, (Fault((paragraph["kind"],), spans, words=changed),))


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--times", type=int, default=6)
    parser.add_argument("--show", action="store_true", help="print what is not listed or not told")
    options = parser.parse_args(arguments)
    listed: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for paragraph in PARAGRAPHS:
        for relation in paragraph["relations"]:
            asked[paragraph["kind"]] += 1
            is_there = is_listed(paragraph["text"], relation)
            listed[paragraph["kind"]] += is_there
            if options.show and not is_there:
                print("   not listed", " ".join(relation), paragraph["text"])
    for kind, count in asked.items():
        print(f"{kind:28} listed {listed[kind]}/{count}")
    print(f"{'all':28} listed {listed.total()}/{asked.total()}: {listed.total() / asked.total():.3f}")
    score = score_of(plantings(random.Random(options.seed), options.times), loud)
    score.print(None if options.show else 0)


if __name__ == "__main__":
    main()
