"""The baseline at the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Edulint

pytestmark = pytest.mark.slow
NAME = "edulint-baseline.json"


@pytest.fixture
def known(county: Edulint, tmp_path: Path) -> Path:
    """A folder with two drafts and the baseline of what is wrong in them."""
    (tmp_path / "edulint.toml").touch()
    (tmp_path / "2024").mkdir()
    (tmp_path / "2024" / "a.txt").write_text("甲校坏。\n乙校好。\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("好，丙校坏！\n", encoding="utf-8")
    run = county("baseline", "write")
    assert (run.status, run.errors) == (0, "")
    assert "记下 3 处（新增 3 处，去掉 0 处）" in run.out
    return tmp_path


def test_only_what_is_new_is_told(county: Edulint, known: Path) -> None:
    run = county("check", ".", "--no-compare", "--format", "json")
    assert (run.status, run.json["findings"]) == (0, [])
    assert run.json["summary"]["baselined"] == 3
    (known / "b.txt").write_text("丁校坏。\n好，丙校坏！\n", encoding="utf-8")
    run = county("check", ".", "--no-compare", "--format", "json")
    assert [(one["line"], one["column"]) for one in run.json["findings"]] == [(1, 3)]
    assert (run.status, run.json["summary"]["baselined"]) == (1, 3)


def test_a_check_of_a_draft_in_a_folder_knows_the_baseline_above(county: Edulint, known: Path) -> None:
    assert "1 处在基线之内" in county("check", "2024/a.txt").out
    assert county("check", "2024/a.txt", "--no-baseline").status == 1
    assert county("check", "2024/a.txt", "--isolated").status == 1
    assert county("check", "2024/a.txt", "--isolated", "--baseline", NAME).status == 0
    run = county("check", "2024/a.txt", "--baseline", "none.json")
    assert run.status == 2
    assert "none.json" in run.errors


def test_checking_writes_nothing_and_says_what_is_stale(county: Edulint, known: Path) -> None:
    before = (known / NAME).read_bytes()
    (known / "b.txt").write_text("好，丙校好。\n丁校坏。\n", encoding="utf-8")
    run = county("check", ".", "--no-compare")
    assert run.status == 1
    assert "2 条已不再出现" in run.out
    assert (known / NAME).read_bytes() == before


def test_prune_takes_out_what_is_stale_and_adds_nothing(county: Edulint, known: Path) -> None:
    (known / "b.txt").write_text("好，丙校好。\n丁校坏。\n", encoding="utf-8")
    run = county("baseline", "prune")
    assert (run.status, run.errors) == (0, "")
    assert "去掉 2 条，还有 1 条" in run.out
    assert [one["path"] for one in json.loads((known / NAME).read_bytes())["findings"]] == ["2024/a.txt"]
    assert county("check", ".", "--no-compare").status == 1


def test_prune_of_one_draft_leaves_the_others(county: Edulint, known: Path) -> None:
    (known / "2024" / "a.txt").write_text("好。\n", encoding="utf-8")
    (known / "b.txt").write_text("好。\n", encoding="utf-8")
    assert "去掉 1 条，还有 2 条" in county("baseline", "prune", "2024").out


def test_a_renamed_draft_is_known_and_prune_writes_its_new_name(county: Edulint, known: Path) -> None:
    (known / "b.txt").rename(known / "c.txt")
    assert county("check", ".", "--no-compare").status == 0
    county("baseline", "prune")
    assert {one["path"] for one in json.loads((known / NAME).read_bytes())["findings"]} == {"2024/a.txt", "c.txt"}


def test_what_is_accepted_is_not_in_the_baseline(county: Edulint, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("<!-- edulint: ignore ZZ101 定名 -->\n甲校坏。\n\n乙校坏。\n", encoding="utf-8")
    county("baseline", "write")
    assert "记下 1 处" in county("baseline", "write").out


def test_show_lists_what_is_known(county: Edulint, known: Path) -> None:
    assert county("baseline", "show").out.splitlines() == [
        "2024/a.txt（1 处）",
        "    ZZ101  坏",
        "b.txt（2 处）",
        "    ZZ101  坏",
        "    ZZ102  ！",
    ]
    assert len(county("baseline", "show", "--format", "json").json["findings"]) == 3


def test_a_baseline_that_cannot_be_written_is_named_and_not_said_to_be(edulint: Edulint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一、回顾\n三、打算\n", encoding="utf-8")
    run = edulint("baseline", "write", "--baseline", "none/b.json", "--lang", "zh")
    assert (run.status, run.out) == (2, "")
    assert run.errors.endswith("/none/b.json: 写不进去：没有这个文件或文件夹\n")
