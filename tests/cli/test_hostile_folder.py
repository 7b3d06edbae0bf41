"""Nothing is loaded from the folder in which drafts lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import packs
from tests.cli.conftest import Edulint


@pytest.mark.parametrize("module", ["click", "typing", "contextlib", "msgspec", "rich", "edulint_figures"])
def test_a_module_beside_the_drafts_is_not_imported(edulint: Edulint, tmp_path: Path, module: str) -> None:
    (tmp_path / f"{module}.py").write_text("open('owned', 'w').close()\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("招生xx人\n", encoding="utf-8")
    run = edulint("a.txt", "--isolated")
    assert (run.status, (tmp_path / "owned").exists()) == (1, False)


def test_a_pack_beside_the_drafts_is_not_loaded(edulint: Edulint, tmp_path: Path) -> None:
    packs.install(tmp_path, "evil", "open('owned', 'w').close()\n")
    (tmp_path / "a.txt").write_text("招生xx人\n", encoding="utf-8")
    run = edulint("a.txt", "--isolated", packs=(tmp_path,))
    assert (run.status, (tmp_path / "owned").exists()) == (1, False)
