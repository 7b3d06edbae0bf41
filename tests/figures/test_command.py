"""``edulint figures``: what is seen of a draft."""

from __future__ import annotations

import json
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


@pytest.mark.parametrize(
    ("language", "words"), [("zh", ["数量", "关系", "有误"]), ("en", ["Quantities", "Relations", "wrong"])]
)
def test_the_table_speaks_both_languages_and_loses_nothing(draft: Path, language: str, words: list[str]) -> None:
    output = run(str(draft), "--lang", language).output
    assert all(word in output for word in [*words, "24+31+138+22=215", "3000名", "1:7", "FI101 parts-and-whole"])
    assert "\x1b" not in output


def test_a_draft_that_is_not_there_ends_with_status_2(tmp_path: Path) -> None:
    result = run(str(tmp_path / "无.txt"))
    assert result.exit_code == 2
    assert "无.txt" in result.output
