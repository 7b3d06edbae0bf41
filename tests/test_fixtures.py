"""Whole drafts against the reports beside them, with every pack and every check."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parent.parent / "fixtures"
# Written for the numbering pack, which has their reports; the other packs have nothing to say of them either.
CLEAN = sorted(path for path in (FIXTURES / "numbering").iterdir() if path.suffix in (".txt", ".md"))
DRAFTS = sorted(path for path in FIXTURES.iterdir() if path.suffix in (".txt", ".md"))


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda path: path.name)
def test_a_fixture_has_the_report_beside_it(draft: Path) -> None:
    arguments = [draft.name, "--isolated", "--lang", "zh", "--format", "concise", "--exit-zero"]
    command = [sys.executable, "-m", "edulint", *arguments]
    run = subprocess.run(command, cwd=FIXTURES, capture_output=True, check=True, encoding="utf-8")
    golden = draft.with_name(f"{draft.name}.report")
    accept = f"in {FIXTURES.name}/, once every line of it is right: edulint {' '.join(arguments)} > {golden.name}"
    assert run.stdout == golden.read_text(encoding="utf-8"), accept


@pytest.mark.parametrize("draft", CLEAN, ids=lambda path: path.name)
def test_a_clean_draft_is_silent_whatever_pack_reads_it(draft: Path) -> None:
    arguments = [draft.name, "--isolated", "--lang", "zh", "--format", "concise", "--exit-zero"]
    command = [sys.executable, "-m", "edulint", *arguments]
    run = subprocess.run(command, cwd=draft.parent, capture_output=True, check=True, encoding="utf-8")
    assert [line for line in run.stdout.splitlines() if " 提示 " not in line and " info " not in line] == []


def test_there_are_clean_fixtures_and_faulty_ones() -> None:
    sizes = {draft.name: draft.with_name(f"{draft.name}.report").stat().st_size for draft in DRAFTS}
    assert 0 in sizes.values()
    assert any(sizes.values())
