"""Cases: what a check must and must not find, as named data beside its module; reads and runs them.

Beside ``skipped_number.py`` stands ``skipped_number.toml``::

    [[case]]
    name = "四 follows 二"
    text = '''
    一、回顾
    二、做法
    四、打算
    '''
    findings = [{ words = "四、", line = 3, says = "三、" }]

``findings`` lists what the check must report, in the order of the places, and nothing else; ``[]`` is silence. A
finding is known by its ``words`` (the text of its span) and may also give ``line``, ``column``, ``severity``, ``says``
(part of the Chinese message), ``related`` (the words of its related spans) and, for checks that compare documents,
``path``. Further keys of a case: ``fixed`` (the text after all fixes, unsafe ones too), ``format`` (``markdown``),
``options`` (settings of the check), ``drafts`` (texts by path, instead of ``text``), ``source`` (where it was met).
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from edulint.check import BaseCheck, Check, Finding, FolderCheck
from edulint.model import Document, Mark, MarkKind
from edulint.outline.assembly import assemble, parse
from edulint.readers.markdown import MarkdownReader
from edulint.readers.plain import PlainReader, line_blocks
from edulint.readers.reader import Source
from edulint.run.fixes import fixed_text
from edulint.run.precedence import undisputed
from edulint.text.spans import Span


class Expected(Struct, forbid_unknown_fields=True, kw_only=True):
    """What a case says of one finding."""

    words: str
    line: int | None = None
    column: int | None = None
    severity: str | None = None
    says: str | None = None
    related: list[str] | None = None
    path: str | None = None


class CaseMark(Struct, forbid_unknown_fields=True, kw_only=True):
    """What a file's format says of words beside their text, as a case writes it; see :class:`edulint.model.Mark`."""

    kind: MarkKind
    words: str
    text: str = ""
    author: str = ""


class Case(Struct, forbid_unknown_fields=True, kw_only=True):
    """A named text and what a check must find in it.

    ``marks`` and ``labels`` are what a format other than text would say: marks of words, and automatic numbers by the
    words that a line begins with.
    """

    name: str
    findings: list[Expected]
    text: str = ""
    drafts: dict[str, str] = {}
    fixed: str | None = None
    format: str = "text"
    options: dict[str, Any] = {}
    source: str = ""
    marks: list[CaseMark] = []
    labels: dict[str, str] = {}


class _CaseFile(Struct, forbid_unknown_fields=True):
    case: list[Case]


def load_cases(path: Path) -> list[Case]:
    """Return the cases of a ``.toml`` file.

    Raises:
        ValueError: the file is no list of cases, or two have one name; the message names the file.
    """
    try:
        cases = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _CaseFile).case
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error
    names = [case.name for case in cases]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ValueError(f"{path}: more than one case is named {', '.join(sorted(twice))}")
    return cases


def cases_of(pack: ModuleType) -> Iterator[tuple[type[BaseCheck], Case]]:
    """Yield every check of a pack with each of its cases.

    Raises:
        ValueError: a check has no case file, or one without a silent case.
    """
    # A pack may bring readers or commands alone.
    for check in getattr(pack, "edulint_checks", list)():
        if not case_file(check).is_file():
            raise ValueError(f"{check.name} has no cases: write them into {case_file(check)}")
        cases = load_cases(case_file(check))
        # A check with a flag of its own may need something beside the drafts to find anything; it has tests of its own.
        silent_only = not any(case.findings for case in cases) and not check.flags
        if silent_only or all(case.findings for case in cases):
            raise ValueError(f"{case_file(check)}: needs cases with findings and cases without")
        for case in cases:
            yield check, case


def case_file(check: type[BaseCheck]) -> Path:
    """Return the file that holds a check's cases: its module's, with the suffix ``.toml``."""
    return Path(str(sys.modules[check.__module__].__file__)).with_suffix(".toml")


def document_of(text: str, path: str = "draft.txt", format_name: str = "text") -> Document:
    """Return the document that a text is in one of the formats ``text`` and ``markdown``."""
    reader = MarkdownReader() if format_name == "markdown" or path.endswith(".md") else PlainReader()
    # With a mark there is no doubt about the encoding, however short the text.
    return parse(text.encode("utf-8-sig"), reader, path)


def _document_of(case: Case, text: str, path: str) -> Document:
    """Return the document of a case, with the marks and automatic numbers that it states."""
    if not case.marks and not case.labels:
        return document_of(text, path, case.format)
    blocks = []
    for block in line_blocks(text):
        words = text[block.span.start : block.span.end]
        label = next((label for beginning, label in case.labels.items() if words.startswith(beginning)), "")
        blocks.append(replace(block, label=label, markup=bool(label)))
    marks = []
    for mark in case.marks:
        start = text.index(mark.words)
        marks.append(Mark(mark.kind, Span(start, start + len(mark.words)), mark.text, mark.author))
    return assemble(Source(text, tuple(blocks), marks=tuple(marks)), path, "word")


def findings_of(check: BaseCheck, drafts: Mapping[str, Document]) -> list[Finding]:
    """Return what a check reports of drafts, each fault told once, in the order of paths and places."""
    found: list[Finding] = []
    drafts = {path: document for path, document in drafts.items() if document.genre not in check.silent_in}
    match check:
        case Check():
            for document in drafts.values():
                found += check.check(document)
        case FolderCheck():
            facts = {path: check.collect(document) for path, document in drafts.items()}
            found += check.conclude(facts, drafts)
    return undisputed(sorted(found, key=lambda finding: (finding.path or "", finding.span)))


def words_found(check: BaseCheck, text: str) -> list[str]:
    """Return the words of a text that a check reports, in the order of the places."""
    document = document_of(text)
    return [document.slice(finding.span) for finding in findings_of(check, {"draft.txt": document})]


def findings_of_pack(pack: ModuleType, document: Document) -> list[Finding]:
    """Return what a pack's checks report of one document, each fault told once, in the order of places.

    Checks that compare documents have nothing to say of one.
    """
    checks = [check() for check in getattr(pack, "edulint_checks", list)()]
    found = [finding for check in checks if isinstance(check, Check) for finding in check.check(document)]
    return undisputed(sorted(found, key=lambda finding: finding.span))


def documents_of(case: Case) -> dict[str, Document]:
    """Return the documents of a case by their paths."""
    texts = case.drafts or {"draft.txt": case.text}
    return {path: _document_of(case, text, path) for path, text in texts.items()}


def run_case(check: type[BaseCheck], case: Case, drafts: Mapping[str, Document] | None = None) -> None:
    """Run one case; ``drafts`` are its documents, where the caller has them already.

    Raises:
        AssertionError: the check found something else; the message shows what.
    """
    options = msgspec.convert(case.options, type(check.options))
    drafts = drafts or documents_of(case)
    found = findings_of(check(options), drafts)
    told = [_told(finding, drafts) for finding in found]
    if len(found) != len(case.findings):
        raise AssertionError(f"{case.name}: expected {len(case.findings)} finding(s), got {len(found)}: {told}")
    for expected, actual in zip(case.findings, told, strict=True):
        for key, value in msgspec.structs.asdict(expected).items():
            if value is None:
                continue
            agrees = value in actual[key] if key == "says" else value == actual[key]
            if not agrees:
                raise AssertionError(f"{case.name}: {key} should be {value!r}, is {actual[key]!r} in {actual}")
    if case.fixed is not None:
        text = fixed_text(case.text, found, unsafe=True)
        if text != case.fixed:
            raise AssertionError(f"{case.name}: fixed text should be {case.fixed!r}, is {text!r}")


def _told(finding: Finding, drafts: Mapping[str, Document]) -> dict[str, Any]:
    """Return a finding in the words of :class:`Expected`."""
    path = finding.path or next(iter(drafts))
    document = drafts[path]
    location = document.locate(finding.span)
    return {
        "words": document.slice(finding.span),
        "line": location.line,
        "column": location.column,
        "severity": finding.severity.word,
        "says": finding.message.zh,
        "related": [drafts[other.path or path].slice(other.span) for other in finding.related],
        "path": path,
    }
