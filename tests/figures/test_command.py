"""``edulint figures``: what is seen of a draft."""

from __future__ import annotations

import csv
import json
import os
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from edulint.api import Session
from edulint_figures.command import figures

DRAFT = "全县共有教师214人，其中高中教师24人，初中31人、小学138人、幼儿园22人。\n入学率由93.3%提高到95.1%，近3000名学生受益。\n"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "总结.txt"
    path.write_text(DRAFT, encoding="utf-8")
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(figures, arguments, obj=Session())


def test_json_has_every_quantity_and_relation(draft: Path) -> None:
    result = run(str(draft), "--format", "json")
    told = json.loads(result.output)
    assert result.exit_code == 0
    assert [one["text"] for one in told["quantities"]] == [
        "214人", "24人", "31人", "138人", "22人", "93.3%", "95.1%", "3000名",
    ]  # fmt: skip
    assert told["quantities"][-1]["approximation"] == "近"
    assert [(one["code"], one["verdict"]) for one in told["relations"]] == [("FI101", "wrong"), ("FI106", "holds")]
    relation = told["relations"][0]
    assert (relation["line"], relation["column"], relation["text"]) == (1, 7, "214人")
    assert relation["reckoning"] == "24+31+138+22=215"
    assert [operand["column"] for operand in relation["operands"]] == [18, 24, 30, 38]


@pytest.mark.parametrize(("language", "words"), [("zh", ["关系", "有误"]), ("en", ["Relations", "wrong"])])
def test_relations_in_both_languages_nothing_lost(draft: Path, language: str, words: list[str]) -> None:
    output = run(str(draft), "--lang", language).output
    assert all(word in output for word in [*words, "24+31+138+22=215", "1:7", "FI101 parts-and-whole"])
    assert "\x1b" not in output


def test_quantities_and_those_that_stand_in_no_relation(draft: Path) -> None:
    every, unchecked = (run(str(draft), option, "--lang", "zh").output for option in ("--quantities", "--unchecked"))
    assert all(words in every for words in ("214人", "93.3%", "3000名"))
    assert "3000名" in unchecked
    assert not any(words in unchecked for words in ("214人", "24人", "93.3%"))


def test_relations_stand_under_their_sections(tmp_path: Path) -> None:
    path = tmp_path / "总结.txt"
    path.write_text(
        "一、山塘\n共有山塘30口，其中东片12口、西片18口。\n二、水库\n共有水库9座，其中东片4座、西片5座。\n",
        encoding="utf-8",
    )
    lines = [line.rstrip() for line in run(str(path), "--lang", "zh").output.splitlines()]
    first, second = lines.index("山塘"), lines.index("水库")
    assert any("12+18=30" in line for line in lines[first:second])
    assert any("4+5=9" in line for line in lines[second:])


def test_csv_opens_in_a_spreadsheet_and_holds_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "总结.txt"
    path.write_text("=HYPERLINK共有教师30人，其中男12人、女18人。\n", encoding="utf-8")
    written = run(str(path), "--format", "csv", "--lang", "zh").stdout_bytes
    rows = list(csv.reader(written.decode("utf-8-sig").splitlines()))
    assert written.startswith(b"\xef\xbb\xbf")
    assert rows[0] == ["章节", "位置", "检查", "结果", "原文", "计算", "参与计算的数"]
    assert rows[1][3:] == ["相符", "30人", "12+18=30", "12人 18人"]
    labels = run(str(path), "--format", "csv", "--quantities").stdout_bytes.decode("utf-8-sig")
    assert "'=HYPERLINK" in labels


def test_a_workbook_has_a_sheet_for_each_list(draft: Path, tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    target = tmp_path / "核对.xlsx"
    assert run(str(draft), "-o", str(target), "--lang", "zh").exit_code == 0
    with zipfile.ZipFile(target) as parts:
        book, words = (parts.read(f"xl/{name}.xml").decode() for name in ("workbook", "sharedStrings"))
        sheets = [parts.read(f"xl/worksheets/sheet{number}.xml").decode() for number in (1, 2, 3)]
    assert all(name in book for name in ("关系", "数量", "未核对"))
    assert "24+31+138+22=215" in words
    assert [sheet.count("<row ") for sheet in sheets] == [3, 9, 2]
    assert not any("<f>" in sheet for sheet in sheets)


def test_nothing_is_written_onto_the_draft(draft: Path, tmp_path: Path) -> None:
    assert run(str(draft), "--format", "csv", "-o", str(draft)).exit_code == 2
    assert draft.read_text(encoding="utf-8") == DRAFT
    assert run(str(draft), "--format", "xlsx").exit_code == 2
    assert run(str(draft), "-o", str(tmp_path / "list.pdf")).exit_code == 2
    assert run(str(draft), "-o", str(tmp_path / "none" / "list.csv")).exit_code == 2


def test_json_tells_what_is_unchecked_when_asked(draft: Path) -> None:
    told = json.loads(run(str(draft), "--format", "json", "--unchecked").output)
    assert [one["text"] for one in told["unchecked"]] == ["3000名"]


def test_a_draft_that_is_not_there_ends_with_status_2(tmp_path: Path) -> None:
    result = run(str(tmp_path / "无.txt"))
    assert result.exit_code == 2
    assert "无.txt" in result.output


def test_a_draft_whose_name_is_not_utf_8_is_listed_in_a_file(tmp_path: Path) -> None:
    draft = tmp_path / os.fsdecode("数".encode("gbk") + b".txt")
    try:
        draft.write_text(DRAFT, encoding="utf-8")
    except OSError:
        pytest.skip("this file system has no names that are not UTF-8")
    assert run(str(draft), "--output", str(tmp_path / "list.json")).exit_code == 0
    assert json.loads((tmp_path / "list.json").read_text(encoding="utf-8"))["path"].endswith(r"\udcca\udcfd.txt")
