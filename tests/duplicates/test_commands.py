"""``edulint archive`` as a person calls it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from edulint.api import Session
from edulint_duplicates.commands import archive
from tests.duplicates.drafts import paragraph


@pytest.fixture(autouse=True)
def county(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    (tmp_path / "reports").mkdir()
    write("reports/a.txt", 1, 2, 3)
    write("reports/b.txt", 4, 2)
    write("reports/c.txt", 5, 3, 2)
    return tmp_path


def write(path: str, *seeds: int) -> None:
    Path(path).write_text("\n".join(map(paragraph, seeds)) + "\n", encoding="utf-8")


def run(*arguments: str, status: int = 0) -> Result:
    session = Session()
    session.chosen = "en"
    result = CliRunner().invoke(archive, arguments, obj=session)
    assert result.exit_code == status, result.output
    return result


def audited(*arguments: str) -> Any:
    return json.loads(run("audit", "archive", "--format", "json", *arguments).stdout)


def audited_paths() -> list[list[str]]:
    return [[place["path"] for place in family["places"]] for family in audited()["families"]]


def test_add_list_remove_update() -> None:
    assert "3 added or changed, 0 as they were" in run("add", "archive", "reports").stdout
    assert "0 added or changed, 3 as they were" in run("add", "archive", "reports").stdout
    files = json.loads(run("list", "archive", "--format", "json").stdout)["files"]
    assert [file["path"] for file in files] == ["reports/a.txt", "reports/b.txt", "reports/c.txt"]
    assert "1 removed" in run("remove", "archive", "reports/a.txt").stdout
    assert "not in the archive" in run("remove", "archive", "reports/a.txt", status=2).stderr
    write("reports/b.txt", 9)
    Path("reports/c.txt").unlink()
    updated = run("update", "archive").stdout
    assert "1 added or changed" in updated
    assert "reports/c.txt: the file is gone" in updated
    assert "2 documents (0 forms)" in run("stats", "archive").stdout
    assert "2 removed" in run("remove", "archive", "reports").stdout


def test_the_list_is_a_table() -> None:
    run("add", "archive", "reports/a.txt")
    run("add", "archive", "reports/b.txt", "--template")
    lines = run("list", "archive").stdout.splitlines()
    assert [line.split()[1:] for line in lines] == [["reports/a.txt"], ["T", "reports/b.txt"]]


def test_unreadable_files_are_named_and_the_rest_is_added() -> None:
    Path("reports/empty.txt").write_bytes(b"")
    result = run("add", "archive", "reports", "nowhere", status=2)
    assert "3 added or changed" in result.stdout
    assert "reports/empty.txt" in result.stderr
    assert "nowhere" in result.stderr


def test_no_archive_is_made_of_a_mistyped_path() -> None:
    assert "nowhere" in run("add", "archive", "nowhere", status=2).stderr
    assert not Path("archive").exists()


def test_an_update_names_what_is_gone_and_what_can_t_be_read() -> None:
    run("add", "archive", "reports")
    run("add", "archive", "--template", "reports/b.txt")
    Path("reports/a.txt").write_bytes(b"")
    Path("reports/c.txt").unlink()
    write("reports/b.txt", 7)
    result = run("update", "archive", status=2)
    assert "reports/a.txt" in result.stderr
    assert "reports/c.txt: the file is gone" in result.stdout
    assert "1 added or changed" in result.stdout
    assert "1 forms" in run("stats", "archive").stdout


def test_a_renamed_report_is_kept_under_both_names_until_one_is_removed() -> None:
    run("add", "archive", "reports")
    Path("reports/a.txt").rename("reports/z.txt")
    assert "1 added or changed, 2 as they were" in run("add", "archive", "reports").stdout
    assert "3 documents" in run("stats", "archive").stdout
    assert ["reports/a.txt", "reports/z.txt"] in audited_paths()
    run("remove", "archive", "reports/a.txt")
    assert ["reports/c.txt", "reports/z.txt"] in audited_paths()


def test_a_form_that_is_handed_in_as_a_report_stays_a_form() -> None:
    write("form.txt", 2)
    write("reports/d.txt", 2)
    run("add", "archive", "--template", "form.txt")
    run("add", "archive", "reports")
    assert "0 added or changed, 4 as they were" in run("add", "archive", "reports").stdout
    assert audited_paths() == [["reports/a.txt", "reports/c.txt"]]
    run("remove", "archive", "form.txt")
    assert ["reports/a.txt", "reports/b.txt", "reports/c.txt", "reports/d.txt"] in audited_paths()


def test_a_report_under_two_names_is_a_family() -> None:
    write("reports/d.txt", 1, 2, 3)
    run("add", "archive", "reports")
    first = audited()["families"][0]
    assert [place["path"] for place in first["places"]] == ["reports/a.txt", "reports/d.txt"]
    assert [(place["line"], place["end_line"]) for place in first["places"]] == [(1, 3), (1, 3)]


def test_an_audit_of_an_empty_archive_finds_nothing() -> None:
    Path("empty").mkdir()
    run("add", "archive", "empty")
    assert "no passages in common" in run("audit", "archive").stdout


def test_paths_are_seen_from_where_one_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    run("add", "archive", str(Path("reports").absolute()))
    monkeypatch.chdir("reports")
    assert "0 added or changed, 3 as they were" in run("add", "../archive", ".").stdout
    files = json.loads(run("list", "../archive", "--format", "json").stdout)["files"]
    assert [file["path"] for file in files] == ["a.txt", "b.txt", "c.txt"]


def test_no_archive_ends_with_a_reason() -> None:
    for command in (["update"], ["list"], ["stats"], ["check"], ["audit"], ["remove"]):
        paths = ["a.txt"] if command == ["remove"] else []
        assert "holds no archive" in run(*command, "archive", *paths, status=2).stderr


def test_check_tells_sound_from_damaged() -> None:
    run("add", "archive", "reports")
    assert "sound: 3 documents" in run("check", "archive").stdout
    Path("archive/archive.sqlite").write_bytes(b"SQLite format 3\0" + b"\xff" * 4000)
    assert "is damaged" in run("check", "archive", status=2).stderr


def test_no_text_is_decided_when_the_archive_is_made() -> None:
    run("add", "archive", "reports")
    assert "made with texts" in run("add", "archive", "reports", "--no-text", status=2).stderr
    run("add", "other", "reports", "--no-text")
    assert "without texts" in run("stats", "other").stdout
    assert "no texts" in run("stats", "other", "--phrases", status=2).stderr


def test_an_audit_groups_the_places_of_a_passage() -> None:
    run("add", "archive", "reports")
    families = audited()["families"]
    places = [[(place["path"], place["line"]) for place in family["places"]] for family in families]
    assert sorted(places) == [
        [("reports/a.txt", 2), ("reports/b.txt", 2), ("reports/c.txt", 3)],
        [("reports/a.txt", 3), ("reports/c.txt", 2)],
    ]
    assert families == sorted(families, key=lambda family: -family["characters"])
    assert families[0]["quote"][:20] in (paragraph(2), paragraph(3))[families[0]["quote"][:20] in paragraph(3)]
    assert audited("--min-length", "500")["families"] == []


def test_an_audit_of_fingerprints_alone_finds_the_same_places() -> None:
    run("add", "archive", "reports", "--no-text")
    places = [[(place["path"], place["line"]) for place in family["places"]] for family in audited()["families"]]
    assert sorted(places) == [
        [("reports/a.txt", 2), ("reports/b.txt", 2), ("reports/c.txt", 3)],
        [("reports/a.txt", 3), ("reports/c.txt", 2)],
    ]


def test_an_audit_leaves_forms_out() -> None:
    run("add", "archive", "reports")
    write("form.txt", 2)
    run("add", "archive", "form.txt", "--template")
    places = [[place["path"] for place in family["places"]] for family in audited()["families"]]
    assert places == [["reports/a.txt", "reports/c.txt"]]


def test_an_audit_as_table_and_csv() -> None:
    run("add", "archive", "reports")
    table = run("audit", "archive").stdout
    assert "2 places" in table
    assert "3 places" in table
    assert "    reports/a.txt, line 2" in table
    rows = list(csv.DictReader(io.StringIO(run("audit", "archive", "--format", "csv").stdout)))
    assert len(rows) == 5
    assert {row["family"] for row in rows} == {"1", "2"}
    told = [
        (str(number), str(family["characters"]), place["path"], str(place["line"]), str(place["end_line"]))
        for number, family in enumerate(audited()["families"], 1)
        for place in family["places"]
    ]
    assert [tuple(row[key] for key in ("family", "characters", "path", "line", "end_line")) for row in rows] == told
    run("remove", "archive", "reports")
    assert "no passages in common" in run("audit", "archive").stdout


def test_half_a_sentence_in_common_is_doubtful() -> None:
    half = "大力实施农村教师安居工程和边远艰苦地区教师周转宿舍建设，稳步提高教师待遇"
    for name, seed in (("d", 20), ("e", 21)):
        Path(f"reports/{name}.txt").write_text(
            f"{paragraph(seed, 12)[:-1]}，{half}{paragraph(seed + 9)}\n", encoding="utf-8"
        )
    run("add", "archive", "reports/d.txt", "reports/e.txt")
    (family,) = audited()["families"]
    assert not family["sure"]
    assert "2 places (doubtful): " in run("audit", "archive").stdout
    assert "1,35,no,reports/d.txt" in run("audit", "archive", "--format", "csv").stdout


def test_memory_is_an_amount() -> None:
    assert "like 800MB" in run("audit", "archive", "--memory", "much", status=2).stderr


def test_an_audit_without_duckdb_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    run("add", "archive", "reports")
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    assert "edulint-zh[archive]" in run("audit", "archive", status=2).stderr
