"""Reading the result: counts, the gravest first, and what to do next."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Edulint

TEXT = "坏坏坏！坏\n好！\n"


def test_counts_by_check(county: Edulint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    run = county("check", "a.txt", "--statistics")
    assert (run.status, run.out.splitlines()) == (
        1,
        [
            "4  ZZ101  bad-word  警告  不用的词（4 处可用 --fix 修正）",
            "2  ZZ102  shout     提示  感叹号",
            "",
            "共 6 处：4 个警告，2 个提示。",
        ],
    )
    assert county("check", "a.txt", "--statistics", "--format", "json").json == [
        {"code": "ZZ101", "name": "bad-word", "severity": "warning", "count": 4, "fixable": 4},
        {"code": "ZZ102", "name": "shout", "severity": "info", "count": 2, "fixable": 0},
    ]
    refused = county("check", "a.txt", "--statistics", "--format", "sarif", lang="en")
    assert (refused.status, "not as sarif" in refused.errors) == (2, True)
    # A report in a file is whole all the same.
    county("check", "a.txt", "--statistics", "--output", "r.json")
    assert (tmp_path / "r.json").read_text(encoding="utf-8").count('"path":"a.txt"') == 6


def test_counts_of_nothing(county: Edulint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("好\n", encoding="utf-8")
    assert county("check", "a.txt", "--statistics").out == "没有发现问题。\n"
    assert county("check", "a.txt", "--statistics", "--format", "json").json == []


def test_at_most_so_many_and_the_gravest_first(county: Edulint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("！" + TEXT, encoding="utf-8")
    run = county("check", "a.txt", "--max-findings", "2", "--format", "json").json
    assert [(one["code"], one["column"]) for one in run["findings"]] == [("ZZ101", 2), ("ZZ101", 3)]
    assert (run["summary"]["warning"], run["summary"]["info"], run["summary"]["left_out"]) == (4, 3, 5)
    shown = county("check", "a.txt", "--max-findings", "2")
    assert "4 个警告，3 个提示" in shown.out
    assert "另有 5 处未列出" in shown.out
    none = county("check", "a.txt", "--max-findings", "0")
    assert (none.status, "ZZ101" in none.out) == (1, False)


def test_the_last_lines_say_what_to_do_next(county: Edulint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    last = county("check", "a.txt").out.rpartition("\n\n")[2]
    assert "edulint explain ZZ101" in last
    assert "\n4 处可用 --fix 修正；另有 2 处可用 --fix --unsafe-fixes 修正" in last
    assert "--statistics" not in last
    (tmp_path / "many.txt").write_text("坏" * 100, encoding="utf-8")
    assert "--statistics 按检查汇总" in county("check", "many.txt").out.splitlines()[-1]
