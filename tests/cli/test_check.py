"""``edulint [check]``: findings, formats, exit statuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import LONG, Edulint

DRAFT = "一、回顾\n工作坏，结果坏！\n"


def test_json_keeps_the_contract(county: Edulint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一、回顾\n工作坏。\n", encoding="utf-8")
    run = county("check", "a.txt", "--format", "json")
    assert run.status == 1
    [finding] = run.json["findings"]
    fingerprint = finding.pop("fingerprint")
    assert len(fingerprint) == 16
    place = {"line": 2, "column": 3, "end_line": 2, "end_column": 4}
    assert finding == {
        "path": "a.txt",
        **place,
        "code": "ZZ101",
        "name": "bad-word",
        "category": "county",
        "severity": "warning",
        "message": "“坏”应改为“好”",
        "excerpt": "工作坏。",
        "section": ["一、回顾"],
        "related": [],
        "fix": {"safe": True, "edits": [{**place, "text": "好"}]},
    }
    assert run.json["version"] == 1
    assert run.json["tool"].startswith("edulint ")
    assert run.json["errors"] == []
    counts = {"error": 0, "warning": 1, "info": 0, "suppressed": 0, "baselined": 0, "unchanged": 0, "stale": 0}
    assert run.json["summary"] == {"files": 1, "characters": 8, **counts}


def test_findings_are_sorted_by_path_and_place_and_paths_are_as_given(county: Edulint, tmp_path: Path) -> None:
    (tmp_path / "稿件").mkdir()
    for name in ("b.txt", "a.txt"):
        (tmp_path / "稿件" / name).write_text(f"{name}坏！\n坏", encoding="utf-8")
    run = county("check", "稿件", "--format", "json")
    places = [(finding["path"], finding["line"], finding["column"]) for finding in run.json["findings"]]
    assert places == [(f"稿件/{name}", *place) for name in ("a.txt", "b.txt") for place in ((1, 6), (1, 7), (2, 1))]


def test_concise_is_one_line_each(county: Edulint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DRAFT, encoding="utf-8")
    assert county("check", "a.txt", "--format", "concise").out.splitlines() == [
        "a.txt:2:3: warning ZZ101 “坏”应改为“好”",
        "a.txt:2:7: warning ZZ101 “坏”应改为“好”",
        "a.txt:2:8: info ZZ102 感叹号",
    ]


def test_the_terminal_report_loses_and_wraps_nothing_when_piped(county: Edulint, tmp_path: Path) -> None:
    words = "[xx]万元[bold]:warning:\x1b[31m" + "很长" * 100
    (tmp_path / "a.txt").write_text(f"一、回顾\n总投资坏{words}\n", encoding="utf-8")
    run = county("check", "a.txt")
    assert "\x1b" not in run.out
    lines = run.out.splitlines()
    assert lines[:2] == ["a.txt", "  一、回顾"]
    assert lines[2].split() == ["2:4", "警告", "“坏”应改为“好”", "ZZ101"]
    assert lines[3].strip().startswith("总投资坏[xx]万元[bold]:warnin")
    [counts] = [line for line in lines if line.startswith("共 1 个文件 ")]
    assert "1 个警告" in counts
    assert "看说明：edulint explain ZZ101（或别的代号）" in lines


def test_many_findings_of_one_check_are_folded(county: Edulint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("坏。" * 6, encoding="utf-8")
    folded = county("check", "a.txt").out
    assert folded.count("ZZ101") == 2  # its line, and the summary's hint
    assert "6 处：不用的词：坏" in folded
    assert county("check", "a.txt", "--all").out.count("“坏”应改为“好”") == 6


def test_exit_status_follows_the_fail_level(county: Edulint, tmp_path: Path) -> None:
    (tmp_path / "info.txt").write_text("好！\n", encoding="utf-8")
    (tmp_path / "warning.txt").write_text("坏\n", encoding="utf-8")
    assert county("check", "info.txt").status == 0
    assert county("check", "info.txt", "--fail-on", "info").status == 1
    assert county("check", "warning.txt").status == 1
    assert county("check", "warning.txt", "--fail-on", "error").status == 0
    assert county("check", "warning.txt", "--exit-zero").status == 0


def test_messages_speak_the_language_asked_for(county: Edulint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("坏", encoding="utf-8")
    assert "should be" in county("check", "a.txt", "--lang", "en").out
    assert "should be" in county("check", "a.txt", lang="en_GB.UTF-8").out
    assert "应改为" in county("check", "a.txt", lang="zh_CN.UTF-8").out
    assert "应改为" in county("check", "a.txt").out


def test_standard_input_has_the_name_it_is_given(county: Edulint) -> None:
    run = county("check", "-", "--stdin-filename", "报告/a.md", "--format", "json", stdin="# 坏\n".encode())
    [finding] = run.json["findings"]
    assert (finding["path"], finding["line"], finding["column"]) == ("报告/a.md", 1, 3)
    assert county("check", "-", "--format", "concise", stdin="全市教育工作总结，坏。".encode("gb18030")).status == 1


def test_an_output_file_is_written_and_the_screen_stays_empty(county: Edulint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("坏", encoding="utf-8")
    run = county("check", "a.txt", "--format", "json", "--output", "report.json")
    assert (run.status, run.out) == (1, "")
    assert len(json.loads((tmp_path / "report.json").read_bytes())["findings"]) == 1
    missing = county("check", "a.txt", "--output", "no/such/folder.json")
    assert missing.status == 2
    assert "edulint:" in missing.errors


def test_a_gbk_console_shows_what_it_can(county: Edulint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("坏😀", encoding="utf-8")
    environment = {"PYTHONIOENCODING": "ascii"}
    run = county("check", "a.txt", environment=environment)
    assert run.status == 1
    assert "ZZ101" in run.out
    assert len(county("check", "a.txt", "--format", "json", environment=environment).json["findings"]) == 1


def test_usage_errors_are_status_two(county: Edulint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("好", encoding="utf-8")
    for arguments, words in (
        (("--format", "xml"), "xml"),
        (("--select", "bad-wrod"), "bad-word"),
        (("--ignore", "ZZ999"), "ZZ999"),
        (("--set", "ZZ101"), "--set"),
        (("--set", "ZZ101.wrod=x"), "word"),
        (("--fail-on", "fatal"), "info、warning、error"),
    ):
        run = county("check", "a.txt", *arguments)
        assert (run.status, words in run.errors) == (2, True), arguments


def test_checks_are_chosen_by_code_name_and_category(county: Edulint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DRAFT, encoding="utf-8")

    def codes(*arguments: str) -> list[str]:
        return [
            finding["code"] for finding in county("check", "a.txt", "--format", "json", *arguments).json["findings"]
        ]

    assert codes("--select", "ZZ102") == codes("--select", "shout") == codes("--ignore", "bad-word") == ["ZZ102"]
    assert codes("--select", "county") == codes("--select", "ZZ") == codes("--select", "ALL") == codes()
    assert codes("--select", "bad-word,shout", "--ignore", "ZZ102") == ["ZZ101", "ZZ101"]


def test_options_of_a_check_can_be_set(county: Edulint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("差坏", encoding="utf-8")
    for arguments in (("--set", "ZZ101.word=差"), ("--bad-word", "差")):
        [finding] = county("check", "a.txt", "--format", "json", *arguments).json["findings"]
        assert finding["column"] == 1
    assert county("check", "a.txt", "--set", "bad-word.spare=差坏,很坏").status == 0


def test_drafts_are_compared_unless_they_are_not_to_be(county: Edulint, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("同样开头\n", encoding="utf-8")
    [finding] = county("check", ".", "--format", "json").json["findings"]
    assert (finding["path"], finding["related"][0]["path"]) == ("b.txt", "a.txt")
    assert finding["message"] == "与 a.txt 开头相同"
    assert county("check", ".", "--no-compare").status == 0


def test_processes_change_nothing(county: Edulint, tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number:02}.txt").write_text(f"{number % 7}坏\n" + LONG[:20_000], encoding="utf-8")
    one = county("check", ".", "--format", "json", "--jobs", "1")
    two = county("check", ".", "--format", "json", "--jobs", "2")
    assert one.out == two.out
    assert one.json["summary"]["files"] == 30


def test_the_first_word_may_be_a_draft_or_a_command(edulint: Edulint, tmp_path: Path) -> None:
    (tmp_path / "checks.txt").write_text("全年工作圆满完成。\n", encoding="utf-8")
    assert edulint("checks.txt").status == 0
    assert "DU101" in edulint("checks").out
    assert edulint().status == 2
    assert "edulint" in edulint("--version").out


@pytest.mark.parametrize("jobs", ["2", "3", "16"])
def test_a_large_draft_is_shared_among_processes_and_nothing_changes(
    edulint: Edulint, tmp_path: Path, jobs: str
) -> None:
    lines = [f"{number}年全县投入资金{number}万元，20xx年新建学校xx所。" for number in range(2000, 2100)]
    (tmp_path / "large.txt").write_text(f"一、回顾\n{LONG}" + "\n".join(lines) + "\n三、打算\n", encoding="utf-8")
    one = edulint("large.txt", "--format", "json", "--jobs", "1")
    several = edulint("large.txt", "--format", "json", "--jobs", jobs)
    assert one.out == several.out
    assert {finding["category"] for finding in one.json["findings"]} >= {"numbering", "placeholders"}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("全县共有（）人。", ["PH103"]),
        ("学院（）分党委召开会议。", ["PH104"]),
        ("公交（）站已经建成。", ["RE104"]),
        ("截至----年底，全部完工。", ["PH101"]),
        ("新建产业路  公里，硬化公路23.5公里。", ["PH103"]),
        ("（一）加强管理\n(二)改善条件\n（三）确保安全\n", ["NU111"]),
    ],
)
def test_what_several_checks_see_is_told_once(edulint: Edulint, tmp_path: Path, text: str, codes: list[str]) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    findings = json.loads(edulint("a.txt", "--format", "json").out)["findings"]
    assert [finding["code"] for finding in findings] == codes
