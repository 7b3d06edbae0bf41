"""The formats that other programs read, each read back by something that is not ours."""

from __future__ import annotations

import csv
import io
import json
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from edulint.check import Severity
from edulint.outcome import LocatedFinding, Outcome, Problem
from edulint.report import FORMATS, reporter_of
from edulint.report.reporter import ReportOptions
from edulint.run.locate import located
from edulint.run.shown import shown
from edulint.testing import document_of
from edulint.wording import Wording
from tests.catalogue import FindMark, FindWord, registry

TEXT = "全县教育工作总结。\n　　各校工作坏，安全坏！！\n"


def outcome_of(text: str = TEXT, *paths: str, problems: tuple[Problem, ...] = ()) -> Outcome:
    """Return what two small checks find in drafts that hold the same text."""
    findings: list[LocatedFinding] = []
    drafts = []
    for path in paths or ("a.txt",):
        document = document_of(text, path)
        found = [*FindWord().check(document), *FindMark().check(document)]
        findings += located(found, document, registry())
        drafts.append(shown(document))
    return Outcome(
        tuple(findings),
        problems,
        checks={"AA101": FindWord, "AA201": FindMark},
        drafts=tuple(drafts),
        paths=paths or ("a.txt",),
        characters=len(text),
    )


def report(name: str, outcome: Outcome, **options: Any) -> str:
    out = io.StringIO()
    reporter_of(name)().report(outcome, out, ReportOptions("zh", **options))
    return out.getvalue()


@pytest.mark.parametrize("name", FORMATS)
@given(words=st.text(max_size=20))
def test_every_format_takes_any_words(name: str, words: str) -> None:
    outcome = outcome_of("全县教育工作总结。\n" * 20 + f"##[::工作坏{words}\n::{words}坏\n##vso[坏")
    hostile = Problem("坏\x1b]0;\n::error::\u202e.txt", Wording(zh=words, en=words))
    text = report(name, replace(outcome, problems=(hostile,)))
    assert not any(harmful in text for harmful in ("\x1b", "\u202e", "##[", "##vso["))
    text.encode()
    if name != "github":
        assert not any(line.lstrip().startswith("::") for line in text.splitlines())


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab", "rdjson"])
def test_json_formats_are_json(name: str) -> None:
    json.loads(report(name, outcome_of()))


def test_sarif_is_read_by_its_tools(tmp_path: Path) -> None:
    sarif = pytest.importorskip("sarif.sarif_file")
    outcome = outcome_of(problems=(Problem("b.docx", Wording(zh="已加密", en="encrypted")),))
    path = tmp_path / "a.sarif"
    path.write_text(report("sarif", outcome), encoding="utf-8")
    data = json.loads(path.read_text(encoding="utf-8"))
    file = sarif.SarifFile(str(path), data)
    assert file.get_result_count() == len(outcome.findings)
    assert {record["Code"] for record in file.get_records()} == {"AA101", "AA201"}
    run = data["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["invocations"][0]["executionSuccessful"] is False
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_names_bytes_that_are_not_utf8_so_that_the_file_is_found_again() -> None:
    name = b"\xd7\xdc\xbd\xe1.txt".decode("utf-8", "surrogateescape")
    data = json.loads(report("sarif", outcome_of(TEXT, name)))
    place = data["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert unquote(place["artifactLocation"]["uri"], errors="surrogateescape") == name


def test_junit_counts_cases_as_its_readers_do() -> None:
    junitparser = pytest.importorskip("junitparser")
    found = outcome_of(TEXT, "a.txt")
    outcome = replace(found, paths=("a.txt", "clean.txt"))
    suites = junitparser.JUnitXml.fromstring(report("junit", outcome).encode())
    by_name = {suite.name: suite for suite in suites}
    failures = sum(finding.severity >= Severity.WARNING for finding in found.findings)
    assert by_name["a.txt"].failures == failures
    assert len(list(by_name["a.txt"])) == by_name["a.txt"].tests == len(found.findings)
    assert [case.is_passed for case in by_name["clean.txt"]] == [True]


def test_checkstyle_has_a_file_for_each_draft_with_findings() -> None:
    root = ElementTree.fromstring(report("checkstyle", outcome_of(TEXT, "a.txt", "b&c.txt")))
    assert root.tag == "checkstyle"
    assert [file.get("name") for file in root] == ["a.txt", "b&c.txt"]
    assert {error.get("severity") for error in root.iter("error")} <= {"error", "warning", "info"}


def decoded(command: str) -> tuple[str, dict[str, str], str]:
    """Read a workflow command as GitHub's runner does (actions/runner, ActionCommand): level, properties, message."""
    head, _, message = command.removeprefix("::").partition("::")
    level, _, written = head.partition(" ")
    properties = dict(pair.split("=", 1) for pair in written.split(","))

    def unescaped(text: str) -> str:
        for code, character in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
            text = text.replace(code, character)
        return text

    return level, {name: unescaped(value) for name, value in properties.items()}, unescaped(message)


@given(words=st.text(alphabet="100%，,:\r\n坏:error", max_size=12))
def test_github_annotations_are_one_line_each_and_decode_to_the_message(words: str) -> None:
    first = outcome_of().findings[0]
    finding = replace(first, path=f"a{words}.txt", message=Wording(zh=words, en=words))
    lines = report("github", replace(outcome_of(), findings=(finding,))).split("\n")
    assert lines[1:] == [""]
    level, properties, message = decoded(lines[0])
    assert level in ("error", "warning", "notice")
    assert properties["file"] == f"a{words}.txt"
    assert message == words


def test_github_says_how_many_it_will_not_show() -> None:
    text = report("github", outcome_of("工作坏。\n" * 14))
    assert "另有" in text.splitlines()[-1]


def test_gitlab_tells_the_same_fault_in_two_drafts_apart() -> None:
    issues = json.loads(report("gitlab", outcome_of(TEXT, "a.txt", "b.txt")))
    fingerprints = [issue["fingerprint"] for issue in issues]
    assert len(set(fingerprints)) == len(fingerprints) > 2
    for issue in issues:
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["positions"]["begin"]["line"] >= 1


def test_rdjson_columns_are_bytes() -> None:
    first = json.loads(report("rdjson", outcome_of()))["diagnostics"][0]
    line = TEXT.split("\n")[first["location"]["range"]["start"]["line"] - 1].encode()
    start, end = (first["location"]["range"][edge]["column"] - 1 for edge in ("start", "end"))
    assert line[start:end].decode() == outcome_of().findings[0].excerpt.words


def test_markdown_shows_a_drafts_words_to_the_letter() -> None:
    markdown = import_module("markdown_it").MarkdownIt("commonmark").enable("table")
    words = "坏|<b>@one:`x`*y*[z](u)"
    html = markdown.render(report("markdown", outcome_of("全县教育工作总结。\n" * 20 + words)))
    assert "<a " not in html
    assert "<code>" not in html
    assert "@one" in html
    assert "*y*" in html


def test_csv_is_read_by_a_spreadsheet_and_runs_nothing() -> None:
    problem = Problem("=b.docx", Wording(zh="文件是空的", en="the file is empty"))
    text = report("csv", outcome_of("=1+1，坏\n", "-a.txt", problems=(problem,)))
    # Excel knows UTF-8 by its mark.
    assert text.startswith("\ufeff稿件,")
    rows = list(csv.reader(io.StringIO(text)))
    assert {len(row) for row in rows} == {7}
    assert rows[1][0] == "'-a.txt"
    assert rows[1][2:5] == ["第 1 行第 6 字", "警告", "有“坏”"]
    assert rows[1][5].startswith("'=1+1")
    assert rows[-1][:1] + rows[-1][3:5] == ["'=b.docx", "未能完成", "文件是空的"]
