"""The report for people."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len

from edulint.check import Severity
from edulint.outcome import LocatedRelated, Outcome, Problem
from edulint.report.reporter import ReportOptions
from edulint.report.terminal import TerminalReporter
from edulint.report.twins import twins_of
from edulint.report.wrapping import wrapped
from edulint.run.locate import located
from edulint.testing import document_of
from edulint.text.locations import Location
from edulint.wording import Wording
from tests.catalogue import SUMMARY, FindMark, FindWord, registry


def outcome_of(text: str) -> Outcome:
    document = document_of(text)
    findings = [*FindWord().check(document), *FindMark().check(document)]
    places = tuple(located(findings, document, registry()))
    return Outcome(places, checks={"AA101": FindWord, "AA201": FindMark}, paths=("a.txt",), characters=len(text))


def shown(outcome: Outcome, *, color: bool | None = None, everything: bool = False) -> str:
    out = io.StringIO()
    TerminalReporter().report(outcome, out, ReportOptions("zh", everything, color))
    return out.getvalue()


@given(st.text(alphabet=st.sampled_from("[]/bold:warning坏，。\x1b\x07\u202e{}\\%"), max_size=30))
def test_a_drafts_words_are_never_markup_nor_control(words: str) -> None:
    # The first lines are there so that the text is one, whatever follows.
    text = shown(outcome_of("全县教育工作总结。\n" * 20 + f"工作坏{words}"))
    assert not {"\x1b", "\x07", "\u202e"} & set(text)
    # What could begin a command of a build log is disarmed.
    if words.isprintable() and len(words) < 20 and "::" not in words:
        assert f"工作坏{words.rstrip()}" in text


def test_the_last_line_counts_in_good_english() -> None:
    told = io.StringIO()
    TerminalReporter().report(outcome_of("长坏！长！"), told, ReportOptions("en", everything=False, color=None))
    assert re.search(r"\n1 file, 5 characters: 1 error, 1 warning, 1 info\.\nWhat a check looks for: ", told.getvalue())


def test_nothing_is_wrapped_where_no_terminal_watches() -> None:
    text = shown(outcome_of("长" * 500 + "坏" + "长" * 500))
    assert "…" + "长" * 20 + "坏" + "长" * 20 + "…" in text


def test_the_words_are_coloured_where_colours_are_wanted() -> None:
    assert "\x1b[" in shown(outcome_of("坏"), color=True)
    assert "\x1b[" not in shown(outcome_of("坏"), color=False)


def test_folding_keeps_the_gravest_severity_and_the_count() -> None:
    outcome = outcome_of("！" * 7)
    [line] = [line for line in shown(outcome).splitlines() if "7 处" in line]
    assert "错误" in line
    assert shown(outcome, everything=True).count("感叹号") == 7
    assert outcome.count(Severity.INFO) == 6


def test_the_summary_counts_and_hints() -> None:
    text = shown(outcome_of("坏，坏！"))
    assert "共 1 个文件 4 字：1 个错误，2 个警告。" in text
    assert "2 处可用 --fix 修正" in text
    assert "没有发现问题" in shown(Outcome((), paths=("a.txt",)))


def test_the_summary_never_says_that_all_is_well_when_it_is_not_known() -> None:
    problem = Problem("b.txt", SUMMARY)
    assert "没有检查任何稿件" in shown(Outcome((), (problem,)))
    assert "没有发现问题。1 处未能完成" in shown(Outcome((), (problem,), paths=("a.txt",)))


@pytest.mark.parametrize("color", [None, True])
@given(words=st.text(alphabet=st.sampled_from(":#[ \u3000坏，"), max_size=60))
def test_no_line_is_a_command_of_a_build_log(color: bool | None, words: str) -> None:
    # In colours the lines are broken, as in the log of a build server that asks for them.
    text = re.sub("\x1b\\[[0-9;]*m", "", shown(outcome_of(f"{words}\n一、{words}\n{words}坏"), color=color))
    assert not re.search(r"^\s*::|##\[", text, re.MULTILINE)


def at_80(outcome: Outcome, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the lines of a report in a terminal of 80 columns, without colours."""
    monkeypatch.setenv("COLUMNS", "80")
    return re.sub("\x1b\\[[0-9;]*m", "", shown(outcome, color=True)).splitlines()


def test_nothing_is_wider_than_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = outcome_of(
        "全县各级各类学校认真贯彻落实会议精神，" * 3 + "工作坏，" + "持续推进各项任务落地见效，" * 5 + "。"
    )
    long = "这一处的话说得很长，" * 12
    findings = tuple(replace(one, message=Wording(zh=long, en=long)) for one in outcome.findings)
    lines = at_80(replace(outcome, findings=findings), monkeypatch)
    assert max(cell_len(line) for line in lines) <= 80
    # The words themselves are never cut away, and messages hang below their beginning.
    assert any("坏" in line for line in lines)
    assert all(line.startswith(" " * 12) or line.strip() == "" for line in lines[3 : lines.index("")])


def test_a_folded_row_says_where_its_places_are(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = at_80(outcome_of("工作坏。\n\n" * 8), monkeypatch)
    assert any("第 1、3、5、7、9…行，共 8 行" in line for line in lines)


def test_what_lies_under_no_heading_does_not_stand_under_another_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = outcome_of("一、工作坏\n全年工作完成。\n")
    first = outcome.findings[0]
    outside = replace(first, section=(), location=replace(first.location, line=9, end_line=9))
    lines = at_80(replace(outcome, findings=(first, outside)), monkeypatch)
    assert "  （不在任何标题之下）" in lines
    title = replace(outside, location=replace(first.location, column=1))
    assert "  （文件开头）" in at_80(replace(outcome, findings=(title, first)), monkeypatch)


def test_findings_in_a_copy_are_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    part = "工作坏。\n全县教育工作稳步推进。\n各校认真落实。\n"
    outcome = outcome_of(part + part)
    first, second = outcome.findings
    copy = replace(
        first,
        code="AA201",
        location=Location(4, 1, 6, 8),
        related=(LocatedRelated("draft.txt", Location(1, 1, 3, 8), Wording(zh="原处", en="original")),),
    )
    assert twins_of([first, copy, second]) == {second: copy}
    lines = at_80(replace(outcome, findings=(first, copy, second)), monkeypatch)
    assert sum(line.startswith(" ") and "AA101" in line for line in lines) == 1
    assert any("另有 1 处问题与原处相同" in line for line in lines)


def test_the_last_line_explains_the_gravest_and_most_frequent() -> None:
    outcome = outcome_of("工作坏！！\n" * 3)
    assert "看说明：edulint explain AA101（或别的代号）" in shown(outcome)
    assert "edulint accept 稿件:行号 --reason" in shown(outcome)


def test_marks_and_short_quotations_stay_with_their_words() -> None:
    # Neither an opening mark at a line's end, nor a closing one at its beginning, nor a short quotation torn apart.
    assert wrapped("前面缺少“三、”，请补上", 14) == ["前面缺少", "“三、”，请补上"]
    assert wrapped("或改为（三）", 8) == ["或改为", "（三）"]
    assert wrapped("write “三是” now", 8) == ["write", "“三是”", "now"]
    # What is wider than a line is torn all the same.
    assert wrapped("。" * 5, 4) == ["。。", "。。", "。"]


def test_each_way_on_has_a_line_of_its_own() -> None:
    lines = shown(outcome_of("坏，坏！")).splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("共 1 个文件"))
    assert lines[at].endswith("个警告。")
    assert [line.split("：")[0] for line in lines[at + 1 :]] == ["看说明", "确实没错的", "2 处可用 --fix 修正"]


def test_english_severities_stand_in_a_column() -> None:
    told = io.StringIO()
    TerminalReporter().report(outcome_of("长坏！"), told, ReportOptions("en", everything=False, color=None))
    heads = [line for line in told.getvalue().splitlines() if re.search(r"AA\d+$", line)]
    assert len({re.search(r"(?:error|warning|info) +", line).end() for line in heads}) == 1  # type: ignore[union-attr]
