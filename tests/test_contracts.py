"""What the rules of the house forbid is seen: imports that go the wrong way, checks that no pack lists."""

from __future__ import annotations

import importlib
import pkgutil
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from edulint.check import BaseCheck
from edulint.packs.entrypoints import entry_points

ROOT = Path(__file__).parent.parent
PACKS = [point.module for point in entry_points() if point.distribution == "edulint_zh"]
LAYERS = "Inside edulint the layers only look down"
NO_PACK = "edulint knows no pack"
ONLY_API = "A pack imports edulint.api and nothing else of edulint"
INDEPENDENT = "Packs don't know one another"


def modules_of(pack: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(pack.__path__, f"{pack.__name__}."):
        yield importlib.import_module(found.name)


@pytest.mark.parametrize("name", PACKS)
def test_every_check_of_a_pack_is_listed_by_it(name: str) -> None:
    pack = importlib.import_module(name)
    written = {
        value
        for module in modules_of(pack)
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, BaseCheck)
        and value.__module__ == module.__name__
        # A base of checks has no code of its own.
        and hasattr(value, "code")
    }
    listed = getattr(pack, "edulint_checks", tuple)()
    assert written == set(listed)
    assert len(listed) == len(set(listed))


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project's code that may be spoilt."""
    house = tmp_path_factory.mktemp("house")
    for folder in ("edulint", "plugins"):
        shutil.copytree(ROOT / folder, house / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", house)
    return house


def verdicts(house: Path) -> dict[str, str]:
    """Return what import-linter says of each contract."""
    program = "import sys; from importlinter.cli import lint_imports_command as lint; lint(['--no-cache'])"
    environment = {"PYTHONPATH": f"{house}:{house / 'plugins'}", "PATH": "", "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run(
        [sys.executable, "-c", program], check=False, cwd=house, capture_output=True, encoding="utf-8", env=environment
    )
    found = {}
    for line in run.stdout.splitlines():
        for contract in (LAYERS, NO_PACK, ONLY_API, INDEPENDENT):
            if line.startswith(contract) and line.split("(")[0].rstrip().endswith((" KEPT", " BROKEN")):
                found[contract] = "BROKEN" if " BROKEN" in line else "KEPT"
    assert len(found) == 4, run.stdout + run.stderr
    return found


@pytest.mark.slow
@pytest.mark.parametrize(
    ("module", "line", "broken"),
    [
        pytest.param("plugins/edulint_word/more.py", "", set(), id="as it is"),
        pytest.param(
            "plugins/edulint_word/more.py",
            "import edulint.outline.odd_styles",
            {ONLY_API},
            id="a pack looks behind the api",
        ),
        pytest.param(
            "plugins/edulint_word/more.py", "import edulint_figures", {INDEPENDENT}, id="a pack knows another"
        ),
        pytest.param("edulint/text/more.py", "import edulint_word", {NO_PACK, LAYERS}, id="edulint knows a pack"),
        pytest.param("edulint/text/more.py", "import edulint.model", {LAYERS}, id="a layer looks up"),
        pytest.param("edulint/more.py", "", {LAYERS}, id="a module without a layer"),
    ],
)
def test_an_import_that_goes_the_wrong_way_breaks_its_contract(
    house: Path, module: str, line: str, broken: set[str]
) -> None:
    (house / module).write_text(f"{line}\n", encoding="utf-8")
    try:
        assert {contract for contract, verdict in verdicts(house).items() if verdict == "BROKEN"} == broken
    finally:
        (house / module).unlink()
