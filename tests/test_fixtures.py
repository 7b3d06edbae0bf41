"""Whole drafts against the reports beside them, with every pack and every check."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from edulint.cli import cli

FIXTURES = Path(__file__).parent.parent / "fixtures"
# Written for the numbering pack, which has their reports; the other packs have nothing to say of them either.
CLEAN = sorted(path for path in (FIXTURES / "numbering").iterdir() if path.suffix in (".txt", ".md"))
DRAFTS = sorted(path for path in FIXTURES.iterdir() if path.suffix in (".txt", ".md"))


def report_on(draft: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """Return what ``edulint`` writes of a draft in its own folder, and the arguments that it is given."""
    monkeypatch.chdir(draft.parent)
    arguments = [draft.name, "--isolated", "--no-cache", "--lang", "zh", "--format", "concise", "--exit-zero"]
    run = CliRunner().invoke(cli, arguments)
    assert run.exit_code == 0, run.output
    return run.stdout, " ".join(arguments)


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda path: path.name)
def test_a_fixture_has_the_report_beside_it(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report, arguments = report_on(draft, monkeypatch)
    golden = draft.with_name(f"{draft.name}.report")
    accept = f"in {FIXTURES.name}/, once every line of it is right: edulint {arguments} > {golden.name}"
    assert report == golden.read_text(encoding="utf-8"), accept


@pytest.mark.parametrize("draft", CLEAN, ids=lambda path: path.name)
def test_a_clean_draft_is_silent_whatever_pack_reads_it(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report, _ = report_on(draft, monkeypatch)
    assert [line for line in report.splitlines() if " 提示 " not in line and " info " not in line] == []


def test_there_are_clean_fixtures_and_faulty_ones() -> None:
    sizes = {draft.name: draft.with_name(f"{draft.name}.report").stat().st_size for draft in DRAFTS}
    assert 0 in sizes.values()
    assert any(sizes.values())
