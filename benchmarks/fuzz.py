"""Feeds mutated drafts, Word files, configurations and file names to edulint.

    python benchmarks/fuzz.py [--seconds 120] [--count N] [--seed N] [--keep FOLDER] [--tally FILE]

``fuzz_cases.py`` makes the inputs; what is asked of each stands in ``fuzz_oracle.py``. The seed is printed. Inputs at
which something fell are kept, one file each, in the form in which ``tests/fuzzed`` holds them, and the exit status is
1. A tally is a JSON file to which each run adds what it tried.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import time
import traceback
from collections import Counter
from itertools import count
from pathlib import Path
from typing import Any

from fuzz_cases import Case, configuration, file_of_text, file_of_word, named, smaller
from fuzz_oracle import Oracle

from edulint.settings.profile import Settings, field_names

# How often each kind of input has its turn.
TURNS = {"short text": 24, "middle text": 4, "long text": 1, "word": 4, "settings": 5, "name": 2}
# Making an input smaller asks for so many tries at the most.
_MOST_TRIES = 400
# After so many inputs the tally is written, so that a run that is ended counts.
_TALLIED = 500


class Fuzzer:
    """Tries inputs one by one, and keeps those at which something fell for the first time."""

    def __init__(self, oracle: Oracle, seed: int, keep: Path) -> None:
        self.tried: Counter[str] = Counter()
        self.fell: dict[str, Case] = {}
        self._oracle = oracle
        self._chance = random.Random(seed)
        self._keep = keep
        self._keys = tuple(field_names(Settings))

    def step(self) -> None:
        """Try one input."""
        kind = self._chance.choices([*TURNS], [*TURNS.values()])[0]
        case = self._case(kind)
        self.tried[kind] += 1
        error = self._error_of(case)
        if error is not None and _what(error) not in self.fell:
            self._tell(case, error)

    def _case(self, kind: str) -> Case:
        if kind == "word":
            return file_of_word(self._chance)
        if kind == "settings":
            return configuration(self._chance, self._keys, self._oracle.options)
        if kind == "name":
            return named(self._chance)
        return file_of_text(self._chance, kind.partition(" ")[0])

    def _error_of(self, case: Case) -> Exception | None:
        try:
            self._oracle.judge(case)
        except Exception as error:
            return error
        return None

    def _tell(self, case: Case, error: Exception) -> None:
        what, tries = _what(error), count()

        def falls(shorter: Case) -> bool:
            if next(tries) > _MOST_TRIES:
                return False
            other = self._error_of(shorter)
            return other is not None and _what(other) == what

        small = smaller(case, falls)
        self.fell[what] = small
        self._keep.mkdir(exist_ok=True)
        (self._keep / f"{small.title}.json").write_text(small.written(), encoding="utf-8")
        told = "".join(traceback.format_exception(error, limit=-4))
        sys.stdout.write(f"{small.title}: {small.name!r} {small.data[:300]!r}\n{told}\n")
        sys.stdout.flush()


def _what(error: Exception) -> str:
    """Return the words by which the same fault is known again: where it was raised, and how."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(frame.filename).name}:{frame.lineno}: {str(error)[:60]}"


def _write_tally(file: Path, before: dict[str, Any], fuzzer: Fuzzer, seed: int, seconds: float) -> None:
    tried = Counter(before.get("tried", {})) + fuzzer.tried
    value = {
        "tried": dict(tried),
        "fell": before.get("fell", 0) + len(fuzzer.fell),
        "seconds": round(before.get("seconds", 0) + seconds),
        "seeds": [*before.get("seeds", []), seed],
    }
    fresh = file.with_suffix(".new")
    fresh.write_text(json.dumps(value, indent=1) + "\n", encoding="utf-8")
    os.replace(fresh, file)


def main(arguments: list[str] | None = None) -> int:
    """Run until the time or the count is reached; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--count", type=int, default=10**9)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 10**9)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-found"))
    parser.add_argument("--tally", type=Path)
    options = parser.parse_args(arguments)
    sys.stdout.write(f"seed {options.seed}\n")
    sys.stdout.flush()
    fuzzer = Fuzzer(Oracle(), options.seed, options.keep)
    before = json.loads(options.tally.read_text("utf-8")) if options.tally and options.tally.exists() else {}
    began = time.monotonic()
    seconds = 0.0

    while seconds < options.seconds and fuzzer.tried.total() < options.count:
        fuzzer.step()
        seconds = time.monotonic() - began
        if options.tally and fuzzer.tried.total() % _TALLIED == 0:
            _write_tally(options.tally, before, fuzzer, options.seed, seconds)
    if options.tally:
        _write_tally(options.tally, before, fuzzer, options.seed, seconds)
    by_kind = ", ".join(f"{count} {kind}" for kind, count in sorted(fuzzer.tried.items()))
    sys.stdout.write(f"{fuzzer.tried.total()} inputs tried ({by_kind}), {len(fuzzer.fell)} faults\n")
    return int(bool(fuzzer.fell))


if __name__ == "__main__":
    sys.exit(main())
