"""Accepting what was found: comments in drafts, ``[[accept]]``, ``edulint accept``."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from edulint.api import Remark, Span
from edulint.report import FORMATS
from edulint_word.writer import WordWriter
from tests.cli.conftest import Edulint, Run
from tests.word.annotated import parts
from tests.word.docx import file, paragraph

pytestmark = pytest.mark.slow
DRAFT = "一、回顾\n甲坏，乙坏。\n二、打算\n丙坏。\n"
SETTINGS = '# 本单位\nfail-on = "warning"  # 从严\n'


def places(run: Run) -> list[tuple[str, int, str]]:
    return [(one["path"], one["line"], one["code"]) for one in run.json["findings"]]


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "总结[1].txt"
    path.write_text(DRAFT, encoding="utf-8")
    return path


def test_accept_writes_an_entry_that_accepts_this_finding_alone(county: Edulint, tmp_path: Path, draft: Path) -> None:
    (tmp_path / "edulint.toml").write_text(SETTINGS, encoding="utf-8")
    run = county("accept", "总结[1].txt:2:5", "--reason", "已核对：定名如此")
    assert (run.status, run.errors) == (0, "")
    settings = (tmp_path / "edulint.toml").read_text(encoding="utf-8")
    assert settings == SETTINGS + (
        '\n[[accept]]\nfiles = ["/总结\\\\[1\\\\].txt"]\ncode = "ZZ101"\nwords = "乙坏"\nreason = "已核对：定名如此"\n'
    )
    run = county("check", ".", "--format", "json")
    assert places(run) == [("总结[1].txt", 2, "ZZ101"), ("总结[1].txt", 4, "ZZ101")]
    assert run.json["summary"]["suppressed"] == 1


def test_accept_makes_settings_where_there_are_none(county: Edulint, tmp_path: Path, draft: Path) -> None:
    assert county("accept", draft.name + ":4", "--reason", "引文").status == 0
    assert places(county("check", ".", "--format", "json")) == [(draft.name, 2, "ZZ101")] * 2
    assert (tmp_path / "edulint.toml").is_file()


def test_an_accepted_number_does_not_excuse_the_same_number_of_another_section(
    edulint: Edulint, tmp_path: Path
) -> None:
    first = (
        "一、教学\n（一）备课。备课共12次。\n（二）听课。听课共30节。\n（四）评课。评课共9节。\n二、教研\n教研共6次。\n"
    )
    (tmp_path / "a.txt").write_text(first, encoding="utf-8")
    assert edulint("accept", "a.txt:4", "--reason", "原文如此").status == 0
    assert places(edulint("check", "a.txt", "--format", "json")) == []
    second = "三、安全\n（一）门卫。增设门卫8名。\n（二）演练。演练共6次。\n（四）巡查。每周巡查一次。\n"
    (tmp_path / "a.txt").write_text(first + second, encoding="utf-8")
    assert places(edulint("check", "a.txt", "--format", "json")) == [("a.txt", 10, "NU101")]


def test_what_is_accepted_already_is_said_with_its_reason(county: Edulint, tmp_path: Path, draft: Path) -> None:
    assert county("accept", f"{draft.name}:4", "--reason", "引文").status == 0
    settings = (tmp_path / "edulint.toml").read_text(encoding="utf-8")
    run = county("accept", f"{draft.name}:4", "--reason", "引文")
    assert run.status == 2
    assert "（ZZ101）已经接受过了（理由：引文）" in run.errors
    assert (tmp_path / "edulint.toml").read_text(encoding="utf-8") == settings
    (tmp_path / "a.md").write_text("<!-- edulint: ignore-file ZZ101 没问题 -->\n坏。\n", encoding="utf-8")
    assert "已经接受过了（理由：写在稿件的批注里）" in county("accept", "a.md:2", "--reason", "引文").errors


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["总结[1].txt:2", "--reason", "引文"], "2 处问题"),
        (["总结[1].txt:1", "--reason", "引文"], "没有查出问题，没有可接受的\n"),
        (["总结[1].txt:2:3", "--reason", "引文"], "第 2 行的问题在 2:2、2:5"),
        (["总结[1].txt:4", "--reason", "引文", "--code", "ZZ102"], "没有查出问题"),
        (["总结[1].txt", "--reason", "引文"], "行号"),
        (["没有.txt:4", "--reason", "引文"], "没有这个文件"),
        (["总结[1].txt:4", "--reason", " "], "理由"),
    ],
)
def test_accept_says_why_it_writes_nothing(
    county: Edulint, tmp_path: Path, draft: Path, arguments: list[str], says: str
) -> None:
    run = county("accept", *arguments)
    assert run.status == 2
    assert says in run.errors
    assert not (tmp_path / "edulint.toml").exists()


def test_an_entry_of_no_use_is_told_and_taken_out_with_its_comment_left(county: Edulint, tmp_path: Path) -> None:
    entry = '[[accept]]\nfiles = ["/a.txt"]\ncode = "ZZ101"\nwords = "甲坏"\nreason = "引文"\n'
    kept = '[[accept]]\nfiles = ["*.txt"]\ncode = "ZZ101"\nwords = "乙坏"\nreason = "定名"  # 见批复\n'
    (tmp_path / "edulint.toml").write_text(f"{SETTINGS}\n{entry}\n{kept}", encoding="utf-8")
    (tmp_path / "a.txt").write_text("乙坏。\n", encoding="utf-8")
    run = county("check", "a.txt", "--format", "json")
    assert places(run) == [("edulint.toml", 4, "AC101")]
    assert (run.json["findings"][0]["severity"], run.status) == ("info", 0)
    assert county("check", "a.txt", "--fix").status == 0
    assert (tmp_path / "edulint.toml").read_text(encoding="utf-8") == f"{SETTINGS}\n{kept}"


def test_an_entry_of_no_use_can_be_told_in_every_format(county: Edulint, tmp_path: Path) -> None:
    entry = '[[accept]]  # 引文\nfiles = ["/a.txt"]\ncode = "ZZ101"\nwords = "甲坏"\nreason = "引文"\n'
    (tmp_path / "edulint.toml").write_text(entry, encoding="utf-8")
    (tmp_path / "a.txt").write_text("乙坏。\n", encoding="utf-8")
    for name in FORMATS:
        run = county("check", "a.txt", "--format", name)
        assert (run.status, run.errors) == (1, ""), name
        # These two have a place for each draft, and for nothing else.
        assert ("AC101" in run.out) or name in ("html", "junit"), name


def test_an_entry_is_not_judged_by_a_run_that_saw_a_part_of_its_drafts(county: Edulint, tmp_path: Path) -> None:
    entry = '[[accept]]\nfiles = ["*.txt"]\ncode = "ZZ101"\nwords = "甲坏"\nreason = "引文"\n'
    (tmp_path / "edulint.toml").write_text(entry, encoding="utf-8")
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("好。\n", encoding="utf-8")
    assert places(county("check", "a.txt", "--format", "json")) == []
    assert places(county("check", ".", "--no-compare", "--format", "json")) == [("edulint.toml", 1, "AC101")]
    assert places(county("check", ".", "--no-compare", "--select", "ZZ102", "--format", "json")) == []


def test_an_entry_of_a_draft_that_the_run_leaves_out_stays_until_the_draft_is_gone(
    county: Edulint, tmp_path: Path
) -> None:
    entry = '[[accept]]\nfiles = ["/old/a.txt"]\ncode = "ZZ101"\nwords = "甲坏"\nreason = "引文"\n'
    (tmp_path / "edulint.toml").write_text(f'exclude = ["old/"]\n{entry}', encoding="utf-8")
    (tmp_path / "old").mkdir()
    for name in ("old/a.txt", "b.txt"):
        (tmp_path / name).write_text("好。\n", encoding="utf-8")
    assert places(county("check", ".", "--format", "json")) == []
    (tmp_path / "old" / "a.txt").unlink()
    run = county("check", ".", "--format", "json")
    assert places(run) == [("edulint.toml", 2, "AC101")]
    assert "稿件 old/a.txt 已不在：改了名字的，把 files 一并改过来" in run.json["findings"][0]["message"]


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ('files = ["a.txt"]\ncode = "ZZ101"\nwords = "坏"', "reason"),
        ('files = ["a.txt"]\ncode = "ZZ101"\nwords = "坏"\nreason = " "', "reason"),
        ('files = ["a.txt"]\ncode = "ZZ101"\nwords = ""\nreason = "引文"', "words"),
        ('files = ["a.txt"]\ncode = "bad-wrod"\nwords = "坏"\nreason = "引文"', "是不是“bad-word”"),
        ('file = ["a.txt"]\ncode = "ZZ101"\nwords = "坏"\nreason = "引文"', "是不是“files”"),
    ],
)
def test_an_entry_that_says_too_little_is_refused(county: Edulint, tmp_path: Path, entry: str, says: str) -> None:
    (tmp_path / "edulint.toml").write_text(f"[[accept]]\n{entry}\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("坏。\n", encoding="utf-8")
    run = county("check", "a.txt")
    assert run.status == 2
    assert says in run.errors


def test_comments_are_heeded_unless_the_gate_says_otherwise(county: Edulint, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("<!-- edulint: ignore-file ZZ101 没问题 -->\n坏。\n", encoding="utf-8")
    run = county("check", "a.md", "--format", "json")
    assert (run.status, run.json["summary"]["suppressed"]) == (0, 1)
    assert county("check", "a.md", "--no-draft-config").status == 1


def test_a_comment_in_plain_text_is_told_to_be_of_no_effect(county: Edulint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("<!-- edulint: ignore-file ZZ101 没问题 -->\n坏。\n", encoding="utf-8")
    findings = county("check", "a.txt", "--format", "json").json["findings"]
    told = [(one["code"], one["severity"], one["line"]) for one in findings]
    assert told == [("AC102", "info", 1), ("ZZ101", "warning", 2)]
    assert "改用 edulint accept" in findings[0]["message"]
    (tmp_path / "a.txt").write_text("<!-- 题目待定 -->\n坏。\n", encoding="utf-8")
    assert [one["code"] for one in county("check", "a.txt", "--format", "json").json["findings"]] == ["ZZ101"]


def test_the_summary_counts_what_is_accepted(county: Edulint, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("<!-- edulint: ignore-file ZZ101 没问题 -->\n坏。\n", encoding="utf-8")
    assert "1 处已接受" in county("check", "a.md").out


def commented(text: str, words: str, comment: str) -> bytes:
    """Return a Word file with one paragraph, in which somebody has commented on some words."""
    start = text.index(words)
    remarks = [Remark(Span(start, start + len(words)), comment)]
    written = WordWriter().annotate(file(paragraph(text)), remarks, []).data
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'w:author="edulint"', 'w:author="王敏"'.encode()))
    return target.getvalue()


def test_a_word_comment_accepts_the_words_it_stands_at(edulint: Edulint, tmp_path: Path) -> None:
    text = "20XX届毕业典礼如期举行，20XX年再办一次。"
    draft = tmp_path / "a.docx"
    draft.write_bytes(commented(text, "20XX届", "edulint: ignore PH101 活动名称"))
    run = edulint("a.docx", "--format", "json")
    assert [(one["code"], one["column"]) for one in run.json["findings"]] == [("PH101", 15)]
    assert run.json["summary"]["suppressed"] == 1
    assert len(edulint("a.docx", "--no-draft-config", "--format", "json").json["findings"]) == 2
    draft.write_bytes(commented(text, "毕业典礼", "edulint: ignore PH101 活动名称"))
    codes = [one["code"] for one in edulint("a.docx", "--format", "json").json["findings"]]
    assert codes == ["PH101", "AC101", "PH101"]


@pytest.mark.parametrize("arguments", [("--fix", "--in-place"), ("--fix", "--annotate", "b.docx")])
def test_a_word_comment_that_accepts_nothing_any_more_is_taken_out(
    edulint: Edulint, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    text = "20XX届毕业典礼如期举行。"
    (tmp_path / "a.docx").write_bytes(commented(text, "毕业典礼", "edulint: ignore NU101 编号是对的"))
    assert [one["code"] for one in edulint("a.docx", "--format", "json").json["findings"]] == ["PH101", "AC101"]
    edulint("a.docx", *arguments)
    copy = "b.docx" if "b.docx" in arguments else "a.docx"
    findings = edulint(copy, "--format", "json", "--ignore", "WD102").json["findings"]
    assert [one["code"] for one in findings] == ["PH101"]
    assert "NU101" not in parts((tmp_path / copy).read_bytes())["word/comments.xml"].decode()


def test_a_word_comment_of_use_stays_whole(edulint: Edulint, tmp_path: Path) -> None:
    draft = tmp_path / "a.docx"
    said = "edulint: ignore PH101,NU101 活动名称"
    draft.write_bytes(commented("20XX届毕业典礼如期举行,由校长主持。", "20XX届", said))
    edulint("a.docx", "--fix", "--in-place")
    assert said in parts(draft.read_bytes())["word/comments.xml"].decode()
    codes = [one["code"] for one in edulint("a.docx", "--format", "json").json["findings"]]
    assert "AC101" in codes
    assert "PH101" not in codes


def test_a_word_file_itself_keeps_its_comments(edulint: Edulint, tmp_path: Path) -> None:
    data = commented("毕业典礼如期举行。", "毕业典礼", "edulint: ignore NU101 编号是对的")
    (tmp_path / "a.docx").write_bytes(data)
    run = edulint("a.docx", "--fix")
    assert "--annotate" in run.errors
    assert (tmp_path / "a.docx").read_bytes() == data
