"""Mutation testing: changes the packs' logic in one place at a time and shows the changes that no test notices.

    python -m tools.mutation [figures|numbering|duplicates|outline]... [--places 120] [--seed 1] [--only MODULE]

Needs ``pip install -e '.[test,mutation]'``. cosmic-ray says where a module can be changed and how (``<`` for ``<=``,
``and`` for ``or``, 3 for 2 …). Places are drawn at random with the seed, and at each of them one of its changes. A
change is killed when a case or a quick test of its area fails, or when they take far longer than without it. The
score is the share that is killed. What survives is printed with its place: either it changes nothing that anybody can
see, or a case is missing.

Nothing is written into the tree: a forked process imports the changed module from memory.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import difflib
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import io
import multiprocessing
import os
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import CodeType, ModuleType
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
_PASSED, _FAILED = 0, 1


class Area(NamedTuple):
    """What is changed (paths below the root), whose cases and which tests must notice."""

    changed: tuple[str, ...]
    packs: tuple[str, ...]
    tests: tuple[str, ...]


# test_lists is left out: it tries every word of every list, for minutes.
_FIGURES = ("compare", "judge", "passages", "phrasings", "published", "reading", "role_words", "tokens", "totals")
_NUMBERING = ("golden", "small_drafts", "many", "repairs")
_DUPLICATES = ("fingerprints", "matches", "normalise", "officialese", "other_year", "parts", "seeds", "shared_passage")
AREAS = {
    "figures": Area(
        ("plugins/edulint_figures/relations", "plugins/edulint_figures/quantities"),
        ("edulint_figures",),
        tuple(f"tests/figures/test_{name}.py" for name in _FIGURES),
    ),
    "numbering": Area(
        ("plugins/edulint_numbering/sequences", "plugins/edulint_numbering/faults.py"),
        ("edulint_numbering",),
        tuple(f"tests/numbering/test_{name}.py" for name in _NUMBERING),
    ),
    "duplicates": Area(
        ("plugins/edulint_duplicates/passages",),
        ("edulint_duplicates",),
        tuple(f"tests/duplicates/test_{name}.py" for name in _DUPLICATES),
    ),
    "outline": Area(
        ("edulint/outline",),
        ("edulint_numbering", "edulint_residue"),
        ("tests/outline", "tests/numbering/test_golden.py", "tests/numbering/test_small_drafts.py"),
    ),
}


# Imported once, before the forks; what is changed must not be among them.
_LIBRARIES = (
    "hypothesis",
    "lxml.etree",
    "markdown_it",
    "mdit_py_plugins",
    "pytest",
    "rapidfuzz",
    "regex",
    "rich",
    "tomlkit",
)


class Mutant(NamedTuple):
    """A changed module: its name, its path below the root, the line, the whole text and what differs in it."""

    module: str
    path: str
    line: int
    text: str
    difference: str


class _Changed(importlib.machinery.SourceFileLoader):
    """Loads a module from a changed text, under the path of its file, beside which its word lists lie."""

    def __init__(self, name: str, path: str, text: str) -> None:
        super().__init__(name, path)
        self._text = text

    def get_code(self, fullname: str) -> CodeType:
        del fullname
        return compile(self._text, self.path, "exec")


class _Finder(importlib.abc.MetaPathFinder):
    """Finds one module in its changed form."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        del path, target
        if name != self._mutant.module:
            return None
        place = str(ROOT / self._mutant.path)
        loader = _Changed(name, place, self._mutant.text)
        package = [str(Path(place).parent)] if place.endswith("__init__.py") else None
        return importlib.util.spec_from_file_location(name, place, loader=loader, submodule_search_locations=package)


def _annotations(text: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield where annotations begin and end; nothing evaluates them, so that changing them changes nothing."""
    for node in ast.walk(ast.parse(text)):
        held = [getattr(node, name, None) for name in ("annotation", "returns")]
        for part in held:
            if isinstance(part, ast.expr) and part.end_lineno is not None and part.end_col_offset is not None:
                yield (part.lineno, part.col_offset), (part.end_lineno, part.end_col_offset)


def _module_of(path: str) -> str:
    return path.removeprefix("plugins/").removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def mutants(files: Sequence[str], places: int, seed: int) -> tuple[int, list[Mutant]]:
    """Return how many places there are in these files, and a mutant at each of so many of them."""
    from cosmic_ray.ast import ast_nodes, get_ast
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator, operator_names

    operators = {name: get_operator(name) for name in sorted(operator_names())}
    operators = {name: made for name, made in operators.items() if not made.arguments()}
    found: dict[tuple[str, int, int], list[tuple[str, int]]] = defaultdict(list)
    for path in files:
        text = (ROOT / path).read_text(encoding="utf-8")
        nodes = list(ast_nodes(get_ast(text)))
        skipped = list(_annotations(text))
        for name, made in operators.items():
            operator = made()
            spots = (start for node in nodes for start, _ in operator.mutation_positions(node))
            for occurrence, start in enumerate(spots):
                if not any(low <= start < high for low, high in skipped):
                    found[path, *start].append((name, occurrence))
    chance = random.Random(seed)  # noqa: S311 - a sample, no secret
    drawn = chance.sample(sorted(found), min(places, len(found)))
    made = []
    for place in sorted(drawn):
        path, line, _ = place
        name, occurrence = chance.choice(found[place])
        text = (ROOT / path).read_text(encoding="utf-8")
        changed = mutate_code(text.encode(), operators[name](), occurrence)
        lines = difflib.unified_diff(text.splitlines(), changed.splitlines(), lineterm="", n=0)
        shown = [each for each in lines if each[:1] in "+-" and each[:3] not in ("+++", "---")]
        made.append(Mutant(_module_of(path), path, line, changed, "\n".join(shown)))
    return len(found), made


def _tried(area: Area, mutant: Mutant | None) -> None:
    """Run an area's cases and tests in a forked process, and end it with 1 when one fails."""
    if mutant:
        sys.meta_path.insert(0, _Finder(mutant))
    status = _FAILED
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            status = _status(area)
    finally:
        os._exit(status)


def _status(area: Area) -> int:
    import pytest

    from edulint.testing import cases_of, run_case

    for pack in area.packs:
        for check, case in cases_of(importlib.import_module(pack)):
            run_case(check, case)
    options = ["-x", "-q", "-p", "no:cacheprovider", "-m", "not slow"]
    return int(pytest.main([*options, f"--rootdir={ROOT}", *(str(ROOT / path) for path in area.tests)]))


def _run(area: Area, mutant: Mutant | None, seconds: float | None) -> int | None:
    """Return the status of the tests with a mutant, or nothing when they took longer than so many seconds."""
    process = multiprocessing.get_context("fork").Process(target=_tried, args=(area, mutant))
    process.start()
    process.join(seconds)
    if process.exitcode is None:
        process.kill()
        process.join()
        return None
    return process.exitcode


def score(name: str, area: Area, files: Sequence[str], places: int, seed: int) -> int:
    """Try mutants of an area, print what survives and the score, and return how many survive."""
    for library in (*_LIBRARIES, *(() if "edulint/outline" in area.changed else ("edulint.testing",))):
        importlib.import_module(library)
    started = time.perf_counter()
    if _run(area, None, None) != _PASSED:
        raise SystemExit(f"{name}: its tests fail without any change")
    patience = 10 * (time.perf_counter() - started) + 10
    there, drawn = mutants(files, places, seed)
    if early := sorted({mutant.module for mutant in drawn}.intersection(sys.modules)):
        raise SystemExit(f"{name}: imported before they are changed: {', '.join(early)}")
    survivors, late = [], 0
    for mutant in drawn:
        status = _run(area, mutant, patience)
        late += status is None
        if status == _PASSED:
            survivors.append(mutant)
            print(f"{mutant.path}:{mutant.line}\n{mutant.difference}\n", flush=True)
    killed = len(drawn) - len(survivors)
    print(
        f"{name}: {there} places, {len(drawn)} drawn with seed {seed}, {killed} killed ({late} by the time they took), "
        f"{len(survivors)} survive: {killed / max(len(drawn), 1):.2f}",
        flush=True,
    )
    return len(survivors)


def _files(area: Area, only: str) -> list[str]:
    """Return the modules of an area, as paths below the root, whose path holds some words."""
    found: list[Path] = []
    for path in area.changed:
        place = ROOT / path
        found += sorted(place.rglob("*.py")) if place.is_dir() else [place]
    return [path for each in found if only in (path := each.relative_to(ROOT).as_posix())]


def main() -> int:
    """Try the areas that are asked for; return 1 when something survives."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("areas", nargs="*", metavar="AREA", help=f"of {', '.join(AREAS)}; all of them without any")
    parser.add_argument("--places", type=int, default=120, help="how many places are changed in each area")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="modules whose path holds these words")
    arguments = parser.parse_args()
    # Plugins that these tests don't need take longer to load than the tests take to run.
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    failed = False
    for name in arguments.areas or AREAS:
        # What one area imports before it forks may be what another changes, so each begins in a process of its own.
        process = multiprocessing.get_context("fork").Process(target=_scored, args=(name, arguments))
        process.start()
        process.join()
        failed = failed or process.exitcode != 0
    return 1 if failed else 0


def _scored(name: str, arguments: argparse.Namespace) -> None:
    """Try the mutants of an area, and end the process with 1 when one survives."""
    area = AREAS[name]
    survivors = score(name, area, _files(area, arguments.only), arguments.places, arguments.seed)
    sys.exit(1 if survivors else 0)


if __name__ == "__main__":
    sys.exit(main())
