"""One draft, proofread."""

from __future__ import annotations

from edulint.check import Severity
from edulint.proofread import Proofread, Proofreader, Task
from edulint.readers.plain import PlainReader
from edulint.settings import Profile
from tests.catalogue import registry

CHECKS = registry()


def proofread(text: str, severities: dict[str, Severity] | None = None, *, compare: bool = False) -> Proofread:
    profile = Profile(tuple(sorted(CHECKS.codes)), severities or {}, {})
    return Proofreader(CHECKS, {".txt": PlainReader()}).proofread(
        Task("a.txt", profile, compare=compare, data=text.encode())
    )


def severities(text: str, setting: Severity) -> list[Severity]:
    return [one.severity for one in proofread(text, {"AA201": setting}).findings]


def test_a_set_severity_replaces_the_checks_own_and_never_raises_a_doubt() -> None:
    text = "好！好！"
    assert [one.severity for one in proofread(text).findings] == [Severity.INFO, Severity.ERROR]
    assert severities(text, Severity.WARNING) == [Severity.INFO, Severity.WARNING]
    assert severities(text, Severity.INFO) == [Severity.INFO, Severity.INFO]


def test_characters_are_counted_without_spaces() -> None:
    assert proofread(" 好　好\r\n\n好").characters == 3


def test_facts_are_collected_where_there_is_something_to_compare_with() -> None:
    assert proofread("好坏", compare=True).facts == {"BB101": 2}
    assert proofread("好坏").facts == {}


def test_an_empty_draft_is_a_problem() -> None:
    result = proofread("\n\n")
    assert (result.read, result.findings) == (False, ())
    assert "空" in result.problems[0].message.zh
