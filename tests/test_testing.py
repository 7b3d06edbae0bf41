from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar

import pytest

from edulint.check import Check, CheckOptions, Documents, Edit, Finding, Fix, FolderCheck, Related, Severity
from edulint.model import Document
from edulint.testing import Case, Expected, cases_of, document_of, findings_of, load_cases, run_case
from edulint.text.spans import Span
from edulint.wording import Wording


class WordOptions(CheckOptions, frozen=True):
    word: str = "某"


class SeenWord(Check):
    """Finds every place of a word."""

    code = "XX101"
    name = "seen-word"
    severity = Severity.WARNING
    summary = Wording(zh="某字", en="a word")
    messages: ClassVar[Mapping[str, Wording]] = {"seen": Wording(zh="见到“{what}”", en="saw “{what}”")}
    options = WordOptions()

    def check(self, document: Document) -> Iterator[Finding]:
        word = self.options.word
        spans = [Span(at, at + len(word)) for at in range(len(document.text)) if document.text.startswith(word, at)]
        # The last first: a check may report in any order.
        for span in reversed(spans):
            related = [Related(spans[0], self.summary)] if span != spans[0] else []
            yield self.finding(span, "seen", related=related, fix=Fix((Edit(span, "□"),)), what=word)


class SameText(FolderCheck[str]):
    """Finds drafts of one text."""

    code = "XX201"
    name = "same-text"
    severity = Severity.ERROR
    summary = Wording(zh="相同的稿件", en="equal drafts")
    messages: ClassVar[Mapping[str, Wording]] = {"same": Wording(zh="与{other}相同", en="the same as {other}")}

    def collect(self, document: Document) -> str:
        return document.text

    def conclude(self, facts: Mapping[str, str], documents: Documents) -> Iterator[Finding]:
        paths = list(facts)
        for path in paths[1:]:
            if facts[path] == facts[paths[0]]:
                span = Span(0, len(documents[path].text))
                yield self.finding(
                    span, "same", path=path, related=[Related(span, self.summary, paths[0])], other=paths[0]
                )


TEXT = "云溪市某县\n某镇\n"
TWO = [Expected(words="某", line=1, column=4), Expected(words="某", line=2, column=1)]


def case(**changes: Any) -> Case:
    return Case(**({"name": "two", "text": TEXT, "findings": TWO} | changes))


@pytest.mark.parametrize(
    "right",
    [
        case(),
        case(
            findings=[
                Expected(words="某", severity="warning", says="见到", related=[]),
                Expected(words="某", related=["某"]),
            ]
        ),
        case(fixed="云溪市□县\n□镇\n"),
        case(options={"word": "镇"}, findings=[Expected(words="镇")]),
        case(text="云溪市\n", findings=[]),
        case(text="# 某县\n", format="markdown", findings=[Expected(words="某", column=3)]),
    ],
)
def test_a_right_case_passes(right: Case) -> None:
    run_case(SeenWord, right)


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        (case(findings=[]), r"two: expected 0 finding\(s\), got 2"),
        (case(findings=TWO[:1]), r"expected 1 finding\(s\), got 2"),
        (case(text="云溪市\n"), r"expected 2 finding\(s\), got 0"),
        (case(findings=TWO[::-1]), "line should be 2, is 1"),
        (case(findings=[Expected(words="县"), TWO[1]]), "words should be '县', is '某'"),
        (case(findings=[Expected(words="某", column=5), TWO[1]]), "column should be 5, is 4"),
        (case(findings=[Expected(words="某", severity="error"), TWO[1]]), "severity should be 'error', is 'warning'"),
        (case(findings=[Expected(words="某", says="不见"), TWO[1]]), "says should be '不见', is '见到“某”'"),
        (case(findings=[Expected(words="某", related=["某"]), TWO[1]]), r"related should be \['某'\], is \[\]"),
        (case(findings=[Expected(words="某", path="other.txt"), TWO[1]]), "path should be 'other.txt', is 'draft.txt'"),
        (case(fixed=TEXT), "fixed text should be"),
    ],
)
def test_a_wrong_case_fails(wrong: Case, complaint: str) -> None:
    with pytest.raises(AssertionError, match=complaint):
        run_case(SeenWord, wrong)


def test_drafts_are_compared() -> None:
    drafts = {"a.txt": TEXT, "b.txt": "别的\n", "c.txt": TEXT}
    run_case(SameText, Case(name="one", drafts=drafts, findings=[Expected(words=TEXT, path="c.txt", related=[TEXT])]))
    with pytest.raises(AssertionError, match=r"path should be 'b.txt', is 'c.txt'"):
        run_case(SameText, Case(name="one", drafts=drafts, findings=[Expected(words=TEXT, path="b.txt")]))


def test_an_option_that_is_none_fails() -> None:
    with pytest.raises(ValueError, match="wrod"):
        run_case(SeenWord, case(options={"wrod": "镇"}))


def test_findings_come_in_the_order_of_their_places() -> None:
    found = findings_of(SeenWord(), {"draft.txt": document_of(TEXT)})
    assert [finding.span.start for finding in found] == [3, 6]


CASE_FILE = """
[[case]]
name = "two"
text = "某县某镇"
source = "raw draft"
findings = [{ words = "某" }, { words = "某", column = 3 }]

[[case]]
name = "none"
text = "县镇"
findings = []
"""


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A pack of one check whose case file lies in the temporary folder."""
    module = ModuleType("seen_word")
    module.__file__ = str(tmp_path / "seen_word.py")
    monkeypatch.setitem(sys.modules, "seen_word", module)
    check = type("SeenWord", (SeenWord,), {"__module__": "seen_word"})
    module.edulint_checks = lambda: [check]  # type: ignore[attr-defined]
    return module


def test_the_cases_of_a_pack_stand_beside_its_checks(pack: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "seen_word.toml").write_text(CASE_FILE, encoding="utf-8")
    pairs = list(cases_of(pack))
    assert [one.name for _, one in pairs] == ["two", "none"]
    for check, one in pairs:
        run_case(check, one)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (CASE_FILE.replace('"none"', '"two"'), "more than one case is named two"),
        (CASE_FILE.replace("source", "sauce"), "sauce"),
        (CASE_FILE.replace("words", "wrods"), "wrods"),
        (CASE_FILE.replace("[[case]]", "[[case"), "line"),
        (CASE_FILE.partition('[[case]]\nname = "none"')[0], "needs cases with findings and cases without"),
    ],
)
def test_a_bad_case_file_is_named(pack: ModuleType, tmp_path: Path, content: str, complaint: str) -> None:
    (tmp_path / "seen_word.toml").write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=complaint) as caught:
        list(cases_of(pack))
    assert "seen_word.toml" in str(caught.value)


def test_a_missing_case_file_is_named(pack: ModuleType) -> None:
    with pytest.raises(ValueError, match=r"seen_word\.toml"):
        list(cases_of(pack))


def test_a_case_file_is_read_to_the_letter(tmp_path: Path) -> None:
    path = tmp_path / "cases.toml"
    path.write_text(CASE_FILE, encoding="utf-8")
    assert load_cases(path)[0] == Case(
        name="two", text="某县某镇", source="raw draft", findings=[Expected(words="某"), Expected(words="某", column=3)]
    )
