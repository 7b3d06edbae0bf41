"""What ``fuzz.py`` asks of every input: nothing raises or points outside, and repairs change what they say."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from itertools import count
from typing import Any
from xml.etree import ElementTree

from fuzz_cases import Case, packed, parts_of
from fuzz_checker import RememberingChecker
from lxml import etree
from msgspec.structs import replace

from edulint.outcome import LocatedFinding, Outcome
from edulint.packs.entrypoints import entry_points
from edulint.packs.host import Host
from edulint.readers.reader import ReadError
from edulint.readers.writer import Writer
from edulint.report import FORMATS, reporter_of
from edulint.report.reporter import ReportOptions
from edulint.run.draft import DraftChecker
from edulint.run.files import find_drafts
from edulint.run.fixes import applicable
from edulint.run.loading import encoded
from edulint.run.remarks import remarks_of
from edulint.run.task import DraftResult, DraftTask
from edulint.run.tracked import Composition
from edulint.settings.files import Configurations, read_configuration
from edulint.settings.profile import Choice, Profile, SettingsError, field_names

# A draft of a few thousand characters that takes so much processor time would hang a long one.
SLOW_SECONDS = 20.0
# Repairs may be made one after another; so many rounds are followed.
_MOST_ROUNDS = 3000
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_BRACKET = re.compile(r"##(?:vso)?\[")
_RAISED = re.compile(r"\b[A-Z]\w*(?:Error|Exception|Iteration)\b|outside the draft")
_XML = ("junit", "checkstyle")
_JSON = ("json", "sarif", "gitlab", "rdjson")
_PROBE = (
    "一、工作回顾\n全县投入资金3600万元，，其中xx万元用于校舍。2019年增长5%。\n三、下一步\n全县投入资金3600万元。\n"
)


class FallenError(AssertionError):
    """An input did what none may do; the text says what."""


class Oracle:
    """Our own packs and what is asked of them."""

    def __init__(self) -> None:
        self.host = Host(tuple(point for point in entry_points() if point.distribution == "edulint_zh"))
        self.profile = Profile(tuple(sorted(self.host.registry.codes)), {}, {})
        registry, readers, writers = self.host.registry, self.host.readers, self.host.writers
        # One of so many inputs is put to a checker that remembers nothing.
        self._checkers = [DraftChecker(registry, readers, writers)] + [
            RememberingChecker(registry, readers, writers)
        ] * 7
        self._turns = count()
        self.checker = self._checkers[0]

    @cached_property
    def options(self) -> tuple[tuple[str, str], ...]:
        """The checks' options, each with its check's name."""
        checks = [self.host.registry[code].check for code in sorted(self.host.registry.codes)]
        return tuple((check.name, name) for check in checks for name in field_names(type(check.options)))

    def judge(self, case: Case) -> None:
        """Put a case to edulint.

        Raises:
            FallenError: something is not as it must be; other exceptions are edulint's own.
        """
        self.checker = self._checkers[next(self._turns) % len(self._checkers)]
        if isinstance(self.checker, RememberingChecker):
            self.checker.forget()
        with _limit():
            getattr(self, f"_judge_{case.kind}")(case)

    def _judge_text(self, case: Case) -> None:
        task = DraftTask(case.name, self.profile, data=case.data, compare=True, show=True)
        result = self._checked(task)
        self._report(result, FORMATS[len(case.data) % len(FORMATS)])
        if any(finding.fix for finding in result.findings):
            self._repair(task)

    def _judge_word(self, case: Case) -> None:
        task = DraftTask(case.name, self.profile, data=case.data, compare=True, show=True)
        result = self._checked(task)
        if not result.read:
            return
        document, _ = self.checker.read(case.name, case.data)
        writer = self.checker.writer_of(document)
        if writer is None:
            # The bytes are none of a Word file any more, and were read as a text.
            return
        fixed = self._checked(replace(task, fix="unsafe", write=False))
        remarks = remarks_of(result.findings, document, self.host.registry, "zh")
        try:
            annotated = writer.annotate(case.data, remarks, ())
        except ReadError as error:
            # Reading passes over a part that is broken; writing into it is refused in words.
            _require(bool(error.wording.zh), "an error without words")
            return
        if self.checker.text_of(case.name, annotated.data) != document.text:
            # In a file that no program has written so, edulint sees the same and refuses to write.
            return
        _require_parts_stay(case.data, annotated.data)
        if fixed.fixed and _is_whole(case.data):
            self._propose(task, writer)

    def _judge_settings(self, case: Case) -> None:
        with _folder() as folder:
            file = os.path.join(folder, case.name)
            with open(file, "wb") as out:
                out.write(case.data)
            try:
                read_configuration(file, self.host.registry)
                configurations = Configurations(self.host.registry, Choice())
                draft = os.path.join(folder, "a.txt")
                configurations.excludes(draft)
                profile = replace(configurations.profile(draft), number=-1)
            except SettingsError as error:
                _require(bool(error.wording.zh and error.wording.en), "an error without words")
                return
        # Options that were taken must be such as the checks can work with.
        checker = DraftChecker(self.host.registry, self.host.readers, self.host.writers)
        result = checker.check(DraftTask("a.txt", profile, data=_PROBE.encode(), compare=True, show=True))
        _require_no_failure(result)

    def _judge_name(self, case: Case) -> None:
        with _folder() as folder:
            path = os.path.join(folder, case.name.replace("/", "").replace("\0", ""))
            try:
                with open(path, "wb") as out:
                    out.write(case.data)
            except OSError:
                # No file can have such a name here.
                return
            found = find_drafts([folder], self.host.readers)
            hidden = os.path.basename(path).startswith((".", "~$"))
            _require(len(found.paths) == (not hidden), f"{len(found.paths)} drafts found")
            for draft in found.paths:
                result = self._checked(DraftTask(draft, self.profile, compare=True, show=True))
                _require(result.read or bool(result.problems), "neither read nor named")
                for name in FORMATS:
                    self._report(result, name)

    def _checked(self, task: DraftTask) -> DraftResult:
        result = self.checker.check(task)
        _require_no_failure(result)
        if task.fix == "none" and result.shown:
            for finding in result.findings:
                _require_inside(finding, result.shown.lines)
        return result

    def _report(self, result: DraftResult, name: str) -> None:
        paths = (result.path,) if result.read else ()
        drafts = (result.shown,) if result.shown else ()
        checks = {finding.code: self.host.registry[finding.code].check for finding in result.findings}
        outcome = Outcome(result.findings, result.problems, checks, drafts, paths, result.characters)
        out = io.StringIO()
        reporter_of(name)().report(outcome, out, ReportOptions("zh"))
        text = out.getvalue()
        text.encode("utf-8")
        if name in _JSON:
            value = json.loads(text)
            _require(name != "json" or len(value["findings"]) == len(result.findings), "findings lost in JSON")
        elif name in _XML:
            ElementTree.fromstring(text)
        if name not in _JSON:
            unseen = _UNSEEN.search(text)
            _require(unseen is None, f"{name} holds {unseen and unseen.group()!r}")
        if name in ("terminal", "concise"):
            _require(not re.search(r"^\s*::", text, re.MULTILINE), f"{name} holds a command of a build log")
        command = _BRACKET.search(text)
        _require(command is None, f"{name} holds {command and command.group()!r}")

    def _repair(self, task: DraftTask) -> None:
        """Repair a text, and follow the repairs edit by edit to the same text."""
        result = self._checked(replace(task, fix="unsafe", write=False))
        if not result.fixed:
            return
        document, _ = self.checker.read(task.path, task.data or b"")
        if not any("read as something else" in problem.message.en for problem in result.problems):
            composition, current = Composition(document.text), document
            for _ in range(_MOST_ROUNDS):
                if composition.text == result.after:
                    break
                chosen = applicable(self.checker.findings(current, self.profile), unsafe=True)
                composition = composition.edited(
                    edit for finding in chosen if finding.fix for edit in finding.fix.edits
                )
                current = self.checker.reparsed(document, composition.text)
            _require(composition.text == result.after, "something beside the edits was changed")
        data = encoded(replace(document, text=result.after))
        again = self._checked(replace(task, data=data, fix="unsafe", write=False))
        _require(again.read, "the repaired draft can't be read")
        _require(not again.fixed, f"repairs are not stable: {again.fixed} more in the repaired draft")
        _require(self.checker.text_of(task.path, data) == result.after, "the repaired draft reads otherwise")

    def _propose(self, task: DraftTask, writer: Writer) -> None:
        """Repair a Word file by tracked changes; accepted they give the repaired text, rejected the old one."""
        data = task.data or b""
        document, _ = self.checker.read(task.path, data)

        def edited(edits: Any) -> Any:
            result = writer.annotate(data, (), edits)
            try:
                return self.checker.read(task.path, result.data)[0], result.left_out
            except ReadError:
                return document, frozenset(edits)

        proposal = self.checker.proposal(replace(task, fix="unsafe"), document, edited)
        annotated = writer.annotate(data, (), proposal.edits)
        _require(self.checker.text_of(task.path, annotated.data) == annotated.text, "accepted, the text is another")
        _require_parts_stay(data, annotated.data)
        before = self.checker.text_of(task.path, _rejected(data))
        _require(self.checker.text_of(task.path, _rejected(annotated.data)) == before, "rejected, the text is another")


def _require(holds: bool, what: str) -> None:
    if not holds:
        raise FallenError(what)


def _require_no_failure(result: DraftResult) -> None:
    for problem in result.problems:
        _, failed, reason = problem.message.en.partition(" failed: ")
        # A check may say in words what it lacks, as a file that a configuration names and that isn't there.
        _require(not (failed and _RAISED.search(reason)), problem.message.en)


def _require_inside(finding: LocatedFinding, lines: tuple[str, ...]) -> None:
    own = [related.location for related in finding.related if related.path == finding.path]
    edits = [edit.location for edit in finding.fix.edits] if finding.fix else []
    for place in (finding.location, *own, *edits):
        inside = 1 <= place.line <= place.end_line <= max(1, len(lines)) and place.column >= 1
        inside = inside and (place.line, place.column) <= (place.end_line, place.end_column)
        # A place may end behind the line end that it takes out.
        inside = inside and place.end_column - 1 <= len(lines[place.end_line - 1] if lines else "") + 2
        _require(inside, f"{finding.code} points outside: {place}")


def _is_whole(data: bytes) -> bool:
    """Tell whether every part of a Word file can be unpacked; edulint reads others as far as they go."""
    try:
        parts_of(data)
    except Exception:
        return False
    return True


def _require_parts_stay(before: bytes, after: bytes) -> None:
    """Require that what annotating has no business with is what it was."""
    if not _is_whole(before):
        return
    old, new = parts_of(before), parts_of(after)
    lost = old.keys() - new.keys()
    _require(not lost, f"parts were lost: {sorted(lost)}")
    changed = [name for name in old if new[name] != old[name] and not name.endswith((".xml", ".rels"))]
    _require(not changed, f"parts were changed: {changed}")


def _rejected(data: bytes) -> bytes:
    """Return a Word file with all our tracked changes rejected, packed anew in any case."""
    parts = parts_of(data)
    return packed({name: _without_changes(part) if b"edulint" in part else part for name, part in parts.items()})


def _without_changes(content: bytes) -> bytes:
    try:
        root = etree.fromstring(content)
    except etree.XMLSyntaxError:
        return content
    # A strict file has the same names in another namespace.
    ours = [one for one in root.iter("{*}ins", "{*}del") if "edulint" in one.attrib.values()]
    for change in ours:
        parent = change.getparent()
        if parent is None:
            continue
        if etree.QName(change).localname == "del":
            for text in change.iter("{*}delText"):
                text.tag = etree.QName(etree.QName(text).namespace, "t")
            for child in list(change):
                change.addprevious(child)
        parent.remove(change)
    return etree.tostring(root, encoding="UTF-8")


@contextmanager
def _folder() -> Iterator[str]:
    folder = tempfile.mkdtemp(prefix="edulint-fuzz-")
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@contextmanager
def _limit() -> Iterator[None]:
    """End what takes too much of the processor's time, where the system can."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def end(*_: object) -> None:
        raise FallenError(f"it takes more than {SLOW_SECONDS:.0f} seconds")

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, SLOW_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
