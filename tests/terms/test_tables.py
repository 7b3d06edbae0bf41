"""Tables of terms, as spreadsheets save them, and what is wrong with a table itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from edulint_terms.command import faults_of
from edulint_terms.terms import Term, TermsError, table_of
from tests.cli.conftest import Edulint, edulint

__all__ = ["edulint"]
TABLE = "wrong,right,why,severity\n教育局,教体局,2024年机构改革,error\n老板,,不用于公文,\n"


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode(),
        b"\xef\xbb\xbf" + TABLE.encode(),
        TABLE.encode("gb18030"),
        TABLE.encode("utf-16"),
        TABLE.replace("\n", "\r\n").encode(),
        TABLE.replace(",", "\t").encode(),
        TABLE.replace(",", ";").encode(),
        "误,正,说明,级别\n教育局,教体局,2024年机构改革,错误\n老板,,不用于公文,警告\n,,,\n".encode(),
    ],
)
def test_a_table_is_read_however_it_was_saved(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "terms.csv"
    file.write_bytes(data)
    assert [term for _, term in table_of(str(file))] == [
        Term(wrong="教育局", right="教体局", why="2024年机构改革", severity="error"),
        Term(wrong="老板", why="不用于公文"),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "文件是空的"),
        ("one,two\na,b\n", "第一行应写各列的名称"),
        ("wrong,severity\n甲,grave\n", "第 2 行：没有“grave”这一级别"),
        ('错,对\n"老板,负责人\n', "双引号没有成对"),
    ],
)
def test_what_is_no_table_is_told_in_words(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "terms.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(TermsError) as error:
        table_of(str(file))
    assert words in error.value.wording.zh


def test_a_sound_table_has_no_faults() -> None:
    assert list(faults_of([(2, Term(wrong="教育局", right="县教体局")), (3, Term(wrong="老板"))])) == []


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        ([("甲局", "甲局")], "两者相同"),
        ([("甲局", "乙局"), ("甲局", "丙局")], "在第 2 行已经列出"),
        ([("甲局", "乙局"), ("乙局", "甲局")], "没有定论"),
        ([("教体", "科教"), ("教育局", "教体局")], "含在第 3 行应写的“教体局”里"),
    ],
)
def test_what_is_wrong_with_a_table_is_told(terms: list[tuple[str, str]], words: str) -> None:
    table = [(line, Term(wrong=wrong, right=right)) for line, (wrong, right) in enumerate(terms, start=2)]
    assert any(words in what.zh for _, what in faults_of(table))


def test_entries_that_fire_on_published_reports_are_told(edulint: Edulint, tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text("误,正\n老板,负责人\n教育局,教体局\n", encoding="utf-8")
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/a.txt").write_text("教育局牵头，教育局承办。", encoding="utf-8")
    run = edulint("terms", "check", "terms.csv", "--reports", "reports")
    assert (run.status, run.out) == (
        1,
        "terms.csv 第 3 行：“教育局”在已发布的材料里出现 2 次（如 reports/a.txt），多半会误报\n",
    )
    edulint("archive", "add", "archive", "reports")
    run = edulint("terms", "check", "terms.csv", "--archive", "archive")
    assert (run.status, "出现 2 次（如 archive）" in run.out) == (1, True)
    assert edulint("terms", "check", "terms.csv", "--archive", "none").status == 2
    run = edulint("terms", "check", "terms.csv")
    assert (run.status, run.out) == (0, "terms.csv：2 条，没有发现问题\n")
    assert edulint("terms", "check", "none.csv").status == 2


def test_a_configuration_names_terms_and_a_table_beside_it(edulint: Edulint, tmp_path: Path) -> None:
    (tmp_path / "office/drafts").mkdir(parents=True)
    (tmp_path / "office/edulint.toml").write_text(
        'terms-file = "terms.csv"\n[[terms]]\nwrong = "老板"\nseverity = "error"\n'
        '[[names]]\nname = "张大山"\n[[names]]\nname = "李小河"\n'
        '[[pattern]]\nname = "附件"\nregex = "附件[一二三]"\nmessage = "附件用阿拉伯数字"\nreplacement = "附件1"\n',
        encoding="utf-8",
    )
    (tmp_path / "office/terms.csv").write_text("误,正\n教育局,教体局\n", encoding="utf-8")
    (tmp_path / "office/drafts/a.txt").write_text("教育局李小河、张大山和老板参加，见附件一。\n", encoding="utf-8")
    run = edulint("office/drafts/a.txt", "--select", "terms", "--format", "json")
    told = [(one["code"], one["severity"], one["message"]) for one in run.json["findings"]]
    assert told == [
        ("TE101", "warning", "“教育局”应为“教体局”"),
        ("TE103", "warning", "“张大山”应排在“李小河”之前"),
        ("TE101", "error", "不用“老板”"),
        ("TE102", "warning", "附件用阿拉伯数字"),
    ]
    edulint("office/drafts/a.txt", "--select", "terms", "--fix", "--unsafe-fixes")
    assert (tmp_path / "office/drafts/a.txt").read_text(
        encoding="utf-8"
    ) == "教体局李小河、张大山和老板参加，见附件1。\n"
    run = edulint("office/drafts/a.txt", "--select", "terms", "--ignore", "house-term", "--format", "concise")
    assert "TE101" not in run.out


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[terms]]\nwrong = 'a'\nrihgt = 'b'", "没有“rihgt”这一项"),
        ("[[terms]]\nwrong = ''", "TE101.terms[0].wrong”的值不对（长度应不小于 1）"),
        ("[[term]]\nwrong = 'a'", "是不是“terms”？"),
        ("[[pattern]]\nname = 'a'\nregex = 'b'", "缺少“message”"),
        ("pattern-seconds = 0", "TE102.seconds”的值不对（应大于 0.0）"),
    ],
)
def test_a_slip_in_the_rules_is_told(edulint: Edulint, tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "edulint.toml").write_text(text, encoding="utf-8")
    (tmp_path / "a.txt").write_text("好。", encoding="utf-8")
    run = edulint("a.txt")
    assert run.status == 2
    assert words in run.errors
    assert "Traceback" not in run.errors
