"""Every script of the repository can be run: what it imports is there."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SCRIPTS = sorted(path for folder in ("benchmarks", "tools") for path in (ROOT / folder).glob("*.py"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_a_script_imports_is_there(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Scripts of a folder import one another by name.
    monkeypatch.syspath_prepend(str(path.parent))
    try:
        importlib.import_module(path.stem)
    except ModuleNotFoundError as error:
        # Packages of an extra may not be installed.
        pytest.importorskip(str(error.name))
        raise
