"""Which findings are told where several speak of one place."""

from __future__ import annotations

import pytest

from edulint.api import Finding, Related, Severity, Span
from edulint.outcome import LocatedFinding
from edulint.run.locate import located
from edulint.run.precedence import uncovered, undisputed
from edulint.testing import document_of, findings_of
from edulint_duplicates.checks.repeated_heading import RepeatedHeading
from edulint_placeholders.checks.template_text import TemplateText
from edulint_residue.checks.collection_heading import CollectionHeading
from edulint_residue.checks.web_page import WebPage
from tests.catalogue import FindWord, registry

TEXT = "工作顺利。\n相关文章\n甲工作总结\n乙工作总结"
TAIL = Span(TEXT.index("相关"), len(TEXT))


def found(span: Span, severity: Severity, *, covers: bool = False, also: Span | None = None) -> Finding:
    check = FindWord()
    word = check.messages["found"]
    related = [Related(also, word)] if also else []
    return check.finding(span, "found", severity=severity, related=related, covers=covers, word="坏")


def left(*findings: Finding, path: str = "draft.txt") -> list[LocatedFinding]:
    return uncovered(located(findings, document_of(TEXT, path), registry()))


TAIL_FOUND = found(TAIL, Severity.ERROR, covers=True)
FIRST, INSIDE = Span(0, 2), Span(TEXT.index("甲"), TEXT.index("甲") + 5)


@pytest.mark.parametrize("severity", [Severity.INFO, Severity.WARNING])
@pytest.mark.parametrize("span", [INSIDE, TAIL, Span(TAIL.start, TAIL.start + 2), Span(TAIL.end - 2, TAIL.end)])
def test_what_is_milder_and_inside_is_covered(span: Span, severity: Severity) -> None:
    [only] = left(TAIL_FOUND, found(span, severity))
    assert only.covers


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(found(INSIDE, Severity.ERROR), id="as grave"),
        pytest.param(found(FIRST, Severity.INFO), id="before"),
        pytest.param(found(Span(FIRST.start, TAIL.start + 2), Severity.INFO), id="reaches in"),
        pytest.param(found(INSIDE, Severity.INFO, also=FIRST), id="related outside"),
    ],
)
def test_what_is_as_grave_or_reaches_out_stays(other: Finding) -> None:
    assert len(left(TAIL_FOUND, other)) == 2


def test_related_places_inside_are_covered_too() -> None:
    assert len(left(TAIL_FOUND, found(INSIDE, Severity.INFO, also=Span(TAIL.end - 1, TAIL.end)))) == 1


def test_related_places_may_be_covered_by_different_findings() -> None:
    head = found(FIRST, Severity.ERROR, covers=True)
    assert len(left(head, TAIL_FOUND, found(INSIDE, Severity.INFO, also=FIRST))) == 2


def test_a_finding_that_covers_nothing_hides_nothing() -> None:
    assert len(left(found(TAIL, Severity.ERROR), found(INSIDE, Severity.INFO))) == 2


def test_other_drafts_are_not_covered() -> None:
    text = document_of(TEXT, "other.txt")
    other = located([found(INSIDE, Severity.INFO)], text, registry())
    findings = [*located([TAIL_FOUND], document_of(TEXT), registry()), *other]
    assert uncovered(findings) == findings


TOTAL, PART, OTHER = Span(0, 2), Span(3, 4), Span(10, 12)


def blaming(*places: Span, code: str = "AA101", severity: Severity = Severity.WARNING) -> Finding:
    message = FindWord.messages["found"]
    return Finding(code, places[0], message, severity, blames=frozenset(places))


def test_a_place_is_blamed_once_by_the_check_with_the_lowest_code() -> None:
    first, second = blaming(TOTAL, PART, code="AA102"), blaming(PART, OTHER, code="AA101")
    assert undisputed([first, second]) == undisputed([second, first]) == [second]


def test_the_gravest_finding_is_told_whatever_its_code() -> None:
    grave = blaming(TOTAL, code="AA909", severity=Severity.ERROR)
    assert undisputed([blaming(TOTAL, PART), grave]) == [grave]


def test_what_is_not_told_blames_nothing() -> None:
    first, second, third = blaming(TOTAL), blaming(TOTAL, PART, code="AA102"), blaming(PART, code="AA103")
    assert undisputed([first, second, third]) == [first, third]


def test_a_doubt_keeps_nothing_from_being_told() -> None:
    doubt, sure = blaming(TOTAL, severity=Severity.INFO), blaming(PART, code="AA102")
    assert undisputed([doubt, sure]) == [doubt, sure]
    assert undisputed([doubt, blaming(TOTAL, code="AA102", severity=Severity.INFO)])[0] is doubt


def test_findings_that_blame_nothing_are_all_told() -> None:
    assert len(undisputed([found(FIRST, Severity.ERROR), found(FIRST, Severity.ERROR)])) == 2


def test_one_drafts_places_are_not_another_s() -> None:
    one, other = (located([blaming(TOTAL)], document_of(TEXT, path), registry()) for path in ("a.txt", "b.txt"))
    assert undisputed(one + other) == one + other


@pytest.mark.parametrize(
    "text",
    [
        "首页 > 文章中心 > 正文\n\n水利工作总结\n\n水利工作总结\n\n全年修渠12公里。",
        "首页 > 文章中心 > 水利工作总结\n\n水利工作总结\n\n前言：为您整理了5篇水利工作总结，希望带来帮助。\n\n水利工作总结第1篇\n\n全年修渠12公里。",
        "[标签：标题]渡口全年平安。",
    ],
)
def test_a_line_of_a_page_is_told_of_as_the_page_s_alone(text: str) -> None:
    document = document_of(text)
    checks = (RepeatedHeading(), CollectionHeading(), TemplateText(), WebPage())
    found = [one for check in checks for one in findings_of(check, {document.path: document})]
    assert {one.code for one in undisputed(found)} == {"RE101"}
