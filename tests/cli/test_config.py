"""Configuration: found, layered, checked; and shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Edulint


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def codes(run: object) -> list[str]:
    return [finding["code"] for finding in run.json["findings"]]  # type: ignore[attr-defined]


def test_the_nearest_file_above_a_draft_counts(county: Edulint, tmp_path: Path) -> None:
    write(tmp_path / "edulint.toml", 'select = ["shout"]')
    write(tmp_path / "a/pyproject.toml", '[tool.edulint]\nselect = ["bad-word"]')
    write(tmp_path / "a/b/pyproject.toml", "[project]\n")
    for folder in (".", "a", "a/b"):
        write(tmp_path / folder / "x.txt", "坏！")
    run = county("check", ".", "--format", "json")
    assert [(finding["path"], finding["code"]) for finding in run.json["findings"]] == [
        ("a/b/x.txt", "ZZ101"),
        ("a/x.txt", "ZZ101"),
        ("x.txt", "ZZ102"),
    ]
    assert codes(county("check", "a/x.txt", "--isolated", "--format", "json")) == ["ZZ101", "ZZ102"]
    assert codes(county("check", "a/x.txt", "--config", "edulint.toml", "--format", "json")) == ["ZZ102"]
    assert codes(county("check", "a/x.txt", "--select", "county", "--format", "json")) == ["ZZ101", "ZZ102"]


def test_severity_options_and_patterns(county: Edulint, tmp_path: Path) -> None:
    write(
        tmp_path / "edulint.toml",
        """
        fail-on = "error"
        exclude = ["旧稿/", "*.bak.txt"]
        [severity]
        bad-word = "error"
        [checks.county]
        word = "差"
        [[per-file]]
        files = ["讲话/*.txt"]
        ignore = ["ZZ102"]
        checks.ZZ101.word = "糟"
        """,
    )
    for name in ("a.txt", "讲话/a.txt", "旧稿/a.txt", "b.bak.txt"):
        write(tmp_path / name, "差糟！")
    run = county("check", ".", "--no-compare", "--format", "json")
    assert [(one["path"], one["code"], one["severity"], one["excerpt"]) for one in run.json["findings"]] == [
        ("a.txt", "ZZ101", "error", "差糟！"),
        ("a.txt", "ZZ102", "info", "差糟！"),
        ("讲话/a.txt", "ZZ101", "error", "差糟！"),
    ]
    assert [one["column"] for one in run.json["findings"]] == [1, 3, 2]
    # A draft that is named itself is checked though the folder's run leaves it out.
    assert len(codes(county("check", "b.bak.txt", "--format", "json"))) == 2
    assert county("check", "a.txt", "--set", "ZZ101.word=没有").status == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('selct = ["county"]', "是不是“select”？"),
        ('select = "county"', "select"),
        ('select = ["conty"]', "是不是“county”？"),
        ('fail-on = "fatal"', "fail-on"),
        ("[severity]\nZZ101 = 'grave'", "severity"),
        ("[severity]\nshoot = 'info'", "是不是“shout”？"),
        ("[checks.bad-word]\nwrod = 'x'", "是不是“word”？"),
        ("[checks.bad-word]\nword = 3", "bad-word"),
        ("[[per-file]]\nfiles = ['*']\nignroe = []", "是不是“ignore”？"),
        ("[[per-file]]\nignore = []", "files"),
        ("select = [", "TOML"),
    ],
)
def test_what_is_misspelt_is_named(county: Edulint, tmp_path: Path, text: str, words: str) -> None:
    write(tmp_path / "edulint.toml", text)
    write(tmp_path / "a.txt", "坏")
    run = county("check", "a.txt")
    assert (run.status, run.out) == (2, "")
    assert "edulint.toml" in run.errors
    assert words in run.errors
    assert "Traceback" not in run.errors
    assert county("check", "a.txt", "--isolated").status == 1


def test_the_settings_in_force_are_shown_with_their_origin(county: Edulint, tmp_path: Path) -> None:
    write(tmp_path / "edulint.toml", 'lang = "zh"\nignore = ["shout"]')
    write(tmp_path / "a.txt", "坏")
    shown = county("config", "a.txt", "--format", "json", "--select", "county").json
    file = str(tmp_path / "edulint.toml")
    assert shown["settings"]["lang"] == {"value": "zh", "origin": file}
    assert shown["settings"]["ignore"] == {"value": ["shout"], "origin": file}
    assert shown["settings"]["select"] == {"value": ["county"], "origin": "命令行"}
    assert shown["settings"]["fail-on"] == {"value": "warning", "origin": "默认"}
    assert shown["checks"] == ["ZZ101", "ZZ201"]
    assert f"# {file}" in county("config").out


def test_the_language_of_the_configuration_yields_to_the_command_line(county: Edulint, tmp_path: Path) -> None:
    write(tmp_path / "edulint.toml", 'lang = "en"')
    write(tmp_path / "a.txt", "坏")
    assert "should be" in county("check", "a.txt", lang="zh_CN.UTF-8").out
    assert "应改为" in county("check", "a.txt", "--lang", "zh").out


@pytest.mark.parametrize(
    ("text", "place", "line", "under"),
    [
        ('selec = ["ZZ101"]', "1:1", 'selec = ["ZZ101"]', "selec"),
        ('select = ["ZZ101",\n  "QQ"]', "2:4", '  "QQ"]', "QQ"),
        ('[checks.bad-word]\nspare = ["一"]\nwrod = "x"', "3:1", 'wrod = "x"', "wrod"),
        ("[checks.bad-word]\nword = 3", "2:1", "word = 3", "word"),
        ("[checks]\nbad-word.word = 3", "2:1", "bad-word.word = 3", "bad-word"),
        ("checks = {bad-word = {wrod = 3}}", "1:23", "checks = {bad-word = {wrod = 3}}", "wrod"),
        ('[[per-file]]\nfiles = ["*.txt"]\nignore = ["county", "QQ"]', "3:22", 'ignore = ["county", "QQ"]', "QQ"),
        ('[severity]\nshout = "loud"', "2:10", 'shout = "loud"', "loud"),
        ("lang = zh", "1:8", "lang = zh", "zh"),
        ('exclude = ["归档/", "[z-a]"]', "1:20", 'exclude = ["归档/", "[z-a]"]', "[z-a]"),
        ('exclude = ["a*b*c*d*e*f"]', "1:13", 'exclude = ["a*b*c*d*e*f"]', "a*b"),
        ('extend = "gone.toml"', "1:11", 'extend = "gone.toml"', "gone"),
    ],
)
def test_a_wrong_setting_is_shown_with_its_place(  # noqa: PLR0917 (the table above is read by its columns)
    county: Edulint, tmp_path: Path, text: str, place: str, line: str, under: str
) -> None:
    write(tmp_path / "edulint.toml", text)
    write(tmp_path / "x.txt", "坏")
    run = county("check", "x.txt", lang="en")
    head, shown, mark = run.errors.splitlines()
    assert (run.status, run.out) == (2, "")
    assert f"edulint.toml:{place}: " in head
    assert shown == f"    {line}"
    # Han characters take two cells; the mark stands under the first of the words.
    before = line[: line.index(under)]
    assert mark == " " * (4 + len(before) + sum(character > "\u2e80" for character in before)) + "^"


def test_in_the_shared_file_too(county: Edulint, tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", '[project]\nname = "x"\n\n[tool.edulint]\nignore = ["QQ"]\n')
    write(tmp_path / "x.txt", "坏")
    assert "pyproject.toml:5:12: " in county("check", "x.txt", lang="en").errors


def test_a_file_in_another_encoding_is_named(county: Edulint, tmp_path: Path) -> None:
    (tmp_path / "edulint.toml").write_bytes('exclude = ["归档/"]'.encode("gbk"))
    write(tmp_path / "x.txt", "坏")
    run = county("check", "x.txt", lang="en")
    assert (run.status, "not in UTF-8" in run.errors) == (2, True)


def test_one_file_extends_another(county: Edulint, tmp_path: Path) -> None:
    write(
        tmp_path / "office/base.toml",
        'lang = "en"\nfail-on = "error"\nselect = ["bad-word"]\nexclude = ["old/"]\n[checks.bad-word]\nword = "差"\n'
        '[[per-file]]\nfiles = ["quiet/*.txt"]\nignore = ["ALL"]\n',
    )
    write(tmp_path / "middle.toml", 'extend = "office/base.toml"\nfail-on = "info"\n')
    write(tmp_path / "edulint.toml", 'extend = "middle.toml"\nlang = "zh"\n')
    for name in ("x.txt", "old/x.txt", "quiet/x.txt"):
        write(tmp_path / name, "坏差！")
    run = county("check", ".", "--format", "json")
    assert [(one["path"], one["column"]) for one in run.json["findings"]] == [("x.txt", 2)]
    shown = county("config", "x.txt", "--format", "json").json["settings"]
    assert (shown["lang"]["value"], shown["fail-on"]["value"], shown["select"]["value"]) == ("zh", "info", ["bad-word"])
    assert shown["select"]["origin"].endswith("base.toml")
    assert shown["fail-on"]["origin"].endswith("middle.toml")
    # What the nearest file selects replaces what is selected farther away; options add up.
    write(tmp_path / "edulint.toml", 'extend = "middle.toml"\nselect = ["shout", "bad-word"]\n')
    assert codes(county("check", "x.txt", "--format", "json")) == ["ZZ101", "ZZ102"]


def test_files_that_extend_one_another_are_named(county: Edulint, tmp_path: Path) -> None:
    write(tmp_path / "edulint.toml", 'extend = "b.toml"')
    write(tmp_path / "b.toml", 'extend = "c/d.toml"')
    write(tmp_path / "c/d.toml", 'extend = "../edulint.toml"')
    write(tmp_path / "x.txt", "坏")
    run = county("check", "x.txt", lang="en")
    assert run.status == 2
    assert "d.toml:1:11: extend leads back" in run.errors
    assert "edulint.toml → b.toml → d.toml → edulint.toml" in run.errors


def test_a_wrong_setting_of_an_extended_file_is_told_of_that_file(county: Edulint, tmp_path: Path) -> None:
    write(tmp_path / "edulint.toml", 'extend = "b.toml"')
    write(tmp_path / "b.toml", '\nignore = ["QQ"]')
    write(tmp_path / "x.txt", "坏")
    assert "b.toml:2:12: " in county("check", "x.txt", lang="en").errors


def test_what_should_be_a_table_and_is_none_is_named(edulint: Edulint, tmp_path: Path) -> None:
    write(tmp_path / "edulint.toml", 'checks = 3\nterms = ["a.csv"]\n')
    write(tmp_path / "x.txt", "好")
    run = edulint("x.txt", lang="en")
    assert (run.status, "Traceback" in run.errors, "edulint.toml:" in run.errors) == (2, False, True)
