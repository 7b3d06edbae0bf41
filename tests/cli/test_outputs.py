"""Several reports in one run, and what is not read."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Edulint

DRAFT = "截至20xx年底，全县共有学校四十二所。\n"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(DRAFT, encoding="utf-8")
    return path


def test_formats_follow_the_endings_and_the_terminal_report_stays(edulint: Edulint, draft: Path) -> None:
    names = ["r.json", "r.html", "r.sarif", "r.xml", "r.md", "r.txt"]
    outputs = [argument for name in names for argument in ("--output", name)]
    run = edulint("a.txt", *outputs, "--output", "gitlab:quality.json", lang="zh_CN.UTF-8")
    assert run.status == 1
    assert "没有填写年份" in run.out
    written = {name: (draft.parent / name).read_text(encoding="utf-8") for name in [*names, "quality.json"]}
    assert json.loads(written["r.json"])["findings"]
    assert "<!doctype html>" in written["r.html"]
    assert json.loads(written["r.sarif"])["version"] == "2.1.0"
    assert "<testsuites" in written["r.xml"]
    assert "| PH101 |" in written["r.md"]
    assert "没有填写年份" in written["r.txt"]
    assert json.loads(written["quality.json"])[0]["check_name"] == "PH101"


def test_a_word_file_among_the_outputs_is_an_annotated_copy(edulint: Edulint, draft: Path) -> None:
    run = edulint("a.txt", "--output", "a-edulint.docx", "--output", "r.json", lang="zh_CN.UTF-8")
    assert "没有填写年份" in run.out
    assert (draft.parent / "a-edulint.docx").read_bytes().startswith(b"PK")
    assert (draft.parent / "r.json").exists()
    assert edulint("a.txt", "--output", "b.docx", "--output", "c.docx").status == 2


def test_a_format_and_one_file_are_all_that_is_written(edulint: Edulint, draft: Path) -> None:
    run = edulint("a.txt", "--format", "json", "--output", "found.txt")
    assert run.out == ""
    assert json.loads((draft.parent / "found.txt").read_text(encoding="utf-8"))["findings"]


def test_an_ending_that_tells_no_format_is_refused(edulint: Edulint, draft: Path) -> None:
    run = edulint("a.txt", "--output", "report", lang="zh_CN.UTF-8")
    assert run.status == 2
    assert "看不出格式" in run.errors


def test_no_report_is_written_onto_a_draft(edulint: Edulint, draft: Path) -> None:
    run = edulint("a.txt", "--output", "./a.txt")
    assert run.status == 2
    assert draft.read_text(encoding="utf-8") == DRAFT


def test_a_report_among_the_drafts_is_no_draft_for_the_next_run(edulint: Edulint, draft: Path) -> None:
    edulint(".", "--output", "report.md", "--output", "report.txt")
    run = edulint(".", "--format", "json")
    assert run.json["summary"]["files"] == 1
    assert {finding["path"] for finding in run.json["findings"]} == {"a.txt"}


def test_github_gets_annotations_beside_the_report_by_itself(edulint: Edulint, draft: Path) -> None:
    run = edulint("a.txt", environment={"GITHUB_ACTIONS": "true"})
    assert run.out.splitlines()[0] == "a.txt"
    assert any(line.startswith("::error title=PH101") for line in run.out.splitlines())
    asked = edulint("a.txt", "--format", "concise", environment={"GITHUB_ACTIONS": "true"})
    assert "::error" not in asked.out


def test_gitlab_gets_its_file_by_itself(edulint: Edulint, draft: Path) -> None:
    edulint("a.txt", environment={"GITLAB_CI": "true"})
    assert json.loads((draft.parent / "gl-code-quality-report.json").read_text(encoding="utf-8"))


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_an_existing_report_keeps_its_mode(edulint: Edulint, draft: Path) -> None:
    report = draft.parent / "r.json"
    report.write_text("", encoding="utf-8")
    report.chmod(0o640)
    edulint("a.txt", "--output", "r.json")
    assert stat.S_IMODE(report.stat().st_mode) == 0o640


def test_a_folder_of_foreign_documents_is_no_success(edulint: Edulint, tmp_path: Path) -> None:
    (tmp_path / "a.ofd").write_bytes(b"PK\3\4")
    (tmp_path / "b.pages").write_bytes(b"\0\1")
    run = edulint(".", lang="zh_CN.UTF-8")
    assert run.status == 2
    assert "有 2 份文件读不了" in run.errors
    assert ".docx" in run.errors


def test_a_mixed_folder_says_how_many_were_left_out(edulint: Edulint, draft: Path) -> None:
    (draft.parent / "b.ofd").write_bytes(b"PK\3\4")
    run = edulint(".", lang="zh_CN.UTF-8")
    assert run.status == 1
    assert "有 1 份文件读不了" in run.errors


def test_a_foreign_document_that_is_named_is_called_what_it_is(edulint: Edulint, tmp_path: Path) -> None:
    (tmp_path / "a.ofd").write_bytes(b"\0\1\2\3" * 50)
    run = edulint("a.ofd", lang="zh_CN.UTF-8")
    assert run.status == 2
    assert "不读 .ofd 文件" in run.errors


@pytest.mark.parametrize(
    ("words", "told"), [(["chekc"], "edulint check"), (["explian", "PH101"], "edulint explain")], ids=str
)
def test_the_command_that_was_meant_is_named(edulint: Edulint, words: list[str], told: str) -> None:
    run = edulint(*words, lang="zh_CN.UTF-8")
    assert run.status == 2
    assert told in run.errors


def test_checks_are_found_by_the_words_people_use(edulint: Edulint, draft: Path) -> None:
    assert edulint("a.txt", "--select", "占位符", "--format", "json").json["findings"][0]["code"] == "PH101"
    assert edulint("a.txt", "--select", "编号", "--format", "json").json["findings"] == []
    assert "PH101" in edulint("explain", "年份", lang="zh_CN.UTF-8").out
    assert "错误" in edulint("checks", lang="zh_CN.UTF-8").out
    assert "PH101" in edulint("explain", "PH1O1", lang="zh_CN.UTF-8").errors


def test_a_report_that_cannot_be_written_is_named(edulint: Edulint, draft: Path) -> None:
    run = edulint(draft.name, "--isolated", "--lang", "zh", "--output", "none/report.html")
    assert (run.status, run.errors) == (2, "edulint: none/report.html: 写不进去：没有这个文件或文件夹\n")


def test_no_page_is_written_where_no_draft_could_be_read(edulint: Edulint, draft: Path) -> None:
    run = edulint("没有.txt", "--output", "r.html", "--output", "r.json")
    assert run.status == 2
    assert "没有检查任何稿件，没有写这份报告" in run.errors
    assert not (draft.parent / "r.html").exists()
    assert json.loads((draft.parent / "r.json").read_text(encoding="utf-8"))["findings"] == []
    assert edulint("没有.txt", "a.txt", "--output", "r.html").status == 2
    assert (draft.parent / "r.html").exists()


def test_what_a_check_lacks_is_told_once_for_all_drafts(edulint: Edulint, tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text("全年各项任务顺利完成。\n", encoding="utf-8")
    run = edulint(".", "--isolated", "--lang", "zh", "--no-compare", "--archive", "none", "--select", "DU301")
    assert run.status == 2
    assert run.errors.count("\n") == 1
    assert run.errors.startswith("edulint: a.txt 和另外 2 份: 检查 DU301（archived-passage）没有做")
    report = edulint(".", "--isolated", "--no-compare", "--archive", "none", "--select", "DU301", "--format", "json")
    assert [error["path"] for error in report.json["errors"]] == ["a.txt", "b.txt", "c.txt"]
