"""``edulint outline``."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Edulint

DRAFT = """清岭县教育局工作总结

一、工作回顾
（一）抓教学。全年开展教研活动40次。
（二）抓安全。全年无事故。
二、工作打算
"""


def test_the_tree_shows_lines_levels_and_why_a_report_begins(edulint: Edulint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DRAFT, encoding="utf-8")
    run = edulint("outline", "a.txt")
    assert run.status == 0
    assert [line.split() for line in run.out.splitlines()] == [
        ["文种：报告、总结"],
        ["第", "1", "行", "清岭县教育局工作总结（文件开头）"],
        ["3", "一、工作回顾"],
        ["4", "（一）抓教学……"],
        ["5", "（二）抓安全……"],
        ["6", "二、工作打算"],
    ]


def test_the_same_as_json(edulint: Edulint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DRAFT, encoding="utf-8")
    outline = edulint("outline", "a.txt", "--format", "json").json
    assert outline["genre"] == "report"
    [report] = outline["reports"]
    assert (report["title"], report["start"], report["line"], report["end_line"]) == (
        "清岭县教育局工作总结",
        "file",
        1,
        6,
    )
    first, second = report["sections"]
    assert (first["title"], first["line"], first["end_line"], first["level"]) == ("工作回顾", 3, 5, 1)
    assert first["ordinal"] == {"text": "一、", "value": 1, "style": "一、"}
    assert [section["run_in"] for section in first["sections"]] == [True, True]
    assert second["sections"] == []


def test_a_draft_that_cannot_be_read_is_status_two(edulint: Edulint, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    for path, words in (("no.txt", "没有"), ("empty.txt", "空")):
        run = edulint("outline", path)
        assert (run.status, run.out) == (2, "")
        assert path in run.errors or words in run.errors
