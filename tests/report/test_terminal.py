"""The report for people."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

from edulint.check import Severity
from edulint.locate import located
from edulint.outcome import Outcome, Problem
from edulint.report.reporter import ReportOptions
from edulint.report.terminal import TerminalReporter
from edulint.testing import document_of
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
    if words.isprintable() and len(words) < 20:
        assert f"工作坏{words.rstrip()}" in text


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
