"""How many wrong characters an archive of other reports tells of, and what it says of clean ones.

usage: python benchmarks/wording_unattested.py FOLDER [DRAFTS]

Of the folder's reports DRAFTS (10), drawn by a fixed seed, are drafts, the others the archive. Each draft is checked as
it is and with a character in every hundred or so replaced by one that is alike in sound or shape.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from planting import beyond, in_words

from edulint.api import ArchiveOptions, Document, Finding, is_han
from edulint.testing import document_of
from edulint_duplicates.archive.adding import add_files
from edulint_duplicates.archive.store import open_for_writing
from edulint_duplicates.archive.writing import Writer
from edulint_wording.checks.unattested_wording import UnattestedWording
from edulint_wording.likeness import alike

_EVERY = 100


def planted(chance: random.Random, text: str, common: frozenset[str]) -> tuple[str, set[int]]:
    """Return a text with wrong characters, and their places."""
    characters, places = list(text), set()
    for start in range(20, len(text) - _EVERY, _EVERY):
        at = start + chance.randrange(_EVERY // 2)
        others = sorted(alike(text[at : at + 1]) & common)
        if others and all(map(is_han, text[at - 2 : at + 3])):
            characters[at] = chance.choice(others)
            places.add(at)
    return "".join(characters), places


def archive_of(paths: list[Path], folder: Path) -> None:
    """Make an archive of some reports."""

    def read(path: str) -> Document:
        return document_of(Path(path).read_text(encoding="utf-8"), path)

    connection = open_for_writing(folder, make=True)
    add_files(Writer(connection, folder), [str(path) for path in paths], read)
    connection.close()


def main() -> None:
    """Print recall, precision, and how often clean drafts are told of."""
    chance = random.Random(2026)
    paths = sorted(Path(sys.argv[1]).rglob("*.txt"))
    chance.shuffle(paths)
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    drafts = [path.read_text(encoding="utf-8") for path in paths[:count]]
    common = frozenset("".join(path.read_text(encoding="utf-8") for path in paths[count : count + 10]))
    with tempfile.TemporaryDirectory() as folder:
        archive_of(paths[count:], Path(folder))
        check = UnattestedWording(ArchiveOptions(archive=folder))

        def told(text: str) -> list[Finding]:
            return list(check.check(document_of(text)))

        clean = total = found = right = 0
        wrong: list[str] = []
        began = time.perf_counter()
        for text in drafts:
            before = told(text)
            clean += len(before)
            faulty, places = planted(chance, text, common)
            new = beyond(Counter(map(in_words, before)), told(faulty))
            found += len({one.span.start for one in new} & places)
            right += sum(one.span.start in places for one in new)
            total += len(places)
            wrong += [f"wrong {one.message.zh}" for one in new if one.span.start not in places]
            wrong += [f"clean {one.message.zh}" for one in before]
        seconds = (time.perf_counter() - began) / (2 * count)
    print("\n".join(wrong))
    misled = sum(one.startswith("wrong") for one in wrong)
    characters = sum(map(len, drafts))
    print(f"recall {found / total:.3f} ({found}/{total}), precision {right / max(1, right + misled):.3f}")
    print(f"clean: {clean} in {characters} characters, {100_000 * clean / characters:.2f} in 100,000")
    print(f"{seconds:.1f} s a draft")


if __name__ == "__main__":
    main()
