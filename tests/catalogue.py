"""A small set of checks for tests that need some, and none of our own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from edulint.check import Check, CheckOptions, Documents, Edit, Finding, Fix, FolderCheck, Severity
from edulint.model import Document
from edulint.packs.registry import RegisteredCheck, Registry
from edulint.text.spans import Span
from edulint.wording import Wording

SUMMARY = Wording(zh="测试", en="test")


class WordOptions(CheckOptions):
    """The word looked for."""

    the_word: str = "坏"
    at_most: int = 3


class FindWord(Check):
    """Finds a word."""

    code = "AA101"
    name = "find-word"
    severity = Severity.WARNING
    summary = SUMMARY
    messages = {"found": Wording(zh="有“{word}”", en="“{word}” is there")}
    options = WordOptions()

    def check(self, document: Document) -> Iterator[Finding]:
        at = document.text.find(self.options.the_word)
        while at >= 0:
            span = Span(at, at + len(self.options.the_word))
            yield self.finding(span, "found", word=document.slice(span), fix=Fix((Edit(span, "好"),), safe=True))
            at = document.text.find(self.options.the_word, span.end)


class FindMark(Check):
    """Finds an exclamation mark; sure at the end, in doubt elsewhere."""

    code = "AA201"
    name = "find-mark"
    severity = Severity.ERROR
    summary = SUMMARY
    messages = {"found": Wording(zh="感叹号", en="exclamation mark")}

    def check(self, document: Document) -> Iterator[Finding]:
        for at, character in enumerate(document.text):
            if character == "！":
                is_last = at == len(document.text) - 1
                yield self.finding(Span(at, at + 1), "found", severity=None if is_last else Severity.INFO)


class SameLength(FolderCheck[int]):
    """Finds drafts of one length."""

    code = "BB101"
    name = "same-length"
    severity = Severity.INFO
    summary = SUMMARY
    messages = {"found": Wording(zh="一样长", en="as long")}

    def collect(self, document: Document) -> int:
        return len(document.text)

    def conclude(self, facts: Mapping[str, int], documents: Documents) -> Iterator[Finding]:
        lengths: dict[int, str] = {}
        for path, length in facts.items():
            if length in lengths:
                yield self.finding(Span(0, 1), "found", path=path)
            lengths.setdefault(length, path)


def registry() -> Registry:
    """Return the three checks in two categories."""
    return Registry(
        [RegisteredCheck(FindWord, "words"), RegisteredCheck(FindMark, "marks"), RegisteredCheck(SameLength, "marks")]
    )
