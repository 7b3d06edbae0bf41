"""Word files through the real command."""

from __future__ import annotations

import random
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from edulint_word.reader import WordReader
from tests.cli.conftest import Edulint
from tests.word.docx import file, grid, level, lists, numbered, paragraph, parts_of, row, run, style, table, zipped

RAW = (
    paragraph("青川县教育局2023年工作总结", "t")
    + paragraph("20xx年，全县教育系统完成各项任务。")
    + paragraph("一、工作回顾", "h")
    + numbered("招聘教师四十八名。")
    + numbered("改造校舍三处。")
    + paragraph("三、工作打算", "h")
    + grid("学段 | 学校数 | 学生数\n小学 | 12 | 3120\n初中 | 8 | 1595\n合计 | 20 | 4725")
    + grid(
        "学校 | 参加人数 | 合格人数 | 合格率\n一小 | 120 | 114 | 95%\n二小 | 150 | 138 | 92%\n三小 | 200 | 182 | 93%"
    )
    + paragraph("明年继续抓好落实,办人民满意的教育。")
)
CLEAN = RAW
for wrong, right in (("20xx年", "2023年"), ("三、", "二、"), ("4725", "4715"), ("93%", "91%"), ("落实,", "落实，")):
    CLEAN = CLEAN.replace(wrong, right)
PARTS = {
    "styles": style("t", "Title") + style("h", "heading 1"),
    "numbering": lists(level(0, "（%1）", "chineseCounting")),
}


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A draft as it comes from the desk."""
    path = tmp_path / "raw.docx"
    path.write_bytes(file(RAW, **PARTS))
    return path


def test_findings_are_told_by_paragraph_and_cell(edulint: Edulint, raw: Path) -> None:
    run = edulint("raw.docx", "--isolated", "--format", "json")
    assert run.status == 1
    found = {finding["code"]: finding for finding in run.json["findings"]}
    assert {code: (found[code]["where"], found[code]["line"], found[code]["column"]) for code in found} == {
        "PH101": ("第 2 段", 2, 1),
        "NU101": ("第 6 段", 6, 1),
        "FI401": ("表 1 第 4 行第 3 列", 18, 1),
        "FI402": ("表 2 第 4 行第 4 列", 34, 1),
        "PU101": ("第 35 段", 35, 9),
    }
    assert found["NU101"]["section"] == ["三、工作打算"]
    assert found["FI401"]["related"][0]["where"] == "表 1 第 2 行第 3 列"
    assert run.json["errors"] == []


def test_a_finished_draft_is_silent(edulint: Edulint, tmp_path: Path) -> None:
    (tmp_path / "clean.docx").write_bytes(file(CLEAN, **PARTS))
    run = edulint("clean.docx", "--isolated", "--format", "json")
    assert (run.status, run.json["findings"], run.json["errors"]) == (0, [], [])


def test_the_terminal_names_the_place(edulint: Edulint, raw: Path) -> None:
    run = edulint("raw.docx", "--isolated", "--lang", "zh")
    assert "    第 2 段  错误  “20xx年”没有填写年份" in run.out
    assert "    表 1 第 4 行第 3 列  错误  " in run.out
    assert "--fix" not in run.out
    assert "table 1, row 4, column 3  error  " in edulint("raw.docx", "--isolated", "--lang", "en").out


def test_the_automatic_number_stands_in_the_excerpt_and_the_outline(edulint: Edulint, tmp_path: Path) -> None:
    body = paragraph("2023年工作情况如下。") + numbered("队伍建设") + paragraph("招聘xx名。") + numbered("培训xx次。")
    (tmp_path / "a.docx").write_bytes(file(body, **PARTS))
    findings = edulint("a.docx", "--isolated", "--format", "json").json["findings"]
    assert [finding["excerpt"] for finding in findings] == ["招聘xx名。", "（二）培训xx次。"]
    assert [finding["section"] for finding in findings] == [["（一）队伍建设"], ["（二）培训xx次"]]
    outline = edulint("outline", "a.docx")
    assert outline.out.splitlines()[1].startswith("第 1 段  ")
    assert [line.split()[-1] for line in outline.out.splitlines()[2:]] == ["（一）队伍建设", "（二）培训xx次"]
    sections = edulint("outline", "a.docx", "--format", "json").json["reports"][0]["sections"]
    assert [(section["label"], section["title"]) for section in sections] == [
        ("（一）", "队伍建设"),
        ("（二）", "培训xx次"),
    ]


def test_nothing_is_written_into_a_word_file_unless_it_is_said(edulint: Edulint, raw: Path) -> None:
    before = raw.read_bytes(), raw.stat().st_mtime_ns
    run = edulint("raw.docx", "--isolated", "--fix", "--lang", "zh")
    assert run.status == 2
    assert "raw.docx: Word 文件本身不会改动，未作修正" in run.errors
    shown = edulint("raw.docx", "--isolated", "--diff", "--lang", "zh")
    assert (shown.status, "+明年继续抓好落实，办人民满意的教育。" in shown.out) == (1, True)
    assert (raw.read_bytes(), raw.stat().st_mtime_ns) == before
    assert list(raw.parent.iterdir()) == [raw]


def test_repairs_in_place_are_tracked_changes(edulint: Edulint, raw: Path) -> None:
    run = edulint("raw.docx", "--isolated", "--fix", "--in-place", "--format", "json")
    assert "PU101" not in {finding["code"] for finding in run.json["findings"]}
    changes = document_xml(raw)
    assert ">,</w:delText>" in changes
    assert "<w:t>，</w:t>" in changes


def document_xml(path: Path) -> str:
    """Return the text part of a Word file."""
    with zipfile.ZipFile(path) as archive:
        return archive.read("word/document.xml").decode()


def comments_of(path: Path) -> list[str]:
    """Return what the comments of a Word file say."""
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/comments.xml"))
    return ["\n".join("".join(line.itertext()) for line in one.iter("{*}p")) for one in root.iter("{*}comment")]


def test_a_copy_holds_the_findings_as_comments(edulint: Edulint, raw: Path) -> None:
    before = raw.read_bytes()
    run = edulint("raw.docx", "--isolated", "--lang", "zh", "--annotate", "copy.docx", "--fix")
    assert (run.status, raw.read_bytes()) == (1, before)
    said = comments_of(raw.with_name("copy.docx"))
    assert [one.rsplit("\n")[-1][:5] for one in said] == ["PH101", "NU101", "FI401", "FI402", "PU101"]
    assert said[0].startswith("【错误】“20xx年”没有填写年份\n为什么：")
    assert "另见 表 1 第 2 行第 3 列：“3120”" in said[2]
    assert "改为：“，”" in said[4]
    assert ">,</w:delText>" in document_xml(raw.with_name("copy.docx"))
    # A second run over the copy puts its comments in the place of the first one's.
    edulint("copy.docx", "--isolated", "--annotate", "again.docx")
    codes = [one.rsplit("\n")[-1][:5] for one in comments_of(raw.with_name("again.docx"))]
    assert codes == ["PH101", "NU101", "FI401", "FI402", "WD101"]


def test_a_comment_that_cannot_stand_at_its_words_says_where_they_are(edulint: Edulint, tmp_path: Path) -> None:
    by = 'w:id="1" w:author="王五" w:date="2024-07-01T00:00:00Z"'
    changed = (
        f"<w:ins {by}>{run('全年')}</w:ins>{run('招聘教师')}<w:del {by}><w:r><w:delText>五名</w:delText></w:r></w:del>"
    )
    body = paragraph("全县教育工作总结") + paragraph(inside=changed)
    (tmp_path / "a.docx").write_bytes(file(body, header1=paragraph("青川县教育局XXXX年工作总结")))
    edulint("a.docx", "--isolated", "--lang", "zh", "--annotate", "copy.docx")
    changes, header = comments_of(tmp_path / "copy.docx")
    assert header.startswith("在页眉：“青川县教育局XXXX年工作总结”\n【错误】“XXXX年”没有填写年份\n")
    # What was deleted has no words to be shown.
    assert "“”" not in changes
    assert "\n另见 第 2 段" in changes


def test_many_remarks_of_one_check_in_a_paragraph_are_one(edulint: Edulint, tmp_path: Path) -> None:
    text = "全镇有xx所学校、xx名教师、xx名学生、xx间教室和xx个操场。"
    (tmp_path / "a.docx").write_bytes(file(paragraph(text) + paragraph("另有xx处。")))
    edulint("a.docx", "--isolated", "--lang", "zh", "--annotate", "copy.docx")
    said = comments_of(tmp_path / "copy.docx")
    assert len(said) == 2
    assert said[0].startswith("【错误】这一段有 5 处：\n")


def test_text_and_markdown_become_clean_word_files(edulint: Edulint, tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "a.txt").write_text(
        "工作总结\n\n　　一、回顾\n20xx年,任务已经完成。\n三、打算\n", encoding="utf-8"
    )
    markdown = "---\ntitle: 甲\n---\n# 工作总结\n\n20xx年。\n\n| 学段 | 学校数 |\n|---|---|\n| 小学 | 12 |\n| 初中 | |\n| 合计 | 13 |\n"
    (tmp_path / "drafts" / "b.md").write_text(markdown, encoding="utf-8")
    (tmp_path / "drafts" / "a.docx").write_bytes(file(paragraph("20xx年。")))
    run = edulint("drafts", "--isolated", "--lang", "zh", "--annotate", "out", "--fix")
    assert run.status == 1
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.docx", "a.txt.docx", "b.docx"]
    text = WordReader().read((tmp_path / "out" / "a.txt.docx").read_bytes()).text
    assert text == "工作总结\n一、回顾\n20xx年，任务已经完成。\n三、打算"
    assert ">,</w:delText>" in document_xml(tmp_path / "out" / "a.txt.docx")
    assert (tmp_path / "drafts" / "a.txt").read_text(encoding="utf-8").count(",") == 1
    cells = WordReader().read((tmp_path / "out" / "b.docx").read_bytes()).text
    assert cells == "工作总结\n20xx年。\n学段\n学校数\n小学\n12\n初中\n\n合计\n13"
    # Copies that lie in the folder are no drafts of the next run.
    assert edulint(".", "--isolated", "--annotate", "out", "--format", "json").json["summary"]["files"] == 3


def test_a_copy_never_takes_a_drafts_place(edulint: Edulint, raw: Path) -> None:
    before = raw.read_bytes()
    for target in ("raw.docx", ".", "./raw.docx"):
        run = edulint("raw.docx", "--isolated", "--lang", "zh", "--annotate", target)
        assert (run.status, "自己的位置" in run.errors) == (2, True)
    (raw.parent / "b.docx").write_bytes(before)
    run = edulint("raw.docx", "b.docx", "--isolated", "--lang", "zh", "--annotate", "one.docx")
    assert (run.status, "请给出一个文件夹" in run.errors) == (2, True)
    assert raw.read_bytes() == before
    (raw.parent / "macro.docm").write_bytes(before)
    run = edulint("macro.docm", "--isolated", "--lang", "zh", "--annotate", "macro.docx")
    assert (run.status, ".docm" in run.errors) == (2, True)


@pytest.mark.parametrize("target", ["other.docx", "copies"])
def test_a_copy_takes_the_place_of_an_earlier_copy_alone(edulint: Edulint, raw: Path, target: str) -> None:
    other = raw.parent / ("other.docx" if target == "other.docx" else "copies/raw.docx")
    other.parent.mkdir(exist_ok=True)
    for kept in (file(paragraph("另一份稿件。") + paragraph("校园安全工作方案。")), b"no Word file"):
        other.write_bytes(kept)
        run = edulint("raw.docx", "--isolated", "--lang", "zh", "--annotate", target)
        assert (run.status, "不是这份稿件的副本，没有覆盖" in run.errors) == (2, True)
        assert other.read_bytes() == kept
    other.unlink()
    for _ in range(2):
        assert edulint("raw.docx", "--isolated", "--annotate", target).status == 1
    # A sentence more in the draft makes no other text of the copy.
    raw.write_bytes(file(CLEAN + paragraph("20xx年，又开展了培训。"), **PARTS))
    other.write_bytes(file(CLEAN, **PARTS))
    assert edulint("raw.docx", "--isolated", "--annotate", target).status == 1


def test_nothing_to_repair_is_no_problem(edulint: Edulint, tmp_path: Path) -> None:
    (tmp_path / "clean.docx").write_bytes(file(CLEAN, **PARTS))
    assert edulint("clean.docx", "--isolated", "--fix").status == 0


def test_word_files_in_a_folder(edulint: Edulint, raw: Path) -> None:
    (raw.parent / "~$raw.docx").write_bytes(b"\x05lock")
    (raw.parent / "old.docx").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    (raw.parent / "good.txt").write_text("一、工作回顾\n全年任务圆满完成。\n", encoding="utf-8")
    run = edulint(".", "--isolated", "--format", "json")
    assert run.status == 2
    assert [(error["path"], ".doc" in error["message"]) for error in run.json["errors"]] == [("old.docx", True)]
    assert run.json["summary"]["files"] == 2
    assert {finding["path"] for finding in run.json["findings"]} >= {"raw.docx"}


def test_an_automatic_number_without_words_breaks_nothing(edulint: Edulint, tmp_path: Path) -> None:
    words = ("回顾", "完成了任务。", "", "又完成了任务。", "打算", "继续努力。", "", "结语", "到此为止。", "")
    body = "".join(numbered(text) if not text or len(text) == 2 else paragraph(text) for text in words)
    numbers = lists(level(0, "%1、", "chineseCounting"))
    (tmp_path / "a.docx").write_bytes(
        file(body + table(row(numbered(""), "甲"), row(numbered(""), "乙")), numbering=numbers)
    )
    run = edulint("a.docx", "--isolated", "--format", "json", "--annotate", "b.docx")
    assert (run.json["findings"], run.json["errors"]) == ([], [])


def test_a_word_file_on_standard_input(edulint: Edulint, raw: Path) -> None:
    run = edulint("-", "--stdin-filename", "x.docx", "--isolated", "--format", "json", stdin=raw.read_bytes())
    assert "第 2 段" in [finding["where"] for finding in run.json["findings"]]


def test_figures_of_a_word_file(edulint: Edulint, raw: Path) -> None:
    table = edulint("figures", "raw.docx", "--lang", "zh").out
    assert "表 1 第 4 行第 3 列" in table
    relations = edulint("figures", "raw.docx", "--format", "json").json["relations"]
    wrong = [relation for relation in relations if relation["verdict"] == "wrong"]
    assert {relation["where"] for relation in wrong} == {"表 1 第 4 行第 3 列", "表 2 第 4 行第 4 列"}


def test_a_passage_is_found_in_a_word_file_of_the_archive(edulint: Edulint, tmp_path: Path) -> None:
    passage = (
        "全县坚持把教师队伍建设作为基础工作，全年招聘教师四十八名，组织校长和骨干教师到外地跟岗学习三批次，"
        "评选县级教学能手三十二名，乡村教师生活补助按月足额发放，教师精神面貌有了明显改观。"
    )
    old, new = tmp_path / "旧稿", tmp_path / "new.docx"
    old.mkdir()
    (old / "old.docx").write_bytes(file(paragraph("青川县教育局2022年工作总结") + paragraph(passage)))
    new.write_bytes(file(paragraph("云溪市教育局2023年工作总结") + paragraph("今年，" + passage)))
    added = edulint("archive", "add", "库", "旧稿")
    assert (added.status, added.errors) == (0, "")
    findings = edulint("new.docx", "--isolated", "--archive", "库", "--format", "json").json["findings"]
    copied = [finding for finding in findings if finding["category"] == "duplicates"]
    assert [finding["where"] for finding in copied] == ["第 2 段"]
    assert copied[0]["related"][0]["path"].endswith("old.docx")


def test_pictures_count_for_little_where_size_is_limited(edulint: Edulint, tmp_path: Path) -> None:
    parts = {**parts_of(RAW, **PARTS), "word/media/image1.jpeg": random.Random(1).randbytes(2_000_000)}
    (tmp_path / "a.docx").write_bytes(zipped(parts))
    (tmp_path / "edulint.toml").write_text("max-size = 1\n", encoding="utf-8")
    assert edulint("a.docx").status == 1
    (tmp_path / "b.docx").write_bytes(bytes(11_000_000))
    run = edulint("b.docx", "--lang", "zh")
    assert (run.status, "11.0 MB，超过上限 10 MB" in run.errors) == (2, True)


def test_what_was_pasted_from_a_web_page(edulint: Edulint, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(file(paragraph("全年任务&nbsp;圆满完成。")))
    [finding] = edulint("a.docx", "--isolated", "--select", "RE", "--format", "json").json["findings"]
    assert finding["excerpt"] == "全年任务&nbsp;圆满完成。"


def test_a_file_is_read_for_what_it_holds(edulint: Edulint, raw: Path) -> None:
    raw.rename(raw.with_name("renamed.txt"))
    (raw.parent / "text.docx").write_text("20xx年，各项任务已经完成。", encoding="utf-8")
    (raw.parent / "template.dotx").write_bytes(file(paragraph("20xx年，各项任务已经完成。")))
    (raw.parent / "page.docx").write_text("<html><p>网页</p></html>", encoding="utf-8")
    run = edulint(".", "--isolated", "--no-compare", "--format", "json", "--select", "PH101")
    assert {finding["path"]: finding.get("where") for finding in run.json["findings"]} == {
        "renamed.txt": "第 2 段",
        "text.docx": None,
        "template.dotx": "第 1 段",
    }
    assert [error["path"] for error in run.json["errors"]] == ["page.docx"]


def test_a_text_called_a_word_file_is_repaired_as_text(edulint: Edulint, tmp_path: Path) -> None:
    (tmp_path / "text.docx").write_text("各项任务,已经全部完成。", encoding="utf-8")
    edulint("text.docx", "--isolated", "--fix")
    assert (tmp_path / "text.docx").read_text(encoding="utf-8") == "各项任务，已经全部完成。"


def test_a_header_is_checked_and_repeats_nothing(edulint: Edulint, tmp_path: Path) -> None:
    title = "青川县教育系统2023年度工作总结和下一年度工作安排的汇报材料"
    body = paragraph(title, "t") + paragraph("各项任务已经完成。")
    (tmp_path / "a.docx").write_bytes(file(body, styles=style("t", "Title"), header1=paragraph(title)))
    assert edulint("a.docx", "--isolated").status == 0
    (tmp_path / "a.docx").write_bytes(file(body, styles=style("t", "Title"), header1=paragraph("20xx年工作总结")))
    assert "页眉" in edulint("a.docx", "--isolated", "--lang", "zh").out


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("suffix", [".doc", ".odt", ".rtf"])
def test_other_formats_are_read(
    suffix: str, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, edulint: Edulint
) -> None:
    (tmp_path / "a.docx").write_bytes(file(paragraph("20xx年，各项任务已经完成。") + grid("学段 | 学校数\n小学 | 12")))
    # One profile for the three: LibreOffice takes as long to make it as to convert.
    profile = f"-env:UserInstallation={(tmp_path_factory.getbasetemp() / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", suffix[1:], "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "a.docx")], check=True, capture_output=True, timeout=200)
    run = edulint(f"a{suffix}", "--isolated", "--select", "PH101", "--format", "json", "--annotate", "b.docx")
    assert [(one["code"], one["where"]) for one in run.json["findings"]] == [("PH101", "第 1 段")]
    assert run.json["errors"] == []
    assert (tmp_path / "b.docx").exists()


def test_the_summary_tells_of_copies_and_not_how_to_make_them(edulint: Edulint, raw: Path) -> None:
    plain = edulint("raw.docx", "--isolated").out
    assert "--annotate 副本.docx" in plain
    copied = edulint("raw.docx", "--isolated", "--annotate", "copy.docx", "--fix").out
    assert "带批注的副本：copy.docx；副本里有 1 处修正" in copied
    assert "--annotate 副本.docx" not in copied
    shutil.copy(raw, raw.with_name("other.docx"))
    copied = edulint("raw.docx", "other.docx", "--isolated", "--annotate", "copies").out
    assert "带批注的副本有 2 份。" in copied
    assert "--annotate 副本.docx" not in copied
