"""Packs of strangers work as ours do; broken ones are named."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests import packs
from tests.cli.conftest import Edulint


def test_a_strangers_checks_reader_reporter_and_command(edulint: Edulint, county_pack: Path, tmp_path: Path) -> None:
    (tmp_path / "a.note").write_text("坏\n", encoding="utf-8")
    run = edulint(".", "--format", "json", "--select", "county", packs=(county_pack,))
    assert [(finding["path"], finding["category"]) for finding in run.json["findings"]] == [("a.note", "county")]
    assert edulint(".", "--format", "count", "--select", "county", packs=(county_pack,)).out == "1 findings\n"
    (tmp_path / "county").mkdir()
    assert edulint("county", "a.note", packs=(county_pack,)).out == "2\n"
    assert "county" not in edulint("./county", packs=(county_pack,)).out
    assert "county" in edulint("--help", packs=(county_pack,)).out
    assert "ZZ101  bad-word" in edulint("checks", packs=(county_pack,)).out
    misspelt = edulint("checks", "--no-pack", "conty", packs=(county_pack,))
    assert (misspelt.status, "“conty”" in misspelt.errors, "county" in misspelt.errors) == (2, True, True)
    # Without the pack nothing of it is left.
    assert edulint(".", "--format", "count", "--no-pack", "county", packs=(county_pack,)).status == 2
    assert "ZZ101" not in edulint("checks", "--no-pack", "county", packs=(county_pack,)).out


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (packs.source_of("broken"), "libcounty is missing"),
        (packs.source_of("misspelt"), "edulint_chekcs"),
        (packs.source_of("incomplete"), "NoCode"),
        ("import sys\nsys.exit(3)\n", "SystemExit"),
        ("def broken(:\n", "SyntaxError"),
        (packs.source_of("county"), "ZZ101"),
    ],
    ids=["import", "misspelt hook", "incomplete check", "exit", "syntax", "code taken"],
)
def test_a_broken_pack_is_named_and_the_rest_runs(
    edulint: Edulint, county_pack: Path, tmp_path: Path, source: str, reason: str
) -> None:
    broken = packs.install(tmp_path / "site", "village", source)
    (tmp_path / "a.txt").write_text("坏", encoding="utf-8")
    arguments = ("a.txt", "--format", "json", "--select", "county")
    run = edulint(*arguments, packs=(county_pack, broken))
    assert run.status == 2
    assert len(run.json["findings"]) == 1
    [error] = run.json["errors"]
    assert "village" in error["message"]
    assert "village_pack" in error["message"]
    assert reason in error["message"]
    assert "Traceback" not in run.errors
    assert edulint(*arguments, "--no-pack", "village", packs=(county_pack, broken)).status == 1
    assert edulint("checks", packs=(broken, county_pack)).status == 2
    unknown = edulint("explain", "ZZ999", packs=(broken, county_pack))
    assert (unknown.status, "village" in unknown.errors, "ZZ999" in unknown.errors) == (2, True, True)


def test_a_check_that_fails_never_ends_the_run(edulint: Edulint, county_pack: Path, tmp_path: Path) -> None:
    failing = packs.install(tmp_path / "site", "failing", packs.source_of("failing"))
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{name}坏", encoding="utf-8")
    run = edulint(".", "--format", "json", "--select", "county,failing", packs=(county_pack, failing))
    assert run.status == 2
    assert [finding["path"] for finding in run.json["findings"]] == ["a.txt", "b.txt"]
    messages = [(error["path"], error["message"]) for error in run.json["errors"]]
    for path in ("a.txt", "b.txt"):
        assert any(path == place and "ZF101" in words and "no schools" in words for place, words in messages)
        assert any(path == place and "ZF102" in words for place, words in messages)
    assert any(place == "" and "ZF201" in words and "nothing to compare" in words for place, words in messages)


@pytest.mark.slow
def test_a_pack_that_pip_installs_is_found(edulint: Edulint, tmp_path: Path) -> None:
    pytest.importorskip("pip", reason="this environment has no pip")
    wheel = packs.wheel_of(tmp_path, "county", packs.source_of("county"))
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-index", "--no-deps", "--target", str(tmp_path / "site")]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True)
    assert "ZZ101  bad-word" in edulint("checks", packs=(tmp_path / "site",)).out
