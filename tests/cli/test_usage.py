"""A slip on the command line is answered in the reader's language, with what was meant, in one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.cli.conftest import Edulint


@pytest.mark.parametrize(
    ("arguments", "chinese", "english"),
    [
        (
            ("check", "--isolate", "."),
            "没有“--isolate”这个选项，是不是“--isolated”？（edulint check --help 列出用法）",
            "there is no option “--isolate”; did you mean “--isolated”? (edulint check --help tells the usage)",
        ),
        (
            ("check", "--zzz", "."),
            "没有“--zzz”这个选项（edulint check --help 列出用法）",
            "there is no option “--zzz” (edulint check --help tells the usage)",
        ),
        (
            ("check", ".", "--fail-on", "worst"),
            "“--fail-on”的值只能是 info、warning、error（edulint check --help 列出用法）",
            "“--fail-on” takes one of info, warning, error (edulint check --help tells the usage)",
        ),
        (
            ("check", ".", "--jobs", "-1"),
            "“--jobs”的值应是整数，不小于 0（edulint check --help 列出用法）",
            "“--jobs” takes a whole number of at least 0 (edulint check --help tells the usage)",
        ),
        (
            ("serve", "--port", "70000"),
            "“--port”的值应是整数，从 0 到 65535（edulint serve --help 列出用法）",
            "“--port” takes a whole number from 0 to 65535 (edulint serve --help tells the usage)",
        ),
        (("explain",), "缺少 代号（edulint explain --help 列出用法）", "CODE is missing"),
        (("outline",), "缺少 稿件（edulint outline --help 列出用法）", "DRAFT is missing"),
        (("--changed",), "查当前文件夹，写 edulint .", "write edulint . for the working folder"),
        (("check", ".", "-o", "html:"), "“html:”后面缺少文件名", "a file is missing behind “html:”"),
        (("check", ".", "--format"), "“--format”后面缺少值，或多了值", "“--format” lacks its value"),
        (("archive", "adds"), "没有“adds”这个命令", "there is no command “adds”"),
        (
            ("checks", "one", "two"),
            "多写了“one two”（edulint checks --help 列出用法）",
            "“one two” is one too many (edulint checks --help tells the usage)",
        ),
        (("outline", "."), ".: 是文件夹，不是文件", ".: it is a folder, not a file"),
        (("accept", "none.txt:1", "--reason", "x"), "none.txt: 读不了：没有这个文件", "none.txt: can't be read: "),
        (
            ("check", ".", "--config", "none.toml"),
            "读不了配置文件 none.toml：没有这个文件或文件夹",
            "can't read the configuration none.toml: there is no such file or folder",
        ),
        (
            ("check", ".", "--set", "RE101.alow=1"),
            "命令行：没有“RE101.alow”这项设置，是不是“allow”？",
            "command line: there is no setting “RE101.alow”; did you mean “allow”?",
        ),
        (("check", ".", "--select", "XX"), "命令行：没有名为“XX”的检查", "command line: no check is called “XX”"),
        (("check", ".", "--format", "x"), "可用的有：terminal、concise、", "there are: terminal, concise, "),
        (("check", ".", "--files-from", "none"), "清单 none：读不了：没有这个文件", "the list none: can't be read: "),
        (("check", ".", "--output", "html:"), "“html:”后面缺少文件名", "a file is missing behind “html:”"),
        (("check", ".", "--in-place"), "--in-place 要与 --fix 合用", "--in-place goes with --fix"),
    ],
)
def test_a_slip_is_told_in_one_line(
    edulint: Edulint, tmp_path: Path, arguments: tuple[str, ...], chinese: str, english: str
) -> None:
    (tmp_path / "a.txt").write_text("全年各项任务顺利完成。\n", encoding="utf-8")
    for lang, words in (("zh_CN.UTF-8", chinese), ("en_GB.UTF-8", english)):
        run = edulint(*arguments, lang=lang)
        assert run.status == 2
        assert words in run.errors
        assert run.errors.startswith("edulint: ")
        assert run.errors.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "part"),
    [(("--help",), "选项"), (("check", "--help"), "检查项和设置"), (("terms", "check", "--help"), "选项")],
)
def test_help_is_in_the_language_of_the_locale(edulint: Edulint, arguments: tuple[str, ...], part: str) -> None:
    chinese = edulint(*arguments, lang="zh_CN.UTF-8", environment={"COLUMNS": "80"}).out
    assert chinese.startswith("用法：edulint")
    assert max(map(cell_len, chinese.splitlines())) <= 80
    assert f"\n{part}：\n" in chinese
    assert "显示这份说明" in chinese
    assert "[OPTIONS]" not in chinese
    assert "Show this" not in chinese
    english = edulint(*arguments, lang="en_GB.UTF-8").out
    assert english.startswith("Usage: edulint")
    assert "\n  -h, --help" in english


@pytest.mark.parametrize("command", [("--lang", "en"), ("check", "--lang=en"), ("figures", "--lang", "en")])
def test_help_is_in_the_language_that_the_command_line_names(edulint: Edulint, command: tuple[str, ...]) -> None:
    asked = edulint(*command, "--help", lang="zh_CN.UTF-8").out
    assert asked.startswith("Usage: edulint")
    assert "Show this help" in asked


@pytest.mark.parametrize("options", [("--lang", "en"), ("--lang=en",), ("--lang=en", "--no-pack", "terms")])
def test_options_of_all_commands_may_stand_before_a_command(
    edulint: Edulint, tmp_path: Path, options: tuple[str, ...]
) -> None:
    assert "a year was not filled in" in edulint(*options, "explain", "PH101", lang="zh_CN.UTF-8").out
    # A draft of a command's name is a draft.
    (tmp_path / "explain").write_text("今年xx月完成任务。\n", encoding="utf-8")
    assert "PH102" in edulint(*options, "explain", lang="zh_CN.UTF-8").out


@pytest.mark.parametrize(
    ("line", "chinese", "english"),
    [
        ("fail-on = 3", "应是文字（加引号），写成了整数", "it takes a text in quotes, not a whole number"),
        ("max-size = 'ten'", "应是整数，写成了文字（加引号）", "it takes a whole number, not a text in quotes"),
        ("select = 'PH101'", "应是列表", "it takes a list"),
        ("lang = 'fr'", "没有 'fr' 这个值，可用的有：en、zh", "there is no such value as 'fr'; there are: en, zh"),
        ("severity = {NU113 = 'fatal'}", "可用的有：error、info、warning", "there are: error, info, warning"),
        ("[[per-file]]\nfiles = ['*']\ngenre = 'poem'", "可用的有：report、", "there are: report, "),
        (
            "max-size = -5",
            "“max-size”的值不对（应不小于 1）",
            "the value of “max-size” is wrong (it must be at least 1)",
        ),
        ("[[per-file]]\nignore = []", "缺少“files”", "“files” is missing"),
        ("[checks.placeholders]\nallow = 3", "应是列表", "it takes a list"),
    ],
)
def test_a_value_that_does_not_fit_is_told_in_words(
    edulint: Edulint, tmp_path: Path, line: str, chinese: str, english: str
) -> None:
    for lang, words in (("zh_CN.UTF-8", chinese), ("en_GB.UTF-8", english)):
        (tmp_path / "edulint.toml").write_text(line, encoding="utf-8")
        run = edulint("config", lang=lang)
        assert run.status == 2
        assert words in run.errors


@pytest.mark.parametrize(
    "arguments", [("--lang", "en", "--zzz"), ("--zzz", "--lang=en"), (".", "--lang", "en", "--set")]
)
def test_a_slip_is_told_in_the_language_that_the_command_line_chooses(
    edulint: Edulint, arguments: tuple[str, ...]
) -> None:
    errors = edulint("check", *arguments, lang="zh_CN.UTF-8").errors
    assert "there is no option" in errors or "lacks its value" in errors
