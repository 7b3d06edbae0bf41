"""The archive: what is kept, what is found, and what a killed process leaves."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from edulint.api import Finding, Severity
from edulint.testing import document_of
from edulint_duplicates.archive.audit import common_passages
from edulint_duplicates.archive.candidates import numbered_documents
from edulint_duplicates.archive.listing import frequent_phrases, listed, statistics_of
from edulint_duplicates.archive.store import FILE, ArchiveError, damage, open_for_reading, open_for_writing
from edulint_duplicates.archive.writing import Writer
from edulint_duplicates.checks.archived_passage import ArchivedPassage, Options
from edulint_duplicates.passages.passage import Limits
from tests.archives import add, read
from tests.duplicates.drafts import draft, paragraph


def write(path: Path, *seeds: int) -> Path:
    path.write_text("\n".join(map(paragraph, seeds)) + "\n", encoding="utf-8")
    return path


def told(archive: Path, *seeds: int, path: str = "draft.txt") -> list[Finding]:
    return list(ArchivedPassage(Options(archive=str(archive))).check(draft([paragraph(seed) for seed in seeds], path)))


def test_a_paragraph_of_an_earlier_report_is_told_with_its_place(tmp_path: Path) -> None:
    add(tmp_path / "archive", write(tmp_path / "old.txt", 1, 2, 3))
    (finding,) = told(tmp_path / "archive", 7, 2, 8)
    (related,) = finding.related
    assert finding.severity is Severity.WARNING
    assert related.path == (tmp_path / "old.txt").as_posix()
    assert related.location is not None
    assert related.location.line == 2
    assert "33%" in finding.message.zh


def test_nothing_is_told_of_a_new_report(tmp_path: Path) -> None:
    add(tmp_path / "archive", write(tmp_path / "old.txt", 1, 2, 3))
    assert told(tmp_path / "archive", 7, 8) == []


FIGURES = "一年来，{}新建改建校舍36栋，培训骨干教师1280人次，发放助学补助金462.5万元，惠及困难家庭学生3170名，受到家长普遍欢迎。"


@pytest.mark.parametrize(
    ("title", "words", "severity"),
    [
        ("青川县教育局2023年工作总结", "", Severity.ERROR),
        ("青川县教育局工作情况\n现将2023年情况汇报如下。", "", Severity.ERROR),
        # An edited passage is too short to be sure of, but for its figures.
        ("青川县教育局2023年工作总结", "全县共", Severity.WARNING),
        ("青川县教育局2022年工作总结", "", Severity.WARNING),
        ("青川县教育局2021年工作总结", "", Severity.WARNING),
        ("教育局工作总结", "", Severity.WARNING),
    ],
)
def test_figures_of_another_year(tmp_path: Path, title: str, words: str, severity: Severity) -> None:
    old = tmp_path / "old.txt"
    old.write_text(f"青川县教育局2022年工作总结\n{FIGURES.format('')}\n{paragraph(1)}\n", encoding="utf-8")
    add(tmp_path / "archive", old)
    text = "\n".join([title, FIGURES.format(words), *map(paragraph, range(5, 9))]) + "\n"
    (finding,) = ArchivedPassage(Options(archive=str(tmp_path / "archive"))).check(document_of(text))
    assert finding.severity is severity
    told_of_figures = "数字（36、1280人、462.5万元、3170名）都与 2022 年的旧稿"
    assert (told_of_figures in finding.message.zh) == ("2023" in title)


def test_figures_that_every_year_has(tmp_path: Path) -> None:
    aims = (
        "今年的主要预期目标是：新增学位1200个以上，培训教师3600人次左右，资助学生8200名以上，改造校舍2.6万平方米以上。"
    )
    words = (
        aims
        + "坚持“1331”工作思路，入学率保持100%，每月开展2次检查，围绕3个方面、自2015年起建立的制度继续执行，各校按要求逐项抓好落实。"
    )
    old = tmp_path / "2022年工作总结.txt"
    old.write_text(f"{words}\n{paragraph(1)}\n", encoding="utf-8")
    add(tmp_path / "archive", old)
    text = "\n".join(["2023年工作总结", words, *map(paragraph, range(5, 9))]) + "\n"
    findings = ArchivedPassage(Options(archive=str(tmp_path / "archive"))).check(document_of(text))
    (finding,) = findings
    assert finding.severity < Severity.ERROR
    assert "2022" not in finding.message.zh.replace("2022年工作总结.txt", "")


def test_an_archived_draft_is_not_compared_with_itself(tmp_path: Path) -> None:
    old = write(tmp_path / "old.txt", 1, 2, 3)
    add(tmp_path / "archive", old)
    assert told(tmp_path / "archive", 1, 2, 3, path=str(old)) == []


def test_adding_again_reads_only_what_was_changed(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    one, two = write(tmp_path / "1.txt", 1), write(tmp_path / "2.txt", 2)
    assert add(archive, one, two).added == 2
    write(two, 5, 6)
    counts = add(archive, one, two)
    assert (counts.added, counts.unchanged) == (1, 1)
    assert told(archive, 2) == []
    assert len(told(archive, 6)) == 1


def test_one_content_under_two_names_is_kept_once(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    add(archive, write(tmp_path / "1.txt", 1), write(tmp_path / "2.txt", 1))
    connection = open_for_writing(archive)
    assert statistics_of(connection, archive).documents == 1
    assert [Path(file.path).name for file in listed(connection, archive)] == ["1.txt", "2.txt"]
    Writer(connection, archive).remove(["../1.txt"])
    connection.close()
    assert len(told(archive, 1)) == 1


def test_what_was_removed_is_forgotten_and_swept_out(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    add(archive, write(tmp_path / "1.txt", 1), write(tmp_path / "2.txt", 2))
    connection = open_for_writing(archive)
    writer = Writer(connection, archive)
    assert writer.remove(["../1.txt", "../3.txt"]) == 1
    writer.tidy()
    documents = {place & 0x7FFFFF for (place,) in connection.execute("SELECT place FROM gram")}
    assert documents == {number for (number,) in connection.execute("SELECT id FROM document")}
    connection.close()
    assert told(archive, 1) == []
    assert len(told(archive, 2)) == 1


def test_a_form_is_nobody_s_copy(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    add(archive, write(tmp_path / "old.txt", 1, 2))
    add(archive, write(tmp_path / "form.txt", 1), template=True)
    assert told(archive, 1) == []
    assert len(told(archive, 2)) == 1


def test_without_texts_document_and_line_are_named(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    add(archive, write(tmp_path / "old.txt", 1, 2, 3), keep_texts=False)
    (finding,) = told(archive, 7, 3)
    assert "old.txt 第 3 行" in finding.message.zh
    raw = (archive / FILE).read_bytes()
    assert paragraph(3)[:4].encode() not in raw
    assert paragraph(3)[:4].encode("gb18030") not in raw
    connection = open_for_reading(archive)
    assert connection.execute("SELECT count(*) FROM body").fetchone() == (0,)
    connection.close()


def test_waiting_documents_are_found_before_they_are_sorted_in(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    old = write(tmp_path / "old.txt", 1, 2)
    connection = open_for_writing(archive, make=True)
    from edulint_duplicates.archive.record import record_of

    writer = Writer(connection, archive)
    writer.put([record_of(str(old), read(str(old)))])
    assert statistics_of(connection, archive).waiting == 1
    before = told(archive, 2, 9)
    writer.tidy()
    assert statistics_of(connection, archive).waiting == 0
    connection.close()
    assert told(archive, 2, 9) == before
    assert len(before) == 1


def test_two_read_while_one_writes(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    add(archive, write(tmp_path / "1.txt", 1))
    writing = open_for_writing(archive)
    writing.execute("BEGIN IMMEDIATE")
    writing.execute("DELETE FROM file")
    first, second = told(archive, 1), told(archive, 1)
    writing.execute("ROLLBACK")
    writing.close()
    assert len(first) == len(second) == 1


def test_frequent_phrases_are_shown_with_their_number(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    phrase = "我们要始终坚持把校园安全工作摆在各项工作的首位做到警钟长鸣常抓不懈落到实处"
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(f"{paragraph(number)}{phrase}。\n", encoding="utf-8")
    add(archive, *sorted(tmp_path.glob("*.txt")))
    connection = open_for_reading(archive)
    phrases = frequent_phrases(connection, archive, 3)
    connection.close()
    assert phrases[0].documents == 4
    assert phrases[0].words in phrase


def test_no_archive_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="holds no archive"):
        told(tmp_path, 1)


@pytest.mark.parametrize("damaged", [b"", b"not a database at all" * 100])
def test_a_damaged_archive_is_named_with_what_to_do(tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / FILE).write_bytes(damaged)
    with pytest.raises(ArchiveError, match=r"is damaged.*make it again"):
        told(tmp_path, 1)


def test_damage_inside_is_seen(tmp_path: Path) -> None:
    add(tmp_path / "archive", *(write(tmp_path / f"{number}.txt", number) for number in range(30)))
    file = tmp_path / "archive" / FILE
    data = bytearray(file.read_bytes())
    for page in range(8, len(data) // 2048):
        data[page * 2048 : page * 2048 + 8] = b"\xff" * 8
    file.write_bytes(data)
    connection = open_for_reading(tmp_path / "archive")
    assert list(damage(connection))
    connection.close()


@pytest.mark.parametrize("key", ["format", "method"])
def test_another_format_is_named_with_what_to_do(tmp_path: Path, key: str) -> None:
    archive = tmp_path / "archive"
    add(archive, write(tmp_path / "1.txt", 1))
    connection = sqlite3.connect(archive / FILE)
    connection.execute("UPDATE meta SET value = '0' WHERE key = ?", (key,))
    connection.commit()
    connection.close()
    with pytest.raises(ArchiveError, match=r"another format.*make it again"):
        told(archive, 1)


_ADDING = """
import sys
from pathlib import Path
from edulint.testing import document_of
from edulint_duplicates.archive import adding, writing
from edulint_duplicates.archive.store import open_for_writing
adding._BATCH, writing._SORTED_TOGETHER, writing._SORTED_WITHOUT_NUMPY = 3, 7, 7
folder = Path(sys.argv[1])
read = lambda path: document_of(Path(path).read_text(encoding="utf-8"), path)
writer = writing.Writer(open_for_writing(folder / "archive", make=True), folder / "archive")
print("begun", flush=True)
adding.add_files(writer, sorted(map(str, folder.glob("*.txt"))), read)
"""


def _killed_at(folder: Path, seconds: float) -> None:
    with subprocess.Popen([sys.executable, "-c", _ADDING, str(folder)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)


@pytest.fixture
def forty(tmp_path: Path) -> Path:
    for number in range(40):
        write(tmp_path / f"{number:02}.txt", *range(number * 10, number * 10 + 10))
    return tmp_path


def test_killed_at_any_moment_the_archive_goes_on(forty: Path) -> None:
    chance = random.Random(4)
    for _ in range(10):
        _killed_at(forty, chance.uniform(0, 0.12))
        connection = open_for_reading(forty / "archive")
        assert list(damage(connection)) == []
        # Whole documents only: each has its text, its name, and its fingerprints waiting or sorted in.
        for number, waiting in connection.execute(
            "SELECT id, pending.document IS NOT NULL FROM document LEFT JOIN pending ON id = pending.document"
        ).fetchall():
            one = (number,)
            assert connection.execute("SELECT count(*) FROM body WHERE document = ?", one).fetchone() == (1,)
            assert connection.execute("SELECT count(*) FROM file WHERE document = ?", one).fetchone() == (1,)
            sorted_in = connection.execute("SELECT count(*) FROM gram WHERE place & 8388607 = ?", one).fetchone()[0]
            assert bool(sorted_in) != bool(waiting)
        connection.close()
    counts = add(forty / "archive", *sorted(forty.glob("*.txt")))
    assert counts.added + counts.unchanged == 40
    assert all(len(told(forty / "archive", number * 10 + 3)) == 1 for number in range(40))


def test_without_texts_an_edited_paragraph_is_one_passage(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    long = "".join(map(paragraph, range(30, 34)))
    (tmp_path / "old.txt").write_text(f"{paragraph(1)}\n{long}\n", encoding="utf-8")
    add(archive, tmp_path / "old.txt", keep_texts=False)
    changed = [*long]
    for place in range(7, len(changed), 20):
        changed[place] = "甲"
    (finding,) = ArchivedPassage(Options(archive=str(archive))).check(draft([paragraph(2), "".join(changed)]))
    assert finding.severity is Severity.WARNING
    assert "old.txt 第 2 行起的文字大部分相同" in finding.message.zh
    assert finding.span.end - finding.span.start >= 0.75 * len(changed)


def test_without_texts_half_a_sentence_is_doubtful(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    half = "大力实施农村教师安居工程和边远艰苦地区教师周转宿舍建设，稳步提高教师待遇，改善乡村学校和教学点办学条件"
    (tmp_path / "old.txt").write_text(f"{paragraph(1)[:-1]}，{half}{paragraph(2)}\n", encoding="utf-8")
    add(archive, tmp_path / "old.txt", keep_texts=False)
    (finding,) = ArchivedPassage(Options(archive=str(archive))).check(
        draft([f"{paragraph(3)[:-1]}，{half}{paragraph(4)}"])
    )
    assert finding.severity is Severity.INFO


def test_an_audit_goes_on_when_a_document_is_removed_meanwhile(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    add(archive, *(write(tmp_path / f"{number}.txt", 1, number + 2) for number in range(3)))
    connection = open_for_writing(archive)
    documents = numbered_documents(connection)
    Writer(connection, archive).remove(["../1.txt"])
    connection.close()
    found = {(one.later, one.earlier) for one in common_passages(archive, documents, Limits(), "200MB")}
    assert found == {(2, 0)}
