"""Plants faults of every category into clean drafts and prints what edulint finds of them, and what it finds besides.

    python -m benchmarks.accuracy [FOLDER] [--times 40] [--only figures,dates] [--show 20] [--json FILE]

Without FOLDER the faults are planted in the project's own drafts. A FOLDER holds drafts (.txt, .md) by others; what is
found there before anything is planted counts neither as right nor as wrong. Recall is told by kind of fault, precision
by check, for each category with what is asked of it (``WANTED``). Misses and false alarms stand in the JSON, too; a
category that such a file has from an earlier run is replaced, the others stay. Status 1: a category stays below.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import dates_planted
import duplicates_planting
import figures_digits
import figures_planted
import numbering_planted
import placeholders_planted
import privacy_planted
import punctuation_planted
import residue_planted
import wording_planted
from duplicates_corpus import report
from planting import ALL, Score, drafts_of, measured

import edulint_dates
import edulint_privacy
import edulint_punctuation
import edulint_residue
import edulint_wording
from edulint.api import Severity
from edulint.testing import document_of

# The least recall that is asked of a category; the least precision of all.
WANTED = {
    "placeholders": 0.95,
    "lost numbers": 0.95,
    "numbering": 0.95,
    "duplicates": 0.95,
    "figures": 0.85,
    "punctuation": 0.9,
}
PRECISION = 0.97
# Kinds that tell where or how exactly something was planted: a draft's name, the signs of a mask, a unit.
_DETAIL = re.compile(r"\.(?:txt|md)$|^as |^[^ -~]+$")


class Asked(NamedTuple):
    """What is planted in: a folder of drafts (None: our own), and about how often each kind of fault."""

    folder: Path | None
    times: int


def _placeholders(asked: Asked) -> Score:
    rounds = max(1, asked.times // (10 if asked.folder else 2))
    return placeholders_planted.planted_score(random.Random(1), rounds, asked.folder)


def _lost_numbers(asked: Asked) -> Score:
    """Numbers that were deleted and left no sign: 新建学校所."""
    return placeholders_planted.deletion_score(asked.folder)


def _numbering(asked: Asked) -> Score:
    if not asked.folder:
        return numbering_planted.planted_score(random.Random(7), min(1, asked.times / 80))
    with tempfile.TemporaryDirectory() as folder:
        sampled(asked.folder, Path(folder), 8)
        return numbering_planted.planted_score(random.Random(7), asked.times / 100, Path(folder))


def _duplicates(asked: Asked) -> Score:
    """Whole paragraphs as they stand and with one character in ten changed, and single sentences."""
    if asked.folder:
        paths = random.Random(3).sample(drafts_of(asked.folder), min(3, len(drafts_of(asked.folder))))
        drafts = [document_of(path.read_text(encoding="utf-8"), path.name) for path in paths]
    else:
        drafts = [document_of(report(seed, 10_000)) for seed in range(max(2, asked.times // 10))]
    kinds = ("verbatim", "5 %", "10 %", "sentence")
    return merged(*(duplicates_planting.planted_score(drafts, kind) for kind in kinds))


def _figures(asked: Asked) -> Score:
    if not asked.folder:
        return figures_planted.planted_score(random.Random(1), max(1, asked.times // 4))
    return figures_digits.planted_score(asked.folder, random.Random(1), max(1, asked.times // 4))


def _punctuation(asked: Asked) -> Score:
    return measured(edulint_punctuation, punctuation_planted.PLANTS, asked.folder, asked.times)


def _residue(asked: Asked) -> Score:
    return measured(edulint_residue, residue_planted.PLANTS, asked.folder, asked.times)


def _wording(asked: Asked) -> Score:
    # Each form is a way of its own.
    plants = {kind: (codes, ways[: 10 * asked.times]) for kind, (codes, ways) in wording_planted.plants().items()}
    return measured(edulint_wording, plants, asked.folder, 1, Severity.WARNING)


def _dates(asked: Asked) -> Score:
    return measured(edulint_dates, dates_planted.PLANTS, asked.folder, asked.times)


def _privacy(asked: Asked) -> Score:
    return measured(edulint_privacy, privacy_planted.PLANTS, asked.folder, asked.times)


CATEGORIES: dict[str, Callable[[Asked], Score]] = {
    "placeholders": _placeholders,
    "lost numbers": _lost_numbers,
    "numbering": _numbering,
    "duplicates": _duplicates,
    "figures": _figures,
    "punctuation": _punctuation,
    "residue": _residue,
    "wording": _wording,
    "dates": _dates,
    "privacy": _privacy,
}


def sampled(folder: Path, target: Path, most: int) -> None:
    """Copy ``most`` of a folder's drafts, at random."""
    paths = drafts_of(folder)
    for number, path in enumerate(random.Random(5).sample(paths, min(most, len(paths)))):
        (target / f"{number:02}-{path.name}").write_bytes(path.read_bytes())


def merged(*scores: Score) -> Score:
    """Return the sum of several scores."""
    total = Score()
    for score in scores:
        for name in ("planted", "found", "warned", "once", "right", "wrong", "misses", "alarms"):
            mine = getattr(total, name)
            (mine.update if hasattr(mine, "update") else mine.extend)(getattr(score, name))
    return total


def holds(category: str, score: Score) -> bool:
    """Tell whether a category reaches what is asked of it."""
    return score.recall() >= WANTED.get(category, 0) and score.precision >= PRECISION


def as_json(score: Score) -> dict[str, object]:
    """Return a score as the page of docs/accuracy.md is made of it; of kinds, those that a reader may ask for."""
    kinds = {kind: count for kind, count in score.planted.items() if not _DETAIL.search(kind) and kind != ALL}
    return {
        "kinds": {kind: [score.found[kind], count] for kind, count in kinds.items()},
        "found": score.found[ALL],
        "planted": score.planted[ALL],
        "checks": {code: [score.right[code], score.wrong[code]] for code in sorted({*score.right, *score.wrong})},
        "misses": score.misses,
        "alarms": score.alarms,
    }


def main() -> int:
    """Plant, check, print; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", help="drafts to plant in, instead of the project's own")
    parser.add_argument("--times", type=int, default=40, help="about how often each kind of fault is planted")
    parser.add_argument("--only", default="", help="categories, with commas between")
    parser.add_argument("--show", type=int, default=0, help="how many misses and false alarms to print")
    parser.add_argument("--json", type=Path, help="put counts, misses and false alarms into this file, by category")
    arguments = parser.parse_args()
    chosen = arguments.only.split(",") if arguments.only else list(CATEGORIES)
    if unknown := set(chosen) - set(CATEGORIES):
        parser.error(f"no category {', '.join(sorted(unknown))}; there are {', '.join(CATEGORIES)}")
    if arguments.folder and not drafts_of(arguments.folder):
        parser.error(f"{arguments.folder} holds no drafts (.txt, .md)")
    is_good = True
    told: dict[str, object] = {}
    for name in chosen:
        score = CATEGORIES[name](Asked(arguments.folder, arguments.times))
        print(f"== {name}: recall {score.recall():.3f}, precision {score.precision:.3f}", end=" ")
        print(f"(asked: {WANTED.get(name, 0):.2f}, {PRECISION})" + ("" if holds(name, score) else "  BELOW"))
        score.print(arguments.show)
        sys.stdout.flush()
        is_good = is_good and holds(name, score)
        told[name] = as_json(score)
    if arguments.json:
        known = json.loads(arguments.json.read_bytes()) if arguments.json.exists() else {}
        arguments.json.write_text(json.dumps({**known, **told}, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
