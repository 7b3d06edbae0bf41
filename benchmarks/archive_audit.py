"""How much of planted copies an audit of the archive finds, and whether it tells what a run over the same folder tells.

    python benchmarks/archive_audit.py [COUNT]

Into COUNT made-up reports (320) passages of others are planted: verbatim ones of so many Han inside paragraphs, and
edited paragraphs. ``found`` is the share of the copies of which an audit tells anything, ``covered`` the share of their
characters that one passage covers; ``families`` the number of families that a copy is told in.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import defaultdict
from contextlib import chdir, closing
from pathlib import Path
from statistics import mean

from duplicates_corpus import SLOGANS, Vocabulary
from duplicates_in_run import passages_in_run
from duplicates_planting import edited
from msgspec import Struct

from edulint.api import Document, Session
from edulint_duplicates.archive.adding import add_files
from edulint_duplicates.archive.audit import Common, common_passages
from edulint_duplicates.archive.candidates import numbered_documents
from edulint_duplicates.archive.families import Families, Family
from edulint_duplicates.archive.store import open_for_reading, open_for_writing
from edulint_duplicates.archive.writing import Writer
from edulint_duplicates.passages.normalise import Compact, compacted, han_count
from edulint_duplicates.passages.passage import Limits

_CHARACTERS = 5_000
_LENGTHS = (30, 35, 40, 50, 80, 200)
_SHARES = (0.05, 0.1)


class Planted(Struct, frozen=True):
    """A passage of report ``source`` that was planted in report ``target``, in the words that stand there."""

    kind: str
    source: int
    target: int
    words: str


def _passage(chance: random.Random, kind: str, paragraphs: list[str]) -> str:
    """Return words to plant: a run of so many characters, or a paragraph with so many of its characters changed."""
    paragraph = chance.choice([one for one in paragraphs if han_count(one) > 300])[3:]
    if kind.endswith("%"):
        return edited(chance, paragraph, float(kind[:-2]) / 100)
    while True:
        start = chance.randrange(len(paragraph) // 4)
        end = start
        while han_count(paragraph[start:end]) < int(kind):
            end += 1
        words = paragraph[start:end]
        # Half a slogan may stand anywhere.
        if len(words) > 100 or not any(slogan[:6] in words or slogan[-6:] in words for slogan in SLOGANS):
            return words
        paragraph = chance.choice([one for one in paragraphs if han_count(one) > 300])[3:]


def plant(count: int) -> tuple[list[list[str]], list[Planted]]:
    """Return made-up reports as paragraphs and what was planted: a passage in every other report."""
    vocabulary, chance = Vocabulary(), random.Random(count)
    reports = [vocabulary.report(number, _CHARACTERS) for number in range(count)]
    kinds = [*map(str, _LENGTHS), *(f"{share:.0%}".replace("%", " %") for share in _SHARES)]
    planted = []
    for number, target in enumerate(range(1, count, 2)):
        # Sources are even, targets odd: nothing is planted in what is copied.
        source = chance.randrange(0, count, 2)
        kind = kinds[number % len(kinds)]
        words = _passage(chance, kind, reports[source])
        at = chance.randrange(len(reports[target]))
        if kind.endswith("%"):
            reports[target].insert(at, words)
        else:
            # Between two sentences of the target's own.
            sentences = reports[target][at].split("。")
            sentences.insert(len(sentences) // 2, words)
            reports[target][at] = "。".join(sentences)
        planted.append(Planted(kind, source, target, words))
    return reports, planted


def _covered(copy: Planted, texts: list[str], found: dict[tuple[int, int], list[Common]]) -> float:
    """Return the share of a planted passage that the best of the common passages covers."""
    words = compacted(copy.words)
    start = texts[copy.target].index(words)
    best = 0
    for common in found[copy.target, copy.source]:
        passage = common.passage
        first, last = (
            (passage.start, passage.end) if common.later == copy.target else (passage.earlier, passage.earlier_end)
        )
        best = max(best, min(last, start + len(words)) - max(first, start))
    return best / len(words)


def _families(copy: Planted, document: Document, compact: Compact, paths: list[str], families: list[Family]) -> int:
    """Return the number of families that hold a planted passage at its place and a place of its source."""
    words = compacted(copy.words)
    start = compact.text.index(words)
    line = document.locate(compact.span(start, start + len(words))).line
    return sum(
        any(place.path == paths[copy.target] and place.line <= line <= place.end_line for place in family.places)
        and any(place.path == paths[copy.source] for place in family.places)
        for family in families
    )


def measure(count: int) -> None:
    """Plant, audit, run, and print."""
    reports, planted = plant(count)
    limits = Limits()
    paths = [f"{number:06}.txt" for number in range(count)]
    for path, paragraphs in zip(paths, reports, strict=True):
        Path(path).write_text("\n".join(paragraphs) + "\n", encoding="utf-8")
    archive = Path("archive")
    with closing(open_for_writing(archive, make=True)) as connection:
        add_files(Writer(connection, archive), paths)
    with closing(open_for_reading(archive)) as connection:
        # They are numbered by their paths.
        numbered = numbered_documents(connection)
        commons = list(common_passages(archive, numbered, limits, "800MB"))
        families = Families(connection, archive, numbered).gather(commons, limits.min_length)
    by_pair: dict[tuple[int, int], list[Common]] = defaultdict(list)
    for common in commons:
        by_pair[common.later, common.earlier].append(common)
        by_pair[common.earlier, common.later].append(common)
    reader = Session()
    documents = {path: reader.read(path) for path in paths}
    _print_kinds(planted, documents, by_pair, families)
    run = {
        (int(path[:-4]), int(other[:-4]), passage)
        for path, other, passage in passages_in_run(documents)
        if not passage.quoted
    }
    audit = {(common.later, common.earlier, common.passage) for common in commons}
    print(
        f"families {len(families)}; passages {len(audit)}, "
        f"in a run over the folder {len(run)}, alike {len(audit & run)}"
    )


def _print_kinds(
    planted: list[Planted],
    documents: dict[str, Document],
    by_pair: dict[tuple[int, int], list[Common]],
    families: list[Family],
) -> None:
    """Print a line for each kind of passage: how many were planted and found, and in how many families each stands."""
    paths = list(documents)
    compacts = [Compact(document) for document in documents.values()]
    texts = [compact.text for compact in compacts]
    print(f"{'kind':>6} {'planted':>8} {'found':>8} {'covered':>8} {'families':>8}")
    for kind in dict.fromkeys(copy.kind for copy in planted):
        copies = [copy for copy in planted if copy.kind == kind]
        shares = [_covered(copy, texts, by_pair) for copy in copies]
        numbers = [
            _families(copy, documents[paths[copy.target]], compacts[copy.target], paths, families) for copy in copies
        ]
        found = mean(share > 0 for share in shares)
        print(f"{kind:>6} {len(copies):>8} {found:>8.3f} {mean(shares):>8.3f} {mean(numbers):>8.2f}")


def main() -> None:
    """Measure in a folder of its own."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 320
    with tempfile.TemporaryDirectory() as name, chdir(name):
        measure(count)


if __name__ == "__main__":
    main()
