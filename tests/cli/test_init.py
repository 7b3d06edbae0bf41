"""A configuration to begin with."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

import pytest

from edulint.model import Genre
from tests.cli.conftest import Edulint


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_changes_nothing_and_every_setting_in_it_is_one(edulint: Edulint, tmp_path: Path, language: str) -> None:
    run = edulint("init", "--lang", language)
    assert (run.status, run.errors) == (0, "")
    file = tmp_path / "edulint.toml"
    text = file.read_text(encoding="utf-8")
    assert tomllib.loads(text) == {}
    assert "numbering" in text
    # What stands behind # is a setting, or a sentence: without their # the settings are a configuration.
    settings = [line[2:] for line in text.splitlines() if line.startswith("# ") and ("= " in line or "# [" in line)]
    assert {"lang", "select", "ignore", "fail-on", "exclude", "max-size", "genre"} <= tomllib.loads(
        "\n".join(settings)
    ).keys()
    # All kinds of text that "genre" may be set to are named above it.
    assert {genre.value for genre in Genre} <= set(re.findall("[a-z]+", text.partition("# genre")[0]))
    office = tmp_path.parent / "office.toml"
    office.write_text("", encoding="utf-8")
    file.write_text("\n".join(settings), encoding="utf-8")
    (tmp_path / "a.txt").write_text("全年工作圆满完成。\n", encoding="utf-8")
    checked = edulint("a.txt", "--lang", "en")
    assert (checked.status, checked.errors) == (0, "")


def test_it_never_overwrites(edulint: Edulint, tmp_path: Path) -> None:
    file = tmp_path / "edulint.toml"
    file.write_text("lang = 'zh'\n", encoding="utf-8")
    run = edulint("init", lang="en")
    assert (run.status, "is there already" in run.errors) == (2, True)
    assert file.read_text(encoding="utf-8") == "lang = 'zh'\n"
    (tmp_path / "in").mkdir()
    if os.name != "nt":
        (tmp_path / "in/edulint.toml").symlink_to(tmp_path / "elsewhere")
        assert edulint("init", "in").status == 2
        assert not (tmp_path / "elsewhere").exists()
    assert edulint("init", "no/such/folder").status == 2
