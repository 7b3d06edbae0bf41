"""No pattern hangs a run: each ends in time, or is named."""

from __future__ import annotations

import pytest

from edulint.api import Finding, SpokenError
from edulint.testing import document_of
from edulint_terms.checks.house_pattern import HousePattern, Options, Pattern

# All of them take more than a lifetime on a long line, where nothing stops them.
HOSTILE = [
    "(a+)+$", "(a*)*$", "(a|a)*$", "(a|aa)+$", "(.*)*$", "(.+)+!", "([a-z]+)*!", "(?:a?){40}a{40}!", "(a+a+)+!",
    "(\\w+\\s?)*!", "(.*a){30}!", "(?:.*,){12}!", "^(([a-z])+.)+[A-Z]([a-z])+$", "(x+x+)+y", "(?:(?:a+)*)*b",
    "(a(?:b?a)*)*c", "(.*?,){15}!", "(?:a|b|ab)*c", "((a{0,9}){0,9}){0,9}b", "(?=(a+))*b", "(?:\\p{Han}+)+!",
    "(\\p{L}+)*\\d", "(好+)+坏", "(好|好好)+坏", "(?:好*)*坏", "(.+?)\\1+!", "(a+)\\1+b", "(?i)(A+)+$b",
    "(?:(?:好?)+)+坏", "((好|吗)+)+坏",
]  # fmt: skip
TEXT = "a" * 300_000 + "\n" + "好" * 300_000 + "\n" + "ab,x" * 100_000


def rule(regex: str) -> Pattern:
    return Pattern(name=regex, regex=regex, message="查到")


def test_there_are_thirty() -> None:
    assert len(set(HOSTILE)) == 30


@pytest.mark.slow
@pytest.mark.parametrize("regex", HOSTILE)
def test_a_hostile_pattern_ends_and_the_others_go_on(regex: str) -> None:
    check = HousePattern(Options(pattern=(rule(regex), rule("好吗")), seconds=0.2))
    document = document_of(TEXT + "\n好吗")
    findings: list[Finding] = []
    late = ""
    try:
        findings.extend(check.check(document))
    except SpokenError as error:
        late = error.wording.zh
    assert regex in late or not late
    assert "好吗" in [document.slice(finding.span) for finding in findings]


@pytest.mark.parametrize("regex", ["(", "[", "(?P<a", "*", "\\p{Nonsense}", "(?<=a*)b(", "a{2,1}"])
def test_what_is_no_pattern_is_told_by_its_name(regex: str) -> None:
    check = HousePattern(Options(pattern=(rule(regex),)))
    with pytest.raises(SpokenError) as error:
        list(check.check(document_of("好吗")))
    assert "不是合格的正则表达式" in error.value.wording.zh
