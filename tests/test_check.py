from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

import msgspec
import pytest

from edulint.check import Check, CheckError, CheckOptions, Edit, Finding, Fix, FolderCheck, Related, Severity
from edulint.model import Document
from edulint.testing import document_of
from edulint.text.spans import Span
from edulint.wording import Wording

SUMMARY = Wording(zh="摘要", en="summary")
MESSAGES = {"found": Wording(zh="见到{what}", en="saw {what}")}
COMPLETE: dict[str, Any] = {
    "code": "XX101",
    "name": "seen-word",
    "severity": Severity.WARNING,
    "summary": SUMMARY,
    "messages": MESSAGES,
}


class WordOptions(CheckOptions, frozen=True):
    word: str = "某"
    most_shown: int = 3


class SeenWord(Check):
    """Finds a word."""

    code = "XX102"
    name = "seen-word"
    severity = Severity.WARNING
    summary = SUMMARY
    messages: ClassVar[Mapping[str, Wording]] = MESSAGES
    options = WordOptions()

    def check(self, document: Document) -> Iterator[Finding]:
        at = document.text.find(self.options.word)
        if at >= 0:
            span = Span(at, at + len(self.options.word))
            related = [Related(Span(0, 1), SUMMARY)]
            yield self.finding(span, "found", related=related, fix=Fix((Edit(span, ""),)), what=document.slice(span))


@pytest.mark.parametrize("base", [Check, FolderCheck])
def test_a_complete_class_is_accepted(base: type) -> None:
    assert type("Complete", (base,), COMPLETE).code == "XX101"  # type: ignore[attr-defined]


@pytest.mark.parametrize("base", [Check, FolderCheck])
@pytest.mark.parametrize("attribute", COMPLETE)
def test_missing_metadata_fails_with_the_name_of_the_class(base: type, attribute: str) -> None:
    attributes = {name: value for name, value in COMPLETE.items() if name != attribute}
    with pytest.raises(CheckError, match=rf"\.Incomplete: has no {attribute}$"):
        type("Incomplete", (base,), attributes)


@pytest.mark.parametrize(
    ("attribute", "value", "complaint"),
    [
        ("code", "X101", "code 'X101' is not two capitals and three digits"),
        ("code", "XX1011", "code 'XX1011' is not two capitals and three digits"),
        ("code", 101, "code 101 is not two capitals and three digits"),
        ("code", "XX１０１", "is not two capitals and three digits"),
        ("name", "Seen_Word", "name 'Seen_Word' is not lower-case words joined by hyphens"),
        ("name", "seen-", "name 'seen-' is not lower-case"),
        ("name", None, "name None is not lower-case"),
        ("severity", 3, "severity 3 is not a Severity"),
        ("severity", "error", "severity 'error' is not a Severity"),
        ("summary", "摘要", "summary is not a Wording"),
        ("messages", {}, "messages is not a mapping of ids to Wordings"),
        ("messages", {"found": "见到"}, "messages is not a mapping of ids to Wordings"),
        ("messages", [SUMMARY], "messages is not a mapping of ids to Wordings"),
        ("options", {}, "options is not an instance of a subclass of CheckOptions"),
    ],
)
def test_wrong_metadata_fails_with_the_name_of_the_class(attribute: str, value: object, complaint: str) -> None:
    with pytest.raises(CheckError, match=rf"\.Wrong: .*{complaint}"):
        type("Wrong", (Check,), COMPLETE | {attribute: value})


def test_an_abstract_class_needs_no_metadata() -> None:
    class Base(Check, abstract=True):
        pass

    assert not hasattr(Base, "code")


def test_options_are_written_with_hyphens_and_misspelt_ones_refused() -> None:
    assert msgspec.convert({"most-shown": 5}, WordOptions) == WordOptions(most_shown=5)
    with pytest.raises(msgspec.ValidationError, match="most_shown"):
        msgspec.convert({"most_shown": 5}, WordOptions)


def test_options_are_the_defaults_unless_given() -> None:
    document = document_of("某县教育局")
    assert [document.slice(finding.span) for finding in SeenWord().check(document)] == ["某"]
    assert [document.slice(finding.span) for finding in SeenWord(WordOptions(word="县")).check(document)] == ["县"]


def test_a_finding_speaks_with_the_message_of_its_check() -> None:
    check = SeenWord()
    finding = check.finding(Span(0, 1), "found", what="某")
    assert (finding.code, finding.severity, finding.message.zh) == ("XX102", Severity.WARNING, "见到某")
    assert check.finding(Span(0, 1), "found", severity=Severity.INFO, what="某").severity is Severity.INFO


def test_an_unknown_message_or_a_field_without_value_is_an_error() -> None:
    with pytest.raises(KeyError, match="fuond"):
        SeenWord().finding(Span(0, 1), "fuond")
    with pytest.raises(KeyError, match="what"):
        SeenWord().finding(Span(0, 1), "found")


def test_severities_are_ordered() -> None:
    assert Severity.INFO < Severity.WARNING < Severity.ERROR
    assert [severity.word for severity in Severity] == ["info", "warning", "error"]


def test_findings_travel_between_processes() -> None:
    finding = next(SeenWord().check(document_of("云溪市某县")))
    assert pickle.loads(pickle.dumps(finding)) == finding
