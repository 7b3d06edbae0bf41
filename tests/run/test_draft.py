"""One draft, checked."""

from __future__ import annotations

from edulint.check import Severity
from edulint.readers.plain import PlainReader
from edulint.run.draft import DraftChecker
from edulint.run.task import DraftResult, DraftTask
from edulint.settings.profile import Profile
from tests.catalogue import registry

CHECKS = registry()


def check(text: str, severities: dict[str, Severity] | None = None, *, compare: bool = False) -> DraftResult:
    profile = Profile(tuple(sorted(CHECKS.codes)), severities or {}, {})
    return DraftChecker(CHECKS, {".txt": PlainReader()}).check(
        DraftTask("a.txt", profile, compare=compare, data=text.encode())
    )


def severities(text: str, setting: Severity) -> list[Severity]:
    return [one.severity for one in check(text, {"AA201": setting}).findings]


def test_a_set_severity_replaces_the_checks_own_and_never_raises_a_doubt() -> None:
    text = "好！好！"
    assert [one.severity for one in check(text).findings] == [Severity.INFO, Severity.ERROR]
    assert severities(text, Severity.WARNING) == [Severity.INFO, Severity.WARNING]
    assert severities(text, Severity.INFO) == [Severity.INFO, Severity.INFO]


def test_characters_are_counted_without_spaces() -> None:
    assert check(" 好　好\r\n\n好").characters == 3


def test_facts_are_collected_where_there_is_something_to_compare_with() -> None:
    assert check("好坏", compare=True).facts == {"BB101": 2}
    assert check("好坏").facts == {}


def test_an_empty_draft_is_a_problem() -> None:
    result = check("\n\n")
    assert (result.read, result.findings) == (False, ())
    assert "空" in result.problems[0].message.zh
