"""The scan that the checks share, on texts of every kind."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from edulint.api import Check, Document, Severity, fold
from edulint.testing import document_of
from edulint_placeholders.masks.scan import placeholders_of
from edulint_placeholders.masks.signs import SIGNS, runs

from .checking import CHECKS, found

WORDS = [
    "20",
    "年",
    "月",
    "日",
    "人",
    "万元",
    "县",
    "局长",
    "某",
    "第",
    "余名",
    "x",
    "xx",
    "**",
    "__",
    "待补充",
    "略",
    "学",
    "贯彻",
    "共",
    "号",
    "http://",
    "@",
    "1",
    "二〇",
    "N",
    "TODO",
    "请在此处",
]
PIECES = st.sampled_from([*SIGNS, *" 　\n.,，。、；：？…-—·（）()[]【】《》〔〕“”{}$`#=+%", *WORDS])
# The first line lets the reader see what the file's encoding is.
TEXTS = st.lists(PIECES, max_size=40).map(lambda pieces: "云溪市教育局全年工作情况总结\n" + "".join(pieces))


@given(st.text(st.sampled_from([*SIGNS, *" .20年\n"]), max_size=12))
@example("*重点工作。 ")
@example("x x ")
def test_every_sign_lies_in_one_run_and_runs_stand_apart(text: str) -> None:
    found = list(runs(text))
    inside = {offset for start, end in found for offset in range(start, end)}
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    assert {offset for offset, character in enumerate(text) if character in SIGNS} <= inside


@given(
    st.lists(PIECES, max_size=6).map("".join).filter(lambda text: fold(text).strip() != ""),
    st.sampled_from(["text", "markdown"]),
)
@example("*重点工作推进有力。 ", "text")
def test_a_text_may_begin_and_end_with_any_sign(text: str, format_name: str) -> None:
    document = document_of(text, format_name=format_name)
    for check in CHECKS:
        list(check.check(document))


@given(TEXTS, st.sampled_from(["text", "markdown"]))
def test_placeholders_stand_apart_and_in_order(text: str, format_name: str) -> None:
    document = document_of(text, format_name=format_name)
    spans = [placeholder.span for placeholder in placeholders_of(document)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@given(TEXTS, st.sampled_from(["text", "markdown"]))
@example(",月余名%", "text")
def test_one_place_is_reported_by_one_check(text: str, format_name: str) -> None:
    document = document_of(text, format_name=format_name)
    masks = [check for check in CHECKS if check.name != "unfinished-sentence"]
    spans = sorted(
        span
        for check in masks
        for finding in check.check(document)
        # What stands in several places is told at the first of them.
        for span in {finding.span, *(other.span for other in finding.related)}
    )
    assert all(one.end <= other.start for one, other in pairwise(spans))


@given(TEXTS)
def test_code_is_left_alone(text: str) -> None:
    assert found("```\n" + text.replace("`", "") + "\n```\n", "markdown") == []


@given(st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=["Cc", "Cn", "Co", "Cs"])))
def test_any_text_can_be_checked(text: str) -> None:
    document = document_of("云溪市教育局全年工作情况总结\n" + text)
    for check in CHECKS:
        for finding in check.check(document):
            assert finding.message.zh
            assert finding.message.en


def test_a_scan_is_made_once_for_a_document() -> None:
    document = document_of("20xx年招生xx人。")
    assert placeholders_of(document) is placeholders_of(document)


def test_a_further_document_has_its_own_scan() -> None:
    one, other = document_of("20xx年招生。"), document_of("招生xx人。")
    assert [placeholder.message for placeholder in placeholders_of(one)] == ["year"]
    assert [placeholder.message for placeholder in placeholders_of(other)] == ["number"]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_terms_that_may_stand(check: Check) -> None:
    lenient = type(check)(type(check.options)(allow=("学在XX", "20xx年")))  # type: ignore[call-arg]
    document = document_of("“学在XX”活动，20xx年开展，有xx人参加。")
    assert {document.slice(finding.span) for finding in lenient.check(document)} <= {"xx人"}


def test_an_empty_term_allows_nothing() -> None:
    check = type(CHECKS[0])(type(CHECKS[0].options)(allow=("",)))  # type: ignore[call-arg]
    assert len(list(check.check(document_of("20xx年招生。")))) == 1


def test_the_polished_reports_are_clean(polished: list[Document]) -> None:
    loud = [
        (document.path, finding.code, document.slice(finding.span))
        for document in polished
        for check in CHECKS
        for finding in check.check(document)
        if finding.severity >= Severity.WARNING
    ]
    assert loud == []
