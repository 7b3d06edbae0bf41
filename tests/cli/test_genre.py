"""A setting says what kind of text a draft is, instead of the draft itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Edulint

HIDDEN = "大坝验收时，某镇的代表也到了现场。\n"


def codes(run: object) -> set[str]:
    return {finding["code"] for finding in run.json["findings"]}  # type: ignore[attr-defined]


@pytest.mark.parametrize("where", ["command line", "configuration", "per file"])
def test_a_genre_that_is_set_counts(edulint: Edulint, tmp_path: Path, where: str) -> None:
    (tmp_path / "a.txt").write_text(HIDDEN, encoding="utf-8")
    assert codes(edulint("a.txt", "--format", "json")) == {"PH104"}
    flags = ["--genre", "judgment"] if where == "command line" else []
    if where == "configuration":
        (tmp_path / "edulint.toml").write_text('genre = "judgment"\n', encoding="utf-8")
    if where == "per file":
        (tmp_path / "edulint.toml").write_text('[[per-file]]\nfiles = ["a.*"]\ngenre = "judgment"\n', encoding="utf-8")
    assert codes(edulint("a.txt", "--format", "json", *flags)) == set()
    assert edulint("outline", "a.txt", "--format", "json", *flags).json["genre"] == "judgment"


def test_the_command_line_overrides_the_configuration(edulint: Edulint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HIDDEN, encoding="utf-8")
    (tmp_path / "edulint.toml").write_text('genre = "judgment"\n', encoding="utf-8")
    assert codes(edulint("a.txt", "--format", "json", "--genre", "report")) == {"PH104"}


def test_a_genre_that_there_is_not_is_an_error(edulint: Edulint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HIDDEN, encoding="utf-8")
    (tmp_path / "edulint.toml").write_text('genre = "poem"\n', encoding="utf-8")
    for command in (["a.txt"], ["outline", "a.txt"]):
        run = edulint(*command)
        assert run.status == 2
        assert "genre" in run.errors
